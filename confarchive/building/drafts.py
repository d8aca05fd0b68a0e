"""The build-time filter: what is withheld is never read, and leaves what it left before.

Sphinx is told to overlook the files of withheld posts while it looks for documents.
They stand in the configuration during that look only: it is saved with the build's
state, and a change of it would make Sphinx read every document again.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from confarchive.building.domain import ArchiveDomain
    from confarchive.model.archive import Archive


def overlook(config: Config, withheld: AbstractSet[str]) -> list[str]:
    """Make Sphinx overlook the *withheld* paths; return the patterns to restore later."""
    patterns = list(config.exclude_patterns)
    config.exclude_patterns = [*patterns, *sorted(map(_literally, withheld))]
    return patterns


def _literally(path: str) -> str:
    """Return the pattern that matches *path* alone: brackets and stars stand for themselves."""
    # NUL stands in no path: with it beside the sign, Python does not suspect a nested set.
    return re.sub(r"[*?\[]", "[\0\\g<0>]", path)


def forget(doctrees: Path, docnames: Iterable[str]) -> None:
    """Remove the parsed trees of documents that are no longer part of the site."""
    for docname in docnames:
        (doctrees / f"{docname}.doctree").unlink(missing_ok=True)


def refuse_leaks(env: BuildEnvironment, archive: Archive) -> None:
    """Stop the build when a page has taken in a withheld file by other ways than a link.

    Raises ExtensionError when a published page includes a draft, or offers it for download.
    """
    for path in archive.withheld:
        takers = {doc for doc, files in env.dependencies.items() if path in set(map(str, files))}
        takers |= env.dlfiles.get(Path(path), (set(), ""))[0]
        for docname in sorted(takers):
            raise ExtensionError(
                f"{docname}.md takes in {path}, which is a draft: include or offer it only when "
                "it is published, or make this post a draft too. Nothing was written."
            )


def links_to_drafts(archive: Archive, domain: ArchiveDomain) -> Iterator[Problem]:
    """Yield a problem for each link from a page that is shown to a post that is withheld."""
    withheld = {path.removesuffix(".md") for path in archive.withheld}
    for docname, text in sorted(domain.texts.items()):
        for link in text.links:
            if link.target in withheld:
                message = (
                    f"links to {link.target}.md, a draft: the words stay, the link is left out"
                )
                yield Problem(
                    path=f"{docname}.md",
                    line=link.line,
                    kind=ProblemKind.DRAFT_LINK,
                    message=message,
                )
