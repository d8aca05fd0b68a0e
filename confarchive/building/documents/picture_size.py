"""How large a picture is, in pixels, as it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import imagesize
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

MOST_PIXELS = 80_000_000
"""Larger pictures are not opened: that takes 300 MB."""
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "ICO")
"""What Pillow calls the formats that it opens."""
_ORIENTATION = 0x0112
"""The tag of Exif that tells how a picture is turned, from 5 on by a quarter (CIPA DC-008, 4.6.5.1)."""
_QUARTER_TURNS = 5


def size_of(file: Path) -> tuple[int, int]:
    """Return width and height of a picture, as it is shown, in pixels; zeros where they are not known."""
    width, height = known_size(file)
    if width * height > MOST_PIXELS:
        return width, height
    try:
        with Image.open(file, formats=_FORMATS) as picture:
            return shown_size(picture)
    except Exception:  # noqa: BLE001 (of a broken picture Pillow raises anything)
        return width, height


def known_size(file: Path) -> tuple[int, int]:
    """Return the size that the first bytes of a file tell: of SVG too, and of what Pillow does not read."""
    try:
        width, height = map(round, imagesize.get(file))  # of SVG it tells fractions, too
    except Exception:  # noqa: BLE001 (as above)
        return 0, 0
    return (width, height) if min(width, height) > 0 else (0, 0)


def shown_size(picture: Image.Image) -> tuple[int, int]:
    """Return width and height of an opened *picture*, as it is shown."""
    width, height = picture.size
    return (height, width) if is_turned(picture) else (width, height)


def is_turned(picture: Image.Image) -> bool:
    """Tell whether a *picture* is shown turned by a quarter."""
    return bool(picture.getexif().get(_ORIENTATION, 1) >= _QUARTER_TURNS)
