"""Where the values of a post's header stand on a page, and as what its readers saw them."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from confarchive.importing.sources.pelican.theme import markers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Kind(enum.Enum):
    """As what a value stands on a page."""

    PICTURE = "the address of a picture"
    SCRIPT = "text in a script, which may show it as a picture"
    TEXT = "words"
    LINK = "where a link leads"
    CARD = "what other sites show of the page, but not the page itself"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A header's key whose value stands on a page, as *kind*.

    ``patterns`` are what may be written there, with :mod:`.markers`; ``alt`` is the key that
    describes the picture, if one does.
    """

    key: str
    kind: Kind
    patterns: tuple[str, ...] = ()
    alt: str = ""


# Keys that Pelican has for every post, or makes itself: what they show is told in other ways.
STANDARD = frozenset(
    [
        *("title", "content", "summary", "url", "save_as", "slug", "date", "modified"),
        *("locale_date", "locale_modified", "category", "tags", "tag", "author"),
        *("authors", "lang", "status", "template", "source_path", "relative_source_path"),
        *("translations", "series", "timezone", "date_format", "in_default_lang"),
        *("default_template", "filename", "metadata", "reader", "settings", "path"),
        *("readtime", "reading_time", "stats", "comments_count", "related_posts"),
    ]
)
_PICTURES = frozenset({"src", "srcset", "poster", "background", "data"})
_PICTURE_NAME = re.compile(r"src|image|img|background|bg|cover|poster|photo|parallax|lazy|thumb")
_NOT_PICTURES = frozenset({"script", "iframe", "a", "form", "audio", "link", "button", "input"})
_CARDS = re.compile(r"image|thumbnail|photo", re.IGNORECASE)
_URL = re.compile(r"url\(\s*[\"']?\s*(.*?)\s*[\"']?\s*\)", re.DOTALL)
_QUOTED = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")
_SILENT = frozenset({"title", "textarea", "noscript", "option", "template"})


def find(markup: str) -> tuple[Shown, ...]:
    """Return what *markup*, a page with :mod:`.markers`, shows of a header, in its order."""
    page = _Page()
    page.feed(markup)
    page.close()
    return tuple(dict.fromkeys(page.found))


class _Page(HTMLParser):
    """Goes through a page; ``within`` is the element whose text is no words, if there is one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Shown] = []
        self.head = False
        self.within = ""

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag == "head":
            self.head = True
        elif tag == "body":
            self.head = False
        several = [(markers.plain(name), value or "") for name, value in attrs]
        given = dict(several)
        if tag in {"script", "style", *_SILENT}:
            is_data = "json" in given.get("type", "") or given.get("src")
            self.within = "data" if tag == "script" and is_data else tag
        self._look(tag, given, several)

    def handle_endtag(self, tag: str) -> None:
        if tag == "head":
            self.head = False
        if tag in {"script", "style", *_SILENT}:
            self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within in {"style", "script"}:
            self._add(Kind.PICTURE, _URL.findall(data))
        if self.within == "script":
            texts = (one or other for one, other in _QUOTED.findall(data))
            self._add(Kind.SCRIPT, [text for text in texts if not _URL.search(text)])
        elif not self.within and not self.head:
            for key in markers.keys(data):
                self.found.append(Shown(key=key, kind=Kind.TEXT))

    def _look(self, tag: str, given: dict[str, str], several: Sequence[tuple[str, str]]) -> None:
        """Look at an element's attributes, of which *several* may be one or another."""
        alt = next(iter(_own(given.get("alt", ""))), "")
        for name, value in several:
            if not markers.keys(value):
                continue
            if name == "style":
                self._add(Kind.PICTURE, _URL.findall(value))
            elif tag == "meta" and name == "content":
                kind = given.get("property", "") + given.get("name", "") + given.get("itemprop", "")
                if _CARDS.search(kind):
                    self._add(Kind.CARD, [value])
            elif tag == "link":
                self._add(Kind.CARD, [value] if given.get("rel") == "image_src" else [])
            elif tag == "a" and name == "href":
                self._add(Kind.LINK, [value])
            elif tag not in _NOT_PICTURES and _names_picture(name):
                self._add(Kind.PICTURE, _sources(name, value), alt)

    def _add(self, kind: Kind, texts: Sequence[str], alt: str = "") -> None:
        for text in texts:
            patterns = [each for each in markers.alternatives(text) if markers.keys(each)]
            for key in dict.fromkeys(name for each in patterns for name in _keys_of(each)):
                own = tuple(each for each in patterns if key in markers.keys(each))
                self.found.append(Shown(key=key, kind=kind, patterns=own, alt=alt))


def _keys_of(pattern: str) -> tuple[str, ...]:
    """Return the keys that an address is of: the author's own, else the slug that a file is called by."""
    own = tuple(_own(pattern))
    return own or tuple(key for key in markers.keys(pattern) if key == "slug")


def _own(text: str) -> Iterator[str]:
    return (key for key in markers.keys(text) if key not in STANDARD)


def _names_picture(attribute: str) -> bool:
    is_data = attribute.startswith("data-") and _PICTURE_NAME.search(attribute)
    return attribute in _PICTURES or bool(is_data)


def _sources(name: str, value: str) -> list[str]:
    """Return the addresses in an attribute: ``srcset`` has several, with sizes."""
    if "srcset" not in name:
        return [value]
    return [part.split()[0] for part in value.split(",") if part.split()]
