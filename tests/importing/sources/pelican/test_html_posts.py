"""Posts in HTML, as Pelican reads them."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.sources.pelican import html_posts
from confarchive.model import frontmatter
from confarchive.model.post import Status
from tests.importing.test_import import outcomes, tree

PAGE = """<!DOCTYPE html>
<html>
<head>
<title>Rooms &amp; <em>halls</em></title>
<META NAME="Date" CONTENT="2015-02-03 10:00" />
<meta name="keywords" contents="rooms, talks">
<meta name="authors" content="Jane Doe; John Roe">
<meta name="summary" content="Where &lt;b&gt;we&lt;/b&gt; met.">
<meta name="slug" content="halls"><meta charset="utf-8"><meta name="mood" content="fine">
</head>
<!-- nothing to see -->
<body class="x">
<h2 id="food">Food</h2>
<p>Of <a href="{filename}b.md#end">B</a>, <a href="#food">this</a> R&D too. <img src="/images/hall.png" alt="Hall"></p>
<pre>a  b
  c</pre>
</body>
</html>
"""
OTHER = 'Title: B\nDate: 2015-01-01\nSlug: b\n\nTo [A]({filename}a.html#food).\n\n<a name="end"></a>End\n'
BLOG = {
    "pelicanconf.py": "PATH = 'content'\n",
    "content/a.html": PAGE,
    "content/b.md": OTHER,
    "content/images/hall.png": b"",
}


def imported(write, files, conf=""):
    blog = write("blog", {**BLOG, **files, "pelicanconf.py": f"PATH = 'content'\n{conf}"})
    site = write("site", {"conf.py": ""})
    report = import_posts(blog, site, Options(jobs=1))
    texts = {path: data.decode() for path, data in tree(site).items() if path.endswith(".md")}
    return report, {path: frontmatter.parse(text, path)[0] for path, text in texts.items()}


def test_a_post_in_html_comes_with_all_it_says(write):
    report, posts = imported(write, {})
    post = posts["posts/2015/halls.md"]
    assert (post.title, post.authors, post.tags) == (
        "Rooms & halls",
        ("Jane Doe", "John Roe"),
        ("rooms", "talks"),
    )
    assert (str(post.date), post.summary, post.extra) == (
        "2015-02-03 10:00:00",
        "Where we met.",
        (("mood", "fine"),),
    )
    assert "(posts-2015-halls-food)=\n## Food\n" in post.body
    assert "Of [B](b.md#posts-2015-b-end), [this](#posts-2015-halls-food) R\\&D; too." in post.body
    assert "![Hall](../../files/images/hall.png)" in post.body
    assert "To [A](halls.md#posts-2015-halls-food)." in posts["posts/2015/b.md"].body
    assert [(each.source, each.faithful) for each in report.posts] == [
        ("a.html", True),
        ("b.md", True),
    ]
    assert not report.problems


HEAD = "<html><head><title>A</title>{}</head><body>{}</body></html>"
DATED = '<meta name="date" content="2015-02-03">'
DRAFT = '<meta name="status" content="draft">'


@pytest.mark.parametrize(
    ("name", "text", "conf", "status"),
    [
        ("c.html", HEAD.format(DATED, "<p>C</p>"), "", Status.PUBLISHED),
        ("c.htm", HEAD.format(DATED, "<p>C</p>"), "", Status.PUBLISHED),
        ("2015-02-03-c.html", HEAD.format("", "<p>C</p>"), "", Status.PUBLISHED),
        ("c.html", HEAD.format("", "C"), "DEFAULT_DATE = (2015, 2, 3)\n", Status.PUBLISHED),
        ("pages/c.html", HEAD.format("", "C"), "", Status.PUBLISHED),
        ("c.html", HEAD.format(DATED + DRAFT, "C"), "", Status.DRAFT),
        ("c.html", HEAD.format(DRAFT, "C"), "", Status.DRAFT),
        ("c.html", HEAD.format(DATED, "C"), "READERS = {'html': None}\n", None),
        ("c.htm", HEAD.format(DATED, "C"), "READERS = {'html': None}\n", Status.PUBLISHED),
        ("slides/c.html", HEAD.format("", "C"), "", None),
        ("c.html", HEAD.format(DATED, "C"), "ARTICLE_PATHS = ['posts']\n", None),
        ("google.html", "google-site-verification: google.html", "", None),
        ("c.html", f"<title>A</title>{DATED}<p>C</p>", "", None),
    ],
)
def test_only_what_pelican_publishes_is_a_post(write, name, text, conf, status):
    report, _ = imported(write, {f"content/{name}": text, "content/posts/x.md": OTHER}, conf)
    found = {each.source: each for each in report.posts}
    assert (name in found) == (status is not None)
    if status is not None:
        _, posts = imported(write, {}, conf)
        assert posts[found[name].post].status is status
        assert found[name].faithful
    assert not [each for each in report.problems if each.path == name]


def test_a_page_that_is_no_post_may_be_linked_to(write):
    slides = HEAD.format("", "Slides")
    files = {"content/slides/c.html": slides, "content/b.md": OTHER + "\n[c](slides/c.html)\n"}
    report, posts = imported(write, files)
    assert "[c](../../files/slides/c.html)" in posts["posts/2015/b.md"].body
    assert ("slides/c.html", "files/slides/c.html") in report.files


def test_a_dated_one_without_a_title_is_told(write):
    report, _ = imported(write, {"content/c.html": f"<head>{DATED}</head><body>C</body>"})
    assert outcomes(report)["c.html"] == "skipped"
    assert [(each.path, each.line) for each in report.problems] == [("c.html", 1)]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("<head><title>A</title></head><body><p>Open", "<p>Open"),
        ("<head><title>A</title></head><p>None</p>", "<p>None</p>"),
        ("<head><title>A</title><body><p>In the head</p></body>", "<p>In the head</p>"),
    ],
)
def test_of_a_text_that_pelican_did_not_show_nothing_is_claimed(write, text, body):
    found = html_posts.read(text)
    assert (found.body, found.whole) == (body, False)
    report, posts = imported(write, {"content/2015-03-01-c.html": text})
    entry = next(each for each in report.posts if each.source.endswith("c.html"))
    assert entry.faithful is None
    assert posts[entry.post].body.strip()
