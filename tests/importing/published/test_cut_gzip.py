"""Pages packed by gzip in several members, or cut: all of a page is there, or it is none."""

import gzip
from dataclasses import replace

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.published.extraction.frame import frame_of
from confarchive.importing.published.storage import packed_pages
from confarchive.importing.published.storage.folder import Folder
from tests.importing.sources.pages.test_pages_of_themes import blog, plain

PAGE = b"<p>" + b"".join(b"word%d " % n for n in range(9_000))


def test_all_members_are_one_page():
    members = [gzip.compress(PAGE[at : at + 20_000]) for at in range(0, len(PAGE), 20_000)]
    assert packed_pages.unpacked(b"".join(members), "a.html") == PAGE
    assert packed_pages.unpacked(b"".join(members) + b"\0\0", "a.html") == PAGE


@pytest.mark.parametrize("end", [-1, -9, 4_000])
def test_a_cut_page_is_told(end):
    packed = gzip.compress(PAGE)[:end]
    with pytest.raises(OSError, match="cut"):
        packed_pages.unpacked(packed, "a.html")
    with pytest.raises(OSError, match="cut"):
        packed_pages.unpacked(gzip.compress(PAGE) + gzip.compress(PAGE)[:end], "a.html")


@pytest.mark.parametrize("members", [[b"<p>"] * 101, [b"<p>" * 3_000_000] * 2])
def test_members_are_bounded(members):
    with pytest.raises(OSError, match="more than"):
        packed_pages.unpacked(b"".join(map(gzip.compress, members)), "a.html")


def test_a_page_that_cannot_be_cleaned_costs_no_frame(write):
    files = blog(plain)
    broken = {"tower.html": b"\x1f\x8b<p>a</p>b<noscript>y</noscript>\1z"}
    pages = Folder(path=write("output", files | broken), name="output")
    whole, also = frame_of(pages, sorted(files)), frame_of(pages, [*sorted(files), "tower.html"])
    assert replace(also, addresses=whole.addresses) == whole


def test_nor_the_post_that_stands_on_it(write, site):
    text = "<p>The tower is old.<!-- y -->\1 It has <noscript>y</noscript>\2seven floors and a bell.</p>"
    files = blog(plain, **{"tower.html": plain("tower", "Tower", "2015-03-01", text)})
    report = import_posts(write("blog", files), site, Options(jobs=1, program="pages"))
    assert "tower.html" in {each.source for each in report.posts if each.post}
    body = (site / "posts/2015/tower.md").read_text("utf-8")
    assert "The tower is old. It has seven floors and a bell." in body
