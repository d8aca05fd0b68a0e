"""What servers answered, as a web archive has it, is read as browsers read it."""

import gzip as gz
import zlib

import pytest

from tests.importing.web_archives import answer, texts

ZEROS = bytes(40_000_000)
CHUNKED = b"Transfer-Encoding: chunked"
ENCODED = {
    "gzip": (gz.compress(b"<p>a"), b"Content-Encoding: gzip"),
    "x-gzip": (gz.compress(b"<p>a"), b"Content-Encoding: X-GZIP"),
    "deflate": (zlib.compress(b"<p>a"), b"Content-Encoding: deflate"),
    "deflate, without a head": (zlib.compress(b"<p>a")[2:-4], b"Content-Encoding: deflate"),
    "chunked": (b"2\r\n<p\r\n2\r\n>a\r\n0\r\n\r\n", CHUNKED),
    "said to be gzip": (b"<p>a", b"Content-Encoding: gzip"),
}


@pytest.fixture
def opened(opened_archive):
    return opened_archive


@pytest.mark.parametrize("kind", ENCODED)
def test_answers_are_read_as_browsers_read_them(opened, kind):
    assert texts(opened("x.warc.gz", answer(*ENCODED[kind]))) == {"a.html": "<p>a"}


ODD = {
    "a bomb": (gz.compress(ZEROS), b"Content-Encoding: gzip"),
    "a bomb in a chunk": (
        b"%x\r\n%s\r\n0\r\n\r\n" % (len(gz.compress(ZEROS)), gz.compress(ZEROS)),
        *(CHUNKED, b"Content-Encoding: gzip"),
    ),
    "nobody's encoding": (b"<p>a", b"Content-Encoding: brrr"),
    "a cut one": (gz.compress(b"<p>a")[:12] + b"xxxxxx", b"Content-Encoding: gzip"),
}


@pytest.mark.parametrize("kind", ODD)
def test_an_answer_that_cannot_be_unpacked_is_none(opened, kind):
    pages = opened("x.warc.gz", answer(*ODD[kind]))
    with pytest.raises(OSError, match=r"more than|not known|cannot be unpacked"):
        pages.read("hall.example/a.html")


def test_what_a_program_read_from_a_folder_counts_as_answers(opened):
    assert texts(opened("x.warc.gz", answer(b"<p>a", kind="resource"))) == {"a.html": "<p>a"}
    text = answer(b"a", kind="resource", url="urn:text:https://hall.example/a.html")
    assert texts(opened("x.warc.gz", text)) == {}


def test_what_a_server_asks_of_search_engines(opened):
    told = b"X-Robots-Tag: unavailable_after: 25 Jun 2030", b"x-robots-tag: NoIndex"
    pages = opened("x.warc.gz", answer(b"<p>a", *told))
    assert pages.robots("hall.example/a.html") == "unavailable_after: 25 Jun 2030, NoIndex"
    assert pages.robots("gone") == ""
