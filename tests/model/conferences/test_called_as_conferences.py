"""Words that are called as conferences are, joined or in small letters, with a year or a town behind them, and those that only sound so."""

from datetime import date
from itertools import product

import pytest

from confarchive.model.conferences.conference import Conferences
from confarchive.model.conferences.conference_detection import detect
from confarchive.model.conferences.conference_findings import Strength
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.post import Post

CATALOGUE = Catalogue(Conferences())
LASTS = ["conf", "con", "camp", "fest"]
JOINED = ["Conf", "Con", "Camp", "Fest", "Days", "Summit", "Hackathon", "Congress", "Expo"]
FRAMES = [
    "{} 2017",
    "{} 2017: Day 1",
    "Slides from {} 2017",
    "Back from {} '17",
    "{} 2017 in Berlin",
]
WORDS = ["Bacon", "Falcon", "Beacon", "Icon", "Silicon", "Lexicon", "Bootcamp", "Rubicon", "Deacon", "Unicon", "Zircon", "Manifest", "Infest"]  # fmt: skip


def found(title):
    post = Post(path="posts/a.md", title=title, body="We had tea.", date=date(2017, 9, 28))
    return {each.slug: each.strength for each in detect(post, CATALOGUE) if each.is_about}


@pytest.mark.parametrize("frame", FRAMES)
def test_a_joined_word_with_a_year_is_one(frame):
    for word, last in product(["Mesos", "Bridge"], JOINED):
        name = f"{word}{last}"
        assert found(frame.format(name)) == {f"{name.lower()}-2017": Strength.SURE}


@pytest.mark.parametrize("frame", FRAMES)
def test_one_in_small_letters_is_asked_about(frame):
    for word, last in product(["Mesos", "Bridge"], LASTS):
        name = f"{word}{last}"
        assert found(frame.format(name)) == {f"{name.lower()}-2017": Strength.LIKELY}


@pytest.mark.parametrize("frame", [*FRAMES, "{} in Berlin", "My {}"])
def test_what_only_sounds_so_is_none(frame):
    assert [word for word in WORDS if found(frame.format(word))] == []
    assert [last for last in LASTS if "20" not in frame and found("My Bridge" + last)] == []


@pytest.mark.parametrize("last", ["Hackathon", "Conference", "Summit", "Hackfest"])
def test_several_words_may_have_their_town_behind_them(last):
    name = f"Acme Bridge {last}"
    assert found(f"{name} Berlin") == {f"acme-bridge-{last.lower()}-berlin-2017": Strength.LIKELY}
