"""Web archives, as programs that save pages write them, and what can be read of them."""

import gzip as gz
import io
import zipfile
from uuid import NAMESPACE_URL, uuid5

import pytest

from tests.importing.hall_blog import PAGES

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
        # No random name: whether a member that is cut ends in what follows would be chance.
        name = f"<urn:uuid:{uuid5(NAMESPACE_URL, url + day)}>"
        headers = {"WARC-Date": day, "WARC-Record-ID": name}
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


def members(pages=PAGES):
    """Return the gzip members of a web archive, one an answer."""
    return [warc([each]) for each in answers(pages)]


def packed(files, **options):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", **options) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def answer(body, *headers, kind="response", url="https://hall.example/a.html"):
    """Return a WARC file of one answer, as it is on the wire."""
    http = b"HTTP/1.1 200 OK\r\n" + b"".join(b"%s\r\n" % each for each in headers) + b"\r\n"
    block = http + body if kind == "response" else body
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: {DAY}\r\nWARC-Target-URI: {url}\r\n"
    return gz.compress(
        f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n", mtime=0
    )


def record(url, day, block, *more, kind="response"):
    """Return a WARC file of one record; *more* are lines of its header."""
    lines = (f"WARC-Type: {kind}", f"WARC-Date: {day}", f"WARC-Target-URI: {url}", *more)
    head = "\r\n".join(["WARC/1.0", *lines, f"Content-Length: {len(block)}"])
    return gz.compress(f"{head}\r\n\r\n".encode() + block + b"\r\n\r\n", mtime=0)


def texts(pages):
    """Return what can be read, by the names of the pages."""
    return {each.partition("/")[2]: pages.read(each).decode() for each in pages.addresses()}
