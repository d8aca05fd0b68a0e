"""What a reader sees of a page: its words, and the things that stand among them.

:func:`read` reduces HTML to facets that do not depend on who wrote the HTML.
Two renderings of a post show the same if their facets are equal; how they are
compared is told in :mod:`confarchive.importing.verify`.

What a generator adds is left out, and typographic signs are read as plain ones
(:mod:`confarchive.importing.verify.page`). Headings have no level here: a post's title
takes the first one in the archive, and the others move down.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.importing.verify import formulas
from confarchive.importing.verify.kinds import Facet
from confarchive.importing.verify.loads import all_other_files
from confarchive.importing.verify.page import (
    RenderedPage,
    classes,
    drop_furniture,
    line,
    on_one_line,
    target,
)
from confarchive.importing.verify.things import Facets, Thing
from confarchive.model.addresses.slugs import name_of_file

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterator

    from lxml.html import HtmlElement

_ELSEWHERE = re.compile(r"(https?:)?//|mailto:|ftp:|irc:|tel:", re.IGNORECASE)
_WORD_BEFORE = re.compile(
    r"\A(?:\{\w+\}|\|\w+\|)"
)  # of a path, "{static}"; no file's name begins so
REMOTE = re.compile(r"(https?:)?//|data:", re.IGNORECASE)
"""How addresses begin of pictures that lie elsewhere, or in the page itself."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol", "dl")
_ITEMS = ("li", "dt", "dd")
_EMBEDS = ("iframe", "embed", "object", "video", "audio", "source", "script")
_LANDING = 5  # words that tell a place in a page from others
_FOOTNOTE_LISTS = frozenset({"footnote", "footnotes", "footnote-list", "toc", "contents"})
_LAYOUT_TABLES = frozenset(
    {"highlighttable", "codehilitetable", "footnote", "citation", "field-list", "option-list"}
)


def read(
    root: HtmlElement, resolve: Callable[[str], str] = str, lists: Collection[str] = ()
) -> Facets:
    """Reduce a body to its facets; *root* is changed on the way.

    *resolve* maps an address as it is written to the one it stands for. *lists* are the names
    of lists of posts that a build lets ``#name`` lead to, where no place in the page has it.
    """
    drop_furniture(root)
    page = RenderedPage(root, resolve, lists)
    things = {facet: tuple(find(page)) for facet, find in _FINDERS.items()}
    return Facets(words=tuple(page.words), things=things, quote=page.quote)


def _thing(
    page: RenderedPage, element: HtmlElement, key: Hashable, shown: str, more: str = ""
) -> Thing:
    shown = shown or f"<{element.tag}> without words"
    return Thing(key=key, shown=shown, more=more, at=page.position(element))


def _stands_in(element: HtmlElement, *tags: str) -> bool:
    return next(element.iterancestors(*tags), None) is not None


def _belongs(element: HtmlElement, names: frozenset[str]) -> bool:
    """Tell whether *element*, or one that it stands in, has a class of these *names*."""
    return not all(names.isdisjoint(classes(each)) for each in (element, *element.iterancestors()))


def _headings(page: RenderedPage) -> Iterator[Thing]:
    yield from _worded(page, _HEADINGS)


def _strong(page: RenderedPage) -> Iterator[Thing]:
    yield from _worded(page, ("strong", "b"), outside=("strong", "dt"))


def _emphasis(page: RenderedPage) -> Iterator[Thing]:
    yield from _worded(page, ("em", "i"), outside=("em",))


def _worded(
    page: RenderedPage, tags: tuple[str, ...], outside: tuple[str, ...] = ()
) -> Iterator[Thing]:
    """Yield the elements of these *tags* that have words, but in those *outside*."""
    for element in page.root.iter(*tags):
        text = page.line(element)
        if text and not (outside and _stands_in(element, *outside)):
            yield _thing(page, element, text, page.plain(element))


def _links(page: RenderedPage) -> Iterator[Thing]:
    for element, href in _hrefs(page):
        if _ELSEWHERE.match(href):
            key = (target(href), page.line(element))
            yield _thing(page, element, key, f"[{page.plain(element)}]({href})")


def _internal(page: RenderedPage) -> Iterator[Thing]:
    for element, href in _hrefs(page):
        if not _ELSEWHERE.match(href) and not _within(page, href):
            key = (target(page.resolve(href)), page.line(element))
            shown = f"[{page.plain(element)}]({href})"
            yield _thing(page, element, key, shown, f"{shown} leading to {key[0]}")


def _anchors(page: RenderedPage) -> Iterator[Thing]:
    for element, href in _hrefs(page):
        if _within(page, href):
            shown = f"[{page.plain(element)}]({href})"
            thing = _thing(page, element, page.line(element), shown)
            yield replace(thing, leads=_landing(page, href[1:]))


def _hrefs(page: RenderedPage) -> Iterator[tuple[HtmlElement, str]]:
    for element in page.root.iter("a"):
        if href := element.get("href", "").strip():
            yield element, href


def _within(page: RenderedPage, href: str) -> bool:
    """Tell whether *href* leads to a place in the same page, or nowhere, and not to a list of posts."""
    names = {href[1:], unquote(href[1:])}
    is_list = not names.isdisjoint(page.lists) and names.isdisjoint(page.anchors)
    return href.startswith("#") and not is_list


def _landing(page: RenderedPage, name: str) -> tuple[str, ...] | None:
    """Return the words that a link to *name* leads to; None when there is no such place."""
    place = page.anchors.get(name)
    place = page.anchors.get(unquote(name)) if place is None else place
    if place is None:
        return None
    start = page.position(place)
    return tuple(page.words[start : start + _LANDING])


def _images(page: RenderedPage) -> Iterator[Thing]:
    for element in page.root.iter("img"):
        src = element.get("src", "").strip()
        alt = line(element.get("alt", ""))
        leads = target(page.resolve(src)) if src else ""  # a script fills in an empty one
        key = (leads, picture_name(unquote(src)), alt)
        written = f"![{on_one_line(element.get('alt', ''))}]"
        thing = _thing(page, element, key, f"{written}({src})", f"{written} from {key[0]}")
        yield replace(thing, loads=(src,))


def _tooltips(page: RenderedPage) -> Iterator[Thing]:
    for element in page.root.iter("a", "img", "abbr"):
        if title := line(element.get("title", "")):
            yield _thing(page, element, (element.tag, title), f"{element.tag}: {title}")


def picture_name(src: str) -> str:
    """Return what is left of a picture's address when it is copied into the archive.

    A build puts all pictures into one folder, and numbers those of one name. Long ones are cut.
    """
    if REMOTE.match(src):
        return target(src)
    path = PurePosixPath(re.sub(r"[?#].*", "", _WORD_BEFORE.sub("", src)))
    return re.sub(r"\d+$", "", PurePosixPath(name_of_file(path.name)).stem).lower()


def _embeds(page: RenderedPage) -> Iterator[Thing]:
    """Yield what is loaded: where from, or a script's own text."""
    for element in page.root.iter(*_EMBEDS):
        url = (element.get("src") or element.get("data") or "").strip()
        source = target(page.resolve(url)) if url else page.scripts.get(element, "")
        shown = f"<{element.tag}> {on_one_line(url or source)}"
        thing = _thing(page, element, (element.tag, target(source)), shown)
        yield replace(thing, loads=(url,) if url else ())


def _files(page: RenderedPage) -> Iterator[Thing]:
    for element, name, url, size in all_other_files(page.root):
        key = (name, target(page.resolve(url)), size)
        thing = _thing(page, element, key, f"{name}: {f'{url} {size}'.strip()}")
        yield replace(thing, loads=(url,))


def _rules(page: RenderedPage) -> Iterator[Thing]:
    for element in page.root.iter("hr"):
        yield _thing(page, element, "", "---")


def _code_blocks(page: RenderedPage) -> Iterator[Thing]:
    for element in page.root.iter("pre"):
        text = "".join(element.itertext()).replace("\r\n", "\n").replace("\u00a0", " ")
        lines = text.expandtabs(4).strip("\n").splitlines()
        code = "\n".join(each.rstrip() for each in lines)
        yield _thing(page, element, code, code)


def _code_spans(page: RenderedPage) -> Iterator[Thing]:
    for element in page.root.iter("code", "tt"):
        if not _stands_in(element, "pre"):
            code = page.plain(element)
            yield _thing(page, element, code, code)


def _lists(page: RenderedPage) -> Iterator[Thing]:
    """Yield every list, nested ones after the one they stand in."""
    for element in page.root.iter(*_LISTS):
        if not _belongs(element, _FOOTNOTE_LISTS):
            own = list(element.iterchildren(*_ITEMS))
            key = (_place(element), element.tag, tuple((each.tag, page.line(each)) for each in own))
            shown = (
                f"{element.tag} of {len(own)}: {page.plain(own[0])[:80] if own else ''}".rstrip()
            )
            more = " • ".join([shown, *(f"{each.tag}: {page.plain(each)}" for each in own)])
            yield _thing(page, element, key, shown, f"{more} (in items {key[0]})")


def _place(element: HtmlElement) -> tuple[int, ...]:
    """Return the number of each item that *element* stands in, from the innermost out."""
    return tuple(
        sum(1 for _ in item.itersiblings("li", preceding=True))
        for item in element.iterancestors("li")
    )


def _tables(page: RenderedPage) -> Iterator[Thing]:
    for element in page.root.iter("table"):
        if not _belongs(element, _LAYOUT_TABLES):
            parts = [
                each
                for each in element.iter("tr", "td", "th")
                if not _belongs(each, _LAYOUT_TABLES)
            ]
            cells = tuple((each.tag, "" if each.tag == "tr" else page.line(each)) for each in parts)
            own = [(each.tag, page.plain(each)) for each in parts if each.tag != "tr"]
            shown = " | ".join(text for _, text in own)
            more = " | ".join(f"{tag}: {text}" for tag, text in own)
            yield _thing(page, element, cells, shown, more)


def _quotes(page: RenderedPage) -> Iterator[Thing]:
    for element in page.root.iter("blockquote"):
        text = page.line(element)
        depth = sum(1 for _ in element.iterancestors("blockquote"))
        shown = page.plain(element)
        yield _thing(page, element, (depth, text), shown, f"{shown} (in {depth} others)")


def _formulas(page: RenderedPage) -> Iterator[Thing]:
    for element in filter(formulas.is_formula, page.root.iter("span", "div")):
        yield _thing(page, element, formulas.key(element), formulas.shown(element))


_FINDERS: dict[Facet, Callable[[RenderedPage], Iterator[Thing]]] = {
    Facet.HEADINGS: _headings,
    Facet.LINKS: _links,
    Facet.INTERNAL: _internal,
    Facet.ANCHORS: _anchors,
    Facet.IMAGES: _images,
    Facet.TOOLTIPS: _tooltips,
    Facet.CODE_BLOCKS: _code_blocks,
    Facet.CODE_SPANS: _code_spans,
    Facet.LISTS: _lists,
    Facet.TABLES: _tables,
    Facet.QUOTES: _quotes,
    Facet.STRONG: _strong,
    Facet.EMPHASIS: _emphasis,
    Facet.EMBEDS: _embeds,
    Facet.FORMULAS: _formulas,
    Facet.FILES: _files,
    Facet.RULES: _rules,
}
