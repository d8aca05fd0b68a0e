"""Names that an archive itself teaches: what recurs in its titles and tags, year after year."""

from datetime import date

import pytest

from confarchive.curating.learned_names import learned
from confarchive.model.conferences.conference import Conferences
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.post import Post

CATALOGUE = Catalogue(Conferences())
YEARS = range(2015, 2019)


def names(titles, tags=()):
    """Return the series learned from posts of these years, each with its title and tag."""
    posts = [
        Post(
            path=f"posts/{year}/{number}.md",
            title=title.format(year),
            body="We had tea.",
            date=date(year, 5, 2),
            tags=tuple(tag.format(year) for tag in tags),
        )
        for number, (year, title) in enumerate(titles)
    ]
    return [each.series for each in learned(posts, CATALOGUE)]


@pytest.mark.parametrize(
    "title", ["Zimtara {}", "Back from Zimtara {}", "Zimtara {}: Day 1", "Tea at the Zimtara {}"]
)
def test_a_name_with_each_of_several_years_needs_no_other_word(title):
    assert names([(year, title) for year in YEARS]) == ["zimtara"]


def test_so_does_a_tag():
    assert names([(year, f"Words {year % 7}") for year in YEARS], ["zimtara{}"]) == ["zimtara"]


@pytest.mark.parametrize(
    "titles",
    [
        [(2015, "Zimtara 2015"), (2016, "Zimtara 2016")],  # two years may be chance
        [(2015, "Zimtara 2015")] * 4,
        [(2018, "Zimtara 2012"), (2018, "Zimtara 2016"), (2018, "Zimtara 2018")],
        [(2012, "Zimtara Server 2012"), (2016, "Zimtara Server 2016"), (2019, "Zimtara Server 2019")],
        [(2008, "Zimtara {}"), (2013, "Zimtara {}"), (2018, "Zimtara {}")],
        *(
            [(year, f"{words} {{}}") for year in YEARS]
            for words in (
                "Happy New Year", "Goals for", "Reading", "Summer", "Roadmap", "Holiday Photos", "Books of", "May", "The Year",
                "Berlin", "World Health Day", "Newsletter",
            )
        ),
    ],
)  # fmt: skip
def test_what_else_has_years_is_none(titles):
    assert names(titles) == []
