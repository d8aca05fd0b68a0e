"""Findings on addresses have their lines, however these are written: with backslashes, entities, blanks."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.verify.written import line_of
from confarchive.model.problems import ProblemKind

HEADERS = {"md": "Title: One\nDate: 2015-01-02\n", "rst": "One\n###\n\n:date: 2015-01-02\n"}
ADDRESSES = {
    "backslash": r"files\notes.png",
    "escaped": r"/my\_notes\*.png",
    "entity": "/a.png?x&amp;y",
    "letter": "/&ouml;&#228;.png",
    "percent": "/a%20b%C3%B6.png",
    "not ascii": "/hällen.png",
    "bracket": "/a_(b).png",
    "sign": "/a!b+c.png",
    "pipe": "/a|b.png",
    "brace": "/{x}.png",
    "tilde": "/~x/y.png",
}
FORMS = {
    "link.md": ("[x]({})", ProblemKind.DEAD_LINK),
    "picture.md": ("![x]({})", ProblemKind.MISSING_PICTURE),
    "reference.md": ("[x][y]\n\n[y]: {}", ProblemKind.DEAD_LINK),
    "html.md": ('<p><a href="{}">x</a></p>', ProblemKind.DEAD_LINK),
    "sizes.md": ('<p><img src="there.png" srcset="{} 2x"></p>', ProblemKind.MISSING_PICTURE),
    "film.md": ('<video src="there.png" poster="{}"></video>', ProblemKind.MISSING_PICTURE),
    "behind.md": ('<p style="background: url({})">x</p>', ProblemKind.MISSING_PICTURE),
    "button.md": ('<input type="image" src="{}">', ProblemKind.MISSING_PICTURE),
    "link.rst": ("`x <{}>`__", ProblemKind.DEAD_LINK),
    "picture.rst": (".. image:: {}", ProblemKind.MISSING_PICTURE),
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_leads_nowhere_is_told_with_its_line_and_as_what_it_is(
    write, site, address
):
    files = {"pelicanconf.py": "PATH = 'content'\n", "content/there.png": b"png"}
    for name, (form, _) in FORMS.items():
        head = HEADERS[name.rpartition(".")[2]]
        text = f"{head}\nWords.\n\nMore words.\n\n{form.format(ADDRESSES[address])}\n"
        files[f"content/{name}"] = text
    report = import_posts(write("blog", files), site, Options(jobs=1))
    for name, (form, kind) in FORMS.items():
        lines = files[f"content/{name}"].rstrip().count("\n") + 1
        found = [
            (each.kind, each.line)
            for each in report.problems
            if each.path == name and each.kind is not ProblemKind.DIFFERENCE
        ]
        assert found == [(kind, lines)], form


@pytest.mark.parametrize(
    ("address", "text", "line"),
    [
        ("/a.png", "a\n/a.png\n/a.png", 2),
        ("/long/path.png", "x\n/long/\n   path.png", 2),
        ("/a_b", "x\n\n/a\\_b", 3),
        ("/c", "a\nb", None),
        ("", "a\nb", 1),
    ],
)
def test_the_line_of_an_address(address, text, line):
    assert line_of(address, text) == line


def test_a_long_address_in_a_long_text_takes_no_time():
    text = ("/" + "a" * 900 + " ") * 200 + "\\" * 20_000 + " " * 20_000
    assert line_of("/" + "a" * 1_999, text) is None
    assert line_of("\\" * 200 + "%5Cx", text) is None
