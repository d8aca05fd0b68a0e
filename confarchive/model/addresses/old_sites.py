"""Addresses from before: which page has the place of one, here or on a site that an archive replaces.

A post's header has its own old addresses, ``redirects.yml`` those of everything else.
There a whole address, ``https://old.example/``, names a site whose place the archive has:
links that spell out its address lead to what stood there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

_SLASHES = re.compile("//+")
_WEB = re.compile(
    r"\s*(?:https?:)?//(?:www\.)?(?P<host>[^/?#\s]+)(?P<path>[^?#]*)(?P<query>\?[^#])?",
    re.IGNORECASE,
)
_NO_FILE = re.compile(r"[\x00-\x1f:\\]")
_LONGEST_NAME = 255  # bytes, in the usual file systems


def page_of_address(address: str) -> str | None:
    """Return the page that answers an old *address*, or None where no file can.

    ``/2015/02/trip/``, ``2015/02/trip/index.html`` and ``2015/02/trip/index`` are one page. A file that
    has nothing before its suffix, ``tag/.html``, is a page of its whole name: some programs
    make one of a name of signs.
    """
    file = _file(address)
    name = file if is_suffix_alone(file) else file.removesuffix(".html").removesuffix(".htm")
    return name if all(map(_may_be_a_file, name.split("/"))) else None


def is_suffix_alone(file: str) -> bool:
    """Tell whether a *file* of HTML has no name but its suffix."""
    return file.rpartition("/")[2] in {".html", ".htm"}


def file_of_address(address: str) -> str:
    """Return the file that an old *address* spells out, such as ``trip.html``; "" where it has no suffix."""
    file = _file(address)
    return file if file.endswith((".html", ".htm")) and page_of_address(file) else ""


def _file(address: str) -> str:
    name = unquote(re.split("[?#]", address.strip(), maxsplit=1)[0]).removeprefix("/")
    return f"{name}index" if name.endswith("/") or not name else name


def _may_be_a_file(part: str) -> bool:
    """Tell whether a part of an address stays inside its folder, on any system."""
    fits = len(f"{part}.html".encode()) < _LONGEST_NAME
    return fits and part not in {"", ".", ".."} and not _NO_FILE.search(part)


def place(url: str) -> str | None:
    """Return what *url* names on the web, ``//host/path``, however it is spelled; None for nothing.

    Scheme, ``www.``, query and fragment do not count. A query at a host's very top asks a
    program, for one of WordPress's posts perhaps: that is no place.
    """
    match = _WEB.match(url)
    if match is None or (match["query"] and match["path"] in {"", "/"}):
        return None
    path = quote(unquote(match["path"].rstrip()))
    return f"//{_ascii(match['host'].lower())}{_SLASHES.sub('/', path)}"


def is_place(target: str) -> bool:
    """Tell whether a link's target is a :func:`place` and no document."""
    return target.startswith("//")


def site_of(address: str) -> str | None:
    """Return the :func:`place` of the site that a whole *address* names; None for other addresses."""
    named = place(address) if re.match("(?i)https?://", address) else None
    return named.rstrip("/") if named else None


def _ascii(host: str) -> str:
    """Return *host* as links in Markdown have it, without letters of other scripts."""
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return host


@dataclass(frozen=True, slots=True, kw_only=True)
class OldSites:
    """The sites that an archive replaces, and what of it answers old addresses.

    ``sites`` are by their :func:`place`, without a slash at the end: each leads to the page
    that has the place of its home page. ``answers`` are pages by the names that
    :func:`page_of_address` gives old addresses.
    """

    sites: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[tuple[str, str]]) -> OldSites:
        """Return what *entries* say: an old address or a site's, and a page. The first one counts."""
        sites: dict[str, str] = {}
        answers: dict[str, str] = {}
        for address, target in entries:
            site, page = site_of(address), page_of_address(address)
            if site is not None:
                sites.setdefault(site, target)
            elif page is not None:
                answers.setdefault(page, target)
        return cls(sites=sites, answers=answers)

    def find(self, old: str, known: Container[str]) -> str:
        """Return what has the :func:`place` *old*, one of the *known* pages; "" for none.

        Where a page stands at that address itself, it is that page.
        """
        return next((page for page in self._answers(old) if page in known), "")

    def _answers(self, old: str) -> Iterator[str]:
        for site in sorted(self.sites, key=len, reverse=True):
            path = below(old, site)
            for name in _names(path) if path is not None else ():
                yield self.sites[site] if name == "index" else name
                yield self.answers.get(name, "")


def below(old: str, site: str) -> str | None:
    """Return the path of the :func:`place` *old* below that of a *site*, None where it is elsewhere."""
    path = old[len(site) :]
    return path if old.startswith(site) and path[:1] in {"", "/"} else None


def _names(path: str) -> Iterator[str]:
    """Yield the pages that a web server may show for *path*, with a slash at its end or without."""
    name = page_of_address(path)
    if name is not None:
        yield from dict.fromkeys((name, f"{name}/index", name.removesuffix("/index")))
