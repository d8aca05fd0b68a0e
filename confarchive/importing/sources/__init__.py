"""The programs whose blogs can be imported: a folder each, and a line in :data:`SOURCES`."""

from __future__ import annotations

from pkgutil import resolve_name
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from confarchive.importing.sources.protocol import Source

SOURCES = {
    "pelican": "confarchive.importing.sources.pelican.source:Pelican",
    "pages": "confarchive.importing.sources.pages.source:PagesAlone",
}
"""Where each implements :class:`~confarchive.importing.sources.protocol.Source`, by its name; loaded when it is needed."""


def source(name: str) -> type[Source]:
    """Return the source called *name*. Raises KeyError where there is none."""
    found: type[Source] = resolve_name(SOURCES[name])
    return found
