"""Parts of a body, written anew from the HTML that Pelican made of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.importing import html_myst, myst
from confarchive.importing.html_myst.tree import children, serialize
from confarchive.importing.myst import blocks as myst_blocks
from confarchive.model.schemes import runs_script

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from confarchive.importing.html_myst.tree import Node
    from confarchive.importing.markdown.visible.values import Footnote, Seen

# Addresses are resolved later, in the whole text. Those that may be the archive's are marked,
# so that the writer does not take them for known to be none.
_LATER = "\ue000"


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
    written = html_myst.write(markup, resolve=_later, targets=targets)
    return replace(written, text=written.text.replace(_LATER, ""))


def _write(
    markup: str, targets: Collection[str], defined: Collection[str] = ()
) -> html_myst.Written:
    referred = re.findall(r'href="#fn:([^"]+)"', markup)
    labels = {f"fn:{label}": label for label in (*referred, *defined)}
    written = html_myst.write(markup, resolve=_later, targets=targets, labels=labels)
    return replace(written, text=written.text.replace(_LATER, ""))


def _later(url: str) -> str:
    return url if myst.SCHEME.match(url) or runs_script(url) else _LATER + url


def _markup(nodes: Iterable[Node]) -> str:
    """Return *nodes* as HTML, their addresses as they are."""
    return "".join(serialize(node, str) for node in nodes)
