"""conferences.yml: read, checked, completed by what posts name."""

from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest
import yaml

from confarchive.model.conferences.conference import (
    Conferences,
    Edition,
    Series,
    fitting,
    posts_mentioning,
    unknown,
)
from confarchive.model.files.conference_file import EDITION_KEYS, SERIES_KEYS, read
from confarchive.model.post import Post
from confarchive.model.talks.talks import Talk

EDITION = "a:\n  name: A\n  editions:\n    2015:\n      "
FOSDEM = """\
fosdem:
  name: FOSDEM
  url: https://fosdem.org/
  aliases: [FOSDEM]
  editions:
    2016: {dates: 2016-01-30/2016-01-31, city: Brussels, country: BE}
    2015: {dates: 2015-01-31/2015-02-01, city: Brussels, country: BE, venue: ULB Solbosch}
    2021: {dates: 2021-02-06, online: yes}
"""


def test_a_series_and_its_editions_oldest_first():
    conferences, problems = read(FOSDEM)
    assert problems == ()
    (series,) = conferences.series
    assert (series.name, series.url, series.aliases) == (
        "FOSDEM",
        "https://fosdem.org/",
        ("FOSDEM",),
    )
    assert [edition.key for edition in series.editions] == ["2015", "2016", "2021"]
    first, *_, last = series.editions
    assert (first.name, first.slug, first.year) == ("FOSDEM 2015", "fosdem-2015", 2015)
    assert (first.start, first.end) == (date(2015, 1, 31), date(2015, 2, 1))
    assert (last.start, last.end, last.online) == (date(2021, 2, 6), date(2021, 2, 6), True)


def test_a_month_may_be_all_that_is_known():
    conferences, problems = read(f"{EDITION}dates: 2015-02\n")
    assert problems == ()
    (edition,) = conferences.series[0].editions
    assert (edition.start, edition.month, edition.year) == (None, date(2015, 2, 1), 2015)


def test_posts_name_a_series_or_an_edition():
    conferences, _ = read(FOSDEM)
    assert isinstance(conferences.find("fosdem"), Series)
    assert isinstance(conferences.find("fosdem-2015"), Edition)
    assert conferences.find("fosdem-2014") is None
    assert conferences.nearest("fosdm-2015") == "fosdem-2015"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("- a\n", 1, "expected keys with values"),
        ("fosdem: x\n", 1, "expected keys such as name and editions"),
        ("a:\n  name: A\nb:\n  nam: B\n", 4, "b: nam: unknown key; did you mean 'name'?"),
        ("a:\n  url: x\n", 1, "a: no name"),
        ("a:\n  name: [A]\n", 2, "a: name: found ['A'], expected text"),
        ("a:\n  name: A\n  aliases: B\n", 3, "a: aliases: found 'B', expected a list"),
        ("a:\n  name: A\n  editions: [2015]\n", 3, "expected years with facts"),
        (EDITION + "dates: soon\n", 5, "a: editions: 2015: dates: found 'soon', expected one day"),
        (EDITION + "dates: 2015-02-01/2015-01-31\n", 5, "2015: dates:"),
        (EDITION + "dates: 2015-13\n", 5, "2015: dates: found '2015-13', expected one day"),
        (EDITION + "city: B\n      town: B\n", 6, "2015: town: unknown key"),
        (EDITION + "citty: B\n", 5, "2015: citty: unknown key; did you mean 'city'?"),
        (EDITION + "city: [B]\n", 5, "2015: city: found ['B']"),
        (EDITION + "country: Belgium\n", 5, "a country's code of two letters such as BE"),
        (EDITION + "coordinates: Brussels\n", 5, "degrees north and east such as"),
        (EDITION + "coordinates: 91, 4\n", 5, "coordinates: found '91, 4'"),
        (EDITION + "coordinates: [50.8]\n", 5, "coordinates: found ['50.8']"),
        (EDITION + "online: maybe\n", 5, "online: found 'maybe', expected yes or no"),
        (EDITION + "city: B\n    2015: {city: C}\n", 6, "'2015' stands here twice"),
        ("a:\n  name: A\n  editions:\n    2015 b: {}\n", 4, "expected a year"),
        ("a:\n  name: A\n  editions:\n    2015: {}\na-2015: {name: B}\n", 4, "a series is called"),
        ("A b:\n  name: A\n", 1, "expected a name of letters, digits and hyphens"),
        ("a: {name: A}\na: {name: B}\n", 2, "'a' stands here twice"),
        (EDITION + "country: zz\n", 5, "country: found 'zz', expected a country's code"),
        (EDITION + "country: UK\n", 5, "country: found 'UK', expected a country's code"),
        (EDITION + "url: www.a.example\n", 5, "url: found 'www.a.example', expected an address"),
        (EDITION + "url: 'mailto:a@a.example'\n", 5, "url: found 'mailto:a@a.example', expected"),
        (EDITION + "schedule: /2015/\n", 5, "schedule: found '/2015/', expected the address of"),
        (
            "a:\n  name: A\n  url: ftp://a.example/\n",
            3,
            "a: url: found 'ftp://a.example/', expected",
        ),
        (EDITION + "dates: 2014-12-31\n", 5, "dates: found '2014-12-31', expected days of 2015"),
        (EDITION + "dates: 2017-01\n", 5, "dates: found '2017-01', expected days of 2015, as"),
        ("a:\n  name: A\n  editions:\n    spring: {}\n", 4, "expected a key that begins with its"),
        ("a:\n  name: A\n  editions:\n    '3': {dates: soon}\n", 4, "expected a key that begins"),
        (
            "a:\n  name: A\n  aliases: [B, [C]]\n",
            3,
            "found ['C'] in the list, expected text; it is",
        ),
        ("a: {name: A}\nb: {name: a}\n", 2, "b: 'a' means 'a' already; take it out of one"),
        ("a: {name: A}\nb: {name: B, aliases: [C, A]}\n", 2, "b: 'A' means 'a' already; take it"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, line, message):
    _, problems = read(text)
    assert any(problem.line == line and message in problem.message for problem in problems), (
        problems
    )


@pytest.mark.parametrize(
    "text",
    [
        EDITION + "country: gb\n",
        EDITION + "dates: 2016-04-01\n",  # put off, and called as it was
        EDITION + "dates: 2015-12-27/2016-01-02\n",
        EDITION + "schedule: https://a.example/2015/\n      url: http://a.example\n",
        "a: {name: A, editions: {spring: {dates: 2015-04}, 2015-autumn: {}}}\n",
        "a: {name: A, aliases: [A, a.]}\nb: {name: B}\n",
        "a: {name: A, editions: {1890: {dates: 1890-05}, 1891-spring: {}}}\n",
    ],
)
def test_what_is_right_is_not_complained_of(text):
    assert read(text)[1] == ()


def test_an_odd_name_is_left_out_alone():
    (series,) = read("a: {name: A, aliases: [B, {C: D}, E]}\n")[0].series
    assert series.aliases == ("B", "E")


@pytest.mark.parametrize("written", ["50.812, 4.381", "[50.812, 4.381]"])
def test_an_edition_has_a_place_on_the_map(written):
    conferences, problems = read(f"{EDITION}coordinates: {written}\n      address: Street 1\n")
    assert problems == ()
    (edition,) = conferences.series[0].editions
    assert (edition.coordinates, edition.address) == ((50.812, 4.381), "Street 1")


def test_what_no_file_describes_is_added():
    described, _ = read(FOSDEM)
    completed = described.completed({"fosdem-2010", "fosdem", "pycon-us-2014", "europython"})
    assert [series.slug for series in completed.series] == ["europython", "fosdem", "pycon-us"]
    assert completed.find("fosdem-2010") == Edition(
        series="fosdem", key="2010", name="FOSDEM 2010", described=False
    )
    assert completed.find("pycon-us-2014").name == "PyCon Us 2014"
    assert not completed.find("pycon-us").described


def test_an_empty_file_describes_nothing():
    assert read("") == (Conferences(), ())


# -- what editors are told


@pytest.fixture(scope="module")
def schema(repository):
    return json.loads((repository / "confarchive/conferences.schema.json").read_text("utf-8"))


def test_the_schema_knows_the_keys_that_are_read(schema):
    assert set(schema["$defs"]["series"]["properties"]) == set(SERIES_KEYS)
    assert set(schema["$defs"]["edition"]["properties"]) == set(EDITION_KEYS)


def test_the_schema_accepts_what_is_right(schema, repository):
    jsonschema.Draft202012Validator.check_schema(schema)
    for text in (
        FOSDEM,
        f"{EDITION}dates: 2015-02\n",
        (repository / "conferences.yml").read_text("utf-8"),
    ):
        jsonschema.validate(as_json(text), schema)


@pytest.mark.parametrize(
    "text",
    [
        "A b: {name: A}",
        "a: {url: x}",
        "a: {name: A, nam: B}",
        "a: {name: A, editions: {2015 b: {}}}",
        "a: {name: A, editions: {2015: {dates: soon}}}",
        "a: {name: A, editions: {2015: {country: Belgium}}}",
    ],
)
def test_the_schema_refuses_what_is_wrong(schema, text):
    assert read(text)[1]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(as_json(text), schema)


def as_json(text):
    """Return YAML as JSON has it: keys and dates are text."""
    return json.loads(json.dumps(_with_text_keys(yaml.safe_load(text)), default=str))


def _with_text_keys(value):
    if isinstance(value, dict):
        return {str(key): _with_text_keys(item) for key, item in value.items()}
    return value


# -- what posts name


def named(path="posts/one.md", **names):
    return Post(path=path, title="One", date=date(2015, 2, 3), **names)


def test_what_is_mentioned_is_held_against_the_file_as_well():
    conferences, _ = read(FOSDEM)
    post = named(conferences=("fosdem-2015",), mentions=("fosdem-2014", "fosdem-2016"))
    (problem,) = unknown([post], conferences)
    assert problem.message == (
        "mentions: 'fosdem-2014' is not in conferences.yml yet; "
        "confarchive conferences --apply describes it; did you mean 'fosdem-2021'?"
    )


def test_a_post_that_no_list_has_is_no_reason_to_describe_a_conference():
    (problem,) = unknown([named(conferences=("camp-2015",))], read(FOSDEM)[0], {"posts/one.md"})
    assert problem.message == (
        "conferences: 'camp-2015' is not in conferences.yml yet; "
        "confarchive conferences --apply describes it once a post that is published names it; "
        "did you mean 'fosdem-2015'?"
    )


def test_where_talks_were_given_is_held_against_the_file_as_well():
    conferences, _ = read(FOSDEM)
    talks = (
        Talk(title="A", conference="fosdem-2015"),
        Talk(title="B", conference="camp-2015"),
        Talk(title="C"),
    )
    (problem,) = unknown([named(talks=talks)], conferences)
    assert problem.message.startswith("talks: 'camp-2015' is not in conferences.yml yet;")


def test_what_a_post_is_about_it_does_not_mention_besides():
    post = named(conferences=("a-2015", "b c"), mentions=("a-2015", "b-2015", "d/e"))
    (found,), problems = fitting([post])
    assert (found.conferences, found.mentions) == (("a-2015",), ("b-2015",))
    assert [problem.message.partition(",")[0] for problem in problems] == [
        "conferences: found 'b c'",
        "mentions: found 'd/e'",
    ]


def test_who_mentions_a_series_is_not_told_where_it_is_what_the_post_is_about():
    conferences, _ = read(FOSDEM)
    both = named(conferences=("fosdem-2015",), mentions=("fosdem-2016",))
    other = named("posts/two.md", mentions=("fosdem-2016", "town"))
    found = posts_mentioning([both, other], conferences.completed({"town"}))
    assert found == {"fosdem-2016": (both, other), "fosdem": (other,), "town": (other,)}


def test_what_a_header_names_twice_is_named_once():
    given = Post(
        path="a.md", title="A", conferences=("b-1", "a-1", "b-1"), mentions=("c-1", "a-1", "c-1")
    )
    (post,), problems = fitting([given])
    assert (post.conferences, post.mentions, problems) == (("b-1", "a-1"), ("c-1",), [])
