"""A post of the archive is held against its published page: where the two differ."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.importing.formulas import loaded_scripts, script
from confarchive.importing.links.link_outcomes import Trouble
from confarchive.importing.published.extraction.article import article
from confarchive.importing.published.extraction.page_tree import parse
from confarchive.importing.published.hidden import is_withheld
from confarchive.importing.published.proving.proof import PageProof
from confarchive.importing.published.site_urls import below
from confarchive.importing.verify.difference import Difference
from confarchive.importing.verify.kinds import Facet
from confarchive.importing.verify.page import RenderedPage, fragment, take_title
from confarchive.importing.verify.page import article as parsed
from confarchive.importing.verify.published_page import compare_page, read_result
from confarchive.importing.verify.written import plain_form

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from confarchive.importing.body import Body
    from confarchive.importing.conversion import Doubt
    from confarchive.importing.links.link_outcomes import Links
    from confarchive.importing.links.resolver import Resolver
    from confarchive.importing.published.extraction.article import Article
    from confarchive.importing.published.finding import PublishedBlog

_DEAD = "dead:"
_OPENING = 12  # words that tell of a text which the page does not have
_FEW = 12  # words: of a post with fewer, its tags are most
_HALF = 0.5
_UNSEEN = re.compile(r"<(?:meta|link)\b[^>]*>")  # what pages tell of themselves to others
_WORD = re.compile(r"\w")


def article_on_page(
    source: str, shown: str, published: PublishedBlog
) -> tuple[Article, str] | None:
    """Return the article on the published page of the post *source*, and the page's address.

    *shown* is the HTML of the archive's page: most of its words must stand there, unless it has next
    to none. None where there is no such article, where the page was not meant to be found or is cut short, and
    where the post was edited since: what its author took out stays away.
    """
    address = published.of_posts.get(source)
    if address is None or source in published.edits:
        return None
    page = _PageOfPost(address=address, data=published.pages.read(address), published=published)
    if not published.is_whole(page.data) or is_withheld(published.pages, address, parse(page.data)):
        return None
    own = _words(shown)
    found = page.article(own)
    if found is None or (len(own) >= _FEW and _shared(own, found.html) < _HALF * len(own)):
        return None
    return found, address


def _shared(own: Sequence[str], html: str) -> int:
    """Return how many of the words *own* stand in *html*."""
    there = RenderedPage(fragment(html), str).words
    one, other = (Counter(word.lower() for word in words) for words in (own, there))
    return (one & other).total()


def prove(
    source: str, shown: str, body: Body, published: PublishedBlog, beside: Collection[str]
) -> PageProof | None:
    """Hold *shown*, the HTML of the archive's page of the post *source*, against its published page.

    *body* is what *shown* was made of, *beside* are the addresses of pictures that the archive shows
    beside it. None where there is no page. Raises OSError where it cannot be read.
    """
    address = published.of_posts.get(source)
    if address is None:
        return None
    page = _PageOfPost(address=address, data=published.pages.read(address), published=published)
    if source in published.guessed and not page.has(shown):
        return None
    digest = hashlib.sha256(page.data).hexdigest()
    differences = page.differences(shown, body, beside)
    return PageProof(address=address, digest=digest, differences=differences)


def lifts(page: bytes, doubt: Doubt) -> bool:
    """Tell whether a post's published *page* lifts a *doubt*: of several pictures it has the one that was chosen alone."""
    text = _UNSEEN.sub("", unquote(page.decode("utf-8", "replace")))
    return _has_name(text, doubt.chosen) and not any(_has_name(text, each) for each in doubt.others)


def _has_name(text: str, name: str) -> bool:
    return bool(name) and re.search(rf"(?<![\w.-]){re.escape(name)}", text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class _PageOfPost:
    """One of the *published* pages: its address, and its bytes."""

    address: str
    data: bytes
    published: PublishedBlog

    def has(self, shown: str) -> bool:
        """Tell whether an article stands on it whose words are mostly those of *shown*."""
        return self._found(_words(shown)) is not None

    def differences(
        self, shown: str, body: Body, beside: Collection[str]
    ) -> tuple[Difference, ...]:
        """Return what it shows otherwise than *shown*."""
        urls, resolver = self.published.site_urls, body.resolver
        lists = resolver.index.lists
        result = read_result(shown, _of_result(urls, resolver, body.links), lists)
        own = [word for word in result.words if _WORD.match(word)]
        found = self.article(own)
        if found is None:
            return (Difference(facet=Facet.WORDS, source="", result=" ".join(own[:_OPENING])),)
        resolve = _of_page(self.address, self.published, resolver)
        return compare_page(
            found.html, result, resolve, above=found.above, beside=beside, lists=lists
        )

    def article(self, own: Sequence[str]) -> Article | None:
        """Return the article, formulas marked; *own* are the words that it should have."""
        found = self._found(own) or self._found()
        maker = loaded_scripts.script(self.data.decode("utf-8", "replace"))
        return found and replace(found, html=script.typeset_page(found.html, maker))

    def _found(self, words: Sequence[str] | None = None) -> Article | None:
        return article(self.data, self.published.frame, words, self.address)


def _words(shown: str) -> list[str]:
    root = parsed(shown)
    take_title(root)
    return [word for word in RenderedPage(root, str).words if _WORD.match(word)]


def _of_page(address: str, published: PublishedBlog, resolver: Resolver) -> Callable[[str], str]:
    """Return what maps the addresses on the page at *address* to what the archive has of them."""

    def resolve(url: str) -> str:
        found = resolver.resolve(published.path(url, address), keep=False)
        return _DEAD if found.trouble is Trouble.DEAD else found.url

    return resolve


def _of_result(
    site_urls: Collection[str], resolver: Resolver, links: Links
) -> Callable[[str], str]:
    """Return what maps the addresses in the archive's page to the same."""
    dead = set(map(plain_form, links.dead))

    def resolve(url: str) -> str:
        if plain_form(url) in dead:
            return _DEAD
        own = below(url, site_urls)
        if own is None and resolver.index.old_site.path(url) is None:
            return url
        found = resolver.resolve(own or url, keep=False)
        return _DEAD if found.trouble is Trouble.DEAD else found.url

    return resolve
