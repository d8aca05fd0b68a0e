"""Days in all the forms that a grammar of them has: what is read is generated, what is none stands one by one."""

import re
from datetime import date, timedelta
from itertools import product

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from confarchive.model.dates.date_ranges import LONGEST, find
from confarchive.model.dates.date_tokens import LANGUAGES
from tests.growth import LINEAR, growth

RANGES = [
    (date(2018, 5, 3), date(2018, 5, 5)),
    (date(2018, 8, 30), date(2018, 9, 2)),
    (date(2019, 12, 30), date(2020, 1, 2)),
    (date(2019, 12, 27), date(2019, 12, 29)),
]
TO = ["-", " - ", "–", " – ", " to ", " through ", " until ", " to the ", " bis ", " au "]
YEARS = ["both", "last", "none"]
ORDINALS = {1: "st", 2: "nd", 3: "rd", 22: "nd", 23: "rd"}


def ordinal(number):
    return f"{number}{ORDINALS.get(number, 'th')}"


MONTH_FIRST = {
    "May 3, 2018": lambda day: (f"{day:%B} {day.day}", f", {day.year}"),
    "May 3 2018": lambda day: (f"{day:%B} {day.day}", f" {day.year}"),
    "May 3rd, 2018": lambda day: (f"{day:%B} {ordinal(day.day)}", f", {day.year}"),
    "Aug. 3, 2018": lambda day: (f"{day:%b}. {day.day}", f", {day.year}"),
    "Thursday, May 3, 2018": lambda day: (f"{day:%A}, {day:%B} {day.day}", f", {day.year}"),
}
DAY_FIRST = {
    "3 May 2018": lambda day: (f"{day.day} {day:%B}", f" {day.year}"),
    "3rd of May 2018": lambda day: (f"{ordinal(day.day)} of {day:%B}", f" {day.year}"),
    "3rd May, 2018": lambda day: (f"{ordinal(day.day)} {day:%B}", f", {day.year}"),
    "3. May 2018": lambda day: (f"{day.day}. {day:%b}", f" {day.year}"),
    "Thu 3 May 2018": lambda day: (f"{day:%a} {day.day} {day:%B}", f" {day.year}"),
}
NUMBERS = {"03.05.2018": "%d.%m.%Y", "3. 5. 2018": "{0.day}. {0.month}. {0.year}"}


def points():
    """Yield both days of each range in full, in each way to write them, with the year where the way has it."""
    ways = (MONTH_FIRST | DAY_FIRST).values()
    for way, days, to, years in product(ways, RANGES, TO, YEARS):
        (first, year), (last, last_year) = map(way, days)
        text = {
            "both": f"{first}{year}{to}{last}{last_year}",
            "last": f"{first}{to}{last}{last_year}",
            "none": f"{first}{to}{last}",
        }[years]
        yield text, days, years


def months_once():
    """Yield ranges within a month, the month named once."""
    for days, to, year in product(RANGES, TO, (True, False)):
        first, last = days
        if first.month != last.month:
            continue
        behind = f", {last.year}" if year else ""
        years = "last" if year else "none"
        for each in (
            f"{first:%B} {first.day}{to}{last.day}{behind}",
            f"{first:%B} {ordinal(first.day)}{to}{ordinal(last.day)}{behind}",
            f"{first.day}{to}{last.day} {first:%B}{behind}",
            f"{ordinal(first.day)}{to}{ordinal(last.day)} of {first:%B}{behind}",
            f"{first:%A} {first.day}{to}{last:%A} {last.day} {first:%B}{behind}",
        ):
            yield each, days, years


def lists():
    """Yield all days of each range, one by one."""
    for (first, last), ways, end, year in product(
        RANGES, (str, ordinal), (" and ", ", and ", " & ", " und "), (True, False)
    ):
        if first.month != last.month:
            continue
        every = [ways(day) for day in range(first.day, last.day + 1)]
        said = ", ".join(every[:-1]) + end + every[-1]
        behind = f" {last.year}" if year else ""
        for each in (f"{first:%B} {said}{behind}", f"{said} of {first:%B}{behind}"):
            yield each, (first, last), "last" if year else "none"


def numbers():
    """Yield days in numbers with dots, and as ISO 8601 has them."""
    for (first, last), to in product(RANGES, ("-", " - ", " – ", " bis ")):
        yield f"{first:%d.%m.%Y}{to}{last:%d.%m.%Y}", (first, last), "both"
        yield f"{first:%d.%m.}{to}{last:%d.%m.%Y}", (first, last), "last"
        if first.month == last.month:
            text = f"{first.day}.{to}{last:%d.%m.%Y}"
            yield text, (first, last), "last"
    for (first, last), to in product(RANGES, ("/", " to ", " - ")):
        yield f"{first}{to}{last}", (first, last), "both"


def read(text, days, years):
    """Tell whether the one thing that is read in *text* are these *days*, with or without their year."""
    found = list(find(text))
    first, last = days
    return (
        len(found) == 1
        and found[0].year == (0 if years == "none" else first.year)
        and found[0].dates(first.year) == (first, last)
    )


@pytest.mark.parametrize("forms", [points, months_once, lists, numbers])
@pytest.mark.parametrize("around", ["{}", "It is held from {} in Lisbon."])
def test_all_forms_are_read(forms, around):
    every = list(forms())
    assert len(every) > 40
    assert [text for text, *days in every if not read(around.format(text), *days)] == []


FORMS = [
    "{m} {d}{to}{n} {e}, {y}", "{m} {d}{to}{e}, {y}", "{d}{to}{e} {n} {y}", "{d}. {m}{to}{e}. {n} {y}", "{d}.{to}{e}. {n} {y}",
    "{m} {d}, {x}{to}the {e}th", "{m} {d}, {x}{to}{e}", "{m} {d}, {x}{to}{n} {e}, {y}", "{x}-{mm}-{dd}{to}{y}-{nn}-{ee}",
    "{x}-{mm}-{dd}{to}{ee}", "{x}-{mm}-{dd}/{ee}", "{mm}/{dd}/{x}{to}{nn}/{ee}/{y}", "{dd}/{mm}/{x}{to}{ee}/{nn}/{y}",
    "{dd}.{mm}.{x}{to}{ee}.{nn}.{y}", "{dd}.{mm}.{to}{ee}.{nn}.{y}", "{dd}.{to}{ee}.{nn}.{y}", "{d} de {m}{to}{e} de {n} de {y}",
    "de {d} a {e} de {n} de {y}", "{dd}/{mm}{to}{ee}/{nn}", "{mm}/{dd}{to}{ee}", "{m} {d}/{e}, {y}", "{d}/{e} {n} {y}",
]  # fmt: skip
ALL_TO = ["-", " - ", "–", " – ", " — ", " to ", " through ", " till ", " bis ", " bis zum ", " au ", " al ", " até ", " tot en met ",
          " t/m ", " do ", " по ", " til ", "..", " up to ", " & ", " and ", " und ", " / ", "/"]  # fmt: skip


@given(
    first=st.dates(date(1995, 1, 1), date(2035, 12, 31)),
    length=st.integers(1, LONGEST),
    written=st.tuples(
        st.sampled_from(FORMS),
        st.sampled_from(ALL_TO),
        st.sampled_from(["{}", "held {} in Lisbon", "({})", "von {} statt"]),
    ),
    language=st.sampled_from(LANGUAGES),
)
def test_of_two_days_both_are_read_or_none(first, length, written, language):
    """Held for any two days in any form and language: never one of the two, and no others."""
    form, to, around = written
    last = first + timedelta(days=length)
    if first.month != last.month and len(set(re.findall("{(?:m|mm|n|nn)}", form))) < len("mn"):
        return  # such as "May 30 - 2"
    parts = {"d": first.day, "e": last.day, "x": first.year, "y": last.year, "to": to}
    padded = {"dd": f"{first:%d}", "ee": f"{last:%d}", "mm": f"{first:%m}", "nn": f"{last:%m}"}
    named = (format_date(day, "MMMM", locale=language) for day in (first, last))
    months = [re.sub("^(?:de |d[’'])", "", name) for name in named]
    text = form.format(**parts, **padded, m=months[0], n=months[1])
    told = [each.dates(each.year or first.year) for each in find(around.format(text))]
    found = [days for days in told if days]
    assert found in ([], [(first, last)], [(first, first), (last, last)])


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("May 3rd, May 4th and May 5th 2018", (3, 5)),
        ("3 May, 4 May and 5 May 2018", (3, 5)),
        ("2018-05-09/17", (9, 17)),
        ("2018-05-09 – 17", (9, 17)),
        ("May 9, 2018 through the 17th", (9, 17)),
        ("05/09/2018 to 05/17/2018", (9, 17)),
        ("17/05/2018 - 20/05/2018", (17, 20)),
        ("9 a 17 de maio de 2018", (9, 17)),
        ("vom 9. bis zum 17. Mai 2018", (9, 17)),
        ("van 9 tot en met 17 mei 2018", (9, 17)),
        ("9–17 maja 2018", (9, 17)),
        ("od 9 do 17 maja 2018", (9, 17)),
        ("9.–17. května 2018", (9, 17)),
        ("с 9 по 17 мая 2018 года", (9, 17)),
        ("9.–17. toukokuuta 2018", (9, 17)),
        ("9-17 maj 2018", (9, 17)),
    ],
)
def test_days_of_a_range_in_other_forms(text, days):
    (found,) = find(f"It is held {text} there.")
    assert found.dates(2018) == tuple(date(2018, 5, day) for day in days)


@pytest.mark.parametrize(
    "text",
    [
        "May 3rd, May 10th and May 17th 2018",
        "03/05/2018 - 05/05/2018",
        "May 9, 2018 – 03/04/2018",
        "9 am to 11 am May 3",
    ],
)
def test_of_several_days_none_is_read_alone(text):
    assert list(find(text)) == []


def test_day_first_and_month_first_may_stand_together():
    (found,) = find("30 December 2019 to January 2, 2020")
    assert found.dates(2019) == (date(2019, 12, 30), date(2020, 1, 2))


@pytest.mark.parametrize("way", [*MONTH_FIRST.values(), *DAY_FIRST.values()])
def test_one_day_is_read_with_its_year_alone(way):
    day = date(2018, 5, 3)
    said, year = way(day)
    (found,) = find(f"{said}{year}")
    assert (found.first, found.last, found.year) == ((5, 3), (5, 3), 2018)
    assert list(find(said)) == []


@pytest.mark.parametrize("text", ["27.12.2019", "27/12/2019", "12/27/2019", "27. 12. 2019"])
def test_one_day_in_numbers(text):
    (found,) = find(f"am {text} in Bonn")
    assert (found.first, found.last, found.year) == ((12, 27), (12, 27), 2019)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("entre el 3 y el 5 de mayo de 2018", (date(2018, 5, 3), date(2018, 5, 5))),
        ("between May 3 and May 5, 2018", (date(2018, 5, 3), date(2018, 5, 5))),
        ("Freitag, 3. bis Sonntag, 5. Mai 2018", (date(2018, 5, 3), date(2018, 5, 5))),
        ("dal 3 al 5 maggio 2018", (date(2018, 5, 3), date(2018, 5, 5))),
        ("3, 4 en 5 mei 2018", (date(2018, 5, 3), date(2018, 5, 5))),
        ("du 30 décembre 2019 au 2 janvier 2020", (date(2019, 12, 30), date(2020, 1, 2))),
    ],
)
def test_other_languages(text, dates):
    assert dates in [each.dates(each.year) for each in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "3rd, 10th and 17th of May",  # a course, no conference
        "5 and 12 May",
        "24/7 May",
        "02/03/2018",  # which of them is the month?
        "version 3.5 May 2",
        "I may 3-4 times",
        "May 3-4:30",
        "3-4pm May",
        "May 3% - 5%",
        "1.2.3 to 1.2.4",
        "at 5, May came",
        "27.13.2019",
        "May 3,\n\n5 June",
    ],
)
def test_what_is_none(text):
    assert list(find(text)) == []


def test_years_that_do_not_fit_are_two_days():
    found = [(each.first, each.year) for each in find("May 3, 2016 - May 5, 2018")]
    assert found == [((5, 3), 2016), ((5, 5), 2018)]


def test_no_day_is_read_into_another_year():
    (found,) = find("December 30 - January 2")
    assert found.dates(2019) == (date(2019, 12, 30), date(2019, 12, 30) + timedelta(days=3))


@pytest.mark.parametrize("part", ["May 3, ", "3, 4, ", "3 to ", "May ", "between 3 and "])
def test_work_follows_the_text(part):
    assert growth(lambda number: list(find(part * number)), 60) < LINEAR
