"""The name of MyST-Parser's that it does not promise, and that a right build cannot do without."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from myst_parser.mdit_to_docutils.base import DocutilsRenderer
    from myst_parser.mocking import MockState


def renderer_of(state: MockState) -> DocutilsRenderer:
    """Return the renderer that a directive's text is rendered by."""
    return state._renderer
