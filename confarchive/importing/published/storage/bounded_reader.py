"""A file of gzip members, or one that is not packed, read within bounds: it may unpack to a thousand times its size."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from confarchive.importing.published.storage.wacz import Window

_TIMES = (
    25  # the size of a file that it may unpack to: pages take some six times that of their gzip
)
SPARE = 16_000_000  # bytes that it may unpack to in any case
_LINE = 100  # bytes that a header's line counts for at least, as it takes as long as they do
_HEADERS = 256_000  # bytes that all headers of a record may have
_BLOCK = 16_384
_GZIP = 16 + zlib.MAX_WBITS


class DamagedError(Exception):
    """A file that unpacks to too much, or a record that is not there."""


@dataclass(slots=True)
class Budget:
    """How many bytes the reading of a file may still come to."""

    left: int

    @classmethod
    def of_file(cls, size: int) -> Budget:
        """Return what a file of *size* bytes may come to."""
        return cls(_TIMES * size + SPARE)

    def spend(self, size: int) -> None:
        """Take *size* from it. Raises DamagedError where it has no more."""
        self.left -= size
        if self.left < 0:
            raise DamagedError(f"it unpacks to more than {_TIMES} times its size")


class BoundedReader:
    """Reads a file of gzip members, or one that is not packed, as warcio asks it of its own reader.

    It stops at the end of each member, and ends where a header is too long, or more comes out of a
    file than goes in. Raises DamagedError for that, ValueError for a header, zlib.error for a broken member.
    """

    def __init__(self, file: Window, budget: Budget) -> None:
        self.stream = file
        self.budget = budget
        self.headers = _HEADERS
        self.is_cut = False
        self.decompressor: Any = None
        self._unpacked = io.BytesIO()
        self._size = 0
        self._begin_member(b"")

    def _begin_member(self, packed: bytes) -> None:
        """Begin with a member of which the bytes *packed* are read already."""
        self.decompressor = zlib.decompressobj(_GZIP)
        self._packed, self._is_fed, self._has_bytes = packed, False, False

    def begin(self) -> None:
        """Begin with another record."""
        self.headers = _HEADERS

    def readline(self, length: int | None = None) -> bytes:
        """Return the next line with its end, or *length* bytes of it; it counts for more than it has."""
        most = self.headers + 1
        line = self._line(most if length is None else min(length, most))
        self.headers -= len(line)
        self.budget.spend(max(0, _LINE - len(line)))
        if self.headers < 0:
            raise ValueError(f"its headers have more than {_HEADERS} bytes")
        return line

    def _line(self, length: int) -> bytes:
        line = b""
        while length > 0 and not line.endswith(b"\n") and self._fill():
            line += self._unpacked.readline(length)
            length -= len(line)  # as warcio does: what it has of a long line counts in each block
        return line

    def read(self, length: int | None = None) -> bytes:
        """Return *length* bytes, all for None, or fewer at the end of a member."""
        found: list[bytes] = []
        while (length is None or length > 0) and self._fill():
            found.append(self._unpacked.read(-1 if length is None else length))
            length = None if length is None else length - len(found[-1])
        return b"".join(found)

    def _fill(self) -> bool:
        """Have a byte at hand at least, and tell whether there is one in this member."""
        while not self._left() and not self._behind():
            data, self._packed = self._packed or self.stream.read(_BLOCK), b""
            self.budget.spend(len(data))
            unpacked = self._unpack(data) if data else b""
            self.budget.spend(len(unpacked))
            self._unpacked, self._size = io.BytesIO(unpacked), len(unpacked)
            self._has_bytes |= bool(unpacked)
            if not data:
                break
        return self._left() > 0

    def _unpack(self, data: bytes) -> bytes:
        self._is_fed = True
        if self.decompressor is None:
            return data
        try:
            return bytes(self.decompressor.decompress(data))
        except zlib.error:
            if self._has_bytes:
                raise
            self.decompressor = None  # it is not packed
            return data

    def _left(self) -> int:
        return self._size - self._unpacked.tell()

    def _behind(self) -> bytes:
        """Return what is read of the members that follow."""
        return bytes(self.decompressor.unused_data) if self.decompressor else b""

    def rem_length(self) -> int:
        """Return how many bytes are at hand, those of members that follow as they are packed."""
        return self._left() + len(self._behind())

    def read_next_member(self) -> bool:
        """Go to the member that follows, and tell whether there is one."""
        behind = self._behind()
        if behind:
            self._begin_member(behind)
        return bool(behind)

    def skip_member(self) -> tuple[int, bool]:
        """Go to the next gzip member; return where it begins, and whether there is one."""
        self.begin()
        try:
            while self.read(_BLOCK):
                pass
        except zlib.error:
            return 0, False
        offset = self.stream.tell() - self.rem_length()
        return offset, self.read_next_member()

    def close_decompressor(self) -> None:
        """Tell whether the last member was cut, and nothing came out of it."""
        is_open = self.decompressor is not None and not self.decompressor.eof
        self.is_cut = is_open and self._is_fed and not self._has_bytes
        self.decompressor = None
