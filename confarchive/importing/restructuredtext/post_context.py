"""What the writing of one post shares: addresses, footnotes, places that are referred to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docutils import nodes

from confarchive.importing.restructuredtext.markup import html_block
from confarchive.importing.restructuredtext.reference_rendering import node_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


@dataclass(slots=True, kw_only=True)
class PostContext:
    """One post on its way to MyST.

    ``resolve`` maps addresses, ``write`` writes body elements. By docutils' ids:
    ``footnotes`` has the labels of the footnotes that MyST can carry, ``sections``
    the id that a heading will have on its page; ``places`` are the ids that links may
    lead to, and ``labels`` those that sections must have for other posts' links.
    ``html_blocks`` counts what had to be written as HTML.
    """

    tree: nodes.document
    resolve: Callable[[str], str]
    write: Callable[[Sequence[nodes.Node], PostContext], str]
    footnotes: Mapping[str, str]
    sections: Mapping[str, str]
    places: frozenset[str]
    labels: Mapping[str, str] = field(default_factory=dict)
    html_blocks: int = 0

    def blocks(self, children: Sequence[nodes.Node]) -> str:
        """Return body elements as MyST blocks."""
        return self.write(children, self)

    def html(self, node: nodes.Element) -> str:
        """Return *node*, which MyST has no words for, as the blog shows it."""
        self.html_blocks += 1
        return html_block(node_html(self.tree, node), self.resolve)

    def anchors(self, node: nodes.Element, tag: str = "a", besides: str = "") -> str:
        """Return, in HTML, the places that *node* is for links, but for the place *besides*.

        They are elements *tag*: ``a`` in a line, ``div`` between blocks. MyST's own
        targets are names in the whole archive, where two posts may have the same.
        """
        names = (name for name in node["ids"] if name in self.places and name != besides)
        return "".join(f'<{tag} id="{name}"></{tag}>' for name in names)


def context_of(
    tree: nodes.document,
    resolve: Callable[[str], str],
    write: Callable[[Sequence[nodes.Node], PostContext], str],
) -> PostContext:
    """Return what is to be known of *tree* before its parts are written, by *write*."""
    return PostContext(
        tree=tree,
        resolve=resolve,
        write=write,
        footnotes=_footnotes(tree),
        sections=_sections(tree),
        places=frozenset(_places(tree)),
    )


def _places(tree: nodes.document) -> Iterator[str]:
    """Yield the ids of what the author named, and of what something leads to.

    Notes that are referred to more than once lead back to each of these places.
    """
    for name, is_explicit in tree.nametypes.items():
        if is_explicit and tree.nameids[name]:
            yield str(tree.nameids[name])
    for node in tree.findall(nodes.Element):
        if isinstance(node, nodes.Referential) and "refid" in node:
            yield node["refid"]
        if isinstance(node, nodes.footnote | nodes.citation) and len(node["backrefs"]) > 1:
            yield from node["backrefs"]


def _footnotes(tree: nodes.document) -> dict[str, str]:
    """Label the footnotes that MyST shows where docutils does: used, and below the text.

    MyST gathers all footnotes there, and warns of those that nothing refers to; docutils writes
    links back, ``(1, 2)``, in front of those that more than one place does.
    """
    labels: dict[str, str] = {}
    for footnote in reversed(tuple(_trailing_footnotes(tree))):
        mark = footnote[0].astext()
        label = mark if mark.isdigit() else f"note-{len(labels) + 1}"
        labels[footnote["ids"][0]] = label
    return labels if len(set(labels.values())) == len(labels) else {}


def _trailing_footnotes(tree: nodes.document) -> Iterator[Any]:
    """Yield the footnotes in use that nothing else comes after, the last of them first."""
    seen = set()
    for leaf in reversed(tuple(tree.findall(_is_shown))):
        footnote: Any = _ancestor(leaf, nodes.footnote)
        if footnote is None or len(footnote["backrefs"]) != 1 or not _is_top_level(footnote):
            return
        if id(footnote) not in seen:
            seen.add(id(footnote))
            yield footnote


def _is_top_level(node: nodes.Node) -> bool:
    return isinstance(node.parent, nodes.document | nodes.section)


def _is_shown(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Text | nodes.image) and not _ancestor(node, nodes.Invisible)


def _ancestor(node: nodes.Node | None, kind: type) -> nodes.Node | None:
    while node is not None and not isinstance(node, kind):
        node = node.parent
    return node


def _sections(tree: nodes.document) -> dict[str, str]:
    """Map the ids of each section, and of the post, to the one its heading will have.

    That is what docutils makes of the heading's words, where they are of Latin
    letters and no heading before has them.
    """
    places: dict[str, str] = {}
    taken = set()
    for section in (tree, *tree.findall(nodes.section)):
        titles = section.children[:1] if section["ids"] else []
        own = "".join(nodes.make_id(title.astext()) for title in titles)
        lasting = bool(own) and own not in taken
        places.update({name: own if lasting else name for name in section["ids"]})
        taken.add(own)
    return places
