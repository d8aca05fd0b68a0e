"""Answers of a server that send readers on, and those that a crawler did not keep twice."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.published.storage.web_archive import open_archive
from tests.importing.hall_blog import BOTH, CONF, PAGES, POSTS
from tests.importing.web_archives import record

pytest.importorskip("warcio")
HALL = "https://hall.example/"
EARLY, LATE = "2015-03-04T05:06:07Z", "2016-03-04T05:06:07Z"


def ok(name, text, day=EARLY, *more):
    return record(HALL + name, day, b"HTTP/1.1 200 OK\r\n\r\n" + text.encode(), *more)


def moved(name, location, status="301 Moved Permanently", day=LATE):
    told = f"Location: {location}\r\n" if location else ""
    return record(HALL + name, day, f"HTTP/1.1 {status}\r\n{told}\r\n".encode())


def again(name, *more, day=LATE):
    return record(HALL + name, day, b"", *more, kind="revisit")


def opened(write, *records):
    return open_archive(write("given", {"x.warc.gz": b"".join(records)}) / "x.warc.gz", "x")


def shown(archive):
    return {each.partition("/")[2]: archive.read(each).decode() for each in archive.addresses()}


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See", "307 There", "308 There"])
@pytest.mark.parametrize("location", ["/trip.html", "trip.html", "https://hall.example/trip.html"])
def test_an_answer_that_sends_readers_on_is_a_page_that_does(write, status, location):
    found = shown(opened(write, ok("trip.html", "x"), moved("old.html", location, status)))
    assert 'http-equiv="refresh"' in found["old.html"]
    assert 'url=/trip.html"' in found["old.html"]
    assert found["trip.html"] == "x"


def test_what_an_address_says_is_written_as_text(write):
    found = shown(opened(write, moved("old.html", '/a"><script>.html')))
    assert "<script>" not in found["old.html"]


# The address, not the record, names the case: a compressed record holds the time that it was made.
@pytest.mark.parametrize(
    "location",
    ["https://new.example/", "http://hall.example/trip.html", "", "mailto:me@hall.example"],
)
def test_a_page_that_was_kept_goes_before_where_its_address_led_later(write, location):
    sent_on = moved("trip.html", location)
    for records in ([ok("trip.html", "x"), sent_on], [sent_on, ok("trip.html", "x")]):
        found = opened(write, *records)
        assert shown(found) == {"trip.html": "x"}
        assert not found.damage


@pytest.mark.parametrize("location", ["", "mailto:me@hall.example", "http://hall.example/a.html"])
def test_an_address_that_leads_nowhere_else_is_no_page(write, location):
    assert "a.html" not in shown(opened(write, ok("b.html", "x"), moved("a.html", location)))


SHA = "WARC-Payload-Digest: sha1:ABC"
OF_TRIP = f"WARC-Refers-To-Target-URI: {HALL}trip.html"


@pytest.mark.parametrize("told", [(SHA,), (OF_TRIP,), (SHA, OF_TRIP)])
def test_what_was_answered_once_more_is_what_was_answered(write, told):
    found = opened(write, again("copy.html", *told), ok("trip.html", "x", EARLY, SHA))
    assert shown(found) == {"copy.html": "x", "trip.html": "x"}
    assert found.times(["hall.example/copy.html"]) == {"hall.example/copy.html": 1457067967}


def test_what_was_answered_once_more_after_something_else_is_the_latest(write):
    found = opened(
        write,
        ok("trip.html", "first", "2014-03-04T05:06:07Z", SHA),
        ok("trip.html", "second", EARLY, "WARC-Payload-Digest: sha1:DEF"),
        again("trip.html", SHA),
    )
    assert shown(found) == {"trip.html": "first"}


def test_what_repeats_an_answer_that_is_not_there_is_told(write):
    found = opened(write, ok("room.html", "x", EARLY, SHA), again("trip.html"))
    assert shown(found) == {"room.html": "x"}
    assert found.damage.startswith("the record at byte ")
    assert "repeats what is not in the file, hall.example/trip.html" in found.damage


def test_an_address_from_which_readers_were_sent_on_leads_to_the_post(write, site):
    records = [ok(name, text) for name, text in PAGES.items()]
    archive = b"".join([*records, moved("2015/trip/", "/trip.html")])
    blog = write("given", {"x.warc.gz": archive}) / "x.warc.gz"
    report = import_posts(blog, site, Options(jobs=1))
    (post,) = [each.post for each in report.posts if each.source == "trip.html"]
    assert "2015/trip/index" in (site / post).read_text()


def test_a_page_that_sends_its_readers_on_proves_nothing_and_the_one_behind_it_does(write, site):
    away = '<html><head><meta http-equiv="refresh" content="0; url=/new/trip.html"></head></html>'
    pages = {**PAGES, "trip.html": away, "new/trip.html": PAGES["trip.html"]}
    blog = write("blog", {"pelicanconf.py": CONF, **POSTS})
    given = write("mirror", pages)
    report = import_posts(blog, site, Options(jobs=1, dry_run=True, published=given))
    (trip,) = [each for each in report.posts if each.source == "trip.md"]
    assert (trip.proved_by, trip.page.address) == (BOTH, "new/trip.html")
