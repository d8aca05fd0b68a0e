"""What a build leaves in its output folder: all of this build's files, none of earlier ones'.

Sphinx never deletes output, so that a post that became a draft would stay online. A
build therefore keeps a list of its files beside them, under seals, since names tell; the
next build removes what it no longer makes. Files that no build of ours wrote are kept.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from confarchive.building import search
from confarchive.building.drafts import seal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

MANIFEST = ".confarchive-files"
_COPIES = ("_images", "_downloads")


def folders(app: Sphinx) -> Iterator[str]:
    """Yield the folders among the sources that builds write into, and where no source is."""
    for folder in (Path(app.outdir), Path(app.doctreedir)):
        if folder != app.srcdir and folder.is_relative_to(app.srcdir):
            yield folder.relative_to(app.srcdir).as_posix()


def sweep(
    builder: StandaloneHTMLBuilder,
    pages: AbstractSet[str],
    unwanted: AbstractSet[str],
    files: Iterable[Path],
    sources_withheld: AbstractSet[str],
) -> None:
    """Remove the files of earlier builds that this one did not make; note the ones it made.

    *pages* are the names of all pages that this build wrote, *files* what it made
    beside them, such as feeds; *unwanted* pages are removed though this build wrote them, and the
    copied sources of the documents *sources_withheld*.
    """
    outdir = builder.outdir
    made = set(_made(builder, pages - unwanted, files, sources_withheld))
    manifest = outdir / MANIFEST
    before = set(manifest.read_text("ascii").split()) if manifest.exists() else set()
    before |= {seal(_page(builder, page)) for page in unwanted}
    unmade = set(_ours(outdir)) - made
    _remove(
        outdir, {name for name in unmade if seal(name) in before or name.startswith("_sources/")}
    )
    _remove(outdir, _unseen(outdir, of_others(outdir, builder.env)))
    (outdir / ".buildinfo.bak").unlink(missing_ok=True)  # what Sphinx noted of other settings
    kept = {seal(name) for name in made}
    manifest.write_text("".join(f"{digest}\n" for digest in sorted(kept)), "ascii")


def _made(
    builder: StandaloneHTMLBuilder,
    pages: Iterable[str],
    files: Iterable[Path],
    sources_withheld: AbstractSet[str],
) -> Iterator[str]:
    """Yield the names of the files that this build has made, in the output folder."""
    env, suffix = builder.env, builder.config.html_sourcelink_suffix
    for page in {*env.found_docs, *pages}:
        yield _page(builder, page)
    if builder.config.html_copy_source:
        for docname in env.found_docs - sources_withheld:
            yield f"_sources/{env.doc2path(docname, base=False)}{suffix}"
    yield from _copied(env)
    yield from (_name(file, builder.outdir) for file in files)


def _copied(env: BuildEnvironment) -> Iterator[str]:
    """Yield the names of the pictures and files to download that Sphinx copies."""
    yield from (f"_images/{name}" for _, name in env.images.values())
    yield from (f"_downloads/{Path(file).as_posix()}" for _, file in env.dlfiles.values())


def of_others(outdir: Path, env: BuildEnvironment) -> set[str]:
    """Return the names of pictures and files to download in *outdir* that Sphinx has not copied."""
    found = (file for folder in _COPIES for file in (outdir / folder).rglob("*") if file.is_file())
    return {_name(file, outdir) for file in found}.difference(_copied(env))


def _page(builder: StandaloneHTMLBuilder, page: str) -> str:
    return _name(builder.get_output_path(page), builder.outdir)


def _ours(outdir: Path) -> Iterator[str]:
    """Yield the files that the sweep may judge: static files, Sphinx's data and the index are not."""
    for folder, folders, names in os.walk(outdir):
        inside = Path(folder).relative_to(outdir).as_posix()
        if inside == ".":
            folders[:] = set(folders) - {"_static", ".doctrees", search.FOLDER}
        prefix = "" if inside == "." else f"{inside}/"
        yield from (f"{prefix}{name}" for name in names)


def _name(path: Path, outdir: Path) -> str:
    return os.fspath(path)[len(os.fspath(outdir)) + 1 :].replace(os.sep, "/")


def _unseen(outdir: Path, names: AbstractSet[str]) -> set[str]:
    """Return those of the *names* of pictures and files to download that no page there shows.

    Other extensions make them, such as diagrams with a map beside them; or a build did that
    came to no end.
    """
    urls = {quote(name) for name in names}
    seen: set[str] = set()
    for page in outdir.rglob("*.html") if urls else ():
        text = page.read_text("utf-8", "replace")
        seen |= {url for url in urls - seen if url in text}
    return {name for name in names if not any(quote(name).startswith(url) for url in seen)}


def _remove(outdir: Path, names: Iterable[str]) -> None:
    for name in sorted(names):
        path = outdir / name
        path.unlink()
        _remove_empty(path.parent, outdir)


def _remove_empty(folder: Path, outdir: Path) -> None:
    while folder != outdir and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
