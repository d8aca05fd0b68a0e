"""The pages that readers of a blog got, held against what the archive shows of its posts."""

import json

import pytest

from confarchive.cli import main
from confarchive.importing import NothingToImportError, Options, import_posts, summary
from confarchive.importing.converting.convert_post import Transfer
from confarchive.importing.links.destinations import Destination
from confarchive.importing.published.proof import PageProof
from confarchive.model.post import Post
from tests.importing.test_pages import mirror

CONF = "SITENAME = 'Hall'\nPATH = 'content'\nTIMEZONE = 'UTC'\n"
POSTS = {
    "content/trip.md": (
        "Title: The trip\nDate: 2015-02-03\nSlug: trip\nTags: halls\n\n"
        "We saw *the hall* and [the room]({filename}room.md), after a long way through the rain.\n\n"
        "![The hall]({static}hall.png)\n\n- One thing to take along\n- Another thing to leave\n"
    ),
    "content/room.md": (
        "Title: The room\nDate: 2015-02-04\nSlug: room\n\n"
        "The room had [a door](https://door.example/) and `seven` windows, all of them open.\n\n"
        "> Close them, said the keeper of the house to all who would hear it.\n"
    ),
    "content/play.md": (
        "Title: The play\nDate: 2015-02-05\nSlug: play\n\n"
        "On the stage stood {% place the hall %} and all who had come looked at it for long.\n"
    ),
    "content/hall.png": "picture",
}
TRIP = (
    '<p>We saw <em>the hall</em> and <a href="https://hall.example/room.html">the room</a>, after a '
    'long way through the rain.</p><p><img alt="The hall" src="https://hall.example/hall.png"></p>'
    "<ul><li>One thing to take along</li><li>Another thing to leave</li></ul>"
)
ROOM = (
    '<p>The room had <a href="https://door.example/">a door</a> and <code>seven</code> windows, all of '
    "them open.</p><blockquote><p>Close them, said the keeper of the house to all who would hear it.</p>"
    "</blockquote>"
)
BARE = "<p>On the stage stood {% place the hall %} and all who had come looked at it for long.</p>"


def page(title, text):
    """Return a page as a theme writes it around a post."""
    return (
        f"<!doctype html><html><head><title>{title} - Hall</title></head><body>"
        '<nav><ul><li><a href="https://hall.example/">Home</a></li>'
        '<li><a href="https://hall.example/room.html">The room</a></li>'
        '<li><a href="https://hall.example/trip.html">The trip</a></li></ul></nav>'
        f"<main><article><header><h1>{title}</h1><p class='meta'>Tue 03 February 2015 by "
        f"<em>Jane</em></p></header><div class='entry-content'>{text}</div>"
        "<footer><img src='https://hall.example/theme/share.png' alt='Share'> Share this</footer>"
        "</article></main><footer>Proudly made of <strong>stone</strong></footer></body></html>"
    )


PAGES = {
    "trip.html": page("The trip", TRIP),
    "room.html": page("The room", ROOM),
    "play.html": page("The play", BARE),
    "index.html": page("Hall", "<p>All that was.</p>"),
}


@pytest.fixture
def blog(write):
    return write("blog", {"pelicanconf.py": CONF, **POSTS})


@pytest.fixture
def claims(blog, site, write):
    """Import the blog with these published pages; return each post's claim and its proof."""

    def claims(changed=(), folder="output", **options):
        write(f"blog/{folder}", {**PAGES, **dict(changed)})
        report = import_posts(blog, site, Options(jobs=1, dry_run=True, **options))
        claims.report = report
        return {each.source: (each.faithful, tuple(each.proved_by)) for each in report.posts}

    claims.site = site
    return claims


BOTH = ("published", "engine")


def test_pages_beside_the_sources_prove_what_plugins_may_have_made(claims):
    assert claims() == {
        "trip.md": (True, BOTH),
        "room.md": (True, BOTH),
        "play.md": (True, ("published",)),
    }
    assert claims.report.published == "the folder output"
    told = list(summary.told(claims.report))
    assert "Published pages: the folder output. 3 posts held against them, 3 show the same." in told
    assert all(not each.doubts for each in claims.report.posts)


def test_without_pages_all_is_as_before(claims):
    assert claims(look_for_published=False) == {
        "trip.md": (True, ("engine",)),
        "room.md": (True, ("engine",)),
        "play.md": (None, ()),
    }
    assert claims.report.published == ""
    assert not any("Published pages" in line for line in summary.told(claims.report))


def test_a_post_that_its_page_shows_otherwise_is_not_claimed(claims):
    found = claims({"room.html": page("The room", ROOM.replace("seven", "eight"))})
    assert found["room.md"] == (None, ("engine",))
    (room,) = (each for each in claims.report.posts if each.source == "room.md")
    assert str(room.page.differences[0]) == (
        "words: “a door and eight windows, all” became “a door and seven windows, all”"
    )
    told = "\n".join(summary.told(claims.report))
    assert "Posts that their published pages show otherwise:\n  not known: room.md: words:" in told


WRONG = {
    "a word": ("long way", "short way"),
    "a word less": ("long way", "way"),
    "a word more": ("after a long way through the rain.", "after a long way."),
    "emphasis": ("<em>the hall</em>", "the hall"),
    "a link": ("room.html", "elsewhere.html"),
    "another site": ('href="https://hall.example/room.html"', 'href="https://other.example/"'),
    "a picture": ("hall.png", "other.png"),
    "its text": ('alt="The hall"', 'alt="A hall"'),
    "a picture more": ("<p>We saw", '<p><img src="top.png" alt="On top"></p><p>We saw'),
    "a list": ("<ul>", "<ol>"),
    "items": ("take along</li><li>", "take along "),
    "strong": ("long way", "<strong>long way</strong>"),
    "code": ("long way", "<code>long way</code>"),
    "a quotation": ("<ul>", "<blockquote>x</blockquote><ul>"),
    "a frame": ("<ul>", '<iframe src="https://films.example/1"></iframe><ul>'),
}


@pytest.mark.parametrize("what", WRONG)
def test_whatever_differs_takes_the_claim(claims, what):
    shown = TRIP.replace(*WRONG[what])
    assert shown != TRIP
    found = claims({"trip.html": page("The trip", shown)})
    assert found["trip.md"] == (None, ("engine",))
    assert found["room.md"] == (True, BOTH)
    (trip,) = (each for each in claims.report.posts if each.source == "trip.md")
    assert trip.doubts[-1].reason.startswith("its published page differs: ")
    assert trip.page.cause == "not known"


SAME = {
    "no host": ("https://hall.example/", "./"),
    "from the root": ("https://hall.example/", "/"),
    "no scheme": ("https://hall.example/", "//hall.example/"),
    "other signs": ("long way through", "long way through"),
    "frame before": ("<p>We saw", "<p class='meta'>Posted</p><p>We saw"),
    "strange tags": ("<em>the hall</em>", "<i>the hall</i>"),
}


@pytest.mark.parametrize("what", SAME)
def test_what_readers_cannot_tell_apart_is_the_same(claims, what):
    found = claims({"trip.html": page("The trip", TRIP.replace(*SAME[what]))})
    assert found["trip.md"] == (True, BOTH)


def test_a_page_here_and_there_does_not_make_a_folder_the_blogs(blog, site, write):
    posts = {f"content/{n}.md": f"Title: N{n}\nDate: 2015-02-01\n\nx\n" for n in range(30)}
    write("blog", posts)
    write("blog/docs", {"trip.html": PAGES["trip.html"], "room.html": PAGES["room.html"]})
    assert import_posts(blog, site, Options(jobs=1, dry_run=True)).published == ""
    write("blog/docs", {"play.html": PAGES["play.html"], "n1.html": "x"})
    assert import_posts(blog, site, Options(jobs=1, dry_run=True)).published == "the folder docs"


@pytest.mark.parametrize("folder", ["output", "public", "_site", "site", "docs"])
def test_folders_that_generators_write(claims, folder):
    assert claims(folder=folder)["trip.md"] == (True, BOTH)


def test_a_folder_that_has_no_page_of_a_post_is_not_the_blogs(claims, write):
    write("blog/docs", {"guide.html": "<p>How to build</p>"})
    assert claims()["trip.md"] == (True, BOTH)
    assert claims.report.published == "the folder output"


def test_a_folder_that_is_given_comes_before_what_lies_there(claims, write):
    given = write("mirror", {**PAGES, "trip.html": page("The trip", TRIP.replace("long", "short"))})
    assert claims(published=given)["trip.md"] == (None, ("engine",))
    assert claims.report.published == f"the folder {given}"


def test_a_folder_that_is_given_must_have_pages(blog, site, write):
    given = write("mirror", {"guide.html": "<p>How to build</p>"})
    before = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    with pytest.raises(NothingToImportError, match=r"mirror: no page of a post is there; expected"):
        import_posts(blog, site, Options(jobs=1, published=given))
    assert {file: file.read_bytes() for file in site.rglob("*") if file.is_file()} == before
    with pytest.raises(
        NothingToImportError, match="gone: no such folder; expected that of the blog's"
    ):
        import_posts(blog, site, Options(jobs=1, published=given.parent / "gone"))


def test_pages_of_folders_and_without_suffix(claims, write):
    write(
        "blog",
        {
            "pelicanconf.py": CONF
            + "ARTICLE_URL = '{slug}/'\nARTICLE_SAVE_AS = '{slug}/index.html'\n"
        },
    )
    pages = {f"{name}/index.html": PAGES[f"{name}.html"] for name in ("trip", "room", "play")}
    write("blog/public", {name: text.replace(".html", "/") for name, text in pages.items()})
    assert claims(folder="other")["trip.md"] == (True, BOTH)


def test_on_a_branch_of_the_clone(blog, site, write, git, commit):
    write("blog", PAGES)
    commit(blog, "2015-03-01")
    git(blog, "branch", "-m", "gh-pages")
    git(blog, "checkout", "-q", "--orphan", "source")
    git(blog, "rm", "-rfq", "--cached", ".")
    for name in PAGES:
        (blog / name).unlink()
    commit(blog, "2015-03-01")
    report = import_posts(blog, site, Options(jobs=1))
    assert report.published == "the branch gh-pages"
    assert {each.proved_by for each in report.posts} == {BOTH, ("published",)}


def test_the_report_has_it_and_the_next_import_tells_it_again(blog, site, write):
    write("blog/output", {**PAGES, "room.html": page("The room", ROOM.replace("seven", "eight"))})
    file = site / "report.json"
    command = ["import", str(blog), "--into", str(site), "--jobs", "1", "--report", str(file)]
    assert main(command) == 0
    first = json.loads(file.read_text("utf-8"))
    trip = next(each for each in first["posts"] if each["source"] == "trip.md")
    assert trip["proved_by"] == ["published", "engine"]
    assert (trip["page"]["address"], trip["page"]["differences"]) == ("trip.html", [])
    assert first["published"] == "the folder output"
    assert main(command) == 0
    second = json.loads(file.read_text("utf-8"))
    for each in (*first["posts"], *second["posts"]):
        del each["outcome"]
    assert second["posts"] == first["posts"]


def test_a_page_that_changed_is_held_against_its_post_again(blog, site, write):
    write("blog/output", PAGES)
    assert import_posts(blog, site, Options(jobs=1)).counts["faithful"] == 3
    write("blog/output", {"trip.html": page("The trip", TRIP.replace("long", "short"))})
    assert import_posts(blog, site, Options(jobs=1)).counts["faithful"] == 2
    again = import_posts(blog, site, Options(jobs=1, look_for_published=False))
    assert {each.source: each.proved_by for each in again.posts}["trip.md"] == ("engine",)


def test_scripts_in_the_text_are_compared(claims, write):
    script = '<script src="https://hints.example/1.js"></script>'
    write("blog", {"content/trip.md": POSTS["content/trip.md"] + f"\n{script}\n\nThe end.\n"})
    end = "<p>The end.</p>"
    assert claims({"trip.html": page("The trip", TRIP + script + end)})["trip.md"] == (True, BOTH)
    other = script.replace("1.js", "2.js")
    write("blog", {"content/room.md": POSTS["content/room.md"] + f"\n{script}\n"})
    assert claims({"trip.html": page("The trip", TRIP + other + end)})["trip.md"][0] is None
    assert claims({"room.html": page("The room", ROOM + script)})["room.md"] == (True, BOTH)


def test_a_page_that_has_another_text_is_told(claims):
    found = claims({"trip.html": page("Sold", "<p>This name may be bought by you.</p>")})
    assert found["trip.md"] == (None, ("engine",))


MOVED = {
    "canonical": '<link href="https://hall.example/trip.html" rel=canonical>',
    "title": "",
    "title of its own": '<meta property="og:title" content="The trip">',
}


@pytest.mark.parametrize("what", MOVED)
def test_a_page_that_moved_is_found_by_what_it_says_of_itself(claims, blog, write, what):
    write("blog/output", PAGES)
    text = PAGES["trip.html"].replace("<head>", f"<head>{MOVED[what]}")
    if what != "title":
        text = text.replace("<title>The trip - Hall<", "<title>Hall<")
    assert (
        claims({"trip.html": page("Gone", "<p>Gone.</p>"), "old/1.html": text})["trip.md"][0]
        is None
    )
    (blog / "output/trip.html").unlink()
    write("blog", {"content/other.md": "Title: Other\nDate: 2015-02-03\n\nNothing else.\n"})
    report = import_posts(blog, claims.site, Options(jobs=1, dry_run=True))
    trip = next(each for each in report.posts if each.source == "trip.md")
    assert trip.page.differences == ()
    assert (trip.proved_by, trip.page.address) == (BOTH, "old/1.html")


def test_of_pages_with_one_title_the_day_tells_which_is_the_posts(claims, blog):
    text = PAGES["trip.html"]
    dated = text.replace("<head>", '<head><meta name="date" content="2015-02-03">')
    pages = {"trip.html": "", "a.html": text.replace("rain", "snow"), "b.html": dated}
    claims(pages)
    (blog / "output/trip.html").unlink()
    report = import_posts(blog, claims.site, Options(jobs=1, dry_run=True))
    assert {each.source: each.proved_by for each in report.posts}["trip.md"] == BOTH


def test_a_page_with_the_title_and_another_text_is_not_the_posts(claims, blog):
    claims({"about.html": page("The trip", "<p>A list of all trips, and of who went.</p>")})
    (blog / "output/trip.html").unlink()
    report = import_posts(blog, claims.site, Options(jobs=1, dry_run=True))
    trip = next(each for each in report.posts if each.source == "trip.md")
    assert (trip.faithful, trip.page) == (True, None)


def test_what_several_pages_show_alike_otherwise_a_plugin_or_the_theme_made(claims, write):
    posts = {
        f"content/{n}.md": f"Title: N{n}\nDate: 2015-02-0{n}\nSlug: n{n}\n\nThe door number {n} was green and wide open to all.\n"
        for n in range(1, 5)
    }
    write("blog", posts)
    shown = {
        f"n{n}.html": page(f"N{n}", f"<p>The gate number {n} was green and wide open to all.</p>")
        for n in range(1, 5)
    }
    claims(shown)
    causes = {each.source: each.page.cause for each in claims.report.posts if each.page}
    assert [causes[f"{n}.md"] for n in range(1, 5)] == ["a plugin or the theme"] * 4
    assert claims.report.counts["faithful"] == 3


def test_a_page_that_is_none_costs_nothing(claims):
    assert claims({"trip.html": b"\x00\xff<<<"})["trip.md"] == (None, ("engine",))


def test_a_picture_that_is_gone_is_not_proved_by_a_page_that_has_it(blog, claims):
    (blog / "content/hall.png").unlink()
    assert claims()["trip.md"] == (False, ())


def test_the_posts_are_the_same_with_pages_and_without(blog, site, write):
    write("blog/output", PAGES)
    import_posts(blog, site, Options(jobs=1, look_for_published=False))
    other = write("other", {"conf.py": ""})
    import_posts(blog, other, Options(jobs=1))
    texts = [
        {file.relative_to(root): file.read_bytes() for file in root.glob("posts/**/*.md")}
        for root in (site, other)
    ]
    assert texts[0] == texts[1]
    assert len(texts[0]) == 3


def test_what_a_theme_showed_beside_the_text_is_not_proved_by_it(claims, write):
    write("blog", {"pelicanconf.py": f"{CONF}THEME = 'theme'\n"})
    write("blog/theme/templates", {"article.html": "{{ article.credit }} {{ article.content }}"})
    write(
        "blog", {"content/trip.md": POSTS["content/trip.md"].replace("Slug", "Credit: Jane\nSlug")}
    )
    found = claims()
    assert (found["trip.md"], found["room.md"]) == ((None, ()), (True, BOTH))


def test_a_page_proves_nothing_of_a_picture_that_went_away_meanwhile():
    destination = Destination(post=None, path="posts/2015/trip.md")
    proof = PageProof(address="trip.html", digest="")
    post = Post(path=destination.path, title="Trip")
    for missing, proved in ((0, ("published",)), (1, ())):
        done = Transfer(
            destination=destination, post=post, compared=False, page=proof, missing_pictures=missing
        )
        assert (done.proved_by, done.faithful) == (proved, True if proved else None)


def test_pages_alone_are_proved_by_themselves(write, site):
    root = write("mirror", mirror())
    report = import_posts(root, site, Options(jobs=1, dry_run=True))
    assert report.program == "Published"
    assert {each.proved_by for each in report.posts if each.faithful} == {("published",)}
