"""The names that pictures have in the output.

Sphinx copies all pictures into one folder and numbers those of one name as it meets
them: after an edit, or when reading in parallel, ``hall1.png`` would be another one.
Here a picture of a site keeps its path, so that no other picture ever takes its address.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def settle(env: BuildEnvironment, *, in_folders: bool) -> None:
    """Name every picture: *in_folders* as its path.

    In a book, which has one folder for all, the pictures of one name are numbered by their
    places among the paths.
    """
    taken: set[str] = set()
    images = env.images
    env.images = type(images)()  # it keeps names that were taken, be they those of drafts by now
    for path in sorted(images):
        docnames, _ = images[path]
        name = path if in_folders else _free(PurePosixPath(path), taken)
        taken.add(name)
        env.images.add_file(min(docnames, default=""), path)
        env.images[path] = (docnames, name)


def _free(path: PurePosixPath, taken: set[str]) -> str:
    name, number = path.name, 0
    while name in taken:
        number += 1
        name = f"{path.stem}{number}{path.suffix}"
    return name
