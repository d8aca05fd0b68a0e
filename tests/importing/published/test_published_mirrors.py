"""Mirrors of a blog: where its root lies in them, and what the Internet Archive put around its pages."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.published import matching
from confarchive.importing.published.storage import folder, mirror, wayback
from tests.importing.hall_blog import BOTH, CONF, PAGES, POSTS, TRIP, page


@pytest.fixture
def proofs(write, site):
    """Import the blog with these files of a mirror; return what proves each post."""

    def proofs(files):
        blog = write("blog", {"pelicanconf.py": CONF, **POSTS})
        given = write("mirror", files)
        report = import_posts(blog, site, Options(jobs=1, dry_run=True, published=given))
        return {each.source: each.proved_by for each in report.posts}

    return proofs


PROVED = {"trip.md": BOTH, "room.md": BOTH, "play.md": ("published",)}
ROOTS = {
    "the root itself": "",
    "as wget -r has it": "hall.example/",
    "a blog in a folder of its host": "hall.example/~jane/blog/",
    "as wayback_machine_downloader has it": "websites/hall.example/",
    "as wget has copies": "web.archive.org/web/20150304050607/https:/hall.example/",
}


@pytest.mark.parametrize("root", ROOTS.values(), ids=ROOTS)
def test_the_root_of_the_blog_is_found_in_a_mirror(proofs, root):
    other = {"hall.example/about.html": page("About", "<p>x</p>"), "other.example/trip.html": "x"}
    assert proofs({**other, **{f"{root}{name}": text for name, text in PAGES.items()}}) == PROVED


def test_links_that_wget_made_relative(proofs):
    pages = {
        name: text.replace("https://hall.example/hall.png", "hall.png").replace(
            "https://hall.example/", ""
        )
        for name, text in PAGES.items()
    }
    assert proofs({f"hall.example/{name}": text for name, text in pages.items()}) == PROVED


def copy(text, time="20150304050607"):
    """Return a page as the Wayback Machine serves its copy."""
    banner = (
        "<!-- BEGIN WAYBACK TOOLBAR INSERT -->\n<div id='wm-ipp-base'><p>We saw 12 captures of the trip, "
        "after a long way through the rain.</p></div>\n<!-- END WAYBACK TOOLBAR INSERT -->"
    )
    text = text.replace('="https://', f'="https://web.archive.org/web/{time}/https://')
    text = text.replace('src="https://web.archive.org/web/', 'src="/web/').replace(
        f'src="/web/{time}/', f'src="/web/{time}im_/'
    )
    head = '<script src="https://web.archive.org/_static/js/bundle-playback.js"></script>'
    return (
        text.replace("<head>", f"<head>{head}").replace("<body>", f"<body>{banner}")
        + "\n<!--\n FILE ARCHIVED ON 05:06:07 Mar 04, 2015 -->"
    )


def test_banner_and_addresses_of_the_internet_archive_are_taken_away(proofs):
    copies = {name: copy(text) for name, text in PAGES.items()}
    assert "/web/20150304050607im_/https://hall.example/hall.png" in copies["trip.html"]
    assert (
        proofs({f"websites/hall.example/{name}": text for name, text in copies.items()}) == PROVED
    )


def test_of_several_copies_the_latest_counts(proofs):
    old = page("The trip", TRIP.replace("long", "short"))
    files = {
        f"web/2016010101010{number}/http:/hall.example/{name}": copy(text)
        for number, (name, text) in enumerate(PAGES.items())
    }
    assert proofs({**files, "web/20140101010101/http:/hall.example/trip.html": copy(old)}) == PROVED


@pytest.mark.parametrize(
    ("copied", "original"),
    [
        (b'<a href="/web/2015/http://a.example/">', b'<a href="http://a.example/">'),
        (b"<a href=/web/2015/http://a.example/>", b"<a href=http://a.example/>"),
        (b"<img src='//web.archive.org/web/20150304050607im_/http://a.example/x.png'>", b"<img src='http://a.example/x.png'>"),
        (b'<img srcset="/web/2015im_/http://a.example/1 1x, /web/2015im_/http://a.example/2 2x">', b'<img srcset="http://a.example/1 1x, http://a.example/2 2x">'),
        (b"<style>a { background: url(/web/2015/http://a.example/x.png) }</style>", b"<style>a { background: url(http://a.example/x.png) }</style>"),
        (b'<a href="/web/2015/mailto:a@b.example">', b'<a href="mailto:a@b.example">'),
        (
            b'<a href="https://web.archive.org/web/2015/https://web.archive.org/web/2010/http://a.example/">',
            b'<a href="https://web.archive.org/web/2010/http://a.example/">',
        ),
        (b'<a href="/web/framework.html">', b'<a href="/web/framework.html">'),
    ],
)  # fmt: skip
def test_each_form_of_a_copys_address(copied, original):
    sign = b"<!-- FILE ARCHIVED ON 05:06:07 -->"
    assert wayback.restored(copied + sign) == original + sign
    assert wayback.restored(copied) == copied  # on a page that is no copy


def test_a_page_is_taken_before_the_same_with_a_query(write):
    files = {"trip.html": "a", "trip.html?share=1": "b", "trip.html?z": "c"}
    pages = folder.Folder(path=write("mirror", files), name="it")
    found = mirror.of(pages, {"trip.html"})
    assert found.read("trip.html") == b"a"
    with pytest.raises(FileNotFoundError):
        found.read("gone.html")
    assert matching.plain("/a%20b/?x#y") == "a b/"


def test_a_page_with_a_query_does_not_stand_for_the_one_without(proofs):
    other = page("The trip", TRIP.replace("long", "short"))
    assert proofs({**PAGES, "trip.html?share=1": other, "room.html?x": "Shared"}) == PROVED


def test_a_page_that_tells_no_url_as_its_own_costs_nothing(proofs):
    head = '<head><link rel="canonical" href="http://[oops/room.html">'
    moved = PAGES["room.html"].replace("<head>", head)
    assert moved != PAGES["room.html"]
    there = {name: text for name, text in PAGES.items() if name != "room.html"}
    assert proofs({**there, "moved/room.html": moved})["trip.md"] == BOTH


COPY = "https://web.archive.org/web/20150101000000/https://hall.example/a"


def test_addresses_of_copies_that_readers_read_stay():
    page = f'<!-- FILE ARCHIVED ON 1 --><a title="x > y" href="{COPY}">see {COPY}</a> <code>curl {COPY}</code>'
    own = "https://hall.example/a"
    expected = page.replace(f'href="{COPY}"', f'href="{own}"')
    assert wayback.restored(page.encode()).decode() == expected


@pytest.mark.parametrize(
    "page",
    [
        "<style>a {{ background: url({}) }}</style>",
        '<script type="application/ld+json">{{"url": "{}"}}</script>',
        "/* FILE ARCHIVED ON */ a {{ background: url({}) }}",
    ],
)
def test_addresses_that_browsers_read_are_restored(page):
    sign = "" if page.startswith("/*") else "<!-- FILE ARCHIVED ON 1 -->"
    own = "https://hall.example/a"
    restored = wayback.restored((sign + page.format(COPY)).encode()).decode()
    assert restored == sign + page.format(own)


@pytest.mark.parametrize(
    ("name", "is_host"),
    [("hall.example", True), ("index.php", False), ("journal.old", False), ("blog.bak", False)],
)
def test_a_folder_is_a_host_s_if_it_is_called_so(write, name, is_host):
    files = {f"{name}/{each}": text for each, text in PAGES.items()}
    pages = mirror.whole(folder.Folder(path=write("output", files), name="output"))
    assert set(pages.files) == (PAGES.keys() if is_host else files.keys())
