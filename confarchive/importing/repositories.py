"""Git repositories that blogs lie in: which may be read.

They are only read, by a library: neither their configuration, hooks and filters nor any program of
them run, as those of a foreign repository could do anything, and Git itself need not be there.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dulwich.repo import Repo

from confarchive.model.files.site_files import leads_out

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")

_INCLUDE = re.compile(rb"\[\s*include", re.IGNORECASE)


def ask(folder: Path, what: Callable[[Repo, Path], Answer], otherwise: Answer) -> Answer:
    """Return *what* is asked of the repository whose work tree *folder* lies in.

    It is called with the repository and the folder of its work tree. Where there is none, or whatever is
    wrong with it, the import goes on with *otherwise*.
    """
    try:
        root = readable_root(folder)
        if root is None:
            return otherwise
        with Repo(os.fspath(root)) as repository:
            return what(repository, root)
    except Exception:  # noqa: BLE001 - as above: it is a stranger's
        return otherwise


def readable_root(folder: Path) -> Path | None:
    """Return the folder of the work tree that *folder* lies in: itself, or the nearest above.

    None where there is none, or its repository may not be read. Raises OSError or ValueError for
    one that cannot be.
    """
    folder = folder.resolve()
    root = next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)
    git = _control_folder(root) if root else None
    return root if git is not None and _is_whole(git) else None


def _control_folder(root: Path) -> Path | None:
    """Return where the repository of the folder *root* is kept, None where it may be anybody's.

    A second work tree is known to its repository, and a submodule's is kept in the one above.
    """
    git = root / ".git"
    if git.is_dir():
        return None if leads_out(git, root) else git
    named = git.read_bytes().removeprefix(b"gitdir: ").rstrip(b"\r\n")
    found = (root / os.fsdecode(named)).resolve()
    above = any(found.is_relative_to((each / ".git").resolve()) for each in root.parents)
    back = found / "gitdir"
    is_known = back.is_file() and Path(back.read_text().strip()).resolve() == git.resolve()
    return found if above or is_known else None


def _is_whole(git: Path) -> bool:
    """Tell whether all of a repository is below the folder *git*: nothing leads elsewhere.

    Else it could name any folder of the machine. See gitrepository-layout(5).
    """
    common = git / "commondir"
    if common.is_file():
        named = (git / common.read_text().strip()).resolve()
        return (
            named == git.parent.parent and not (named / "commondir").exists() and _is_whole(named)
        )
    if (git / "objects/info/alternates").exists():
        return False
    for folder, folders, files in os.walk(git):
        if any(Path(folder, name).is_symlink() for name in (*folders, *files)):
            return False
    settings = (git / name for name in ("config", "config.worktree"))
    return not any(each.is_file() and _INCLUDE.search(each.read_bytes()) for each in settings)
