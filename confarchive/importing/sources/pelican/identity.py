"""What a Pelican blog says of itself as a whole: its name, author, address, language, words and menu."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from confarchive.importing.url_parts import split_url
from confarchive.model.site_identity import (
    SiteIdentity,
    checked_language,
    checked_line,
    checked_url,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from confarchive.importing.sources.pelican.settings import Settings

_WORDS = ("SITESUBTITLE", "SITE_DESCRIPTION", "SITEDESCRIPTION")
"""Settings of themes in which blogs say what they are about."""
_OWN_MACHINE = re.compile(r"localhost$|127\.|0\.0\.0\.0$|\[?::1")
_PAIR = 2


def of_blog(settings: Settings) -> SiteIdentity:
    """Return what the *settings* tell; what is no text, or wrong, counts as not told."""
    words = (settings.own.get(name) for name in _WORDS)
    return SiteIdentity(
        title=_told(settings.name, checked_line),
        author=_told(settings["AUTHOR"], checked_line),
        url=_url(settings.site_urls),
        language=_told(settings["DEFAULT_LANG"], checked_language),
        words=next(filter(None, (_told(each, checked_line) for each in words)), ""),
        menu=tuple(_menu(settings)),
    )


def _told(value: Any, checked: Callable[[str], str]) -> str:
    try:
        return checked(value) if isinstance(value, str) else ""
    except ValueError:
        return ""


def _url(urls: tuple[str, ...]) -> str:
    """Return the last of *urls* that is one of the web: what is published names it after what is tried out."""
    for url in reversed(urls):
        found = _told(f"https:{url}" if url.startswith("//") else url, checked_url)
        if found and not _OWN_MACHINE.match(split_url(found).hostname or ""):
            return found
    return ""


def _menu(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield what of ``MENUITEMS`` leads out of the blog: the ways within it the archive has of its own."""
    items = settings.own.get("MENUITEMS")
    for item in items if isinstance(items, list | tuple) else ():
        if not isinstance(item, list | tuple) or len(item) != _PAIR:
            continue
        text, url = _told(item[0], checked_line), _told(item[1], checked_line)
        if text and _leads_out(url, settings.site_urls):
            yield text, url


def _leads_out(url: str, own: tuple[str, ...]) -> bool:
    if not re.match("https?://[^/]", url):
        return False
    return not any(_place(url).startswith(_place(each)) for each in own if "//" in each)


def _place(url: str) -> str:
    """Return *url* without what comes before its host, and with a slash at its end."""
    return url.partition("//")[2].removeprefix("www.") + "/"
