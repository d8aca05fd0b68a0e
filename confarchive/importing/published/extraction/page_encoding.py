"""A published page as text, by the encoding in which a browser reads it: see the HTML Standard, "Determining the character encoding"."""

from __future__ import annotations

import re
from functools import lru_cache

import webencodings
from lxml import etree

_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([^\s"';]+)""", re.IGNORECASE)
_LABEL = 80  # bytes from "charset" on in which a tag tells an encoding, and ends
_HEAD = 4096  # bytes in which a page tells its encoding: browsers seek it in 1024, and read anew if it comes later
# What a browser takes for an encoding that a <meta> cannot be written in, or that is none of pages.
_INSTEAD = {"utf-16le": "utf-8", "utf-16be": "utf-8", "x-user-defined": "windows-1252"}

_OF_EUROPE = frozenset({"windows-1252", "iso-8859-15"})
_LETTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)  # in UTF-8, beyond ASCII
_MARKED = re.compile(rb"\xff\xfe|\xfe\xff|\xef\xbb\xbf")


def decoded(html: bytes) -> str:
    """Return *html* as a browser reads it: by its byte order mark, or what it declares, or else its bytes.

    Where these cannot be what it declares, the server will have told its readers otherwise, as what it says comes first.
    """
    head = html[:_HEAD]
    declared = _declared(head.replace(b"\x00", b""))
    encoding = declared or ("utf-8" if _is_utf8(html) else "windows-1252")
    text: str = webencodings.decode(html, _wide(head) or _corrected(encoding, html))[0]
    return text


def _corrected(encoding: str, html: bytes) -> str:
    """Return *encoding*, or of the two that servers use most the one that *html* must be in."""
    if encoding == "utf-8" and not _is_utf8(html) and not _LETTER.search(html):
        return "windows-1252"
    is_other = encoding in _OF_EUROPE and not html.isascii() and _is_utf8(html)
    return "utf-8" if is_other else encoding


def _wide(head: bytes) -> str:
    """Return the encoding of a page whose byte order mark is gone, each letter of which has two bytes; "" for others."""
    if not _MARKED.match(head) and head.count(b"\x00") > len(head) / 4:
        return "utf-16le" if head[1:2] == b"\x00" else "utf-16be"
    return ""


def _declared(head: bytes) -> str:
    """Return the encoding that a page declares, as the Encoding Standard names it; "" for none that it knows."""
    last = head.lower().rfind(b"charset")
    return _encoding(head[: last + _LABEL]) if last >= 0 else ""


@lru_cache(maxsize=64)  # the pages of a blog begin alike
def _encoding(head: bytes) -> str:
    try:
        metas = etree.fromstring(head, etree.HTMLParser(encoding="iso-8859-1")).iter("meta")
    except (etree.ParseError, AttributeError):  # nothing but comments
        return ""
    for meta in metas:
        label = meta.get("charset")
        if label is None and (meta.get("http-equiv") or "").strip().lower() == "content-type":
            found = _CHARSET.search(meta.get("content") or "")
            label = found[1] if found else None
        encoding = webencodings.lookup(label or "")
        if encoding is not None:
            return _INSTEAD.get(encoding.name, str(encoding.name))
    return ""


def _is_utf8(html: bytes) -> bool:
    try:
        html.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
