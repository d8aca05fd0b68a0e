"""A blog's lists of posts that bear a tag, a category or an author: told by their addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.importing.sources.pages import whole_lists
from confarchive.model.addresses.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from confarchive.importing.sources.pages.outline import Outline

_KINDS = {
    "TAG": "tags?|labels?|topics?|keywords?|t",
    "CATEGORY": "categor(?:y|ies)|sections?",
    "AUTHOR": "authors?|people|by",
}
_ONE = {
    kind: re.compile(
        rf"(?:^|/)(?:{names})/(?P<slug>[^/]+?)(?:/page/?\d+)?(?:/(?:index\.html?)?|\.html?)?$",
        re.IGNORECASE,
    )
    for kind, names in _KINDS.items()
}
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_PERIOD = re.compile(
    rf"(?:^|/)((?:19|20)\d\d)(?:/(?:\d\d|(?:\d|{_MONTH})(?=/))){{0,2}}(?:/index)?(?:\.html?)?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(.*?[^/\d-]-?)([2-9]|[1-9]\d{1,3})((?:/index)?\.html?)", re.IGNORECASE)
_SEVERAL = 3  # lists that tell what stands beside each of them
_NOT_ONE = frozenset({"index", "index.html", "page", "all"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPage:
    """The page at ``address`` that lists the posts which bear a term of a ``kind`` as in :class:`TermList`."""

    kind: str
    slug: str
    address: str


@lru_cache(maxsize=4096)  # the pages of a blog lead to the same ones
def term_page(address: str) -> TermPage | None:
    """Return what the page, or link, at *address* lists, if it is the posts of one term."""
    place = unquote(address)
    for kind, pattern in _ONE.items():
        found = pattern.search(place)
        if found and found["slug"].lower() not in _NOT_ONE and found["slug"][0] != ".":
            return TermPage(kind=kind, slug=found["slug"], address=address)
    return None


def period(address: str) -> str:
    """Return the archive's list of the year that the page at *address* lists, ``#year-2015``; empty for none."""
    found = _PERIOD.search(address)
    return f"#year-{found[1]}" if found else ""


def named(outlines: Iterable[Outline]) -> dict[str, tuple[TermPage, str]]:
    """Return the lists of terms among *outlines* by their addresses, each with its term's name."""
    pages = {
        each.address: (page, each)
        for each in outlines
        if (page := term_page(each.address)) is not None
    }
    return {address: (page, _name(address, pages)) for address, (page, _) in pages.items()}


def _name(address: str, pages: Mapping[str, tuple[TermPage, Outline]]) -> str:
    """Return the name of a term as its list shows it, or the one that this is a later page of; else the list's slug."""
    page, outline = pages[address]
    if shown := _shown(page.slug, outline):
        return shown
    first = _first(address, pages)
    return _name(first, pages) if first else page.slug.replace("-", " ")


def _first(address: str, pages: Collection[str]) -> str:
    """Return the first page of the list that *address* is a later one of, ``python.html`` of ``python3.html``; empty for none."""
    found = _NUMBERED.fullmatch(address)
    if found is None:
        return ""
    base, number, end = found.groups()
    before = [f"{base}{end}", *(f"{base}{each}{end}" for each in range(2, int(number)))]
    return before[0] if all(each in pages for each in before) else ""


def _shown(slug: str, outline: Outline) -> str:
    """Return the name of the term with this *slug* as the heading or the title of its list has it; empty for none."""
    for text in (outline.heading, outline.title):
        words = re.split(r"[\s:|–—·•»«\"“”'‘’]+", text)
        found = (
            " ".join(words[start:end])
            for length in range(1, len(words) + 1)
            for start in range(len(words) - length + 1)
            for end in (start + length,)
            if slugify(" ".join(words[start:end])) == slugify(slug)
        )
        if shortest := next(found, ""):
            return shortest
    return ""


def of_sections(
    outlines: Iterable[Outline], find: Callable[[str], str | None]
) -> Iterator[tuple[str, str, str]]:
    """Yield each post in the section of a term on a page that lists all, with the term's kind and name.

    *find* returns the address of the page that a link leads to.
    """
    for each in outlines:
        for name, places in each.terms:
            for post in filter(None, map(find, sorted(places))):
                yield post, whole_lists.kind_of(each.address), name


def of_posts(
    outlines: Iterable[Outline], links: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, str, str]]:
    """Yield each post that a list of a term links to, with the term's kind and name.

    *links* are the addresses of pages that each page links to; what all lists link to stands beside them.
    """
    found = named(outlines)
    all_links = [frozenset(links[address]) for address in found]
    beside = frozenset.intersection(*all_links) if len(found) >= _SEVERAL else frozenset()
    for (page, term), linked in zip(found.values(), all_links, strict=True):
        yield from ((post, page.kind, term) for post in sorted(linked - beside))
