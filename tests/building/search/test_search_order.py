"""The order of posts in the search index, whatever it comes from."""

from itertools import pairwise

import pytest

from confarchive.building.search import index, shards
from tests.building.searched import FILES, few_signs, searching
from tests.building.sites import wait


@pytest.fixture
def small_parts(monkeypatch):
    few_signs(monkeypatch)


def exchanged(found):
    """Return the documents with two that follow each other, of two parts, in each other's place."""
    posts = [each for each in found if each.listed]
    numbers = shards.plan(found)[1]
    at = next(at for at, (one, next_) in enumerate(pairwise(numbers)) if one != next_)
    posts[at : at + 2] = reversed(posts[at : at + 2])
    return (*posts, *(each for each in found if not each.listed))


@pytest.mark.usefixtures("small_parts")
def test_the_same_pages_in_another_order_are_another_index(site, monkeypatch):
    here = site(FILES)
    before = searching(here.build(search=True))
    documents = index.documents
    monkeypatch.setattr(index, "documents", lambda *given: exchanged(tuple(documents(*given))))
    wait()
    here.write({"index.md": "# Another\n\nThe search has no home page.\n"})
    edited = searching(here.build(search=True))
    assert edited == searching(here.build(output="clean", search=True))
    assert edited != before
