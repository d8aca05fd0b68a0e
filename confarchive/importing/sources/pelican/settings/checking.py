"""Settings as an import uses them: what a blog gives where it is what Pelican expects, else the default."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from confarchive.importing.sources.pelican.settings.computed import DECIDING, READING
from confarchive.importing.sources.pelican.settings.defaults import DEFAULTS
from confarchive.importing.sources.pelican.settings.old import OLD_NAMES, modernised
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from confarchive.importing.literals import Module

_TYPES = {
    "ARTICLE_TRANSLATION_ID": str | list | tuple | set | bool | None,
    "PAGE_TRANSLATION_ID": str | list | tuple | set | bool | None,
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
_PAIRS = ("DEFAULT_METADATA", "DOCUTILS_SETTINGS")  # Pelican takes a list of pairs as well
_LISTS = (
    "ARTICLE_PATHS",
    "ARTICLE_EXCLUDES",
    "PAGE_PATHS",
    "PAGE_EXCLUDES",
    "STATIC_PATHS",
    "IGNORE_FILES",
    "THEME_STATIC_PATHS",
    "THEME_TEMPLATES_OVERRIDES",
)


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
    settings |= {key: dict(settings[key]) for key in _PAIRS}
    return settings, tuple(problems)


def _unread(module: Module, path: str) -> Iterator[Problem]:
    kind = ProblemKind.UNREADABLE
    lost = {key for key, line in module.unread if line in module.broken} - DECIDING.keys()
    lost &= DEFAULTS.keys() | set(OLD_NAMES)
    if module.broken:
        yield Problem(
            path=path, line=module.broken[0], kind=kind, message=_left_out(module, sorted(lost))
        )
    kind = ProblemKind.UNREAD_SETTING
    for key, line in module.unread:
        if key in lost or key.split("[")[0] in DECIDING:
            continue  # told with what becomes of posts, once that is known
        if key.split("[")[0] in DEFAULTS or key in OLD_NAMES:
            message = f"{key} is computed, not literal; {_instead(key)}"
            yield Problem(path=path, line=line, kind=kind, message=message)
        elif key.startswith("from "):
            message = f"{key} leads out of the blog's folder, and is not read; copy the file there"
            yield Problem(path=path, line=line, kind=ProblemKind.OUTSIDE, message=message)


def _left_out(module: Module, lost: Sequence[str]) -> str:
    """Return what is told of all the lines at once that are no Python, and of the settings *lost* there."""
    others = sorted(set(module.broken) - {module.broken[0]})
    left = "the line is left out"
    if others:
        left = f"left out are this line and {', '.join(map(str, others))}"
    instead = "".join(f"; {key}: {_instead(key)}" for key in lost)
    return f"is not Python 3; {left}{instead}"


def _instead(key: str) -> str:
    name = key.split("[", maxsplit=1)[0]
    if name in {*READING, "PLUGINS"}:
        return "how posts were read is not known"
    if name == "TIMEZONE":
        return "the times of its posts come as they are written"
    return "Pelican's default is used"


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
    if key in _PAIRS:
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
    if key == "ARTICLE_PATHS":
        return "a list of folders, by none of which a blog would have a post"
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
