"""Smaller copies of one picture: in its own format and as WebP, without what cameras note in it.

A telephone's picture has some 4,000 pixels in a row, of which a page shows a fifth. Copies have the
widths that a site asks for, and only those that are lighter than the picture are kept. What a camera
notes (Exif, XMP: the place, the owner) stays out of them; colours keep their profile.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageOps

from confarchive.building.documents.picture_size import (
    MOST_PIXELS,
    is_turned,
    known_size,
    shown_size,
)
from confarchive.building.incremental import fingerprints

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_LIGHT = 50_000
"""Pictures of fewer bytes are shown as they are."""
_NEARLY = 0.9
"""A copy of more than this part of a picture's width is none."""
_OF_COLOURS = frozenset({"P", "RGB", "RGBA"})
"""Modes whose profile of colours fits any copy: WebP has no shades of grey alone."""
_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
"""How pixels are kept that browsers show alike in all formats: neither for print nor with 16 bits."""
# Drawings and screenshots, as PNG has them, keep each pixel; photographs look the same at these.
_WEBP: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 78, "method": 1},
    "PNG": {"lossless": True, "quality": 30, "method": 1},
    "WEBP": {"quality": 80, "method": 1},
}
_OWN: dict[str, dict[str, Any]] = {"JPEG": {"quality": 80, "progressive": True}, "PNG": {}}
FORMATS = tuple(_WEBP)
"""What Pillow calls the formats that copies are made of; of others, and of what moves, there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy as bytes, ``width`` pixels wide; ``is_webp`` where its format is not the picture's own."""

    width: int
    is_webp: bool
    content: bytes


def make(file: Path, widths: Sequence[int]) -> list[Copy]:
    """Return the copies of the picture in *file*, by format the narrowest first; none of what cannot be read."""
    width, height = known_size(file)
    if not widths or width * height > MOST_PIXELS or fingerprints.of_file(file)[1] < _LIGHT:
        return []
    try:
        with Image.open(file, formats=FORMATS) as picture:
            return list(_copies(picture, file.stat().st_size, widths))
    except Exception:  # noqa: BLE001 (of a broken picture Pillow raises anything)
        return []


def _copies(picture: Image.Image, size: int, widths: Sequence[int]) -> Iterator[Copy]:
    """Yield the copies of a *picture* that has *size* bytes."""
    # Cameras put a small picture behind the large one (CIPA DC-007), which is no film.
    kind = "JPEG" if picture.format == "MPO" else picture.format or ""
    width, height = shown_size(picture)
    is_still = kind == "JPEG" or getattr(picture, "n_frames", 1) == 1
    if not is_still or width * height > MOST_PIXELS or picture.mode not in _MODES:
        return
    narrower = [each for each in sorted(widths) if each < width * _NEARLY]
    # The widest that a page needs; browsers choose among copies of one format alone.
    widest = narrower[-1] if len(narrower) == len(widths) else width
    profile = picture.info.get("icc_profile") if picture.mode in _OF_COLOURS else None
    scaled = _scaled(picture, sorted({*narrower, widest}))
    webp = _lighter(scaled, size, "WEBP", {**_WEBP[kind], "icc_profile": profile})
    if any(each.width == widest for each in webp) and kind != "WEBP":
        yield from webp
    own = webp
    if kind != "WEBP":
        copied = {each: scaled[each] for each in narrower}
        own = _lighter(copied, size, kind, {**_OWN[kind], "icc_profile": profile})
    yield from (each for each in own if each.width < width)


def _scaled(picture: Image.Image, widths: Sequence[int]) -> dict[int, Image.Image]:
    """Return *picture* as it is shown in these *widths*, of which each is made of the next."""
    width, height = shown_size(picture)
    sizes = [(each, max(1, round(height * each / width))) for each in widths]
    turned = is_turned(picture)
    picture.draft(None, sizes[-1][::-1] if turned else sizes[-1])
    larger = _plain(picture)
    scaled = {}
    for size in reversed(sizes):
        stored = size[::-1] if turned else size
        larger = larger.resize(stored, Image.Resampling.BICUBIC, reducing_gap=1.5)
        shown = ImageOps.exif_transpose(larger)
        shown.info = {}  # else Pillow would write comments and XMP again
        scaled[size[0]] = shown
    return dict(reversed(scaled.items()))


def _plain(picture: Image.Image) -> Image.Image:
    """Return the picture in a mode that can be scaled."""
    if picture.mode == "P" or "transparency" in picture.info:
        return picture.convert("RGBA")
    return picture.convert("L") if picture.mode == "1" else picture


def _lighter(
    scaled: Mapping[int, Image.Image], size: int, kind: str, options: Mapping[str, Any]
) -> list[Copy]:
    """Return the copies in one format that have fewer bytes than the picture's *size*."""
    copies = []
    for width, shown in scaled.items():
        written = BytesIO()
        shown.save(written, kind, **options)
        if written.tell() < size:
            is_webp = kind == "WEBP"
            copies.append(Copy(width=width, is_webp=is_webp, content=written.getvalue()))
    return copies
