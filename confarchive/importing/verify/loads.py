"""What HTML loads by other attributes than ``src``: more sizes of a picture, what lies behind a text.

See https://html.spec.whatwg.org/multipage/indices.html#attributes-3 and, for old ones,
https://html.spec.whatwg.org/multipage/obsolete.html.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEVERAL = frozenset({"srcset", "imagesrcset"})
_ONE = frozenset({"poster", "background"})
_DRAWN = frozenset({"image", "feimage", "use", "pattern"})  # of SVG
_CANDIDATE = re.compile(r"([^\s,](?:\S*[^\s,])?)(?:,+|([^,]*))")
_URL = re.compile(
    r"""/\*.*?\*/ | url\(\s*(?:"([^"]*)"|'([^']*)'|([^\s"')]*))\s*\)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)


def other_files(tag: str, name: str, value: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses in an attribute of an element, each with the size that it is for, or ""."""
    name = name.lower()
    if name in _SEVERAL:
        for url, size in _CANDIDATE.findall(value):
            yield url, size.strip()
    elif name == "style":
        yield from ((url, "") for found in _URL.findall(value) if (url := "".join(found).strip()))
    elif name in _ONE or (tag.lower() in _DRAWN and name in {"href", "xlink:href"}):
        yield from ((url, "") for url in (value.strip(),) if url and not url.startswith("#"))
