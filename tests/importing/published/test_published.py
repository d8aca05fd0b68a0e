"""The pages that readers of a blog got, held against what the archive shows of its posts."""

import json

import pytest

from confarchive.cli import main
from confarchive.importing import Options, import_posts, summary
from confarchive.importing.converting.convert_post import Transfer
from confarchive.importing.links.destinations import Destination
from confarchive.importing.published.proving.proof import PageProof
from confarchive.model.post import Post
from confarchive.model.problems import ProblemKind
from tests.importing.hall_blog import BOTH, CONF, PAGES, POSTS, ROOM, TRIP, page
from tests.importing.sources.pages.test_pages import mirror


def test_pages_beside_the_sources_prove_what_plugins_may_have_made(page_claims):
    assert page_claims() == {
        "trip.md": (True, BOTH),
        "room.md": (True, BOTH),
        "play.md": (True, ("published",)),
    }
    assert page_claims.report.published == "the folder output"
    told = list(summary.told(page_claims.report))
    assert "Published pages: the folder output. 3 posts held against them, 3 show the same." in told
    assert all(not each.doubts for each in page_claims.report.posts)


def test_without_pages_all_is_as_before(page_claims):
    assert page_claims(look_for_published=False) == {
        "trip.md": (True, ("engine",)),
        "room.md": (True, ("engine",)),
        "play.md": (None, ()),
    }
    assert page_claims.report.published == ""
    assert not any("Published pages" in line for line in summary.told(page_claims.report))


def test_a_post_that_its_page_shows_otherwise_is_not_claimed(page_claims):
    found = page_claims({"room.html": page("The room", ROOM.replace("seven", "eight"))})
    assert found["room.md"] == (None, ("engine",))
    (room,) = (each for each in page_claims.report.posts if each.source == "room.md")
    assert str(room.page.differences[0]) == (
        "words: “a door and eight windows, all” became “a door and seven windows, all”"
    )
    told = "\n".join(summary.told(page_claims.report))
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
def test_whatever_differs_takes_the_claim(page_claims, what):
    shown = TRIP.replace(*WRONG[what])
    assert shown != TRIP
    found = page_claims({"trip.html": page("The trip", shown)})
    assert found["trip.md"] == (None, ("engine",))
    assert found["room.md"] == (True, BOTH)
    (trip,) = (each for each in page_claims.report.posts if each.source == "trip.md")
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
def test_what_readers_cannot_tell_apart_is_the_same(page_claims, what):
    found = page_claims({"trip.html": page("The trip", TRIP.replace(*SAME[what]))})
    assert found["trip.md"] == (True, BOTH)


def test_the_report_has_it_and_the_next_import_tells_it_again(hall_blog, site, write):
    write("blog/output", {**PAGES, "room.html": page("The room", ROOM.replace("seven", "eight"))})
    file = site / "report.json"
    command = ["import", str(hall_blog), "--into", str(site), "--jobs", "1", "--report", str(file)]
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


def test_a_page_that_changed_is_held_against_its_post_again(hall_blog, site, write):
    write("blog/output", PAGES)
    assert import_posts(hall_blog, site, Options(jobs=1)).counts["faithful"] == 3
    write("blog/output", {"trip.html": page("The trip", TRIP.replace("long", "short"))})
    assert import_posts(hall_blog, site, Options(jobs=1)).counts["faithful"] == 2
    again = import_posts(hall_blog, site, Options(jobs=1, look_for_published=False))
    assert {each.source: each.proved_by for each in again.posts}["trip.md"] == ("engine",)


def test_scripts_in_the_text_are_compared(page_claims, write):
    script = '<script src="https://hints.example/1.js"></script>'
    write("blog", {"content/trip.md": POSTS["content/trip.md"] + f"\n{script}\n\nThe end.\n"})
    end = "<p>The end.</p>"
    assert page_claims({"trip.html": page("The trip", TRIP + script + end)})["trip.md"] == (
        True,
        BOTH,
    )
    other = script.replace("1.js", "2.js")
    write("blog", {"content/room.md": POSTS["content/room.md"] + f"\n{script}\n"})
    assert page_claims({"trip.html": page("The trip", TRIP + other + end)})["trip.md"][0] is None
    assert page_claims({"room.html": page("The room", ROOM + script)})["room.md"] == (True, BOTH)


def test_a_page_that_has_another_text_is_told(page_claims):
    found = page_claims({"trip.html": page("Sold", "<p>This name may be bought by you.</p>")})
    assert found["trip.md"] == (None, ("engine",))


def test_what_several_pages_show_alike_otherwise_a_plugin_or_the_theme_made(page_claims, write):
    posts = {
        f"content/{n}.md": f"Title: N{n}\nDate: 2015-02-0{n}\nSlug: n{n}\n\nThe door number {n} was green and wide open to all.\n"
        for n in range(1, 5)
    }
    write("blog", posts)
    shown = {
        f"n{n}.html": page(f"N{n}", f"<p>The gate number {n} was green and wide open to all.</p>")
        for n in range(1, 5)
    }
    page_claims(shown)
    causes = {each.source: each.page.cause for each in page_claims.report.posts if each.page}
    assert [causes[f"{n}.md"] for n in range(1, 5)] == ["a plugin or the theme"] * 4
    assert page_claims.report.counts["faithful"] == 3


def test_a_page_that_is_none_costs_nothing(page_claims):
    assert page_claims({"trip.html": b"\x00\xff<<<"})["trip.md"] == (None, ("engine",))


def test_a_page_that_is_nested_too_deep_costs_nothing_else(page_claims, write):
    deep = "Title: The well\nDate: 2015-02-06\nSlug: well\n\nIt goes down.\n"
    write("blog/content", {"well.md": deep})
    assert page_claims({"well.html": page("The well", "<div>" * 1200 + "It goes down.")}) == {
        "trip.md": (True, BOTH),
        "room.md": (True, BOTH),
        "play.md": (True, ("published",)),
        "well.md": (True, ("engine",)),
    }
    (told,) = [each for each in page_claims.report.problems if each.path == "well.md"]
    assert told.kind is ProblemKind.UNREADABLE
    assert told.message.startswith("its published page well.html cannot be read (elements stand in")


def test_a_picture_that_is_gone_is_not_proved_by_a_page_that_has_it(hall_blog, page_claims):
    (hall_blog / "content/hall.png").unlink()
    assert page_claims()["trip.md"] == (False, ())


def test_the_posts_are_the_same_with_pages_and_without(hall_blog, site, write):
    write("blog/output", PAGES)
    import_posts(hall_blog, site, Options(jobs=1, look_for_published=False))
    other = write("other", {"conf.py": ""})
    import_posts(hall_blog, other, Options(jobs=1))
    texts = [
        {file.relative_to(root): file.read_bytes() for file in root.glob("posts/**/*.md")}
        for root in (site, other)
    ]
    assert texts[0] == texts[1]
    assert len(texts[0]) == 3


def test_what_a_theme_showed_beside_the_text_is_not_proved_by_it(page_claims, write):
    write("blog", {"pelicanconf.py": f"{CONF}THEME = 'theme'\n"})
    write("blog/theme/templates", {"article.html": "{{ article.credit }} {{ article.content }}"})
    write(
        "blog", {"content/trip.md": POSTS["content/trip.md"].replace("Slug", "Credit: Jane\nSlug")}
    )
    found = page_claims()
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


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("/a.png", (True, ("published",))),
        ("/b.png", (None, ())),
        ("/a.png) url(/b.png", (None, ())),
        ('/a.png)"><meta property="og:image" content="/b.png', (True, ("published",))),
        ("/aa.png", (None, ())),
    ],
)
def test_a_page_tells_which_of_several_pictures_was_shown(page_claims, write, shown, expected):
    named = "Slug: room\nIllustration: {static}/a.png\nCover: {static}/b.png\n"
    text = POSTS["content/room.md"].replace("Slug: room\n", named)
    write("blog", {"content/room.md": text, "content/a.png": "a", "content/b.png": "b"})
    html = page("The room", ROOM).replace("<main>", f'<main style="background: url({shown})">')
    assert page_claims({"room.html": html})["room.md"] == expected
