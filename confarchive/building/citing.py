"""The sentence in which a document links to another, for the page that is linked to.

It is kept in three parts, so that the page can show the link's words apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from itertools import takewhile
from typing import TYPE_CHECKING

from docutils import nodes

from confarchive.building.standins import SHOWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SIDE = 160
"""As many characters are kept on each side of a link."""
_UNREAD = (nodes.literal_block, nodes.comment, nodes.image, nodes.footnote_reference)
# A full stop ends a sentence where no lower case follows; CJK's needs no blank after it.
_END = re.compile(r"(?:[.!?…]+[\"'”’)\]]*(?=\s+[^\sa-z]|\s*\Z)|[。！？]+[」』”]*)")
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, kw_only=True)  # no slots: see DocumentLink
class Sentence:
    """The link's ``words`` and the rest of its sentence; blanks are single ones."""

    before: str = ""
    words: str = ""
    after: str = ""


def sentence(node: nodes.Element) -> Sentence:
    """Return the sentence around the link *node*."""
    leaves = list(_leaves(_block_of(node), node))
    at = _index(leaves, node)
    return _cut(_text(leaves[:at]), _text(_leaves(node)), _text(leaves[at + 1 :]))


def raw_sentence(node: nodes.raw, url: str) -> Sentence:
    """Return the sentence around a link to *url* in raw HTML, inline or a block of its own."""
    if isinstance(node.parent, nodes.TextElement):
        leaves = list(_leaves(_block_of(node)))
        start = _index(leaves, node)
        words = list(takewhile(lambda leaf: not isinstance(leaf, nodes.raw), leaves[start + 1 :]))
        return _cut(_text(leaves[:start]), _text(words), _text(leaves[start + len(words) + 1 :]))
    before, _, rest = node.astext().partition(url)
    linked, _, after = rest.partition("</a")
    texts = (before.rpartition("<")[0], f"<{linked}", f"<{after}")
    return _cut(*(unescape(_TAG.sub("", text)) for text in texts))


def _block_of(node: nodes.Node) -> nodes.Element:
    block: nodes.Element = node.parent
    while isinstance(block, nodes.TextElement) and isinstance(block, nodes.Inline):
        block = block.parent
    return block


def _leaves(block: nodes.Node, link: nodes.Node | None = None) -> Iterator[nodes.Node]:
    """Yield what a block's text consists of: pieces of text, raw tags, and the *link* as a whole."""
    for child in block.children:
        if child is link or isinstance(child, nodes.Text | nodes.raw):
            yield child
        elif isinstance(child, nodes.Element) and SHOWS in child:
            yield nodes.Text(child[SHOWS])
        elif not isinstance(child, _UNREAD):
            yield from _leaves(child, link)


def _index(leaves: list[nodes.Node], node: nodes.Node) -> int:
    """Return where *node* itself stands: docutils takes equal texts for the same."""
    return next(at for at, leaf in enumerate(leaves) if leaf is node)


def _text(leaves: Iterable[nodes.Node]) -> str:
    return "".join(leaf.astext() for leaf in leaves if isinstance(leaf, nodes.Text))


def _cut(before: str, words: str, after: str) -> Sentence:
    """Return the sentence that *words* stand in, cut where it is very long."""
    before, words, after = (re.sub(r"\s+", " ", part) for part in (before, words, after))
    # The sign stands for the link: a full stop before it ends a sentence.
    ends = [match.end() for match in _END.finditer(f"{before}⁂")]
    before = before[ends[-1] if ends else 0 :].lstrip()
    end = _END.search(after)
    after = after[: end.end()] if end else after.rstrip()
    if len(before) > _SIDE:
        before = "…" + before[-_SIDE:].partition(" ")[2]
    if len(after) > _SIDE:
        after = after[:_SIDE].rpartition(" ")[0] + "…"
    return Sentence(before=before, words=words.strip(), after=after)
