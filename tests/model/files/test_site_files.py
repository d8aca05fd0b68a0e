"""What of a site's folder is read: plain files below it, wherever links lead."""

import os
from datetime import UTC, datetime

import pytest

from confarchive.model.archive import scan
from confarchive.model.files import site_files
from confarchive.model.problems import ProblemKind


@pytest.fixture
def site(tmp_path):
    """A site beside a folder that begins as it is called, with every kind of link."""
    site, other = tmp_path / "site", tmp_path / "site-of-others"
    for folder in (site / "posts/2015", site / "notes", site / ".git", other / "inner"):
        folder.mkdir(parents=True)
    for file in (site / "posts/2015/a.md", site / "notes/b.txt", site / ".git/c", other / "s.txt"):
        file.write_text("Text.")
    (other / "inner/t.txt").write_text("Text.")
    posts = site / "posts"
    (posts / "file-in.md").symlink_to("2015/a.md")
    (posts / "file-out.md").symlink_to(other / "s.txt")
    (posts / "folder-in").symlink_to(site / "notes")
    (posts / "folder-out").symlink_to(other)
    (posts / "circle").symlink_to(site)
    (posts / "self").symlink_to(posts)
    (posts / "nowhere").symlink_to("gone")
    (posts / "round").symlink_to("round")
    os.mkfifo(posts / "pipe")
    (posts / "two\nlines").write_text("Text.")
    (posts / "line\u2028end").write_text("Text.")
    (posts / "zero\u200bwidth").write_text("Text.")
    (posts / os.fsdecode(b"latin-\xe9")).write_text("Text.")
    return site


OUTSIDE, UNREADABLE = ProblemKind.OUTSIDE, ProblemKind.UNREADABLE
REFUSED = {
    "posts/file-out.md": (OUTSIDE, "leads out"),
    "posts/folder-out": (OUTSIDE, "leads out"),
    "posts/circle": (UNREADABLE, "stands in"),
    "posts/self": (UNREADABLE, "stands in"),
    "posts/pipe": (UNREADABLE, "a pipe"),
    "posts/two\nlines": (UNREADABLE, "no address"),
    "posts/line\u2028end": (UNREADABLE, "no address"),
    os.fsdecode(b"posts/latin-\xe9"): (UNREADABLE, "no address"),
}
NOWHERE = ("posts/nowhere", "posts/round")
SHOWN = [
    *("notes", "posts", "notes/b.txt", "posts/2015", "posts/file-in.md", "posts/folder-in"),
    *("posts/zero\u200bwidth", "posts/2015/a.md"),
    "posts/folder-in/b.txt",
]


def test_all_that_is_below_is_walked_and_what_is_not_read_is_told(site):
    found = {entry.path: entry for entry in site_files.walk(site)}
    refused = {path: entry for path, entry in found.items() if entry.refusal}
    assert all("leads to nothing" in refused.pop(path).refusal for path in NOWHERE)
    assert refused.keys() == REFUSED.keys()
    assert sorted(found.keys() - refused.keys() - {*NOWHERE}) == sorted([".git", *SHOWN])
    for path, (kind, words) in REFUSED.items():
        assert refused[path].problem.kind is kind
        assert words in refused[path].problem.message
        assert refused[path].problem.path.isprintable()
    circles = {path for path, entry in refused.items() if entry.refusal == site_files.CIRCLE}
    assert circles == {"posts/circle", "posts/self"}


@pytest.mark.parametrize("path", REFUSED)
def test_each_is_refused_by_itself_too(site, path):
    assert REFUSED[path][1] in site_files.refusal(site / path, site)


@pytest.mark.parametrize("path", SHOWN)
def test_and_others_are_not(site, path):
    assert site_files.refusal(site / path, site) == ""


def test_folders_by_name_and_entries_in_order(site):
    paths = [entry.path for entry in site_files.walk(site, "posts", frozenset({"posts/2015"}))]
    assert paths[0] == "posts/circle"
    assert not [path for path in paths if path.startswith("posts/2015")]
    tops = [path for path in paths if path.count("/") == 1]
    assert tops == sorted(tops)
    refused = {
        each.path for each in site_files.walk(site, "posts") if each.refusal == site_files.CIRCLE
    }
    assert refused == {"posts/circle", "posts/self"}
    assert paths[len(tops) :] == ["posts/folder-in/b.txt"]


def test_a_top_that_leads_out_is_told_and_not_walked(site):
    (entry,) = site_files.walk(site, "posts/folder-out")
    assert (entry.path, entry.problem.kind) == ("posts/folder-out", OUTSIDE)
    assert [each.path for each in site_files.walk(site, "posts/folder-in")] == [
        "posts/folder-in/b.txt"
    ]
    assert not list(site_files.walk(site, "gone"))


def test_no_post_is_found_twice_by_a_link_to_a_folder_above(site):
    (site / "posts/2015/top").symlink_to(site)
    archive = scan(site, now=datetime(2020, 1, 1, tzinfo=UTC))
    assert archive.withheld == {"posts/2015/a.md", "posts/file-in.md"}


def test_what_leads_out(site):
    other = site.parent / "site-of-others"
    for name in ("../site-of-others/s.txt", "posts/folder-out/s.txt", "posts/../..", "/", "a\0b"):
        assert site_files.leads_out(site / name, site), name
    for name in ("", "posts/../notes/b.txt", "posts/folder-in/b.txt", "gone/../notes"):
        assert not site_files.leads_out(site / name, site), name
    assert not site_files.leads_out(other / "s.txt", site, other)
    assert not site_files.leads_out(site / "posts/file-out.md", site, other)
    assert site_files.leads_out(site / "a")
    assert not site_files.leads_out(site, site.parent.parent.root)


def test_files_by_a_pattern(site):
    (site / "posts/2016.md").mkdir()
    assert [each.name for each in site_files.matching(site, "posts/*.md")] == ["file-in.md"]
    assert [each.name for each in site_files.matching(site, "posts/folder-in/*")] == ["b.txt"]
    for pattern in (
        "posts/folder-out/*",
        "../site-of-others/*",
        "gone/*",
        "posts/folder-out/inner/*",
    ):
        assert site_files.matching(site, pattern) == []


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("posts/file-out.md", "leads out"),
        ("../site-of-others/s.txt", "leads out"),
        ("posts/pipe", "a pipe"),
        ("gone", "No such file"),
    ],
)
def test_what_is_not_read_is_an_error_with_its_path(site, path, words):
    with pytest.raises(OSError, match=words) as caught:
        site_files.read_text(site, path)
    assert str(caught.value.filename).endswith(path)
    assert site_files.read_text(site, "posts/file-in.md") == "Text."
