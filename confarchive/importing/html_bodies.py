"""A body of HTML as MyST, headings, sections and rules as the archive has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.importing.conversion import Conversion
from confarchive.importing.html_myst import unresolved
from confarchive.importing.markdown.postprocessing import finish
from confarchive.importing.markdown.visible import values as visible

if TYPE_CHECKING:
    from collections.abc import Callable, Collection


def convert(
    body: str, resolve: Callable[[str], str], *, path: str = "", linked: Collection[str] = ()
) -> Conversion:
    """Return *body*, HTML, as MyST, its addresses mapped by *resolve*.

    *path* is the post's in the archive, and *linked* the ids in it that other posts lead to.
    """
    root = visible.fragment(body)
    headings = tuple(visible.headings(root))
    targets = visible.linked_ids(root) - {heading.name for heading in headings}
    written = unresolved.write(body, targets)
    text, rules, sections = finish(written.text, resolve, headings, path, linked)
    return Conversion(
        text=text.strip("\n"), html_blocks=written.html_blocks + rules, sections=sections
    )
