"""The settings of a Pelican blog, read from ``pelicanconf.py`` without running it.

A settings file is Python and may do anything, so only what can be told from its
text is read: literals, names bound to them, their sums and their changes. A
setting that is computed is reported, and Pelican's default stands in for it.
Names that Pelican has given up are understood, as old blogs use them. The file
format is told in https://docs.getpelican.com/en/latest/settings.html.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from confarchive.importing.literals import Module, read_module
from confarchive.importing.sources.pelican.settings import (
    computed,
    files,
    folders,
    names,
    published,
)
from confarchive.importing.sources.pelican.settings.checking import parse
from confarchive.importing.sources.pelican.settings.defaults import DEFAULTS
from confarchive.importing.sources.pelican.settings.folders import Choice, Clues, OutsideError
from confarchive.importing.sources.pelican.settings.header_form import HeaderForm
from confarchive.model.files.site_files import leads_out
from confarchive.model.problems import Problem, ProblemKind

__all__ = ["NoPythonError", "OutsideError", "Settings", "load", "parse"]

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from confarchive.importing.sources.pelican.settings.computed import Computed
    from confarchive.importing.sources.pelican.settings.names import Names


class NoPythonError(ValueError):
    """No statement of a settings file sets anything, as it is no Python; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A blog's settings, defaults filled in, and its folders.

    ``content`` is the folder whose posts are imported and that sources are named
    relative to. ``base`` is Pelican's ``PATH``, which the links between posts are
    relative to; it is ``content`` or a folder above, and ``chosen_by`` is what told that.
    ``own`` are the settings that the blog's file has, those that Pelican does not know too, and ``public`` the same as
    ``publishconf.py`` has them, by which the pages were made that readers got.
    ``file`` is the one that the settings were read from, None where there is none. ``site_urls``
    are the addresses the blog says to have, without a slash at the end. ``plugins`` are what
    ``PLUGINS`` may name, and ``computed`` has the settings that decide how posts are read and that
    only running them could tell, with their lines. ``undecided`` are those that decide what is published.
    ``hidden`` is what may give any of them another value, and ``published`` are those of them that
    ``publishconf.py`` has otherwise. ``header_form`` tells how headers in Markdown
    are read, and ``readers`` what reads posts of some formats in Pelican's place, where nobody has
    said how it reads headers.
    """

    content: Path
    base: Path
    values: Mapping[str, Any] = field(default_factory=lambda: DEFAULTS)
    given: frozenset[str] = frozenset()
    site_urls: tuple[str, ...] = ()
    own: Mapping[str, Any] = field(default_factory=dict)
    public: Mapping[str, Any] = field(default_factory=dict)
    file: Path | None = None
    chosen_by: str = "as given"
    plugins: tuple[str, ...] | None = None
    computed: Mapping[str, int] = field(default_factory=dict)
    undecided: tuple[Computed, ...] = ()
    hidden: str = ""
    published: frozenset[str] = frozenset()
    header_form: HeaderForm = HeaderForm.PELICAN
    readers: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    @property
    def folder(self) -> Path:
        """The blog's folder: no file is opened that does not lie below it."""
        above = self.file.parent if self.file is not None else self.base
        return above if self.base.is_relative_to(above) else self.base

    @property
    def name(self) -> str:
        """What the blog calls itself; empty when it does not say."""
        return str(self.values["SITENAME"] or "")


def load(
    source: Path, file: Path | None = None, content: Path | None = None
) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings of the blog at *source*, its root or its content folder.

    Without *file* they are looked for in *source* and the two folders above. *content* is Pelican's
    ``PATH``, told by the settings, scripts and files of the blog when None.
    Raises OSError when *file* cannot be read, NoPythonError when nothing of it is Python, and
    OutsideError when its ``PATH`` is not to be read.
    """
    source = folders.absolute(source)
    file = folders.absolute(file) if file is not None else files.find(source)
    module = _read(file) if file is not None else Module()
    plugins = _plugins(file, module)
    if not plugins.computed:
        module.unread = [item for item in module.unread if item[0].partition("[")[0] != "PLUGINS"]
    values, problems = parse(module, file.name) if file is not None else (DEFAULTS, ())
    if plugins.names is not None:
        values = {**values, "PLUGINS": list(plugins.names)}
    chosen = _content(source, file, content, module, values)
    settings = Settings(
        content=chosen.content,
        base=chosen.base,
        chosen_by=chosen.why,
        values=values,
        given=frozenset(module.values),
        own=module.values,
        public=_public(file, module),
        site_urls=_site_urls(file, values["SITEURL"]) if file is not None else (),
        file=file,
        plugins=plugins.names,
    )
    settings = _with_unknown(settings, module, plugins)
    return settings, (*problems, *_gone(settings, module))


def _content(
    source: Path,
    file: Path | None,
    content: Path | None,
    module: Module,
    values: Mapping[str, Any],
) -> Choice:
    """Return which folder has the posts: as a person says in *content*, or as the blog does."""
    if content is not None:
        return folders.within(source, folders.absolute(content), "--content")
    if file is not None:
        return _chosen(Clues(source=source, file=file, named=module.values, values=values), module)
    return Choice(content=source, base=source, why="as given")


def _with_unknown(settings: Settings, module: Module, plugins: Names) -> Settings:
    """Return *settings* that tell which of them only running their file, *module*, could tell."""
    differing = tuple(_differing(settings.file, module))
    read_otherwise = [each for each in differing if each.name in computed.READING]
    decided_otherwise = [each for each in differing if each.name in computed.DECIDING]
    lines = {each.name: each.line for each in read_otherwise}
    return replace(
        settings,
        computed=computed.reading(module, plugins) | lines,
        undecided=(*computed.deciding(module), *decided_otherwise),
        published=frozenset(each.name for each in read_otherwise),
        hidden=computed.hidden(module),
    )


def _read(file: Path) -> Module:
    module = read_module(file)
    is_text = all(isinstance(each, ast.Expr) for each in module.trees[0].body)
    if module.broken and is_text:
        where = f"{file.name}:{module.broken[0]}"
        raise NoPythonError(
            f"{where}: is not Python 3, and none of the settings is known; mend the line, "
            "or give a file that can be read with --settings"
        )
    return module


def _chosen(clues: Clues, module: Module) -> Choice:
    try:
        return folders.choose(clues)
    except OutsideError as error:
        where = f"{clues.file.name}:{module.lines.get('PATH', 1)}"
        message = (
            f"{where}: PATH: found {error.args[0]!r}, which leads out of the blog's folder, and is "
            "not read; give the folder that holds both and --settings, or that one with --content"
        )
        raise OutsideError(message) from None


def _both(file: Path | None) -> Iterator[Path]:
    """Yield the settings *file*, and ``publishconf.py`` beside it: what readers saw was made by that."""
    if file is not None:
        yield file
        yield from _published(file)


def _plugins(file: Path | None, module: Module) -> Names:
    """Return which plugins the settings in *file*, which are *module*, and what is published may name."""
    modules = [module, *(read_module(each) for each in (_published(file) if file else ()))]
    return names.settled(
        names.named(_both(file), "PLUGINS", names.sure(module)), "PLUGINS", modules
    )


def _public(file: Path | None, module: Module) -> dict[str, Any]:
    """Return the settings of *module*, read from *file*, as what is published has them."""
    found = dict(module.values)
    for each in _published(file) if file else ():
        found |= read_module(each).values
    return found


def _differing(file: Path | None, module: Module) -> Iterator[Computed]:
    """Yield the settings that what is published has otherwise than *module* in *file*."""
    for each in _published(file) if file else ():
        yield from published.differing(module, file.stem if file else "", read_module(each))


def _published(file: Path) -> Iterator[Path]:
    """Yield ``publishconf.py`` beside the settings *file*, where there is one."""
    beside, own = file.with_name(published.FILE), (file.parent, file.resolve().parent)
    if beside != file and beside.is_file() and not leads_out(beside, *own):
        yield beside


def _gone(settings: Settings, module: Module) -> Iterator[Problem]:
    """Tell of a ``PATH`` that is no folder: then something else told where the posts are."""
    file, path = settings.file, module.values.get("PATH")
    if file is not None and isinstance(path, str) and not (file.parent / path).is_dir():
        message = f"PATH: found {path!r}, which is no folder here; {settings.base.name} is read, {settings.chosen_by}"
        line, kind = module.lines.get("PATH"), ProblemKind.BAD_VALUE
        yield Problem(path=file.name, line=line, kind=kind, message=message)


def _site_urls(file: Path, url: str) -> tuple[str, ...]:
    """Return *url* and the one that ``publishconf.py`` beside *file* names."""
    urls = [url]
    for each in _published(file):
        found = read_module(each).values.get("SITEURL")
        urls.append(found.removesuffix("/") if isinstance(found, str) else "")
    return tuple(dict.fromkeys(filter(None, urls)))
