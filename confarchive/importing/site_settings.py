"""What the archive's own ``conf.py`` says that an import has to know, read without running it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.importing.literals import read_module
from confarchive.model.addresses.page_names import PageNames
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from confarchive.importing.literals import Module

_FILE = "conf.py"
_SETTINGS = {"blog": "blog_path", "tags": "tags_output_dir"}


def page_names(site: Path) -> tuple[PageNames, tuple[Problem, ...]]:
    """Return what the lists of the archive in the folder *site* are called.

    A setting that is computed is reported; what ABlog and sphinx-tags take without it stands in.
    """
    file = site / _FILE
    if not file.is_file():
        return PageNames(), ()
    module = read_module(file)
    given = {
        part: module.values[name].strip("/")
        for part, name in _SETTINGS.items()
        if isinstance(module.values.get(name), str)
    }
    return PageNames(**given), tuple(_unread(module))


def _unread(module: Module) -> Iterator[Problem]:
    for name, line in module.unread:
        if name in _SETTINGS.values():
            message = (
                f"{name} is computed, not literal: old addresses of lists are taken to lead to "
                "where they stand without it; write it as a text in quotes"
            )
            kind = ProblemKind.UNREAD_SETTING
            yield Problem(path=_FILE, line=line, kind=kind, message=message)
