"""The posts that a stranger sees first."""

import re
from datetime import UTC, datetime

import pytest

from confarchive.model import archive

WORDS = re.compile(r"[^\W_]+")
RUN = 8
"""As many words in a row are no coincidence."""
DRAFT = "posts/2015/three-conferences-in-belgium.md"


@pytest.fixture(autouse=True)
def _samples_are_here(repository):
    if not (repository / DRAFT).exists():
        pytest.skip("the sample posts have made room for others")


@pytest.fixture(scope="module")
def samples(repository):
    return archive.scan(repository, now=datetime.now(UTC))


def test_nothing_is_wrong_with_them(samples):
    assert not samples.problems


def test_they_show_what_an_archive_can_hold(samples):
    series = {slug.rpartition("-")[0] for post in samples.listed for slug in post.conferences}
    assert len(series) >= 5
    assert len(samples.years) >= 8
    assert len(samples.categories) >= 4
    assert len(samples.tags) >= 15
    assert len(samples.people) >= 2
    described = {person.key for person in samples.people if person.about}
    assert {author.slug for author in samples.authors} <= described
    assert samples.hidden
    assert samples.withheld


def test_their_links_lead_to_files(repository):
    for path in sorted((repository / "posts").rglob("*.md")):
        links = re.findall(r"\]\((\.{0,2}[^):#]+)\)", path.read_text(encoding="utf-8"))
        assert all((path.parent / link).exists() for link in links), path


def test_the_draft_is_told_in_our_own_words(repository, shared):
    name = "fcm2-fosdem15-and-cfgmgmtcamp-retrospective.md"
    theirs = runs((shared / "seed" / name).read_text(encoding="utf-8"))
    ours = (repository / DRAFT).read_text(encoding="utf-8")
    assert not theirs & runs(ours)


def test_the_drafts_last_sections_are_still_empty(repository):
    text = (repository / DRAFT).read_text(encoding="utf-8")
    assert re.search(r"\n## [^\n]+\n+## [^\n]+\n*\Z", text)


def runs(text):
    words = WORDS.findall(text.lower())
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
