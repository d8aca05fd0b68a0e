"""Pictures and frames that a script loads when a reader comes to them: back to the address that they have then.

Scripts such as lazysizes read it from an attribute of their own, of several sizes the one that fits. See
https://github.com/aFarkas/lazysizes and https://html.spec.whatwg.org/multipage/images.html#srcset-attributes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_LATER = ("data-src", "data-original", "data-lazy-src", "data-lazyload")
_LATER_SETS = ("data-srcset", "data-lazy-srcset")
_SIZES = ("data-sizes", "data-lazy-sizes")
_STAND_IN = re.compile(r"loading|placeholder|blank|spacer|lazy|1x1", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"[^\w.-]")
# An address that ends in a comma has no size. Nothing here is tried in two ways: data: may be long.
_CANDIDATE = re.compile(r"([^\s,]\S*+)(?:(?<=,)|([^,]*+))")
_SIZE = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?|\.[0-9]{1,9})[wx]")


def load(root: HtmlElement) -> None:
    """Give the pictures and frames in *root* the addresses that scripts would load them from, where they have no other one."""
    for element in root.iter("img", "iframe"):
        source = (element.get("src") or "").strip()
        if source and not _is_stand_in(source):
            continue
        if later := _address(element):
            element.set("src", later)
            for name in (*_LATER, *_LATER_SETS, *_SIZES):
                element.attrib.pop(name, None)


def _address(element: HtmlElement) -> str:
    """Return what a script would load for *element*: of several sizes the largest; empty for nothing."""
    later = next(filter(None, map(element.get, _LATER)), "")
    return later or max(_candidates(element), default=(0.0, ""))[1]


def _candidates(element: HtmlElement) -> Iterator[tuple[float, str]]:
    picture = next(element.iterancestors("picture"), None)
    for each in (element, *(picture.iter("source") if picture is not None else ())):
        for name in ("srcset", *_LATER_SETS):
            for address, size in _sized(each.get(name) or ""):
                if not _is_stand_in(address):
                    yield size, address


def _sized(written: str) -> Iterator[tuple[str, float]]:
    """Yield the addresses of a ``srcset`` with their sizes; as in browsers, one whose size is none is not there."""
    for address, described in _CANDIDATE.findall(written):
        sizes = [*filter(None, map(_SIZE.fullmatch, described.split()))]
        if sizes or not described.strip():
            yield address.rstrip(","), float(sizes[0][1]) if sizes else 1.0


def _is_stand_in(address: str) -> bool:
    """Tell whether *address* is of what a theme shows before the picture, as ``data:…`` and ``/lazy.gif``."""
    last = _BETWEEN_NAMES.split(address)[-1]
    return address[:5].lower() == "data:" or _STAND_IN.search(last) is not None
