"""The addresses that a Pelican blog had: of its posts, its lists and its pages of links.

Addresses and their names are those of :mod:`confarchive.importing.links.addresses`. See https://docs.getpelican.com/en/latest/settings.html#url-settings.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from confarchive.importing.links.addresses import names_of_post
from confarchive.importing.links.index import Lists, TermList
from confarchive.importing.sources.pelican import feeds, pagination
from confarchive.importing.sources.pelican.header_values import slug_of
from confarchive.importing.sources.pelican.settings import subsites
from confarchive.importing.sources.pelican.terms import terms_of
from confarchive.model.addresses.slugs import slugify
from confarchive.model.post import Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from confarchive.importing.foreign_post import ForeignPost
    from confarchive.importing.sources.pelican.settings import Settings
    from confarchive.model.dates.moments import When

_Site: TypeAlias = "tuple[str, Settings, tuple[ForeignPost, ...]]"
"""The blog, or its site of one language: its folder, settings and posts."""
_LISTS = {
    "ARCHIVES": (None, "#list-years"),
    "TAGS": ("TAG", "#list-tags"),
    "CATEGORIES": ("CATEGORY", "#list-categories"),
    "AUTHORS": ("AUTHOR", "#list-authors"),
}


def of_post(post: ForeignPost, settings: Settings) -> tuple[str, ...]:
    """Return the addresses of *post*: the one Pelican links to, then its file, where they differ.

    It has none where Pelican writes no page for it, or where its address names
    something that the post does not say, such as its date.
    """
    folder, site = subsites.of(post.language, settings)
    post = replace(post, translated=False) if folder else post
    return _in_site(post, folder, site)


def of_kept(
    post: ForeignPost, settings: Settings, known: Mapping[tuple[str, bool], frozenset[str]]
) -> Iterator[tuple[str, ...]]:
    """Yield the addresses of *post* in each site of another language that kept it."""
    for folder, site in subsites.kept(post, settings, known):
        yield _in_site(replace(post, translated=True), folder, site)


def url_of(post: ForeignPost, settings: Settings) -> str:
    """Return the path that links to *post* have, below the blog's address; "" where Pelican writes no page for it."""
    folder, site = subsites.of(post.language, settings)
    post = replace(post, translated=False) if folder else post
    has_page = bool(_address("SAVE_AS", post, site))
    return f"{folder}{_address('URL', post, site)}" if has_page else ""


def _in_site(post: ForeignPost, folder: str, site: Settings) -> tuple[str, ...]:
    file, url = (_address(end, post, site) for end in ("SAVE_AS", "URL"))
    if not file:
        return ()
    file, url = f"{folder}{file}", f"{folder}{url}" if url else url
    return (url, file) if url and url not in {file, file.removesuffix("index.html")} else (file,)


def _address(end: str, post: ForeignPost, settings: Settings) -> str:
    own = post.given.get(end.lower())
    if own is not None:
        return own.lstrip("/")
    kind = "PAGE" if post.page else "ARTICLE"
    if post.status is Status.DRAFT:
        kind = "DRAFT_PAGE" if post.page else "DRAFT"
    pattern = settings[f"{kind}_LANG_{end}" if post.translated else f"{kind}_{end}"]
    return _expanded(pattern, _words(post, settings)).lstrip("/")


def _words(post: ForeignPost, settings: Settings) -> dict[str, Any]:
    """Return what an address may name. A page has a category, an undated post no date."""
    words: dict[str, Any] = {
        **post.given,
        "path": post.place,
        "slug": post.slug,
        "lang": post.language or settings["DEFAULT_LANG"],
        "author": slug_of(post.authors[0], "AUTHOR", settings.values) if post.authors else "",
        "category": slug_of(post.category, "CATEGORY", settings.values) if post.category else "",
    }
    return words | ({"date": _Date(post.date)} if post.date else {})


class _Date:
    """A date that formats as Pelican's do, ``%-d`` without a leading zero on every system."""

    def __init__(self, when: When) -> None:
        whole = isinstance(when, datetime)
        self._when = when if whole else datetime(when.year, when.month, when.day)

    def __format__(self, form: str) -> str:
        return re.sub(
            r"%(-?)(.)",
            lambda match: self._part(match[2], stripped=bool(match[1])),
            form or "%Y-%m-%d %H:%M:%S",
        )

    def _part(self, code: str, *, stripped: bool) -> str:
        text = self._when.strftime(f"%{code}")
        return (text.lstrip("0") or "0") if stripped else text

    def __getattr__(self, name: str) -> Any:
        return getattr(self._when, name)


def _expanded(pattern: str, words: Mapping[str, Any]) -> str:
    """Return *pattern* with the *words* it names, or nothing where one is missing."""
    try:
        return string.Formatter().vformat(pattern, (), words)
    except (KeyError, IndexError, ValueError, AttributeError, TypeError):
        return ""


def lists(listed: Iterable[ForeignPost], settings: Settings) -> Lists:
    """Return the blog's lists of the *listed* posts."""
    split = tuple(subsites.split(listed, settings))
    terms = tuple(_of_single_terms(split))
    return Lists(dict(_pages(split)), terms, tuple(feeds.of_sites(split)))


def _of_single_terms(split: Iterable[_Site]) -> Iterator[TermList]:
    for folder, site, posts in split:
        count = _counts(posts, site)
        for kind, names in terms_of(posts).items():
            for slug, target, old in of_terms(names, kind, site):
                more = pagination.later(old[-1:], kind, count[kind, slug], site)
                addresses = tuple(f"{folder}{address}" for address in (*more, *old))
                yield TermList(kind, slug, target, addresses)


def _counts(posts: Iterable[ForeignPost], settings: Settings) -> Counter[tuple[str, str]]:
    """Return how many posts each list of a term has, by its kind and its slug in the blog."""
    return Counter(
        (kind, slug)
        for post in posts
        for kind, names in terms_of([post]).items()
        for slug in {slug_of(name, kind, settings.values) for name in names}
    )


def of_terms(
    names: Iterable[str], kind: str, settings: Settings
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield each of *names* with its slugs, the blog's and the archive's, and its addresses."""
    for name in dict.fromkeys(names):
        slug = slug_of(name, kind, settings.values)
        words = {"name": name, "slug": slug}
        found = (_expanded(settings[f"{kind}_{end}"], words) for end in ("URL", "SAVE_AS"))
        url, file = (address.lstrip("/") for address in found)
        yield slug, slugify(name), tuple(dict.fromkeys(filter(None, (url, file)))) if file else ()


def _pages(split: Iterable[_Site]) -> Iterator[tuple[str, str]]:
    """Yield the names that the blog's lists but those of single terms had, with the archive's lists."""
    for folder, site, posts in split:
        if folder:
            yield f"{folder}index", "index.md"
        for address in pagination.later([site["INDEX_SAVE_AS"]], "INDEX", len(posts), site):
            yield from ((f"{folder}{name}", "index.md") for name in names_of_post([address]))
        for name, target in _general(posts, terms_of(posts), site):
            yield f"{folder}{name}", target


def _general(
    listed: Iterable[ForeignPost], terms: Mapping[str, tuple[str, ...]], settings: Settings
) -> Iterator[tuple[str, str]]:
    yield from _lists({kind for kind, names in terms.items() if names}, settings)
    yield from _periods(sorted({_day(post) for post in listed if post.date is not None}), settings)


def _day(post: ForeignPost) -> tuple[int, int, int]:
    return (post.date.year, post.date.month, post.date.day) if post.date else (1, 1, 1)


def _lists(kinds: Collection[str], settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the names of the lists of all terms and years, and the archive's in their place."""
    templates = {str(name).upper() for name in settings["DIRECT_TEMPLATES"]}
    for name, (kind, target) in _LISTS.items():
        file = settings[f"{name}_SAVE_AS"]
        if name in templates and file and kinds and (kind is None or kind in kinds):
            yield from ((page, target) for page in names_of_post((settings[f"{name}_URL"], file)))


def _periods(days: Iterable[tuple[int, int, int]], settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the names of the lists of years, months and days, which the archive's of years replace."""
    for year, month, day in days:
        words = {"date": _Date(datetime(year, month, day))}
        for period in ("YEAR", "MONTH", "DAY"):
            file = _expanded(settings[f"{period}_ARCHIVE_SAVE_AS"], words)
            yield from ((page, f"#year-{year}") for page in names_of_post((file,)))
