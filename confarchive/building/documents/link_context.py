"""The sentence in which a document links to another, for the page that is linked to."""

from __future__ import annotations

import re
from html import unescape
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from docutils import nodes

from confarchive.building.documents.placeholders import SHOWS
from confarchive.model.text.link_sentences import SIDE, Sentence, cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ENOUGH = 3 * SIDE
_UNREAD = (nodes.literal_block, nodes.comment, nodes.image, nodes.footnote_reference)
_TAG = re.compile(r"<[^<>]*>")


class Blocks:
    """The texts of a document's blocks, each read once however many links are in it."""

    def __init__(self) -> None:
        self._read: dict[int, _Block] = {}

    def sentence(self, node: nodes.Element) -> Sentence:
        """Return the sentence around the link *node*."""
        block = self._around(node)
        start, end = block.spans.get(id(node), (0, len(block.leaves)))
        return cut(block.before(start), _text(_leaves(node)), block.after(end))

    def raw_sentence(self, node: nodes.raw, url: str) -> Sentence:
        """Return the sentence around a link to *url* in raw HTML, inline or a block of its own."""
        if isinstance(node.parent, nodes.TextElement):
            block = self._around(node)
            start, end = block.spans.get(id(node), (0, 0))
            following = islice(block.leaves, end, None)
            words = list(takewhile(lambda leaf: not isinstance(leaf, nodes.raw), following))
            return cut(block.before(start), _text(words), block.after(end + len(words)))
        before, _, rest = node.astext().partition(url)
        linked, _, after = rest.partition("</a")
        texts = (before.rpartition("<")[0], f"<{linked}", f"<{after}")
        return cut(*(unescape(_TAG.sub("", text)) for text in texts))

    def _around(self, node: nodes.Node) -> _Block:
        block = _block_of(node)
        if id(block) not in self._read:
            self._read[id(block)] = _Block(block)
        return self._read[id(block)]


class _Block:
    """The leaves of a block, and where those of each link and each raw tag begin and end."""

    def __init__(self, block: nodes.Element) -> None:
        self.leaves: list[nodes.Node] = []
        self.spans: dict[int, tuple[int, int]] = {}
        self._take(block)

    def _take(self, node: nodes.Node) -> None:
        for child in node.children:
            start = len(self.leaves)
            if isinstance(child, nodes.Text | nodes.raw):
                self.leaves.append(child)
            elif isinstance(child, nodes.Element) and SHOWS in child:
                self.leaves.append(nodes.Text(child[SHOWS]))
            elif not isinstance(child, _UNREAD):
                self._take(child)
            self.spans[id(child)] = start, len(self.leaves)

    def before(self, at: int) -> str:
        """Return the text before the leaf at *at*, as much as is looked at."""
        return _text(reversed(_enough(self.leaves[number] for number in range(at - 1, -1, -1))))

    def after(self, at: int) -> str:
        """Return the text from the leaf at *at* on, as much as is looked at."""
        return _text(_enough(self.leaves[number] for number in range(at, len(self.leaves))))


def _enough(leaves: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Return as many of *leaves* as a sentence is cut from."""
    found, length = [], 0
    for leaf in leaves:
        found.append(leaf)
        length += len(leaf) if isinstance(leaf, nodes.Text) and leaf.strip() else 0
        if length > _ENOUGH:
            break
    return found


def _block_of(node: nodes.Node) -> nodes.Element:
    block: nodes.Element = node.parent
    while isinstance(block, nodes.TextElement) and isinstance(block, nodes.Inline):
        block = block.parent
    return block


def _leaves(block: nodes.Node) -> Iterator[nodes.Node]:
    """Yield what a block's text consists of: pieces of text, and raw tags."""
    for child in block.children:
        if isinstance(child, nodes.Text | nodes.raw):
            yield child
        elif isinstance(child, nodes.Element) and SHOWS in child:
            yield nodes.Text(child[SHOWS])
        elif not isinstance(child, _UNREAD):
            yield from _leaves(child)


def _text(leaves: Iterable[nodes.Node]) -> str:
    return "".join(leaf.astext() for leaf in leaves if isinstance(leaf, nodes.Text))
