"""Style sheets that documents load: what they name comes along, and is found from where they lie.

Sphinx copies each file to download into a folder of its own, so that ``url(../images/hall.png)``
would lead nowhere.
"""

from __future__ import annotations

import posixpath
import re
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from confarchive.building.documents import file_access
from confarchive.building.incremental import files
from confarchive.model.addresses import html_urls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment


def note(env: BuildEnvironment, docname: str, path: str) -> None:
    """Make the files of the site that the style sheet at *path* names part of it, as *path* is.

    So it goes on in the sheets that it imports.
    """
    sheets, seen = deque([path] if _is_sheet(path) else []), {path}
    while sheets:
        for name in _named(Path(env.srcdir), sheets.popleft()):
            if name not in seen:
                seen.add(name)
                env.note_dependency(str(Path(env.srcdir, name)))
                env.dlfiles.add_file(docname, name)
                sheets.extend([name] if _is_sheet(name) else [])


def lead(builder: StandaloneHTMLBuilder) -> None:
    """Have the copies of style sheets lead to the copies of what they name."""
    source, copies = Path(builder.srcdir), builder.env.dlfiles
    there = (name for name in map(str, copies) if _is_sheet(name) and (source / name).is_file())
    for sheet in there:
        folder = posixpath.dirname(_copy(builder, sheet))

        def target(url: str, sheet: str = sheet, folder: str = folder) -> str | None:
            name = _name(url, sheet)
            if name is None or Path(name) not in copies:
                return None
            behind = url[len(re.split("[?#]", url, maxsplit=1)[0]) :]
            return quote(posixpath.relpath(_copy(builder, name), folder)) + behind

        text = (source / sheet).read_text(encoding="utf-8", errors="surrogateescape")
        led = html_urls.style_sheet(text, target).encode(errors="surrogateescape")
        files.write(builder.outdir / "_downloads" / _copy(builder, sheet), led)


def _copy(builder: StandaloneHTMLBuilder, name: str) -> str:
    return Path(builder.env.dlfiles[Path(name)][1]).as_posix()


def _named(source: Path, sheet: str) -> Iterator[str]:
    """Yield the files below *source* that a *sheet* names, as seen from there."""
    urls: dict[str, None] = {}

    def keep(url: str) -> None:
        urls[url] = None

    text = (source / sheet).read_text(encoding="utf-8", errors="replace")
    html_urls.style_sheet(text, keep)
    for url in urls:
        name = _name(url, sheet)
        file = source / name if name else source
        if name and file.is_file() and not file_access.refusal(url, file, source):
            yield name


def _name(url: str, sheet: str) -> str | None:
    if not html_urls.is_relative(url):
        return None
    path = unquote(re.split("[?#]", url, maxsplit=1)[0])
    name = posixpath.normpath(posixpath.join(posixpath.dirname(sheet), path))
    return None if name.startswith("..") else name


def _is_sheet(name: str) -> bool:
    return name.lower().endswith(".css")
