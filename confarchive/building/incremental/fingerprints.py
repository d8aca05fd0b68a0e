"""What stands for files beside the text of documents: it changes when they do.

Sphinx takes the latest of many dates, which tells nothing of a file that comes with an older one
(``cp -p``, a restored backup) or that is gone. Texts are compared as a whole, what may be large by
date and size, and a date counts that is another, not only one that is later.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


def of_file(file: Path) -> tuple[int, int]:
    """Return the date (in nanoseconds) and size (in bytes) of *file*, zeros where there is none."""
    try:
        stat = file.stat()
    except OSError:
        return 0, 0
    return stat.st_mtime_ns, stat.st_size


def of_dependencies(env: BuildEnvironment, docname: str) -> str:
    """Return what stands for the files that a document shows or takes in; "" for none."""
    root = Path(env.srcdir)
    names = sorted(map(str, env.dependencies.get(docname, ())))
    return "".join(f" {name} {of_file(root / name)}" for name in names)


def of_document(env: BuildEnvironment, docname: str, text: str) -> str:
    """Return what stands for all that a document is read from; *text* for its text, if that is known."""
    text = text or str(of_file(Path(env.doc2path(docname))))
    return text + of_dependencies(env, docname)


def of_templates(builder: Builder) -> tuple[tuple[str, str, bytes], ...]:
    """Return the names and contents of all templates that *builder* may show pages by."""
    if not isinstance(builder, StandaloneHTMLBuilder):
        return ()
    folders = map(Path, builder.templates.pathchain)
    return tuple(
        (str(folder), name, data) for folder in folders for name, data in _templates(folder)
    )


def _templates(top: Path) -> Iterator[tuple[str, bytes]]:
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(set(folders) - {"static"})
        for file in (Path(folder, name) for name in sorted(names) if name.endswith(_TEMPLATES)):
            yield file.relative_to(top).as_posix(), file.read_bytes()


_TEMPLATES = (".html", ".xml", ".txt", ".jinja")


def of_assets(source: Path, static: Iterable[str]) -> Iterator[tuple[object, ...]]:
    """Yield the site's own styles and scripts: pages name them with a checksum of each."""
    for folder in static:
        for file in sorted((source / folder).rglob("*.*")):
            if file.suffix in {".css", ".js"}:
                yield (file.relative_to(source / folder).as_posix(), *of_file(file))
