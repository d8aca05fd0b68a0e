"""A blog's theme: the files that it brought, and what its templates showed of posts' headers.

``THEME``, or the command line, names a folder of the blog, or a theme that was installed beside
Pelican. Only what lies in the blog's own folder is read, symbolic links followed first: of all else, and of a submodule
that was not fetched, nothing is known. See https://docs.getpelican.com/en/latest/themes.html.
"""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.importing.sources.pelican.settings import commands
from confarchive.importing.sources.pelican.theme import shown, syntax, templates
from confarchive.importing.sources.pelican.theme.shown import Kind, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import nodes

    from confarchive.importing.sources.pelican.settings import Settings

__all__ = ["Kind", "Shown", "Theme", "find"]

# Templates of lists, in which posts stand with a picture: Pelican's own, and what they may include.
_LISTS = ("index", "category", "tag", "author", "archives", "period_archives")
_LARGEST = 512 * 1024  # bytes of a template


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What a blog's folder has of its theme: nothing, where it has none.

    ``folders`` are those of its templates, the first of which has precedence; ``files`` are its
    static files by the address below the blog's that they had, ``theme/images/hall.png``.
    ``settings`` are the blog's that are text, which templates write.
    """

    folders: tuple[Path, ...] = ()
    files: Mapping[str, Path] = field(default_factory=dict)
    settings: tuple[tuple[str, str], ...] = ()

    def shows(self, template: str) -> tuple[Shown, ...] | None:
        """Return what the page of a post showed of its header, in order; None where nobody can tell.

        *template* is the name of the template without suffix, ``article`` or ``page``.
        """
        return _shows(self.folders, self.settings, (template,), listing=False).shown

    def unreadable(self, template: str) -> str:
        """Return what is wrong with the *template*, or those that it uses; empty for nothing."""
        return _shows(self.folders, self.settings, (template,), listing=False).wrong

    def lists_show(self) -> tuple[Shown, ...]:
        """Return what lists of posts showed of each header."""
        return _shows(self.folders, self.settings, _LISTS, listing=True).shown or ()


def find(settings: Settings) -> Theme:
    """Return the theme of a blog with these settings."""
    _shows.cache_clear()  # its templates may be others than when they were read last
    home = settings.file.parent if settings.file is not None else None
    named = str(settings["THEME"]) or next(commands.themes(home), "") if home else ""
    root = _folder(home, named, settings) if home and named else None
    if root is None or home is None:
        return Theme()
    overrides = (_folder(home, path, settings) for path in settings["THEME_TEMPLATES_OVERRIDES"])
    folders = [*overrides, _inside(root / "templates", settings)]
    return Theme(
        folders=tuple(each for each in folders if each is not None and each.is_dir()),
        files=dict(_files(root, settings)),
        settings=tuple(
            sorted((key, each) for key, each in settings.own.items() if isinstance(each, str))
        ),
    )


def _folder(home: Path, path: str, settings: Settings) -> Path | None:
    folder = _inside(home / path, settings)
    return folder if folder is not None and folder.is_dir() else None


def _inside(path: Path, settings: Settings) -> Path | None:
    """Return *path* with its links followed, None where it leads out of the blog's folder."""
    real = path.resolve()
    own = [settings.base.resolve(), *([settings.file.parent.resolve()] if settings.file else [])]
    return real if any(real.is_relative_to(folder) for folder in own) else None


def _files(root: Path, settings: Settings) -> Iterator[tuple[str, Path]]:
    """Yield the addresses of static files, and the files; of two with one address the last counts."""
    prefix = str(settings["THEME_STATIC_DIR"]).strip("/")
    for path in settings["THEME_STATIC_PATHS"]:
        top = _inside(root / path, settings)
        if top is None:
            continue
        if top.is_file():
            yield posixpath.join(prefix, top.name), top
        for folder, _, names in os.walk(top):
            below = os.path.relpath(folder, top).replace(os.sep, "/")
            for name in sorted(names):
                file = _inside(Path(folder, name), settings)
                if file is not None and file.is_file():
                    yield posixpath.normpath(posixpath.join(prefix, below, name)), file


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What templates tell, None where they are not there, or something is ``wrong`` with them."""

    shown: tuple[Shown, ...] | None = None
    wrong: str = ""


@cache
def _shows(
    folders: tuple[Path, ...],
    settings: tuple[tuple[str, str], ...],
    names: tuple[str, ...],
    *,
    listing: bool,
) -> _Told:
    found: dict[Shown, None] = {}
    known = False
    for name in names:
        try:
            markup = templates.written_by(
                f"{name}.html", _TemplateLoader(folders), dict(settings), listing=listing
            )
        except Exception as error:  # noqa: BLE001 - a template is anybody's program, and no post depends on it
            return _Told(wrong=" ".join(str(error).split()) or type(error).__name__)
        known = known or markup is not None
        found |= dict.fromkeys(shown.find(markup or ""))
    return _Told(shown=tuple(found) if known else None)


@dataclass(slots=True)
class _TemplateLoader:
    """Reads templates of a theme by their names, once each."""

    folders: tuple[Path, ...]
    read: dict[str, nodes.Template | None] = field(default_factory=dict)

    def __call__(self, name: str) -> nodes.Template | None:
        if name not in self.read:
            text = self._text(name.removeprefix("!theme/"))
            self.read[name] = syntax.parse(text) if text is not None else None
        return self.read[name]

    def _text(self, name: str) -> str | None:
        for folder in self.folders:
            file = Path(os.path.normpath(folder / name)).resolve()
            if file.is_relative_to(folder) and file.is_file() and file.stat().st_size < _LARGEST:
                return file.read_text(encoding="utf-8", errors="replace")
        return None
