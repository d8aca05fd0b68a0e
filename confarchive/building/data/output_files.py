"""Files that an export writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_file(file: Path, content: bytes) -> None:
    """Write *content* to *file* where it holds something else, with the folders on the way."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.is_file() or file.read_bytes() != content:
        file.write_bytes(content)
