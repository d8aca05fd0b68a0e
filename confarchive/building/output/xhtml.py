"""Pages of a book as XHTML, which reading programs parse as XML: whatever HTML an author wrote comes out well-formed.

A book is read without a network and runs no scripts: what is loaded from elsewhere becomes a link, and a link to what
is not in the book its words. See https://www.w3.org/TR/epub-33/#sec-xhtml.
"""

from __future__ import annotations

import re
from html import unescape
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

    Files = Mapping[str, frozenset[str]]

_LEFT_OUT = ("script", "noscript", "template", "form", "dialog", "object", "embed")
_ELSEWHERE = ("iframe", "img", "video", "audio", "source", "track")
"""Elements that load what their ``src`` names."""
_NAMESPACES = {
    "svg": "http://www.w3.org/2000/svg",
    "math": "http://www.w3.org/1998/Math/MathML",
}
_HTML = re.compile(
    "a|abbr|address|area|article|aside|audio|b|base|bdi|bdo|blockquote|body|"
    "br|button|canvas|caption|cite|code|col|colgroup|data|datalist|dd|del|"
    "details|dfn|div|dl|dt|em|fieldset|figcaption|figure|footer|h1|h2|h3|h4|"
    "h5|h6|head|header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|"
    "link|main|map|mark|math|menu|meta|meter|nav|object|ol|optgroup|option|"
    "output|p|param|picture|pre|progress|q|rp|rt|ruby|s|samp|section|select|"
    "small|source|span|strong|style|sub|summary|sup|svg|table|tbody|td|"
    "textarea|tfoot|th|thead|time|title|tr|track|u|ul|var|video|wbr"
)
"""The elements of HTML; of others, and of those it had once, only the words stay."""
_BLOCKS = (
    *("address", "article", "aside", "blockquote", "details", "div", "dl", "figure", "footer"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre"),
    *("section", "table", "ul"),
)
"""What a paragraph cannot have in it: https://html.spec.whatwg.org/multipage/grouping-content.html#the-p-element."""
_OF_BROWSERS = ("loading", "decoding", "fetchpriority", "srcset", "sizes", "itemscope")
_NAME = re.compile(r"[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?", re.ASCII)
_ANCHOR = re.compile(r"""\sid=["']([^"']+)""")
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What may stand nowhere in XML: https://www.w3.org/TR/xml/#charsets."""
_CAPITALS = {
    each.lower(): each
    for each in ("viewBox", "preserveAspectRatio", "gradientUnits", "gradientTransform")
}
"""How attributes of drawings are written."""


def well_formed(html: str, file: str, files: Files) -> str:
    """Return the page *html* in the *file* of a book, which has these *files* with their anchors, as XHTML.

    What is XHTML already stays as it is.
    """
    page = _read(_NO_XML.sub("", html))
    _leave_out(page)
    for element in page(_ELSEWHERE):
        _lead_elsewhere(page, element, file, files)
    for element in page("a", href=True):
        if url := _address(str(element["href"]), file, files):
            element["href"] = url
        else:
            element.name = "span"
            del element["href"]
    page = _read(page.decode())  # blanks between what is left are even then
    for element in page(True):
        _tidy(element)
    return str(page.decode(formatter="minimal"))


def _read(html: str) -> Any:
    from bs4 import BeautifulSoup  # noqa: PLC0415 (few builds make a book)

    return BeautifulSoup(html, "html.parser")


def _leave_out(page: Any) -> None:
    """Leave out of a *page* what no book has."""
    from bs4.element import Doctype, PreformattedString  # noqa: PLC0415 (as above)

    for text in page.find_all(string=lambda each: isinstance(each, PreformattedString)):
        if not isinstance(text, Doctype):
            text.extract()
    for element in page(_LEFT_OUT):
        element.decompose()
    for element in page("link"):
        if element.get("rel") != ["stylesheet"]:
            element.decompose()
    for element in page(True):
        if not _HTML.fullmatch(element.name) and not element.find_parent(list(_NAMESPACES)):
            element.unwrap()


def anchors(html: str) -> frozenset[str]:
    """Return the places within a page that links can lead to."""
    return frozenset(map(unescape, _ANCHOR.findall(html)))


def _address(url: str, file: str, files: Files) -> str:
    """Return where a link to *url* leads: out of the book, or to a file of it, and a place in it that is there; "" for nowhere."""
    try:
        address = urlsplit(url)
    except ValueError:
        return ""
    if address.scheme or address.netloc:
        return url
    path = normpath(join(dirname(file), unquote(address.path))) if address.path else file
    if path not in files:
        return ""
    is_there = not address.fragment or unquote(address.fragment) in files[path]
    return url if is_there else url.partition("#")[0]


def _lead_elsewhere(page: Any, element: Any, file: str, files: Files) -> None:
    """Have a link, or its words, stand in the place of an *element* that loads what is not in the book."""
    url = str(element.get("src", ""))
    if element.name != "iframe" and (not url or ("//" not in url and _address(url, file, files))):
        return
    words = str(element.get("alt") or element.get("title") or "")
    if "//" not in url or element.name in {"source", "track"} or element.find_parent("a"):
        element.replace_with(page.new_string(words))
        return
    link = page.new_tag("a", href=f"https:{url}" if url.startswith("//") else url)
    link.string = words or url
    element.replace_with(link)


def _tidy(element: Any) -> None:
    """Leave out of an *element* what XML does not know, and what only browsers do."""
    if element.name == "p" and element.find(_BLOCKS):  # an author left its end out
        element.name = "div"
    for name in list(element.attrs):
        value = element.attrs.pop(name)
        is_left_out = name.startswith(("on", "data-", "item")) or name in _OF_BROWSERS
        if not is_left_out and _NAME.fullmatch(name):
            element.attrs[_CAPITALS.get(name, name)] = "" if value is None else value
    if space := _NAMESPACES.get(element.name):
        element["xmlns"] = space
