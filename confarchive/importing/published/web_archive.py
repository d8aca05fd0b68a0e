"""Published pages in a web archive: a WARC file, or a WACZ file, which holds such. See https://iipc.github.io/warc-specifications.

They are read by warcio, record by record, without unpacking anything to the disk.
"""

from __future__ import annotations

import zipfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlsplit

from confarchive.importing.published import pages
from confarchive.importing.published.pages import check_length, missing
from confarchive.importing.source import NothingToImportError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from confarchive.importing.published.pages import PublishedPages

SUFFIXES = (".warc", ".warc.gz", ".wacz")
_MISSING = "warcio is not installed; run: pip install 'confarchive[pages]'"
_DAMAGED = "a record is cut short or lacks a header that all have, such as WARC-Target-URI"
_OK = "200"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Capture:
    """Where a record stands: the ``member`` of a WACZ file, "" for a WARC file, and the offset; and its ``time``."""

    member: str
    offset: int
    time: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WebArchive:
    """The pages in the file ``path``; see :class:`~confarchive.importing.published.pages.PublishedPages`.

    Addresses begin with the host. ``captures`` has the latest record of each.
    """

    path: Path
    name: str
    captures: Mapping[str, _Capture] = field(repr=False)

    def addresses(self) -> tuple[str, ...]:
        """Return the addresses of all that servers answered with, sorted."""
        return tuple(sorted(self.captures))

    def read(self, address: str) -> bytes:
        """Return what a server answered with. Raises OSError for nothing, and where it is too long."""
        capture = self.captures.get(address)
        if capture is None:
            raise missing(address)
        with _opened(self.path, capture.member) as file:
            file.seek(capture.offset)
            data: bytes = next(iter(_records(file))).content_stream().read(pages.LONGEST + 1)
        check_length(len(data), address)
        return data

    def times(self, addresses: Iterable[str]) -> Mapping[str, int]:
        """Return when servers answered, in seconds since 1970."""
        return {each: self.captures[each].time for each in addresses if each in self.captures}


def open_archive(path: Path, name: str) -> WebArchive:
    """Return the pages in the file at *path*. Raises NothingToImportError where it cannot be read."""
    captures: dict[str, _Capture] = {}
    try:
        for member in _members(path):
            with _opened(path, member) as file:
                for address, capture in _captures(file, member):
                    if address not in captures or captures[address].time <= capture.time:
                        captures[address] = capture
    except ModuleNotFoundError as error:
        raise NothingToImportError(f"{path}: {_MISSING}") from error
    except Exception as error:  # whatever is wrong with a stranger's file
        # warcio asks for what all records have, and stumbles where one has not
        why = _DAMAGED if isinstance(error, AttributeError) else error
        message = f"{path}: cannot be read as a web archive ({why}); expected a .warc or .wacz file"
        raise NothingToImportError(message) from error
    return WebArchive(path=path, name=name, captures=captures)


def _members(path: Path) -> tuple[str, ...]:
    if not path.name.endswith(".wacz"):
        return ("",)
    with zipfile.ZipFile(path) as archive:
        return tuple(each for each in archive.namelist() if each.endswith((".warc", ".warc.gz")))


@contextmanager
def _opened(path: Path, member: str) -> Iterator[IO[bytes]]:
    if not member:
        with path.open("rb") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive, archive.open(member) as file:
        yield file


def _records(file: IO[bytes]) -> Any:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - an extra of its own

    return ArchiveIterator(file)


def _captures(file: IO[bytes], member: str) -> Iterator[tuple[str, _Capture]]:
    """Yield each answer in a WARC file by its address: the host and the path, of a folder its index.html."""
    records = _records(file)
    for record in records:
        answer = record.http_headers if record.rec_type == "response" else None
        if answer is not None and answer.get_statuscode() == _OK:
            headers = record.rec_headers
            time = _seconds(headers.get_header("WARC-Date"))
            capture = _Capture(member=member, offset=records.get_record_offset(), time=time)
            yield _address(headers.get_header("WARC-Target-URI")), capture


def _seconds(date: str | None) -> int:
    try:
        return int(datetime.fromisoformat(date or "").timestamp())
    except ValueError as error:
        message = f"a record's WARC-Date is {date!r}; expected one such as 2015-03-04T05:06:07Z"
        raise ValueError(message) from error


def _address(url: str) -> str:
    parts = urlsplit(url)
    index = "index.html" if parts.path.endswith("/") or not parts.path else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc}{parts.path or '/'}{index}{query}"


if TYPE_CHECKING:
    _ARE_PAGES: type[PublishedPages] = WebArchive
