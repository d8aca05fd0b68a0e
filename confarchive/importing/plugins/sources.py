"""A blog's own plugins, read as text: what of Pelican they take hold of tells what they can change.

Nothing of them is run, and nothing outside the blog's folder is opened. A plugin whose source
names nothing by which text gets into a page changes none; one that names a reader reads posts in
Pelican's place.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.importing.plugins.table import Effect, Plugin
from confarchive.importing.settings.names import named
from confarchive.model import sitefiles
from confarchive.model.sitefiles import leads_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_USUAL = (".", "plugins", "pelican-plugins", "pelican_plugins", "lib")
_LARGEST = 500_000  # bytes of a file; sources of plugins are smaller
_PLUGIN = re.compile(r"\bsignals?\b|\bdef\s+register\b")
_READER = re.compile(r"\breader_classes\b|\breaders_init\b")
_SUFFIXES = re.compile(r"(?:reader_classes\[|file_extensions\s*=\s*[\[(])([^\])]*)[\])]")
_MARKDOWN = frozenset({"md", "markdown", "mkd", "mdown", "ext", "extension", "suffix", "k", "e"})
_CHANGING = re.compile(
    r"\b_content\b|\.content\s*=(?!=)|\bsetattr\b|\bMARKDOWN\b|\bMD_EXTENSIONS\b|\bextendMarkdown\b"
    r"|\bregister_(?:directive|\w*role)\b|\bcontent_written\b|\bget_writer\b|\bpreread\b|\bOUTPUT_PATH\b"
    r"|\boutput_path\b|\b_?summary\s*=(?!=)|\btitle\s*=(?!=)|\bbs4\b|\blxml\b|\bDOCUTILS|\bREADERS\b"
)


def seen(plugin: Plugin, folder: Path, paths: tuple[str, ...]) -> Plugin:
    """Return what is known of an unknown *plugin*, where the blog's *folder* has its source.

    *paths* are the folders of plugins that settings name, relative to *folder*.
    """
    source = "\n".join(_sources(plugin.name, folder, (*paths, *_USUAL)))
    if not _PLUGIN.search(source):
        return plugin
    if _READER.search(source):
        suffixes = set(re.findall(r"\w+", " ".join(_SUFFIXES.findall(source))))
        others = suffixes and suffixes.isdisjoint(_MARKDOWN)
        return replace(plugin, effect=Effect.NONE if others else Effect.READER, mark="")
    if _CHANGING.search(source):
        return replace(plugin, effect=Effect.TEXT, mark=r"\S", reason="may change any text")
    return replace(plugin, effect=Effect.NONE, mark="")


def paths(file: Path) -> tuple[str, ...]:
    """Return the folders of plugins that the settings in *file* name."""
    found = (named([file], name, {}).names or () for name in ("PLUGIN_PATHS", "PLUGIN_PATH"))
    return tuple(path for names in found for path in names)


def _sources(name: str, folder: Path, paths: tuple[str, ...]) -> Iterator[str]:
    """Yield the texts of the module *name*, or of all of the package."""
    root = folder.resolve()
    parts = [
        part
        for part in name.split(".")
        if part.isidentifier() or part.replace("-", "_").isidentifier()
    ]
    for path in paths:
        for at in (folder / path).joinpath(*parts), (folder / path).joinpath(*parts[:1]):
            files = [at.with_name(f"{at.name}.py")] if parts else []
            is_own = parts and not leads_out(at, root)
            files += sitefiles.matching(at, "*.py") if is_own else []
            texts = [_text(each) for each in files if not leads_out(each, root)]
            if any(texts):
                yield from texts
                return


def _text(file: Path) -> str:
    if not file.is_file() or file.stat().st_size > _LARGEST:
        return ""
    return file.read_text(encoding="utf-8", errors="replace")
