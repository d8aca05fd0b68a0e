"""What two hundred posts of real blogs are about and what they only mention, held against what a person read.

The posts were chosen by a fixed random seed among those of all blogs, most of them from those whose title or tags
may name a conference. All were labelled before a rule was written; the half that is held out was not looked at
while the rules were. A label is a name or several of one conference (``scipy-la|scipyla 2015``) with the year of
the edition; ``either`` are those that count neither way. ``pytest -rP`` shows the numbers.
"""

import json
from collections import Counter
from fnmatch import fnmatch

import pytest

from confarchive.model.conferences.conference import Conferences
from confarchive.model.conferences.conference_detection import detect
from confarchive.model.conferences.conference_names import Catalogue
from tests.model.blog_posts import read

CATALOGUE = Catalogue(Conferences())


@pytest.fixture(scope="module")
def judged(repository, shared):
    """Return each label with what is found in its post."""
    root = shared / "corpora"
    lines = (
        (repository / "tests/model/conferences/about-labels.jsonl").read_text("utf-8").splitlines()
    )
    labels = [json.loads(line) for line in lines]
    for label in labels:
        file = root / label["blog"] / label["path"]
        if not file.is_file():
            pytest.skip(f"no blog to try this on: there is no file {file}")
    return [
        (label, detect(read(root / label["blog"] / label["path"]), CATALOGUE))
        for label in labels
        if not label.get("page")
    ]


def parted(text):
    """Return the names of a labelled conference, and its year, None for a series."""
    names, _, year = text.rpartition(" ")
    return (names.split("|"), int(year)) if year.isdecimal() else (text.split("|"), None)


def counted(judged, is_taken):
    """Return how many conferences, and editions of them, are found rightly, wrongly, and missed.

    Of what is found, that counts of which ``is_taken`` tells that it is written.
    """
    count = Counter()
    for label, findings in judged:
        about = [parted(text) for text in label["about"]]
        mentioned = [name for text in label["mentions"] for name in parted(text)[0]]
        taken = [each for each in findings if each.is_about and is_taken(each)]
        for each in taken:
            of_series = [year for names, year in about if each.series in names]
            if not of_series and any(fnmatch(each.series, one) for one in label.get("either", ())):
                continue
            count["right" if of_series else "wrong"] += 1
            count["edition right" if each.year in of_series else "edition wrong"] += 1
            count["mention"] += not of_series and each.series in mentioned
        for names, year in about:
            found = {each.year for each in taken if each.series in names}
            count["missed"] += not found
            count["edition missed"] += year not in found
        count["mentions"] += len(label["mentions"])
    return count


def rates(count, of=""):
    right, wrong, missed = (count[f"{of}{each}"] for each in ("right", "wrong", "missed"))
    return right / (right + wrong), right / (right + missed)


@pytest.mark.parametrize(
    ("asked", "precision", "recall"), [(False, 0.98, 0.70), (True, 0.95, 0.90)]
)
def test_what_posts_are_about(judged, asked, precision, recall):
    """Held to all posts; of what is asked about a person says yes to all, right or wrong."""
    count = counted(judged, lambda each: each.is_likely if asked else each.is_beyond_doubt)
    for of, less in (("", 0), ("edition ", 0.02)):
        found = rates(count, of)
        told = f"{'asked' if asked else 'alone'}, {of or 'series'}: {found}"
        print(told)  # noqa: T201
        assert found[0] >= precision - less
        assert found[1] >= recall - less
    assert count["mention"] <= 0.02 * count["mentions"]


HALVES = ["held out", "read while writing the rules"]


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize(
    ("asked", "series", "editions"),
    [(False, (0.98, 0.68), (0.93, 0.64)), (True, (0.93, 0.85), (0.88, 0.81))],
)
def test_either_half(judged, half, asked, series, editions):
    """Hold what is so of each half, precision and recall: rules were fitted to one of them alone."""
    of_half = [each for each in judged if each[0]["half"] == half]
    assert len(of_half) >= 98
    count = counted(of_half, lambda each: each.is_likely if asked else each.is_beyond_doubt)
    for of, least in (("", series), ("edition ", editions)):
        found = rates(count, of)
        print(half, "asked" if asked else "alone", of, found)  # noqa: T201
        assert found[0] >= least[0]
        assert found[1] >= least[1]
    assert count["mention"] == 0
