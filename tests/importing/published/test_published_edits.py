"""Posts that were edited after their pages were published: told by history, and by what differs."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.published.proving.edits import SourceEdit
from confarchive.importing.verify.difference import Difference
from confarchive.importing.verify.kinds import Facet
from tests.importing.hall_blog import BOTH, CONF, PAGES, POSTS, TRIP, page

LATER = POSTS["content/trip.md"].replace("a long way", "a very long road")


@pytest.fixture
def blog(write):
    return write("blog", {"pelicanconf.py": CONF, **POSTS})


def trip(blog, site, **options):
    report = import_posts(blog, site, Options(jobs=1, dry_run=True, **options))
    assert {each.proved_by for each in report.posts if each.source == "room.md"} == {BOTH}
    return next(each for each in report.posts if each.source == "trip.md")


def test_a_post_edited_after_its_page_was_committed_keeps_its_claim(blog, site, write, commit):
    write("blog/output", PAGES)
    commit(blog, "2015-03-01")
    write("blog", {"content/trip.md": LATER})
    commit(blog, "2015-04-01")
    post = trip(blog, site)
    assert (post.faithful, post.proved_by, post.page.cause) == (True, ("engine",), "edited since")
    assert post.doubts == ()


def test_an_edit_that_is_not_committed_yet_counts(blog, site, write, commit):
    write("blog/output", PAGES)
    commit(blog, "2015-03-01")
    write("blog", {"content/trip.md": LATER})
    assert trip(blog, site).page.cause == "edited since"


def test_an_edit_that_came_into_the_page_explains_nothing(blog, site, write, commit):
    commit(blog, "2015-03-01")
    write("blog", {"content/trip.md": LATER})
    write(
        "blog/output", {**PAGES, "trip.html": page("The trip", TRIP.replace("a long", "no long"))}
    )
    commit(blog, "2015-04-01")
    post = trip(blog, site)
    assert (post.faithful, post.page.cause) == (None, "not known")


def test_an_edit_of_something_else_explains_nothing(blog, site, write, commit):
    write("blog/output", {**PAGES, "trip.html": page("The trip", TRIP.replace("long", "short"))})
    commit(blog, "2015-03-01")
    write("blog", {"content/trip.md": POSTS["content/trip.md"].replace("halls", "rooms")})
    commit(blog, "2015-04-01")
    assert trip(blog, site).page.cause == "not known"


def test_a_branch_with_pages_has_a_history_of_its_own(blog, site, write, git, commit):
    write("blog", PAGES)
    commit(blog, "2015-03-01")
    git(blog, "branch", "gh-pages")
    for name in PAGES:
        (blog / name).unlink()
    commit(blog, "2015-03-02")
    write("blog", {"content/trip.md": LATER})
    commit(blog, "2015-04-01")
    post = trip(blog, site)
    assert (post.faithful, post.page.cause) == (True, "edited since")


@pytest.mark.parametrize("time", ["20150303", "20160101"])
def test_a_copy_of_the_internet_archive_tells_its_time(write, site, commit, time):
    blog = write("blog", {"pelicanconf.py": CONF, **POSTS})
    commit(blog, "2015-03-01")
    write("blog", {"content/trip.md": LATER})
    commit(blog, "2015-04-01")
    given = write(
        "mirror",
        {f"web/{time}050607/http:/hall.example/{name}": text for name, text in PAGES.items()},
    )
    assert trip(blog, site, published=given).page.cause == (
        "edited since" if time < "20150401" else "not known"
    )


def test_what_an_author_took_out_does_not_come_back_from_the_page(blog, site, write, commit):
    shown = "<p>On the stage stood the hall. Call 555 for the key.</p>"
    write("blog/output", {**PAGES, "play.html": page("The play", shown)})
    tagged = POSTS["content/play.md"].partition("On the")[0]
    write(
        "blog", {"content/play.md": f"{tagged}On the stage {{% stood %}}. Call 555 for the key.\n"}
    )
    commit(blog, "2015-03-01")
    assert "555" in play(blog, site)
    write("blog", {"content/play.md": f"{tagged}On the stage {{% stood %}}.\n"})
    commit(blog, "2015-04-01")
    assert "555" not in play(blog, site)


def play(blog, site):
    import_posts(blog, site, Options(jobs=1))
    return (site / "posts/2015/play.md").read_text("utf-8")


def test_without_a_history_nothing_tells_of_edits(blog, site, write):
    write("blog", {"content/trip.md": LATER})
    write("blog/output", PAGES)
    assert trip(blog, site).page.cause == "not known"


def difference(source, result):
    return Difference(facet=Facet.WORDS, source=source, result=result)


def test_an_edit_explains_what_went_and_what_came_and_no_more():
    edit = SourceEdit(removed=frozenset({"long", "way"}), added=frozenset({"very", "road"}))
    assert edit.explains([difference("a long way through", "a very road through")])
    assert edit.explains([difference("a long way", ""), difference("", "very")]) is False
    assert edit.explains([difference("long way", ""), difference("", "very")])
    assert not edit.explains([difference("a short way", "a very road")])
    assert not edit.explains([difference("a long way", "a very street")])
    assert not edit.explains([difference("road", "road")])
