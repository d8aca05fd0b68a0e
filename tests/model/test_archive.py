"""The archive: what is shown, in which order, and what is wrong."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from confarchive.model.archive import refused, scan
from confarchive.model.problems import ProblemKind

NOW = datetime(2020, 1, 1, tzinfo=UTC)
CONFERENCES = "fosdem:\n  name: FOSDEM\n  editions: {2015: {city: Brussels}}\n"


@pytest.fixture
def site(tmp_path):
    def write(files):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_posts_are_listed_newest_first_and_sorted_by_what_they_are(site):
    root = site(
        {
            "posts/2015/a.md": "---\ndate: 2015-02-01\ntags: [x]\ncategory: C\nauthor: J, K\n---\n# A\n",
            "posts/2016/b.md": "---\ndate: 2016-02-01\ntags: [x, y]\nlocation: Ghent\n---\n# B\n",
            "posts/2016/c.md": "---\ndate: 2016-02-01 10:00\nlanguage: fr\n---\n# C\n",
            "posts/2016/h.md": "---\ndate: 2016-02-01\nstatus: hidden\ntags: [secret]\n---\n# H\n",
            "posts/2016/d.md": "---\ndate: 2016-02-01\nstatus: draft\ntags: [draft]\n---\n# D\n",
            "pages/about.md": "# About\n",
        }
    )
    archive = scan(root, now=NOW)
    assert [post.title for post in archive.listed] == ["C", "B", "A"]
    assert [post.title for post in archive.hidden] == ["H"]
    assert [page.title for page in archive.pages] == ["About"]
    assert (archive.withheld, archive.drafts) == ({"posts/2016/d.md"}, frozenset())
    assert [(tag.label, len(tag.posts)) for tag in archive.tags] == [("x", 2), ("y", 1)]
    assert [author.label for author in archive.authors] == ["J", "K"]
    assert [(year, len(posts)) for year, posts in archive.years] == [(2016, 2), (2015, 1)]
    assert [name for name, terms in archive.catalogs.items() if terms] == [
        "category",
        "author",
        "location",
        "language",
    ]
    assert archive.problems == ()


PART = "---\ndate: {}\nseries: S\n{}---\n# {}\n"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        # By the author's numbers, whatever the dates say; then by date; then by name.
        ({"a": ("2015-01-03", 1), "b": ("2015-01-02", 2), "c": ("2015-01-01", 10)}, "abc"),
        ({"a": ("2015-01-03", 10), "b": ("2015-01-02", 9), "c": ("2015-01-01", 0)}, "cba"),
        ({"a": ("2015-01-03", None), "b": ("2015-01-02", None), "c": ("2015-01-04", 5)}, "cba"),
        ({"c": ("2015-01-01", None), "a": ("2015-01-01", None), "b": ("2015-01-01", None)}, "abc"),
        ({"b": ("2015-01-01", 1), "a": ("2015-01-01", 1), "c": ("2015-01-01", None)}, "abc"),
    ],
)
def test_the_parts_of_a_series_are_in_the_authors_order(site, parts, expected):
    files = {
        f"posts/2015/{name}.md": PART.format(
            day, f"part: {part}\n" if part is not None else "", name
        )
        for name, (day, part) in parts.items()
    }
    (series,) = scan(site(files), now=NOW).series
    assert "".join(post.title for post in series.posts) == expected


def test_posts_of_one_minute_are_listed_as_pelican_lists_them(site):
    text = "---\ndate: 2015-01-01 10:00\n---\n# {}\n"
    files = {f"posts/2015/{name}.md": text.format(name) for name in "cab"}
    assert [post.title for post in scan(site(files), now=NOW).listed] == ["a", "b", "c"]


def test_drafts_are_listed_when_they_are_shown(site):
    root = site({"posts/2015/a.md": "---\nstatus: draft\n---\n# A\n"})
    archive = scan(root, now=NOW, show_drafts=True)
    assert [post.title for post in archive.listed] == ["A"]
    assert (archive.drafts, archive.withheld) == ({"posts/2015/a.md"}, frozenset())


def test_posts_about_a_series_are_those_about_its_editions_too(site):
    head = "---\ndate: 2015-01-01\nconferences: [{}]\n---\n# T\n"
    root = site(
        {
            "conferences.yml": CONFERENCES,
            "posts/2015/a.md": head.format("fosdem-2015"),
            "posts/2015/b.md": head.format("fosdem"),
            "posts/2015/c.md": head.format("fosdem-2014"),
        }
    )
    archive = scan(root, now=NOW)
    assert [post.slug for post in archive.about("fosdem")] == ["a", "b", "c"]
    assert [post.slug for post in archive.about("fosdem-2014")] == ["c"]
    (problem,) = archive.problems
    assert problem.message == (
        "conferences: 'fosdem-2014' is not in conferences.yml yet; "
        "confarchive conferences --apply describes it; did you mean 'fosdem-2015'?"
    )


@pytest.mark.parametrize("status", ["draft", "hidden"])
def test_a_conference_of_what_no_list_has_waits_to_be_described(site, status):
    head = f"---\ndate: 2015-01-01\nstatus: {status}\nconferences: [camp-2014]\n---\n# T\n"
    (problem,) = scan(site({"posts/a.md": head}), now=NOW, show_drafts=True).problems
    assert problem.message.endswith("describes it once a post that is published names it")


def test_two_posts_with_one_slug_are_reported(site):
    root = site(
        {
            "posts/2015/a.md": "---\ndate: 2015-01-01\n---\n# A\n",
            "posts/2016/a.md": "---\ndate: 2016-01-01\n---\n# A\n",
        }
    )
    (problem,) = scan(root, now=NOW).problems
    assert str(problem).startswith("posts/2016/a.md: posts/2015/a.md has the same slug")


def test_what_is_odd_in_a_withheld_draft_is_not_told(site):
    root = site(
        {"posts/2015/a.md": "---\nstatus: draft\nmood: good\nconferences: [x]\n---\nNo title\n"}
    )
    assert scan(root, now=NOW).problems == ()
    shown = scan(root, now=NOW, show_drafts=True).problems
    assert {each.kind for each in shown} >= {ProblemKind.UNKNOWN_KEY, ProblemKind.NO_TITLE}


def test_a_file_that_is_no_text_is_withheld_and_reported(tmp_path):
    path = tmp_path / "posts/2015/a.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"---\ndate: 2015-01-01\n---\n# \xff\n")
    archive = scan(tmp_path, now=NOW)
    assert archive.withheld == {"posts/2015/a.md"}
    assert [str(problem) for problem in archive.problems] == [
        "posts/2015/a.md:4: found the byte 0xff, expected UTF-8; save the file as UTF-8 [unreadable]"
    ]


def test_a_folder_and_a_link_to_nowhere_are_no_posts(tmp_path):
    (tmp_path / "posts/folder.md").mkdir(parents=True)
    (tmp_path / "posts/link.md").symlink_to("nowhere.md")
    assert [str(problem) for problem in scan(tmp_path, now=NOW).problems] == [
        "posts/folder.md: cannot be read: Is a directory; expected a file of text that may be read [unreadable]",
    ]
    assert [str(entry.problem) for entry in refused(tmp_path)] == [
        "posts/link.md: is a link that leads to nothing, and is not read; mend or remove it [unreadable]"
    ]


@pytest.mark.parametrize("data", [b"fosdem: \xff", b"fosdem: [", b"- fosdem\n"])
def test_conferences_that_cannot_be_read_are_told_once(site, data):
    root = site({"posts/a.md": "---\ndate: 2015-01-01\nconferences: [fosdem-2015]\n---\n# A\n"})
    (root / "conferences.yml").write_bytes(data)
    archive = scan(root, now=NOW)
    assert [post.title for post in archive.about("fosdem")] == ["A"]
    (problem,) = archive.problems
    assert str(problem).startswith("conferences.yml:")
    assert problem.kind is ProblemKind.UNREADABLE
