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
    for _ in range(2):  # the second has nothing to write
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


SPELLINGS = {
    "an escape": (r"![x](../../files/q\_c.png)", ["q_c.png"]),
    "an entity in HTML": ('<a href="../../files/q&amp;e.pdf">x</a>', ["q&e.pdf"]),
    "an entity": ("[x](../../files/q&#95;f.pdf)", ["q_f.pdf"]),
    "an escape in an address": ("[x](../../files/q%20l.pdf)", ["q l.pdf"]),
    "an entity of an escape": ("[x](../../files/q&#37;20m.pdf)", ["q m.pdf"]),
    "any format": ("```{image} ../../files/qd.*\n```", ["qd.png", "qd.pdf"]),
    "another language": ("```{figure} ../../files/qs.png\n```", ["qs.png", "qs.en.png"]),
    "a sentence's end": ("See https://archive.example/qj.pdf.", ["qj.pdf"]),
    "emphasis": ("*../../files/qk.pdf*", ["qk.pdf"]),
    "a query": ("[x](/qh.js?a=b.json)", ["qh.js"]),
    "a srcset": ('<img srcset="../../files/qa.png,../../files/qb.png 2x">', ["qa.png", "qb.png"]),
    "a style": ('<p style="background:url(/qg.png)">x</p>', ["qg.png"]),
    "a folder": ("[x](../../files/album/)", ["album/qn.png", "album/more/qo.png"]),
    "a folder without its slash": ("[x](/album2)", ["album2/qn.png"]),
    "a folder as a whole address": ("<https://archive.example/album3/>", ["album3/qn.png"]),
    "an included file": ("```{include} more.txt\n```", ["qp.png"]),
    "a file of an included one": ("```{include} most.txt\n```", ["qp.png"]),
    "a page of its own": ("[x](/talk/index.html)", ["talk/index.html", "talk/qslide.png"]),
    "letters of two signs": ("[x](../../files/que\u0301.pdf)", ["qu\u00e9.pdf"]),
    "another case": ("[x](../../files/QR.PDF)", ["qr.pdf"]),
    "a name alone": ("The file qt.zip has it all.", ["qt.zip"]),
    "a reference": ("[x][r]\n\n[r]: ../../files/qu.pdf", ["qu.pdf"]),
    "parentheses": ("[x](<../../files/q (1).pdf>)", ["q (1).pdf"]),
}
BESIDE = {
    "posts/2016/more.txt": "![x](../../files/qp.png)\n",
    "posts/2016/most.txt": "```{include} more.txt\n```\n",
    "files/CNAME": b"archive.example",
    "files/other.pdf": b"other",
}


def spelled(case, **header):
    """Return a site whose one post names files, as *case* says."""
    text, names = SPELLINGS[case]
    files = {f"files/{name}": f"quokka {'qslide.png' if '.html' in name else ''}" for name in names}
    return {**BESIDE, **files, SHOWN: post("One"), DRAFT: post("Q", text, **header)}, names


@pytest.mark.parametrize("case", SPELLINGS)
def test_however_a_draft_spells_a_files_name_it_is_withheld(build, case):
    files, _ = spelled(case, status="draft")
    built = build(files, **EXTRA)
    assert not leaks(built.output, "quokka")
    assert built.has("CNAME")
    assert built.has("other.pdf")


@pytest.mark.parametrize(
    "case", sorted(set(SPELLINGS) - {"a name alone", "emphasis", "another case"})
)
def test_what_a_published_post_names_is_there(site, case):
    files, names = spelled(case)
    draft = {"posts/2016/d.md": files[DRAFT].replace("---\n", "---\nstatus: draft\n", 1)}
    built = site({**files, **draft}).build(warnings=True, **EXTRA)
    assert [name for name in names if not built.has(name)] == []


def test_what_is_withheld_is_told(site):
    here = site(spelled("a folder", status="draft")[0])
    messages = extra_messages(here)
    (message,) = messages
    assert message.startswith("may mean files/album/more/qo.png, files/album/qn.png, which no ")


def extra_messages(here):
    from unittest import mock  # noqa: PLC0415

    from confarchive.building import pipeline  # noqa: PLC0415

    with mock.patch.object(pipeline, "report") as report:
        here.build(**EXTRA)
    return [
        problem.message
        for call in report.call_args_list
        for problem in call.args[0]
        if problem.kind == "draft-file"
    ]


def test_a_home_page_is_no_folder_of_files(build):
    files = {
        "files/CNAME": b"x",
        SHOWN: post("One"),
        DRAFT: post("Q", "[x](/) [y](../../files/)", status="draft"),
    }
    assert build(files, **EXTRA).has("CNAME")
