"""The picture that others show with a link to a page: its own, else the first in its text, else the site's.

Who shows such pictures takes PNG, JPEG, GIF and WebP, and few take SVG: of texts and logos only those count.
"""

from __future__ import annotations

import re
from posixpath import basename
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_RASTER = r"\.(?:png|jpe?g|gif|webp)"
_SHOWN = re.compile(
    rf'<img\b[^>]*?\ssrc="(?P<url>(?:\.\./)*_images/[^"]+{_RASTER})"', re.IGNORECASE
)
_LOGO = re.compile(rf".+{_RASTER}", re.IGNORECASE)


def find(own: str, body: str, logo: str, absolute: Callable[..., str]) -> str:
    """Return the URL of the picture of a page, "" where there is none.

    *own* is that of its header, *body* its text as HTML, *logo* what ``html_logo`` says; *absolute* gives the URL of a file of the site.
    """
    if own:
        return own
    if shown := _SHOWN.search(body):
        return absolute(shown["url"].lstrip("./"), resource=True)
    if not _LOGO.fullmatch(logo):
        return ""
    return logo if "://" in logo else absolute(f"_static/{basename(logo)}", resource=True)
