"""A published page as an lxml tree, and what to ask of the elements in it."""

from __future__ import annotations

import errno
import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

import lxml.html
from lxml import etree

from confarchive.importing.html_parser import plain_parser
from confarchive.importing.published.extraction import (
    background_pictures,
    laid_out_code,
    lazy_pictures,
    page_encoding,
    typeset_formulas,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lxml.html import HtmlElement

MEDIA = frozenset({"audio", "canvas", "embed", "iframe", "img", "math", "object", "svg", "video"})
"""What shows something without words."""
HOLDERS = frozenset(
    {
        "article",
        "body",
        "center",
        "content",
        "div",
        "form",
        "main",
        "section",
        "table",
        "tbody",
        "td",
        "tr",
    }
)
"""What may hold a text; others are a part of one, such as a paragraph longer than all others."""
_UNSEEN = frozenset({"button", "head", "link", "meta", "noscript", "template", "title"})
_SCRIPTS = frozenset({"script", "style"})
_UNSEEN_NODES = (etree.Comment, etree.PI, etree.Entity, "noscript", "template")
_NO_TEXT = _SCRIPTS | _UNSEEN
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]*>")
# libxml2 leaves <h1>...</h3> open, which browsers end; see "any other end tag" of a heading in the HTML Standard.
_ODD_HEADING = re.compile(
    r"<h([1-6])\b([^<>]*)>((?:(?!</?h[1-6]\b).)*)</h(?!\1)[1-6]\s*>", re.IGNORECASE | re.DOTALL
)
_UNTOLD = re.compile(r"[\d>]+")  # of a name: numbers, and what stands between the steps of a place
# What WordPress calls each post by its categories, tags and format, on the element that holds it: its post_class().
_OF_ONE_POST = re.compile(r"(?:category|tag|format|has|status|type)-[\w%-]+\Z")
VARYING = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|\d+|//# [^\n]*")
"""What a theme's script says of one page: words and numbers, and where the script itself is."""
NEARLY = 0.8
"""Of a blog's pages have an end: those of the others that have none are cut short."""
_END = 4096  # bytes of a page, at least of its end; programs write notes behind it
_DIGEST = 8  # bytes
# What lxml reads, and takes from nobody else: https://www.w3.org/TR/xml/#charsets.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DEEPEST = 400  # elements in each other; what is written for a page calls itself for each of them
_IS_DEEPER = etree.XPath(f"boolean({'/*' * (_DEEPEST + 1)})")


def parse(html: bytes, address: str = "") -> HtmlElement:
    """Return the root of the page at *address*; never fails, whatever *html* holds."""
    text = _DECLARATION.sub("", page_encoding.decoded(html)).replace("\x00", "")
    text = _ODD_HEADING.sub(r"<h\1\2>\3</h\1>", text)
    parser = plain_parser(huge_tree=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(
            text, parser=parser, ensure_head_body=True, base_url=quote(address)
        )
    except (etree.ParserError, ValueError):  # nothing in it
        root = lxml.html.document_fromstring("<html><head></head><body></body></html>")
    _take_in(root)
    return root


def _take_in(root: HtmlElement) -> None:
    """Have the body of a page hold what stands behind its end, as in browsers."""
    body = root.body
    behind = list(body.itersiblings())
    if text := body.tail:
        body.tail = None
        if len(body):
            body[-1].tail = (body[-1].tail or "") + text
        else:
            body.text = (body.text or "") + text
    body.extend(behind)


def has_end(html: bytes) -> bool:
    """Tell whether a page ends as a whole one does. A theme may leave that out: see what others of its pages do."""
    return b"</html" in html.replace(b"\0", b"")[-_END:].lower()


def check_depth(root: HtmlElement) -> None:
    """Raise OSError for a page whose elements stand in each other deeper than can be worked on."""
    if _IS_DEEPER(root):
        raise OSError(errno.EFBIG, f"elements stand in each other more than {_DEEPEST} deep")


def canonical(root: HtmlElement) -> str:
    """Return the address that a page calls its own, "" for none."""
    links = (each for each in root.head.iter("link") if each.get("rel") == "canonical")
    return next((each.get("href") or "" for each in links), "")


def held(root: HtmlElement) -> list[HtmlElement]:
    """Return all nodes of a page: as long as somebody holds them, lxml makes none of them anew."""
    return list(root.iter())


def elements(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield *root* and the elements in it, comments left out."""
    return (each for each in root.iter() if isinstance(each.tag, str))


def text_of(element: HtmlElement) -> str:
    """Return the words of *element* on one line, without those of scripts."""
    if next(element.iter(_NO_TEXT), None) is None:  # as most, and far faster
        return " ".join("".join(element.itertext()).split())
    return " ".join("".join(_texts(element)).split())


def _texts(element: HtmlElement) -> Iterator[str]:
    left: list[HtmlElement | str] = [element]  # a page may be nested deeper than calls can be
    while left:
        each = left.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each.tag, str) and each.tag not in _NO_TEXT:
            yield each.text or ""
            for child in reversed(each):
                left += (child.tail or "", child)


def count_words(text: str) -> int:
    """Return how many words *text* has; of scripts without spaces, two signs count as one."""
    return len(text.split()) + sum(1 for char in text if char >= "\u2e80") // 2


def media(element: HtmlElement) -> list[HtmlElement]:
    """Return what *element* shows without words, itself included."""
    return [each for each in elements(element) if each.tag in MEDIA]


def source_name(element: HtmlElement) -> str:
    """Return the name of the file that *element* shows, as other pages of the blog write it too."""
    address = str(element.get("src") or element.get("data") or element.get("href") or "")
    return re.split(r"[?#]", address, maxsplit=1)[0].rstrip("/").rsplit("/", 1)[-1]


def file_of(element: HtmlElement) -> str:
    """Return the file that *element* shows, with its folder: posts' own pictures may have one name in the folders of all."""
    address = str(element.get("src") or element.get("data") or "")
    try:
        path = urlsplit(urljoin(element.base or "", address)).path
    except ValueError:  # as "http://[x"
        return address
    return "/".join(path.strip("/").split("/")[-2:])


def digests(root: HtmlElement, names: Collection[str]) -> dict[HtmlElement, bytes]:
    """Return, for each element in *root* that shows something, the same for all that show the same.

    That goes for elements that stand in the like, as the *names* of what they stand in tell.
    """
    return {each: shown + _place(each, names) for each, shown in _shown_in(root).items()}


def with_digests(
    root: HtmlElement, names: Collection[str], wanted: Collection[bytes]
) -> frozenset[HtmlElement]:
    """Return the elements in *root* whose :func:`digests` are among those *wanted*."""
    shown = {each[:_DIGEST] for each in wanted}
    found = ((each, own) for each, own in _shown_in(root).items() if own in shown)
    return frozenset(each for each, own in found if own + _place(each, names) in wanted)


def _shown_in(root: HtmlElement) -> dict[HtmlElement, bytes]:
    found: dict[HtmlElement, bytes] = {root: b""}
    _digest(root, found)
    del found[root]
    return found


def _place(element: HtmlElement, names: Collection[str]) -> bytes:
    """Return what *element* stands in; scripts are the same wherever they stand."""
    above = element.getparent()
    return b"" if element.tag in _SCRIPTS or above is None else step(above, names).encode()


def _digest(element: HtmlElement, found: dict[HtmlElement, bytes]) -> bytes:
    if element.tag in _SCRIPTS:
        parts = [str(element.get("src") or ""), VARYING.sub("", element.text or "")]
    else:
        parts = [file_of(element) if element.tag in MEDIA else "", element.text or ""]
    shown = " ".join(" ".join(parts).split()).encode()
    for child in element:
        if isinstance(child.tag, str):
            inner = _digest(child, found)
            shown += b"" if child.tag in _SCRIPTS else inner
        if child.tail:
            shown += " ".join(child.tail.split()).encode()
    if not shown:
        return b""
    found[element] = hashlib.blake2b(
        str(element.tag).encode() + b" " + shown, digest_size=_DIGEST
    ).digest()
    return found[element]


def names_of(element: HtmlElement) -> tuple[str, ...]:
    """Return the names of *element* as a style sheet has them, numbers left out: ``.post``, ``#main``."""
    return _names(element.get("class") or "", element.get("id") or "")


@lru_cache(maxsize=4096)  # a theme writes the same ones on all pages
def _names(written: str, identifier: str) -> tuple[str, ...]:
    classes = written.split()
    if "hentry" in classes:
        classes = [each for each in classes if not _OF_ONE_POST.match(each)]
    own = (f"#{_UNTOLD.sub('', identifier)}",) if identifier else ()
    return (*(f".{_UNTOLD.sub('', each)}" for each in classes), *own)


def step(element: HtmlElement, names: Collection[str]) -> str:
    """Return the tag of *element*, with those of its names that are among *names*."""
    return str(element.tag) + "".join(sorted({each for each in names_of(element) if each in names}))


def places(
    root: HtmlElement, names: Collection[str], above: str = ""
) -> Iterator[tuple[str, HtmlElement]]:
    """Yield *root* and each element in it after its place: the steps that lead to it, from *root* on."""
    place = f"{above}>{step(root, names)}" if above else step(root, names)
    yield place, root
    for child in root:
        if isinstance(child.tag, str) and child.tag not in _SCRIPTS:
            yield from places(child, names, place)


def at_place(root: HtmlElement, place: str, names: Collection[str]) -> list[HtmlElement]:
    """Return the elements of which :func:`places` says that they stand at *place*."""
    first, *inner = place.split(">")
    found = [root] if step(root, names) == first else []
    for each in inner:
        found = [
            child
            for above in found
            for child in above
            if isinstance(child.tag, str)
            and child.tag not in _SCRIPTS
            and step(child, names) == each
        ]
    return found


def clean(root: HtmlElement) -> None:
    """Leave of a page, in place, what a browser that runs scripts shows of it, and the scripts.

    Pictures that a script loads when a reader comes to them have their own address then, those behind a title stand before it,
    formulas have their TeX, and code its lines.
    """
    lazy_pictures.load(root)
    background_pictures.show(root)
    typeset_formulas.restore(root)
    laid_out_code.restore(root)
    for node in list(root.iter(*_UNSEEN_NODES)):
        if node.getparent() is not None:
            drop(node)


def drop(element: HtmlElement) -> None:
    """Take *element* out of its tree; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = _CONTROL.sub("", (parent.text or "") + element.tail)
        else:
            before.tail = _CONTROL.sub("", (before.tail or "") + element.tail)
    parent.remove(element)
