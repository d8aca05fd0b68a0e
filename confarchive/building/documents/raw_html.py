"""Links in raw HTML: found, and written anew, without touching anything else of it."""

from __future__ import annotations

from functools import partial
from html import escape, unescape
from typing import TYPE_CHECKING, TypeGuard

from docutils import nodes

from confarchive.model.addresses import html_urls
from confarchive.model.addresses.html_urls import ATTRIBUTE, TAG, TAG_OR_TEXT

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

# The attribute with the URL of what is led to or shown.
_MARKED = {"<a": "href", "<area": "href"} | dict.fromkeys(
    ("<img", "<audio", "<video", "<source"), "src"
)


def find(document: nodes.document) -> list[nodes.raw]:
    """Return the pieces of raw HTML in *document*, which may then be replaced."""
    return list(filter(is_html, document.findall(nodes.raw)))


def is_html(node: nodes.Node) -> TypeGuard[nodes.raw]:
    """Tell whether *node* is a piece of raw HTML."""
    return isinstance(node, nodes.raw) and "html" in node.get("format", "").split()


def urls(html: str) -> Iterator[str]:
    """Yield the URLs in ``href``, ``src``, ``style`` and the like, and what may be some in ``data-…``."""
    yield from html_urls.find(html, offered=True)


def ids(html: str) -> Iterator[str]:
    """Yield the names of the places in *html* that a link may lead to."""
    for tag in TAG.finditer(html):
        for attribute in ATTRIBUTE.finditer(tag[0]):
            if attribute["name"].lower() in {"id", "name"}:
                yield unescape(attribute["value"])


def rewrite(html: str, target: Callable[[str], str | None]) -> str:
    """Return *html* with each of its :func:`urls` as *target* gives it.

    Where that is None the attribute stays as it is, where it is empty the
    attribute goes.
    """
    return html_urls.rewrite(html, target, offered=True)


def mark(html: str, target: Callable[[str], str | None], attribute: str = "data-archive") -> str:
    """Return *html* with what *target* gives for the URLs of links, pictures and films beside them.

    That is the *attribute*; where *target* gives None there is none.
    """

    def tag(match: re.Match[str]) -> str:
        name = _MARKED.get(match[0].split(maxsplit=1)[0].lower())
        return (
            ATTRIBUTE.sub(partial(_marked, name, target, attribute), match[0]) if name else match[0]
        )

    return TAG_OR_TEXT.sub(tag, html)


def _marked(
    name: str, target: Callable[[str], str | None], added: str, attribute: re.Match[str]
) -> str:
    same = attribute["name"].lower() == name
    new = target(unescape(attribute["value"])) if same else None
    return f'{attribute[0]} {added}="{escape(new)}"' if new else attribute[0]
