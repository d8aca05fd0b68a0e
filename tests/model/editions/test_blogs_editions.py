"""What is known of the editions that real blogs are about, without typing: days or a month, and a country.

The blogs are five of those with at least ten editions that are beyond doubt. ``pytest -rP`` shows the numbers.
"""

from collections import Counter, defaultdict
from dataclasses import replace

import pytest

from confarchive.model.conferences.conference import Conferences
from confarchive.model.conferences.conference_detection import detect
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.editions import edition_sentences, edition_sources
from tests.model.blog_posts import read

BLOGS = (
    "pelican/pythonindia__inpycon-blog",
    "pelican/tarekziade__blog",
    "pelican/CuriousLearner__blog",
    "pelican/Mariatta__mariatta.github.io",
    "hugo/AnXh3L0__anxh3l0.github.io",
)
TEXTS = {".md", ".rst"}


def named(folder):
    """Yield the posts of a blog, each with what it speaks of beyond doubt."""
    catalogue = Catalogue(Conferences())
    for file in sorted(folder.rglob("*")):
        if file.suffix in TEXTS and file.is_file():
            try:
                post = read(file)
            except AttributeError:  # without a day it is no post
                continue
            found = [each for each in detect(post, catalogue) if each.is_beyond_doubt and each.year]
            yield replace(post, conferences=tuple(each.slug for each in found)), found


def known(posts):
    """Yield the keys that are known of each edition that *posts* speak of."""
    names = {each.series: each.name for _, found in posts for each in found}
    conferences = Conferences().completed({slug for post, _ in posts for slug in post.conferences})
    editions = [(each, names[s.slug]) for s in conferences.series for each in s.editions]
    catalogue, told = Catalogue(conferences), defaultdict(list)
    for post, _ in posts:
        slugs = set(post.conferences)
        for each in edition_sentences.told(post, post.conferences, slugs, catalogue):
            told[each.slug].append((each, post.path))
    for _, settled in edition_sources.of_editions(editions, told):
        yield {fact.key for fact in settled.facts}


def test_editions_of_five_blogs_have_days_and_countries(shared):
    count = Counter()
    for blog in BLOGS:
        folder = shared / "corpora" / blog
        if not folder.is_dir():
            pytest.skip(f"no blog to try this on: there is no folder {folder}")
        for keys in known([each for each in named(folder) if each[1]]):
            count["editions"] += 1
            count["days"] += "dates" in keys
            count["country"] += not keys.isdisjoint({"country", "online"})
    print(count)  # noqa: T201
    assert count["editions"] >= 40
    assert count["days"] >= 0.70 * count["editions"]
    assert count["country"] >= 0.80 * count["editions"]
