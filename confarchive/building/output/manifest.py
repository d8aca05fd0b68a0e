"""What a build leaves in its output folder: all of this build's files, none of earlier ones'.

Sphinx never deletes output, so that a post that became a draft would stay online. A
build therefore keeps a list of its files beside them, under seals, since names tell; the
next build removes what it no longer makes. Files that no build of ours wrote are kept.

What tells of a post that was taken back goes before anything is written: a build that
fails must not leave it there.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx.builders.html import INVENTORY_FILENAME, StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from confarchive.building import search
from confarchive.building.config import MANIFEST
from confarchive.building.documents.draft_filter import seal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

_COPIES = ("_images", "_downloads")
_FILE_A_DOCUMENT = frozenset({"text", "xml", "pseudoxml"})
"""What builders write that make a file of each document, as :attr:`Builder.format` calls it."""


def folders(app: Sphinx) -> Iterator[str]:
    """Yield the folders among the sources that builds write into, and where no source is."""
    for folder in (Path(app.outdir), Path(app.doctreedir)):
        if folder != app.srcdir and folder.is_relative_to(app.srcdir):
            yield folder.relative_to(app.srcdir).as_posix()


def clear(builder: Builder, standing: Iterable[str], sources_withheld: AbstractSet[str]) -> None:
    """Remove what earlier builds made, but for the files *standing* and those of documents.

    These are the pictures and files that documents show, and their sources, but for those of
    the documents *sources_withheld*. All else is going to be written.
    """
    outdir, noted = builder.outdir, _noted(builder.outdir)
    sources = _sources(builder, builder.env.found_docs - sources_withheld)
    kept = {*standing, *_copied(builder.env), *sources}
    if isinstance(builder, StandaloneHTMLBuilder):
        kept.add(builder.searchindex_filename)
        _remove_once_loaded(builder)
        (outdir / INVENTORY_FILENAME).unlink(missing_ok=True)
    search.put_aside(builder)
    unkept = {*_ours(outdir), *_static(outdir)} - kept
    _remove(outdir, {name for name in unkept if seal(name) in noted})


def _remove_once_loaded(builder: StandaloneHTMLBuilder) -> None:
    """Remove the index of words as soon as Sphinx has read it, which it brings up to date."""
    load = builder.load_indexer

    def load_and_remove(docnames: set[str]) -> None:
        load(docnames)
        (builder.outdir / builder.searchindex_filename).unlink(missing_ok=True)

    builder.load_indexer = load_and_remove  # type: ignore[method-assign,assignment]


def announce(builder: Builder, pages: Iterable[str], documents: AbstractSet[str]) -> None:
    """Note the files that are about to be written, lest a build that fails leave them.

    They are those of *pages*, their sources and feeds, and what the *documents* show and offer.
    """
    pages, env = frozenset(pages), builder.env
    names = page_files(builder, pages) | {f"{page}/atom.xml" for page in pages}
    names.update(_sources(builder, env.found_docs & pages))
    names |= {f"_images/{name}" for users, name in env.images.values() if users & documents}
    names |= {_download(file) for users, file in env.dlfiles.values() if users & documents}
    announce_files(builder, names)


def announce_files(builder: Builder, names: Iterable[str]) -> None:
    """Note files of these *names* that are not noted yet, lest a build that fails leave them."""
    if builder.outdir.is_dir():
        new = {seal(name) for name in names} - _noted(builder.outdir)
        with (builder.outdir / MANIFEST).open("a", encoding="ascii") as manifest:
            manifest.writelines(f"{each}\n" for each in sorted(new))


def page_files(builder: Builder, pages: Iterable[str]) -> set[str]:
    """Return the names of the files that *pages* have in the output; none where there is no rule."""
    if isinstance(builder, SingleFileHTMLBuilder):
        return set()
    if isinstance(builder, StandaloneHTMLBuilder):
        return {_page(builder, page) for page in pages}
    if builder.format in _FILE_A_DOCUMENT:
        suffix: str = getattr(builder, "out_suffix", "")
        return {f"{page}{suffix}" for page in pages}
    return set()


def writes_files(builder: Builder) -> bool:
    """Tell whether *builder* writes a site or a book, and not a report on one."""
    return builder.format in {"html", "latex", "texinfo", "man", *_FILE_A_DOCUMENT}


def strangers(builder: Builder) -> frozenset[str]:
    """Return the files in the output folder that no build of ours wrote."""
    noted = _noted(builder.outdir)
    return frozenset(name for name in _ours(builder.outdir) if seal(name) not in noted)


def note(builder: Builder, before: AbstractSet[str]) -> None:
    """Note all files in the output folder as made, but those that were there *before*."""
    made = {name for name in _ours(builder.outdir) if name not in before}
    _write_manifest(builder.outdir, made)


def _noted(outdir: Path) -> set[str]:
    """Return the seals of the files that earlier builds made."""
    manifest = outdir / MANIFEST
    return set(manifest.read_text("ascii").split()) if manifest.exists() else set()


def _write_manifest(outdir: Path, made: Iterable[str]) -> None:
    kept = {seal(name) for name in made} - {seal(MANIFEST)}
    if outdir.is_dir():
        text = "".join(f"{digest}\n" for digest in sorted(kept))
        (outdir / MANIFEST).write_text(text, "ascii")


def sweep(
    builder: StandaloneHTMLBuilder,
    pages: AbstractSet[str],
    files: Iterable[Path],
    sources_withheld: AbstractSet[str],
) -> None:
    """Remove the files of earlier builds that this one did not make; note the ones it made.

    *pages* are the names of all pages that this build wrote, *files* what it made
    beside them, such as feeds; the copied sources of the documents *sources_withheld* are removed.
    """
    outdir = builder.outdir
    made = set(_made(builder, pages, files, sources_withheld))
    before = _noted(outdir)
    unmade = {*_ours(outdir), *_static(outdir)} - made
    _remove(outdir, {name for name in unmade if seal(name) in before})
    _remove(outdir, _unseen(outdir, of_others(outdir, builder.env)))
    (outdir / ".buildinfo.bak").unlink(missing_ok=True)  # what Sphinx noted of other settings
    _write_manifest(outdir, made)


def _made(
    builder: StandaloneHTMLBuilder,
    pages: Iterable[str],
    files: Iterable[Path],
    sources_withheld: AbstractSet[str],
) -> Iterator[str]:
    """Yield the names of the files that this build has made, in the output folder."""
    env = builder.env
    for page in {*env.found_docs, *pages}:
        yield _page(builder, page)
    yield from _sources(builder, env.found_docs - sources_withheld)
    yield from _copied(env)
    yield from _scripts_of_language(builder)
    yield from (_name(file, builder.outdir) for file in files)


def _scripts_of_language(builder: StandaloneHTMLBuilder) -> Iterator[str]:
    """Yield the names of the scripts that Sphinx has for the site's language.

    Not every language has words for scripts: noted all the same, the file goes with its language.
    """
    stemmers = builder.indexer.get_js_stemmer_rawcodes() if builder.indexer else []
    yield from (f"_static/{Path(script).name}" for script in stemmers)
    yield "_static/translations.js"


def _sources(builder: Builder, documents: Iterable[str]) -> Iterator[str]:
    """Yield the names of the copies of the sources of *documents*."""
    suffix = builder.config.html_sourcelink_suffix
    if builder.config.html_copy_source:
        for docname in documents:
            yield f"_sources/{builder.env.doc2path(docname, base=False)}{suffix}"


def _copied(env: BuildEnvironment) -> Iterator[str]:
    """Yield the names of the pictures and files to download that Sphinx copies."""
    yield from (f"_images/{name}" for _, name in env.images.values())
    yield from (_download(file) for _, file in env.dlfiles.values())


def _download(file: str | os.PathLike[str]) -> str:
    return f"_downloads/{Path(file).as_posix()}"


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


def _static(outdir: Path) -> Iterator[str]:
    """Yield the static files, of which only the site's own are noted."""
    for folder, _, names in os.walk(outdir / "_static"):
        yield from (_name(Path(folder, name), outdir) for name in names)


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
