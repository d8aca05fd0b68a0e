"""Links in raw HTML: found, and written anew, without touching anything else of it."""

from __future__ import annotations

import re
from functools import partial
from html import escape, unescape
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']++|"[^"]*"|'[^']*')*+>|<[a-zA-Z][^<>]*>""")
_ATTRIBUTE = re.compile(
    r"""(?P<before>\s(?P<name>[^\s"'<>/=]+)\s*=\s*)
        (?P<quote>["']?)(?P<value>(?<=")[^"]*|(?<=')[^']*|(?<==)[^\s"'>]+)(?P=quote)""",
    re.VERBOSE,
)
_WITH_URL = re.compile(
    r"href|src|srcset|poster|data(?:-[\w-]+)?|cite|(?:form)?action", re.IGNORECASE
)
# A tag, or what only looks like tags inside of an element.
_TAG_OR_TEXT = re.compile(
    rf"<!--.*?-->|<(script|style|textarea)\b.*?</\1|{_TAG.pattern}", re.IGNORECASE | re.DOTALL
)
# The attribute with the URL of what is led to or shown.
_MARKED = {"<a": "href", "<area": "href"} | dict.fromkeys(
    ("<img", "<audio", "<video", "<source"), "src"
)
# A picture in several sizes: https://html.spec.whatwg.org/multipage/images.html#srcset-attributes
_CANDIDATE = re.compile(r"(?P<url>\S*[^\s,])(?:,+|(?P<size>[^,]*))")
_COMMENT = re.compile(r"\s*<!--(?:(?!-->).)*-->\s*", re.DOTALL)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|#|\Z")


def find(document: nodes.document) -> list[nodes.raw]:
    """Return the pieces of raw HTML in *document*, which may then be replaced."""
    return [
        node for node in document.findall(nodes.raw) if "html" in node.get("format", "").split()
    ]


def drop_comments(document: nodes.document) -> None:
    """Take the comments out of *document*: no reader sees them, and some are for no reader."""
    for node in find(document):
        if _COMMENT.fullmatch(node.astext()):
            node.parent.remove(node)


def is_relative(url: str) -> bool:
    """Tell whether *url* is seen from the page it stands on, and leads away from it."""
    return not _ELSEWHERE.match(url)


def urls(html: str) -> Iterator[str]:
    """Yield the URLs in ``href``, ``src``, ``srcset`` and the like, and what may be some in ``data-…``."""
    for tag in _TAG.finditer(html):
        for attribute in _ATTRIBUTE.finditer(tag[0]):
            if not _WITH_URL.fullmatch(attribute["name"]):
                continue
            value = unescape(attribute["value"])
            if attribute["name"].lower() == "srcset":
                yield from (candidate["url"] for candidate in _CANDIDATE.finditer(value))
            else:
                yield value


def ids(html: str) -> Iterator[str]:
    """Yield the names of the places in *html* that a link may lead to."""
    for tag in _TAG.finditer(html):
        for attribute in _ATTRIBUTE.finditer(tag[0]):
            if attribute["name"].lower() in {"id", "name"}:
                yield unescape(attribute["value"])


def rewrite(html: str, target: Callable[[str], str | None]) -> str:
    """Return *html* with each of its :func:`urls` as *target* gives it.

    Where that is None the attribute stays as it is, where it is empty the
    attribute goes.
    """

    def attribute(match: re.Match[str]) -> str:
        if not _WITH_URL.fullmatch(match["name"]):
            return match[0]
        value = unescape(match["value"])
        several = match["name"].lower() == "srcset"
        new = _candidates(value, target) if several else target(value)
        if new is None:
            return match[0]
        return f'{match["before"]}"{escape(new)}"' if new else ""

    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(attribute, tag[0]), html)


def mark(html: str, target: Callable[[str], str | None]) -> str:
    """Return *html* with what *target* gives for the URLs of links, pictures and films beside them.

    That is an attribute ``data-archive``; where *target* gives None there is none.
    """

    def tag(match: re.Match[str]) -> str:
        name = _MARKED.get(match[0].split(maxsplit=1)[0].lower())
        return _ATTRIBUTE.sub(partial(_marked, name, target), match[0]) if name else match[0]

    return _TAG_OR_TEXT.sub(tag, html)


def _marked(name: str, target: Callable[[str], str | None], attribute: re.Match[str]) -> str:
    same = attribute["name"].lower() == name
    new = target(unescape(attribute["value"])) if same else None
    return f'{attribute[0]} data-archive="{escape(new)}"' if new else attribute[0]


def _candidates(srcset: str, target: Callable[[str], str | None]) -> str | None:
    """Return *srcset* with the URLs that *target* gives, None where it knows none of them."""
    found = [(match, target(match["url"])) for match in _CANDIDATE.finditer(srcset)]
    if all(new is None for _, new in found):
        return None
    kept = ((match["url"] if new is None else new, match["size"] or "") for match, new in found)
    return ", ".join(f"{url} {size.strip()}".strip() for url, size in kept if url)
