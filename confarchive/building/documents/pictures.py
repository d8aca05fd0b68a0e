"""The names that pictures have in the output.

Sphinx copies all pictures into one folder and numbers those of one name as it meets
them: after an edit, or when reading in parallel, ``hall1.png`` would be another one.
Here the names do not depend on the order of reading.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def settle(env: BuildEnvironment) -> dict[str, tuple[str, ...]]:
    """Name every picture by its place among the paths; return the names by document."""
    taken: set[str] = set()
    shown: dict[str, list[str]] = defaultdict(list)
    for path in sorted(env.images):
        docnames, _ = env.images[path]
        name = _free(PurePosixPath(path), taken)
        taken.add(name)
        env.images[path] = (docnames, name)
        for docname in docnames:
            shown[docname].append(name)
    return {docname: tuple(names) for docname, names in shown.items()}


def _free(path: PurePosixPath, taken: set[str]) -> str:
    name, number = path.name, 0
    while name in taken:
        number += 1
        name = f"{path.stem}{number}{path.suffix}"
    return name
