"""Where a blog stood on the web, and which of its pages an address means."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from confarchive.importing.sources.pages import page_names
from confarchive.importing.url_parts import split_url

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping


def place_of_url(url: str) -> str:
    """Return *url* without scheme and fragment, decoded. Raises ValueError for none."""
    found = urlsplit(url.strip())
    query = f"?{unquote(found.query)}" if found.query else ""
    path = unquote(found.path).replace("?", "%3F")
    return f"//{found.netloc}{path or '/'}{query}" if found.netloc else f"{path}{query}"


def urls(told: Mapping[str, str]) -> tuple[str, ...]:
    """Return the addresses that the blog had on the web, most likely first.

    *told* are those that its pages say to have, by their addresses below the blog's root.
    """
    found = Counter(root for address, url in told.items() for root in _roots(address, url))
    least = max(1, max(found.values(), default=0) / 4)
    return tuple(url for url, pages in found.most_common(4) if pages >= least)


def _roots(address: str, url: str) -> Iterator[str]:
    url = unquote(re.split("[?#]", url, maxsplit=1)[0])
    address = address.partition("?")[0]
    ends = (r"(?!)", r"(?:^|(?<=/))index\.html?$", r"/?index\.html?$", r"\.html?$")
    for end in dict.fromkeys(re.sub(each, "", address) for each in ends):
        if re.match("https?://", url) and url.endswith(f"/{end}"):
            yield url[: len(url) - len(end)].rstrip("/")
            return


def page_at(place: str, site_urls: Iterable[str], known: Collection[str]) -> str:
    """Return the address among *known* that *place*, as pages link to it, means; empty for none."""
    place, _, query = place.partition("?")
    place = place.replace("%3F", "?")  # a part of a file's name, as wget writes it
    for prefix in _prefixes(site_urls):
        if place.startswith(prefix):
            path = posixpath.normpath("/" + place[len(prefix) :]).lstrip("/.")
            plain = (path, f"{path}/index.html".lstrip("/"), f"{path}.html", f"{path}/index.htm")
            tries = (*page_names.of_link(path, query), *plain) if query else plain
            found = next((each for each in tries if each and each in known), "")
            if found:
                return found
    return ""


def _prefixes(site_urls: Iterable[str]) -> Iterator[str]:
    for url in site_urls:
        found = split_url(url)
        bare = found.netloc.removeprefix("www.")
        yield from (f"//{host}{found.path}/" for host in (bare, f"www.{bare}"))
        if found.path:
            yield f"{found.path}/"
    yield "/"
