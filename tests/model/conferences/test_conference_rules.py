"""What a post is about and what it only mentions, which edition, and how sure that is: a case of each rule."""

from datetime import date

import pytest

from confarchive.model.conferences.conference_detection import detect
from confarchive.model.conferences.conference_findings import Strength
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.files.conference_file import read
from confarchive.model.post import Post

CATALOGUE = Catalogue(read("phoenix-summit: never\n")[0])
LONG = "\n\nThen many words follow that are on other things altogether." * 30


def found(title="A", body="Words.", when=date(2015, 3, 1), slug="a", **values):
    post = Post(path=f"posts/2015/{slug}.md", title=title, body=body, date=when, **values)
    return {finding.slug: finding for finding in detect(post, CATALOGUE)}


def about(**values):
    return {slug for slug, each in found(**values).items() if each.is_about}


def sure(**values):
    return {
        slug for slug, each in found(**values).items() if each.is_about and each.is_beyond_doubt
    }


def test_a_place_alone_is_no_name_and_a_part_of_something_longer_not_a_sure_one():
    assert about(title="Berlin 2015 report", tags=("conference",)) == set()
    assert sure(title="Window Frames 2015 Remote Edition", tags=("slides",)) == set()
    assert sure(title="Window Frames 2015, a report", tags=("slides",)) == {"window-frames-2015"}


CAPITALS = ["Łódzki Zlot", "İstanbul Günü", "Қазақ Форумы", "Šuplík", "Żuk Dzień", "Čebelica", "Őszi Roadshow", "Ẹgbẹ́ Rally", "Ωmega Rally", "Ərazi Rally"]  # fmt: skip


@pytest.mark.parametrize("name", CAPITALS)
def test_names_begin_with_capitals_of_any_script_and_are_whole(name):
    (one,) = found(title=f"{name} 2015", tags=("conference",)).values()
    assert (one.name, one.year) == (name, 2015)


@pytest.mark.parametrize(
    ("values", "slugs"),
    [
        ({"title": "My PyData talk", "body": "It was at PyData Berlin."}, {"pydata-berlin-2015"}),
        ({"title": "A talk", "tags": ("pydata",), "body": "It was at PyData Berlin."}, {"pydata-berlin-2015"}),
        ({"title": "My PyData talk", "body": "It was good."}, set()),
        ({"title": "My PyData talk", "body": "A." + LONG + " Unlike PyData Berlin and PyData London."}, None),
    ],
)  # fmt: skip
def test_a_short_name_in_a_title_is_that_of_the_one_that_the_text_names(values, slugs):
    found_ = about(**values)
    assert found_ == slugs if slugs is not None else len(found_) <= 1


@pytest.mark.parametrize(
    "title",
    ["Wochenrückblick 12", "Links der Woche", "Revue de presse, semaine 6", "Boletín semanal 33", "Noticias de la semana",
     "Недельный обзор 12", "This Week in Rust 220", "Nieuwsbrief 3", "技术周刊 12"],
)  # fmt: skip
def test_a_newsletter_in_any_language_is_about_none_that_it_names(title):
    assert about(title=title, body="FOSDEM 2015 was good." + LONG) == set()


def test_the_last_one_may_be_that_of_any_year():
    assert sure(body="Last [GUADEC](a) I went to a talk.", when=date(2015, 6, 9)) == set()


@pytest.mark.parametrize("around", ["{}", "Relatório do {}", "{}: day 2", "At {}"])
@pytest.mark.parametrize(
    ("name", "when", "slug"),
    [
        ("FISL 15", date(2014, 5, 15), "fisl-2014"),
        ("FISL 13", date(2012, 7, 20), "fisl-2012"),
        ("FISL15", date(2014, 5, 15), "fisl-2014"),
        ("Latinoware 12", date(2015, 10, 15), "latinoware-2015"),
        ("XMPP Summit 13", date(2013, 1, 30), "xmpp-summit-2013"),
        ("Akademy 12", date(2015, 8, 1), "akademy-2015"),
        ("FOSDEM 10", date(2010, 1, 20), "fosdem-2010"),
    ],
)
def test_a_number_that_counts_the_conferences_is_no_year(around, name, when, slug):
    assert about(title=around.format(name), when=when) == {slug}


@pytest.mark.parametrize(
    "name",
    [
        "World Expo",
        "Global Climate Summit",
        "International Conference",
        "Tech Summit",
        "Open Source Summer Camp",
        "NATO Summit",
        "G7 Summit",
        "UN Climate Summit",
        "Paris Climate Summit",
        "Party Congress",
        "Western Conference",
        "Phone Conference",
        "Book Expo",
        "Kyiv Youth Forum",
        "Spanish Teachers Congress",
        "Congrès National",
        "Days",
    ],
)
def test_a_name_without_a_word_of_its_own_is_never_sure(name):
    findings = found(title=f"{name} 2015", tags=("conference",), body=f"At {name} 2015. {name}!")
    assert not [each for each in findings.values() if each.is_beyond_doubt]


@pytest.mark.parametrize(
    ("values", "slug"),
    [
        ({"title": "FOSDEM, day 1"}, "fosdem-2015"),  # the edition of the post's date
        ({"category": "FOSDEM"}, "fosdem-2015"),
        ({"summary": "What I saw at FOSDEM."}, "fosdem-2015"),
        ({"tags": ("FOSDEM",), "body": "It was a good FOSDEM." + LONG}, "fosdem-2015"),
        ({"title": "Back home", "slug": "fosdem-2014-report"}, "fosdem-2014"),
        ({"title": "Slides from FOSDEM 14"}, "fosdem-2014"),
        ({"title": "FOSDEM '14, in short"}, "fosdem-2014"),
        ({"title": "Speaking at SCALE 13x"}, "scale-2015"),
        ({"title": "DEF CON 23: what I saw", "when": date(2015, 8, 20)}, "defcon-2015"),
        ({"title": "At DevOpsDays Tel Aviv"}, "devopsdays-tel-aviv-2015"),
        ({"title": "My talk at PyData in Berlin, May 2014"}, "pydata-berlin-2014"),
        ({"title": "PyData New York 2014"}, "pydata-nyc-2014"),
        ({"title": "PyCon PH 2010 it was"}, "pycon-ph-2010"),
        ({"title": "Gear Hackfest 2015"}, "gear-hackfest-2015"),
        ({"title": "The Iron Town Ruby Conference", "body": "The Iron Town Ruby Conference!"}, "iron-town-ruby-conference-2015"),
        ({"title": "Notes from OpenTrains User Days 2014"}, "opentrains-user-days-2014"),
        ({"title": "MegaSEC 2015", "tags": ("conference",)}, "megasec-2015"),
        ({"title": "Conférence Romande sur l'Eau 2014", "tags": ("Conférence",)}, "conference-romande-sur-leau-2014"),
        ({"title": "Отчёт: ПиКонф Россия 2014", "tags": ("конференция",)}, "пиконф-россия-2014"),
        ({"title": "Мости 2014", "tags": ("конференції",)}, "мости-2014"),
        ({"title": "FOSDEM 2014", "slug": "fosdem-2015-videos"}, "fosdem-2014"),
        ({"title": "Call for speakers: GeeCON", "when": date(2015, 5, 3)}, "geecon-2015"),
        ({"title": "At PyCon US in Montréal"}, "pycon-us-2015"),
        ({"title": "At Euro DjangoCon", "when": date(2015, 6, 3)}, "djangocon-europe-2015"),
        ({"title": "Compte rendu du FOSDEM"}, "fosdem-2015"),
        ({"body": "I gave a talk at FOSDEM 2015."}, "fosdem-2015"),
        ({"title": "Videos of FOSDEM", "body": "Now all of FOSDEM 2014 can be seen.", "when": date(2015, 1, 3)}, "fosdem-2014"),
        # The number counts the meetings; the year follows from the post's date.
        ({"title": "XMPP Summit 15", "when": date(2014, 4, 1)}, "xmpp-summit-2014"),
        ({"title": "XMPP Summit 10", "when": date(2011, 4, 20)}, "xmpp-summit-2011"),
        ({"title": "The 19th XMPP Summit", "when": date(2016, 4, 20)}, "xmpp-summit-2016"),
        # What a name is short for is no second conference.
        ({"title": "OSCAL (Open Source Conference Albania)", "when": date(2017, 5, 20)}, "oscal-2017"),
        ({"title": "Open Source Conference Albania (OSCAL) 2017", "when": date(2017, 5, 20)}, "oscal-2017"),
        # Any country's PyCon; the town tells whose.
        ({"title": "Me at PyCon 2019", "body": "In Cleveland last night.", "when": date(2019, 5, 2)}, "pycon-us-2019"),
        # A long post that begins with where it was told.
        ({"body": "This presentation was given at OSCON 2015." + LONG}, "oscon-2015"),
        ({"body": "Here are the slides of the talk I gave at OSCON 2015." + LONG}, "oscon-2015"),
        ({"body": "Last week I gave a short lightning talk at OSCON 2015." + LONG}, "oscon-2015"),
        # Towns of which nobody knows.
        ({"title": "Barcamp Klagenfurt 2010", "when": date(2010, 5, 2)}, "barcamp-klagenfurt-2010"),
        ({"title": "At DevOpsDays Bad Ischl 2015"}, "devopsdays-bad-ischl-2015"),
        # A bare name is its own where it was held, whatever relatives are named besides.
        ({"title": "PyCon 2014", "body": "In Montréal.", "tags": ("x",), "when": date(2014, 5, 1)}, "pycon-us-2014"),
        # One conference is found in a tag once.
        ({"tags": ("pyconuk2015", "conference")}, "pycon-uk-2015"),
        ({"title": "My first Craftconf", "tags": ("craftconf", "conference")}, "craft-conf-2015"),
    ],
)  # fmt: skip
def test_what_a_post_is_surely_about(values, slug):
    assert sure(**values) == {slug}


@pytest.mark.parametrize(
    ("values", "slug"),
    [
        ({"tags": ("FOSDEM",)}, "fosdem-2015"),  # a tag alone may be a travel tip's
        ({"title": "At PyCon 2015"}, "pycon-us-2015"),  # any country's
        ({"title": "Two of us at the Meadow sprint 2015", "body": "A conference of two."}, "meadow-sprint-2015"),
        ({"title": "Gear Core Sprint 2015"}, "gear-core-sprint-2015"),
        ({"title": "Call for speakers: GeeCON", "when": date(2015, 12, 3)}, "geecon-2015"),
        ({"title": "PyCon in Montréal"}, "pycon-us-2015"),
        ({"title": "MegaSEC 2015", "body": "All speakers are known."}, "megasec-2015"),
        ({"title": "Slides @ MegaSEC", "tags": ("slides",)}, "megasec-2015"),
        ({"body": "I was at the FOSDEM of this year." + LONG}, "fosdem-2015"),
        ({"tags": ("ourmeet2014",), "body": "The keynotes were good."}, "ourmeet-2014"),
        ({"title": "The Iron Town Ruby Conference"}, "iron-town-ruby-conference-2015"),
        ({"title": "Call for speakers: TeaConf", "when": date(2015, 12, 3)}, "teaconf-2015"),
        ({"tags": ("dazzlecon", "conference")}, "dazzlecon-2015"),
        ({"title": "TeaConf 12", "when": date(2013, 4, 20)}, "teaconf-2013"),
        ({"title": "Me at PyCon 2019", "body": "Home last night.", "when": date(2019, 5, 2)}, "pycon-us-2019"),
        ({"title": "Me at PyCon 2019", "body": "Clevelandish.", "when": date(2019, 5, 2)}, "pycon-us-2019"),
        ({"body": "This was a topic of talks at OSCON 2015." + LONG}, "oscon-2015"),
        ({"body": "This talk was given at QuuxConf 2015." + LONG}, "quuxconf-2015"),
    ],
)  # fmt: skip
def test_what_it_is_likely_about(values, slug):
    (finding,) = (each for each in found(**values).values() if each.is_about)
    assert (finding.slug, finding.strength) == (slug, Strength.LIKELY)


@pytest.mark.parametrize(
    "values",
    [
        {"title": "Newsletter of May", "tags": ("FOSDEM",), "body": "At FOSDEM 2015, FOSDEM 2015."},
        {"title": "Weekly digest", "body": "FOSDEM 2015 was good."},
        {"body": "Last year at FOSDEM I had an idea." + LONG},
        {"body": "Unlike FOSDEM 2015, this is a book." + LONG},
        {"body": "UPDATE: FOSDEM 2015 has a video of it." + LONG},
        {"body": "As at FOSDEM, people came." + LONG},
        {"body": "In 2011 it began, at FOSDEM 2011." + LONG},
        {"body": "We go to FOSDEM 2015, EuroPython 2015 and PyOhio 2015." + LONG},
        {"body": f"Words.{LONG}\n\nI was at FOSDEM 2015 too."},
        {"body": f"Words.{LONG}\n\nAt FOSDEM, FOSDEM, FOSDEM."},
        {"title": "PuppetConf", "body": "x"} | {"title": "Stage Live (formerly PuppetConf)"},
    ],
)  # fmt: skip
def test_what_it_only_mentions(values):
    assert about(**values) == set()
    assert found(**values)


@pytest.mark.parametrize(
    "values",
    [
        {"title": "Phoenix Festival 2005"},
        {"title": "Phoenix Summit 2015"},  # of which somebody said never
        {"title": "Reports 2015", "tags": ("conference",)},
        {"title": "Early 2015", "tags": ("talks",)},
        {"title": "The 2015 meeting of those who sail", "tags": ("conference",)},
        {"title": "Helping First-Time Conference Attendees", "body": "A conference is large."},
        {"title": "Release 2015", "tags": ("events",)},
        {"title": "MegaSEC 2015"},  # nothing else tells that it is a conference
        {"body": f"Words.{LONG}\n\nThe Iron Town Ruby Conference was there."},
        {"title": "At scale, on a large scale"},
        {"body": "That conference was good."},
        {"tags": ("SciPy", "PyData")},  # programs as well
    ],
)
def test_what_is_no_conference_at_all(values):
    assert found(**values) == {}


def test_a_smaller_one_of_its_name_is_another():
    assert about(title="Berlin Mini GUADEC 2022", when=date(2022, 8, 1)) == {"mini-guadec-2022"}


def test_who_says_see_you_next_year_speaks_of_the_edition_that_has_ended():
    body = "FOSDEM is over. See you next year at FOSDEM!"
    assert about(title="Home again", body=body) == {"fosdem-2015"}
    assert set(found(title="FOSDEM", body=body)) == {"fosdem-2015"}
    assert "fosdem-2016" in found(body="We hope to be at FOSDEM next year.")


def test_a_post_is_about_one_edition_of_a_series_and_mentions_the_others():
    body = "FOSDEM 2015 was larger than FOSDEM 2014, and FOSDEM 2014 than FOSDEM 2013."
    assert about(title="FOSDEM 2015", body=body) == {"fosdem-2015"}
    mentioned = {each.slug: each.key for each in found(title="FOSDEM 2015", body=body).values()}
    assert mentioned == {
        "fosdem-2015": "conferences",
        "fosdem-2014": "mentions",
        "fosdem-2013": "mentions",
    }


def test_most_of_a_text_is_on_what_a_heading_names():
    body = f"Words.{LONG}\n\n## FOSDEM\n\nAt FOSDEM one sees FOSDEM as it is."
    assert about(body=body) == {"fosdem-2015"}


def test_the_only_date_of_the_first_paragraph_tells_the_year():
    body = "On December 17, 2014, TeaConf began. TeaConf is small."
    assert about(title="Me at TeaConf", body=body, when=date(2015, 1, 9)) == {"teaconf-2014"}


@pytest.mark.parametrize(
    ("values", "slugs"),
    [
        ({"tags": ("pyconuk2015", "conference")}, {"pycon-uk-2015"}),
        ({"tags": ("craftconf", "conference")}, {"craft-conf-2015"}),
        ({"title": "Full lockdown", "tags": ("covid15", "conference")}, set()),
        ({"tags": ("bootcamp", "gconf", "conference")}, set()),
        ({"title": "DevOpsDays Season 2015"}, {"devopsdays-2015"}),
        ({"title": "DevOpsDays Videos 2015"}, {"devopsdays-2015"}),
        ({"title": "DevOpsDays März 2015"}, {"devopsdays-2015"}),
    ],
)
def test_each_name_is_one_conferences(values, slugs):
    assert set(found(**values)) == slugs
