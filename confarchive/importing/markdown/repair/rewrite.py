"""Parts of a body, written anew from the HTML that Pelican made of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.importing import html_myst
from confarchive.importing.html_myst import unresolved
from confarchive.importing.html_myst.tree import children, serialize
from confarchive.importing.myst import blocks as myst_blocks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from confarchive.importing.html_myst.tree import Node
    from confarchive.importing.markdown.visible.values import Footnote, Seen


def write(
    parts: Iterable[Seen], footnotes: Mapping[str, Footnote], targets: Collection[str]
) -> html_myst.Written:
    """Return *parts* and the *footnotes* that stand among them as MyST.

    *targets* are the ids of the whole body that links lead to. Addresses stay.
    """
    written = [_write(_markup(part.nodes), targets) for part in parts]
    for label, footnote in footnotes.items():
        item = _markup(children(footnote.item))
        markup = f'<div class="footnote"><ol><li id="fn:{label}">{item}</li></ol></div>'
        written.append(_write(markup, targets, [label]))
    return html_myst.Written(
        text=myst_blocks.join(piece.text for piece in written),
        html_blocks=sum(piece.html_blocks for piece in written),
    )


def whole(markup: str, targets: Collection[str]) -> html_myst.Written:
    """Return a page's *markup* as MyST, footnotes with numbers; see :func:`write`."""
    return unresolved.write(markup, targets)


def _write(
    markup: str, targets: Collection[str], defined: Collection[str] = ()
) -> html_myst.Written:
    referred = re.findall(r'href="#fn:([^"]+)"', markup)
    labels = {f"fn:{label}": label for label in (*referred, *defined)}
    return unresolved.write(markup, targets, labels)


def _markup(nodes: Iterable[Node]) -> str:
    """Return *nodes* as HTML, their addresses as they are."""
    return "".join(serialize(node, str) for node in nodes)
