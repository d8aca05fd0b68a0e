"""Which of a blog's pages are of one theme: a mirror may hold pages of several, made years apart."""

from __future__ import annotations

import posixpath
from collections import Counter
from typing import TYPE_CHECKING

from confarchive.importing.published.extraction import page_tree
from confarchive.importing.published.extraction.background_pictures import MARK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from typing import TypeVar

    from lxml.html import HtmlElement

    T = TypeVar("T")

_DEEP = 3  # elements in each other, on top of a page, where the names are the theme's
_ALIKE = 0.5  # of what tells the theme of a page is the same for another of that theme

_FEW = 3  # pages that a picture of one post alone is not on
_SOME = 0.2  # of the pages show a picture that is no post's


def marks(root: HtmlElement) -> frozenset[str]:
    """Return what tells the theme of a page: its style sheets, and what it calls its outermost parts."""
    sheets = (each for each in root.iter("link") if "stylesheet" in (each.get("rel") or ""))
    names = (name for each in _outermost(root.body, _DEEP) for name in page_tree.names_of(each))
    return frozenset([*map(page_tree.source_name, sheets), *names])


def _outermost(element: HtmlElement, deep: int) -> Iterator[HtmlElement]:
    yield element
    for child in element if deep else ():
        if isinstance(child.tag, str):
            yield from _outermost(child, deep - 1)


def grouped(pages: Iterable[tuple[T, frozenset[str]]]) -> list[tuple[frozenset[str], list[T]]]:
    """Return *pages*, each with its marks, by their themes, with the marks of the first of each; most common first."""
    themes: list[tuple[frozenset[str], list[T]]] = []
    for page, own in pages:
        group = next((each for marks, each in themes if _is_alike(marks, own)), None)
        if group is None:
            themes.append((own, [page]))
        else:
            group.append(page)
    return sorted(themes, key=lambda theme: -len(theme[1]))


def is_known(own: frozenset[str], themes: Sequence[Collection[str]]) -> bool:
    """Tell whether a page with the marks *own* is of one of *themes*."""
    return any(_is_alike(marks, own) for marks in themes)


def _is_alike(one: Collection[str], other: Collection[str]) -> bool:
    """Tell whether two pages are of one theme: pages of it may have parts and style sheets that others have not."""
    fewer = min(len(one), len(other))
    return len({*one} & {*other}) >= _ALIKE * fewer if fewer else not one and not other


def pictures(roots: Sequence[HtmlElement]) -> frozenset[str]:
    """Return the files of the pictures that several of these pages show beside their titles: a theme's, such as banners that take turns.

    Of those behind titles, two pages are several: styles are a theme's, unless they have a picture of one post.
    """
    found = Counter(
        file for each in roots for file in set(map(page_tree.file_of, _beside_titles(each)))
    )
    least = max(_FEW, _SOME * len(roots))
    behind = {
        page_tree.file_of(img) for each in roots for img in each.iter("img") if MARK in img.attrib
    }
    several = (file for file, pages in found.items() if pages > 1 and file in behind)
    common = {*several, *(file for file, pages in found.items() if pages >= least)}
    return frozenset(common | _in_turns(roots, common))


def _in_turns(roots: Sequence[HtmlElement], common: Collection[str]) -> frozenset[str]:
    """Return the files of pictures beside titles from folders that have next to none of one post alone, as signs of categories."""
    found = Counter(
        file
        for each in roots
        for file in {page_tree.file_of(img) for img in _beside_titles(each)} - {*common}
    )
    shown: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for file, pages in found.items():
        shown[posixpath.dirname(file)] += pages
        files[posixpath.dirname(file)] += 1
    turning = {each for each in files if shown[each] >= _FEW and 2 * files[each] <= shown[each]}
    return frozenset(each for each in found if posixpath.dirname(each) in turning)


def _beside_titles(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the pictures before the first words of a text; others, as those of related posts, may be theirs."""
    is_below = False
    for each in page_tree.elements(root.body):
        is_below = is_below or each.tag == "h1"
        if is_below and each.tag == "p" and page_tree.text_of(each):
            return
        if each.tag == "img":
            yield each
