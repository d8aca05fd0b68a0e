"""Posts are begun, published and taken back by commands, and each draft tells why it is one."""

import pytest

from confarchive.cli import main
from tests.building.sites import SiteFolder

NOW = "1577836800"  # 2020-01-01 in UTC
BODY = "\n# One\n\nSome --- words.\n"


@pytest.fixture
def site(tmp_path, monkeypatch, capsys):
    """Return a function that runs a command in an archive of some files; it returns the code and what is told."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    here = SiteFolder(tmp_path, tmp_path)
    here.write({"conf.py": 'archive_timezone = "Asia/Tokyo"\n', "posts/.keep": ""})

    def run(*command, **files):
        here.write({f"posts/{name}.md": text for name, text in files.items()})
        code = main(list(command))
        said, complained = capsys.readouterr()
        return code, complained or said

    return run


def text(tmp_path, name="one"):
    return (tmp_path / f"posts/{name}.md").read_bytes().decode()


def test_a_post_is_begun_as_a_draft(site, tmp_path):
    code, told = site("post", 'Two days in "Ghent" *again*', "--conference", "cfgmgmtcamp-2020")
    path = "posts/2020/two-days-in-ghent-again.md"
    assert (code, told.partition(":")[0]) == (0, path)
    assert (tmp_path / path).read_text() == (
        '---\nstatus: draft\nconferences: [cfgmgmtcamp-2020]\n---\n\n# Two days in "Ghent" \\*again\\*\n\n'
    )
    assert site("drafts")[1].startswith(f"{path}: a draft\n1 post or page is kept from readers.")


def test_no_post_is_overwritten(site, tmp_path):
    site("post", "One")
    (tmp_path / "posts/2020/one.md").write_text("mine")
    assert site("post", "One")[1].startswith("posts/2020/one-2.md: a draft.")
    assert (tmp_path / "posts/2020/one.md").read_text() == "mine"


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (("post", " "), "the title is empty; nothing was written"),
        (("post", "a\nb"), r"found 'a\nb', expected one line of text"),
        (
            ("post", "A", "--conference", "FOSDEM 2026"),
            "--conference: found 'FOSDEM 2026', expected",
        ),
        (("publish", "onn"), "onn: no such post; did you mean 'one'?"),
        (("unpublish", "zzz"), "zzz: no such post"),
        (("publish", "one", "--date", "soon"), "--date: found 'soon', expected a date"),
        (
            ("drafts", "--site", "gone"),
            "gone: no folder posts there; expected the archive's folder",
        ),
    ],
)
def test_what_is_wrong_is_told_and_changes_nothing(site, tmp_path, command, message):
    before = f"---\nstatus: draft\n---\n{BODY}"
    code, told = site(*command, one=before)
    assert code == 2
    assert told.startswith(f"confarchive: {message}")
    assert [path.name for path in (tmp_path / "posts").iterdir() if path.suffix] == ["one.md"]
    assert text(tmp_path) == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\nstatus: draft\n---\n", "---\ndate: 2020-01-01\n---\n"),
        ("---\ntags: [a]\n---\n", "---\ndate: 2020-01-01\ntags: [a]\n---\n"),
        (
            "---\ndate: 2019-05-06\nstatus: draft # why\ntags: [a]\n---\n",
            "---\ndate: 2019-05-06\ntags: [a]\n---\n",
        ),
        ("---\ndate:\nstatus: hidden\n---\n", "---\ndate: 2020-01-01\nstatus: hidden\n---\n"),
        ("", "---\ndate: 2020-01-01\n---\n\n"),
    ],
)
def test_what_is_published_has_a_date_and_is_no_draft(site, tmp_path, before, after):
    code, told = site("publish", "one", one=before + BODY)
    assert (code, told) == (0, "posts/one.md: published; build the archive to show it.\n")
    assert text(tmp_path) == after + BODY
    assert site("drafts")[1] == "Nothing is kept from readers.\n"


def test_a_day_that_is_told_counts(site, tmp_path):
    before = f"---\r\ndate: 2019-01-01\r\nstatus: draft\r\n---\r\n{BODY}"
    (tmp_path / "posts/one.md").write_bytes(before.encode())
    code, told = site("publish", "posts/one.md", "--date", "2020-02-03")
    assert (code, told) == (
        0,
        "posts/one.md: readers see it from 2020-02-03 on; build the archive then.\n",
    )
    assert text(tmp_path).startswith("---\r\ndate: 2020-02-03\r\n---\r\n")


def test_a_post_taken_back_is_a_draft_and_keeps_its_date(site, tmp_path):
    code, _ = site("unpublish", "one", one=f"---\ndate: 2019-05-06\n---\n{BODY}")
    assert code == 0
    assert text(tmp_path) == f"---\nstatus: draft\ndate: 2019-05-06\n---\n{BODY}"
    assert site("publish", "one")[0] == 0
    assert text(tmp_path) == f"---\ndate: 2019-05-06\n---\n{BODY}"


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("draft: true", "its folder, or another key of its header, says that it is a draft"),
        ("expires: 2019-12-31", "its key 'expires' names a day that is over; take it out"),
        ("hidden: true", "posts/one.md:3: unknown key 'hidden', which may say"),
        ("expires: soon", "posts/one.md:3: expires: found 'soon', expected a date"),
    ],
)
def test_what_else_holds_a_post_back_is_told(site, tmp_path, header, why):
    before = f"---\n{header}\nstatus: draft\n---\n{BODY}"
    code, told = site("publish", "one", one=before)
    assert (code, why in told) == (2, True), told
    assert told.endswith("nothing was written\n")
    assert text(tmp_path) == before


def test_each_draft_tells_why_it_is_one(site):
    _, told = site(
        "drafts",
        shown="---\ndate: 2020-01-01\n---\n\n# Shown\n",
        hidden="---\ndate: 2019-01-01\nstatus: hidden\n---\n\n# Hidden\n",
        b="---\ndate: 2020-03-01\n---\n\n# B\n",
        c="---\ndate: 2020-01-01 12:00\n---\n\n# C\n",
        d="---\nstatus: draft\n---\n\n# D\n",
        e="---\ntags: [a]\n---\n\n# E\n",
        f="---\ndate: 2019-01-01\nexpires: 2019-06-01\n---\n\n# F\n",
        g="---\ndate: 2019-01-01\nstaus: draft\n---\n\n# G\n",
    )
    assert [line.partition("; ")[0] for line in told.splitlines()] == [
        "posts/c.md: appears on 2020-01-01",
        "posts/b.md: appears on 2020-03-01",
        "posts/d.md: a draft",
        "posts/e.md: has no date",
        "posts/f.md: expired on 2019-06-01",
        "posts/g.md:3: unknown key 'staus', which may say that readers must not see this",
        "6 posts are kept from readers. The next appears on 2020-01-01: build the archive then.",
    ]


SHOWN = f"---\ndate: 2019-01-01\n---\n{BODY}"
EXCLUDED = "exclude_patterns in conf.py excludes it"


@pytest.mark.parametrize("pattern", ["posts/2019", "**/one.md", "posts/2019/*"])
def test_what_settings_exclude_is_told_and_cannot_be_published(site, tmp_path, pattern):
    (tmp_path / "conf.py").write_text(f"exclude_patterns = ['_build', {pattern!r}]\n")
    files = {
        "2019/one": SHOWN,
        "2018/two": SHOWN,
        "2019/one-more": "---\ndate: 2021-01-01\n---\n\n# M\n",
    }
    _, told = site("drafts", **files)
    assert f"posts/2019/one.md: {EXCLUDED}\n" in told
    assert "posts/2018" not in told
    assert ("posts/2019/one-more.md: appears" in told) == (pattern == "**/one.md")
    draft = "---\nstatus: draft\n---\n\n# A\n"
    code, told = site("publish", "posts/2019/one.md", **{"2019/one": draft})
    assert (code, EXCLUDED in told) == (2, True), told
    assert text(tmp_path, "2019/one") == draft


@pytest.mark.parametrize("command", [["drafts"], ["publish", "one"], ["check", "--leaks", "posts"]])
def test_settings_that_are_computed_or_wrong_are_told(site, tmp_path, command):
    conf = tmp_path / "conf.py"
    conf.write_text("exclude_patterns = sorted(['posts'])\n")
    _, told = site(*command, one=SHOWN)
    assert told.startswith("conf.py: exclude_patterns is computed")
    conf.write_text("exclude_patterns = 'posts'\n")
    code, told = site(*command)
    assert code == 2
    assert "exclude_patterns: found 'posts', expected a list of texts" in told


def test_two_posts_of_one_name_are_told_apart_by_their_files(site):
    files = {"2019/one": f"---\nstatus: draft\n---\n{BODY}", "2018/one": f"---\n---\n{BODY}"}
    code, told = site("publish", "one", **files)
    assert (code, "two posts are called so; name its file: posts/2018/one.md or" in told) == (
        2,
        True,
    )
    assert site("publish", "posts/2018/one.md")[0] == 0
