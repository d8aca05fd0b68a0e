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
_STAND_IN = re.compile(
    r"\Adata:|(?:loading|placeholder|blank|spacer|lazy|1x1)[\w.-]*\Z", re.IGNORECASE
)
_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,])(?:\s+([\d.]+)[wx])?\s*(?:,|\Z)")


def load(root: HtmlElement) -> None:
    """Give the pictures and frames in *root* the addresses that scripts would load them from, where they have no other one."""
    for element in root.iter("img", "iframe"):
        source = (element.get("src") or "").strip()
        if source and not _STAND_IN.search(source):
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
            for address, size in _CANDIDATE.findall(each.get(name) or ""):
                if not _STAND_IN.search(address):
                    yield float(size or 1), address
