"""Links that spell out the blog's ``SITEURL``: they stay as their author wrote them.

A build leads their readers to what the archive has of the blog. Of old addresses it knows
what posts' headers and ``redirects.yml`` say; an import knows more, posts by their slugs
for instance, and has ``redirects.yml`` say that too.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.importing.links import addresses
from confarchive.model.addresses.old_sites import OldSites, below, page_of_address, place
from confarchive.model.addresses.page_names import PageNames
from confarchive.model.post import Status

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from confarchive.importing.foreign_post import ForeignPost
    from confarchive.importing.links.destinations import Destination

# Of a blog that says to be at one, it is each reader's own.
_OWN_MACHINE = re.compile(r"//(?:localhost|127\.[\d.]+|0\.0\.0\.0|\[::1\])(?:[:/]|\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class OldSite:
    """The blog, as a site that the archive replaces.

    ``urls`` are its addresses by their places, ``home`` is the page that has the place of its
    home page. ``answers`` is what a build knows of old addresses, without what this import
    adds, ``known`` what they may lead to, ``names`` those of the archive's lists, and ``withheld`` are the posts that readers do not see.
    """

    urls: Mapping[str, str] = field(default_factory=dict)
    home: str = "index"
    answers: OldSites = field(default_factory=OldSites)
    known: frozenset[str] = frozenset()
    names: PageNames = field(default_factory=PageNames)
    withheld: frozenset[str] = frozenset()

    @property
    def entries(self) -> dict[str, str]:
        """The entries of ``redirects.yml`` that name the site."""
        return dict.fromkeys((f"{url}/" for url in self.urls.values()), self.home)

    def path(self, url: str) -> str | None:
        """Return the part of *url* below an address of the blog, None where it is elsewhere."""
        return next((path for _, path in self._below(url)), None)

    def missing(self, url: str, target: str) -> Iterator[tuple[str, str]]:
        """Yield the entry that ``redirects.yml`` lacks for *url* to lead to *target* in the archive."""
        page = addresses.page_of(target, self.names)
        for site, path in self._below(url):
            found = self.answers.find(f"{site}{path}", self.known)
            if found != page and page not in self.withheld:
                free = not found and page_of_address(path) is not None
                address = addresses.quoted(unquote(path))
                yield address.lstrip("/") if free else f"{self.urls[site]}{address}", page
            return

    def _below(self, url: str) -> Iterator[tuple[str, str]]:
        if (old := place(html.unescape(url))) is not None:
            paths = ((site, below(old, site)) for site in self.urls)
            yield from ((site, path) for site, path in paths if path is not None)


def of(
    site_urls: Iterable[str],
    destinations: Sequence[Destination],
    listed: Sequence[ForeignPost],
    pages: Mapping[str, str],
    entries: Iterable[tuple[str, str]],
    *,
    names: PageNames,
) -> OldSite:
    """Return the old site of the blog at *site_urls* whose posts have these *destinations*.

    *pages* are what links to the names of old addresses become, *entries* what the archive has
    already, and lists of the blog become: old addresses and pages. Readers see the *listed* articles, and those that are hidden.
    """
    urls = _urls(site_urls)
    own = [(name, _docname(item)) for item in destinations for name in item.redirect]
    seen = {post.path for post in listed}
    withheld = frozenset(_docname(item) for item in destinations if not _is_seen(item, seen))
    home = addresses.page_of(pages["index"], names)
    home = "index" if home in withheld else home
    answers = OldSites.of([*own, *entries, *((f"{url}/", home) for url in urls.values())])
    targets = (addresses.page_of(target, names) for target in pages.values())
    return OldSite(
        urls=urls,
        home=home,
        answers=answers,
        known=frozenset([*answers.answers.values(), *answers.sites.values(), *targets]),
        names=names,
        withheld=withheld,
    )


def _urls(site_urls: Iterable[str]) -> dict[str, str]:
    """Return the blog's addresses by their places, the most exact first; none of one's own machine."""
    urls: dict[str, str] = {}
    for url in sorted(site_urls, key=len, reverse=True):
        site = place(url)
        if site is not None and not _OWN_MACHINE.match(site):
            urls.setdefault(site.rstrip("/"), re.sub("^(?=//)", "https:", url))
    return urls


def _docname(item: Destination) -> str:
    return item.path.removesuffix(".md")


def _is_seen(item: Destination, listed: Container[str]) -> bool:
    post = item.post
    published = post.status is Status.PUBLISHED and (post.page or post.path in listed)
    return published or post.status is Status.HIDDEN
