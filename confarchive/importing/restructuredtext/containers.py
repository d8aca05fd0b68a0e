"""Quotations, figures, admonitions and footnotes as MyST."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.languages import get_language

from confarchive.importing import myst
from confarchive.importing.myst import blocks as myst_blocks
from confarchive.importing.restructuredtext.inlines import (
    inline,
    is_object,
    is_unknown,
    picture_attributes,
    span,
)
from confarchive.importing.restructuredtext.texts import with_attributes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from confarchive.importing.restructuredtext.post_context import PostContext

_ADMONITIONS = [
    "attention",
    "caution",
    "danger",
    "error",
    "hint",
    "important",
    "note",
    "tip",
    "warning",
]
_ENGLISH = get_language("en", None).labels


def _block_quote(node: nodes.block_quote, context: PostContext) -> str:
    # One that holds nothing but what no reader sees is there all the same.
    text = context.blocks(node.children) or myst_blocks.comment(" ")
    return with_attributes(myst_blocks.quote(text), node)


def _attribution(node: nodes.attribution, context: PostContext) -> str:
    return f"— {inline(node.children, context, at_line_start=False)}"


def _figure(node: nodes.figure, context: PostContext) -> str:
    """Write a figure; one that leads to a place of the archive as picture and paragraphs.

    The directive takes no documents of the archive for its ``target``.
    """
    picture, *below = cast("list[Any]", node.children)
    target = ""
    if isinstance(picture, nodes.reference):
        target, picture = context.resolve(picture.get("refuri", "")), picture[0]
    url = context.resolve(picture["uri"])
    unknown = is_unknown(picture["uri"], url) or myst.is_part_of_file(url)
    if not below or unknown or is_object(picture) or (target and "://" not in target):
        return _plain_figure(node, context)
    options = {"target": target, **picture_attributes(picture)}
    options |= {"align": node.get("align", ""), "figclass": " ".join(node["classes"])}
    options = {"alt": picture.get("alt", ""), **_given(options)}
    body = myst_blocks.join(_figure_part(part, context) for part in below)
    return myst_blocks.directive("figure", url.replace(" ", "%20"), options, body)


def _given(options: Mapping[str, str]) -> dict[str, str]:
    """Leave out the *options* that have no value."""
    return {name: value for name, value in options.items() if value}


def _plain_figure(node: nodes.figure, context: PostContext) -> str:
    """Write the picture, and below it as paragraphs what was said of it."""
    picture, *below = node.children
    parts = [inline([picture], context), *(_figure_part(part, context) for part in below)]
    return myst_blocks.join(parts)


def _figure_part(node: Any, context: PostContext) -> str:
    if isinstance(node, nodes.caption):
        return myst_blocks.paragraph(inline(node.children, context))
    return context.blocks(node.children)


def _admonition(node: nodes.Element, context: PostContext) -> str:
    """Write a note, a warning and their like; what docutils calls otherwise keeps its title.

    That is one of another language, and in English ``Attention!``, ``Caution!`` and ``!DANGER!``.
    """
    language = get_language(context.tree.settings.language_code, None)
    title = language.labels.get(node.tagname, "")
    body = context.blocks(node.children) or myst.NOTHING
    if title == _ENGLISH.get(node.tagname) == node.tagname.capitalize():
        options = _given({"class": " ".join(node["classes"])})
        return myst_blocks.directive(node.tagname, "", options, body)
    options = {"class": " ".join([node.tagname, *node["classes"]])}
    return myst_blocks.directive("admonition", myst.escape(title), options, body)


def _titled(node: nodes.Element, context: PostContext) -> str:
    """Write a box with a title of its own: ``admonition``, ``topic``, ``sidebar``."""
    titles = [part for part in node.children if isinstance(part, nodes.title | nodes.subtitle)]
    if "contents" in node["classes"] or not titles:
        return "" if "contents" in node["classes"] else context.blocks(node.children)
    title, *subtitles = (inline(part.children, context) for part in titles)
    body = context.blocks(node.children[len(titles) :]) or myst.NOTHING
    classes = [name for name in node["classes"] if not name.startswith("admonition-")]
    options = _given({"class": " ".join(classes), "subtitle": "".join(subtitles)})
    if not isinstance(node.parent, nodes.document | nodes.section):
        # Other boxes may not stand within lists and quotations.
        return myst_blocks.directive("admonition", title, {"class": node.tagname}, body)
    return myst_blocks.directive(node.tagname, title, options, body)


def _rubric(node: nodes.rubric, context: PostContext) -> str:
    return myst_blocks.directive("rubric", inline(node.children, context).replace("\n", " "))


def _container(node: nodes.container, context: PostContext) -> str:
    body = context.blocks(node.children) or myst.NOTHING
    return myst_blocks.directive("container", " ".join(node["classes"]), body=body)


def _footnote(node: nodes.footnote, context: PostContext) -> str:
    """Write a footnote; one that MyST cannot have in this place as a paragraph."""
    label, *body = node.children
    for name in node["ids"]:
        if name in context.footnotes:
            return myst_blocks.footnote(context.footnotes[name], context.blocks(body))
    mark = context.anchors(node) + span(rf"\[{myst.escape(label.astext())}\]", ".label")
    mark += _links_back(node)
    between = " " if body and isinstance(body[0], nodes.paragraph) else "\n\n"
    return f"{mark}{between}{context.blocks(body)}"


def _links_back(node: nodes.Element) -> str:
    """Write the links from a note to the places that refer to it, where there are several."""
    places = node["backrefs"]
    if len(places) < 2:  # noqa: PLR2004 - of one, the note's mark leads back
        return ""
    links = (rf"[{n}](#{place}){{.external .fn-backref}}" for n, place in enumerate(places, 1))
    return f" *({', '.join(links)})*"


BOXES: Mapping[str, Callable[[Any, PostContext], str]] = {
    **dict.fromkeys(_ADMONITIONS, _admonition),
    "admonition": _titled,
    "attribution": _attribution,
    "block_quote": _block_quote,
    "citation": _footnote,
    "container": _container,
    "figure": _figure,
    "footnote": _footnote,
    "rubric": _rubric,
    "sidebar": _titled,
    "topic": _titled,
}
