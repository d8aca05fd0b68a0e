"""Settings that decide how posts are read, or what is published, and that only running them could tell.

For these nothing stands in: of the first nothing is claimed, and by the second nothing is published.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from confarchive.importing.sources.pelican.settings import statuses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from confarchive.importing.literals.module import Module
    from confarchive.importing.sources.pelican.settings.names import Names

READING = frozenset(
    [
        *("MARKDOWN", "MD_EXTENSIONS", "READERS", "DOCUTILS_SETTINGS", "FORMATTED_FIELDS"),
        *("TYPOGRIFY", "TYPOGRIFY_IGNORE_TAGS", "TYPOGRIFY_OMIT_FILTERS", "TYPOGRIFY_DASHES"),
        *("INTRASITE_LINK_REGEX", "DEFAULT_LANG"),
    ]
)
"""The settings that decide how text is read, but for ``PLUGINS``, which :mod:`.names` tells."""
_OF_FILES = "EXTRA_PATH_METADATA"
# Options of Markdown's extensions that change no more than names of places, and looks.
_HARMLESS = frozenset(
    {"slugify", "permalink", "css_class", "pygments_style", "linenums", "guess_lang"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A setting that is computed, or an item of it: the *keys* that lead there, and its line.

    ``file`` is where it has another value than in the blog's settings, empty for none.
    """

    name: str
    keys: tuple[Any, ...] = ()
    line: int
    file: str = ""

    def __str__(self) -> str:
        return self.name + "".join(f"[{key!r}]" for key in self.keys)

    def may_withhold(self, place: str, *, is_page: bool, has_status: bool) -> bool:
        """Tell whether it may keep the post at *place* from readers.

        *has_status* tells that the post's own header has a status, which no other place overrides.
        """
        return DECIDING[self.name](self, place, is_page, has_status)


def _by_default(setting: Computed, _place: str, _is_page: bool, has_status: bool) -> bool:
    return not has_status and (not setting.keys or str(setting.keys[0]).lower() == "status")


def _by_place(setting: Computed, place: str, _is_page: bool, has_status: bool) -> bool:
    folder, keys = (setting.keys or (place,))[0], setting.keys[1:]
    is_there = place == folder or place.startswith(posixpath.join(str(folder), ""))
    return not has_status and is_there and (not keys or str(keys[0]).lower() == "status")


DECIDING: Mapping[str, Callable[[Computed, str, bool, bool], bool]] = {
    "DEFAULT_METADATA": _by_default,
    "FILENAME_METADATA": lambda _, __, ___, has_status: not has_status,
    "PATH_METADATA": lambda _, __, ___, has_status: not has_status,
    "EXTRA_PATH_METADATA": _by_place,
    "IGNORE_FILES": lambda *_: True,
    "ARTICLE_PATHS": lambda _, __, is_page, ___: not is_page,
    "ARTICLE_DIR": lambda _, __, is_page, ___: not is_page,
    "ARTICLE_EXCLUDES": lambda _, place, is_page, ___: not is_page and "/" in place,
    "PAGE_PATHS": lambda _, __, is_page, ___: is_page,
    "PAGE_DIR": lambda _, __, is_page, ___: is_page,
    "PAGE_EXCLUDES": lambda _, place, is_page, ___: is_page and "/" in place,
}
"""The settings that decide what is published, and which posts they may keep from readers."""


def reading(module: Module, plugins: Names) -> dict[str, int]:
    """Return the settings that decide how posts are read and are computed in *module*, with lines."""
    found = {
        str(each) if each.name == "READERS" else each.name: each.line
        for each in _of(module, READING)
        if not (each.keys and each.keys[-1] in _HARMLESS)
    }
    return found | ({"PLUGINS": plugins.line or 1} if plugins.computed else {})


def deciding(module: Module) -> Iterator[Computed]:
    """Yield the settings that decide what is published and are computed in *module*."""
    for each in _of(module, DECIDING):
        if each.name != _OF_FILES or not statuses.gives_none(_OF_FILES, module.trees):
            yield each
    if module.hidden is not None:
        for name in DECIDING:
            if _is_hidden(module, name):
                yield Computed(name=name, line=module.hidden[1])


def hidden(module: Module) -> str:
    """Return what in *module* may give settings another value that decide, empty for nothing."""
    if module.hidden is None:
        return ""
    deciding = any(_is_hidden(module, name) for name in (*READING, *DECIDING, "PLUGINS"))
    return module.hidden[0] if deciding else ""


def _is_hidden(module: Module, name: str) -> bool:
    return name in module.guessed or (name not in module.values and not _is_unread(module, name))


def _is_unread(module: Module, name: str) -> bool:
    return any(name == each for each, _ in module.unread)


def _of(module: Module, names: Mapping[str, object] | frozenset[str]) -> Iterator[Computed]:
    """Yield those of *names* that are computed, their items, and those the environment decides."""
    for name, line in module.unread:
        if name in names:
            yield Computed(name=name, line=line)
    for name, keys, line in module.items:
        if name in names:
            yield Computed(name=name, keys=keys, line=line)
    for name in sorted(module.soft & module.values.keys() & set(names)):
        yield Computed(name=name, line=module.lines.get(name, 1))
