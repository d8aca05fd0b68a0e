"""Parts of a body, written anew from the HTML that Pelican made of them."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from confarchive.importing import html_myst, myst_blocks
from confarchive.importing.markdown.sight import children, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from lxml.html import HtmlElement

    from confarchive.importing.markdown.seen import Footnote, Seen

_VOID = words("area base br col embed hr img input link meta source track wbr")
_RAW = frozenset({"script", "style"})
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# Addresses are resolved later, in the whole text. Those that may be the archive's are marked,
# so that the writer does not take them for known to be none.
_LATER = "\ue000"


def write(
    parts: Iterable[Seen], footnotes: Mapping[str, Footnote], targets: Collection[str]
) -> html_myst.Written:
    """Return *parts* and the *footnotes* that stand among them as MyST.

    *targets* are the ids of the whole body that links lead to. Addresses stay.
    """
    written = [_write("".join(map(_markup, part.nodes)), targets) for part in parts]
    for label, footnote in footnotes.items():
        item = "".join(map(_markup, children(footnote.item)))
        markup = f'<div class="footnote"><ol><li id="fn:{label}">{item}</li></ol></div>'
        written.append(_write(markup, targets, [label]))
    return html_myst.Written(
        text=myst_blocks.join(piece.text for piece in written),
        html_blocks=sum(piece.html_blocks for piece in written),
    )


def _write(
    markup: str, targets: Collection[str], defined: Collection[str] = ()
) -> html_myst.Written:
    referred = re.findall(r'href="#fn:([^"]+)"', markup)
    labels = {f"fn:{label}": label for label in (*referred, *defined)}
    written = html_myst.write(markup, resolve=_later, targets=targets, labels=labels)
    return html_myst.Written(text=written.text.replace(_LATER, ""), html_blocks=written.html_blocks)


def _later(url: str) -> str:
    return url if _SCHEME.match(url) else _LATER + url


def _markup(node: HtmlElement | str) -> str:
    """Return *node* as HTML; addresses stay, where lxml's own writer would quote them."""
    if isinstance(node, str):
        return escape(node, quote=False)
    if not isinstance(node.tag, str):
        return f"<!--{node.text}-->"
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attrib.items())
    if node.tag in _VOID:
        return f"<{node.tag}{attributes}>"
    inner = (node.text or "") if node.tag in _RAW else "".join(map(_markup, children(node)))
    return f"<{node.tag}{attributes}>{inner}</{node.tag}>"
