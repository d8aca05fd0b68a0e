"""The report: what it counts, says and writes."""

import json

from confarchive.importing.report import Outcome, PostReport, Report
from confarchive.importing.verify import Difference
from confarchive.importing.verify.facets import Facet
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
    value = json.loads(REPORT.as_json())
    assert value["posts"][1] == {
        "source": "b.md",
        "post": "posts/2015/b.md",
        "outcome": "updated",
        "faithful": False,
        "differences": [{"facet": "words", "line": 12, "source": "one", "result": "two"}],
        "doubts": [],
        "addresses": [],
    }
    assert value["posts"][2]["post"] is None
    assert value["posts"][2]["faithful"] is None
    assert value["files"] == [{"source": "images/x.png", "file": "files/images/x.png"}]
    assert value["problems"] == [
        {"path": "b.md", "line": 12, "kind": "difference", "message": "words"}
    ]
    assert value["counts"] == {
        "imported": 1, "updated": 1, "unchanged": 0, "kept": 0, "refused": 0, "skipped": 1,
        "faithful": 1, "unfaithful": 1, "html_blocks": 2, "site_links": 1, "files": 1,
        "problems": 1,
    }  # fmt: skip


def test_summary():
    assert list(REPORT.summary()) == [
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
    ]
    assert next(REPORT.summary(dry_run=True)).startswith("Nothing is written")


def test_summary_and_json_begin_with_what_was_read():
    report = Report(settings="blog/pelicanconf.py", folder="blog/content", chosen_by="Makefile")
    first = "Settings: blog/pelicanconf.py. Posts: blog/content (Makefile)."
    assert next(report.summary()) == first
    value = json.loads(report.as_json())
    assert list(value)[:3] == ["settings", "folder", "chosen_by"]
    assert value["folder"] == "blog/content"
    assert json.loads(Report().as_json())["settings"] is None


def test_summary_of_what_could_not_be_compared():
    post = PostReport(source="a.md", post="posts/2015/a.md", outcome=Outcome.IMPORTED)
    told = "1 post could not be compared: something that is not here made a part of each, such as a plugin."
    assert told in Report(posts=(post,)).summary()
    unchanged = PostReport(source="a.md", outcome=Outcome.UNCHANGED)
    assert not any("compared" in line for line in Report(posts=(unchanged,)).summary())


def test_a_lost_post_makes_it_incomplete():
    assert not REPORT.is_complete
    assert Report(posts=REPORT.posts[:2]).is_complete
