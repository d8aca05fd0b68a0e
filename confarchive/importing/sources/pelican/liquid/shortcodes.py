"""The table of shortcodes: from attributes, and what they enclose, to what is shown.

They are WordPress', see https://codex.wordpress.org/Shortcode and
https://wordpress.com/support/wordpress-editor/shortcodes/.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from confarchive.importing.sources.pelican.liquid.notebook import fenced
from confarchive.importing.sources.pelican.liquid.tags import (
    TAGS,
    LiquidContext,
    Tag,
    TagOutput,
    unescaped,
)

Shortcode = Callable[[str, "str | None", LiquidContext], "TagOutput | None"]

_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
_IMAGE = re.compile(
    r"\s*(\[?!\[.*?\]\(.*?\)(?:\]\(.*?\))?|(?:<a\b[^>]*>)?\s*<img\b[^>]*>(?:\s*</a>)?)", re.DOTALL
)


def _attributes(text: str) -> dict[str, str]:
    return {key: a or b or c for key, a, b, c in _ATTRIBUTE.findall(text)}


def _hosted(tag: Tag, *keys: str) -> Shortcode:
    """Make a shortcode of a *tag*, whose address stands under a key, bare, or between tags."""

    def show(attributes: str, inner: str | None, place: LiquidContext) -> TagOutput | None:
        attributes = unescaped(attributes)
        named = _attributes(attributes)
        bare = attributes.strip(" =\"'").split()
        address = next((named[key] for key in keys if key in named), None)
        address = address or (inner or "").strip() or (bare[0] if bare else "")
        looks = address.startswith("http") or any(key in named for key in keys)
        return tag(address, place) if looks else None

    return show


def _caption(attributes: str, inner: str | None, _place: LiquidContext) -> TagOutput | None:
    """Show a picture and, below it, what an attribute or the text after it says."""
    if inner is None or not ("![" in inner or "<img" in inner):
        return None
    caption = _attributes(attributes).get("caption")
    if caption is None:
        found = _IMAGE.match(inner)
        picture, caption = (found[1], inner[found.end() :]) if found else (inner, "")
    else:
        picture = inner
    caption = " ".join(caption.split())
    picture = picture.strip()
    return TagOutput(block=f"{picture}\n\n*{caption}*" if caption else picture)


def _sourcecode(attributes: str, inner: str | None, _place: LiquidContext) -> TagOutput | None:
    if inner is None:
        return None
    named = _attributes(attributes)
    language = named.get("language") or named.get("lang") or attributes.strip(" =\"'") or "text"
    return TagOutput(block=fenced(unescape(inner).strip("\n"), language))


def _gallery(_attributes: str, _inner: str | None, _place: LiquidContext) -> None:
    """Show nothing: which pictures it has stands in WordPress' database."""


SHORTCODES: dict[str, Shortcode] = {
    "audio": _hosted(TAGS["audio"], "src", "mp3", "ogg"),
    "caption": _caption,
    "code": _sourcecode,
    "gallery": _gallery,
    "gist": _hosted(TAGS["gist"], "id", "url"),
    "soundcloud": _hosted(TAGS["soundcloud"], "url"),
    "sourcecode": _sourcecode,
    "video": _hosted(TAGS["video"], "src", "mp4", "ogv", "webm"),
    "vimeo": _hosted(TAGS["vimeo"], "id", "url"),
    "youtube": _hosted(TAGS["youtube"], "id", "url"),
}
"""What each shortcode shows, from its attributes, what it encloses, and the post's place."""
