"""The changelog, of the form of Keep a Changelog: what is unreleased becomes a version."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

UNRELEASED = "## Unreleased"
_VERSION = re.compile(r"^## (\d+)\.(\d+)\.(\d+)\b", re.MULTILINE)
_ENTRY = re.compile(r"^- \S", re.MULTILINE)


def cut(text: str, version: str, day: dt.date) -> str:
    """Return the changelog *text* with all that is unreleased under *version* and *day*.

    What is to come has an empty section above it. Raises ValueError for a *version* that is
    not of the form 1.2.3 or not above all others, and where nothing is told of it.
    """
    if text.count(f"\n{UNRELEASED}\n") != 1:
        raise ValueError(f'the changelog must have the heading "{UNRELEASED}" once')
    before, after = text.split(f"\n{UNRELEASED}\n")
    _be_above(version, after)
    if not _ENTRY.search(after.partition("\n## ")[0]):
        raise ValueError(f'the changelog tells nothing under "{UNRELEASED}"')
    return f"{before}\n{UNRELEASED}\n\n## {version} - {day.isoformat()}\n{after}"


def _be_above(version: str, text: str) -> None:
    wanted = _VERSION.fullmatch(f"## {version}")
    if not wanted:
        raise ValueError(f"a version is of the form 1.2.3, not {version!r}")
    released = max((_numbers(found) for found in _VERSION.finditer(text)), default=(-1,))
    if _numbers(wanted) <= released:
        raise ValueError(f"{version} is not above {'.'.join(map(str, released))}")


def _numbers(found: re.Match[str]) -> tuple[int, ...]:
    return tuple(map(int, found.groups()))
