"""The pages of posts that none of their addresses leads to: found by what the pages say of themselves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from confarchive.importing.published import feed_entries, matching
from confarchive.importing.published.extraction.page_heads import read_head, title_form
from confarchive.importing.published.hidden import why_page_withheld
from confarchive.importing.published.storage import mirror

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.published.extraction.page_heads import PageHead
    from confarchive.importing.published.feed_entries import EntryOfPage
    from confarchive.importing.published.storage.pages import PublishedPages

_MOST = 5000  # pages that are looked into


def guess(
    placed: Iterable[Destination], pages: PublishedPages, known: Mapping[str, str]
) -> dict[str, str]:
    """Return the addresses of the pages of posts which are not *known*, by the paths of their sources.

    A page is that of the post whose address it calls its own, or else whose title it has, alone or
    with the post's day; feeds tell these of pages that do not. Whoever uses it has to see that the text is the post's. One that was not
    meant to be found, such as a preview, is none.
    """
    posts = [each for each in placed if each.post.path not in known]
    if not posts:
        return {}
    heads = dict(islice(_heads(pages, set(known.values())), _MOST))
    entries = [each for each in feed_entries.read(pages) if each.address in heads]
    heads |= {each.address: _with_entry(heads[each.address], each) for each in entries}
    found = dict(_by_canonical(posts, heads, feed_entries.known_by(entries)))
    titled = dict(_by_title([each for each in posts if each.post.path not in found], heads))
    taken = set(found.values())
    found |= {source: page for source, page in titled.items() if page not in taken}
    return {source: page for source, page in found.items() if _was_public(pages, page)}


def _was_public(pages: PublishedPages, address: str) -> bool:
    try:
        return not why_page_withheld(pages, address)
    except OSError:
        return False


def _heads(pages: PublishedPages, taken: set[str]) -> Iterator[tuple[str, PageHead]]:
    for address in pages.addresses():
        if address not in taken and matching.is_page(address):
            try:
                yield address, read_head(pages.read(address))
            except OSError:
                continue


def _with_entry(head: PageHead, entry: EntryOfPage) -> PageHead:
    """Return *head* with what a feed says of its page."""
    titles, days = {title_form(entry.title)} - {""}, {entry.day} - {""}
    return replace(head, titles=head.titles | titles, days=head.days | days)


def _by_canonical(
    posts: Sequence[Destination], heads: Mapping[str, PageHead], known_by: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    own = {address: matching.path_of(head.canonical, address) for address, head in heads.items()}
    # A copy, such as one to be printed, names the same address: the shortest way is the page's own.
    told = sorted(own.items(), key=lambda each: -len(each[0]))
    pages = {**known_by} | {path: address for address, path in told if path}
    pages = {matching.bare(path): address for path, address in pages.items()}
    names = {each.post.path: [*map(matching.bare, each.addresses)] for each in posts}
    root = mirror.root(pages, {name for each in names.values() for name in each if name}) or ""
    for post, ends in names.items():
        page = next((pages[root + end] for end in ends if root + end in pages), None)
        if page is not None:
            yield post, page


def _by_title(
    posts: Sequence[Destination], heads: Mapping[str, PageHead]
) -> Iterator[tuple[str, str]]:
    pages: dict[str, list[str]] = defaultdict(list)
    for address, head in heads.items():
        for title in head.titles:
            pages[title].append(address)
    titles = [title_form(each.post.title) for each in posts]
    for each, title in zip(posts, titles, strict=True):
        found = pages.get(title, []) if titles.count(title) == 1 else []
        day = str(each.post.date or "")[:10]
        dated = [address for address in found if day in heads[address].days] if day else []
        page = dated if len(dated) == 1 else found
        if len(page) == 1:
            yield each.post.path, page[0]
