"""References by name, and the place where Sphinx keeps the texts of documents.

``[text](#tag-python)``, ``#category-…``, ``#author-…``, ``#location-…`` and
``#language-…`` reach the page of that term, ``#fosdem-2015`` a conference's. Other sites
reach all of these, and posts by their slugs, through ``objects.inv``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import make_refnode

from confarchive.building.documents import texts
from confarchive.building.documents.roles import CONFERENCE, POST, NameRole
from confarchive.model.addresses.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx import addnodes
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from confarchive.building.documents.named_talks import Sought
    from confarchive.building.site.assembly import Site
    from confarchive.building.site.documents.document_texts import CutLink, Text
    from confarchive.building.site.page_parts import Link


class ArchiveDomain(Domain):
    """Keeps a :class:`Text` of every document, safe for reading in parallel."""

    name = "archive"
    label = "Archive"
    data_version = 10
    initial_data: ClassVar[dict[str, Any]] = {
        "texts": {},
        "sources": {},
        "sought": {},
        "missing": {},
    }
    roles: ClassVar = {CONFERENCE: NameRole(), POST: NameRole()}
    object_types: ClassVar = {
        CONFERENCE: ObjType("conference", CONFERENCE),
        POST: ObjType("post", POST),
        "list": ObjType("list of posts"),
    }
    builder: Builder
    """The one that documents are written by."""
    site: Site | None = None
    """What references by name may reach; known once all is read."""

    @property
    def texts(self) -> dict[str, Text]:
        """The texts by document name."""
        texts: dict[str, Text] = self.data["texts"]
        return texts

    @property
    def sources(self) -> dict[str, str]:
        """What stands for the files that documents were read from, by document name."""
        sources: dict[str, str] = self.data["sources"]
        return sources

    @property
    def sought(self) -> dict[str, str]:
        """What stands for the talks that documents were searched for, by document name; most have none."""
        sought: dict[str, str] = self.data["sought"]
        return sought

    @property
    def missing(self) -> dict[str, tuple[str, ...]]:
        """The paths of files that documents link to and that are not there, by document name; most have none."""
        missing: dict[str, tuple[str, ...]] = self.data["missing"]
        return missing

    def clear_doc(self, docname: str) -> None:
        """Forget a document that is read anew or gone."""
        for kept in self.initial_data:
            self.data[kept].pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process has read."""
        for kept in self.initial_data:
            self.data[kept] |= {k: v for k, v in otherdata[kept].items() if k in docnames}

    def collect(
        self,
        docname: str,
        document: nodes.document,
        cut_links: tuple[CutLink, ...],
        sought: tuple[Sought, ...] = (),
    ) -> None:
        """Collect the text of a document that was read, and MyST's links in it found; *sought* are talks it may name."""
        self.texts[docname] = texts.collect(self.env, docname, document, cut_links, sought)

    @property
    def lists(self) -> Mapping[str, Link]:
        """All lists, those of conferences too, by the names that links give them."""
        return self.site.pages.links if self.site else {}

    @property
    def tags(self) -> AbstractSet[str]:
        """The slugs of all tags, those of hidden posts too."""
        posts = self.site.archive.posts if self.site else ()
        return {slugify(tag) for post in posts for tag in post.tags}

    def known(self, role: str) -> Mapping[str, Link]:
        """Return what references with *role* can name."""
        if self.site is None:
            return {}
        return self.site.posts.by_slug if role == POST else self.site.pages.of("conferences").links

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield what other sites can refer to; the search has them as pages already."""
        conferences = self.known(CONFERENCE)
        lists = {name: link for name, link in self.lists.items() if name not in conferences}
        for sort, known in ((CONFERENCE, conferences), (POST, self.known(POST)), ("list", lists)):
            for name, link in known.items():
                yield name, link.text, sort, link.page, "", -1

    def resolve_xref(  # noqa: PLR0917 (Sphinx's signature)
        self,
        _env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Return the link to the conference or post that *target* names, if there is one."""
        found = self.known(typ).get(target)
        return _reference(builder, fromdocname, found, node, contnode) if found else None

    def resolve_any_xref(
        self,
        _env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return the link to the list that *target* names, if one has that name."""
        found = self.lists.get(target)
        if found is None:
            return []
        return [("archive:list", _reference(builder, fromdocname, found, node, contnode))]


def _reference(
    builder: Builder,
    fromdocname: str,
    found: Link,
    node: addnodes.pending_xref,
    contnode: nodes.Element,
) -> nodes.reference:
    """Return the link to what was *found*, under its name where *node* has no words of its own."""
    words = contnode if node["refexplicit"] else nodes.inline(text=found.text)
    return make_refnode(builder, fromdocname, found.page, "", words)
