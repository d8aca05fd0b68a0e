"""``html_extra_path`` and ``html_static_path``: what only drafts use stays, what is gone goes."""

import pytest

from tests.building.sites import leaks, post, wait

SHOWN = "posts/2015/one.md"
DRAFT = "posts/2016/quokka.md"
EXTRA = {"html_extra_path": "files"}
FILES = {
    "files/shown.pdf": b"shown",
    "files/quokka.pdf": b"quokka",
    "files/2016/hall.png": b"quokka hall",
    "files/2015/hall.png": b"hall",
    "files/quokka days (1).txt": b"quokka",
    "files/both.txt": b"both",
    "files/CNAME": b"archive.example",
    SHOWN: post(
        "One", "A [talk](/shown.pdf), ![x](../../files/2015/hall.png), <a href='/both.txt'>b</a>."
    ),
    DRAFT: post(
        "Quokka",
        "{download}`q <../../files/quokka.pdf>` ![x](../../files/2016/hall.png)"
        " [it](</quokka%20days%20(1).txt>) <a href='https://archive.example/both.txt'>b</a>",
        status="draft",
    ),
}


@pytest.mark.parametrize("builder", ["html", "dirhtml", "json", "epub"])
def test_what_only_drafts_use_is_withheld(site, builder):
    here = site(FILES)
    built = here.build(builder, warnings=True, **EXTRA)
    assert not leaks(built.output, "quokka")
    for name in ("shown.pdf", "both.txt", "CNAME", "2015/hall.png"):
        assert built.has(name), name
    wait()
    here.write({DRAFT: FILES[DRAFT].replace("status: draft\n", "")})
    built = here.build(builder, warnings=True, **EXTRA)
    for name in ("quokka.pdf", "2016/hall.png", "quokka days (1).txt"):
        assert built.has(name), name
    here.write({DRAFT: FILES[DRAFT]})
    assert not leaks(here.build(builder, warnings=True, **EXTRA).output, "quokka")


def test_a_file_that_a_shown_post_no_longer_names_is_withheld(site):
    here = site({**FILES, SHOWN: post("One", "Also [it](../../files/quokka.pdf).")})
    assert here.build(warnings=True, **EXTRA).has("quokka.pdf")
    wait()
    here.write({SHOWN: post("One", "No more.")})
    assert not here.build(warnings=True, **EXTRA).has("quokka.pdf")


def test_files_taken_out_of_their_folders_go(site):
    here = site(
        {**FILES, "_static/own.png": b"own", "_static/a/b.txt": b"b", "_static/own.css": b"a{}"}
    )
    settings = {**EXTRA, "html_static_path": "_static"}
    before = here.build(warnings=True, **settings).files()
    here.write({"files/CNAME": None, "_static/own.png": None, "_static/a/b.txt": None})
    again = here.build(warnings=True, **settings)
    gone = {"CNAME", "_static/own.png", "_static/a/b.txt"}
    assert before.keys() - again.files().keys() == gone
    here.write({"_static/own.png": b"new"})
    assert here.build(warnings=True, **settings).files()["_static/own.png"] == b"new"
    here.write({"_static/own.png": b"newer"})
    assert here.build(warnings=True, **settings).files()["_static/own.png"] == b"newer"
