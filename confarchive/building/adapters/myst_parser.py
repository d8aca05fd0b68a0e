"""What MyST-Parser does not promise, and that a right build cannot do without; no private name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from myst_parser.mdit_to_docutils.base import DocutilsRenderer

if TYPE_CHECKING:
    from myst_parser.mocking import MockState


def renderer_of(state: MockState) -> DocutilsRenderer:
    """Return the renderer that a directive's text is rendered by."""
    return next(each for each in vars(state).values() if isinstance(each, DocutilsRenderer))
