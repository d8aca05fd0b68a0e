"""Lists of posts by term: tags, categories, authors, places and languages."""

from __future__ import annotations

import itertools
import unicodedata
from collections import Counter
from dataclasses import replace
from functools import cached_property, partial
from math import sqrt
from typing import TYPE_CHECKING

from confarchive.building.site.lists.lists import AnyList, ListPages, PostList, index
from confarchive.building.translations import pgettext, pgettext_noop
from confarchive.model.addresses.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from confarchive.building.site.page_models import Index, Listing
    from confarchive.building.site.page_parts import Link
    from confarchive.building.site.pages import SiteData
    from confarchive.model.terms import Term

_ON_HOME_PAGE = 30
_GROUPED_BY_LETTER = 40
_RELATED_TAGS = 8
_MANY_TAGS = 100
_SHARED = 2
"""Posts that two tags must share to be related: one alone is chance."""


class TermPages(ListPages[AnyList]):
    """Lists of posts by term, each with the tags that its posts bear besides."""

    def view(self, each: AnyList) -> Listing:
        """Return all of a list as one page, with related tags."""
        return replace(super().view(each), related=tuple(self.related(each)))

    def related(self, each: PostList) -> Iterator[Link]:
        """Yield the tags that the posts of a list bear besides, the most telling ones first."""
        # What a post with so many tags is about, none of them tells.
        telling = (set(post.tags) for post in each.posts if len(post.tags) <= _MANY_TAGS)
        shared = Counter(slugify(tag) for tags in telling for tag in tags)
        tags = [self._tags[slug] for slug, count in shared.items() if count >= _SHARED]
        # The more posts a tag has anyway, the less it tells.
        tags.sort(key=lambda tag: (-shared[tag.slug] / sqrt(len(tag.posts)), tag.slug))
        links = (_of_term(tag, self.data.addresses.tag).link for tag in tags)
        return itertools.islice((link for link in links if link.page != each.page), _RELATED_TAGS)

    @cached_property
    def _tags(self) -> dict[str, Term]:
        return {tag.slug: tag for tag in self.data.archive.tags}


class TagPages(TermPages[PostList]):
    """The tags, in their index under first letters where there are many."""

    @property
    def _index(self) -> Index:
        links = [each.link for each in self.lists]
        whole = index(self.title, links, self.data)
        if len(links) < _GROUPED_BY_LETTER:
            return whole
        groups = itertools.groupby(links, key=lambda link: sorted_as_read(link.text)[0])
        return replace(whole, groups=tuple((letter, tuple(group)) for letter, group in groups))

    @property
    def section(self) -> Index | None:
        """The most used tags."""
        links = sorted((each.link for each in self.lists), key=lambda link: -link.count)
        return index(self.title, links[:_ON_HOME_PAGE], self.data) if links else None


def tags(data: SiteData) -> Iterator[PostList]:
    """Yield a list for each tag, in the order in which their names are read."""
    for term in sorted(data.archive.tags, key=lambda term: sorted_as_read(term.label)):
        yield _of_term(term, data.addresses.tag)


def of_catalog(name: str, title: tuple[str, str]) -> Callable[[SiteData], Iterator[PostList]]:
    """Return what yields a list for each term of a catalog that ABlog has, with *title* above it, a context and a message that names a ``term``."""

    def lists(data: SiteData) -> Iterator[PostList]:
        page = partial(data.addresses.term, name)
        return (_of_term(term, page, title) for term in data.archive.catalogs[name])

    return lists


def languages(data: SiteData) -> Iterator[PostList]:
    """Yield a list for each language, called as it is in the site's, in the order in which their names are read."""
    page = partial(data.addresses.term, "language")
    title = pgettext_noop("a language", "Posts in %(term)s")
    named = ((data.language(term.label), term) for term in data.archive.catalogs["language"])
    for name, term in sorted(named, key=lambda each: sorted_as_read(each[0])):
        yield replace(_of_term(term, page, title, label=name), language=term.label)


def _of_term(
    term: Term, page: Callable[[str], str], title: tuple[str, str] | None = None, label: str = ""
) -> PostList:
    label = label or term.label
    return PostList(
        page=page(term.slug),
        title=pgettext(*title, term=label) if title else label,
        label=label,
        posts=term.posts,
        slugs=term.slugs,
        old_pages=tuple(map(page, term.aliases)),
        lead=term.description,
    )


def sorted_as_read(name: str) -> tuple[str, str, str]:
    """Return the sort key of a name: neither accents nor capitals nor quotation marks count."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char for char in letters if char.isalnum() or char.isspace()).strip()
    return _letter(plain), plain, name


def _letter(plain: str) -> str:
    """Return what a name is found under: its first letter, or "#" for digits and signs."""
    return plain[0].upper() if plain[:1].isalpha() else "#"
