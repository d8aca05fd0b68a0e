"""Published pages in WARC and WACZ files."""

import io
import re
import sys
import zipfile

import pytest

from confarchive.importing import NothingToImportError, Options, import_posts
from confarchive.importing.published import web_archive
from tests.importing.hall_blog import BOTH, CONF, PAGES, POSTS, TRIP, page

PROVED = {"trip.md": BOTH, "room.md": BOTH, "play.md": ("published",)}
DAY = "2015-03-04T05:06:07Z"


def warc(answers, *, gzip=True):
    """Return a WARC file of what servers answered: address, text, status and time."""
    written = pytest.importorskip("warcio.warcwriter")
    told = pytest.importorskip("warcio.statusandheaders")
    file = io.BytesIO()
    writer = written.WARCWriter(file, gzip=gzip)
    for url, text, status, day in answers:
        http = told.StatusAndHeaders(status, [("Content-Type", "text/html")], protocol="HTTP/1.1")
        body = io.BytesIO(text.encode())
        headers = {"WARC-Date": day}
        record = writer.create_warc_record(
            url, "response", payload=body, http_headers=http, warc_headers_dict=headers
        )
        writer.write_record(record)
        record.raw_stream.close()
    return file.getvalue()


def answers(pages=PAGES):
    return [(f"https://hall.example/{name}", text, "200 OK", DAY) for name, text in pages.items()]


def wacz(*members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        for number, each in enumerate(members):
            archive.writestr(f"archive/{number}.warc.gz", each)
    return file.getvalue()


@pytest.fixture
def proofs(write, site):
    def proofs(name, data):
        blog = write("blog", {"pelicanconf.py": CONF, **POSTS})
        given = write("given", {name: data}) / name
        report = import_posts(blog, site, Options(jobs=1, dry_run=True, published=given))
        return {each.source: each.proved_by for each in report.posts}

    return proofs


@pytest.mark.parametrize("gzip", [True, False])
def test_a_warc_file(proofs, gzip):
    name = "blog.warc.gz" if gzip else "blog.warc"
    assert proofs(name, warc(answers(), gzip=gzip)) == PROVED


def test_a_wacz_file_with_several_of_them(proofs):
    one, *rest = answers()
    assert proofs("blog.wacz", wacz(warc([one]), warc(rest))) == PROVED


def test_only_what_was_answered_counts_and_of_that_the_latest(proofs):
    url = "https://hall.example/trip.html"
    old = (url, page("The trip", TRIP.replace("long", "short")), "200 OK", "2014-01-01T00:00:00Z")
    gone = (url, page("Gone", "<p>Gone</p>"), "404 Not Found", "2016-01-01T00:00:00Z")
    assert proofs("blog.warc", warc([*answers(), old, gone], gzip=False)) == PROVED


def test_addresses_times_and_bounds(write, monkeypatch):
    urls = {
        "https://hall.example": "a",
        "https://hall.example/b/": "bb",
        "https://hall.example/c?d=1": "c",
    }
    data = warc([(url, text, "200 OK", DAY) for url, text in urls.items()])
    path = write("given", {"x.warc.gz": data}) / "x.warc.gz"
    pages = web_archive.open_archive(path, "it")
    first = "hall.example/index.html"
    assert pages.addresses() == ("hall.example/b/index.html", "hall.example/c?d=1", first)
    assert (pages.read(first), pages.times([first, "gone"])) == (b"a", {first: 1425445567})
    with pytest.raises(FileNotFoundError):
        pages.read("gone")
    monkeypatch.setattr("confarchive.importing.published.pages.LONGEST", 1)
    assert pages.read(first) == b"a"
    with pytest.raises(OSError, match="more than 1 bytes"):
        pages.read("hall.example/b/index.html")


@pytest.mark.parametrize("name", ["blog.warc", "blog.warc.gz", "blog.wacz"])
def test_what_is_no_web_archive_is_told(proofs, name):
    pytest.importorskip("warcio")
    with pytest.raises(NothingToImportError, match=rf"{name}: cannot be read as a web archive"):
        proofs(name, "no archive")


BROKEN = {
    "no address": (
        b"WARC-Target-URI",
        b"WARC-Target-URL",
        "a record is cut short or lacks a header",
    ),
    "no time": (b"WARC-Date", b"WARC-Dote", "WARC-Date is None; expected one such as 2015-"),
    "a bad time": (b"04T05", b"04Txx", "WARC-Date is '2015-03-04Txx:06:07Z'; expected one such as"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_wrong_with_a_record_is_told_in_its_own_words(proofs, what):
    old, new, told = BROKEN[what]
    with pytest.raises(NothingToImportError, match=re.escape(told)):
        proofs("blog.warc", warc(answers(), gzip=False).replace(old, new, 1))


def test_without_warcio_the_message_says_what_to_install(proofs, monkeypatch):
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    with pytest.raises(NothingToImportError, match=r"warcio is not installed; run: pip install"):
        proofs("blog.warc", warc(answers(), gzip=False))


def test_another_file_is_none(proofs):
    with pytest.raises(
        NothingToImportError, match=r"expected that of the blog's published pages, or a"
    ):
        proofs("blog.zip", "x")
