"""What a site shows of links that were checked."""

import os
import socket

from confarchive.model.files import link_file
from confarchive.model.files.link_file import CheckedLink, Found
from tests.building import exported
from tests.building.sites import CONF, SiteFolder, post
from tests.link_checking.test_links import linking

GONE, BACK = "https://gone.example/a?b=1&c", "https://back.example/"
COPY = "https://web.archive.org/web/20120304000000/https://gone.example/a"
ROWS = [
    CheckedLink(address=GONE, found=Found.DEAD, why="404", since="2020-02-03", checked="2020-03-01", copy=COPY),
    CheckedLink(address=BACK, found=Found.FAILING, why="500", since="2020-03-01", checked="2020-03-01"),
]  # fmt: skip
SETTINGS = f"{CONF}archive_scorecard = True\narchive_data = True\n"
FILES = {
    "conf.py": SETTINGS,
    "posts/a.md": linking([f"{GONE}#part", BACK]),
    "posts/b.md": post("B", f'<p><a href="{GONE.replace("&", "&amp;")}">raw</a></p>', date="2013-03-04"),
    "posts/c.md": linking([BACK], date="2014-03-04"),
}  # fmt: skip


def rows_of(site, links):
    link_file.write(site.source, links)


def test_readers_see_a_mark_and_the_copy_and_no_build_opens_a_connection(tmp_path, monkeypatch):
    site = SiteFolder.of(tmp_path, FILES)
    rows_of(site, ROWS)
    opened = tmp_path / "opened"

    def note(*where, **_more):
        with opened.open("a") as file:  # builds have processes of their own
            file.write(f"{os.getpid()} {where}\n")

    monkeypatch.setattr(socket.socket, "connect", note)
    monkeypatch.setattr(socket, "getaddrinfo", note)
    built = site.build()
    assert not opened.exists()
    note()
    assert opened.exists()
    for name in ("a", "b"):
        page = built.page(f"posts/{name}.html")
        (marked,) = page.xpath("//a[@data-dead]")
        assert (marked.get("href").partition("#")[0], marked.get("data-dead")) == (
            GONE,
            "3 February 2020",
        )
        assert marked.xpath("string()") in {"x", "raw"}  # the author's words, as they are
        (section,) = page.xpath("//section[@aria-labelledby='archive-dead']")
        assert section.xpath(".//a/@href") == [COPY]
        assert section.xpath(".//a/@aria-label") == [f"A copy of {GONE}"]
        assert not section.xpath("ancestor::*[@itemprop='articleBody']")
    assert "answers no more" not in built.main("posts/c.html")
    rows = exported.of_json(built.output / "data")["links"]
    assert [(row["post"], row["dead"], row["copy"]) for row in rows] == [
        ("posts/c", 0, None), ("posts/b", 1, COPY), ("posts/a", 1, COPY), ("posts/a", 0, None),
    ]  # fmt: skip
    (section,) = built.page("scorecard.html").xpath("//section[@aria-labelledby='links-answer']")
    cells = [
        row.xpath("string(th)") + " ".join(row.xpath("td/text()"))
        for row in section.xpath(".//tbody/tr")
    ]
    assert cells == ["20120 1 0", "20130 1 0", "20140 0 1"]
    assert not built.has(link_file.FILE)


def test_a_check_changes_the_pages_that_tell_of_it(tmp_path):
    site = SiteFolder.of(tmp_path, FILES)
    first = site.build()
    assert not first.page("scorecard.html").xpath("//section[@aria-labelledby='links-answer']")
    rows_of(site, ROWS)
    again = site.build()
    assert "Link that answers no more" in again.main("posts/a.html")
    assert again.written >= {"posts/a", "posts/b"}
    assert "posts/c" not in again.written
    site.write({"posts/c.md": linking([GONE], date="2014-03-04")})
    edited = site.build()
    assert edited.files() == site.copy(tmp_path / "clean").build().files()


def test_a_build_tells_of_a_file_that_cannot_be(tmp_path):
    files = {"posts/a.md": post("A"), link_file.FILE: "address,found\nx,dead\n"}
    site = SiteFolder.of(tmp_path, files)
    for _ in range(2):
        (said,) = site.build(warnings=True).warnings
        assert "links.csv:2: WARNING: not understood" in said
