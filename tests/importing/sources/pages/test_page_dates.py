"""Dates of posts are read as pages of blogs write them."""

from datetime import date

import pytest

from confarchive.importing.sources.pages import dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015-02-03", date(2015, 2, 3)),
        ("2015-02-03 00:00:00+00:00", date(2015, 2, 3)),
        ("Posted on Tue 03 February 2015 in Trips", date(2015, 2, 3)),
        ("February 3rd, 2015", date(2015, 2, 3)),
        ("Sept. 3, 2015", date(2015, 9, 3)),
        ("3. März 2015", date(2015, 3, 3)),
        ("3 de febrero de 2015", date(2015, 2, 3)),
        ("2015年2月3日", date(2015, 2, 3)),
        ("03.02.2015", date(2015, 2, 3)),
        ("03/25/15", date(2015, 3, 25)),
        ("Tue, 03 Feb 2015 24:04:44 +0800", date(2015, 2, 3)),
        ("Tue, 03 Feb 2015 10:00:00 +9900", date(2015, 2, 3)),
        ("Tue, 30 Feb 2015 10:00:00 GMT", None),
        ("Tue, 99 Foo 2015 10:00:00 GMT", None),
        ("2015-02-03T10:00:00+99:00", date(2015, 2, 3)),
        ("2015-02-03T25:00:00", date(2015, 2, 3)),
        ("version 1.2.2015.4", None),
        ("in 2015", None),
    ],
)
def test_dates_are_read_as_pages_write_them(text, expected):
    assert dates.read(text, ("de", "es")) == expected


def test_a_time_comes_with_its_offset():
    assert str(dates.read("2017-07-05T12:00:00+02:00")) == "2017-07-05 12:00:00+02:00"
    assert str(dates.read("Tue, 03 Feb 2015 10:00:00 EST")) == "2015-02-03 10:00:00-05:00"
    assert str(dates.read("Tue, 03 Feb 2015 10:00:00 CET")) == "2015-02-03 10:00:00"
    assert str(dates.read("Thu, 05 Apr 2012 15:00:00 GMT")) == "2012-04-05 15:00:00+00:00"
