"""Files that tell of meetings: what is read of each form, and what is told of a bad one."""

from datetime import date, datetime, timedelta

import pytest

from confarchive.model import meetings
from confarchive.model.meetings import ScheduledTalk, read_file
from tests.growth import LINEAR, growth


def programme(events="", *, conference="", days='<day index="1" date="2019-02-02">{}</day>'):
    inner = f'<room name="Hall">{events}</room>'
    return (
        "<schedule>\n<conference>\n<title>Gala 2019</title>\n<venue>Town Hall</venue>\n"
        f"<city>Porto</city>\n{conference}</conference>\n{days.format(inner)}\n</schedule>\n"
    )


EVENT = (
    '<event id="1"><start>10:30</start><duration>00:50</duration><room>Attic</room>'
    "<title>Of\n bridges</title><persons><person>Jane Doe</person><person>Bo</person></persons>"
    "<url>https://gala.example/1</url></event>"
)


@pytest.fixture
def told(tmp_path, monkeypatch):
    """Return a function that reads a file with this text."""
    monkeypatch.chdir(tmp_path)

    def read(text, name="file.txt"):
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_file((tmp_path / name).relative_to(tmp_path))

    return read


def problems(file):
    return [str(problem) for problem in file.problems]


def test_a_programme_in_xml_tells_of_a_meeting_and_its_talks(told):
    (meeting,) = told(programme(EVENT)).meetings
    assert (meeting.name, meeting.city, meeting.venue) == ("Gala 2019", "Porto", "Town Hall")
    assert (meeting.start, meeting.end, meeting.line) == (date(2019, 2, 2), date(2019, 2, 2), 2)
    assert meeting.is_programme
    assert meeting.talks == (
        ScheduledTalk(
            title="Of bridges",
            speakers=("Jane Doe", "Bo"),
            room="Attic",
            start=datetime(2019, 2, 2, 10, 30),
            length=timedelta(minutes=50),
            url="https://gala.example/1",
        ),
    )


def test_the_days_that_a_programme_names_go_before_those_that_it_has(told):
    text = programme(EVENT, conference="<start>2019-02-01</start><end>2019-02-03</end>")
    (meeting,) = told(text).meetings
    assert (meeting.start, meeting.end) == (date(2019, 2, 1), date(2019, 2, 3))


def test_what_is_held_after_midnight_is_the_next_days(told):
    late = "<event><start>01:00</start><title>Late</title></event>"
    text = programme(late, conference="<day_change>04:00</day_change>")
    assert told(text).meetings[0].talks[0].start == datetime(2019, 2, 3, 1, 0)
    assert told(programme(late)).meetings[0].talks[0].start == datetime(2019, 2, 2, 1, 0)


def test_a_talk_may_tell_its_moment_with_an_offset(told):
    event = "<event><date>2019-02-02T10:30:00+01:00</date><title>A</title></event>"
    start = told(programme(event)).meetings[0].talks[0].start
    assert start.isoformat() == "2019-02-02T10:30:00+01:00"


def test_addresses_that_run_something_are_none(told):
    event = "<event><title>A</title><url>javascript:alert(1)</url></event>"
    assert told(programme(event)).meetings[0].talks[0].url == ""


def test_a_country_may_be_a_name_or_a_code(told):
    for country in ("Portugal", "PT", "PRT", "portugal"):
        text = programme(conference=f"<country>{country}</country>\n")
        assert told(text).meetings[0].country == "PT"


DAYS = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n"
WHOLE = (
    "BEGIN:VEVENT\r\nSUMMARY:Gala 2019\r\nDTSTART;VALUE=DATE:20190202\r\n"
    "DTEND;VALUE=DATE:20190204\r\nLOCATION:Town Hall\\, Porto\\, Portugal\r\n"
    "GEO:41.15;-8.61\r\nURL:https://gala.example/\r\nEND:VEVENT\r\n"
)
HOUR = (
    "BEGIN:VEVENT\r\nSUMMARY:Of bridges\r\nDTSTART:20190202T103000Z\r\nDTEND:20190202T110000Z\r\n"
    'LOCATION:Attic\r\nATTENDEE;CN="Jane Doe":mailto:a@gala.example\r\nEND:VEVENT\r\n'
)


def test_events_of_whole_days_are_meetings(told):
    (meeting,) = told(DAYS.format(WHOLE)).meetings
    assert (meeting.name, meeting.line, meeting.is_programme) == ("Gala 2019", 3, False)
    assert (meeting.start, meeting.end) == (date(2019, 2, 2), date(2019, 2, 3))
    assert (meeting.venue, meeting.url) == ("Town Hall, Porto, Portugal", "https://gala.example/")
    assert meeting.coordinates == (41.15, -8.61)


def test_events_of_hours_are_a_programme(told):
    (meeting,) = told(DAYS.format(f"X-WR-CALNAME:Gala 2019\r\n{HOUR}")).meetings
    assert (meeting.name, meeting.start, meeting.end) == ("Gala 2019", *[date(2019, 2, 2)] * 2)
    (talk,) = meeting.talks
    assert (talk.title, talk.room, talk.speakers) == ("Of bridges", "Attic", ("Jane Doe",))
    assert talk.start.isoformat() == "2019-02-02T10:30:00+00:00"
    assert talk.length == timedelta(minutes=30)


def test_a_list_of_confs_tech(told):
    text = (
        '[\n  {"name": "Gala", "startDate": "2019-02-02", "endDate": "2019-02-03",\n'
        '   "city": "Portland, OR", "country": "U.S.A.", "url": "https://gala.example/"},\n'
        '  {"name": "Fair", "startDate": "2020-02-02", "city": "Online", "country": "Online"}\n]\n'
    )
    gala, fair = told(text).meetings
    assert (gala.city, gala.state, gala.country) == ("Portland", "OR", "US")
    assert (gala.start, gala.end, gala.line) == (date(2019, 2, 2), date(2019, 2, 3), 2)
    assert (fair.online, fair.city, fair.country, fair.line) == (True, "", "", 4)


def test_a_table_of_python_organizers(told):
    text = (
        "Subject,Start Date,End Date,Location,Country,Venue,Website URL\n"
        'Gala,2019-02-02,2019-02-03,"Porto, Portugal",PRT,"Town\nHall",https://gala.example/\n'
        'Fair,2019-03-02,,"Portland, Oregon, United States of America",,,\n'
    )
    gala, fair = told(text).meetings
    assert (gala.name, gala.city, gala.country, gala.venue) == ("Gala", "Porto", "PT", "Town\nHall")
    assert (fair.city, fair.state, fair.country, fair.line) == ("Portland", "OR", "US", 4)
    assert fair.end == date(2019, 3, 2)


ENTITIES = '<!DOCTYPE a [\n<!ENTITY a "aa">\n<!ENTITY b "&a;&a;">]>\n<schedule>&b;</schedule>'
ROW = '[{"name": "Gala", "startDate": "2019-02-02"}'
TABLE = "Subject,Start Date\nGala,2019-02-02\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<schedule>\n<conference>", "2: found no element found, expected XML [unreadable]"),
        ("<a/>", "1: found <a>, expected <schedule> with a <conference> and its <title> [unreadable]"),
        (ENTITIES, "2: declares the entity a, expected what it stands for written out [unreadable]"),
        ("<a>\n" * 40, "31: elements stand in elements, deeper than a programme's [unreadable]"),
        (b"<?xml version='1.0' encoding='x-no'?><a/>", "1: found unknown encoding: x-no, expected XML in UTF-8 [unreadable]"),
        (programme(conference="<start>2019-02-31</start>\n"),
         "6: start: found '2019-02-31', expected a day such as 2018-02-03 [bad-value]"),
        (programme(conference="<country>Bulgonia</country>\n"),
         "6: country: found 'Bulgonia', expected a country's name or code such as BE [bad-value]"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\n" * 4, "6: events stand in events, deeper than a calendar's [unreadable]"),
        (DAYS.format(HOUR), ("1: found no name of the conference, expected one: SUMMARY of an event, "
         "X-WR-CALNAME of a programme [bad-value]")),
        (DAYS.format(""), "1: found no event, expected conferences or talks, each from BEGIN:VEVENT [unreadable]"),
        ("", ("1: is of no form that is known; expected a programme in XML or JSON, a calendar, "
         "or a list of conferences in JSON or CSV [unreadable]")),
        ("{}", ("1: found an empty object, expected a list of conferences, or a programme as pretalx and frab "
         "publish it (schedule.json) [unreadable]")),
        ('{"results": []}', ("1: found 'results', expected a list of conferences, or a programme as pretalx and frab "
         "publish it (schedule.json) [unreadable]")),
        ('{"a":\n', "2: found 'Expecting value', expected JSON [unreadable]"),
        ("[]", "1: found none with name and startDate, expected a list of conferences as confs.tech has them [unreadable]"),
        (ROW + ",\n{", "2: found 'Expecting property name enclosed in double quotes', expected a list in JSON [unreadable]"),
        ("[" * 100_000, "1: found 'lists in lists, deeper than anybody reads', expected a list in JSON [unreadable]"),
        (ROW + ',\n{"name": "Fair", "startDate": "soon"}]',
         "2: Fair: found the day 'soon', expected one such as 2019-02-08 [bad-value]"),
        (ROW + ',\n{"name": "Fair", "startDate": "2019-02-02", "country": "Utopia"}]',
         "2: Fair: found the country 'Utopia', expected a name or code such as Belgium or BE [bad-value]"),
        (ROW + ',\n{"name": "Fair", "startDate": "2019-02-02", "endDate": "2019-02-01"}]',
         "2: Fair: found the end '2019-02-01', expected a day after '2019-02-02' [bad-value]"),
        ("Name,Start Date\n", ("1: found no column 'Subject', expected a table as python-organizers have it; call its "
         "columns Subject, Start Date, End Date, Location, Country, Venue, Website URL [unreadable]")),
        (TABLE + 'Fair,"2019\n', "3: found unexpected end of data, expected a table in CSV [unreadable]"),
        (TABLE + "Fair,soon\n", "3: Fair: found the day 'soon', expected one such as 2019-02-08 [bad-value]"),
        ("Words.\n", ("1: is of no form that is known; expected a programme in XML or JSON, a calendar, "
         "or a list of conferences in JSON or CSV [unreadable]")),
        (b"Subject,\xff", "1: found the byte 0xff, expected UTF-8; save the file as UTF-8 [unreadable]"),
    ],
)  # fmt: skip
def test_a_bad_file_gets_one_message(told, text, message):
    assert problems(told(text)) == [f"file.txt:{message}"]


DAY = "20190202 or 20190202T103000Z"
END = "20190204 or 20190202T110000Z"


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("DTSTART;VALUE=DATE:20190202", "DTSTART;VALUE=DATE:20221399", f"DTSTART: found '20221399', expected a day or a moment such as {DAY}"),
        ("DTSTART;VALUE=DATE:20190202", "DTSTART:bad", f"DTSTART: found 'bad', expected a day or a moment such as {DAY}"),
        ("DTSTART;VALUE=DATE:20190202\r\n", "", f"DTSTART: found none, expected a day or a moment such as {DAY}"),
        ("DTEND;VALUE=DATE:20190204", "DTEND:bad", f"DTEND: found 'bad', expected a day or a moment such as {END}"),
    ],
)  # fmt: skip
def test_an_event_of_no_days_is_told_and_the_others_are_read(told, right, wrong, message):
    bad = WHOLE.replace(right, wrong)
    for talk in ("", HOUR):
        file = told(DAYS.format(bad.replace("Gala", "Fair") + WHOLE + talk))
        assert problems(file) == [f"file.txt:3: Fair 2019: {message} [bad-value]"]
        assert [each.name for each in file.meetings] == ["Gala 2019"]
    alone = told(DAYS.format(bad))
    assert (problems(alone), alone.meetings) == (
        [f"file.txt:3: Gala 2019: {message} [bad-value]"],
        (),
    )


def test_an_event_keeps_what_is_right_beside_bad_degrees(told):
    file = told(DAYS.format(WHOLE.replace("41.15;", "north;")))
    assert problems(file) == [
        "file.txt:3: Gala 2019: GEO: found 'north;-8.61', expected degrees north and east such as 41.15;-8.61 [bad-value]"
    ]
    assert [(each.start, each.coordinates) for each in file.meetings] == [(date(2019, 2, 2), None)]


def test_a_talk_of_a_bad_moment_is_one_of_its_programme(told):
    bad = HOUR.replace("20190202T103000Z", "20191399T103000Z")
    file = told(DAYS.format(f"X-WR-CALNAME:Gala 2019\r\n{bad}{HOUR}"))
    assert problems(file) == [
        f"file.txt:4: Of bridges: DTSTART: found '20191399T103000Z', expected a day or a moment such as {DAY} [bad-value]"
    ]
    (meeting,) = file.meetings
    assert [each.start is None for each in meeting.talks] == [True, False]


def test_short_rows_are_told_and_the_others_are_read(told):
    file = told(f"{TABLE}Fair\n,2019-02-02\nPicnic,2019-03-02\n")
    assert problems(file) == [
        "file.txt:3: Fair: found the day '', expected one such as 2019-02-08 [bad-value]",
        "file.txt:4: found no name of the conference, expected one [bad-value]",
    ]
    assert [each.name for each in file.meetings] == ["Gala", "Picnic"]


def test_what_is_no_calendar_is_told(told):
    (problem,) = problems(told("BEGIN:VCALENDAR\nDTSTART\n"))
    assert problem.startswith("file.txt:1: found ")
    assert problem.endswith("expected a calendar (BEGIN:VCALENDAR) [unreadable]")


def test_a_file_that_is_not_there_is_told(tmp_path):
    (problem,) = read_file(tmp_path / "no.xml").problems
    assert "cannot be read: No such file" in problem.message


def test_a_file_beyond_the_bound_is_not_parsed(told, monkeypatch):
    monkeypatch.setattr(meetings, "MOST_BYTES", 2**20)
    (problem,) = problems(told("<a>" + " " * 2**20))
    assert problem == "file.txt: is of more than 1 MB, expected a smaller one [unreadable]"


@pytest.mark.parametrize(
    "many",
    [
        lambda number: programme(EVENT * number),
        lambda number: DAYS.format(WHOLE * number),
        lambda number: f"[{', '.join([ROW[1:]] * number)}]",
        lambda number: TABLE + "Gala,2019-02-02\n" * number,
    ],
)
def test_reading_takes_as_much_longer_as_there_is_more(many):
    assert growth(lambda number: meetings.read(many(number).encode(), "file"), 50) < LINEAR
