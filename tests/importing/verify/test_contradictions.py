"""What posts of a blog tell of one edition in two ways is told by the import."""

import pytest

from tests.importing.test_conferences import bring, written

__all__ = ["bring"]
POST = "Title: {}\nDate: 2021-0{}-03\n\nGearConf 2021 takes place on {}. GearConf 2021 was good, GearConf 2021!\n"


def problems(report):
    return [str(each) for each in report.problems if each.kind == "contradiction"]


@pytest.mark.parametrize(
    "days", [("May 3-4, 2021", "June 7-8, 2021"), ("May 3-4, 2021", "May 4-5, 2021")]
)
def test_days_that_two_posts_tell_otherwise(bring, days):
    first, second = days
    text = {
        "a.md": POST.format("GearConf 2021", 1, first),
        "b.md": POST.format("GearConf 2021 again", 2, second),
    }
    report = bring(text)
    if "June" not in second:
        assert problems(report) == []  # they overlap
        return
    (message,) = problems(report)
    assert message.startswith("conferences.yml: gearconf-2021: dates: posts/2021/")
    assert "tells '2021-05-03/2021-05-04'" in message
    assert "tells '2021-06-07/2021-06-08'" in message
    assert "dates" not in (bring.site / "conferences.yml").read_text("utf-8")


def test_what_the_table_has_otherwise(bring):
    text = "Title: FOSDEM 2015\nDate: 2015-01-03\n\nFOSDEM 2015 takes place on March 3-4, 2015.\n"
    (message,) = problems(bring({"a.md": text}))
    assert "known: https://archive.fosdem.org/ tells '2015-01-31/2015-02-01'" in message
    assert written(bring.site)
