"""The WARC files in a web archive: the file itself, or those in a WACZ file, a ZIP file of them.

See https://specs.webrecorder.net/wacz/1.1.1. Nothing is unpacked: WACZ has them stored as they are, so a
record in them is found at once, and is no larger than it says.
"""

from __future__ import annotations

import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ENCRYPTED = 1  # a flag of a member
_HEADER = 30  # bytes that a member begins with, before its name and more
_PACKED = "{} is compressed, and WACZ stores it as it is: unpack the file, and give the .warc.gz"
_NONE = "no .warc or .warc.gz is in it; what lies in another archive in it is not read"


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcFile:
    """A WARC file: the bytes from ``start`` to ``end`` of another one, which calls it ``name``; empty for all of it."""

    name: str = ""
    start: int = 0
    end: int

    @contextmanager
    def opened(self, path: Path) -> Iterator[Window]:
        """Yield it from the file at *path*."""
        with path.open("rb") as file:
            file.seek(self.start)
            yield Window(file, self.end)


@dataclass(frozen=True, slots=True)
class Window:
    """A *file* up to its byte *end*."""

    file: IO[bytes]
    end: int

    def read(self, size: int) -> bytes:
        """Return at most *size* bytes."""
        return self.file.read(max(0, min(size, self.end - self.file.tell())))

    def tell(self) -> int:
        """Return where in the file the next byte is."""
        return self.file.tell()

    def seek(self, offset: int) -> None:
        """Go to a byte of the file."""
        self.file.seek(offset)


def parts(path: Path) -> tuple[WarcFile, ...]:
    """Return the WARC files in the file at *path*. Raises ValueError and BadZipFile where they cannot be read."""
    if not path.name.lower().endswith(".wacz"):
        return (WarcFile(end=path.stat().st_size),)
    with zipfile.ZipFile(path) as archive, path.open("rb") as file:
        members = [each for each in archive.infolist() if _is_warc(each.filename)]
        found = {part.start: part for part in (_stored(file, each) for each in members)}
    if not found:
        raise ValueError(_NONE)
    return tuple(found.values())


def _is_warc(name: str) -> bool:
    return name.lower().endswith((".warc", ".warc.gz"))


def _stored(file: IO[bytes], member: zipfile.ZipInfo) -> WarcFile:
    name = member.filename.rpartition("/")[2]
    if member.compress_type != zipfile.ZIP_STORED or member.flag_bits & _ENCRYPTED:
        raise ValueError(_PACKED.format(name))
    file.seek(member.header_offset)
    header = file.read(_HEADER)
    lengths = (int.from_bytes(header[at : at + 2], "little") for at in (26, 28))  # of name and more
    start = member.header_offset + _HEADER + sum(lengths)
    return WarcFile(name=name, start=start, end=start + member.file_size)
