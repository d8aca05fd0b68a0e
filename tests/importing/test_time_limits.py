"""What takes for ever is stopped and named, and the import goes on."""

import re
import time

import pytest

from confarchive.importing import Options, import_posts
from confarchive.runtime.time_limit import OverdueError, within

POST = "Title: {}\nDate: 2015-02-03\n\n{}\n"


def ever():
    while True:
        time.process_time()


def search():
    re.match("(a+)+b", "a" * 60)


@pytest.mark.parametrize("work", [ever, search])
def test_it_is_stopped(work):
    with pytest.raises(OverdueError), within(0.2):
        work()


@pytest.mark.parametrize("seconds", [0, 20])
def test_what_is_in_time_is_not(seconds):
    with within(seconds):
        pass
    time.process_time()


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_import_goes_on(write, jobs):
    posts = {f"content/{n}.md": POST.format(f"Post {n}", "Words.") for n in range(24)}
    posts["content/bomb.md"] = POST.format("Bomb", "[a](" * 40_000)
    blog = write("blog", {"pelicanconf.py": "PATH = 'content'\n", **posts})
    report = import_posts(blog, write("site", {"conf.py": ""}), Options(jobs=jobs, seconds=0.5))
    lost = [post.source for post in report.posts if post.lost]
    assert lost == ["bomb.md"]
    (problem,) = (each for each in report.problems if "was stopped" in each.message)
    assert problem.path == "bomb.md"
    assert "longer than 0.5 s" in problem.message


SLOW = "(?P<date>(a|a|aa)+)+$"


def test_headers_are_bounded_too(write):
    conf = f"PATH = 'content'\nFILENAME_METADATA = {SLOW!r}\n"
    posts = {
        "content/a.md": POST.format("A", "Words."),
        f"content/{'a' * 90}!.md": POST.format("B", ""),
    }
    blog = write("blog", {"pelicanconf.py": conf, **posts})
    report = import_posts(blog, write("site", {"conf.py": ""}), Options(jobs=1, seconds=0.5))
    (problem,) = (each for each in report.problems if "was stopped" in each.message)
    assert problem.path == f"{'a' * 90}!.md"
    assert [post.source for post in report.posts if post.lost] == [problem.path]


def test_links_to_sections_are_bounded_too(write, monkeypatch):
    monkeypatch.setattr("confarchive.importing.links.sections._found", lambda *_: iter(ever, 1))
    blog = write(
        "blog", {"pelicanconf.py": "PATH = 'content'", "content/a.md": POST.format("A", "")}
    )
    report = import_posts(blog, write("site", {"conf.py": ""}), Options(jobs=1, seconds=0.5))
    assert [post.outcome for post in report.posts] == ["imported"]


def test_what_fails_while_headers_are_read_is_told(write, monkeypatch):
    def fails(*_, **__):
        raise KeyError("quokka")

    monkeypatch.setattr("confarchive.importing.sources.pelican.reader.read", fails)
    blog = write(
        "blog", {"pelicanconf.py": "PATH = 'content'", "content/a.md": POST.format("A", "")}
    )
    report = import_posts(blog, write("site", {"conf.py": ""}), Options(jobs=1))
    (problem,) = report.problems
    assert "KeyError('quokka') in fails" in problem.message
