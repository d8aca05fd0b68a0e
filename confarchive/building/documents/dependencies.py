"""What each document is read from: its own text, and the files that it shows, takes in or links to.

Sphinx compares dates, and overlooks a file that comes with an older one. Here what stands for all
of them is noted when a document is read, and compared at the next build. What a link becomes rests
on whether there is such a document or file, of which Sphinx takes no notice.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx import addnodes

from confarchive.building.documents import document_links, raw_html
from confarchive.building.incremental import fingerprints
from confarchive.model.addresses import html_urls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from confarchive.building.documents.domain import ArchiveDomain

    TextOf = Callable[[str], str]
    """Returns what stands for the text of the post or page at a path, "" where that is not known."""


def note(domain: ArchiveDomain, docname: str, text_of: TextOf) -> None:
    """Note what a document is read from that was read just now."""
    domain.sources[docname] = _fingerprint(domain.env, docname, text_of)


def edited(domain: ArchiveDomain, text_of: TextOf) -> Iterator[str]:
    """Yield the documents that would be read from something else than they were."""
    for docname, source in domain.sources.items():
        if source != _fingerprint(domain.env, docname, text_of):
            yield docname


def note_missing(domain: ArchiveDomain, docname: str, document: nodes.document) -> None:
    """Note the files that links of a *document* read just now lead to, and that are not there."""
    env, names = domain.env, set[str]()
    for link in document.findall(addnodes.pending_xref):
        if link.get("reftype") == "myst" and not link.get("refdomain"):
            names.add(link["reftarget"])
    for raw in raw_html.find(document):
        names.update(filter(html_urls.is_relative, raw_html.urls(raw.astext())))
    missing = set()
    for name in names:
        with suppress(OSError, ValueError, RuntimeError):  # no name of a file
            path, file = document_links.file_of_url(env, docname, name)
            if not path.startswith("../") and not Path(file).exists():
                missing.add(path)
    if missing:
        domain.missing[docname] = tuple(sorted(missing))


def relinked(domain: ArchiveDomain, others: AbstractSet[str]) -> Iterator[str]:
    """Yield the documents with links to *others*, which came or are gone, or to files that were missing."""
    root = Path(domain.env.srcdir)
    for docname, text in domain.texts.items():
        missing = domain.missing.get(docname, ())
        if any(link.target in others for link in text.links) or any(
            (root / path).exists() for path in missing
        ):
            yield docname


def _fingerprint(env: BuildEnvironment, docname: str, text_of: TextOf) -> str:
    text, taken_in = text_of(f"{docname}.md"), sorted(map(str, env.dependencies.get(docname, ())))
    if text and not taken_in:
        return text
    root = Path(env.srcdir)
    return (text or str(fingerprints.of_file(Path(env.doc2path(docname))))) + "".join(
        f" {name} {fingerprints.of_file(root / name)}" for name in taken_in
    )
