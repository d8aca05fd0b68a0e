"""Published pages in WARC and WACZ files."""

import gzip as gz
import sys

import pytest

from confarchive.importing import NothingToImportError, Options, import_posts
from confarchive.importing.published import storage as package
from confarchive.importing.published.storage import web_archive
from confarchive.model.problems import ProblemKind
from tests.importing.hall_blog import BOTH, CONF, PAGES, POSTS, TRIP, page
from tests.importing.web_archives import DAY, answers, members, texts, wacz, warc

PROVED = {"trip.md": BOTH, "room.md": BOTH, "play.md": ("published",)}


@pytest.fixture
def proofs(report):
    def proofs(name, data):
        return {each.source: each.proved_by for each in report(name, data).posts}

    return proofs


@pytest.fixture
def report(write, site):
    def report(name, data):
        blog = write("blog", {"pelicanconf.py": CONF, **POSTS})
        given = write("given", {name: data}) / name
        return import_posts(blog, site, Options(jobs=1, dry_run=True, published=given))

    return report


@pytest.mark.parametrize("gzip", [True, False])
def test_a_warc_file(proofs, gzip):
    name = "blog.warc.gz" if gzip else "blog.warc"
    assert proofs(name, warc(answers(), gzip=gzip)) == PROVED


def test_a_wacz_file_with_several_of_them(proofs):
    one, *rest = answers()
    assert proofs("blog.wacz", wacz(warc([one]), warc(rest))) == PROVED


def test_only_what_was_answered_counts_and_of_that_the_latest(proofs):
    url = "https://hall.example/trip.html"
    old = (url, page("The trip", TRIP.replace("long", "short")), "200 OK", "2014-01-01T00:00:00Z")
    gone = (url, page("Gone", "<p>Gone</p>"), "404 Not Found", "2016-01-01T00:00:00Z")
    assert proofs("blog.warc", warc([*answers(), old, gone], gzip=False)) == PROVED


def test_addresses_times_and_bounds(write, monkeypatch):
    urls = {
        "https://hall.example": "a",
        "https://hall.example/b/": "bb",
        "https://hall.example/c?d=1": "c",
    }
    data = warc([(url, text, "200 OK", DAY) for url, text in urls.items()])
    path = write("given", {"x.warc.gz": data}) / "x.warc.gz"
    pages = web_archive.open_archive(path, "it")
    first = "hall.example/index.html"
    assert pages.addresses() == ("hall.example/b/index.html", "hall.example/c?d=1", first)
    assert (pages.read(first), pages.times([first, "gone"])) == (b"a", {first: 1425445567})
    with pytest.raises(FileNotFoundError):
        pages.read("gone")
    monkeypatch.setattr("confarchive.importing.published.storage.pages.LONGEST", 1)
    assert pages.read(first) == b"a"
    with pytest.raises(OSError, match="more than 1 bytes"):
        pages.read("hall.example/b/index.html")


@pytest.mark.parametrize("name", ["blog.warc", "blog.warc.gz", "blog.wacz"])
def test_what_is_no_web_archive_is_told(proofs, name):
    pytest.importorskip("warcio")
    with pytest.raises(NothingToImportError, match=rf"{name}: cannot be read as a web archive"):
        proofs(name, "no archive")


@pytest.fixture
def opened(opened_archive):
    return opened_archive


def without(*names):
    return {name: text for name, text in PAGES.items() if name not in names}


def test_damage_is_told(report):
    data = b"".join(members())
    found = report("blog.warc.gz", data[:-60])
    assert {each.source: each.proved_by for each in found.posts} == PROVED
    (said,) = [each for each in found.problems if each.path.startswith("the file ")]
    assert said.kind is ProblemKind.UNREADABLE
    assert said.message.startswith("the record at byte ")


DAMAGED = {
    "no address": (b"WARC-Target-URI", b"WARC-Target-URL", "its WARC-Target-URI is None; expected"),
    "no web address": (b"https://hall", b"mailto:hall", "its WARC-Target-URI is 'mailto:hall.ex"),
    "no time": (b"WARC-Date", b"WARC-Dote", "its WARC-Date is None; expected one such as 2015-"),
    "a bad time": (
        b"04T05",
        b"04Txx",
        "its WARC-Date is '2015-03-04Txx:06:07Z'; expected one such",
    ),
}


@pytest.mark.parametrize("what", DAMAGED)
def test_a_damaged_record_costs_one_message_and_itself(opened, what):
    old, new, message = DAMAGED[what]
    found = opened("blog.warc", warc(answers(), gzip=False).replace(old, new, 1))
    assert texts(found) == without("trip.html")
    assert found.damage.startswith(f"the record at byte 0 is left out: {message}")


def lying(member, old, new):
    """Return a gzip *member* in which something else stands."""
    text = gz.decompress(member)
    assert old in text
    return gz.compress(text.replace(old, new, 1))


def with_length(member, change):
    """Return a gzip *member* whose record names another length."""
    line = next(
        each for each in gz.decompress(member).split(b"\r\n") if each.startswith(b"Content-Length")
    )
    length = int(line.split()[1])
    return lying(member, line, b"Content-Length: %d" % change(length))


HURT = {
    "cut in its text": lambda member: gz.compress(gz.decompress(member)[:-300]),
    "cut in its headers": lambda member: gz.compress(gz.decompress(member)[:100]),
    "too long a length": lambda member: with_length(member, lambda length: length + 10_000),
    "a length without end": lambda member: with_length(member, lambda _: 10**18),
    "too short a length": lambda member: with_length(member, lambda length: length - 40),
    "far too short a length": lambda member: with_length(member, lambda length: length // 2),
    "a length below nothing": lambda member: with_length(member, lambda _: -5),
    "no length": lambda member: lying(member, b"Content-Length", b"Content-Lxngth"),
    "no record": lambda _: gz.compress(b"nothing\r\n\r\nof a record\r\n"),
    "a header that is too long": lambda member: lying(member, b"WARC-Date", b"X: " + b"x" * 10**6),
    "too many headers": lambda member: lying(
        member, b"WARC-Date", b"X: y\r\n" * 10**5 + b"WARC-Date"
    ),
}


@pytest.mark.parametrize("hurt", HURT.values(), ids=HURT)
@pytest.mark.parametrize("which", [0, 1, 3])
def test_a_record_that_lies_costs_one_message_and_itself(opened, capfd, hurt, which):
    found = members()
    found[which] = hurt(found[which])
    pages = opened("blog.warc.gz", b"".join(found))
    assert texts(pages) == without(list(PAGES)[which])
    start = sum(map(len, found[:which]))
    assert pages.damage.startswith(f"the record at byte {start} is left out: ")
    assert "in all" not in pages.damage
    assert len(pages.damage.splitlines()) == 1
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("cut", [10, 200, -40])
@pytest.mark.parametrize("name", ["blog.warc", "blog.warc.gz", "blog.wacz"])
def test_of_a_file_that_is_cut_short_what_is_whole_is_read(opened, capfd, name, cut):
    whole = [warc([each], gzip=name != "blog.warc") for each in answers()]
    data = b"".join((*whole[:-1], whole[-1][:cut]))
    pages = opened(name, wacz(data) if name == "blog.wacz" else data)
    assert texts(pages) == without("index.html")
    assert pages.damage.startswith("the record at byte ")
    assert capfd.readouterr() == ("", "")


def test_several_damaged_records_are_counted(opened):
    one, two, three, four = members()
    cut = [gz.compress(gz.decompress(each)[:-9], mtime=0) for each in (one, three)]
    assert opened("blog.warc.gz", cut[0] + two + cut[1] + four).damage.endswith("; 2 in all")


def test_a_member_that_does_not_end_takes_along_what_follows(opened):
    one, two, *others = members()
    pages = opened("blog.warc.gz", b"".join((one, two[:-300], *others)))
    assert texts(pages) == without("room.html", "play.html", "index.html")
    assert pages.damage.endswith("; what follows is not read")


def test_of_several_damaged_records_the_last_may_take_along_what_follows(opened):
    one, two, three, four = members()
    ended = gz.compress(gz.decompress(two)[:-9], mtime=0)
    pages = opened("blog.warc.gz", b"".join((one, ended, three[:-300], four)))
    assert pages.damage.endswith("; 2 in all; what follows is not read")


def test_one_gzip_stream_is_told_how_to_mend(opened):
    data = gz.compress(warc(answers(), gzip=False))
    assert "run warcio recompress on it" in opened("blog.warc.gz", data).damage


def test_without_warcio_the_message_says_what_to_install(proofs, monkeypatch):
    data = warc(answers(), gzip=False)
    monkeypatch.delitem(sys.modules, f"{package.__name__}.warc_records", raising=False)
    monkeypatch.delattr(package, "warc_records", raising=False)
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    with pytest.raises(NothingToImportError, match=r"warcio is not installed; run: pip install"):
        proofs("blog.warc", data)


def test_another_file_is_none(proofs):
    with pytest.raises(
        NothingToImportError, match=r"expected that of the blog's published pages, or a"
    ):
        proofs("blog.zip", "x")
