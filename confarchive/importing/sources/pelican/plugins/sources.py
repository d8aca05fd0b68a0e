"""A blog's own plugins, read as text: what of Pelican they take hold of tells what they can change.

Nothing of them is run, and nothing outside the blog's folder is opened. A plugin whose source
names nothing by which text gets into a page changes none; one that names a reader reads posts in
Pelican's place.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.importing.sources.pelican.plugins.table import Effect, Plugin
from confarchive.importing.sources.pelican.settings.names import named
from confarchive.model.files import site_files
from confarchive.model.files.site_files import leads_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_USUAL = (".", "plugins", "pelican-plugins", "pelican_plugins", "lib")
_LARGEST = 500_000  # bytes of a file; sources of plugins are smaller
_PLUGIN = re.compile(r"\bsignals?\b|\bdef\s+register\b")
_READER = re.compile(r"\breader_classes\b|\breaders_init\b")
_SUFFIXES = re.compile(r"(?:reader_classes\[|file_extensions\s*=\s*[\[(])([^\])]*)[\])]")
_MARKDOWN = frozenset({"md", "markdown", "mkd", "mdown", "ext", "extension", "suffix", "k", "e"})
_ANYWHERE = re.compile(
    r"\b_content\b|\bsetattr\b|\bMARKDOWN\b|\bMD_EXTENSIONS\b|\bextendMarkdown\b|\bcontent_written\b"
    r"|\bget_writer\b|\bpreread\b|\bDOCUTILS|\bREADERS\b|\bTYPOGRIFY\b|\w\.(?:visit|depart)_\w+\s*=(?!=)"
)
_CHANGING = re.compile(
    rf"{_ANYWHERE.pattern}|\.content\s*=(?!=)|\bOUTPUT_PATH\b|\boutput_path\b"
    r"|\bregister_(?:directive|\w*role)\b|\bLiquidTags\b"
    r"|\b_?summary\s*=(?!=)|\btitle\s*=(?!=)|\bbs4\b|\blxml\b"
)
_HANDLED = re.compile(r"\b(\w+)\.connect\b")
_EARLY = frozenset({"initialized"})  # before any post is read
_REGISTERED = {
    re.compile(r"\bregister_directive\((?:\s*[\"']([\w:.+-]+)[\"'])?"): (
        r"(?i:\.\.[ \t]+(?:\|[^|\n]*\|[ \t]+)?(?:{})[ \t]?::)",
        r"[\w:.+-]+",
    ),
    re.compile(r"\bregister_\w*role\((?:\s*[\"']([\w:.+-]+)[\"'])?"): (
        r"(?i::(?:{}):|\bdefault-role::)",
        r"[\w:.+-]+",
    ),
    re.compile(r"\bLiquidTags\.register\((?:\s*[\"']([\w-]+)[\"'])?"): (
        r"\{{%[-+]?\s*(?:{})\b",
        r"\w+",
    ),
}
"""How plugins tell docutils and Liquid of what they add, with the mark of these in a post."""


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
    if mark := _added(source):
        reason = "has directives, roles or tags of its own"
        return replace(plugin, effect=Effect.TEXT, mark=mark, reason=reason)
    if _CHANGING.search(source):
        return replace(plugin, effect=Effect.TEXT, mark=r"\S", reason="may change any text")
    return replace(plugin, effect=Effect.NONE, mark="")


def _added(source: str) -> str:
    """Return the mark of the directives, roles and tags that a plugin adds.

    It is empty where it adds none, or may do more than that.
    """
    if _ANYWHERE.search(source) or not _EARLY.issuperset(_HANDLED.findall(source)):
        return ""
    marks = (_mark(pattern.findall(source), *form) for pattern, form in _REGISTERED.items())
    return "|".join(filter(None, marks))


def _mark(names: list[str], form: str, any_name: str) -> str:
    """Return the mark of *names*, those that are not plain being empty; empty for no names."""
    alternatives = (re.escape(name) if name else any_name for name in dict.fromkeys(names))
    return form.format("|".join(alternatives)) if names else ""


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
            files += site_files.matching(at, "*.py") if is_own else []
            texts = [_text(each) for each in files if not leads_out(each, root)]
            if any(texts):
                yield from texts
                return


def _text(file: Path) -> str:
    if not file.is_file() or file.stat().st_size > _LARGEST:
        return ""
    return file.read_text(encoding="utf-8", errors="replace")
