"""Records of a WARC file, read by warcio within bounds: a stranger's file may lie about lengths, or unpack to a thousand times its size.

Import it only where warcio may be missing: it is of an extra of its own.
"""

from __future__ import annotations

import contextlib
import errno
import io
import zlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParser

from confarchive.importing.published.storage.bounded_reader import (
    SPARE,
    BoundedReader,
    Budget,
    DamagedError,
)
from confarchive.importing.published.storage.pages import UNREAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.importing.published.storage.wacz import Window

_CHECK = 31  # divides what zlib's format begins with
_BARE = -zlib.MAX_WBITS  # what some servers call "deflate"
_EITHER = 32 + zlib.MAX_WBITS  # of the formats of zlib and gzip
_ANSWER = StatusAndHeadersParser([], verify=False)
_CUT = "it is cut short, or its length is not the one that it names"
_NONE = "no record begins there"
_WHOLE = "it is one gzip stream, and a web archive has one a record: run warcio recompress on it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The record at ``offset``: warcio's, None where it is damaged, and ``why`` it is."""

    offset: int
    warc: Any = None
    why: str = ""


def records(file: Window, budget: Budget) -> Iterator[Record]:
    """Yield the records of *file*, each read through, with those that are damaged.

    After one that cannot be read to its end the next gzip member is looked for. Raises DamagedError
    where the *budget* ends.
    """
    reader = BoundedReader(file, budget)
    offset, is_more = file.tell(), True
    while is_more:
        found = _iterator(file, reader, offset)
        try:
            yield from iter(partial(_next, found, reader), None)
        except DamagedError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a stranger's file
            why = _why(error)
        else:
            if reader.is_cut:  # so short that nothing of the record comes out
                yield Record(offset=found.offset, why=_CUT)
            return
        bad = found.offset
        offset, is_more = reader.skip_member()
        yield Record(offset=bad, why=why if is_more else f"{why}{UNREAD}")


def record_at(file: Window, offset: int) -> Any:
    """Return warcio's record at *offset*, of which only the headers are read. Raises DamagedError for none."""
    file.seek(offset)
    reader = BoundedReader(file, Budget(4 * SPARE))
    found = next(iter(_iterator(file, reader, offset)), None)
    if found is None:
        raise DamagedError(_CUT)
    _read_answer(found)
    return found


def _iterator(file: Window, reader: BoundedReader, offset: int) -> Any:
    found = ArchiveIterator(file, no_record_parse=True)
    found.reader, found.offset = reader, offset
    return found


def _next(found: Any, reader: BoundedReader) -> Record | None:
    """Return the next of the records *found*, after it was read to its end; None at the end of the file."""
    reader.begin()
    errors = found.err_count
    with contextlib.redirect_stderr(io.StringIO()):  # warcio writes to it where a length lies
        warc = next(found, None)
        if warc is None:
            return None
        _read_answer(warc)
        offset = found.get_record_offset()
    left = getattr(warc.raw_stream, "limit", 1)  # without a length there is no limit
    is_damaged = left > 0 or found.err_count > errors
    return Record(offset=offset, why=_CUT) if is_damaged else Record(offset=offset, warc=warc)


def _read_answer(warc: Any) -> None:
    """Read the headers of a server's answer; warcio would stumble over a record without an address."""
    if warc.rec_type == "response":
        warc.http_headers = _ANSWER.parse(warc.raw_stream)


def _why(error: Exception) -> str:
    if isinstance(error, ArchiveLoadFailed):
        return _WHOLE if "non-chunked" in str(error) else _NONE
    # warcio asks for what all records have, and stumbles where one has not
    return _CUT if isinstance(error, (AttributeError, EOFError)) else _line(str(error))


def _line(text: str) -> str:
    return " ".join(text.split())[:200]


def payload(warc: Any, most: int) -> bytes:
    """Return what a server answered with, as a browser has it, but no more than *most* bytes and one.

    *warc* is a record of which only the headers are read. Raises OSError where it cannot be told.
    """
    if warc.raw_stream.limit > most:
        raise OSError(errno.EFBIG, f"it has more than {most} bytes")
    headers = warc.http_headers
    encoding = (headers.get_header("Content-Encoding") or "").strip().lower() if headers else ""
    if encoding:  # warcio would unpack it however much it is
        headers.remove_header("Content-Encoding")
    data: bytes = warc.content_stream().read(most + 1)
    return _unpacked(data, encoding, most)


def _unpacked(data: bytes, encoding: str, most: int) -> bytes:
    if encoding in {"", "identity"}:
        return data
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise OSError(errno.EINVAL, f"its encoding {encoding!r} is not known")
    if data[:2] == b"\x1f\x8b" or encoding == "deflate":
        bits = _EITHER if int.from_bytes(data[:2]) % _CHECK == 0 or data[:1] == b"\x1f" else _BARE
        try:
            return zlib.decompressobj(bits).decompress(data, most + 1)
        except zlib.error as error:
            raise OSError(errno.EINVAL, f"cannot be unpacked ({error})") from error
    return data  # as programs write it that unpack it, and leave the header
