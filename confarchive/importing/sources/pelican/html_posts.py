"""Posts in HTML, as Pelican's ``HTMLReader`` takes them.

The header is what the ``head`` says: the ``title``, and every ``meta`` with a ``name``; what
stands in the ``body`` is the text. As Pelican does, tags are written anew from what
``html.parser`` makes of them, and ``&T`` becomes ``&T;``: that is what readers were shown.
See https://docs.getpelican.com/en/latest/content.html#file-metadata.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import starmap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlPost:
    """A post's keys, in lower case, with the line each stands in, and its text as HTML.

    A key that is there several times has a list of values. ``line``, from 1, is the one that
    the text begins in. Not ``whole`` is a file whose ``body`` is not marked from its beginning
    to its end: Pelican showed nothing of it, or something odd, so nobody can tell what was seen.
    """

    values: Mapping[str, str | list[str]]
    lines: Mapping[str, int]
    body: str = ""
    line: int = 1
    whole: bool = True


def read(text: str) -> HtmlPost:
    """Return the post that *text*, a whole file, is."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return parser.post()


class _Parser(HTMLParser):
    """Goes through a file once: ``where`` is ``head``, ``body``, or "" outside both.

    ``shown`` is what was met since the last title or body began, ``body`` the text that Pelican
    showed, ``outside`` what stands in neither head nor body.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.where = ""
        self.values: dict[str, str | list[str]] = {}
        self.lines: dict[str, int] = {}
        self.shown: list[str] = []
        self.outside: list[str] = []
        self.body: list[str] | None = None
        self.line = 1
        self.odd = False

    def post(self) -> HtmlPost:
        pieces = self.shown if self.where == "body" else self.body
        body = "".join(self.outside if pieces is None else pieces)
        is_closed = self.where != "body" and (self.body is not None or not body.strip())
        whole = is_closed and not self.odd
        return HtmlPost(
            values=self.values, lines=self.lines, body=body, line=self.line, whole=whole
        )

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag == "head" and not self.where:
            self.where = "head"
        elif tag == "title" and self.where == "head":
            self.shown = []
            self.lines.setdefault("title", self.getpos()[0])
        elif tag == "body" and self.where != "body":
            self.odd = self.odd or self.where == "head"
            self.where, self.shown, self.line = "body", [], self.getpos()[0]
        elif tag == "meta" and self.where == "head":
            self._key(dict(reversed(attrs)))
        else:
            self._show_tag(tag, _tag(tag, attrs))

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag == "meta" and self.where == "head":
            self._key(dict(reversed(attrs)))
        else:
            self._show_tag(tag, _tag(tag, attrs, " /"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "head":
            self.where = "" if self.where == "head" else self.where
        elif tag == "title" and self.where == "head":
            self.values["title"] = "".join(self.shown)
        elif tag == "body":
            self.odd = self.odd or self.where != "body"
            self.where, self.body = "", [*self.shown]
        else:
            self._show_tag(tag, f"</{html.escape(tag)}>")

    def handle_comment(self, data: str) -> None:
        self._show(f"<!--{data}-->")

    def handle_data(self, data: str) -> None:
        self._show(data)

    def handle_entityref(self, name: str) -> None:
        self._show(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._show(f"&#{name};")

    def _key(self, attributes: Mapping[str, str | None]) -> None:
        name = attributes.get("name")
        if name is None:
            return
        key = "tags" if name.lower() == "keywords" else name.lower()
        value = attributes.get("content") or attributes.get("contents") or ""
        before = self.values.get(key)
        self.lines.setdefault(key, self.getpos()[0])
        if before is None:
            self.values[key] = value
        else:
            self.values[key] = [*(before if isinstance(before, list) else [before]), value]

    def _show(self, markup: str) -> None:
        self.shown.append(markup)
        if not self.where:
            self.outside.append(markup)

    def _show_tag(self, tag: str, markup: str) -> None:
        if tag in {"html", "head", "body"}:
            return  # which no browser minds within a text
        if self.where == "body":
            self.shown.append(markup)
        elif not self.where:
            self.outside.append(markup)


def _tag(tag: str, attrs: Sequence[tuple[str, str | None]], end: str = "") -> str:
    return f"<{html.escape(tag)}{''.join(starmap(_attribute, attrs))}{end}>"


def _attribute(key: str, value: str | None) -> str:
    """Return an attribute as Pelican writes it; in the text of a ``title`` readers see which quotes it takes."""
    if value is None:
        return f" {html.escape(key)}"
    quote = "'" if '"' in value else '"'
    return f" {html.escape(key)}={quote}{html.escape(value, quote=False)}{quote}"
