"""The files that decide, beside its post, what readers saw of a blog's post, wherever in the blog they lie.

So do settings and what these take in, scripts that call Pelican, templates, plugins, and texts that posts include.
"""

from __future__ import annotations

import mimetypes
import os
from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.importing.sources.pelican import post_files
from confarchive.model.files.site_files import leads_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.importing.sources.pelican.settings import Settings

_SCRIPTS = frozenset({".github"})
"""Folders with a dot that scripts of a blog stand in."""
_OTHERS = frozenset({"node_modules", "site-packages", "__pycache__"})
_TYPES = mimetypes.MimeTypes()  # Python's own: those of a machine may tell otherwise
_SHOWN = frozenset({"image", "audio", "video", "font"})
"""Kinds of media whose files are copied as they are, and change no text."""


def find(settings: Settings) -> Iterator[Path]:
    """Yield those files: all of the blog's but posts, which tell themselves that they have changed, its output, and media."""
    if settings.file is not None and leads_out(settings.file, settings.folder):
        yield settings.file
    posts = {os.path.realpath(path) for path in post_files.find(settings)}
    output = os.path.realpath(settings.base.parent / settings["OUTPUT_PATH"])
    outputs = {output, os.path.realpath(settings.folder / settings["OUTPUT_PATH"])}
    for folder, folders, names in post_files.walk(settings.folder, settings):
        folders[:] = [
            name
            for name in folders
            if (name in _SCRIPTS or not name.startswith("."))
            and name not in _OTHERS
            and os.path.realpath(Path(folder, name)) not in outputs
        ]
        for file in (Path(folder, name) for name in names if not _is_shown(name)):
            if os.path.realpath(file) not in posts:
                yield file


def _is_shown(name: str) -> bool:
    kind = _TYPES.guess_type(name)[0] or ""
    return kind.partition("/")[0] in _SHOWN and kind != "image/svg+xml"
