"""What the head of a page says of it: the address that it should have, its title, its day. Read as text, for it is asked of many."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_HEAD = 50_000  # bytes that are looked into
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_META = re.compile(r"<(?:meta|link)\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SENT_ON = re.compile(r"\s*\d+(?:\.\d+)?\s*[;,]\s*url\s*=\s*['\"]?\s*([^'\"\s]+)", re.IGNORECASE)
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d")
SEPARATOR = re.compile(r"\s+[|–—·•»«:/-]+\s+|\s+::\s+|: ")
"""What stands between a page's title and the site's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """The ``canonical`` address, empty for none, the ``titles`` that it may have, the ``days`` that it names, and the ``generator``."""

    canonical: str = ""
    titles: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    generator: str = ""


def read_head(page: bytes) -> PageHead:
    """Return what the head of *page* says. Titles are in the form of :func:`title_form`, days as 2015-02-03."""
    text = page[:_HEAD].decode("utf-8", "replace")
    named = [_attributes(tag) for tag in _META.findall(text)]
    links = {each.get("rel", "").lower(): each.get("href", "") for each in named}
    values = {
        each.get("property") or each.get("name") or "": each.get("content", "") for each in named
    }
    titles = [html.unescape(found) for found in _TITLE.findall(text)] + [values.get("og:title", "")]
    parts = (form for title in titles for form in _parts(title))
    return PageHead(
        canonical=links.get("canonical") or values.get("og:url", ""),
        titles=frozenset(filter(None, parts)),
        days=frozenset(_DAY.findall(text)),
        generator=next(
            (
                each.get("content", "")
                for each in named
                if each.get("name", "").lower() == "generator"
            ),
            "",
        ),
    )


def sent_to(page: bytes) -> str:
    """Return the URL that *page* sends its readers on to, as it stands there; "" where it does not."""
    head = page[:_HEAD]
    if b"refresh" not in head.lower():
        return ""
    metas = map(_attributes, _META.findall(head.decode("utf-8", "replace")))
    told = (each for each in metas if each.get("http-equiv", "").lower() == "refresh")
    return next(filter(None, (refreshed(each.get("content", "")) for each in told)), "")


def refreshed(content: str) -> str:
    """Return the URL in the *content* of a ``meta`` that has browsers go there; "" for none."""
    found = _SENT_ON.match(content)
    return found[1] if found else ""


def title_form(title: str) -> str:
    """Return *title*, HTML, in the form in which titles are compared: its words, in lower case."""
    return " ".join(re.findall(r"\w+", html.unescape(re.sub(r"<[^>]*>", "", title)).lower()))


def title_parts(title: str) -> list[str]:
    """Return what separators divide a page's title into."""
    return [part.strip() for part in SEPARATOR.split(title) if part.strip()]


def site_names(roots: Sequence[HtmlElement]) -> frozenset[str]:
    """Return what the titles of most of these pages begin or end with."""
    titles = [" ".join((root.findtext(".//title") or "").split()) for root in roots]
    parts = [title_parts(title) or [""] for title in titles]
    found = Counter(
        part
        for title, each in zip(titles, parts, strict=True)
        for part in {title, each[0], each[-1]} - {""}
    )
    least = max(2, len(roots) / 2)
    return frozenset(part for part, pages in found.items() if pages >= least)


def _parts(title: str) -> list[str]:
    """Return *title* and what is left of it without the site's name on either side."""
    cuts = list(SEPARATOR.finditer(title))
    ends = [(title[: cut.start()], title[cut.end() :]) for cut in cuts]
    return [title_form(part) for part in (title, *(part for pair in ends for part in pair))]


def _attributes(tag: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(tag)
    return {name.lower(): html.unescape("".join(values)) for name, *values in found}
