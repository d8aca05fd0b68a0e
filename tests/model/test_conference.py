"""conferences.yml: read, checked, completed by what posts name."""

from __future__ import annotations

from datetime import date

import pytest

from confarchive.model.conference import Conferences, Edition, Series, read

FOSDEM = """\
fosdem:
  name: FOSDEM
  url: https://fosdem.org/
  aliases: [FOSDEM]
  editions:
    2016: {dates: 2016-01-30/2016-01-31, city: Brussels, country: BE}
    2015: {dates: 2015-01-31/2015-02-01, city: Brussels, country: BE, venue: ULB Solbosch}
    2021: {dates: 2021-02-06, online: yes}
"""


def test_a_series_and_its_editions_oldest_first():
    conferences, problems = read(FOSDEM)
    assert problems == ()
    (series,) = conferences.series
    assert (series.name, series.url, series.aliases) == (
        "FOSDEM",
        "https://fosdem.org/",
        ("FOSDEM",),
    )
    assert [edition.key for edition in series.editions] == ["2015", "2016", "2021"]
    first, *_, last = series.editions
    assert (first.name, first.slug, first.year) == ("FOSDEM 2015", "fosdem-2015", 2015)
    assert (first.start, first.end) == (date(2015, 1, 31), date(2015, 2, 1))
    assert (last.start, last.end, last.online) == (date(2021, 2, 6), date(2021, 2, 6), True)


def test_posts_name_a_series_or_an_edition():
    conferences, _ = read(FOSDEM)
    assert isinstance(conferences.find("fosdem"), Series)
    assert isinstance(conferences.find("fosdem-2015"), Edition)
    assert conferences.find("fosdem-2014") is None
    assert conferences.nearest("fosdm-2015") == "fosdem-2015"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("- a\n", 1, "expected keys with values"),
        ("fosdem: x\n", 1, "expected keys such as name and editions"),
        ("a:\n  name: A\nb:\n  nam: B\n", 3, "unknown key 'nam'; did you mean 'name'?"),
        ("a:\n  url: x\n", 1, "no name"),
        ("a:\n  name: [A]\n", 1, "name: found ['A'], expected text"),
        ("a:\n  name: A\n  aliases: B\n", 1, "aliases: found 'B', expected a list"),
        ("a:\n  name: A\n  editions: [2015]\n", 1, "expected years with facts"),
        ("a:\n  name: A\n  editions: {2015: {dates: soon}}\n", 1, "2015: dates: found 'soon'"),
        ("a:\n  name: A\n  editions: {2015: {dates: 2015-02-01/2015-01-31}}\n", 1, "2015: dates:"),
        ("a:\n  name: A\n  editions: {2015: {town: B}}\n", 1, "2015: unknown key 'town'"),
        ("a:\n  name: A\n  editions: {2015: {city: [B]}}\n", 1, "2015: city: found ['B']"),
        ("A b:\n  name: A\n", 1, "expected a name of letters, digits and hyphens"),
        ("a: {name: A}\na: {name: B}\n", 2, "'a' stands here twice"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, line, message):
    _, problems = read(text)
    assert any(problem.line == line and message in problem.message for problem in problems), (
        problems
    )


def test_what_no_file_describes_is_added():
    described, _ = read(FOSDEM)
    completed = described.completed({"fosdem-2010", "fosdem", "pycon-us-2014", "europython"})
    assert [series.slug for series in completed.series] == ["europython", "fosdem", "pycon-us"]
    assert completed.find("fosdem-2010") == Edition(
        series="fosdem", key="2010", name="FOSDEM 2010", described=False
    )
    assert completed.find("pycon-us-2014").name == "Pycon Us 2014"
    assert not completed.find("pycon-us").described


def test_an_empty_file_describes_nothing():
    assert read("") == (Conferences(), ())
