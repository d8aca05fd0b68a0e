"""The feeds that a Pelican blog had, and what they called its posts.

Pelican's ``generators.py`` writes them, and ``writers.py`` what each entry is called: in Atom as in RSS a
``tag:`` URI of the host, the day and the path. See https://docs.getpelican.com/en/latest/settings.html#feed-settings.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from confarchive.importing.links.index import ListFeed
from confarchive.importing.sources.pelican.header_values import slug_of
from confarchive.importing.sources.pelican.terms import terms_of
from confarchive.importing.url_parts import split_url
from confarchive.model.addresses.old_sites import page_of_address
from confarchive.model.addresses.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from confarchive.importing.foreign_post import ForeignPost
    from confarchive.importing.sources.pelican.settings import Settings

_DEFAULTS: Mapping[str, Any] = {
    "FEED_ALL_ATOM": "feeds/all.atom.xml",
    "CATEGORY_FEED_ATOM": "feeds/{slug}.atom.xml",
    "AUTHOR_FEED_ATOM": "feeds/{slug}.atom.xml",
    "AUTHOR_FEED_RSS": "feeds/{slug}.rss.xml",
    "TRANSLATION_FEED_ATOM": "feeds/all-{lang}.atom.xml",
}
"""The feeds of a blog whose settings say nothing."""
_OLD_NAMES = {
    "FEED": "FEED_ATOM",
    "TAG_FEED": "TAG_FEED_ATOM",
    "CATEGORY_FEED": "CATEGORY_FEED_ATOM",
    "TRANSLATION_FEED": "TRANSLATION_FEED_ATOM",
}
_FORMS = ("atom", "rss")
_KINDS = ("CATEGORY", "AUTHOR", "TAG")
"""In the order in which lists get an address that they share."""


def entry_id(post: ForeignPost, url: str, site_urls: Sequence[str]) -> str:
    """Return what feeds called a *post* with this *url* below the site, "" where it has no date, or the site no address."""
    when, site = post.date, next(reversed(site_urls), "")
    host = split_url(site).hostname
    if when is None or not host or not url or post.page:
        return ""
    link = split_url(url, f"{site}/")
    fragment = f"/{link.fragment}" if link.fragment else ""
    return f"tag:{host},{when.strftime('%Y-%m-%d')}:{link.path}{fragment}"


def of_sites(
    split: Iterable[tuple[str, Settings, tuple[ForeignPost, ...]]],
) -> Iterator[ListFeed]:
    """Yield the feeds of a blog and of its sites of other languages: each one's folder, settings and posts.

    One address that several lists share, as where an author is called like a category, is the first one's.
    """
    taken: set[str] = set()
    for folder, site, posts in split:
        articles = tuple(post for post in posts if not post.page)
        for form, address, target in _of_site(articles, site):
            whole = f"{folder}{address.lstrip('/')}"
            if whole not in taken and page_of_address(whole) is not None:
                taken.add(whole)
                yield ListFeed(whole, form, target)


def _of_site(posts: tuple[ForeignPost, ...], settings: Settings) -> Iterator[tuple[str, str, str]]:
    given, terms = _given(settings), terms_of(posts)
    for form in _FORMS:
        end = form.upper()
        for name in (f"FEED_ALL_{end}", f"FEED_{end}"):
            if posts and _is_address(given.get(name)):
                yield form, given[name], ""
        for kind in _KINDS:
            pattern = given.get(f"{kind}_FEED_{end}") or ""
            for name in terms[kind] if _is_address(pattern) else ():
                slug = slug_of(name, kind, settings.values)
                yield form, _filled(pattern, slug), f"#{kind.lower()}-{slugify(name)}"
        pattern = given.get(f"TRANSLATION_FEED_{end}") or ""
        for language, target in _languages(posts, settings) if _is_address(pattern) else ():
            yield form, _filled(pattern, language), target


def _given(settings: Settings) -> dict[str, Any]:
    """Return the settings of feeds, as the blog was published, under their names of today."""
    named = {_OLD_NAMES.get(name, name): value for name, value in settings.public.items()}
    return {**_DEFAULTS, **named}


def _is_address(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _filled(pattern: str, name: str) -> str:
    """Return an address, whose *pattern* has ``{slug}`` or ``{lang}``, or ``%s`` in old blogs."""
    found = pattern.replace("%s", name)
    return found.replace("{slug}", name).replace("{lang}", name)


def _languages(posts: Iterable[ForeignPost], settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the languages of *posts*, with the archive's lists; those that name none are in all posts' list."""
    default = settings["DEFAULT_LANG"]
    named = Counter(post.language for post in posts)
    for language in sorted({each or default for each in named}):
        yield language, f"#language-{slugify(language)}" if named[language] else ""
