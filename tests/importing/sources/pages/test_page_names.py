"""Pages whose files do not end in .html: those that a query asked for, and what programs answered."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.published.storage.mirror import Mirror
from confarchive.importing.sources.pages import page_names
from tests.importing.blogs_of_pages import POSTS, SITE, page
from tests.importing.sources.pages.test_pages import imported, mirror

NUMBERS = {post.address: number for number, post in enumerate(POSTS, 3)}


def asked(text, form):
    """Return *text* with each post's address as a number that a query asks for, in a *form* such as ``/?p={}``."""
    for address, number in NUMBERS.items():
        text = text.replace(f"{SITE}/{address}", f"{SITE}/?p={number}")
        text = text.replace(f'"/{address}"', f'"{form.format(number)}"')
    return text.replace('"room.html"', f'"{form.format(NUMBERS[POSTS[1].address])}"')


FORMS = {
    "as wget has it": ("index.html?p={}", "/?p={}"),
    "as wget has it with suffixes": ("index.html?p={}.html", "/?p={}"),
    "as wget has it with converted links": ("index.html?p={}.html", "index.html%3Fp={}.html"),
    "as wget for Windows has it": ("index.html@p={}.html", "/?p={}"),
    "coded": ("index.html%3Fp={}", f"{SITE}/?p={{}}"),
    "without a file's name": ("?p={}", "?p={}"),
}


def asking(form):
    file, link = FORMS[form]
    files = mirror(**{"one.png": b"one", "two.png": b"two"})
    posts = {file.format(NUMBERS[post.address]): files.pop(post.address) for post in POSTS}
    lists = {
        "index.html?paged=2": files["index.html"],
        "index.html?tag=python": files["index.html"],
    }
    both = {**files, **posts, **lists}
    return {n: asked(t, link) if isinstance(t, str) else t for n, t in both.items()}


@pytest.mark.parametrize("form", FORMS)
def test_posts_that_a_query_asks_for_are_read_with_their_addresses(write, site, form):
    report = import_posts(write("blog", asking(form)), site, Options(jobs=1))
    found = {each.source: each for each in report.posts if each.post}
    assert set(found) == {f"index.html?p={number}.html" for number in NUMBERS.values()}
    assert {each.addresses for each in found.values()} == {(f"?p={n}",) for n in NUMBERS.values()}
    assert {each.faithful for each in found.values()} == {True}
    post = imported(site, "a-week-in-lisbon", 2015)
    assert "(the-room-who-was-there.md)" in post.body
    assert post.redirect == ("old/lisbon",)
    told = [each.message for each in report.problems if "query" in each.message]
    assert len(told) == 1
    assert told[0].startswith("6 posts had an address with a query, such as ?p=")


def test_the_same_page_with_a_query_comes_once(write, site):
    files = mirror()
    for post in POSTS:
        text = files[post.address]
        bare = text.replace(f'<link rel="canonical" href="{SITE}/{post.address}">', "")
        files |= {f"{post.address}?share=1": text, f"index.html?p={NUMBERS[post.address]}": text}
        files |= {f"{post.address}?replytocom=7.html": bare + "<!-- Reply -->"}
    report = import_posts(write("blog", files), site, Options(jobs=1))
    assert {each.source for each in report.posts if each.post} == {each.address for each in POSTS}


def test_what_a_program_answered_is_read_at_its_address(write, site):
    files = mirror()
    files["2018/long.php"] = files.pop("2018/long.html").replace("2018/long.html", "2018/long.php")
    report = import_posts(write("blog", files), site, Options(jobs=1))
    found = {each.source: each.addresses for each in report.posts}
    assert found["2018/long.php.html"] == ("2018/long.php",)
    assert imported(site, "long", 2018).redirect == ()


@pytest.mark.parametrize(
    ("file", "name", "address", "stem"),
    [
        ("trip.html", "trip.html", "trip.html", "trip"),
        ("blog/trip/index.html", "blog/trip/index.html", "blog/trip/index.html", "blog/trip"),
        ("index.html?p=1", "index.html?p=1.html", "?p=1", ""),
        ("blog/?p=1", "blog/index.html?p=1.html", "blog/?p=1", "blog"),
        ("blog/@p=1.html", "blog/index.html?p=1.html", "blog/?p=1", "blog"),
        ("a.htm@x=1&y=2", "a.htm?x=1&y=2.html", "a.htm?x=1&y=2", "a"),
        ("index.php?id=3.html", "index.php?id=3.html", "index.php?id=3", ""),
        ("me@home=1", "me@home=1", "me@home=1", "me@home=1"),
        ("trip.php", "trip.php.html", "trip.php", "trip"),
        ("trip.aspx.html", "trip.aspx.html", "trip.aspx", "trip"),
        ("trip", "trip", "trip", "trip"),
    ],
)  # fmt: skip
def test_names_and_addresses(file, name, address, stem):
    pages = Mirror(pages=Named(file), files={file: file})
    assert page_names.named(pages) == {name: file}
    assert page_names.address_of(name) == address
    assert page_names.stem(name) == stem


class Named:
    """Pages of which one is there."""

    def __init__(self, name):
        self.name = name

    def read(self, address):
        assert address == self.name
        return b"<html><body>it"


def test_what_is_no_page_keeps_its_name(write, site):
    pictures = dict.fromkeys(
        ("one.png?w=100", "two?w=100", "three@w=100", "four%3Fw=1"), b"picture"
    )
    links = "".join(f'<img src="/{each.replace("?", "%3F")}">' for each in pictures)
    files = mirror(**pictures)
    files["2018/long.html"] = page(POSTS[5], POSTS, 1).replace("<p>Par", f"<p>{links}Par", 1)
    import_posts(write("blog", files), site, Options(jobs=1))
    copied = {each.name for each in (site / "files").iterdir()}
    assert (
        len(copied & {"one.png-w-100", "two-w-100", "three@w=100", "one.png?w=100", "two?w=100"})
        >= 3
    )


@pytest.mark.parametrize("suffix", ["-old", "~2", "_2019-03-01", "-copy"])
def test_what_somebody_put_aside_is_no_page(write, site, suffix):
    files = mirror()
    files[f"2018/aside.html{suffix}"] = files["2018/long.html"].replace("Long", "Aside")
    report = import_posts(write("blog", files), site, Options(jobs=1))
    assert {each.source for each in report.posts if each.post} == {each.address for each in POSTS}
