"""A card is drawn: the title of a page, the site's name above it, a line beneath, on paper with a band of the site's colour.

The font is Source Sans 3, which has Latin, Greek and Cyrillic letters. Of other scripts, and of marks that
a letter needs and that do not come with it as one character, nothing is drawn: no card shows boxes.
"""

from __future__ import annotations

import threading
import unicodedata
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageColor, ImageDraw, ImageFont, features

from confarchive.building.incremental.cache import digest
from confarchive.building.site.cards import HEIGHT, WIDTH
from confarchive.building.site.shared_pictures import CardStyle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from confarchive.building.site.cards import Card

FONT = "fontpkg_source_sans_3"
"""The package that has the font; the extra ``cards`` installs it."""
_FILE = "files/SourceSans3[wght].ttf"
_COLOUR = "#0a4bff"
"""The colour of furo's links, for sites that name none."""
_LINES = 4
_TITLE_SIZES = (92, 76, 66, 58)
_SMALL_SIZE = 36
_BOLD, _REGULAR = 600, 400
_MARGIN, _BAND = 84, 18
_ABOVE, _BENEATH = 70, HEIGHT - 70
"""Where the site's name begins, and where the line beneath ends."""
_LEADING = 1.14
"""From line to line, in sizes of the font."""
# A card has one colour beside greys. Its points are kept as greys, of which the last stands for that colour.
_INK, _GREY, _PAPER, _COLOURED = 0, 96, 254, 255
_SHADES = ((24, 28, 36), (255, 255, 255))
"""What the darkest grey is shown as, and the lightest."""
_WORK = ("pil", "freetype2", "raqm", "harfbuzz", "zlib")
"""What Pillow calls all that has a part in a card's bytes."""
_UNKNOWN = "\U0010ffff"
"""A character that no font has."""


def style(theme_options: Mapping[str, Any]) -> CardStyle:
    """Return how cards are drawn where the theme has these options."""
    variables = theme_options.get("light_css_variables")
    named = variables.get("color-brand-primary", "") if isinstance(variables, dict) else ""
    versions = [str(features.version(name)) for name in _WORK]
    drawn_by = digest((versions, _font_file().stat().st_size, Path(__file__).read_bytes()))
    return CardStyle(colour=_hexadecimal(named), drawn_by=drawn_by, lacks=_lacking)


def draw(card: Card) -> bytes:
    """Return a card as PNG."""
    picture = Image.new("L", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, _BAND, HEIGHT), fill=_COLOURED)
    small = _font(_SMALL_SIZE, _REGULAR)
    pen.text((_MARGIN, _ABOVE), _cut(card.site, small), fill=_GREY, font=small, anchor="la")
    pen.text((_MARGIN, _BENEATH), _cut(card.beneath, small), fill=_GREY, font=small, anchor="ls")
    size, lines = _set(card.title)
    top = (HEIGHT - size * _LEADING * len(lines)) / 2
    for number, line in enumerate(lines):
        at = (_MARGIN, round(top + size * _LEADING * number))
        pen.text(at, line, fill=_INK, font=_font(size, _BOLD), anchor="la")
    picture.putpalette(_palette(card.colour))
    written = BytesIO()
    picture.save(written, "PNG", compress_level=4)
    return written.getvalue()


def _set(title: str) -> tuple[int, list[str]]:
    """Return the lines of a *title*, and the largest size at which there are few enough."""
    for size in _TITLE_SIZES:
        lines = list(_wrapped(title, _font(size, _BOLD)))
        if len(lines) <= _LINES - (size == _TITLE_SIZES[0]):
            return size, lines
    font = _font(size, _BOLD)
    return size, [*lines[: _LINES - 1], _cut(" ".join(lines[_LINES - 1 :]), font)]


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    """Yield the lines of *text*; a word that is wider than a line is broken."""
    line = ""
    for word in text.split():
        rest = word
        if line and _fits(f"{line} {word}", font):
            rest = f"{line} {word}"
        elif line:
            yield line
        while not _fits(rest, font):
            part = _fitting(rest, font)
            yield part
            rest = rest[len(part) :]
        line = rest
    if line:
        yield line


def _cut(text: str, font: ImageFont.FreeTypeFont) -> str:
    """Return *text* as it is, or as much of it as fits into a line, with an ellipsis."""
    if _fits(text, font):
        return text
    part = _fitting(text, font, end="…")
    whole_words = part.rpartition(" ")[0] if not text[len(part)].isspace() else part
    return f"{(whole_words or part).rstrip(' ,;:.–—-·')}…"


def _fitting(text: str, font: ImageFont.FreeTypeFont, end: str = "") -> str:
    """Return the longest beginning of *text*, of one character at least, that fits into a line with *end*."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _fits(text[:middle] + end, font) else (low, middle - 1)
    return text[:low]


def _fits(text: str, font: ImageFont.FreeTypeFont) -> bool:
    return font.getlength(text) <= WIDTH - 2 * _MARGIN


def _palette(colour: str) -> list[int]:
    (dark, light), steps = _SHADES, _PAPER
    greys = [
        round(low + (high - low) * step / steps)
        for step in range(steps + 1)
        for low, high in zip(dark, light, strict=True)
    ]
    return [*greys, *ImageColor.getrgb(colour)[:3]]


def _hexadecimal(colour: object) -> str:
    """Return a *colour* that Pillow knows as six digits, furo's own for what is none, such as a CSS variable."""
    try:
        red, green, blue, *_ = ImageColor.getrgb(str(colour))
    except ValueError:
        return _COLOUR
    return f"#{red:02x}{green:02x}{blue:02x}"


def _lacking(text: str) -> frozenset[str]:
    return frozenset(each for each in set(text) if not _is_drawn(each))


@cache
def _is_drawn(character: str) -> bool:
    """Tell whether the font has a character that needs no other beside it."""
    font, is_mark = _font(_SMALL_SIZE, _REGULAR), unicodedata.category(character) in {"Mn", "Me"}
    return not is_mark and _shape(character, font) != _shape(_UNKNOWN, font)


def _shape(character: str, font: ImageFont.FreeTypeFont) -> tuple[float, bytes]:
    return font.getlength(character), bytes(font.getmask(character))


class _Fonts(threading.local):
    """Fonts by size and weight, a thread's own: FreeType takes one after the other."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, int], ImageFont.FreeTypeFont] = {}


_fonts = _Fonts()


def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    known = _fonts.known
    if (size, weight) not in known:
        font = ImageFont.truetype(str(_font_file()), size)
        font.set_variation_by_axes([weight])
        known[size, weight] = font
    return known[size, weight]


@cache
def _font_file() -> Path:
    return Path(str(files(FONT) / _FILE))
