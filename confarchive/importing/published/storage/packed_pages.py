"""Pages that a mirror keeps as servers send them: packed by gzip, whatever they are called."""

from __future__ import annotations

import errno
import re
import zlib
from typing import TYPE_CHECKING

from confarchive.importing.published.storage.pages import LONGEST, check_length

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAGIC = b"\x1f\x8b"
_MOST = 100  # members of a file; servers write one, or one for each part of a page that they send
_GZIP = 16 + zlib.MAX_WBITS
# Downloads are left as they are; a page may be called so.
_KEPT = re.compile(r"(?<!\.html)(?<!\.htm)\.(?:t?gz|svgz|emz|gzip)\Z", re.IGNORECASE)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\x00?\s*\x00?<")


def unpacked(data: bytes, name: str) -> bytes:
    """Return the page or feed in *data*, the bytes of the file *name*; what is packed and no such is left.

    Raises OSError where it is longer than a page may be, or cut.
    """
    if not data.startswith(_MAGIC) or _KEPT.search(name):
        return data
    try:
        text = b"".join(_members(data, name))
    except zlib.error:
        return data
    return text if _MARKUP.match(text) else data


def _members(data: bytes, name: str) -> Iterator[bytes]:
    """Yield what is packed in each of the members that a gzip file has, one after the other; what follows them is none."""
    left = LONGEST + 1
    for _ in range(_MOST):
        if not data.startswith(_MAGIC):
            return
        unpacker = zlib.decompressobj(_GZIP)
        text = unpacker.decompress(data, left)
        left -= len(text)
        check_length(LONGEST + 1 - left, name)
        if not unpacker.eof and _MARKUP.match(text):
            raise OSError(errno.EIO, "it is packed by gzip, and cut: its end is not there", name)
        yield text
        data = unpacker.unused_data
    raise OSError(errno.EFBIG, f"it is packed by gzip in more than {_MOST} parts", name)
