"""References by name: the roles ``{conf}`` and ``{post}``, and what to say where none has the name.

``{conf}`fosdem-2015` `` shows the edition's name, ``{conf}`the Brussels one <fosdem-2015>` ``
its own words; ``{post}`slug` `` shows a post's title, wherever its file lies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.roles import XRefRole
from sphinx.transforms.post_transforms import SphinxPostTransform

from confarchive.building.adapters.sphinx_tags import TAG
from confarchive.building.diagnostics import report
from confarchive.building.documents.document_links import line, linked_documents
from confarchive.model.problems import Problem, ProblemKind, did_you_mean, nearest

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment

CONFERENCE, POST = "conf", "post"
_LIKENESS = 0.75
"""How alike a name and a known one must be for the one to be meant as the other."""


class NameRole(XRefRole):
    """A reference to a conference or a post; it is the archive's though it has a short name."""

    def __init__(self) -> None:
        super().__init__(innernodeclass=nodes.inline, warn_dangling=True)

    def create_xref_node(self) -> tuple[list[Node], list[system_message]]:
        """Make the reference one of the archive's domain."""
        self.refdomain, self.reftype = "archive", self.name.rpartition(":")[2]
        return super().create_xref_node()


def is_reference(node: addnodes.pending_xref, role: str) -> bool:
    """Tell whether *node* was written with the *role*."""
    return (node.get("refdomain"), node.get("reftype")) == ("archive", role)


def warn_missing(app: Sphinx, domain: Domain | None, node: addnodes.pending_xref) -> bool | None:
    """Report a role whose target is unknown, with the nearest name; True stops Sphinx's own words."""
    archive: Any = app.env.domains["archive"]
    role, target = node["reftype"], node["reftarget"]
    if domain is not None and domain.name == archive.name:
        known = archive.known(role)
        message = f"no {'conference' if role == CONFERENCE else 'post'} is called {target!r}"
    elif TAG in node:
        target, known = node[TAG], archive.tags
        message = f"no post has the tag {target!r} in its header"
    else:
        return None
    if target not in known:
        _report(app.env, node, message + did_you_mean(target, known, likeness=_LIKENESS))
    return True


class NearNames(SphinxPostTransform):
    """A link that leads nowhere, and nearly to something, says to what; it keeps its words."""

    default_priority = 8  # before MyST (9) says less about it

    def run(self, **_kwargs: Any) -> None:
        """Look at the links that no one can resolve."""
        for node in list(self.document.findall(addnodes.pending_xref)):
            if node.get("reftype") != "myst" or node.get("reflocalid"):
                continue
            if message := self._missing_document(node) or self._missing_name(node):
                _report(self.env, node, message)
                words = [child.deepcopy() for child in node.children if child.astext()]
                node.replace_self(words or nodes.literal(text=node["reftarget"]))

    def _missing_document(self, node: addnodes.pending_xref) -> str:
        """Return what to say where a link names a file that is not there, "" where none is near."""
        missing = next(iter(linked_documents(self.env, self.env.docname, node)), None)
        known = missing in self.env.all_docs or self._is_label(node["reftarget"])
        if missing is None or known:
            return ""
        # Most folders are alike: what tells documents apart is the last part of their names.
        slugs = {name.rpartition("/")[2]: name for name in sorted(self.env.found_docs)}
        near = nearest(missing.rpartition("/")[2], slugs, likeness=_LIKENESS)
        if near is None:
            return ""
        return f"there is no file '{missing}.md'; did you mean '{slugs[near]}.md'?"

    def _missing_name(self, node: addnodes.pending_xref) -> str:
        """Return what to say where a link gives an unknown name, "" where none is near."""
        target: str = node["reftarget"]
        lists: Any = self.env.domains["archive"].lists  # type: ignore[attr-defined]
        if node.get("refdomain") == "doc" or target in lists or self._is_label(target):
            return ""
        hint = did_you_mean(target, lists, likeness=_LIKENESS)
        return f"nothing is called {target!r}{hint}" if hint else ""

    def _is_label(self, target: str) -> bool:
        standard = self.env.domains.standard_domain
        return target.lower() in standard.anonlabels or target in self.document.ids


def _report(env: BuildEnvironment, node: nodes.Element, message: str) -> None:
    path = env.doc2path(node.get("refdoc", env.current_document.docname), base=False)
    problem = Problem(path=str(path), line=line(node), kind=ProblemKind.DEAD_LINK, message=message)
    report([problem])
