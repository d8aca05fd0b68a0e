"""Languages as sites of their own: Pelican's plugin ``i18n_subsites``.

Posts in such a language stand in that site alone, below the blog's, with its settings, unless
``I18N_UNTRANSLATED_ARTICLES`` keeps those that have no translation in the others too; see
https://github.com/getpelican/pelican-plugins/tree/master/i18n_subsites.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.importing.sources.pelican.settings.defaults import DEFAULTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from confarchive.importing.foreign_post import ForeignPost
    from confarchive.importing.sources.pelican.settings import Settings

_PLUGIN = "i18n_subsites"


def of(language: str, settings: Settings) -> tuple[str, Settings]:
    """Return the folder of the site that has posts in *language*, with a slash, and its settings.

    That is the blog itself, without a folder, where it has no site for the language.
    """
    sites = _sites(settings)
    if language not in sites or language == settings["DEFAULT_LANG"]:
        return "", settings
    own = {name: value for name, value in sites[language].items() if _fits(name, value)}
    values = {**settings.values, **own, "DEFAULT_LANG": language}
    return _folder(language, sites[language], settings), replace(settings, values=values)


def split(
    posts: Iterable[ForeignPost], settings: Settings
) -> Iterator[tuple[str, Settings, tuple[ForeignPost, ...]]]:
    """Yield the blog and each site of a language: its folder, its settings and its *posts*."""
    posts = tuple(posts)
    found: dict[str, list[ForeignPost]] = {}
    sites = {"": settings}
    known = languages(posts)
    for post in posts:
        places = [of(post.language, settings), *kept(post, settings, known)]
        for folder, own in places:
            sites.setdefault(folder, own)
            found.setdefault(folder, []).append(post)
    for folder in sorted(sites):
        yield folder, sites[folder], tuple(found.get(folder, ()))


def languages(posts: Iterable[ForeignPost]) -> Mapping[tuple[str, bool], frozenset[str]]:
    """Return the languages that *posts* of one slug are in, by this and whether they are pages."""
    found: dict[tuple[str, bool], set[str]] = {}
    for post in posts:
        found.setdefault((post.slug, post.page), set()).add(post.language)
    return {each: frozenset(languages) for each, languages in found.items()}


def kept(
    post: ForeignPost, settings: Settings, known: Mapping[tuple[str, bool], frozenset[str]]
) -> Iterator[tuple[str, Settings]]:
    """Yield the sites of other languages that *post* stood in too, as :func:`of` has them.

    That is where it has no translation, as the :func:`languages` *known* tell.
    """
    policy = settings[f"I18N_UNTRANSLATED_{'PAGES' if post.page else 'ARTICLES'}"]
    sites = _sites(settings)
    if not sites or policy != "keep" or len(known[post.slug, post.page]) > 1:
        return
    own, _ = of(post.language, settings)
    for language in (settings["DEFAULT_LANG"], *sites):
        folder, site = of(language, settings)
        if folder != own:
            yield folder, site


def _sites(settings: Settings) -> Mapping[str, Mapping[str, Any]]:
    plugins = settings["PLUGINS"]
    runs = plugins is None or any(str(name).rpartition(".")[2] == _PLUGIN for name in plugins)
    sites = settings["I18N_SUBSITES"] if runs else {}
    return {str(name): own for name, own in sites.items() if isinstance(own, dict)}


def _folder(language: str, own: Mapping[str, Any], settings: Settings) -> str:
    """Return where the site stands below the blog: where it says to be, else in its language's folder."""
    home, here = settings["SITEURL"], str(own.get("SITEURL", "")).rstrip("/")
    below = here.removeprefix(f"{home}/") if home and here.startswith(f"{home}/") else language
    return f"{below}/"


def _fits(name: str, value: Any) -> bool:
    """Tell whether a site's own setting is one that addresses follow from."""
    return name in DEFAULTS and name.endswith(("_URL", "_SAVE_AS")) and isinstance(value, str)
