"""Ways between editions, as far as it is known when and where they were."""

import pytest

from confarchive.building.data import journey_rows
from tests.building.counted import distance

AUTHORS = [{"post": "p", "person": "ann"}, {"post": "q", "person": "ann"}]


def edition(name, start, where=(None, None), **more):
    north, east = where
    return {
        "id": name,
        "start": start,
        "place": "t",
        "latitude": north,
        "longitude": east,
        "online": 0,
    } | more


def journeys(editions, places=(), about=("a", "b", "c")):
    named = [{"post": "p", "edition": name, "relation": "about"} for name in about]
    named += [{"post": "q", "edition": about[0], "relation": "about"}]  # told twice, gone to once
    return [
        (row["origin"], row["edition"], row["kilometres"])
        for row in journey_rows.make(editions, places, named, AUTHORS)
    ]


def test_ways_lead_from_one_to_the_next_in_the_order_of_days():
    editions = [
        edition("a", "2012-02-04", (0, 0)),
        edition("b", "2012-01", (0, 90)),
        edition("c", "2013", (90, 0)),
    ]
    quarter = round(6371.0088 * 3.141592653589793 / 2)
    assert journeys(editions) == [("b", "a", quarter), ("a", "c", quarter)]


@pytest.mark.parametrize(
    "odd",
    [{"start": None}, {"latitude": None, "longitude": None}, {"online": 1}],
)  # fmt: skip
def test_what_is_not_known_is_passed_over(odd):
    editions = [
        edition("a", "2012", (0, 0)),
        edition("b", "2013", (0, 90)) | odd,
        edition("c", "2014", (0, 1)),
    ]
    assert journeys(editions) == [("a", "c", 111)]


def test_a_town_has_the_degrees_that_another_edition_tells():
    town = {"id": "t", "latitude": 0.0, "longitude": 1.0}
    assert journeys([edition("a", "2012", (0, 0)), edition("b", "2013")], [town]) == [
        ("a", "b", 111)
    ]


def test_mentions_and_editions_that_are_none_are_no_stops():
    editions = [edition("a", "2012", (0, 0)), edition("b", "2013", (0, 1))]
    named = [
        {"post": "p", "edition": "a", "relation": "about"},
        {"post": "p", "edition": "b", "relation": "mentions"},
        {"post": "p", "edition": None, "relation": "about"},
    ]
    assert not list(journey_rows.make(editions, [], named, AUTHORS))


@pytest.mark.parametrize(
    ("start", "end"),
    [((0, 0), (0, 180)), ((90, 0), (-90, 0)), ((12.5, 7), (12.5, 7)), ((51, -179.9), (51, 179.9)), ((0.0001, 0), (0, 0.0001))],
)  # fmt: skip
def test_lengths_are_those_of_another_formula(start, end):
    assert journey_rows.great_circle(start, end) == pytest.approx(distance(start, end), abs=1e-6)
