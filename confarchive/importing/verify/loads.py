"""What HTML loads by other attributes than ``src``: more sizes of a picture, what lies behind a text.

See https://html.spec.whatwg.org/multipage/indices.html#attributes-3 and, for old ones,
https://html.spec.whatwg.org/multipage/obsolete.html.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_SEVERAL = frozenset({"srcset", "imagesrcset"})
# Scripts show these later; what stands in them may be no address.
_LATER = re.compile(
    r"data-(?:.+-)?(?:src|original|lazy|bg|background|image|poster|full|large)(?:-retina)?"
)
_MEDIUM = re.compile(
    r"""\A[{|](?:static|attach|filename)[}|] | \.(?:avif|bmp|gif|ico|jpe?g|m4[av]|mov|mp[34]|og[gv]|pdf|png|svg
    |tiff?|web[mp])(?:[?#]|\Z)""",
    re.IGNORECASE | re.VERBOSE,
)
_ONE = frozenset({"poster", "background"})
_OF_SVG = ("image", "feimage", "use", "pattern")
_OF_TAGS = frozenset(
    {("input", "src"), *((tag, name) for tag in _OF_SVG for name in ("href", "xlink:href"))}
)
_CANDIDATE = re.compile(r"([^\s,](?:\S*[^\s,])?)(?:,+|([^,]*))")
_URL = re.compile(
    r"""/\*.*?\*/ | url\(\s*(?:"([^"]*)"|'([^']*)'|([^\s"')]*))\s*\)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
# Several of a picture: https://www.w3.org/TR/css-images-4/#image-set-notation
_SET = re.compile(r"image-set\(((?:[^()]|\([^()]*\))*)\)", re.IGNORECASE)
_STRING = re.compile(r"""\([^()]*\)|"([^"]*)"|'([^']*)'""")


# Of all attributes most are these, which load nothing.
_ATTRIBUTES = etree.XPath(
    "descendant-or-self::*/@*[not(contains('|alt|class|id|title|', concat('|', name(), '|')))]"
)


def all_other_files(root: HtmlElement) -> Iterator[tuple[HtmlElement, str, str, str]]:
    """Yield what the attributes of the elements in *root* load: the element, the attribute's name, an address, its size."""
    found: Any = _ATTRIBUTES(root)  # strings that know where they stand
    for value in found:
        element, name = value.getparent(), str(value.attrname)
        for url, size in other_files(str(element.tag), name, str(value)):
            yield element, name, url, size


def other_files(tag: str, name: str, value: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses in an attribute of an element, each with the size that it is for, or ""."""
    name = name.lower()
    if name in _SEVERAL or (name.startswith("data-") and name.endswith("srcset")):
        for url, size in _CANDIDATE.findall(value):
            yield url, size.strip()
    elif name == "style":
        strings = [found for inside in _SET.findall(value) for found in _STRING.findall(inside)]
        for found in (*_URL.findall(value), *strings):
            if url := "".join(found).strip():
                yield url, ""
    elif _LATER.fullmatch(name):
        yield from ((url, "") for url in (value.strip(),) if _MEDIUM.search(url))
    elif name in _ONE or (tag.lower(), name) in _OF_TAGS:
        yield from ((url, "") for url in (value.strip(),) if url and not url.startswith("#"))
