"""What ``exclude_patterns`` in an archive's ``conf.py`` keeps from readers, for commands that do not run that file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from confarchive.model.files import conf_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_SETTING = "exclude_patterns"


def excluded_by(site: Path) -> Callable[[str], bool]:
    """Return what tells of a path in the folder *site* whether the setting excludes it.

    Where that is computed, nothing is excluded as far as is known here, which is told. Raises ValueError for what is no list of texts.
    """
    try:
        patterns = conf_file.literal(site, _SETTING) or []
    except ValueError:
        message = "is computed, and conf.py is not run here; posts that it excludes are taken for those that readers see"
        print(f"conf.py: {_SETTING} {message}", file=sys.stderr)  # noqa: T201
        patterns = []
    if not isinstance(patterns, list | tuple) or not all(isinstance(p, str) for p in patterns):
        raise ValueError(f"conf.py: {_SETTING}: found {patterns!r}, expected a list of texts")
    if not patterns:
        return lambda _path: False
    from confarchive.building.documents import exclusion  # noqa: PLC0415 (most archives exclude nothing)

    return exclusion.matching(patterns)
