"""One blog in many shapes that mirrors have: each brings the same posts."""

import gzip
import re

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.published.storage import mirror as mirrors
from confarchive.importing.published.storage import packed_pages
from confarchive.model import frontmatter
from tests.importing.sources.pages.test_pages import mirror

HOST = "blog.example"
PICTURES = {"one.png": b"one", "two.png": b"two"}


def is_page(name):
    return name.endswith(".html")


def called(suffix):
    """Return the blog's pages with another *suffix*, which links to them have, too."""
    names = re.compile(r"""(?<!index)\.html(?=["'])""")
    return {
        re.sub(r"(?<!index)\.html\Z", suffix, name): names.sub(suffix, text)
        if isinstance(text, str)
        else text
        for name, text in mirror(**PICTURES).items()
    }


def packed(suffix=""):
    files = mirror(**PICTURES)
    return {
        f"{name}{suffix}" if is_page(name) else name: gzip.compress(text.encode())
        if is_page(name)
        else text
        for name, text in files.items()
    }


def in_bytes(codec):
    files = mirror(**PICTURES)
    return {name: text.encode(codec) if is_page(name) else text for name, text in files.items()}


def below(folder, **others):
    return {f"{folder}{name}": text for name, text in mirror(**PICTURES).items()} | others


def once_more():
    files = mirror(**PICTURES)
    return files | {f"{name}.1": text for name, text in files.items() if is_page(name)}


HTTRACK = {
    "index.html": '<a href="blog.example/index.html">Mirrored</a>',
    "hts-log.txt": "x",
    "fade.gif": "x",
}
SHAPES = {
    "with .htm": lambda: called(".htm"),
    "in upper case": lambda: called(".HTML"),
    "without a suffix": lambda: called(""),
    "with a dot and no suffix": lambda: called(".v1"),
    "of a program": lambda: called(".php"),
    "got once more": once_more,
    "packed": packed,
    "packed, and called so": lambda: packed(".gz"),
    "packed beside those that are not": lambda: packed(".gz") | mirror(**PICTURES),
    "in UTF-16": lambda: in_bytes("utf-16"),
    "in UTF-16 without a mark": lambda: in_bytes("utf-16-le"),
    "with a mark": lambda: in_bytes("utf-8-sig"),
    "below a host": lambda: below(f"{HOST}/"),
    "below a host with a port": lambda: below(f"{HOST}:8080/"),
    "below a folder of hosts": lambda: below(f"websites/{HOST}/"),
    "beside notes of a tool": lambda: below(f"{HOST}/", **HTTRACK),
    "below a folder with a note": lambda: below(f"mirror/{HOST}/", **{"README.txt": "Of 2015"}),
    "as the Internet Archive has it": lambda: below(
        f"web.archive.org/web/20190304050607/https:/{HOST}/"
    ),
}


def posts_of(site):
    found = {}
    for file in site.glob("posts/*/*.md"):
        post, _ = frontmatter.parse(file.read_text("utf-8"), file.relative_to(site).as_posix())
        body = re.sub(r"room\S*\.md", "room.md", post.body)
        body = re.sub(r"files/\S*?(\w+\.png)", r"files/\1", body)
        found[post.title] = (str(post.date), post.tags, post.category, post.authors, body)
    return found


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plain")
    for name, text in mirror(**PICTURES).items():
        file = folder / "blog" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    (folder / "site").mkdir()
    import_posts(folder / "blog", folder / "site", Options(jobs=1))
    return posts_of(folder / "site")


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_brings_the_same_posts(write, site, plain, shape):
    report = import_posts(write("A mirror v1.2 – 日本", SHAPES[shape]()), site, Options(jobs=1))
    assert report.program == "Published"
    assert posts_of(site) == plain
    assert {each.faithful for each in report.posts if each.post} == {True}
    assert not [each for each in report.problems if "other hosts" in each.message]


def test_pages_of_one_name_in_one_folder_are_posts_of_their_own(write, site):
    """As ``wget -nd`` calls what was index.html in each of several folders."""
    files, names = mirror(), iter(range(1, 9))
    flat = {
        f"index.html.{next(names)}" if name[:2] == "20" and "index" not in name else name: text
        for name, text in files.items()
    }
    import_posts(write("blog", flat), site, Options(jobs=1))
    assert len(posts_of(site)) == 6
    assert (site / "posts/2015/a-week-in-lisbon.md").is_file()


def test_what_is_packed_and_no_page_stays_packed():
    text = gzip.compress(b"<p>it</p>")
    assert packed_pages.unpacked(text, "trip.html") == b"<p>it</p>"
    for name, data in {
        "page.tar.gz": text,
        "a.html": gzip.compress(b"PK"),
        "b.html": text[:9],
        "c.svgz": text,
    }.items():
        assert packed_pages.unpacked(data, name) == data


def test_a_packed_page_that_is_longer_than_any_costs_itself_alone(write, site, plain):
    bomb = gzip.compress(b"<p>" + b"x" * 17_000_000)
    report = import_posts(write("blog", mirror(**{"2018/b.html": bomb})), site, Options(jobs=1))
    assert set(posts_of(site)) == set(plain)
    assert "2018/b.html" not in {each.source for each in report.posts if each.post}


@pytest.mark.parametrize(
    ("files", "root"),
    [
        (["3.11/a.html", "3.12/b.html", "x.txt"], ""),
        (["docs/3.11/a.html", "docs/3.12/b.html"], ""),
        (["a.example/a.html", "b.example/b.html", "b.example/c.html"], "b.example/"),
        (["x/a.example/a.html", "x/b.example/b.html", "x/b.example/c.html"], "x/b.example/"),
        (["a.html", "x/b.example/b.html"], ""),
        (["trip.html"], ""),
        ([], ""),
    ],
)
def test_the_folder_of_a_host(files, root):
    pages = mirrors.whole(Listed(files))
    assert set(pages.files.values()) == {name for name in files if name.startswith(root)}


class Listed:
    """Pages of which only the names are known."""

    damage = ""

    def __init__(self, names):
        self.names = names

    def addresses(self):
        return tuple(self.names)
