"""What each document is read from: its own text, and the files that it shows or takes in.

Sphinx compares dates, and overlooks a file that comes with an older one. Here what stands for all
of them is noted when a document is read, and compared at the next build.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.building.incremental import fingerprints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


def _fingerprint(env: BuildEnvironment, docname: str, text_of: TextOf) -> str:
    text, taken_in = text_of(f"{docname}.md"), sorted(map(str, env.dependencies.get(docname, ())))
    if text and not taken_in:
        return text
    root = Path(env.srcdir)
    return (text or str(fingerprints.of_file(Path(env.doc2path(docname))))) + "".join(
        f" {name} {fingerprints.of_file(root / name)}" for name in taken_in
    )
