"""What a file says counts, not when it was written."""

import os

import pytest

from tests.building.sites import post

ONE, TWO = "posts/2015/one.md", "posts/2015/two.md"


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_edit_with_an_older_date_is_built(site, jobs):
    here = site({ONE: post("One", "First words."), TWO: post("Two")})
    here.build(jobs=jobs)
    here.write({ONE: post("One", "Other words.")})
    os.utime(here.source / ONE, (1, 1))
    built = here.build(jobs=jobs)
    assert built.read == {"posts/2015/one"}
    assert "Other words." in built.main("posts/2015/one.html")
    assert not here.build(jobs=jobs).read
