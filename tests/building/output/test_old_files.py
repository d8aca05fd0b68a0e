"""Pictures and other files of a site that the archive replaces."""

from urllib.parse import unquote

import pytest

from tests.building.documents.test_old_sites import ONE, TABLE, TRIP, led
from tests.building.sites import PICTURE, post, wait

FILES = {
    "files/images/x.svg": PICTURE.format("x"),
    "files/slides/a b.pdf": b"%PDF",
    "files/film.webm": b"film",
    "files/unused.svg": PICTURE.format("unused"),
}
FILE_TABLE = TABLE + (
    "images/x.svg: files/images/x.svg\n"
    "a%20b.pdf: files/slides/a b.pdf\n"
    "film.webm: files/film.webm\n"
    "unused.svg: files/unused.svg\n"
    "https://slides.example/x: files/slides/a b.pdf\n"
)
X, PDF, FILM = "images/x.svg", "slides/a%20b.pdf", "film.webm"
SHOWN = {
    "![x](https://old.example/images/x.svg)": X,
    '![x](https://old.example/images/x.svg){width="2px"}': X,
    '<img alt="" src="//old.example/images/x.svg?size=2">': X,
    "<p>\n<IMG SRC=https://www.old.example/images/x.svg>\n</p>": X,
    "```{figure} https://old.example/images/x.svg\nx\n```": X,
    "[slides](https://old.example/a%20b.pdf)": PDF,
    "[slides](<https://old.example/a b.pdf>)": PDF,
    "[slides](https://slides.example/x)": PDF,
    '<video src="https://old.example/film.webm"></video>': FILM,
    '<video><source src="https://old.example/film.webm"></video>': FILM,
}


def file_site(body, **status):
    return {
        "redirects.yml": FILE_TABLE,
        "posts/2013/trip.md": TRIP,
        "posts/2015/one.md": post("One", body, **status),
    } | FILES


@pytest.mark.parametrize(("builder", "way"), [("html", "../../"), ("dirhtml", "../../../")])
@pytest.mark.parametrize("body", SHOWN)
def test_files_of_the_old_site_come_from_here(build, body, builder, way):
    built = build(file_site(body), builder)
    page = built.page(ONE if builder == "html" else "posts/2015/one/index.html")
    (element,) = page.xpath("//*[@data-archive]")
    behind = "?size=2" if "?size=2" in body else ""
    assert element.get("data-archive") == f"{way}files/{SHOWN[body]}{behind}"
    assert (element.get("href") or element.get("src")).partition("//")[2]
    copies = [name for name in built.files() if name.startswith("files/")]
    assert copies == [f"files/{unquote(SHOWN[body])}"]
    assert built.files()[copies[0]] == as_bytes(FILES[copies[0]])


def as_bytes(content):
    return content.encode() if isinstance(content, str) else content


def test_feeds_show_the_archives_pictures(build):
    body = '![x](https://old.example/images/x.svg) <img srcset="//old.example/images/x.svg 2x">'
    text = build(file_site(body), blog_feed_fulltext=True).text("blog/atom.xml")
    assert text.count("https://archive.example/files/images/x.svg") == 2
    assert "old.example" not in text


def test_a_file_that_only_a_draft_shows_is_not_copied(site, tmp_path):
    body = "![x](https://old.example/images/x.svg)"
    here = site(file_site(body))
    assert here.build().has("files/images/x.svg")
    wait()
    here.write({"posts/2015/one.md": post("One", body, status="draft")})
    built = here.build()
    assert not built.has("files")
    assert built.files() == here.copy(tmp_path).build().files()


def test_another_content_of_a_file_is_copied(site, tmp_path):
    here = site(file_site("![x](https://old.example/images/x.svg)"))
    here.build()
    wait()
    here.write({"files/images/x.svg": PICTURE.format("other")})
    built = here.build()
    assert "other" in built.text("files/images/x.svg")
    assert built.files() == here.copy(tmp_path).build().files()
    here.write({"files/images/x.svg": None})
    built = here.build(warnings=True)
    assert not built.has("files")
    assert (
        "redirects.yml:4: WARNING: images/x.svg: there is no file 'files/images/x.svg'"
        in (built.warnings[0])
    )


@pytest.mark.parametrize(
    "target",
    ["files/../posts/2015/one.md", "posts/2015/one.md", "files", "files/", "files//film.webm"],
)
def test_only_files_in_their_folder_are_led_to(build, target):
    table = f"{TABLE}x.md: {target}\n"
    built = build(
        file_site("[x](https://old.example/x.md)") | {"redirects.yml": table}, warnings=True
    )
    assert led(built) == [("https://old.example/x.md", None)]
    assert "[confarchive.dead-link]" in built.warnings[0]
    assert not built.has("files")
