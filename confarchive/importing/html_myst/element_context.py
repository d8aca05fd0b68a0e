"""What the writing of every element needs to know, and what it yields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from docutils.nodes import make_id

from confarchive.importing import myst
from confarchive.importing.myst import blocks as myst_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lxml.html import HtmlElement

    from confarchive.importing.html_myst.tree import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of MyST.

    ``marker`` is the sign of a list's items, or names what this is otherwise,
    where that matters to the block after it; ``html_blocks`` counts the blocks
    of raw HTML in it.
    """

    text: str
    marker: str = ""
    html_blocks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementContext:
    """Where an element stands, and what its addresses mean.

    ``targets`` are the ids that links lead to, ``labels`` the footnotes' labels
    by the ids of their texts, ``language`` that of code which does not say.
    ``filled`` are the ids of elements that scripts beside them name, and so fill.
    ``nested`` tells that no section may begin here.
    """

    resolve: Callable[[str], str]
    targets: frozenset[str]
    labels: Mapping[str, str]
    language: str
    filled: frozenset[str] = frozenset()
    nested: bool = False

    def is_filled(self, element: HtmlElement) -> bool:
        """Tell whether a script fills *element*, which has to keep its name for it."""
        return element.get("id") in self.filled

    def is_external(self, url: str) -> bool:
        """Tell whether MyST must not look in the archive for what *url*, unresolved, leads to."""
        if url.startswith("#") and url[1:] in self.targets:
            return not is_name(url[1:])
        return not myst.WEB.match(url) and self.resolve(url) == url


WriteBlocks: TypeAlias = "Callable[[Iterable[Node], ElementContext], list[Block]]"
"""Writes any nodes as blocks: what holds blocks is told how."""


def is_name(identifier: str) -> bool:
    """Tell whether MyST keeps *identifier* as it is; it changes all but ``a-b2``."""
    return make_id(identifier) == identifier


def joined(blocks: Iterable[Block]) -> Block:
    """Return *blocks* as one."""
    blocks = list(blocks)
    text = myst_blocks.join(block.text for block in blocks)
    return Block(text=text, html_blocks=sum(block.html_blocks for block in blocks))
