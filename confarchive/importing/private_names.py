"""The name of another package that an import takes hold of for speed, and that nobody promised.

docs/development/private-names.md has the same table in words, and what else an import relies on.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from confarchive import private_names
from confarchive.private_names import PrivateName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.model.problems import Problem

TABLE = (
    PrivateName(
        name="myst_parser.mdit_to_docutils.base:get_default_settings",
        parameters=("components",),
        needed_by=("docutils' settings",),
    ),
)


@cache
def unlike() -> tuple[PrivateName, ...]:
    """Return those of the table that are not as they were known."""
    return private_names.unlike_known(TABLE)


def problems(path: str) -> Iterator[Problem]:
    """Yield what there is to tell of them, for the blog that is called *path*."""
    if unlike():
        what_then = "posts come out right, but slower, without {}: upgrade confarchive"
        yield private_names.problem(path, unlike(), what_then)
