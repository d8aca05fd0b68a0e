"""Old addresses of a blog, and the names of the archive's pages that answer them.

An *address* is a path below the blog's own, as its program links to it or names the
file: ``2015/02/trip/``, ``tag/devops.html``. A *name* is what Sphinx and ABlog
call the page that answers it, without suffix: ``2015/02/trip/index``,
``tag/devops``.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from confarchive.model.addresses.old_sites import page_of_address
from confarchive.model.archive import FILES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from confarchive.model.addresses.page_names import PageNames

# What stands in a URL's path as it is; the rest of ASCII is written as %XX.
_PLAIN = "/!$&'*+,;=:@~-._"


def name_of(address: str) -> str | None:
    """Return the name of the page that answers *address*; None where no page can.

    That is so for other files than HTML, and for a path that leaves the blog.
    """
    path = unquote(re.split(r"[?#]", address, maxsplit=1)[0]).lstrip("/")
    name = posixpath.normpath(f"{path}index" if not path or path.endswith("/") else path)
    stem, suffix = posixpath.splitext(name)
    if name.startswith("..") or suffix.lower() in _OTHER_FILES:
        return None
    return stem if suffix == ".html" else name


_OTHER_FILES = frozenset(
    [
        ".htm",
        ".xhtml",
        ".php",
        ".asp",
        ".aspx",
        ".jsp",
        ".cgi",
        ".xml",
        ".rss",
        ".atom",
        ".json",
        ".txt",
        ".css",
        ".js",
        ".pdf",
        ".ico",
        ".png",
        ".jpg",
    ]
)


def page_of(target: str, names: PageNames) -> str:
    """Return the archive's page, or file, that a link's *target* is: a post's file, ``#tag-devops``."""
    if target.startswith("#"):
        return names.of_list(target[1:])
    return target if target.startswith(f"{FILES}/") else target.removesuffix(".md")


def quoted(path: str) -> str:
    """Return *path* as it stands in a URL that people can read."""
    return "".join(char if char > "\x7f" else quote(char, safe=_PLAIN) for char in path)


def names_of_post(addresses: Iterable[str]) -> tuple[str, ...]:
    """Return the names that answer a post's *addresses*; none that a build would refuse.

    An address without suffix or slash is answered by its file: web servers look for that.
    """
    *urls, file = [each for each in addresses if is_file(each)] or [""]
    certain = [url for url in urls if url.endswith(("/", ".html"))]
    names = (name_of(address) for address in (*certain, file) if address)
    return tuple(dict.fromkeys(name for name in names if name is not None and _can_stand(name)))


def is_file(address: str) -> bool:
    """Tell whether a page can answer *address*: none does with a query, which asks a program."""
    return "?" not in address


def _can_stand(name: str) -> bool:
    """Tell whether a header can hold *name*, and a build make its page."""
    return "," not in name and page_of_address(name) is not None


def path_of(url: str) -> str:
    """Return *url* without query and fragment."""
    return re.split(r"[?#]", url, maxsplit=1)[0]
