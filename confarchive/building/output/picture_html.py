"""Pictures as HTML that leaves their places free, loads what is seen, and lets browsers choose a size.

What an author wrote of a picture stays as it is. See
https://html.spec.whatwg.org/multipage/images.html#responsive-images
"""

from __future__ import annotations

import re
from collections import Counter
from html import escape, unescape
from typing import TYPE_CHECKING

from confarchive.building.translations import gettext
from confarchive.model.addresses.html_urls import ATTRIBUTE, TAG_OR_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from confarchive.building.site.page_parts import Picture

_OPENS_OR_ENDS = re.compile(
    rf"{TAG_OR_TEXT.pattern}|</(?P<ended>[a-z]+)\s*>", re.IGNORECASE | re.DOTALL
)
_IMG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_NAME = re.compile(r"<([a-zA-Z]+)")
_SHOWN = re.compile(r"(?P<top>(?:\.\./)*)(?P<file>_images/[^?#]+)")
_PIXELS = re.compile(r"\s*(\d+)(?:px)?\s*", re.IGNORECASE)
_IN_STYLE = re.compile(r"(?:\A|;)\s*(width|height|aspect-ratio)\s*:\s*([^;]+)", re.IGNORECASE)
_NO_LINK = ("a", "button", "label", "summary", "picture")
"""What is clicked, or chooses by itself: no link stands in it."""
_SIZES = re.compile(r"""\ssizes\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
"""What an author says of a choice that there was not."""
COLUMN = "(max-width: 48em) 100vw, 46em"
"""How wide a picture is shown at most: as the column of text is."""


def complete(html: str, pictures: Mapping[str, Picture], *, is_first_seen: bool) -> str:
    """Return the *html* of a page's text with its pictures completed.

    *pictures* are those of the site, by their addresses in the output. All but the first are loaded
    when they come into view; so is that, where another *is_first_seen*.
    """
    inside: Counter[str] = Counter()
    is_seen = is_first_seen

    def completed(match: re.Match[str]) -> str:
        nonlocal is_seen
        if match["ended"]:
            name = match["ended"].lower()
            inside[name] = max(0, inside[name] - 1)
        elif name := _name(match[0]):
            inside[name] += 1
        if match["ended"] or name != "img":
            return match[0]
        is_late, is_seen = is_seen, True
        tag = _ShownImage(match[0], pictures)
        choice = tag.html(is_late=is_late, may_choose=not inside["picture"])
        return choice if any(inside[each] for each in _NO_LINK) else tag.led(choice)

    return _OPENS_OR_ENDS.sub(completed, html) if "<img" in html.lower() else html


def alternative(html: str, file: str) -> str:
    """Return the words that the *html* of a page's text has for the picture in a *file*, "" for none."""
    for tag in _IMG.findall(html):
        given = {each["name"].lower(): unescape(each["value"]) for each in ATTRIBUTE.finditer(tag)}
        src = given.get("src", "")
        if src.removeprefix("../" * src.count("../")) == file:
            alt = given.get("alt", "")
            return "" if alt == src else alt  # as docutils describes what nobody did
    return ""


def _name(tag: str) -> str:
    found = _NAME.match(tag)
    return found[1].lower() if found else ""


def chosen(img: str, picture: Picture, top: str, sizes: str) -> str:
    """Return the element *img* with the copies of *picture* to choose from, shown as wide as *sizes* says.

    *top* leads from the page to the top of the site.
    """
    is_webp = picture.file.lower().endswith(".webp")
    own = _candidates(picture, top, is_webp=is_webp)
    webp = "" if is_webp else _candidates(picture, top, is_webp=True)
    if own:
        img = _with(_SIZES.sub("", img), {"srcset": own, "sizes": sizes})
    if not webp:
        return img
    source = f'<source type="image/webp" srcset="{escape(webp)}" sizes="{escape(sizes)}">'
    return f"<picture>{source}{img}</picture>"


def _candidates(picture: Picture, top: str, *, is_webp: bool) -> str:
    """Return what browsers choose from among files of one format, "" where there is no choice."""
    files = {each.file: each.width for each in picture.copies if each.is_webp is is_webp}
    if files and picture.is_chosen_too and picture.file.lower().endswith(".webp") is is_webp:
        files[picture.file] = picture.width
    # A comma ends an address there.
    return ", ".join(f"{top}{file.replace(',', '%2C')} {width}w" for file, width in files.items())


def _with(tag: str, attributes: Mapping[str, str]) -> str:
    """Return a *tag* with more *attributes*."""
    end = len(tag) - (2 if tag.endswith("/>") else 1)
    added = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"{tag[:end].rstrip()}{added}{' ' if tag.endswith('/>') else ''}{tag[end:]}"


class _ShownImage:
    """An ``<img>`` of a text, and the picture of the site that it shows, if any."""

    def __init__(self, tag: str, pictures: Mapping[str, Picture]) -> None:
        tag = ATTRIBUTE.sub(_in_pixels, tag)
        src = next((each["value"] for each in ATTRIBUTE.finditer(tag) if each["name"] == "src"), "")
        self._tag = tag.replace(
            f'alt="{src}"', 'alt=""', 1
        )  # as docutils describes what nobody did
        found = ATTRIBUTE.finditer(self._tag)
        self._given = {each["name"].lower(): unescape(each["value"]) for each in found}
        shown = _SHOWN.fullmatch(self._given.get("src", ""))
        self._top = shown["top"] if shown else ""
        self._picture = pictures.get(shown["file"]) if shown else None
        style = _IN_STYLE.findall(self._given.get("style", ""))
        self._styled = {name.lower(): value.strip() for name, value in style}

    def html(self, *, is_late: bool, may_choose: bool) -> str:
        """Return it completed: loaded when it comes into view if it *is_late*, with copies if it *may_choose*."""
        added = dict(self._size())
        if is_late and "loading" not in self._given:
            added["loading"] = "lazy"
        added |= {} if "decoding" in self._given else {"decoding": "async"}
        tag = _with(self._tag, added)
        if self._picture is None or not may_choose or "srcset" in self._given:
            return tag
        width = self._shown_width()
        return chosen(tag, self._picture, self._top, f"{width}px" if width else COLUMN)

    def led(self, html: str) -> str:
        """Return its *html* as a link to the picture in full size, where copies are shown instead."""
        is_whole = self._picture is None or not self._picture.copies
        if is_whole or {"usemap", "ismap", "srcset"} & self._given.keys():
            return html
        label = escape(gettext("Picture in full size"))
        name = "" if self._given.get("alt", "").strip() else f' aria-label="{label}"'
        return f'<a class="archive-original" href="{escape(self._given["src"])}"{name}>{html}</a>'

    def _size(self) -> Iterator[tuple[str, str]]:
        """Yield what leaves the picture's place free, unless its author has said it."""
        if self._picture is None or not (self._picture.width and self._picture.height):
            return
        width, height = self._picture.width, self._picture.height
        given = {name: self._pixels(self._given.get(name)) for name in ("width", "height")}
        if self._styled.keys() & {"height", "aspect-ratio"}:
            return
        if not {"width", "height"} & self._given.keys():
            yield from (("width", str(width)), ("height", str(height)))
        elif self._styled:
            return
        elif given["width"] and "height" not in self._given:
            yield "height", str(max(1, round(given["width"] * height / width)))
        elif given["height"] and "width" not in self._given:
            yield "width", str(max(1, round(given["height"] * width / height)))

    def _shown_width(self) -> int:
        """Return how many pixels wide its author has it, 0 if that is not told."""
        told = self._styled.get("width") or self._given.get("width")
        return self._pixels(told)

    @staticmethod
    def _pixels(value: str | None) -> int:
        found = _PIXELS.fullmatch(value or "")
        return int(found[1]) if found else 0


def _in_pixels(attribute: re.Match[str]) -> str:
    """Return an attribute as HTML has it: ``width="300px"``, which browsers read as 300, is none."""
    number = _PIXELS.fullmatch(attribute["value"])
    if attribute["name"].lower() not in {"width", "height"} or not number:
        return attribute[0]
    return f'{attribute["before"]}"{number[1]}"'
