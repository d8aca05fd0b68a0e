"""What is in an entry of a feed: a post's title, authors, times, terms, summary, and its text if the site wants it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.building.incremental.cache import digest
from confarchive.model.dates.moments import moment

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from feedgen.entry import FeedEntry
    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.site.assembly import Site
    from confarchive.model.post import Post

_MOST_TAGS = 50
"""As many tags of a post are told: its entry stands in the feed of each."""
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class FeedEntries:
    """The entries of posts, of which each stands in many feeds; *full_text* gives a post's text as HTML."""

    def __init__(
        self,
        builder: StandaloneHTMLBuilder,
        site: Site,
        now: datetime,
        full_text: Callable[[str], str],
    ) -> None:
        self._builder = builder
        self._config = builder.config
        self._site = site
        self._now = now
        self._full_text = full_text
        self._digests: dict[str, str] = {}
        self._made: dict[tuple[str, bool], FeedEntry] = {}
        self.base = self._config.blog_baseurl.rstrip("/") + "/"

    def value_of(self, post: Post) -> str:
        """Return what tells whether a post's entry would differ from the one that was written."""
        if post.docname not in self._digests:
            view = self._site.posts.views[post.docname]
            parts = (view.entry, view.authors, view.category, view.tags)
            self._digests[post.docname] = digest((*parts, self._moment(post), self.updated(post)))
        return self._digests[post.docname]

    def of_post(self, post: Post, *, is_old: bool) -> FeedEntry:
        """Return a post's entry, which is made once: it stands in many feeds. Those of blogs have ids of their own."""
        is_old = is_old and bool(post.source and post.source.id)
        key = post.docname, is_old
        if key not in self._made:
            self._made[key] = self._new_entry(post)
            if is_old and post.source:
                self._made[key].guid(post.source.id, permalink=False)
                self._made[key].id(post.source.id)
        return self._made[key]

    def _new_entry(self, post: Post) -> FeedEntry:
        from feedgen.entry import FeedEntry  # noqa: PLC0415 (as above)

        view = self._site.posts.views[post.docname]
        entry = FeedEntry()
        url = self.url(post.docname)
        entry.id(url)
        entry.link(href=url)
        entry.title(plain_xml(view.entry.text))
        entry.author([{"name": plain_xml(author.text)} for author in view.authors] or None)
        entry.published(self._moment(post))
        entry.updated(self.updated(post))
        for term in (*((view.category,) if view.category else ()), *view.tags[:_MOST_TAGS]):
            entry.category(term=term.page.rsplit("/", 1)[-1], label=plain_xml(term.text))
        if view.entry.summary and not self._config.blog_feed_titles:
            entry.summary(plain_xml(view.entry.summary))
        if self._config.blog_feed_fulltext and not self._config.blog_feed_titles:
            entry.content(plain_xml(self._full_text(post.docname)), type="html")
        return entry

    def url(self, page: str) -> str:
        """Return the address of a *page*."""
        return f"{self.base}{self._builder.get_target_uri(page)}"

    def _moment(self, post: Post) -> datetime:
        return moment(post.date, self._now.tzinfo) if post.date else self._now

    def updated(self, post: Post) -> datetime:
        """Return when a post was changed last."""
        updated = moment(post.updated, self._now.tzinfo) if post.updated else None
        return max(filter(None, (self._moment(post), updated)))


def plain_xml(text: str) -> str:
    """Return *text* without the control signs that no XML may hold (XML 1.0, 2.2)."""
    return _NO_XML.sub("", text)
