"""Pages that are damaged: they cost no other page anything, and what can be read of them is read."""

import re
from random import Random

import pytest

from confarchive.importing import Options, import_posts
from tests.importing.sources.pages.test_pages import mirror
from tests.importing.sources.pages.test_shapes_of_mirrors import posts_of

LONG = 20_000


def _swapped(data, random):
    damaged = bytearray(data)
    for _ in range(len(damaged) // 50):
        damaged[random.randrange(len(damaged))] = random.randrange(256)
    return bytes(damaged)


def _in_body(markup):
    return lambda data, _: re.sub(rb"(<body[^>]*>)", lambda m: m[0] + markup, data, count=1)


def _at_end(markup):
    return lambda data, _: data.replace(b"</body>", markup + b"</body>")


def _in_head(markup):
    return lambda data, _: data.replace(b"</head>", markup + b"</head>")


DAMAGES = {
    "empty": lambda *_: b"",
    "cut in its head": lambda data, _: data[:40],
    "cut in its middle": lambda data, _: data[: len(data) // 2],
    "cut at its end": lambda data, _: data[:-20],
    "within a tag": lambda data, random: data[
        : data.rindex(b"<", 0, random.randrange(200, len(data))) + 3
    ],
    "bytes swapped": _swapped,
    "NUL": lambda data, _: data.replace(b" ", b"\0 ", 9),
    "control characters": lambda data, _: data.replace(b"<p>", b"<p>\x01\x0b\x1f"),
    "in a link": lambda data, _: data.replace(b'href="', b'href="\x01\x08'),
    "entities": lambda data, _: data.replace(b" ", b"&nope;&#0;&#x110000;&amp "),
    "attributes twice": lambda data, _: re.sub(
        rb"<(\w+)", rb'<\1 class="a" class="b" id=x id=y', data
    ),
    "a long attribute": _in_body(b'<i title="' + b"x" * 1_000_000 + b'"></i>'),
    "a comment left open": _at_end(b"<!-- not ended "),
    "a script left open": _at_end(b"<script>var x = '<p>';"),
    "a script that writes one": _in_body(
        b"<script>document.write('<script>x<\\/script>')</script>"
    ),
    "CDATA": _in_body(b"<![CDATA[ <p>x</p> ]]>"),
    "another charset told": lambda data, _: data.replace(b"utf-8", b"shift_jis"),
    "a charset that is none": lambda data, _: data.replace(b"utf-8", b"klingon-8"),
    "a mark twice": lambda data, _: b"\xef\xbb\xbf" * 2 + data,
    "lines of Windows": lambda data, _: data.replace(b"\n", b"\r\n"),
    "lines of an old Mac": lambda data, _: data.replace(b"\n", b"\r"),
    "in a frame": lambda *_: (
        b'<frameset cols="20%,80%"><frame src="a.html"><frame src="b.html"></frameset>'
    ),
    "sent on to itself": _in_head(b'<meta http-equiv="refresh" content="0; url=">'),
    "a bare sending on": lambda *_: (
        b'<meta http-equiv="refresh" content="0; url=/2015/lisbon.html">'
    ),
    "sent on to nothing": lambda *_: b'<meta http-equiv="refresh" content="0; url=/gone.html">',
    "without tags of a page": lambda data, _: re.sub(
        rb"</?(html|head|body)\b[^>]*>|<!DOCTYPE[^>]*>", b"", data
    ),
    "two heads": _in_body(b"<head><title>Other</title></head><body>"),
    "two pages": lambda data, _: data + data,
    "nested": _in_body(b"<div>" * LONG),
    "inline nested": _in_body(b"<b><i>" * LONG),
    "tables nested": _in_body(b"<table><tr><td>" * 500),
    "ends without a start": _in_body(b"</div></article></section></p></body>"),
    "many empty elements": _in_body(b"<p></p>" * LONG),
    "all one line of signs": lambda *_: b"<" * LONG,
    "no HTML": lambda *_: b"%PDF-1.4\n" + bytes(range(256)) * 20,
    "text left open": _at_end(b"<textarea>"),
    "plain text": _at_end(b"<plaintext>"),
    "a template left open": _at_end(b"<template>"),
    "SVG left open": _in_body(b"<svg><foreignObject><math><mi>"),
}
UNREADABLE = {
    *("empty", "cut in its head", "in a frame", "sent on to nothing"),
    *("all one line of signs", "no HTML", "nested", "inline nested", "tables nested"),
}
TITLE, PAGE = "How to count", "2016/code.html"


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plain")
    return imported(folder, mirror())[1]


def imported(folder, files):
    blog, site = folder / "blog", folder / "site"
    site.mkdir()
    for name, text in files.items():
        file = blog / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return import_posts(blog, site, Options(jobs=1, program="pages")), posts_of(site)


@pytest.fixture(params=DAMAGES)
def damaged(request, tmp_path):
    """One page of a blog, damaged; the report of the import, the posts, and the page's one."""
    kind, files = request.param, mirror()
    files[PAGE] = DAMAGES[kind](files[PAGE].encode(), Random(kind))  # noqa: S311 - the same each time
    report, posts = imported(tmp_path, files)
    (post,) = [each for each in report.posts if each.source == PAGE and each.post] or [None]
    return kind, report, posts, post


def test_a_damaged_page_costs_no_other_and_nothing_wrong_is_claimed(plain, damaged):
    kind, report, posts, post = damaged
    others = plain.keys() - {TITLE}
    assert {each: posts.get(each) for each in others} == {each: plain[each] for each in others}
    assert not [each for each in report.problems if "please report" in each.message]
    told = [each for each in report.problems if each.path == PAGE]
    assert bool(told) >= (kind in UNREADABLE)
    if kind in UNREADABLE | {"a bare sending on"}:
        assert post is None
    else:
        assert posts.get(TITLE) == plain[TITLE] or not post.faithful


@pytest.mark.parametrize("cut", [0.4, 0.6, 0.9, 0.99])
def test_nothing_is_claimed_of_a_page_that_is_cut_short(tmp_path, cut):
    files = mirror()
    files[PAGE] = files[PAGE][: int(len(files[PAGE]) * cut)]
    (post,) = [each for each in imported(tmp_path, files)[0].posts if each.source == PAGE]
    assert post.faithful is None
    assert "cut short" in post.doubts[0].reason


def test_pages_that_all_leave_out_their_end_are_whole(tmp_path):
    files = {
        name: text.replace("</body></html>", "") if name.endswith(".html") else text
        for name, text in mirror().items()
    }
    report, _ = imported(tmp_path, files)
    assert not [
        each for each in report.posts if any("cut" in doubt.reason for doubt in each.doubts)
    ]
