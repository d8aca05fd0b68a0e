"""Towns that stand behind a conference's name, and persons who are called as towns are."""

import pytest

from tests.model.editions.test_edition_sentences import catalogue, facts, needs_towns, told

__all__ = ["catalogue", "told"]

NAMES = ["Paris", "Florence", "Victoria", "Sydney", "Austin", "Berlin"]
OF_PERSONS = [
    "At FOSDEM 2009, {} Smith spoke.",
    "At FOSDEM 2009, {} spoke.",
    "At FOSDEM 2009, {} and Jane gave a talk.",
    "At FOSDEM 2009, {}, Jane and I met.",
    "FOSDEM 2009 ({}, Jane and me)",
    "FOSDEM 2009 ({} was there too)",
    "FOSDEM 2009 ({} Smith)",
    "FOSDEM 2009, {} told me, is large.",
    "FOSDEM 2009 is on February 7-8, {} Smith says.",
    "FOSDEM 2009 is on February 7-8, {} wrote.",
    "FOSDEM 2009 in {} Hilton's words",
]


@needs_towns
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("sentence", OF_PERSONS)
def test_a_person_is_no_town(told, sentence, name):
    assert not {"city", "country"} & facts(told(sentence.format(name))).keys()


@needs_towns
@pytest.mark.parametrize("name", ["Paris", "Sydney", "Berlin"])
@pytest.mark.parametrize(
    "sentence",
    [
        "We met at FOSDEM 2009 in {}.",
        "FOSDEM 2009 in {}, Jane and I.",
        "FOSDEM 2009 was held in {} and we met.",
        "FOSDEM 2009 @ {} was good.",
        "FOSDEM 2009 is on February 7-8 in {} and good.",
    ],
)
def test_a_town_behind_in_is_one(told, sentence, name):
    assert facts(told(sentence.format(name)))["city"].value == name


@needs_towns
@pytest.mark.parametrize(
    ("sentence", "city"),
    [
        ("FOSDEM 2009, Florence, Italy, was good.", "Florence"),
        ("FOSDEM 2009 (Florence, Italy)", "Florence"),
        ("FOSDEM 2009, Cleveland Ohio", "Cleveland"),
        ("FOSDEM 2009, Berlin, February 7-8", "Berlin"),
        ("FOSDEM 2009 (Berlin)", "Berlin"),
        ("FOSDEM 2009 (Victoria)", None),
        ("FOSDEM 2009, Florence.", None),
        ("FOSDEM 2009, Florence, Jordan", None),
    ],
)
def test_a_town_behind_a_comma_has_its_country_or_nothing_more(told, sentence, city):
    found = facts(told(sentence))
    assert (found["city"].value if "city" in found else None) == city
