"""A body of HTML as MyST, headings, sections and rules as the archive has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.importing import html_myst, myst
from confarchive.importing.conversion import Conversion
from confarchive.importing.markdown.postprocessing import finish
from confarchive.importing.markdown.visible import values as visible
from confarchive.model.schemes import runs_script

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

# Addresses are resolved in the whole text; one that may be the archive's is marked until then, so
# that the writer does not take it for known to be none.
_LATER = "\ue000"


def convert(
    body: str, resolve: Callable[[str], str], *, path: str = "", linked: Collection[str] = ()
) -> Conversion:
    """Return *body*, HTML, as MyST, its addresses mapped by *resolve*.

    *path* is the post's in the archive, and *linked* the ids in it that other posts lead to.
    """
    root = visible.fragment(body)
    headings = tuple(visible.headings(root))
    targets = visible.linked_ids(root) - {heading.name for heading in headings}
    written = html_myst.write(body, resolve=_later, targets=targets)
    text, rules, sections = finish(
        written.text.replace(_LATER, ""), resolve, headings, path, linked
    )
    return Conversion(
        text=text.strip("\n"), html_blocks=written.html_blocks + rules, sections=sections
    )


def _later(url: str) -> str:
    return url if myst.SCHEME.match(url) or runs_script(url) else _LATER + url
