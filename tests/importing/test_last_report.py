"""An import that changes nothing tells again what was found, and claims no more than holds."""

import json
import shutil

import pytest

from confarchive.cli import main
from confarchive.importing import Options, import_posts, last_report
from confarchive.importing.writing import run

BLOG = {
    "pelicanconf.py": "PATH = 'content'\nSITENAME = 'Trips'\n",
    "content/a.md": "Title: A\nDate: 2015-02-03\n\n[x](gone.html) ![p](no.png)\n",
    "content/b.md": "Title: B\nDate: 2015-02-03\n\nWords.\n",
    "content/c.md": "Date: 2015-02-03\n\nNo title.\n",
    # Pages whose files are called in the blog as they, or others, are in the archive.
    "content/pages/d.md": "Title: D\n\n[x](gone.html)\n",
    "content/pages/e.md": "Title: D2\nSlug: f\n\n[x](gone.html)\n",
    "content/pages/f.md": "Title: F\nSlug: e\n\n[y](lost.html)\n",
}
B = "posts/2015/b.md"


@pytest.fixture
def blog(write):
    return write("blog", BLOG)


def findings(report):
    posts = {
        each.source: (each.faithful, each.differences, each.doubts, each.written, each.pictures)
        for each in report.posts
    }
    return posts, sorted(report.problems), report.counts["missing_pictures"]


def never(*_args, **_options):
    raise AssertionError


@pytest.mark.parametrize("options", [Options(), Options(dry_run=True), Options(theirs=True)])
def test_unchanged_posts_are_told_of_again(blog, site, monkeypatch, options):
    first = import_posts(blog, site)
    monkeypatch.setattr(run, "transfer", never)
    for _ in range(2):
        again = import_posts(blog, site, options)
        assert {each.outcome.value for each in again.posts} == {"unchanged", "skipped"}
        assert findings(again) == findings(first)
    assert again.counts["problems"] == first.counts["problems"] >= 3


def test_a_dry_run_before_all_tells_and_keeps_nothing(blog, site):
    dry = import_posts(blog, site, Options(dry_run=True))
    assert [each.name for each in site.iterdir()] == ["conf.py"]
    assert findings(dry) == findings(import_posts(blog, site))


@pytest.mark.parametrize("ruin", ["", "{", "[]", '{"imports": [{}]}', None])
def test_without_the_last_report_posts_are_looked_at_again(blog, site, ruin):
    first = import_posts(blog, site)
    before = {path: path.stat().st_mtime_ns for path in (site / "posts").rglob("*.md")}
    if ruin is None:
        shutil.rmtree(site / last_report.FOLDER)
    else:
        (site / last_report.FILE).write_text(ruin)
    assert findings(import_posts(blog, site)) == findings(first)
    assert before == {path: path.stat().st_mtime_ns for path in (site / "posts").rglob("*.md")}


def test_what_another_version_found_does_not_hold(blog, site, monkeypatch):
    import_posts(blog, site)
    text = (site / last_report.FILE).read_text()
    (site / last_report.FILE).write_text(text.replace('"version": "', '"version": "x'))
    monkeypatch.setattr(run, "transfer", never)
    with pytest.raises(AssertionError):
        import_posts(blog, site)


@pytest.mark.parametrize("known", [True, False])
def test_of_a_post_that_was_edited_nothing_is_claimed(blog, site, known):
    import_posts(blog, site)
    text = (site / B).read_text()
    (site / B).write_text(text.replace("Words.", "Other words."))
    if not known:
        shutil.rmtree(site / last_report.FOLDER)
    for _ in range(2):
        b = next(each for each in import_posts(blog, site).posts if each.source == "b.md")
        assert (b.outcome, b.faithful, b.doubts) == ("unchanged", None, (last_report.EDITED,))


@pytest.mark.parametrize("options", [Options(), Options(dry_run=True), Options(ours=True)])
def test_of_a_post_that_was_edited_on_both_sides_nothing_is_claimed(blog, site, options):
    import_posts(blog, site)
    text = (site / B).read_text()
    (site / B).write_text(text.replace("Words.", "Other words."))
    (blog / "content/b.md").write_text("Title: B\nDate: 2015-02-03\n\nNew words.\n")
    b = next(each for each in import_posts(blog, site, options).posts if each.source == "b.md")
    assert (b.outcome, b.faithful, b.doubts) == ("kept", None, (last_report.EDITED,))


def test_a_post_that_is_as_before_again_is_as_it_was_found(blog, site):
    import_posts(blog, site)
    text = (site / B).read_text()
    (site / B).write_text(text.replace("Words.", "Other words."))
    import_posts(blog, site)
    (site / B).write_text(text)
    b = next(each for each in import_posts(blog, site).posts if each.source == "b.md")
    assert b.faithful is True


def test_each_blog_has_its_own(blog, site, write):
    other = write("other", {**BLOG, "pelicanconf.py": "PATH = 'content'\nSITENAME = 'Others'\n"})
    first = import_posts(blog, site)
    import_posts(other, site)
    assert [each.blog for each in last_report.load(site)] == ["Trips", "Others"]
    assert findings(import_posts(blog, site)) == findings(first)
    assert [each.blog for each in last_report.load(site)] == ["Others", "Trips"]


def test_git_passes_it_by(blog, site):
    import_posts(blog, site)
    assert (site / last_report.FOLDER / ".gitignore").read_text() == "*\n"


def test_report_tells_what_the_import_told(blog, site, capsys):
    main(["import", str(blog), "--into", str(site)])
    told = capsys.readouterr().out
    assert main(["report", str(site)]) == 0
    again = capsys.readouterr().out
    assert again == told.replace("Import finished.", "This is what the last import found.")
    assert "gone.html" in again


def test_report_tells_all(site, write, capsys):
    links = " ".join(f"[x]({number}.html)" for number in range(40))
    blog = write("blog", {"content/a.md": f"Title: A\nDate: 2015-02-03\n\n{links}\n"})
    main(["import", str(blog), "--into", str(site)])
    capsys.readouterr()
    assert main(["report", str(site)]) == 0
    assert "28 more; confarchive report --all" in capsys.readouterr().out
    assert main(["report", "--all", str(site)]) == 0
    assert " 39.html " in capsys.readouterr().out


def test_there_is_nothing_to_report(site, capsys):
    assert main(["report", str(site)]) == 2
    assert "no import is remembered there; run confarchive import" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [
        ([], 0),
        (["missing-pictures"], 3),
        (["problems"], 3),
        (["unproven"], 0),
        (["unproven", "problems"], 3),
    ],
)
def test_what_makes_it_fail(write, site, fail_on, code):
    blog = write("blog", {name: text for name, text in BLOG.items() if "c.md" not in name})
    named = [word for each in fail_on for word in ("--fail-on", each)]
    assert main(["import", str(blog), "--into", str(site), *named]) == code
    assert main(["report", str(site), *named]) == code
    assert json.loads((site / last_report.FILE).read_text())["imports"][0]["blog"] == "Trips"


def test_a_lost_post_counts_more(blog, site):
    assert main(["import", str(blog), "--into", str(site), "--fail-on", "problems"]) == 1
