"""Published pages in a web archive: a WARC file, or a WACZ file, which holds such. See https://iipc.github.io/warc-specifications.

They are read by warcio, record by record, without unpacking anything to the disk.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from confarchive.importing.errors import NothingToImportError
from confarchive.importing.published.storage import pages, wacz
from confarchive.importing.published.storage.pages import check_length, missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from types import ModuleType

    from confarchive.importing.published.storage.pages import PublishedPages
    from confarchive.importing.published.storage.wacz import WarcFile
    from confarchive.importing.published.storage.warc_records import Budget, Record

_SUFFIXES = (".warc", ".warc.gz", ".wacz")
_MISSING = "warcio is not installed; run: pip install 'confarchive[pages]'"
_OK = "200"
_ROBOTS = "x-robots-tag"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Capture:
    """A server's answer: the ``part`` of the file that has it, its ``offset`` there, its ``time``, and what it tells ``robots``."""

    part: WarcFile
    offset: int
    time: int
    robots: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WebArchive:
    """The pages in the file ``path``; see :class:`~confarchive.importing.published.storage.pages.PublishedPages`.

    Addresses begin with the host. ``captures`` has the latest record of each. ``damage`` tells of
    records that cannot be read.
    """

    path: Path
    name: str
    captures: Mapping[str, _Capture] = field(repr=False)
    damage: str = ""

    def addresses(self) -> tuple[str, ...]:
        """Return the addresses of all that servers answered with, sorted."""
        return tuple(sorted(self.captures))

    def read(self, address: str) -> bytes:
        """Return what a server answered with. Raises OSError for nothing, and where it is too long."""
        capture = self.captures.get(address)
        if capture is None:
            raise missing(address)
        records = _warc_records()
        try:
            with capture.part.opened(self.path) as file:
                data: bytes = records.payload(
                    records.record_at(file, capture.offset), pages.LONGEST
                )
        except OSError as error:
            raise OSError(error.errno, error.strerror, address) from error
        except Exception as error:  # the file may have changed since
            raise OSError(errno.EIO, f"cannot be read ({error})", address) from error
        check_length(len(data), address)
        return data

    def times(self, addresses: Iterable[str]) -> Mapping[str, int]:
        """Return when servers answered, in seconds since 1970."""
        return {each: self.captures[each].time for each in addresses if each in self.captures}

    def robots(self, address: str) -> str:
        """Return what a server asked search engines to do with a page: its ``X-Robots-Tag``."""
        return self.captures[address].robots if address in self.captures else ""


def is_one(path: Path) -> bool:
    """Tell whether there is a file at *path* that is called as web archives are."""
    return path.is_file() and path.name.lower().endswith(_SUFFIXES)


def _warc_records() -> ModuleType:
    from confarchive.importing.published.storage import warc_records  # noqa: PLC0415 - an extra of its own

    return warc_records


def open_archive(path: Path, name: str) -> WebArchive:
    """Return the pages in the file at *path*. Raises NothingToImportError where it has none that can be read."""
    found = _ArchiveReader(path=path)
    try:
        found.read()
    except ModuleNotFoundError as error:
        raise NothingToImportError(f"{path}: {_MISSING}") from error
    except Exception as error:  # whatever is wrong with a stranger's file
        raise NothingToImportError(_unreadable(path, str(error))) from error
    if not found.captures and found.damaged:
        raise NothingToImportError(_unreadable(path, found.damage))
    return WebArchive(path=path, name=name, captures=found.captures, damage=found.damage)


def _unreadable(path: Path, why: str) -> str:
    return f"{path}: cannot be read as a web archive ({why}); expected a .warc or .wacz file"


@dataclass(slots=True, kw_only=True)
class _ArchiveReader:
    """Goes through the file at ``path``: the ``captures`` in it, and what is ``damaged`` there."""

    path: Path
    captures: dict[str, _Capture] = field(default_factory=dict)
    damaged: list[str] = field(default_factory=list)

    @property
    def damage(self) -> str:
        """What is damaged in one line, empty for nothing."""
        count = len(self.damaged)
        more = f"; {count} in all" if count > 1 else ""
        return f"{self.damaged[0]}{more}" if self.damaged else ""

    def read(self) -> None:
        """Read all parts of the file."""
        budget = _warc_records().Budget.of_file(self.path.stat().st_size)
        for part in wacz.parts(self.path):
            self._read_part(part, budget)

    def _read_part(self, part: WarcFile, budget: Budget) -> None:
        with part.opened(self.path) as file:
            for record in _warc_records().records(file, budget):
                try:
                    self._take(part, record)
                except ValueError as error:
                    place = f"byte {record.offset}" + (f" of {part.name}" if part.name else "")
                    self.damaged.append(f"the record at {place} is left out: {error}")

    def _take(self, part: WarcFile, record: Record) -> None:
        """Take a *record* if it is a server's answer. Raises ValueError with what is wrong with it."""
        if record.why:
            raise ValueError(record.why)
        if not _is_answer(record.warc):
            return
        url = record.warc.rec_headers.get_header("WARC-Target-URI")
        time = _seconds(record.warc.rec_headers.get_header("WARC-Date"))
        address = _address(url)
        if address not in self.captures or self.captures[address].time <= time:
            robots = _robots(record.warc.http_headers)
            self.captures[address] = _Capture(
                part=part, offset=record.offset, time=time, robots=robots
            )


def _is_answer(warc: Any) -> bool:
    """Tell whether a record is what a server answered, or a program that looked into its folder (``resource``)."""
    if warc.rec_type == "response":
        return warc.http_headers is not None and warc.http_headers.get_statuscode() == _OK
    url = str(warc.rec_headers.get_header("WARC-Target-URI") or "")
    return warc.rec_type == "resource" and url.lower().startswith(("http://", "https://"))


def _robots(headers: Any) -> str:
    told = headers.headers if headers is not None else ()
    return ", ".join(value for name, value in told if name.lower() == _ROBOTS)


def _seconds(date: str | None) -> int:
    try:
        return int(datetime.fromisoformat(date or "").timestamp())
    except (ValueError, OverflowError) as error:
        message = f"its WARC-Date is {date!r:.60}; expected one such as 2015-03-04T05:06:07Z"
        raise ValueError(message) from error


def _address(url: str | None) -> str:
    """Return *url* without its scheme, of a folder its index.html. Raises ValueError for none."""
    parts = urlsplit(url or "")
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ValueError(
            f"its WARC-Target-URI is {url!r:.60}; expected one such as https://hall.example/trip/"
        )
    index = "index.html" if parts.path.endswith("/") or not parts.path else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc}{parts.path or '/'}{index}{query}"


if TYPE_CHECKING:
    _ARE_PAGES: type[PublishedPages] = WebArchive
