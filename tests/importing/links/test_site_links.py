"""Links that spell out the blog's SITEURL: they stay, and the archive knows what they lead to."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.last_report import FOLDER
from confarchive.importing.writing.write import Writer
from confarchive.model import frontmatter
from confarchive.model.files import yaml_text
from confarchive.model.problems import ProblemKind

CONF = "SITEURL = 'https://example.org/blog'\n"
UNUSUAL = (
    "ARTICLE_URL = 'p/{slug}'\nARTICLE_SAVE_AS = 'posts/{slug}.html'\n"
    "TAG_URL = 't/{slug}'\nTAG_SAVE_AS = 'tags/{slug}.html'\nYEAR_ARCHIVE_SAVE_AS = 'y/{date:%Y}.html'\n"
)
FILES = "EXTRA_PATH_METADATA = {'extra/favicon.ico': {'path': 'favicon.ico'}}\nSTATIC_PATHS = ['images']\n"
ATTACHED = "ARTICLE_URL = 'p/{slug}/'\nARTICLE_SAVE_AS = 'p/{slug}/index.html'\n"


@pytest.mark.parametrize(
    ("url", "conf", "entry"),
    [
        # what posts' headers and the tables of lists say already
        ("https://example.org/blog/mine.html", "", None),
        ("http://www.example.org/blog/mine.html?x=1&amp;y=2#part", "", None),
        ("//EXAMPLE.org/blog/mine", "", None),
        ("https://example.org/blog//mine.html", "", None),
        ("https://example.org/blog", "", None),
        ("https://example.org/blog/index.html", "", None),
        ("https://example.org/blog/tag/big-data.html", "", None),
        ("https://example.org/blog/archives.html", "", None),
        ("https://example.org/blog/tags/big-data.html", UNUSUAL, None),
        ("https://example.org/blog/y/2015.html", UNUSUAL, None),
        ("https://example.org/blog/2015/02/mine/", "ARTICLE_SAVE_AS = '{date:%Y}/02/{slug}/index.html'\n", None),
        ("https://example.org/blog/drafts/draft.html", "", None),
        # what they do not say
        ("https://example.org/blog/2015/03/mine/", "", ("2015/03/mine/", "posts/2015/mine")),
        ("http://example.org/blog/old%20form/mine.html#x", "", ("old%20form/mine.html", "posts/2015/mine")),
        ("https://example.org/blog/été/mine?a", "", ("été/mine", "posts/2015/mine")),
        ("https://example.org/blog/about/", "", ("about/", "pages/about")),
        ("https://example.org/blog/a:b/mine/", "", ("https://example.org/blog/a:b/mine/", "posts/2015/mine")),
        ("https://example.org/blog/p/mine", UNUSUAL, ("p/mine", "posts/2015/mine")),
        ("https://example.org/blog/t/big-data", UNUSUAL, ("t/big-data", "_tags/big-data")),
        ("https://example.org/blog/2015/my post.md", "", ("2015/my%20post.md", "posts/2015/mine")),
        ("https://example.org/blog/old/draft/", "", None),  # no reader sees it
        # files
        ("https://example.org/blog/images/x.png", "", ("images/x.png", "files/images/x.png")),
        ("https://example.org/blog/images/x.png?v=2", "", ("images/x.png", "files/images/x.png")),
        ("https://example.org/blog/images/a%20b%20(1)%23.png", "", ("images/a%20b%20%281%29%23.png", "files/images/a b (1)#.png")),
        ("https://example.org/blog/images/%C3%A9t%C3%A9.png", "", ("images/été.png", "files/images/été.png")),
        ("https://example.org/blog/favicon.ico", FILES, ("favicon.ico", "files/extra/favicon.ico")),
        ("https://example.org/blog/p/trip/hall.jpg", ATTACHED, ("p/trip/hall.jpg", "files/2015/hall.jpg")),
    ],
)  # fmt: skip
def test_links_stay_and_the_archive_is_told_what_it_does_not_know(resolve, url, conf, entry):
    found, resolver = resolve(url, conf=CONF + conf, convert_site_links=False)
    assert found == url
    assert resolver.staying == {url}
    assert resolver.redirects == dict([entry] if entry else [])
    assert not resolver.dead
    assert len(resolver.files) == (bool(entry) and entry[1].startswith("files/"))


@pytest.mark.parametrize(
    ("siteurl", "url", "dead"),
    [
        ("https://example.org", "https://example.org/gone.html", True),
        ("https://example.org", "//www.example.org/images/gone.png", True),
        ("https://example.org", "https://example.org/feeds/all.atom.xml", True),
        ("https://example.org", "https://example.org/?p=12", False),
        ("https://example.org", "https://blog.example.org/gone.html", False),
        ("https://example.org/blog", "https://example.org/gone.html", False),
        ("http://localhost:8000", "http://localhost:8000/admin/", False),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/", False),
        ("/blog", "https://blog/gone.html", False),
    ],
)
def test_what_is_not_in_the_blog_is_told(resolve, siteurl, url, dead):
    found, resolver = resolve(url, conf=f"SITEURL = {siteurl!r}", convert_site_links=False)
    assert found == url
    assert list(resolver.dead) == ([url] if dead else [])
    assert not resolver.staying
    assert not resolver.redirects


# -- whole imports

LINKS = (
    "[a](https://example.org/2015/02/next/) [b](https://example.org/gone.html)\n"
    "![c](https://example.org/images/map.png) <https://example.org/>\n"
)
BLOG = {
    "pelicanconf.py": "PATH = 'content'\nSITENAME = 'Trips'\nSITEURL = 'https://example.org'\n",
    "content/trip.md": f"Title: A trip\nDate: 2015-02-03\nSlug: trip\n\n{LINKS}",
    "content/next.md": "Title: Next\nDate: 2015-03-01\nSlug: next\n\n[x](https://example.org/old/trip/)\n",
    "content/images/map.png": b"map",
}
TABLE = {
    "2015/02/next/": "posts/2015/next",
    "https://example.org/": "index",
    "images/map.png": "files/images/map.png",
    "old/trip/": "posts/2015/trip",
}


def table(site):
    entries = yaml_text.read((site / "redirects.yml").read_text(encoding="utf-8"))
    return {
        address: entry.value for address, entry in entries.items() if entry.value in TABLE.values()
    }


def tree(folder):
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path: path.read_bytes() for path in files if FOLDER not in path.parts}


def test_the_archive_knows_the_old_site(write, site):
    blog = write("blog", BLOG)
    report = import_posts(blog, site)
    assert table(site) == TABLE
    assert (site / "files/images/map.png").read_bytes() == b"map"
    assert LINKS in (site / "posts/2015/trip.md").read_text(encoding="utf-8")
    (problem,) = (each for each in report.problems if each.kind is ProblemKind.DEAD_LINK)
    assert (problem.path, problem.line) == ("trip.md", 5)
    assert "https://example.org/gone.html" in problem.message
    assert report.counts["site_links"] == 4
    before = tree(site)
    import_posts(blog, site)
    assert tree(site) == before


def test_the_same_bytes_after_an_import_that_broke_off(write, site, tmp_path, monkeypatch):
    blog, whole = write("blog", BLOG), tmp_path / "whole"
    whole.mkdir()
    import_posts(blog, whole)
    write_post = Writer.post

    def fail_at_the_second(writer, post):
        if "trip" in post.path:
            raise OSError("no space left")
        write_post(writer, post)

    monkeypatch.setattr(Writer, "post", fail_at_the_second)
    with pytest.raises(OSError, match="no space"):
        import_posts(blog, site)
    monkeypatch.undo()
    import_posts(blog, site)
    assert table(site) == TABLE
    assert [*tree(site).values()][1:] == [*tree(whole).values()]  # conf.py comes first


def test_with_links_converted_the_site_is_known_too(write, site):
    import_posts(write("blog", BLOG), site, Options(convert_site_links=True))
    assert table(site) == {"https://example.org/": "index"}


@pytest.mark.parametrize(
    ("conf", "published", "expected"),
    [
        ("SITEURL = 'http://Example.org/blog/'", "", ["http://Example.org/blog/"]),
        ("SITEURL = '//example.org'", "", ["https://example.org/"]),
        ("SITEURL = 'http://localhost:8000'", "SITEURL = 'https://example.org'", ["https://example.org/"]),
        ("SITEURL = 'http://www.example.org'", "SITEURL = 'https://example.org'", ["http://www.example.org/"]),
        ("SITEURL = 'https://dev.example.org'", "SITEURL = 'https://example.org'", ["https://dev.example.org/", "https://example.org/"]),
        ("SITEURL = ''", "", []),
        ("SITEURL = '/blog'", "", []),
        ("SITEURL = 'example.org'", "", []),
        ("SITEURL = 'http://localhost'", "", []),
        ("SITEURL = 'http://[::1]:8000'", "", []),
    ],
)  # fmt: skip
def test_the_addresses_that_readers_know(write, site, conf, published, expected):
    files = {
        "pelicanconf.py": f"PATH = 'content'\n{conf}\n",
        "content/a.md": "Title: A\nDate: 2015-01-01\n\nA.\n",
    }
    blog = write("blog", files | ({"publishconf.py": published} if published else {}))
    import_posts(blog, site)
    assert [address for address, page in table(site).items() if page == "index"] == expected


@pytest.mark.parametrize(
    ("status", "home"),
    [("published", "pages/start"), ("draft", "index"), ("hidden", "pages/start")],
)
def test_a_page_of_the_blog_may_have_been_its_home_page(write, site, status, home):
    start = f"Title: Start\nStatus: {status}\nSlug: start\nSave_as: index.html\nURL:\n\nHello.\n"
    import_posts(write("blog", BLOG | {"content/pages/start.md": start}), site)
    entries = yaml_text.read((site / "redirects.yml").read_text(encoding="utf-8"))
    assert entries["https://example.org/"].value == home


def test_of_two_blogs_each_address_leads_to_its_own(write, site):
    names = ("one", "two")
    for name in names:
        conf = f"PATH = 'content'\nSITENAME = '{name}'\nSITEURL = 'https://{name}.example'\n"
        links = f"[x](https://{name}.example/pages/about.html) ![x](https://{name}.example/x.png)"
        post = f"Title: {name}\nDate: 2015-01-01\nSlug: {name}\n\n{links}\n"
        files = {"content/post.md": post, "content/x.png": name}
        about = {"content/pages/about.md": f"Title: About {name}\nSlug: about\n\nUs.\n"}
        import_posts(write(name, {"pelicanconf.py": conf} | files | about), site)
    entries = yaml_text.read((site / "redirects.yml").read_text(encoding="utf-8"))
    about, *_ = [name for name in entries if "about" in name]
    assert {about: entries[about].value} == {
        "https://two.example/pages/about.html": "pages/about-2"
    }
    pictures = {name: entry.value for name, entry in entries.items() if "x.png" in name}
    assert pictures == {
        "x.png": "files/x.png",
        "https://two.example/x.png": "files/two/x.png",
    }


def test_a_picture_that_a_header_names_is_the_archives(write, site):
    text = "Title: A\nDate: 2015-01-01\nSlug: a\nCover: https://example.org/images/map.png\n\nA.\n"
    import_posts(write("blog", BLOG | {"content/a.md": text}), site)
    text = (site / "posts/2015/a.md").read_text(encoding="utf-8")
    post, _ = frontmatter.parse(text, "posts/2015/a.md")
    assert post.cover == "../../files/images/map.png"
    assert not post.extra


def test_a_table_that_cannot_be_read_is_told(write, site):
    (site / "redirects.yml").write_text("a: b: c", encoding="utf-8")
    report = import_posts(write("blog", BLOG), site)
    (problem,) = (each for each in report.problems if each.kind is ProblemKind.UNREADABLE)
    assert (problem.path, problem.line) == ("redirects.yml", 1)
    assert (site / "redirects.yml").read_text(encoding="utf-8") == "a: b: c"
