"""Texts that are taken from published pages, where a source cannot give what readers saw."""

import pytest

from confarchive.importing import Options, import_posts, summary
from confarchive.model import frontmatter
from tests.importing.hall_blog import CONF, PAGES, POSTS, TRIP, page

PLAY = (
    "<p>On the stage stood <strong>the hall</strong>, drawn in chalk, and all who had come looked at it "
    'for long. <a href="https://hall.example/room.html">The room</a> came next.</p>'
    '<p><img alt="A plot" src="https://hall.example/plots/hall%20plot.png"></p>'
    '<p><img alt="The hall" src="https://hall.example/hall.png"></p><pre>In [2]: door.open()</pre>'
)
SOURCE = (
    "Title: The play\nDate: 2015-02-05\nSlug: play\n\n"
    "On the stage stood {% draw the hall %} and all who had come looked at it for long.\n"
)


@pytest.fixture
def blog(write):
    posts = {**POSTS, "content/play.md": SOURCE}
    write(
        "blog/output", {**PAGES, "play.html": page("The play", PLAY), "plots/hall plot.png": "plot"}
    )
    return write("blog", {"pelicanconf.py": CONF, **posts})


def imported(blog, site, name="play", **options):
    report = import_posts(blog, site, Options(jobs=1, **options))
    post, _ = frontmatter.parse(
        (site / f"posts/2015/{name}.md").read_text("utf-8"), f"posts/2015/{name}.md"
    )
    return next(each for each in report.posts if each.source == f"{name}.md"), post, report


def test_what_a_plugin_made_is_taken_from_the_page(blog, site):
    told, post, report = imported(blog, site)
    assert post.body.strip() == (
        "On the stage stood **the hall**, drawn in chalk, and all who had come looked at it for long. "
        "[The room](room.md) came next.\n\n"
        "![A plot](../../files/published/plots/hall%20plot.png)\n\n"
        "![The hall](../../files/hall.png)\n\n"
        "```\nIn [2]: door.open()\n```"
    )
    assert (told.faithful, told.proved_by, told.from_page) == (True, ("published",), True)
    assert (site / "files/published/plots/hall plot.png").read_bytes() == b"plot"
    assert (site / "files/hall.png").read_bytes() == b"picture"
    assert any("1 text taken from there" in line for line in summary.told(report))


@pytest.mark.parametrize("secret", [".env", "plots/.htpasswd", ".well-known/key.txt"])
def test_files_of_the_server_do_not_come_along(blog, site, write, secret):
    shown = PLAY.replace("/plots/hall%20plot.png", f"/{secret}")
    write("blog/output", {secret: "PASSWORD=1", "play.html": page("The play", shown)})
    _, post, report = imported(blog, site)
    assert "door.open()" in post.body
    assert not (site / "files/published").exists()
    assert any(secret in each.message for each in report.problems)


def test_its_header_says_so_and_keeps_the_rest_of_its_own(blog, site):
    _, post, _ = imported(blog, site)
    assert (post.title, str(post.date), post.source.path) == ("The play", "2015-02-05", "play.md")
    assert "\n  from: page\n" in (site / "posts/2015/play.md").read_text("utf-8")
    again = import_posts(blog, site, Options(jobs=1))
    assert {each.outcome for each in again.posts} == {"unchanged"}


def test_all_other_posts_keep_their_authors_text(blog, site, write):
    write("blog/output", {"trip.html": page("The trip", TRIP.replace("long", "short"))})
    told, post, _ = imported(blog, site, "trip")
    assert "a long way" in post.body
    assert (told.from_page, told.faithful, post.source.origin) == (False, None, "")


def test_without_pages_the_tag_stays(blog, site):
    told, post, _ = imported(blog, site, look_for_published=False)
    assert "{% draw the hall %}" in post.body
    assert (told.from_page, told.faithful) == (False, None)


def test_a_page_of_another_text_gives_none(blog, site, write):
    sold = (
        "<p>This name is for sale; whoever wants to have it may write to the one who sells it.</p>"
    )
    write("blog/output", {"play.html": page("Sold", sold)})
    told, post, _ = imported(blog, site)
    assert "{% draw the hall %}" in post.body
    assert (told.from_page, told.faithful) == (False, None)


def test_a_notebook_that_is_gone_is_taken_whole(blog, site, write):
    write(
        "blog", {"content/play.md": SOURCE.partition("On the")[0] + "{% notebook play.ipynb %}\n"}
    )
    told, post, _ = imported(blog, site)
    assert "drawn in chalk" in post.body
    assert "notebook" not in post.body
    assert (told.from_page, told.faithful) == (True, True)


def test_a_picture_that_is_nowhere_is_no_proof(blog, site):
    (blog / "output/plots/hall plot.png").unlink()
    told, post, _ = imported(blog, site)
    assert "drawn in chalk" in post.body
    assert (told.from_page, told.proved_by, told.missing_pictures) == (True, (), 1)
    assert told.faithful is not True


@pytest.mark.parametrize(
    "url", ["../secret.png", "/../secret.png", "plots/out.png", "%2e%2e/secret.png"]
)
def test_no_file_outside_of_the_pages_comes_along(blog, site, write, url):
    write("", {"secret.png": "secret"})
    write("blog", {"secret.png": "secret"})
    (blog / "output/plots/out.png").symlink_to("../../../secret.png")
    write(
        "blog/output",
        {
            "play.html": page(
                "The play", PLAY.replace("https://hall.example/plots/hall%20plot.png", url)
            )
        },
    )
    imported(blog, site)
    assert not [file for file in site.rglob("*.png") if file.read_bytes() == b"secret"]


def test_scripts_of_the_text_stay_those_of_the_theme_and_of_links_do_not(blog, site, write):
    inside = (
        '<script>draw()</script><p>Then it <a href="javascript:x()">went</a> on for a while.</p>'
    )
    theme = "</article><script>theme()</script>"
    for name, text in {**PAGES, "play.html": page("The play", PLAY + inside)}.items():
        write("blog/output", {name: text.replace("</article>", theme)})
    _, post, _ = imported(blog, site)
    assert "<script>draw()</script>" in post.body
    assert not any(sign in post.body for sign in ("theme()", "javascript:"))


NO_INDEX = "<meta name=robots content=noindex>"
SECRET = PLAY.replace("drawn in chalk", "which is a secret")
NOT_TO_BE_FOUND = {
    "below a folder of drafts": {"drafts/play.html": page("The play", SECRET), "play.html": None},
    "a preview": {
        "preview/1.html": page("The play", SECRET).replace("<head>", f"<head>{NO_INDEX}"),
        "play.html": None,
    },
    "its own": {"play.html": page("The play", SECRET).replace("<head>", f"<head>{NO_INDEX}")},
}


@pytest.mark.parametrize("what", NOT_TO_BE_FOUND)
def test_no_text_is_taken_from_a_page_that_was_not_meant_to_be_found(blog, site, write, what):
    for name, text in NOT_TO_BE_FOUND[what].items():
        if text is None:
            (blog / "output" / name).unlink()
        else:
            write("blog/output", {name: text})
    told, post, _ = imported(blog, site)
    assert "secret" not in post.body
    assert not told.from_page
    assert told.faithful is None
