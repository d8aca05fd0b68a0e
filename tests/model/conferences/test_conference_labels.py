"""Detection, held against what a person read in posts of real blogs.

The posts were drawn at random; each was read and labelled before the rules were run on
it. A label names what a post speaks of, and ``also`` what it may be taken to speak of,
which counts neither way. The half that is held out was not looked at while the rules were
written. ``pytest -rP`` shows the numbers.
"""

import json

import pytest

from confarchive.importing.sources.pelican import reader, settings
from confarchive.model.conferences.conference import Conferences
from confarchive.model.conferences.conference_detection import detect
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.post import Post

PRECISION, RECALL = 0.97, 0.90
CATALOGUE = Catalogue(Conferences())


@pytest.fixture(scope="module")
def labels(repository):
    return json.loads(
        (repository / "tests/model/conferences/conference-labels.json").read_text("utf-8")
    )


@pytest.fixture(scope="module")
def read(shared):
    """Return a function that reads a labelled post, its body as its author wrote it."""
    blogs = {}

    def read(path):
        root = shared / "corpora" / "pelican"
        blog = path.partition("/")[0]
        if not (root / path).is_file():
            pytest.skip(f"no blog to try this on: there is no file {path} in {root}")
        ours = blogs.setdefault(blog, settings.load(root / blog)[0])
        said = reader.read(root / path, ours).post
        return Post(
            path=f"{'pages' if said.page else 'posts'}/{said.slug}.md",
            title=said.title,
            body=said.body,
            date=said.date,
            tags=said.tags,
            category=said.category,
            summary=said.summary,
        )

    return read


def found(post):
    return {finding.slug: finding for finding in detect(post, CATALOGUE)}


@pytest.mark.parametrize("half", ["held out", "read while writing the rules"])
def test_precision_and_recall(labels, read, half):
    right = wrong = missed = 0
    for path, label in labels[half].items():
        told, expected = found(read(path)).keys(), set(label["speaks_of"])
        right += len(told & expected)
        wrong += len(told - expected - set(label["also"]))
        missed += len(expected - told)
    precision, recall = right / (right + wrong), right / (right + missed)
    print(f"{half}: {len(labels[half])} posts, {right} found, {wrong} wrongly, {missed} missed")  # noqa: T201
    print(f"precision {precision:.3f}, recall {recall:.3f}")  # noqa: T201
    assert precision >= PRECISION
    assert recall >= RECALL


def test_what_is_written_unasked_is_right(labels, read):
    for path, label in {**labels["held out"], **labels["read while writing the rules"]}.items():
        sure = {slug for slug, one in found(read(path)).items() if one.is_beyond_doubt}
        assert sure <= {*label["speaks_of"], *label["also"]}, path
