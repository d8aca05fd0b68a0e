"""Authors, tags and categories that a page shows beside its text: marked by names, relations and addresses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from confarchive.importing.published.extraction import page_tree, surroundings, theme_names
from confarchive.importing.sources.pages import dateline
from confarchive.importing.sources.pages.term_lists import term_page

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from confarchive.importing.published.extraction.article import Parts

_RELATIONS = {"tag": "TAG", "category": "CATEGORY", "author": "AUTHOR"}
_CLASSES = {
    "TAG": re.compile(r"(?:^|\s)(?:tag|p-category|post-tag|tag-link)(?:\s|$)"),
    "CATEGORY": re.compile(r"(?:^|\s)(?:category|post-category)(?:\s|$)"),
    "AUTHOR": re.compile(r"(?:^|\s)(?:\w+-)?(?:author|author-name|fn)(?:\s|$)"),
}
_PROPERTIES = {"TAG": "keywords", "CATEGORY": "articleSection", "AUTHOR": "author"}
_OTHERS = re.compile(r"comment|related|recent|cloud|popular", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\Anav\b|comment|related|recent|cloud|popular|sidebar|widget|archive-?list|footer-?nav|menu",
    re.IGNORECASE,
)
_TERMS = frozenset({"category", "tag"})
_WORD = re.compile(r"\w+")
_NAME = 6  # words of a name, with "Posted by" before it
_MANY = 12  # terms that no post has of one kind
_BY = re.compile(
    r"(?:\A|[—–|·•-]\s*|\d\s+)(?:[Pp]osted |[Ww]ritten |[Pp]ublished )?(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Aa]uthors?:)\s+(?P<names>[^\d|·•—–]{2,120}?)"
    r"\s*(?:[|·•—–(]|\b(?:on|am|le|el)\b|\d|\Z)"
)
_COUNT = re.compile(r"\(?\d+\)?")
_DAYS = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\Z", re.IGNORECASE)
_LINE = 20  # words of a line that tells an author
# What links to an author's other posts say, as in "View all of Ada's posts".
_NO_NAME = re.compile(
    r"\b(?:view|all|more|posts?|articles?|beiträge|artikel|entradas|artículos)\b|投稿",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\A\W*(?:by|author|posted by|written by|von|par|tags?|category)\W*:?\s+", re.IGNORECASE
)


class ShownTerms:
    """The terms that the page of *found* shows beside the text of its post."""

    def __init__(self, found: Parts) -> None:
        self._found = found
        self._text = _text(found)
        self._above = frozenset(found.body.iterancestors())
        self._seen: dict[tuple[re.Pattern[str], bool], list[HtmlElement]] = {}

    def of_kind(self, kind: str) -> list[str]:
        """Return the names of those of a *kind*, as in :class:`TermList`."""
        ways = (
            lambda: _by_property(self._outside(_ELSEWHERE, kind), kind),
            lambda: _by_link(self._outside(_ELSEWHERE, kind), kind),
            lambda: _few(_by_link(self._outside(_OTHERS, kind), kind)),
        )
        return next((names for names in (_once(way()) for way in ways) if names), [])

    def _outside(self, elsewhere: re.Pattern[str], kind: str) -> Sequence[HtmlElement]:
        """Return the elements outside of the text that may tell a *kind*, and are not in what is called *elsewhere*.

        What all pages show is no term of one; but an author may have written them all.
        """
        key = elsewhere, kind == "AUTHOR"
        if key not in self._seen:
            shared = frozenset() if kind == "AUTHOR" else self._found.around.repeated
            self._seen[key] = [*self._walked(self._found.root.body, shared, elsewhere)]
        return self._own(self._seen[key]) if kind == "CATEGORY" else self._seen[key]

    def _own(self, elements: Sequence[HtmlElement]) -> Sequence[HtmlElement]:
        """Return *elements* without the links to categories that all pages have, where others tell the post's."""
        links = {each for each in elements if each.tag == "a" and _kind(each) == "CATEGORY"}
        of_all = links & self._found.around.repeated
        return [each for each in elements if each not in of_all] if links - of_all else elements

    def _walked(
        self, element: HtmlElement, shared: Collection[HtmlElement], elsewhere: re.Pattern[str]
    ) -> Iterator[HtmlElement]:
        """Yield what is in *element* and not *shared*."""
        for child in element:
            if not isinstance(child.tag, str) or child in self._text:
                continue
            is_shared = child in shared and child.tag != "a"
            names = f"{child.tag} {child.get('class') or ''} {child.get('id') or ''}"
            if child in self._above or not (is_shared or _has(names, elsewhere)):
                yield child
                yield from self._walked(child, shared, elsewhere)


@lru_cache(maxsize=4096)  # a theme writes the same ones on all pages
def _has(names: str, wanted: re.Pattern[str]) -> bool:
    return wanted.search(names) is not None


def _few(names: Iterable[str]) -> list[str]:
    """Return *names* that are a post's, not all of a blog's, which stand at its side too."""
    found = _once(names)
    return found if len(found) <= _MANY else []


def byline(found: Parts) -> list[str]:
    """Return the authors that a line beside the title tells in words: "by Ada Example"."""
    title = "" if found.heading is None else page_tree.text_of(found.heading)
    for line in dateline.lines(found.heading):
        named = None if title and title in line else _BY.search(line)
        if named is not None and page_tree.count_words(line) <= _LINE:
            parts = re.split(r"\s*(?:,|&| and | und | et | y )\s*", named["names"])
            return [
                each.strip(" .") for each in parts if each.strip(" .") and not _DAYS.match(each)
            ]
    return []


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def _by_property(elements: Iterable[HtmlElement], kind: str) -> Iterator[str]:
    for element in elements:
        if element.get("itemprop") == _PROPERTIES[kind]:
            inner = [each for each in element.iter() if each.get("itemprop") == "name"]
            links = [*element.iter("a")]
            for each in inner or links or [element]:
                yield _name(str(each.get("content") or page_tree.text_of(each)))


def _by_link(elements: Iterable[HtmlElement], kind: str) -> Iterator[str]:
    for element in elements:
        if element.tag == "a" and _kind(element) == kind:
            name = _name(_without_count(element))
            yield "" if kind == "AUTHOR" and _NO_NAME.search(name) else name
        elif kind == "AUTHOR" and element.tag != "a" and _is_name(element):
            yield _name(_shown(element))


def _without_count(link: HtmlElement) -> str:
    """Return the words of *link* without how many posts it leads to, where that stands in a part of its own."""
    text = page_tree.text_of(link)
    counts = [each for each in map(page_tree.text_of, link) if _COUNT.fullmatch(each)]
    return text.removesuffix(counts[-1]) if counts and counts[-1] != text else text


def _shown(element: HtmlElement) -> str:
    """Return the words of *element*, else what describes its picture."""
    pictures = (str(each.get("alt") or "") for each in element.iter("img"))
    return page_tree.text_of(element) or next(pictures, "")


def _kind(link: HtmlElement) -> str:
    """Return the kind of term that *link* leads to, by its class, its address, its relation; empty for none."""
    named = link.get("class") or ""
    for kind, pattern in _CLASSES.items():
        if pattern.search(named):
            return kind
    listed = term_page(re.split(r"[?#]", str(link.get("href") or ""), maxsplit=1)[0])
    if listed is not None:
        return listed.kind
    relations = (link.get("rel") or "").split()
    return next((kind for relation, kind in _RELATIONS.items() if relation in relations), "")


def _is_name(element: HtmlElement) -> bool:
    """Tell whether *element* shows the name of an author, and nothing else."""
    if not _CLASSES["AUTHOR"].search(element.get("class") or ""):
        return False
    inner = [each for each in element.iter() if each is not element and isinstance(each.tag, str)]
    is_outer = any(_CLASSES["AUTHOR"].search(each.get("class") or "") for each in inner)
    has_term = any(each.tag == "a" and _kind(each) for each in inner)
    shown = _shown(element)
    is_short = 0 < page_tree.count_words(shown) <= _NAME and not re.search(r"\d", shown)
    return is_short and not is_outer and not has_term


def _text(found: Parts) -> frozenset[HtmlElement]:
    """Return the elements of the text, without what stands at its ends and is called as themes do."""
    *_, body = surroundings.wrapped(found.body)
    inner = [each for each in body if isinstance(each.tag, str) and not _is_told(each)]
    return frozenset(element for each in inner for element in each.iter())


def _is_told(element: HtmlElement) -> bool:
    names = set(page_tree.names_of(element))
    is_called = theme_names.is_called(element, names, theme_names.META, theme_names.NAVIGATION)
    return is_called or element.tag in {"aside", "footer", "header"} or _is_of_terms(element)


def _is_of_terms(element: HtmlElement) -> bool:
    """Tell whether *element* has links to terms and no more than a word before them."""
    links = [*element.iter("a")]
    if not links or any(not _TERMS & {*(each.get("rel") or "").split()} for each in links):
        return False
    words = len(_WORD.findall(page_tree.text_of(element)))
    return words - sum(len(_WORD.findall(page_tree.text_of(each))) for each in links) <= 1


def _name(text: str) -> str:
    return _LABEL.sub("", " ".join(text.split())).strip(" ,;#·|\u00a0")
