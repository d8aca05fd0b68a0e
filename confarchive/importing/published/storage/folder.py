"""Published pages that lie in a folder, as a generator wrote them or a mirror keeps them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.importing.published.storage import commits
from confarchive.importing.published.storage.pages import check_length
from confarchive.model.files import site_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from confarchive.importing.published.storage.pages import PublishedPages


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The pages below the folder ``path``; see :class:`confarchive.importing.published.storage.pages.PublishedPages`.

    Links to files and folders are followed as long as they stay below it.
    """

    path: Path
    name: str

    @property
    def damage(self) -> str:
        """Which links and files are not read, the first for each reason."""
        refused: dict[str, list[str]] = defaultdict(list)
        for each in site_files.walk(self.path):
            if each.refusal:
                refused[each.refusal].append(each.problem.path)
        return "; ".join(f"{paths[0]} {why}{_more(paths)}" for why, paths in refused.items())

    def addresses(self) -> tuple[str, ...]:
        """Return the paths of all files, sorted."""
        entries = (each.path for each in site_files.walk(self.path) if not each.refusal)
        return tuple(sorted(path for path in entries if (self.path / path).is_file()))

    def read(self, address: str) -> bytes:
        """Return the bytes of a file. Raises OSError for none, and for one that leads out."""
        file = site_files.readable(self.path, address)
        check_length(file.stat().st_size, address)
        return file.read_bytes()

    def times(self, addresses: Iterable[str]) -> Mapping[str, int]:
        """Return when files were committed last; of a file's own time nothing can be told."""
        return commits.last_changes(self.path, tuple(addresses))

    def robots(self, address: str) -> str:  # noqa: ARG002 - as the protocol has it
        """Return nothing: what the server said is not kept."""
        return ""


def _more(paths: Sequence[str]) -> str:
    return f" ({len(paths) - 1} more of these)" if len(paths) > 1 else ""


if TYPE_CHECKING:
    _ARE_PAGES: type[PublishedPages] = Folder
