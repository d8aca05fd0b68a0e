"""Calendars that an author has: a programme only where that is said, else a list, and nobody's private days."""

import pytest

from confarchive.curating import editions_told, load, write
from confarchive.model.meetings import read_file

DESCRIBED = "gala:\n  name: Gala\n  editions:\n    2018: {}\n"
WITH_DAYS = DESCRIBED.replace("{}", "{dates: 2018-05-05/2018-05-06}")


def event(name, start, end="", more=""):
    def when(key, said):
        return f"{key}{'' if 'T' in said else ';VALUE=DATE'}:{said}\n" if said else ""

    return f"BEGIN:VEVENT\nSUMMARY:{name}\n{when('DTSTART', start)}{when('DTEND', end)}{more}END:VEVENT\n"


def calendar(*events, name="", more=""):
    name = f"X-WR-CALNAME:{name}\n" if name else ""
    return f"BEGIN:VCALENDAR\n{name}{more}{''.join(events)}END:VCALENDAR\n"


def rooms(year=2018, day=5):
    """Return talks of one day, those of two rooms side by side."""
    return [
        event(
            f"Of bridge {room}{hour}",
            f"{year}05{day:02}T{hour}0000",
            f"{year}05{day:02}T{hour}4500",
            f"LOCATION:Room {room}\n",
        )
        for room in "AB"
        for hour in range(10, 15)
    ]


TALK = event("Of bridges", "20180505T100000", "20180505T110000")
OTHER_TALK = event("Of halls", "20180506T100000", "20180506T110000")
DENTIST = event("Dentist", "20180508T150000", "20180508T160000", "LOCATION:Main street 1\n")
WHOLE = event("Gala 2018", "20180505", "20180507")


@pytest.fixture
def read(archive, post, tmp_path):
    """Return a function that gives what there is of an archive after a calendar was read."""

    def written(text, described=DESCRIBED, named=("fosdem-2018",)):
        archive({"conferences.yml": described, "posts/a.md": post(conferences=list(named))})
        (tmp_path / "my.ics").write_text(text, "utf-8")
        file = read_file(tmp_path / "my.ics")
        proposals = list(editions_told(load(tmp_path), [file]))
        write(tmp_path, proposals)
        sources = load(tmp_path)
        known = {
            edition.slug: (str(edition.start), str(edition.end))
            for series in sources.conferences.series
            for edition in series.editions
            if edition.start
        }
        talks = {slug: [talk.title for talk in each] for slug, each in sources.programmes.items()}
        said = [each.message for each in file.problems] + [
            each.problem.message for each in proposals if each.change is None
        ]
        return known, talks, said

    return written


GALA = ("2018-05-05", "2018-05-06")


@pytest.mark.parametrize("name", ["", "Mira", "Mira 2018", "Calendar", "Conferences"])
def test_a_calendar_of_ones_own_is_a_list_of_conferences(read, name):
    known, talks, _ = read(calendar(WHOLE, DENTIST, name=name))
    assert (known, talks) == ({"gala-2018": GALA}, {})


@pytest.mark.parametrize("name", ["Mira", "Mira 2018"])
@pytest.mark.parametrize(
    "events",
    [
        [TALK, DENTIST],
        [event("Review", "20180203T100000", "20180203T130000"), event("Review", "20180303T100000", "20180303T130000")],
        [event("Trip to the sea", "20180505", "20180507"), DENTIST],
    ],
)  # fmt: skip
def test_what_is_no_conference_for_sure_is_told_and_not_written(read, name, events):
    known, talks, said = read(calendar(*events, name=name))
    assert (known, talks, len(said)) == ({}, {}, 1)


def test_a_calendar_in_parallel_rooms_with_its_year_is_a_programme_of_a_new_edition(read):
    known, talks, _ = read(calendar(*rooms(), name="Fair of Halls 2018"))
    assert known == {"fair-of-halls-2018": ("2018-05-05", "2018-05-05")}
    assert len(talks["fair-of-halls-2018"]) == 10


@pytest.mark.parametrize(
    ("events", "name"),
    [
        (rooms(), "Fair of Halls"),  # of no year: who knows
        (rooms()[:5], "Fair of Halls 2018"),  # one room
        (rooms() + rooms(day=25), "Fair of Halls 2018"),  # months
    ],
)
def test_what_is_no_programme_for_sure_is_none_of_a_new_edition(read, events, name):
    known, talks, said = read(calendar(*events, name=name))
    assert (known, talks, len(said)) == ({}, {}, 1)


def test_a_calendar_named_as_an_edition_that_is_known_is_its_programme(read):
    known, talks, said = read(calendar(TALK, OTHER_TALK, name="Gala 2018"))
    assert known == {"gala-2018": GALA}
    assert talks == {"gala-2018": ["Of bridges", "Of halls"]}
    assert said == []


@pytest.mark.parametrize(
    ("described", "more"),
    [(WITH_DAYS, []), (DESCRIBED, [WHOLE])],
)
def test_what_is_not_on_its_days_is_none_of_its_talks(read, described, more):
    known, talks, _ = read(calendar(TALK, DENTIST, OTHER_TALK, *more, name="Gala 2018"), described)
    assert known == {"gala-2018": GALA}
    assert talks == {"gala-2018": ["Of bridges", "Of halls"]}


def test_days_of_the_table_count_too(read):
    text = calendar(event("Of bridges", "20180203T100000", "20180203T110000"), DENTIST.replace("0508", "0208"), name="FOSDEM 2018")  # fmt: skip
    _, talks, _ = read(text)
    assert talks == {"fosdem-2018": ["Of bridges"]}


def test_whole_days_that_bear_its_name_are_its_days_and_no_talks(read):
    days = [event(f"Gala day {day - 4}", f"2018050{day}", f"2018050{day + 1}") for day in (5, 6, 7)]
    known, talks, _ = read(calendar(*days, TALK, OTHER_TALK, name="Gala 2018"))
    assert known == {"gala-2018": ("2018-05-05", "2018-05-07")}
    assert talks == {"gala-2018": ["Of bridges", "Of halls"]}


@pytest.mark.parametrize(
    "status", ["STATUS:CANCELLED\n", "CLASS:PRIVATE\n", "class:confidential\n"]
)
def test_what_is_cancelled_or_private_is_not_read(read, status):
    hidden = event("Dinner", "20180506T180000", "20180506T190000", status)
    known, talks, _ = read(calendar(TALK, hidden, name="Gala 2018"))
    assert (known, talks) == ({"gala-2018": ("2018-05-05", "2018-05-05")}, {"gala-2018": ["Of bridges"]})  # fmt: skip
    assert read(calendar(WHOLE.replace("END:", f"{status}END:")))[0] == {}


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("20180505T200000", "20180506T020000"),  # a party
        ("20180505T200000", "20180506T000000"),
        ("20180506T010000", "20180506T020000"),  # which begins at night
    ],
)
def test_a_night_is_of_the_day_before(read, start, end):
    known, _, _ = read(calendar(TALK, event("Party", start, end), name="Gala 2018"))
    assert known == {"gala-2018": ("2018-05-05", "2018-05-05")}


@pytest.mark.parametrize("end", ["20180507T000000", "20180506T233000", "20180507T020000"])
def test_an_end_at_midnight_is_of_the_day_that_ends(read, end):
    assert read(calendar(event("Gala 2018", "20180505T090000", end)))[0] == {"gala-2018": GALA}


def test_a_calendar_may_bear_its_name_as_rfc_7986_has_it(read):
    _, talks, _ = read(calendar(TALK, more="NAME:Gala 2018\n"))
    assert talks == {"gala-2018": ["Of bridges"]}


def test_of_times_in_utc_and_several_zones_nothing_is_taken(read):
    zones = "".join(
        f"BEGIN:VTIMEZONE\nTZID:{each}\nEND:VTIMEZONE\n" for each in ("Asia/Tokyo", "Europe/Rome")
    )
    early = event("Opening", "20180504T233000Z", "20180505T010000Z")
    known, talks, (said,) = read(calendar(early, name="Gala 2018", more=zones))
    assert (known, talks) == ({}, {})
    assert said.startswith("found times in UTC and the zones Asia/Tokyo, Europe/Rome, expected one")
    _, talks, _ = read(calendar(early, name="Gala 2018", more=f"X-WR-TIMEZONE:Asia/Tokyo\n{zones}"))
    assert talks == {"gala-2018": ["Opening"]}
