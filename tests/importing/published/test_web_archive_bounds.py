"""A web archive is read within bounds: it may be made to take long, or to lead elsewhere.

What is read is counted: bytes that are unpacked, and functions that are called.
"""

import gzip as gz
import zipfile
import zlib

import pytest

from confarchive.importing import NothingToImportError
from tests.growth import calls
from tests.importing.hall_blog import PAGES
from tests.importing.web_archives import answers, members, packed, texts, wacz, warc

ZEROS = bytes(40_000_000)
RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 40000000\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"
)
BOMBS = {
    "a record": lambda: packed_up(RECORD + ZEROS) * 9,
    "a header": lambda: packed_up(b"WARC/1.0\r\nX: " + ZEROS) * 9,
    "headers": lambda: packed_up(b"WARC/1.0\r\n" + b"a:\r\n" * 15_000_000),
    "empty lines": lambda: packed_up(b"\r\n" * 30_000_000),
    "empty members": lambda: packed_up(b"") * 100_000,
    "many records": lambda: packed_up(b"WARC/1.0\r\nContent-Length: 0\r\n\r\n" * 800_000),
}
PACKED = {"a zip of gzip": lambda: packed_up(ZEROS) * 200, "a zip": lambda: ZEROS + ZEROS}


@pytest.fixture
def opened(opened_archive):
    return opened_archive


def packed_up(data):
    return gz.compress(data, 9)


def bomb(kind):
    """Return the name and the bytes of a small file that would unpack to far more."""
    if kind in BOMBS:
        return "x.warc.gz", members()[0] + BOMBS[kind]()
    return "x.wacz", packed({"x.warc.gz": PACKED[kind]()}, compression=zipfile.ZIP_DEFLATED)


@pytest.fixture
def unpacked(monkeypatch):
    """Return a list that gets the number of bytes each time that zlib unpacks some."""
    made, found = zlib.decompressobj, []

    class Watched:
        def __init__(self, *args):
            self._made = made(*args)

        def __getattr__(self, name):
            return getattr(self._made, name)

        def decompress(self, *args):
            data = self._made.decompress(*args)
            found.append(len(data))
            return data

    monkeypatch.setattr(zlib, "decompressobj", Watched)
    return found


AT_ONCE = 16_384 * 1032
"""What may come out of a piece that is read: zlib packs a thousand bytes into one."""


@pytest.mark.parametrize("kind", [*BOMBS, *PACKED])
def test_a_bomb_costs_one_message_and_little_work(opened, unpacked, capfd, kind):
    name, data = bomb(kind)
    messages = []

    def read():
        try:
            pages = opened(name, data)
            messages.append(pages.damage)
            assert texts(pages) == {"trip.html": PAGES["trip.html"]}
        except NothingToImportError as error:
            messages.append(str(error))

    assert calls(read) < 500_000
    assert sum(unpacked) < 25 * len(data) + 16_000_000 + AT_ONCE
    (message,) = messages
    assert len(message.splitlines()) == 1
    assert capfd.readouterr() == ("", "")


PATHS = (
    "../../../etc/x.warc.gz",
    "/etc/x.warc.gz",
    "archive/../../x.WARC.GZ",
    "C:\\x.warc.gz",
    "x.warc.gz",
)


@pytest.mark.parametrize("path", PATHS)
def test_what_a_wacz_file_calls_its_members_leads_nowhere(opened, tmp_path, path):
    before = set(tmp_path.rglob("*"))
    assert texts(opened("x.wacz", packed({path: warc(answers())}))) == PAGES
    assert {each.name for each in set(tmp_path.rglob("*")) - before} == {"given", "x.wacz"}


def test_what_a_wacz_file_holds_besides_is_not_opened(opened):
    data = warc(answers())
    inner = {
        "inner.wacz": wacz(data),
        "inner.zip": wacz(data),
        "inner.warc.gz.gz": gz.compress(data),
    }
    with pytest.raises(
        NothingToImportError, match=r"no \.warc or \.warc\.gz is in it; what lies in an"
    ):
        opened("x.wacz", packed(inner))
    assert texts(opened("x.wacz", packed({**inner, "x.warc.gz": data}))) == PAGES


def test_a_compressed_member_is_told_how_to_give_it(opened):
    data = packed({"archive/x.warc.gz": warc(answers())}, compression=zipfile.ZIP_DEFLATED)
    with pytest.raises(
        NothingToImportError, match=r"x\.warc\.gz is compressed, and WACZ stores it"
    ):
        opened("x.wacz", data)


def test_members_that_lie_over_each_other_are_read_once(opened):
    data = packed({"archive/0.warc.gz": warc(answers())})
    end = data.rindex(b"PK\x05\x06")
    entries = data[data.index(b"PK\x01\x02") : end]
    tail = bytearray(data[end:])
    tail[8:12] = (1000).to_bytes(2, "little") * 2
    tail[12:16] = (1000 * len(entries)).to_bytes(4, "little")
    many = data[: end - len(entries)] + entries * 1000 + bytes(tail)
    assert texts(opened("x.wacz", many)) == PAGES
