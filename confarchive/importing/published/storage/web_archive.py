"""Published pages in a web archive: a WARC file, or a WACZ file, which holds such. See https://iipc.github.io/warc-specifications.

They are read by warcio, record by record, without unpacking anything to the disk.
"""

from __future__ import annotations

import errno
import html
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from confarchive.importing.errors import NothingToImportError
from confarchive.importing.published.storage import pages, wacz
from confarchive.importing.published.storage.pages import UNREAD, check_length, missing
from confarchive.importing.url_parts import join_url, split_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from types import ModuleType

    from confarchive.importing.published.storage.bounded_reader import Budget
    from confarchive.importing.published.storage.pages import PublishedPages
    from confarchive.importing.published.storage.wacz import WarcFile
    from confarchive.importing.published.storage.warc_records import Record

_SUFFIXES = (".warc", ".warc.gz", ".wacz")
_MISSING = "warcio is not installed; run: pip install 'confarchive[pages]'"
_OK = "200"
_ELSEWHERE = frozenset({"301", "302", "303", "307", "308"})
_SENT_ON = '<!DOCTYPE html><meta http-equiv="refresh" content="0; url={}">'
_ROBOTS = "x-robots-tag"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Capture:
    """A server's answer: the ``part`` of the file that has it, its ``offset`` there, its ``time``, and what it tells ``robots``.

    ``location`` is where it sent its reader on to, empty for an answer that is a page or a file.
    """

    part: WarcFile
    offset: int
    time: int
    robots: str
    location: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Revisit:
    """That the server answered ``time`` as it had before: what has this ``digest``, or the latest at ``source`` before."""

    place: str
    address: str
    time: int
    digest: str
    source: str


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
        if capture.location:
            return _SENT_ON.format(html.escape(capture.location)).encode()
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
    digests: dict[str, _Capture] = field(default_factory=dict)
    revisits: list[_Revisit] = field(default_factory=list)

    @property
    def damage(self) -> str:
        """What is damaged in one line, empty for nothing."""
        count = len(self.damaged)
        if count < 2:  # noqa: PLR2004 (one tells all itself)
            return "".join(self.damaged)
        unread = UNREAD if self.damaged[-1].endswith(UNREAD) else ""
        return f"{self.damaged[0]}; {count} in all{unread}"

    def read(self) -> None:
        """Read all parts of the file."""
        budget = _warc_records().Budget.of_file(self.path.stat().st_size)
        for part in wacz.parts(self.path):
            self._read_part(part, budget)
        for revisit in sorted(self.revisits, key=lambda each: each.time):
            self._revisit(revisit)

    def _read_part(self, part: WarcFile, budget: Budget) -> None:
        with part.opened(self.path) as file:
            for record in _warc_records().records(file, budget):
                try:
                    self._take(part, record)
                except ValueError as error:
                    self._leave_out(_place(part, record), str(error))

    def _leave_out(self, place: str, why: str) -> None:
        self.damaged.append(f"the record at {place} is left out: {why}")

    def _take(self, part: WarcFile, record: Record) -> None:
        """Take a *record* if it is a server's answer. Raises ValueError with what is wrong with it."""
        if record.why:
            raise ValueError(record.why)
        headers, http = record.warc.rec_headers, record.warc.http_headers
        is_revisit = record.warc.rec_type == "revisit"
        if not is_revisit and not _is_answer(record.warc):
            return
        url = headers.get_header("WARC-Target-URI")
        time, address = _seconds(headers.get_header("WARC-Date")), _address(url)
        digest = str(headers.get_header("WARC-Payload-Digest") or "")
        if is_revisit:
            source = headers.get_header("WARC-Refers-To-Target-URI")
            self.revisits.append(
                _Revisit(
                    place=_place(part, record),
                    address=address,
                    time=time,
                    digest=digest,
                    source=_address(source) if source else address,
                )
            )
            return
        capture = _Capture(
            part=part,
            offset=record.offset,
            time=time,
            robots=_robots(http),
            location=_location(url, http),
        )
        if not capture.location:
            self.digests.setdefault(digest, capture)
        self._keep(address, capture)

    def _revisit(self, revisit: _Revisit) -> None:
        """Take what the server answered before, where it answered that once more."""
        before = self.digests.get(revisit.digest) if revisit.digest else None
        before = before or self.captures.get(revisit.source)
        if before is None:
            self._leave_out(revisit.place, f"it repeats what is not in the file, {revisit.source}")
        else:
            self._keep(revisit.address, replace(before, time=revisit.time))

    def _keep(self, address: str, capture: _Capture) -> None:
        """Keep the latest answer at *address*; one that sent readers on only where there is no other."""
        kept = self.captures.get(address)
        if (
            capture.location
            and _address(join_url(f"http://{address}", capture.location)) == address
        ):
            return
        rank = (not capture.location, capture.time)
        if kept is None or (not kept.location, kept.time) <= rank:
            self.captures[address] = capture


def _place(part: WarcFile, record: Record) -> str:
    return f"byte {record.offset}" + (f" of {part.name}" if part.name else "")


def _location(url: str, headers: Any) -> str:
    """Return the address that a server sent its reader on to, within its site a path; empty for none."""
    if headers is None or headers.get_statuscode() not in _ELSEWHERE:
        return ""
    location = split_url(str(headers.get_header("Location") or ""), url)
    if location.scheme not in {"http", "https"} or not location.netloc:
        return ""
    is_own = location.netloc == split_url(url).netloc
    return (location._replace(scheme="", netloc="") if is_own else location).geturl()


def _is_answer(warc: Any) -> bool:
    """Tell whether a record is what a server answered, or a program that looked into its folder (``resource``)."""
    if warc.rec_type == "response":
        http = warc.http_headers
        url = str(warc.rec_headers.get_header("WARC-Target-URI") or "")
        return http is not None and (http.get_statuscode() == _OK or bool(_location(url, http)))
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
