"""docutils' inline nodes as MyST: a table of small functions, one for each kind of node."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.writers import html4css1

from confarchive.importing import myst
from confarchive.importing.restructuredtext.markup import inline_html

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from confarchive.importing.restructuredtext.post_context import PostContext

_MARKS = {"emphasis": myst.emphasis, "strong": myst.strong}
# Percent signs are left out: Markdown shows what they stand for.
_AUTOLINK = re.compile(r"(?:https?|ftp)://[\w.~:/?#@!$&'()*+,;=-]+", re.ASCII)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_OBJECTS: Mapping[str, str] = html4css1.HTMLTranslator.object_image_types
_LENGTH = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>[a-z%]*)")


def inline(
    children: Sequence[nodes.Node], context: PostContext, *, at_line_start: bool = True
) -> str:
    """Return the text and inline nodes *children* as MyST.

    *at_line_start* tells that they begin a block, or a line of its own.
    """
    pieces = [
        "*" if node.__class__.__name__ in _MARKS else _piece(node, context, at_line_start and not n)
        for n, node in enumerate(children)
    ]
    for n, node in enumerate(children):
        mark = _MARKS.get(node.__class__.__name__)
        if mark is not None:
            before, after = "".join(pieces[:n]), "".join(pieces[n + 1 :])
            pieces[n] = mark(inline(node.children, context, at_line_start=False), before, after)
    return myst.join(pieces)


def _piece(node: Any, context: PostContext, at_line_start: bool) -> str:
    if isinstance(node, nodes.Text):
        return myst.escape(node.astext(), at_line_start=at_line_start)
    return _INLINES.get(node.tagname, _words)(node, context)


def _words(node: nodes.Element, context: PostContext) -> str:
    """Return what *node* holds, without its own meaning."""
    return inline(node.children, context, at_line_start=False)


def _nothing(_node: nodes.Element, _context: PostContext) -> str:
    return ""


def _literal(node: nodes.Element, _context: PostContext) -> str:
    return myst.code_span(node.astext())


def _math(node: nodes.Element, _context: PostContext) -> str:
    return myst.math(node.astext())


def _role(name: str) -> Callable[[nodes.Element, PostContext], str]:
    def write(node: nodes.Element, context: PostContext) -> str:
        text = node.astext()
        if re.search(r"\A[\s`]|[\s`\\]\Z", text) or not text:
            tag = {"title": "cite", "sup": "sup", "sub": "sub"}[name]
            return f"<{tag}>{_words(node, context)}</{tag}>"
        return myst.role(name, text)

    return write


def _abbreviation(node: nodes.Element, context: PostContext) -> str:
    explanation = node.get("explanation", "")
    words = f"{node.astext()} ({explanation})"
    if re.fullmatch(r"[^`()\s][^`()]*\([^`()]+\)", words):
        return myst.role("abbr", words)
    return f"{myst.open_tag('abbr', {'title': explanation})}{_words(node, context)}</abbr>"


def _span(node: nodes.Element, context: PostContext) -> str:
    """Write what a role of the author's own yields: words with classes."""
    return span(_words(node, context), *(f".{name}" for name in node["classes"]))


def span(text: str, *attributes: str) -> str:
    """Return MyST *text* with *attributes* such as ``.class`` and ``#id``."""
    return f"[{text}]{{{' '.join(attributes)}}}" if attributes else text


def _target(node: nodes.Element, context: PostContext) -> str:
    """Write a place in the text, ``_`like this```; where links lead to needs no writing."""
    return f"{context.anchors(node)}{_words(node, context)}"


def _reference(node: nodes.Element, context: PostContext) -> str:
    if "refid" in node:
        return _local_link(_words(node, context), node["refid"], context)
    url, text = node.get("refuri", ""), node.astext()
    if f"mailto:{text}" == url and _MAIL.fullmatch(text):
        return f"<{text}>"
    resolved = context.resolve(url)
    if text == resolved == url and _AUTOLINK.fullmatch(url):
        return f"<{url}>"
    return myst.link(_words(node, context), resolved, external=is_unknown(url, resolved))


def is_unknown(url: str, resolved: str) -> bool:
    """Tell whether *url* leads neither into the archive nor to the web."""
    return resolved == url and not myst.WEB.match(url)


def _local_link(text: str, place: str, context: PostContext) -> str:
    return myst.link(text, f"#{context.sections.get(place, place)}", external=True)


def _footnote_reference(node: nodes.Element, context: PostContext) -> str:
    place = node.get("refid", "")
    if place in context.footnotes:
        return myst.footnote_mark(context.footnotes[place])
    link = rf"[\[{_words(node, context)}\]](#{place}){{.external .footnote-reference}}"
    return context.anchors(node) + link


def _citation_reference(node: nodes.Element, context: PostContext) -> str:
    link = _local_link(rf"\[{_words(node, context)}\]", node.get("refid", ""), context)
    return context.anchors(node) + link


def _image(node: nodes.Element, context: PostContext) -> str:
    url, alt, attributes = node["uri"], node.get("alt", ""), picture_attributes(node)
    if is_object(node):
        return _object(node, context)
    resolved = context.resolve(url)
    if is_unknown(url, resolved):  # a build looks for the files of MyST's own pictures
        return myst.open_tag("img", {"src": url, "alt": alt, **attributes})
    return myst.image(alt, resolved, attributes=attributes)


def is_object(node: nodes.Element) -> bool:
    """Tell whether docutils' HTML 4 shows the image *node* as an object: a drawing, a film."""
    return _suffix(node) in _OBJECTS


def _suffix(node: nodes.Element) -> str:
    return PurePosixPath(node["uri"]).suffix.lower()


def _object(node: nodes.Element, context: PostContext) -> str:
    given = picture_attributes(node)
    sizes = {name: _with_unit(given.pop(name)) for name in ("width", "height") if name in given}
    place = f"align-{given.pop('align')}" if "align" in given else ""
    attributes = {
        "data": context.resolve(node["uri"]),
        "type": _OBJECTS[_suffix(node)],
        "style": " ".join(f"{name}: {size};" for name, size in sizes.items()),
        "class": f"{given.get('class', '')} {place}".strip(),
    }
    tag = myst.open_tag("object", {name: value for name, value in attributes.items() if value})
    return f"{tag}{myst.escape(node.get('alt', ''))}</object>"


def _with_unit(length: str) -> str:
    return f"{length}px" if length.replace(".", "").isdigit() else length


def picture_attributes(node: nodes.Element) -> dict[str, str]:
    """Return size, place and classes of the image *node*, as MyST and docutils write them."""
    found = {name: _scaled(str(node[name]), node) for name in ("width", "height") if name in node}
    if "align" in node:
        found["align"] = node["align"]
    if node["classes"]:
        found["class"] = " ".join(node["classes"])
    return found


def _scaled(length: str, node: nodes.Element) -> str:
    """Return *length* in the picture's ``scale``, in per cent."""
    match = _LENGTH.fullmatch(length)
    if match is None or "scale" not in node:
        return length.replace(" ", "")
    return f"{float(match['number']) * node['scale'] / 100:g}{match['unit']}"


def _raw(node: nodes.Element, context: PostContext) -> str:
    is_shown = "html" in node.get("format", "").split()
    return inline_html(node.astext(), context.resolve) if is_shown else ""


_INLINES: Mapping[str, Callable[[Any, PostContext], str]] = {
    "abbreviation": _abbreviation,
    "acronym": _abbreviation,
    "citation_reference": _citation_reference,
    "comment": _nothing,
    "footnote_reference": _footnote_reference,
    "image": _image,
    "inline": _span,
    "literal": _literal,
    "math": _math,
    "raw": _raw,
    "reference": _reference,
    "subscript": _role("sub"),
    "substitution_definition": _nothing,
    "superscript": _role("sup"),
    "target": _target,
    "title_reference": _role("title"),
}
