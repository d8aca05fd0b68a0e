"""The files of a Pelican blog that its posts may link to, and the addresses that some of them had."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING

from confarchive.importing.sources.pelican import post_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.importing.sources.pelican.settings import Settings


def find(settings: Settings) -> Iterator[str]:
    """Yield every file below Pelican's ``PATH``, its output and what is hidden left out."""
    output = posixpath.normpath(settings["OUTPUT_PATH"])
    for folder, folders, names in post_files.walk(settings.base, settings):
        place = os.path.relpath(folder, settings.base).replace(os.sep, "/")
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and posixpath.normpath(f"{place}/{name}") != output
        )
        yield from (posixpath.normpath(f"{place}/{name}") for name in names)


def moved(settings: Settings, files: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the addresses of *files* that are not their places, with these."""
    for place, metadata in settings["EXTRA_PATH_METADATA"].items():
        if isinstance(metadata, dict) and place in files:
            for key in ("path", "save_as", "url"):
                address = metadata.get(key)
                if isinstance(address, str) and address.strip("/"):
                    yield address.lstrip("/"), place
    for key in ("STATIC_URL", "STATIC_SAVE_AS"):
        before, found, after = settings[key].partition("{path}")
        if found and (before or after):
            yield from (((before + place + after).lstrip("/"), place) for place in files)
