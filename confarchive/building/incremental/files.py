"""Files of a build, written only where they would differ: what is unchanged keeps its date."""

from __future__ import annotations

import filecmp
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write(file: Path, data: bytes) -> None:
    """Make *file* hold *data*."""
    if file.is_file() and file.read_bytes() == data:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def copy(source: Path, file: Path) -> None:
    """Make *file* a copy of *source*, with its date."""
    if file.is_file() and filecmp.cmp(source, file):
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, file)


def move(source: Path, file: Path) -> None:
    """Have *file* hold what *source* does, which goes."""
    if file.is_file() and filecmp.cmp(source, file, shallow=False):
        source.unlink()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(source, file)
