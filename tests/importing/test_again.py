"""An import that is repeated gives what a first one would, of posts that nobody edited."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.writing import run
from confarchive.model import frontmatter
from tests.importing import hall_blog
from tests.importing.hall_blog import PAGES, POSTS

CONF = f"{hall_blog.CONF}from more import *\nTHEME = 'theme'\n"
PARTS = {
    "more.py": "DEFAULT_LANG = 'en'\n",
    "theme/templates/article.html": "{{ article.content }}",
    "content/way.rst": "The way\n#######\n\n:date: 2015-02-06\n:photo: hall.png\n\n.. include:: part.txt\n",
    "content/part.txt": "It was long.\n",
}
"""What a post is made of beside its file and the settings'."""
ASKING = '<head><meta name="robots" content="noindex">'
TOPS = {
    f"output/{name}": text.replace(
        "<header><h1>", f'<img src="/tops/{name}.png" alt=""><header><h1>'
    )
    for name, text in PAGES.items()
}
TRIP = "content/trip.md"
FOUND = {f"output/{name}": text for name, text in PAGES.items()}
BLOG = {"pelicanconf.py": CONF, **POSTS, **FOUND, **PARTS}
FRENCH = "Title: Voyage\nDate: 2015-02-03\nSlug: trip\nLang: fr\n\nDes mots.\n"


def page(old, new):
    return {"output/trip.html": PAGES["trip.html"].replace(old, new)}


def settings(line):
    return {"pelicanconf.py": f"{CONF}\n{line}\n"}


CHANGES = {
    "a page that nobody is to find": page("<head>", ASKING),
    "a picture that only a page has": TOPS | {f"output/tops/{name}.png": name for name in PAGES},
    "a translation": {"content/voyage.md": FRENCH},
    "a category of posts that have none": settings("DEFAULT_CATEGORY = 'Halls'"),
    "an author of posts that have none": settings("AUTHOR = 'Jane Doe'"),
    "Markdown otherwise": settings("MARKDOWN = {'extensions': ['markdown.extensions.smarty']}"),
    "Markdown otherwise, in a file that settings take in": {
        "more.py": "MARKDOWN = {'extensions': ['markdown.extensions.smarty']}\n"
    },
    "the blog's address, as it was published": {
        "publishconf.py": "from pelicanconf import *\nSITEURL = 'https://hall.example'\n"
    },
    "a theme that shows a picture": {
        "theme/templates/article.html": "<img src='/{{ article.photo }}'>{{ article.content }}"
    },
    "a text that a post includes": {"content/part.txt": "It was short.\n"},
    "a post that another leads to": {
        "content/late.md": "Title: Late\nDate: 2015-02-05\n\nWords.\n"
    },
}
LINKED = {TRIP: f"{POSTS[TRIP]}\nIt was [late]({{filename}}late.md), wasn't it?\n"}
STAYING = ("a translation", "a post that another leads to")
"""Changes that bring a post, which stays where it goes from the blog."""
WAYS = [*((name, 1) for name in CHANGES), *((name, -1) for name in CHANGES if name not in STAYING)]


@pytest.fixture
def bring(write, tmp_path):
    """Import the blog of these files, alone, into the archive of this name."""

    def bring(name, files, **options):
        folder = write(name, {} if (tmp_path / name).exists() else {"conf.py": ""})
        blog = tmp_path / "blog"
        for path in [each for each in blog.rglob("*") if each.is_file()]:
            path.unlink()
        return import_posts(write("blog", files), folder, Options(jobs=1, **options))

    return bring


@pytest.fixture
def posts(tmp_path):
    def posts(name):
        folder = tmp_path / name / "posts"
        return {path.name: path.read_text("utf-8") for path in sorted(folder.rglob("*.md"))}

    return posts


@pytest.mark.parametrize(("change", "way"), WAYS)
def test_what_changes_is_followed(bring, posts, change, way):
    before, after = [BLOG | LINKED, BLOG | LINKED | CHANGES[change]][::way]
    bring("again", before)
    first = posts("again")
    bring("again", after)
    bring("fresh", after)
    again, fresh = posts("again"), posts("fresh")
    assert {name: again[name] for name in fresh} == fresh
    assert first != again


@pytest.mark.parametrize("change", [None, *CHANGES])
def test_nothing_is_converted_where_nothing_has_changed(bring, posts, monkeypatch, change):
    files = BLOG | LINKED | (CHANGES[change] if change else {})
    bring("again", files)
    first = posts("again")
    monkeypatch.setattr(run, "transfer", lambda *_args, **_options: pytest.fail("converted"))
    report = bring("again", files)
    assert {post.outcome.value for post in report.posts} == {"unchanged"}
    assert posts("again") == first


def test_what_is_said_of_the_import_decides_too(bring, posts):
    bring("again", BLOG | page("<head>", ASKING))
    bring("again", BLOG | page("<head>", ASKING), look_for_published=False)
    assert "status: draft" not in posts("again")["trip.md"]


@pytest.mark.parametrize("theirs", [False, True])
def test_an_edited_post_whose_page_nobody_is_to_find_is_told_of(bring, posts, tmp_path, theirs):
    bring("again", BLOG)
    (path,) = (tmp_path / "again").rglob("trip.md")
    path.write_text(path.read_text("utf-8") + "\nMine.\n", "utf-8")
    report = bring("again", BLOG | page("<head>", ASKING), theirs=theirs)
    told = [str(problem) for problem in report.problems if problem.kind == "kept"]
    post, _ = frontmatter.parse(posts("again")["trip.md"], "posts/2015/trip.md")
    if theirs:
        assert (post.status, "Mine." in post.body, told) == ("draft", False, [])
    else:
        assert (post.status, "Mine." in post.body) == ("published", True)
        assert told == [
            "posts/2015/trip.md: edited by hand, and its published page asks search engines not to show it (noindex): the new version is posts/2015/trip.md.new; --ours keeps yours, --theirs takes it [kept]"
        ]
        assert "status: draft" in (tmp_path / "again/posts/2015/trip.md.new").read_text("utf-8")


def test_the_archive_within_the_blog_is_no_part_of_it(write, monkeypatch):
    blog = write("blog", BLOG | {"archive/conf.py": ""})
    import_posts(blog, blog / "archive", Options(jobs=1))
    write("blog/archive", {"_build/html/index.html": "<p>built</p>", "note.txt": "Mine."})
    monkeypatch.setattr(run, "transfer", lambda *_args, **_options: pytest.fail("converted"))
    report = import_posts(blog, blog / "archive", Options(jobs=1))
    assert {post.outcome.value for post in report.posts} == {"unchanged"}
