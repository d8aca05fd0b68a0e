"""Programmes in files: calendars of hours, with whole days among them, XML with what hangs on a talk, and JSON."""

import json
from datetime import date, timedelta

import pytest

from tests.model.test_meetings import DAYS, WHOLE, problems, programme, told

__all__ = ["told"]


def event(name, start, end="", more=""):
    end = f"DTEND{end}\r\n" if end else ""
    return f"BEGIN:VEVENT\r\nSUMMARY:{name}\r\nDTSTART{start}\r\n{end}{more}END:VEVENT\r\n"


NAMED = "X-WR-CALNAME:Gala 2024\r\n"
TALK = event("Of bridges", ":20240501T103000Z", ":20240501T110000Z")
SPRINT = event("Sprint", ";VALUE=DATE:20240503")


def test_a_programme_may_have_a_whole_day(told):
    (meeting,) = told(DAYS.format(NAMED + TALK + SPRINT)).meetings
    assert meeting.is_programme
    assert [(talk.title, talk.start is None) for talk in meeting.talks] == [
        ("Of bridges", False),
        ("Sprint", True),
    ]
    assert (meeting.start, meeting.end) == (date(2024, 5, 1), date(2024, 5, 3))


def test_a_list_may_have_conferences_in_hours(told):
    of_two_days = event("Fair 2024", ":20240601T090000", ":20240602T170000")
    of_one = event("Ball 2024", ":20240701T090000", ":20240701T180000")
    found = told(DAYS.format(NAMED + WHOLE + of_two_days + of_one + TALK)).meetings
    assert [(each.name, each.start, each.end) for each in found] == [
        ("Gala 2019", date(2019, 2, 2), date(2019, 2, 3)),
        ("Fair 2024", date(2024, 6, 1), date(2024, 6, 2)),
        ("Ball 2024", date(2024, 7, 1), date(2024, 7, 1)),
    ]


@pytest.mark.parametrize(
    "zone",
    ["X-WR-TIMEZONE:Asia/Tokyo\r\n", "BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\nEND:VTIMEZONE\r\n"],
)
def test_a_moment_in_utc_is_told_in_the_zone_of_the_calendar(told, zone):
    opening = event("Opening", ":20240430T233000Z", ":20240501T010000Z")
    (meeting,) = told(DAYS.format(NAMED + zone + opening)).meetings
    assert meeting.start == date(2024, 5, 1)
    assert meeting.talks[0].start.isoformat() == "2024-05-01T08:30:00+09:00"
    assert meeting.talks[0].length == timedelta(minutes=90)


def test_a_zone_that_nobody_knows_changes_nothing(told):
    (meeting,) = told(DAYS.format(f"{NAMED}X-WR-TIMEZONE:Mars/Base\r\n{TALK}")).meetings
    assert meeting.talks[0].start.isoformat() == "2024-05-01T10:30:00+00:00"


def test_an_event_may_tell_how_long_it_takes(told):
    text = NAMED + event("Of bridges", ":20240501T103000Z", more="DURATION:PT45M\r\n")
    (meeting,) = told(DAYS.format(text)).meetings
    assert meeting.talks[0].length == timedelta(minutes=45)
    (days,) = told(
        DAYS.format(event("Gala 2024", ";VALUE=DATE:20240503", more="DURATION:P2D\r\n"))
    ).meetings
    assert (days.start, days.end) == (date(2024, 5, 3), date(2024, 5, 4))


def test_a_bad_duration_is_told_and_costs_nothing_else(told):
    file = told(
        DAYS.format(NAMED + event("Of bridges", ":20240501T103000Z", more="DURATION:soon\r\n"))
    )
    assert problems(file) == [
        "file.txt:4: Of bridges: DURATION: found 'soon', expected how long it takes, such as PT45M [bad-value]"
    ]
    assert [talk.title for talk in file.meetings[0].talks] == ["Of bridges"]


EVENT = (
    "<event><title>Of bridges</title><url>https://gala.example/talks/1/</url><language>{language}</language>"
    "<attachments>{attachments}</attachments><links>{links}</links></event>"
)


def talk_of(file):
    ((talk,),) = (meeting.talks for meeting in file.meetings)
    return talk


@pytest.mark.parametrize(
    ("attachments", "links", "slides", "video"),
    [
        ('<attachment href="https://a.example/1.pdf">Slides</attachment>', "", "https://a.example/1.pdf", ""),
        ('<attachment type="slides" href="https://a.example/1">Bridges</attachment>', "", "https://a.example/1", ""),
        ('<attachment href="/media/1.odp">Bridges</attachment>', "", "https://gala.example/media/1.odp", ""),
        ('<attachment href="https://a.example/p.pdf">Paper</attachment><attachment href="https://a.example/1.pdf">Presentation</attachment>',
         "", "https://a.example/1.pdf", ""),
        ('<attachment href="https://a.example/p.pdf">Paper</attachment>', "", "", ""),
        ('<attachment href="https://a.example/h.pdf">Handout</attachment><attachment href="https://a.example/1.pdf">Bridges</attachment>',
         "", "https://a.example/1.pdf", ""),
        ('<attachment href="https://a.example/notes.txt">Notes</attachment>', "", "", ""),
        ("", '<link href="https://v.example/1.webm">Video recording (WebM)</link>', "", "https://v.example/1.webm"),
        ("", '<link href="https://v.example/1.av1.webm">AV1</link><link href="https://v.example/1.mp4">MP4</link>',
         "", "https://v.example/1.av1.webm"),
        ("", '<link href="https://www.youtube.com/watch?v=8Tzh42mQjrw">Watch</link>', "",
         "https://www.youtube.com/watch?v=8Tzh42mQjrw"),
        ("", '<link href="https://gala.example/feedback">Submit feedback</link>', "", ""),
        ('<attachment href="javascript:a">Slides</attachment>', "<link>Video</link>", "", ""),
    ],
)  # fmt: skip
def test_slides_and_video_of_a_talk_are_read(told, attachments, links, slides, video):
    xml = programme(EVENT.format(language="en", attachments=attachments, links=links))
    talk = talk_of(told(xml))
    assert (talk.slides, talk.video, talk.language) == (slides, video, "en")


@pytest.mark.parametrize("city", ["online", "Virtual", "the Internet"])
def test_a_town_that_is_none_is_online(told, city):
    (meeting,) = told(programme().replace("Porto", city)).meetings
    assert (meeting.city, meeting.online) == ("", True)


def test_a_language_that_is_none_is_told(told):
    file = told(programme(EVENT.format(language="Klingon!", attachments="", links="")))
    assert talk_of(file).language == ""
    assert problems(file) == [
        "file.txt:7: language: found 'Klingon!', expected a language code such as en [bad-value]"
    ]


JSON = {
    "schedule": {
        "version": "1",
        "conference": {
            "acronym": "gala-2024", "title": "Gala 2024", "start": "2024-05-01", "end": "2024-05-02", "url": "https://gala.example/",
            "days": [
                {"index": 1, "date": "2024-05-01", "rooms": {"Attic": [
                    {"title": "Of bridges", "date": "2024-05-01T10:30:00+02:00", "start": "10:30", "duration": "00:45",
                     "room": "Attic", "language": "de", "persons": [{"public_name": "Jane Doe"}, {"name": "Bo Roe"}],
                     "links": [{"title": "Video", "url": "https://v.example/1.webm"}],
                     "attachments": [{"title": "Slides", "url": "/1.pdf"}], "url": "https://gala.example/talk/1/"},
                    {"title": None}, 3]}},
                {"index": 2, "rooms": []},
            ],
        },
    }
}  # fmt: skip


def test_the_json_of_pretalx_is_a_programme(told):
    (meeting,) = told(json.dumps(JSON)).meetings
    assert (meeting.name, meeting.acronym, meeting.is_programme) == ("Gala 2024", "gala-2024", True)
    assert (meeting.start, meeting.end) == (date(2024, 5, 1), date(2024, 5, 2))
    talk = talk_of(told(json.dumps(JSON)))
    assert (talk.title, talk.speakers, talk.room, talk.language) == (
        "Of bridges",
        ("Jane Doe", "Bo Roe"),
        "Attic",
        "de",
    )
    assert (talk.start.isoformat(), talk.length) == (
        "2024-05-01T10:30:00+02:00",
        timedelta(minutes=45),
    )
    assert (talk.slides, talk.video) == ("https://gala.example/1.pdf", "https://v.example/1.webm")


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_columns_of_a_table_may_be_parted_by_other_signs(told, sign):
    rows = [["Subject", "Start Date", "End Date"], ["Gala", "2019-02-02", "2019-02-03"]]
    (meeting,) = told("\n".join(map(sign.join, rows))).meetings
    assert (meeting.name, meeting.end) == ("Gala", date(2019, 2, 3))
