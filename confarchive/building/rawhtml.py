"""Links in raw HTML: found, and written anew, without touching anything else of it."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']++|"[^"]*"|'[^']*')*+>|<[a-zA-Z][^<>]*>""")
_ATTRIBUTE = re.compile(
    r"""(?P<before>\s(?:href|src|poster|data)\s*=\s*)
        (?P<quote>["']?)(?P<url>(?<=")[^"]*|(?<=')[^']*|(?<==)[^\s"'>]+)(?P=quote)""",
    re.VERBOSE | re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|/|#|\Z")


def find(document: nodes.document) -> list[nodes.raw]:
    """Return the pieces of raw HTML in *document*, which may then be replaced."""
    return [
        node for node in document.findall(nodes.raw) if "html" in node.get("format", "").split()
    ]


def urls(html: str) -> Iterator[str]:
    """Yield the URLs relative to the page in ``href``, ``src``, ``poster`` and ``data``."""
    for tag in _TAG.finditer(html):
        for attribute in _ATTRIBUTE.finditer(tag[0]):
            url = unescape(attribute["url"])
            if not _ELSEWHERE.match(url):
                yield url


def rewrite(html: str, target: Callable[[str], str | None]) -> str:
    """Return *html* with each of its :func:`urls` as *target* gives it.

    Where that is None the attribute stays as it is, where it is empty the
    attribute goes.
    """

    def attribute(match: re.Match[str]) -> str:
        url = unescape(match["url"])
        new = None if _ELSEWHERE.match(url) else target(url)
        if new is None:
            return match[0]
        return f'{match["before"]}"{escape(new)}"' if new else ""

    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(attribute, tag[0]), html)
