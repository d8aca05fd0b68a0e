"""Atom feeds (RFC 4287) of all posts and of every term, year and conference.

They stand where ABlog's stand, are written by the library it uses, and follow its
settings ``blog_feed_archives``, ``blog_feed_length``, ``blog_feed_fulltext``,
``blog_feed_titles`` and ``blog_feed_subtitle``. ABlog's own writer drops all authors
but the last, leaves links relative and writes the hour of the build into each feed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from confarchive.building.incremental.files import write as write_file
from confarchive.building.output.feed_entries import FeedEntries, plain_xml
from confarchive.building.site.page_models import Listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime
    from pathlib import Path

    from feedgen.feed import FeedGenerator
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config

    from confarchive.building.site.assembly import Site
    from confarchive.model.files.redirect_file import OldFeed
    from confarchive.model.post import Post


def write(
    builder: StandaloneHTMLBuilder,
    site: Site,
    now: datetime,
    full_text: Callable[[str], str],
    is_stale: Callable[[str, object, Path], bool],
    *,
    old: Sequence[tuple[OldFeed, Listing]] = (),
) -> list[Path]:
    """Write the feeds that differ from those there, and the *old* ones of lists; return the files of all of them.

    *full_text* gives a post's text as HTML with absolute links, by document name;
    *is_stale* tells of what a file is made of whether it would come out otherwise.
    """
    if not builder.config.blog_baseurl:
        return []
    writer = _FeedWriter(builder, site, now, full_text)
    written: list[Path] = []
    for listing in _feeds(site):
        file = builder.outdir / listing.feed
        # A post's text is not compared: feeds with it are made anew.
        stale = is_stale(listing.feed, writer.value_of(listing), file)
        if stale or builder.config.blog_feed_fulltext:
            write_file(file, writer.feed(listing))
        written.append(file)
    written += _under_old_names(builder, site, written)
    return [*written, *_of_old_blogs(writer, builder, old, written, is_stale)]


def _of_old_blogs(
    writer: _FeedWriter,
    builder: StandaloneHTMLBuilder,
    old: Sequence[tuple[OldFeed, Listing]],
    there: Iterable[Path],
    is_stale: Callable[[str, object, Path], bool],
) -> Iterator[Path]:
    """Write feeds where blogs had them, with the ids that their entries had: no reader gets old posts as new."""
    taken = frozenset(there)
    for feed, listing in old:
        file = builder.outdir / feed.address
        if file in taken:
            continue
        value = (feed.form, writer.value_of(listing), writer.ids(listing))
        stale = is_stale(feed.address, value, file)
        if stale or builder.config.blog_feed_fulltext:
            write_file(file, writer.feed(listing, feed))
        yield file


def _under_old_names(
    builder: StandaloneHTMLBuilder, site: Site, feeds: Iterable[Path]
) -> Iterator[Path]:
    """Write the feeds of terms where their aliases would have them: readers stay subscribed."""
    there = frozenset(feeds)
    for old, page in site.pages.old_addresses:
        feed, copy = (builder.outdir / name / "atom.xml" for name in (page, old))
        if feed in there:
            write_file(copy, feed.read_bytes())
            yield copy


def unchanged_files(site: Site, pages: AbstractSet[str], config: Config) -> set[str]:
    """Return the files of the feeds of lists all of whose *pages* stand as they were."""
    if config.blog_feed_fulltext:
        return set()
    return {listing.feed for listing in _feeds(site) if pages >= set(listing.pages)}


def _feeds(site: Site) -> Iterator[Listing]:
    for view in site.pages.generated.values():
        if isinstance(view, Listing) and view.feed and view.number == 1 and view.fed:
            yield view


class _FeedWriter:
    def __init__(
        self,
        builder: StandaloneHTMLBuilder,
        site: Site,
        now: datetime,
        full_text: Callable[[str], str],
    ) -> None:
        self._config = builder.config
        self._site = site
        self._now = now
        self._entries = FeedEntries(builder, site, now, full_text)
        self._posts = {post.docname: post for post in site.archive.listed}

    def value_of(self, listing: Listing) -> tuple[object, ...]:
        """Return what tells whether a feed would differ from the one that was written."""
        posts = [self._entries.value_of(post) for post in self._shown(listing)]
        return listing.title, posts

    def _shown(self, listing: Listing) -> list[Post]:
        entries = listing.fed[: self._config.blog_feed_length or None]
        return [self._posts[entry.page] for entry in entries if entry.page in self._posts]

    def ids(self, listing: Listing) -> list[str]:
        """Return what the feeds of old blogs called the entries of a feed."""
        return [post.source.id if post.source else "" for post in self._shown(listing)]

    def feed(self, listing: Listing, old: OldFeed | None = None) -> bytes:
        """Return one feed, its newest posts first; an *old* one as its blog had it."""
        from feedgen.feed import FeedGenerator  # noqa: PLC0415 (it brings lxml)

        feed = FeedGenerator()
        main = listing.feed == f"{self._site.addresses.blog}/atom.xml"
        title = self._config.blog_title
        feed.title(plain_xml(title if main else f"{title} - {listing.title}"))
        address = urljoin(self._entries.base, quote(old.address if old else listing.feed))
        feed.id(address)
        feed.link(href=address, rel="self")
        feed.link(href=self._entries.url(listing.pages[0]), rel="alternate")
        feed.language(listing.language.replace("_", "-") or self._config.language)
        feed.subtitle(self._config.blog_feed_subtitle or None)
        posts = self._shown(listing)
        for post in posts:
            feed.add_entry(self._entries.of_post(post, is_old=old is not None), order="append")
        feed.updated(max((self._entries.updated(post) for post in posts), default=self._now))
        if old and old.form == "rss":
            return _as_rss(feed)
        text: bytes = feed.atom_str()
        return text


def _as_rss(feed: FeedGenerator) -> bytes:
    """Return a *feed* as RSS 2.0, which calls for a description and tells when it was made."""
    feed.description(feed.subtitle() or feed.title())
    feed.lastBuildDate(feed.updated())
    text: bytes = feed.rss_str()
    return text
