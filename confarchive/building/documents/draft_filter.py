"""The build-time filter: what is withheld is never read, and leaves what it left before.

Sphinx is told to overlook the files of withheld posts while it looks for documents.
They stand in the configuration during that look only: it is saved with the build's
state, and a change of it would make Sphinx read every document again.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

from confarchive.building.documents import document_links
from confarchive.building.site.documents.document_texts import CutLink
from confarchive.model.archive import PAGES, POSTS
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from confarchive.building.documents.domain import ArchiveDomain
    from confarchive.model.files import site_files


def overlook(config: Config, paths: AbstractSet[str]) -> list[str]:
    """Make Sphinx overlook the *paths*; return the patterns to restore later."""
    patterns = list(config.exclude_patterns)
    config.exclude_patterns = [*patterns, *sorted(map(_literally, paths))]
    return patterns


def _literally(path: str) -> str:
    """Return the pattern that matches *path* alone: brackets and stars stand for themselves."""
    # NUL stands in no path: with it beside the sign, Python does not suspect a nested set.
    return re.sub(r"[*?\[]", "[\0\\g<0>]", path)


def not_read(root: Path, refused: Mapping[str, site_files.FolderEntry]) -> Iterator[Problem]:
    """Yield a problem for each of the *refused* files and folders that would be documents."""
    for path, entry in refused.items():
        is_folder = path.partition("/")[0] in {POSTS, PAGES} and (root / path).is_dir()
        if path.endswith(".md") or is_folder:
            yield entry.problem


def forget(doctrees: Path, docnames: Iterable[str]) -> None:
    """Remove the parsed trees of documents that are no longer part of the site."""
    for docname in docnames:
        (doctrees / f"{docname}.doctree").unlink(missing_ok=True)


def seal(name: str) -> str:
    """Return what stands for *name* where the name itself would tell of a draft."""
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def cut_links(
    env: BuildEnvironment, docname: str, document: nodes.document, withheld: AbstractSet[str]
) -> tuple[CutLink, ...]:
    """Take the links to *withheld* paths out of a document that was just read."""
    names = _names(withheld)
    found = document_links.cut(env, docname, document, lambda target: target in names)
    return tuple(CutLink(seal(target), line) for target, line in found)


def outdated(domain: ArchiveDomain, withheld: AbstractSet[str]) -> list[str]:
    """Return the documents with links to cut, or with cut links to what is no draft any more."""
    names, seals = _names(withheld), _seals(withheld)
    return [
        docname
        for docname, text in domain.texts.items()
        if any(link.target in names for link in text.links)
        or any(link.seal not in seals for link in text.cut_links)
    ]


def named_in(domain: ArchiveDomain) -> frozenset[str]:
    """Return the documents that links were cut out of: their sources name drafts still."""
    return frozenset(docname for docname, text in domain.texts.items() if text.cut_links)


def links_to_drafts(withheld: AbstractSet[str], domain: ArchiveDomain) -> Iterator[Problem]:
    """Yield a problem for each link that was cut."""
    seals = _seals(withheld)
    for docname, text in sorted(domain.texts.items()):
        for link in text.cut_links:
            yield Problem(
                path=f"{docname}.md",
                line=link.line,
                kind=ProblemKind.DRAFT_LINK,
                message=f"links to {seals[link.seal]}, a draft: the words stay, the link is left out",
            )


def _names(paths: Iterable[str]) -> dict[str, str]:
    """Return *paths* by what links call them: the document's name, or the slug alone."""
    whole = {path.removesuffix(".md"): path for path in paths}
    return {**{name.rpartition("/")[2]: path for name, path in whole.items()}, **whole}


def _seals(paths: Iterable[str]) -> dict[str, str]:
    return {seal(name): path for name, path in _names(paths).items()}


def refuse_leaks(env: BuildEnvironment, withheld: AbstractSet[str]) -> None:
    """Stop the build when a page has taken in a withheld file by other ways than a link.

    Raises ExtensionError when a published page includes a draft, shows it as a
    picture or offers it for download.
    """
    root = Path(env.srcdir)
    drafts = {file: path for path in sorted(withheld) if (file := _identity(root / path))}
    for docname, files in sorted(env.dependencies.items()) if drafts else ():
        for name in files:
            if path := drafts.get(_identity(root / name)):
                raise ExtensionError(
                    f"{docname}.md takes in {path}, which is a draft: include or offer it only "
                    "when it is published, or make this post a draft too. No page was written."
                )


def _identity(file: Path) -> tuple[int, ...]:
    """Return what is the same for all names of a *file*, links among them; () where there is none."""
    try:
        stat = file.stat()
    except (OSError, ValueError):
        return ()
    return stat.st_dev, stat.st_ino
