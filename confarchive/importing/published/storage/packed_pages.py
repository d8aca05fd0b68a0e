"""Pages that a mirror keeps as servers send them: packed by gzip, whatever they are called."""

from __future__ import annotations

import re
import zlib

from confarchive.importing.published.storage.pages import LONGEST, check_length

_MAGIC = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS
# Downloads are left as they are; a page may be called so.
_KEPT = re.compile(r"(?<!\.html)(?<!\.htm)\.(?:t?gz|svgz|emz|gzip)\Z", re.IGNORECASE)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\x00?\s*\x00?<")


def unpacked(data: bytes, name: str) -> bytes:
    """Return the page or feed in *data*, the bytes of the file *name*; what is packed and no such is left.

    Raises OSError where it is longer than a page may be.
    """
    if not data.startswith(_MAGIC) or _KEPT.search(name):
        return data
    try:
        text = zlib.decompressobj(_GZIP).decompress(data, LONGEST + 1)
    except zlib.error:
        return data
    check_length(len(text), name)
    return text if _MARKUP.match(text) else data
