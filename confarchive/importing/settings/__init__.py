"""The settings of a Pelican blog, read from ``pelicanconf.py`` without running it.

A settings file is Python and may do anything, so only what can be told from its
text is read: literals, names bound to them, their sums and their changes. A
setting that is computed is reported, and Pelican's default stands in for it.
Names that Pelican has given up are understood, as old blogs use them. The file
format is told in https://docs.getpelican.com/en/latest/settings.html.
"""

from __future__ import annotations

import copy
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from confarchive.importing.settings.defaults import DEFAULTS
from confarchive.importing.settings.literals import Module, read_module
from confarchive.importing.settings.old import OLD_NAMES, modernised
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TYPES = {
    "DEFAULT_DATE": str | tuple | list | None,
    "FORMATTED_FIELDS": list | tuple,
    "DIRECT_TEMPLATES": list | tuple,
    "PLUGINS": list | tuple | None,
    "MARKDOWN": dict,
    "MD_EXTENSIONS": list | tuple | dict,
    "USE_FOLDER_AS_CATEGORY": object,
    "TYPOGRIFY": object,
    "TYPOGRIFY_IGNORE_TAGS": list | tuple,
    "TYPOGRIFY_OMIT_FILTERS": list | tuple,
}
_FILES = ("pelicanconf.py", "publishconf.py", "settings.py")
_LISTS = (
    "ARTICLE_PATHS",
    "ARTICLE_EXCLUDES",
    "PAGE_PATHS",
    "PAGE_EXCLUDES",
    "STATIC_PATHS",
    "IGNORE_FILES",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A blog's settings, defaults filled in, and its folders.

    ``content`` is the folder whose posts are imported and that sources are named
    relative to. ``base`` is Pelican's ``PATH``, which the links between posts are
    relative to; it is ``content`` or a folder above, and ``chosen_by`` is what told that.
    ``file`` is the one that the settings were read from, None where there is none. ``site_urls``
    are the addresses the blog says to have, without a slash at the end.
    """

    content: Path
    base: Path
    values: Mapping[str, Any] = field(default_factory=lambda: DEFAULTS)
    given: frozenset[str] = frozenset()
    site_urls: tuple[str, ...] = ()
    file: Path | None = None
    chosen_by: str = "as given"

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    @property
    def name(self) -> str:
        """What the blog calls itself; empty when it does not say."""
        return str(self.values["SITENAME"] or "")


def load(source: Path, file: Path | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings of the blog at *source*, its root or its content folder.

    Without *file* they are looked for in *source* and the two folders above.
    Raises OSError when *file* cannot be read.
    """
    source = _absolute(source)
    file = _absolute(file) if file is not None else find(source)
    if file is None:
        return Settings(content=source, base=source), ()
    module = read_module(file)
    values, problems = parse(module, file.name)
    content, base = _folders(source, file.parent, module.values, values)
    settings = Settings(
        content=content,
        base=base,
        values=values,
        given=frozenset(module.values),
        site_urls=_site_urls(file, values["SITEURL"]),
        file=file,
        chosen_by=f"PATH in {file.name}" if "PATH" in module.values else "as given",
    )
    return settings, problems


def _absolute(path: Path) -> Path:
    """Return *path* from the root, and as it is called: links in it are not followed."""
    return Path(os.path.normpath(path.absolute()))


def find(source: Path) -> Path | None:
    """Return the settings file of the blog that *source* belongs to, if there is one."""
    folders = (source, *list(source.parents)[:2])
    candidates = (folder / name for folder in folders for name in _FILES)
    return next((path for path in candidates if path.is_file() and _is_a_blogs(path)), None)


def _is_a_blogs(file: Path) -> bool:
    """Tell whether *file* could be Pelican's: other programs have a ``settings.py`` too."""
    return file.name != "settings.py" or b"SITENAME" in file.read_bytes()


def parse(module: Module, name: str) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Return every used setting of *module*, and what of it could not be read.

    Values of an unexpected type are reported and defaulted too, as Pelican does.
    """
    values = modernised(module.values, DEFAULTS)
    problems = list(_unread(module, name))
    settings = copy.deepcopy(dict(DEFAULTS))
    for key in values.keys() & DEFAULTS.keys():
        if _fits(key, values[key]):
            settings[key] = values[key]
        else:
            message = f"{key}: found {values[key]!r}, expected {_expected(key)}; Pelican's default is used"
            line = module.lines.get(key)
            problems.append(
                Problem(path=name, line=line, kind=ProblemKind.BAD_VALUE, message=message)
            )
    _follow_urls(settings, values)
    settings["DEFAULT_LANG"] = settings["DEFAULT_LANG"].lower()
    settings["SITEURL"] = settings["SITEURL"].removesuffix("/")
    settings["DEFAULT_METADATA"] = dict(settings["DEFAULT_METADATA"])
    return settings, tuple(problems)


def _unread(module: Module, path: str) -> Iterator[Problem]:
    kind = ProblemKind.UNREADABLE
    for line in module.broken:
        message = "is not Python 3; the line is left out"
        yield Problem(path=path, line=line, kind=kind, message=message)
    kind = ProblemKind.UNREAD_SETTING
    for key, line in module.unread:
        if key.split("[")[0] in DEFAULTS or key in OLD_NAMES:
            message = f"{key} is computed, not literal; Pelican's default is used"
            yield Problem(path=path, line=line, kind=kind, message=message)


def _fits(key: str, value: Any) -> bool:
    if key in _LISTS:
        texts = isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
        return texts and (bool(value) or key != "ARTICLE_PATHS")  # a blog has articles
    if key.endswith(("_URL", "_SAVE_AS")):  # None and False turn a page off
        return isinstance(value, str) or not value
    if key.endswith("_METADATA") and isinstance(DEFAULTS[key], str):
        return isinstance(value, str) and _compiles(value)
    if key.endswith("_REGEX_SUBSTITUTIONS"):
        return _all_pairs(value) and all(_compiles(pair[0]) for pair in value)
    if key == "DEFAULT_METADATA":
        return isinstance(value, dict) or _all_pairs(value)
    return isinstance(value, _TYPES.get(key) or type(DEFAULTS[key]))


def _all_pairs(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(
        isinstance(item, list | tuple) and len(item) == 2  # noqa: PLR2004
        for item in value
    )


def _compiles(pattern: Any) -> bool:
    try:
        re.compile(pattern)
    except (re.error, TypeError):
        return False
    return True


def _expected(key: str) -> str:
    if isinstance(DEFAULTS[key], list):
        return "a list of texts"
    return f"something like {DEFAULTS[key]!r}" if DEFAULTS[key] else "what Pelican documents"


def _follow_urls(settings: dict[str, Any], given: Mapping[str, Any]) -> None:
    """Let a page's address follow from its file, where only the file is given."""
    for name in ("ARCHIVES", "TAGS", "CATEGORIES", "AUTHORS"):
        if f"{name}_SAVE_AS" in given and f"{name}_URL" not in given:
            settings[f"{name}_URL"] = settings[f"{name}_SAVE_AS"]
    for key, value in settings.items():
        if key.endswith(("_URL", "_SAVE_AS")) and not value:
            settings[key] = ""


def _folders(
    source: Path, home: Path, given: Mapping[str, Any], values: Mapping[str, Any]
) -> tuple[Path, Path]:
    """Return the folder to import and Pelican's ``PATH``.

    Blogs often leave ``PATH`` to the command line, ``pelican content``; what
    ``ARTICLE_PATHS`` names tells which folder that was.
    """
    base = _absolute(home / str(values["PATH"]))
    if "PATH" not in given:
        named = [
            path for key in ("ARTICLE_PATHS", "PAGE_PATHS") for path in given.get(key, ()) if path
        ]
        usual = source if source != home else home / "content"
        below_home = any((home / path).is_dir() for path in named)
        below_usual = any((usual / path).is_dir() for path in named)
        base = home if below_home and not below_usual else usual
    if not base.is_dir():
        base = source
    if source.is_relative_to(base):
        return source, base
    return (base, base) if base.is_relative_to(source) else (source, source)


def _site_urls(file: Path, url: str) -> tuple[str, ...]:
    """Return *url* and the one that ``publishconf.py`` beside *file* names."""
    urls = [url]
    published = file.with_name("publishconf.py")
    if published != file and published.is_file():
        found = read_module(published).values.get("SITEURL")
        urls.append(found.removesuffix("/") if isinstance(found, str) else "")
    return tuple(dict.fromkeys(filter(None, urls)))
