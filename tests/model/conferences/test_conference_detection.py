"""Which conferences a post speaks of, by the ways that people write them."""

from datetime import date

import pytest

from confarchive.model.conferences.conference_detection import detect
from confarchive.model.conferences.conference_findings import Certainty
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.files.conference_file import read
from confarchive.model.post import Post

DESCRIBED = "town:\n  name: Town Talks\n  aliases: [TownTalks]\nweb2:\n  name: Web 2\n"


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue(read(DESCRIBED)[0])


def speaks_of(catalogue, body="", when=date(2015, 3, 1), **values):
    post = Post(
        path="posts/2015/a.md", title=values.pop("title", "A"), body=body, date=when, **values
    )
    return {finding.slug for finding in detect(post, catalogue)}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("I was at FOSDEM15.", "fosdem-2015"),
        ("See fosdem-2014 there", "fosdem-2014"),
        ("PyCon US \u201916 begins", "pycon-us-2016"),
        ("DjangoCon Europe 2014", "djangocon-europe-2014"),
        ("EuroPython 2014 Online", "europython-2014"),
        ("CFGMGMTCAMP was good", "cfgmgmtcamp-2015"),
        ("PyCon 2014 in Montréal", "pycon-us-2014"),
        ("PyCon in Montréal, April 9, 2014", "pycon-us-2014"),
        ("Jan 31 2014 - FOSDEM", "fosdem-2014"),
        ("Last year at PyCon", "pycon-us-2014"),
        ("PyCon AU 2013", "pycon-au-2013"),
        ("the PyCon in Atlanta", "pycon-us-2015"),
        ("Town Talks 2012", "town-2012"),
        ("at FOSDEM15, as ever", "fosdem-2015"),
        ("my talk at the Plone conf", "plone-conference-2014"),
        ("The Steel City Ruby Conference 2013", "steel-city-ruby-conference-2013"),
        ("SwigConf 2014 was small", "swigconf-2014"),
        ("At Journées AFPy", "afpy-day"),
        ("Web 2 2014, and Web 213", "web2-2014"),  # which is no Web 2 of 2013
        ("As at FOSDEM. Next year I stay here.", "fosdem-2015"),
    ],
)
def test_a_name_and_its_year(catalogue, text, slug):
    assert speaks_of(catalogue, text) == {slug}


@pytest.mark.parametrize(
    "text",
    [
        "We write the docs.",
        "`FOSDEM 2015`",
        "https://fosdem.org/2015/",
        "import scipy",
        "```\nfosdem-2015\n```",
        "icons and conf files",
        "The Conference 2015",
        "Some Ruby Conference there was",
        "Bacon 2015",
    ],
)
def test_what_is_no_conference(catalogue, text):
    assert speaks_of(catalogue, text) == set()


def test_tags_and_titles_count(catalogue):
    assert speaks_of(catalogue, tags=("pycon2014",)) == {"pycon-us-2014"}
    assert speaks_of(catalogue, title="FOSDEM") == {"fosdem-2015"}


@pytest.mark.parametrize(
    "values",
    [{"title": "Plans for 2017"}, {"category": "2017"}, {"path": "posts/2015/call-2017.md"}],
)
def test_a_name_without_a_year_has_that_of_what_the_post_is_about(catalogue, values):
    post = Post(
        **{"path": "posts/2015/a.md", "title": "A", **values},
        body="Come to FOSDEM!",
        date=date(2015, 3, 1),
    )
    assert [finding.slug for finding in detect(post, catalogue)] == ["fosdem-2017"]


def test_the_year_of_a_conference_in_the_title_is_its_own(catalogue):
    found = speaks_of(catalogue, "As at FOSDEM.", title="EuroPython 2016 proposals")
    assert found == {"europython-2016", "fosdem-2015"}


def test_the_date_of_a_page_says_nothing(catalogue):
    page = Post(path="pages/a.md", title="A", body="I go to FOSDEM.", date=date(2015, 3, 1))
    assert [finding.slug for finding in detect(page, catalogue)] == ["fosdem"]


def test_a_summary_counts(catalogue):
    assert speaks_of(catalogue, summary="For FOSDEM 2014.") == {"fosdem-2014"}


def test_a_short_name_means_the_one_named_in_full(catalogue):
    assert speaks_of(catalogue, "PyCon India 2014 is a PyCon.") == {"pycon-india-2014"}


def test_without_a_date_it_is_the_series(catalogue):
    assert speaks_of(catalogue, "At FOSDEM", when=None) == {"fosdem"}


def test_only_what_is_beyond_doubt_may_be_written_unasked(catalogue):
    post = Post(path="posts/2015/a.md", title="FOSDEM 2015", body="PyCon", date=date(2015, 3, 1))
    first, second = detect(post, catalogue)
    assert (first.slug, first.is_beyond_doubt, first.where) == ("fosdem-2015", True, "title")
    assert (second.certainty, second.is_beyond_doubt) == (Certainty.LIKELY, False)


@pytest.mark.parametrize(
    ("body", "is_beyond_doubt"), [("", False), ("It was PyCon US at its best.", True)]
)
def test_a_name_that_several_bear_leaves_doubt(catalogue, body, is_beyond_doubt):
    post = Post(path="posts/2015/a.md", title="At PyCon 2015", body=body, date=date(2015, 3, 1))
    (finding,) = detect(post, catalogue)
    assert (finding.slug, finding.is_beyond_doubt) == ("pycon-us-2015", is_beyond_doubt)
