"""Posts that say no date: the times of files tell nothing, a history's first commits do."""

import shutil
from datetime import date

import pytest

from confarchive.importing import Options, git_history, import_posts, summary
from confarchive.model import frontmatter
from confarchive.model.post import Status
from confarchive.model.problems import ProblemKind

CONF = "SITENAME = 'Hall'\nPATH = 'content'\nDEFAULT_DATE = 'fs'\n"
POST = "Title: {}\n\nWhat was said in the hall, in words enough to be known again.\n"


def days(folder, *names):
    found = git_history.first_days(folder, [folder / name for name in names])
    return [str(found.get(folder / name)) for name in names]


def test_the_first_commit_of_each_file(write, commit):
    root = write("repo", {"a.md": POST.format("A"), "b.md": POST.format("B")})
    commit(root, "2014-05-06")
    write("repo", {"a.md": POST.format("A, again"), "é ü.md": "x"})
    commit(root, "2015-01-01")
    write("repo", {"c.md": "not committed"})
    assert days(root, "a.md", "b.md", "é ü.md", "c.md") == [
        "2014-05-06", "2014-05-06", "2015-01-01", "None",
    ]  # fmt: skip


def test_a_blog_in_a_bigger_repository_that_was_moved(write, commit, git):
    root = write("repo", {"posts/a.md": POST.format("A"), "posts/b.md": POST.format("B")})
    commit(root, "2014-05-06")
    (root / "blog").mkdir()
    git(root, "mv", "posts", "blog/content")
    commit(root, "2016-01-01")
    git(root, "mv", "blog/content/a.md", "blog/content/trip.md")
    write("repo", {"blog/content/trip.md": POST.format("A trip")})
    commit(root, "2017-01-01")
    assert days(root / "blog", "content/trip.md", "content/b.md") == ["2014-05-06"] * 2


def test_what_came_by_a_merge(write, commit, git):
    root = write("repo", {"a.md": "a"})
    commit(root, "2014-01-01")
    git(root, "checkout", "-q", "-b", "side")
    write("repo", {"b.md": "b"})
    commit(root, "2014-02-02")
    git(root, "checkout", "-q", "main")
    write("repo", {"a.md": "aa"})
    commit(root, "2014-03-03")
    git(root, "merge", "-q", "--no-ff", "-m", "x", "side", day="2014-04-04")
    assert days(root, "a.md", "b.md") == ["2014-01-01", "2014-02-02"]


def test_a_shallow_clone_does_not_go_back_so_far(write, commit, git, tmp_path):
    root = write("repo", {"a.md": "a"})
    commit(root, "2014-01-01")
    commit(root, "2015-01-01")
    write("repo", {"b.md": "b"})
    commit(root, "2016-01-01")
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{root}", "clone")
    assert days(tmp_path / "clone", "a.md", "b.md") == ["None", "2016-01-01"]


def test_a_second_work_tree(write, commit, git, tmp_path):
    root = write("repo", {"a.md": "a"})
    commit(root, "2014-01-01")
    git(root, "worktree", "add", "-q", "-b", "other", str(tmp_path / "other"))
    assert days(tmp_path / "other", "a.md") == ["2014-01-01"]


@pytest.mark.parametrize("file", ["HEAD", "config", "objects"])
def test_a_broken_repository_tells_nothing(write, commit, file):
    root = write("repo", {"a.md": "a"})
    commit(root, "2014-01-01")
    broken = root / ".git" / file
    if broken.is_dir():
        shutil.rmtree(broken)
    else:
        broken.write_bytes(b"\0[[[\xff")
    assert days(root, "a.md") in (["None"], ["2014-01-01"])


def test_no_repository(write):
    assert days(write("plain", {"a.md": "a"}), "a.md") == ["None"]


def test_a_history_too_long_is_left_alone(write, commit, monkeypatch):
    root = write("repo", {"a.md": "a"})
    commit(root, "2014-01-01")
    monkeypatch.setattr(git_history, "_LONGEST", -1)
    assert days(root, "a.md") == ["None"]


def test_nothing_of_the_repository_runs(write, commit, tmp_path, monkeypatch):
    root = write("repo", {"a.md": "a", ".gitattributes": "* filter=x diff=x\n"})
    commit(root, "2014-01-01")
    trap = tmp_path / "trap"
    script = root / ".git" / "trap.sh"
    script.write_text(f"#!/bin/sh\ntouch {trap}\n", "utf-8")
    script.chmod(0o755)
    keys = ("core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "diff.external",
            "gpg.program", "filter.x.smudge", "filter.x.clean", "diff.x.textconv", "alias.log")  # fmt: skip
    with (root / ".git" / "config").open("a", encoding="utf-8") as config:
        for key in keys:
            section, name = key.rsplit(".", 1)
            first, _, second = section.partition(".")
            quoted = f' "{second}"' if second else ""
            config.write(f"[{first}{quoted}]\n\t{name} = {script}\n")
        config.write("[log]\n\tshowSignature = true\n[core]\n\thooksPath = .git\n")
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        shutil.copy(script, root / ".git" / hook)
    monkeypatch.setenv("PATH", "")  # and Git itself is not asked
    assert days(root, "a.md") == ["2014-01-01"]
    assert not trap.exists()


def test_an_import_of_a_clone(write, site, commit):
    root = write(
        "blog",
        {
            "pelicanconf.py": CONF,
            "content/a.md": "Title: A\nDate: 2013-01-01 10:00\n\nWords.\n",
            "content/b.md": POST.format("B"),
            "content/2014-05-06-c.md": POST.format("C"),
            "content/d.md": "Title: D\nStatus: draft\n\nWords.\n",
            "content/pages/about.md": POST.format("About"),
        },
    )
    commit(root, "2015-01-02")
    write("blog", {"content/new.md": POST.format("New")})
    report = import_posts(root, site, Options(jobs=1))
    posts = {}
    for each in report.posts:
        text = (site / each.post).read_text("utf-8")
        posts[each.source], _ = frontmatter.parse(text, each.post)
    assert {source: str(post.date)[:10] for source, post in posts.items()} == {
        "a.md": "2013-01-01",
        "b.md": "2015-01-02",
        "2014-05-06-c.md": "2014-05-06",
        "d.md": "2015-01-02",
        "pages/about.md": "None",
        "new.md": "None",
    }
    assert {post.updated for post in posts.values()} == {None}
    told = {problem.path: problem for problem in report.problems}
    assert (told["b.md"].kind, told["new.md"].kind) == (
        ProblemKind.DATE_OF_HISTORY,
        ProblemKind.NO_DATE,
    )
    assert "2015-01-02" in told["b.md"].message
    assert set(told) == {"b.md", "d.md", "new.md"}
    lines = list(summary.told(report))
    assert lines[lines.index("For you to decide:") + 1].strip().startswith("new.md:1: no date")


@pytest.mark.parametrize("conf", ["", "DEFAULT_DATE = None\n"])
def test_what_pelican_did_not_publish_is_not_published(write, site, commit, conf):
    root = write("blog", {"pelicanconf.py": conf, "content/b.md": POST.format("B")})
    commit(root, "2015-01-02")
    report = import_posts(root, site, Options(jobs=1))
    post, _ = frontmatter.parse((site / "posts/undated/b.md").read_text("utf-8"), "posts/x.md")
    assert (post.date, post.status) == (None, Status.PUBLISHED)
    assert [each.kind for each in report.problems] == [ProblemKind.NO_DATE]


def test_the_case_of_the_bug_reports(shared, site, tmp_path):
    case = shared / "cases" / "dates-of-files"
    if not case.is_dir():
        pytest.skip("no cases there")
    blog = shutil.copytree(case, tmp_path / "case")
    report = import_posts(blog, site, Options(jobs=1))
    found = {}
    for each in report.posts:
        found[each.source], _ = frontmatter.parse((site / each.post).read_text("utf-8"), each.post)
    assert {post.updated for post in found.values()} == {None}
    assert found["2014-05-06-c.md"].date == date(2014, 5, 6)
    assert found["a.md"].date is not None
    assert found["b.md"].date is None
    assert [each.path for each in report.problems] == ["b.md"]
