"""A whole mirror at one look: its posts, its lists, its frame, and what these tell of single posts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from confarchive.importing import workers
from confarchive.importing.published import feed_files
from confarchive.importing.published.extraction import page_tree
from confarchive.importing.published.extraction.frame import Frame, frame_of_themes
from confarchive.importing.sources.pages import (
    dateline,
    dates,
    feeds,
    outline,
    term_lists,
    undated_lists,
)
from confarchive.importing.sources.pages.kinds import PublishedKind, is_dated, kinds, linked_by_most
from confarchive.importing.sources.pages.site import page_at, urls

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from confarchive.importing.published.storage.pages import PublishedPages
    from confarchive.importing.sources.pages.feeds import FeedEntry
    from confarchive.importing.sources.pages.outline import Outline

_PAGE = re.compile(r"(?:\.html?|\.xhtml|(?:^|/)[^./?@]+)\Z", re.IGNORECASE)
_HOME = frozenset({"index.html", "index.htm"})
_FEW = 3  # posts that tell what their pages share
_SOME = 40  # pages that tell how a blog writes dates


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What is known of a blog before any of its posts is read.

    ``kinds`` are those of its pages by their addresses; ``undated_lists`` are lists for what they show alone. ``frame`` is what posts' pages share. ``entries`` are what feeds
    say of posts, ``fed`` all pages that they name; nearly all pages have an end where they are ``ended``. ``terms`` is what lists say: kinds and names of terms. ``term_pages`` are the addresses of lists by
    kind and name, ``site_keywords`` what search engines were told of the blog on any page, and ``common_keywords`` what on most,
    ``site_summaries`` what it is about, and ``aliases`` those that sent readers on to a page, by its address. ``in_languages``
    has the addresses to which pages lead as the same in other languages. ``day_first`` tells how dates
    of numbers are read, None for nobody knows.
    """

    kinds: Mapping[str, PublishedKind] = field(default_factory=dict)
    undated_lists: frozenset[str] = frozenset()
    frame: Frame = field(default_factory=Frame)
    site_urls: tuple[str, ...] = ()
    blog: str = ""
    language: str = ""
    entries: Mapping[str, FeedEntry] = field(default_factory=dict)
    fed: frozenset[str] = frozenset()
    ended: bool = False
    terms: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    term_pages: tuple[tuple[term_lists.TermPage, str], ...] = ()
    site_keywords: frozenset[tuple[str, ...]] = frozenset()
    site_summaries: frozenset[str] = frozenset()
    common_keywords: frozenset[str] = frozenset()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    in_languages: Mapping[str, frozenset[str]] = field(default_factory=dict)
    day_first: bool | None = None

    def of_kind(self, *wanted: PublishedKind) -> tuple[str, ...]:
        """Return the addresses of pages that are one of *wanted*."""
        return tuple(address for address, kind in self.kinds.items() if kind in wanted)


def survey(pages: PublishedPages, jobs: int, seconds: float, frame: Frame | None = None) -> Survey:
    """Look at all *pages* with *jobs* processes, at each for at most *seconds*; they share *frame* where it is known."""
    addresses = [
        each for each in pages.addresses() if _PAGE.search(each) or feed_files.NAME.search(each)
    ]
    look = partial(outline.outline, pages=pages, seconds=seconds)
    seen = [each for each in workers.each(look, addresses, jobs) if each is not None]
    outlines = [each for each in seen if not each.feed]
    known = {each.address for each in outlines}
    site_urls = urls({each.address: each.url for each in outlines})
    told = feeds.entries(pages, _feeds(seen))
    site_urls = site_urls or feeds.roots(told, known)
    links = _links(outlines, site_urls, known)
    entries = feeds.read(told, site_urls, known)
    fed = {each: bool(frame or entry.date) for each, entry in entries.items()}
    found = kinds(outlines, links, fed)
    undated = _undated_lists(pages, found, outlines, links, fed)
    found |= dict.fromkeys(undated, PublishedKind.LIST)
    posts = [address for address, kind in found.items() if kind is PublishedKind.POST]
    of_posts = {*posts} if len(posts) >= _FEW else known
    marks = {each.address: each.marks for each in outlines if each.address in of_posts}
    frame = frame or frame_of_themes(pages, marks)
    return Survey(
        kinds=found,
        undated_lists=undated,
        frame=frame,
        site_urls=site_urls,
        blog=_name(outlines, frame),
        language=_language(outlines, posts),
        entries=entries,
        fed=frozenset(feeds.read(told, site_urls, frozenset(addresses))),
        ended=sum(each.ended for each in outlines) >= page_tree.NEARLY * len(outlines),
        terms=_terms(
            [
                *term_lists.of_posts(outlines, links),
                *term_lists.of_sections(outlines, lambda place: page_at(place, site_urls, known)),
            ],
            found,
        ),
        term_pages=tuple(term_lists.named(outlines).values()),
        site_keywords=_site_keywords(outlines),
        site_summaries=_site_summaries(outlines),
        common_keywords=_common_keywords(outlines, posts),
        in_languages=_in_languages(outlines, site_urls, known),
        aliases=_aliases(outlines, site_urls, known),
        day_first=_day_first(pages, posts),
    )


def _undated_lists(
    pages: PublishedPages,
    found: Mapping[str, PublishedKind],
    outlines: Iterable[Outline],
    links: Mapping[str, Collection[str]],
    fed: Mapping[str, bool],
) -> frozenset[str]:
    """Return the pages *found* to be posts for their addresses alone that are lists of others."""
    posts = {address for address, kind in found.items() if kind is PublishedKind.POST}
    dated = {each.address for each in outlines if is_dated(each) or fed.get(each.address)}
    shown = posts & dated - linked_by_most(links)
    return undated_lists.find(
        pages,
        posts - dated,
        {address: undated_lists.without_ways(address, shown, links) for address in posts - dated},
        {address for address, kind in found.items() if kind is PublishedKind.LIST},
    )


def _links(
    outlines: Sequence[Outline], site_urls: Collection[str], known: Collection[str]
) -> dict[str, frozenset[str]]:
    """Return the addresses of the *known* pages that each links to; what all link to is looked up once."""
    places = {place for each in outlines for place in each.links}
    pages = {place: page_at(place, site_urls, known) for place in places}
    return {each.address: frozenset(filter(None, map(pages.get, each.links))) for each in outlines}


def _in_languages(
    outlines: Iterable[Outline], site_urls: Collection[str], known: Collection[str]
) -> dict[str, frozenset[str]]:
    found = {
        each.address: frozenset(page_at(place, site_urls, known) for place in each.in_languages)
        for each in outlines
        if each.in_languages
    }
    return {address: others - {""} for address, others in found.items()}


def _feeds(seen: Iterable[Outline]) -> list[str]:
    """Return the addresses of feeds, those of the whole blog before those of parts."""
    return sorted(
        (each.address for each in seen if each.feed), key=lambda each: (each.count("/"), each)
    )


def _name(outlines: Sequence[Outline], frame: Frame) -> str:
    """Return what the blog is called: as pages say, else what their titles share."""
    told = Counter(each.site_name for each in outlines if each.site_name)
    if told and (len(told) == 1 or max(told.values()) > 1):  # else it is each page's own title
        return told.most_common(1)[0][0]
    home = [each.title for each in outlines if each.address in _HOME]
    return next(iter([*sorted(frame.site_names), *home]), "")


def _site_keywords(outlines: Sequence[Outline]) -> frozenset[tuple[str, ...]]:
    """Return the keywords that lists have too, or several pages of which no other tells them: the blog's."""
    of_lists = {each.keywords for each in outlines if each.address in _HOME}
    found = Counter(each.keywords for each in outlines)
    most = {each for each, pages in found.items() if pages >= max(_FEW, len(outlines) / 2)}
    return frozenset(filter(None, of_lists | most))


def _site_summaries(outlines: Sequence[Outline]) -> frozenset[str]:
    """Return what the home page, or several others, are said to be about: the blog's, and no single post's."""
    of_home = {text for each in outlines if each.address in _HOME for text in each.summaries}
    titles: dict[str, set[str]] = defaultdict(set)  # copies of a page have its title, too
    for each in outlines:
        for text in each.summaries:
            titles[text].add(each.title)
    return frozenset(of_home | {text for text, those in titles.items() if len(those) >= _FEW})


def _common_keywords(outlines: Sequence[Outline], posts: Collection[str]) -> frozenset[str]:
    """Return the keywords that most posts have, beside those of their own."""
    told = [each.keywords for each in outlines if each.address in posts]
    found = Counter(word for keywords in told for word in set(keywords))
    least = max(_FEW, len(posts) / 2)
    return frozenset(word for word, pages in found.items() if pages >= least)


def _language(outlines: Iterable[Outline], posts: Collection[str]) -> str:
    """Return the language of most posts; of languages with as many the one whose addresses are shorter."""
    found: dict[str, list[int]] = defaultdict(list)
    for each in outlines:
        if each.address in posts and each.language:
            found[each.language].append(len(each.address))
    return max(found, key=lambda each: (len(found[each]), -sum(found[each])), default="")


def _terms(
    told: Iterable[tuple[str, str, str]], found: Mapping[str, PublishedKind]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the terms of each post, of those *told*: a page's address, a kind and a name."""
    terms: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for post, kind, name in told:
        if found.get(post) is PublishedKind.POST:
            terms[post][kind, name] = None
    return {post: tuple(each) for post, each in terms.items()}


def _aliases(
    outlines: Iterable[Outline], site_urls: Collection[str], known: Collection[str]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for each in outlines:
        target = page_at(each.refresh, site_urls, known) if each.refresh else ""
        if target and target != each.address:
            found[target].append(each.address)
    return {target: tuple(old) for target, old in found.items()}


def _day_first(pages: PublishedPages, posts: Sequence[str]) -> bool | None:
    """Tell whether in dates of numbers the day stands first, as most have it; None where none tells."""
    found: Counter[bool] = Counter()
    for address in posts[:: max(1, len(posts) // _SOME)]:
        found.update(
            order for text in dateline.texts_of(pages, address) for order in dates.orders(text)
        )
    return found[True] >= found[False] if found else None
