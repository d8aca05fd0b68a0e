"""The report: what it counts, says and writes."""

import json
from dataclasses import replace

import pytest

from confarchive.importing import Options, import_posts, report_json
from confarchive.importing.conversion import Doubt
from confarchive.importing.report import Outcome, PostReport, Report
from confarchive.importing.summary import told
from confarchive.importing.verify.difference import Difference
from confarchive.importing.verify.what_readers_see import Facet
from confarchive.model.problems import Problem, ProblemKind

DIFFERENCE = Difference(facet=Facet.WORDS, line=12, source="one", result="two")
REPORT = Report(
    posts=(
        PostReport(
            source="a.md",
            post="posts/2015/a.md",
            outcome=Outcome.IMPORTED,
            faithful=True,
            addresses=("a.html",),
        ),
        PostReport(
            source="b.md",
            post="posts/2015/b.md",
            outcome=Outcome.UPDATED,
            faithful=False,
            differences=(DIFFERENCE,),
            html_blocks=2,
            site_links=1,
        ),
        PostReport(source="c.md", outcome=Outcome.SKIPPED, lost=True),
    ),
    files=(("images/x.png", "files/images/x.png"),),
    problems=(Problem(path="b.md", line=12, kind=ProblemKind.DIFFERENCE, message="words"),),
)


def test_json():
    value = json.loads(report_json.text(REPORT))
    assert value["posts"][1] == {
        "source": "b.md",
        "post": "posts/2015/b.md",
        "outcome": "updated",
        "faithful": False,
        "proved_by": [],
        "differences": [{"facet": "words", "line": 12, "source": "one", "result": "two"}],
        "doubts": [],
        "addresses": [],
        "html_blocks": 2,
        "site_links": 1,
        "pictures": 0,
        "missing_pictures": 0,
        "lost": False,
        "written": "",
        "page": None,
        "from_page": False,
        "cover_from_page": False,
    }
    assert value["posts"][2]["post"] is None
    assert value["posts"][2]["faithful"] is None
    assert value["files"] == [{"source": "images/x.png", "file": "files/images/x.png"}]
    assert value["problems"] == [
        {"path": "b.md", "line": 12, "kind": "difference", "message": "words"}
    ]
    assert value["counts"] == {
        "imported": 1, "updated": 1, "unchanged": 0, "kept": 0, "refused": 0, "skipped": 1,
        "faithful": 1, "unfaithful": 1, "unproven": 0, "html_blocks": 2, "site_links": 1,
        "pictures": 0, "missing_pictures": 0, "files": 1, "problems": 1,
    }  # fmt: skip


def test_json_is_read_back():
    for report in (REPORT, MANY, Report()):
        assert report_json.read(json.loads(report_json.text(report))) == report


def test_summary():
    assert list(told(REPORT)) == [
        "Import finished.",
        "      1 imported",
        "      1 updated",
        "      1 skipped",
        "1 of 2 posts show just what they showed.",
        (
            "1 link with the blog's own address left as written: the archive leads readers "
            "to its own pages and files. --convert-site-links writes them anew."
        ),
        "1 file copied, 1 problem.",
        "",
        "Posts that show something else now:",
        "  b.md:12: words: “one” became “two”",
    ]
    assert next(told(REPORT, dry_run=True)).startswith("Nothing is written")


def test_summary_and_json_begin_with_what_was_read():
    report = Report(settings="blog/pelicanconf.py", folder="blog/content", chosen_by="Makefile")
    first = "Settings: blog/pelicanconf.py. Posts: blog/content (Makefile)."
    assert next(told(report)) == first
    value = json.loads(report_json.text(report))
    assert list(value)[:3] == ["settings", "folder", "chosen_by"]
    assert value["folder"] == "blog/content"
    assert json.loads(report_json.text(Report()))["settings"] is None


def test_summary_of_what_could_not_be_compared():
    post = PostReport(source="a.md", post="posts/2015/a.md", outcome=Outcome.IMPORTED)
    for outcome in (Outcome.IMPORTED, Outcome.UPDATED, Outcome.UNCHANGED):
        lines = list(told(Report(posts=(replace(post, outcome=outcome),))))
        assert "1 post could not be compared." in lines
        assert lines[-1].startswith("  1 post: something that is not here made a part")
    kept = replace(post, outcome=Outcome.KEPT)
    assert not any("compared" in line for line in told(Report(posts=(kept,))))


def test_a_lost_post_makes_it_incomplete():
    assert not REPORT.is_complete
    assert Report(posts=REPORT.posts[:2]).is_complete


def problem(path, line, kind, message):
    return Problem(path=path, line=line, kind=kind, message=message)


def sections(report, **options):
    """Return what the report says, by heading; the numbers have none."""
    found, heading = {}, ""
    for line in told(report, **options):
        if line and not line.startswith(" "):
            heading = line
        elif line:
            found.setdefault(heading, []).append(line.strip())
    return {heading: lines for heading, lines in found.items() if heading.endswith(":")}


DEAD, GONE = "nothing in the blog has this address", "no file of the blog is this picture"
MANY = Report(
    posts=(
        PostReport(
            source="a.md",
            outcome=Outcome.IMPORTED,
            faithful=False,
            differences=(DIFFERENCE, DIFFERENCE, DIFFERENCE),
        ),
        *(
            PostReport(
                source=f"n{n}.md",
                outcome=Outcome.IMPORTED,
                doubts=(Doubt(reason="the plugin x is not here", help="install it", line=n),) * 2,
            )
            for n in (3, 4)
        ),
    ),
    problems=(
        *(problem("a.md", n, ProblemKind.DEAD_LINK, f"b.html: {DEAD}") for n in (7, 9)),
        problem("a.md", 8, ProblemKind.DEAD_LINK, f"x: y.html: {DEAD}"),
        problem("c.md", 8, ProblemKind.DEAD_LINK, "d.html: no browser opens such an address"),
        *(problem(f"{n}.md", n, ProblemKind.MISSING_PICTURE, f"p.png: {GONE}") for n in (1, 2)),
        *(problem(f"{n}.md", 1, ProblemKind.NO_TITLE, "no title") for n in (1, 2, 3)),
        problem("a.md", 12, ProblemKind.DIFFERENCE, "words"),
        problem("n3.md", 1, ProblemKind.DIFFERENCE, "rules"),
        problem("conf.py", None, ProblemKind.UNREAD_SETTING, "X is computed"),
    ),
)


def test_what_is_the_same_is_told_once_and_decisions_come_first():
    assert list(sections(MANY).items()) == [
        ("For you to decide:", ["1.md:1: no title [no-title] (2 more of these)"]),
        (
            "Posts that show something else now:",
            ["a.md:12: words: “one” became “two” (and 2 more differences)"],
        ),
        (
            "Posts of which nothing is claimed:",
            ["2 posts: the plugin x is not here; install it (first n3.md:3)"],
        ),
        (f"Pictures: {GONE}:", ["2 x p.png (first in 1.md:1)"]),
        (f"Links: {DEAD}:", ["2 x b.html (first in a.md:7)", "1 x x: y.html (in a.md:8)"]),
        ("Links: no browser opens such an address:", ["1 x d.html (in c.md:8)"]),
        (
            "Other findings:",
            ["conf.py: X is computed [unread-setting]", "n3.md:1: rules [difference]"],
        ),
    ]


def test_of_many_findings_some_are_told_and_all_when_asked_for():
    found = (problem("a.md", n, ProblemKind.DEAD_LINK, f"{n}.html: {DEAD}") for n in range(40))
    report = Report(problems=tuple(found))
    (lines,) = sections(report).values()
    assert len(lines) == 13
    assert lines[-1] == "… and 28 more; confarchive report --all tells them"
    (lines,) = sections(report, limit=None).values()
    assert len(lines) == 40


@pytest.mark.parametrize(("missing", "is_told"), [(0, False), (5, False), (6, True), (10, True)])
def test_where_most_pictures_are_missing_that_comes_first(missing, is_told):
    post = PostReport(
        source="a.md", outcome=Outcome.IMPORTED, pictures=10, missing_pictures=missing
    )
    first = next(told(Report(posts=(post,), folder="content", chosen_by="PATH")))
    assert first.startswith(f"{missing} of 10 pictures that posts show are not") is is_told


def test_posts_that_lack_pictures_only_are_told_of_together():
    gone = Difference(facet=Facet.IMAGES, line=3, source="![](p.png)", result="")
    posts = tuple(
        PostReport(
            source=f"{n}.md",
            outcome=Outcome.IMPORTED,
            faithful=False,
            differences=(gone, *more),
            pictures=1,
            missing_pictures=missing,
        )
        for n, more, missing in ((1, (), 1), (2, (), 1), (3, (DIFFERENCE,), 1), (4, (), 0))
    )
    (lines,) = sections(Report(posts=posts)).values()
    told_first = "1.md:3: images: “![](p.png)” is not shown"
    assert lines == [
        "3.md:3: images: “![](p.png)” is not shown (and 1 more difference)",
        "4.md:3: images: “![](p.png)” is not shown",
        f"2 posts only for want of pictures, told below (first {told_first})",
    ]


def test_tags_that_stay_as_text_are_told_once_a_kind(write, site):
    posts = {
        f"content/{n}.md": f"Title: {n}\nDate: 2015-01-02\n\n{{% notebook n{n}.ipynb %}}\n"
        for n in range(3)
    }
    blog = write(
        "blog", {"pelicanconf.py": "PATH = 'content'\nPLUGINS = ['liquid_tags']\n", **posts}
    )
    lines = list(told(import_posts(blog, site, Options(jobs=1))))
    (line,) = [each for each in lines if "the archive cannot show this notebook" in each]
    assert line.startswith("  0.md:4: {% notebook n0.ipynb %}: ")
    assert line.endswith("(2 more of these)")
