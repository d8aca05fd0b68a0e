"""A whole import, of small blogs: once, and again."""

import hashlib
import json

import pytest

from confarchive.importing import (
    NothingToImportError,
    Options,
    import_posts,
    report_json,
)
from confarchive.importing.converting import convert_post
from confarchive.importing.last_report import FOLDER
from confarchive.importing.sources.pelican import bodies
from confarchive.importing.verify.difference import Comparison, Difference
from confarchive.importing.verify.kinds import Facet
from confarchive.model import frontmatter
from confarchive.model.problems import ProblemKind

CONF = (
    "PATH = 'content'\nSITENAME = 'Trips'\nAUTHOR = 'Jane Doe'\nSITEURL = 'https://example.org'\n"
)
TRIP = "Title: A trip\nDate: 2015-02-03 03:44\nTags: devops, C++\nSlug: trip\nCover: /images/hall.jpg\nMood: fine\n\nSee [the map]({static}/images/map.png) and [the next]({filename}next.md).\n"
NEXT = (
    "Title: Next\nDate: 2015-03-01\nSlug: next\nStatus: draft\n\nBack to [the trip](/trip.html).\n"
)
ABOUT = "Title: About\n\nUs.\n"
BLOG = {
    "pelicanconf.py": CONF,
    "content/trip.md": TRIP,
    "content/next.md": NEXT,
    "content/pages/about.md": ABOUT,
    "content/images/map.png": b"map",
    "content/images/hall.jpg": b"hall",
    "content/images/unused.png": b"unused",
}


@pytest.fixture
def blog(write):
    return write("blog", BLOG)


def tree(folder):
    files = (path for path in folder.rglob("*") if path.is_file() and FOLDER not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(files)}


def outcomes(report):
    return {post.source: post.outcome.value for post in report.posts}


def test_what_an_import_makes(blog, site):
    before = tree(blog)
    report = import_posts(blog, site)
    assert tree(blog) == before
    made = tree(site)
    assert sorted(made) == [
        "conf.py",
        "files/images/hall.jpg",
        "files/images/map.png",
        "pages/about.md",
        "posts/2015/next.md",
        "posts/2015/trip.md",
        "redirects.yml",
    ]
    trip, problems = frontmatter.parse(made["posts/2015/trip.md"].decode(), "posts/2015/trip.md")
    assert not problems
    assert (trip.title, trip.authors, trip.tags) == ("A trip", ("Jane Doe",), ("devops", "C++"))
    assert trip.cover == "../../files/images/hall.jpg"
    assert trip.extra == (("mood", "fine"),)
    assert trip.redirect == ("trip",)
    assert (trip.source.blog, trip.source.path) == ("Trips", "trip.md")
    assert "(../../files/images/map.png)" in trip.body
    assert "(next.md)" in trip.body
    assert report.is_complete
    assert report.files == (
        ("images/hall.jpg", "files/images/hall.jpg"),
        ("images/map.png", "files/images/map.png"),
    )


def test_a_post_without_text_ends_with_its_title(write, site):
    import_posts(write("empty", {"content/a.md": "Title: A\nDate: 2015-01-02\n\n \n\n"}), site)
    assert (site / "posts/2015/a.md").read_text("utf-8").endswith("---\n# A\n")


def test_the_report_is_json(blog, site):
    value = json.loads(report_json.text(import_posts(blog, site)))
    assert sorted(value) == [
        "blog",
        "chosen_by",
        "conditions",
        "conferences",
        "counts",
        "files",
        "folder",
        "posts",
        "problems",
        "program",
        "published",
        "recognised_by",
        "settings",
        "version",
    ]
    about, after, trip = sorted(value["posts"], key=lambda post: post["post"])
    assert trip == {
        "source": "trip.md",
        "post": "posts/2015/trip.md",
        "outcome": "imported",
        "faithful": True,
        "proved_by": ["engine"],
        "differences": [],
        "doubts": [],
        "addresses": ["trip.html"],
        "html_blocks": 0,
        "site_links": 0,
        "pictures": 0,
        "missing_pictures": 0,
        "lost": False,
        "written": hashlib.sha256((site / "posts/2015/trip.md").read_bytes()).hexdigest(),
        "page": None,
        "from_page": False,
        "cover_from_page": False,
    }
    assert about["post"] == "pages/about.md"
    assert after["addresses"] == ["drafts/next.html"]
    assert value["files"][0] == {"source": "images/hall.jpg", "file": "files/images/hall.jpg"}
    assert value["counts"]["imported"] == 3


@pytest.mark.parametrize("source", ["blog", "blog/content"])
def test_root_and_content_folder_are_one_blog(blog, site, source):
    import_posts(blog, site)
    before = tree(site)
    again = import_posts(blog.parent / source, site)
    assert set(outcomes(again).values()) == {"unchanged"}
    assert tree(site) == before


def test_dead_links_are_told_with_their_line(write, site):
    blog = write("blog", {"trip.md": "Title: A\n\n[x](/gone.html)\n"})
    report = import_posts(blog, site)
    (problem,) = (each for each in report.problems if each.kind is ProblemKind.DEAD_LINK)
    assert (problem.path, problem.line) == ("trip.md", 3)
    assert "/gone.html" in problem.message


def test_an_import_again_after_edits(blog, site):
    for number in range(6):
        (blog / f"content/p{number}.md").write_text(
            f"Title: P{number}\nDate: 2016-01-0{number + 1}\n\nText {number}.\n", encoding="utf-8"
        )
    import_posts(blog, site)
    before = tree(site)
    for number in (0, 1, 2):  # by hand
        file = site / f"posts/2016/p{number}.md"
        file.write_bytes(file.read_bytes().replace(b"Text", b"My text"))
    edited = tree(site)
    for number in (2, 3):  # in the blog
        file = blog / f"content/p{number}.md"
        file.write_text(file.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    (blog / "content/p4.md").unlink()
    report = import_posts(blog, site)
    after = tree(site)
    told = outcomes(report)
    assert told["p2.md"] == "kept"
    assert told["p3.md"] == "updated"
    assert "p4.md" not in told
    assert {told[name] for name in told if name not in {"p2.md", "p3.md"}} == {"unchanged"}
    changed = {"posts/2016/p3.md", "posts/2016/p2.md.new"}
    assert {name for name in after if after[name] != edited.get(name)} == changed
    assert b"More." in after["posts/2016/p3.md"]
    assert b"More." in after["posts/2016/p2.md.new"]
    assert b"My text" not in after["posts/2016/p2.md.new"]
    assert set(before) - set(after) == set()
    kinds = {each.kind: each for each in report.problems}
    assert kinds[ProblemKind.SOURCE_GONE].path == "posts/2016/p4.md"
    assert kinds[ProblemKind.KEPT].path == "posts/2016/p2.md"
    assert "posts/2016/p2.md.new" in kinds[ProblemKind.KEPT].message
    assert tree(site) == after
    assert outcomes(import_posts(blog, site)) == told | {"p3.md": "unchanged"}
    assert tree(site) == after


@pytest.mark.parametrize("whose", ["theirs", "ours"])
def test_somebody_decides(blog, site, whose):
    import_posts(blog, site)
    post, source = site / "posts/2015/trip.md", blog / "content/trip.md"
    post.write_bytes(post.read_bytes().replace(b"See", b"Look at"))
    source.write_text(TRIP + "\nMore.\n", encoding="utf-8")
    import_posts(blog, site)
    report = import_posts(blog, site, Options(**{whose: True}))
    assert outcomes(report)["trip.md"] == {"theirs": "updated", "ours": "kept"}[whose]
    text = post.read_text(encoding="utf-8")
    assert ("More." in text, "Look at" in text) == (whose == "theirs", whose == "ours")
    assert not (site / "posts/2015/trip.md.new").exists()
    assert set(outcomes(import_posts(blog, site)).values()) == {"unchanged"}


def test_nothing_is_claimed_of_what_a_missing_extension_made(write, site):
    conf = "PATH = 'content'\nMARKDOWN = {'extensions': ['extra', 'pymdownx.details']}\n"
    posts = {"content/a.md": "Title: A\n\nText\n", "content/b.md": "Title: B\n\n??? x\n    y\n"}
    report = import_posts(write("blog", {"pelicanconf.py": conf, **posts}), site, Options(jobs=1))
    assert [post.faithful for post in report.posts] == [True, None]


def test_a_dry_run_tells_and_writes_nothing(blog, site):
    before = tree(site)
    report = import_posts(blog, site, Options(dry_run=True))
    assert set(outcomes(report).values()) == {"imported"}
    assert tree(site) == before
    assert sorted(path.name for path in site.iterdir()) == ["conf.py"]


def test_two_blogs_with_the_same_paths(blog, site, write):
    import_posts(blog, site)
    before = tree(site)
    other = {
        **BLOG,
        "pelicanconf.py": CONF.replace("Trips", "Others"),
        "content/trip.md": TRIP + "x\n",
    }
    report = import_posts(write("other", other), site)
    posts = {post.source: post.post for post in report.posts}
    assert posts["trip.md"] == "posts/2015/trip-2.md"
    assert dict(report.files)["images/map.png"] == "files/others/images/map.png"
    after = tree(site)
    assert {name: after[name] for name in before} == before
    assert not [each for each in report.problems if each.kind is ProblemKind.SOURCE_GONE]
    _, problems = frontmatter.parse(after["posts/2015/trip-2.md"].decode(), "posts/2015/trip-2.md")
    assert not problems


def test_strict_refuses_what_would_differ(blog, site, monkeypatch):
    something = Difference(facet=Facet.WORDS, source="a", result="b")
    found = Comparison(differences=(something,))
    monkeypatch.setattr(convert_post, "compare", lambda *_, **__: found)
    report = import_posts(blog, site, Options(strict=True))
    assert set(outcomes(report).values()) == {"refused"}
    assert {post.post for post in report.posts} == {None}
    assert not report.is_complete
    assert not (site / "posts").exists()
    assert not (site / "files").exists()


def test_a_conversion_that_breaks_costs_one_post(blog, site, monkeypatch):
    def broken(body, *_, **__):
        if "the trip" in body:
            raise RuntimeError("oops")
        return original(body, *_, **__)

    original = bodies.markdown.convert
    monkeypatch.setattr(bodies.markdown, "convert", broken)
    report = import_posts(blog, site)
    assert sorted(outcomes(report).values()) == ["imported", "imported", "skipped"]
    assert [each.path for each in report.problems if "oops" in each.message] == ["next.md"]


@pytest.mark.parametrize(
    ("source", "into", "conf", "expected"),
    [
        ("gone", "site", None, "gone: no such folder"),
        ("blog", "gone", None, "gone: no such folder"),
        ("blog", "site", "gone.py", "gone.py: no such file"),
        ("site", "site", None, "no posts below it"),
    ],
)
@pytest.mark.usefixtures("blog", "site")
def test_nothing_to_import(tmp_path, source, into, conf, expected):
    options = Options(settings=tmp_path / conf if conf else None)
    with pytest.raises(NothingToImportError, match=expected):
        import_posts(tmp_path / source, tmp_path / into, options)


def test_addresses_that_a_sitemap_has_and_nothing_answers(blog, site, write):
    write(
        "",
        {
            "sitemap.xml": """<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/trip.html</loc></url>
<url><loc>https://example.org/</loc></url>
<url><loc>https://example.org/pages/about.html</loc></url>
<url><loc>https://example.org/tag/devops.html</loc></url>
<url><loc>https://example.org/gone.html</loc></url>
</urlset>"""
        },
    )
    report = import_posts(blog, site, Options(sitemap=blog.parent / "sitemap.xml"))
    assert [(each.path, each.line) for each in report.problems] == [("sitemap.xml", 7)]
    assert "gone.html" in report.problems[0].message
