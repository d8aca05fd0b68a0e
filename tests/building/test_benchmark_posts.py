"""The made-up posts that builds are measured with are right: what is measured is no complaint."""

from datetime import UTC, datetime

from benchmarks import contenders, posts
from benchmarks.people_and_talks import PROGRAMME, detection, telling
from confarchive.model.archive import scan

NOW = datetime(2030, 1, 1, tzinfo=UTC)


def test_posts_with_people_talks_and_mentions(tmp_path):
    some = posts.make(30)
    told = telling(contenders.ARCHIVE)
    told.write(tmp_path, some)
    archive = scan(tmp_path, now=NOW)
    assert archive.problems == ()
    assert len(archive.listed) == 30
    assert len([person for person in archive.people if person.described]) > 5
    assert all(post.mentions for post in archive.listed)
    assert sum(len(post.talks) for post in archive.listed) > 5
    assert {len(talks) for talks in archive.programmes.values()} == {PROGRAMME}


def test_conferences_and_talks_can_be_looked_for_in_them():
    assert detection(posts.make(3)) > 0


def test_the_others_stay_as_they_are():
    assert [name for name, _ in contenders.ARCHIVE.files([])] == [
        "conf.py",
        "index.md",
        "conferences.yml",
    ]
