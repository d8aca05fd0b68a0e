"""Many tags and conferences take a build as much longer as there are more of them."""

import pytest

from tests.building.sites import post
from tests.growth import LINEAR, growth

ENTRY = "gala{0}:\n  name: Gala {0}\n  editions:\n    2015: {{dates: 2015-02-03, city: C, country: BE}}\n"


def listed(shape, number):
    return [shape.format(each) for each in range(number)]


def entries(number):
    return "".join(listed(ENTRY, number))


def editions(number):
    keys = "".join(listed("    2015-{0}: {{dates: 2015-02-03}}\n", number))
    return f"gala:\n  name: Gala\n  editions:\n{keys}"


SITES = {
    "tags": lambda n: {"posts/a.md": post("A", tags=listed("tag {}", n))},
    "tags of several posts": lambda n: {
        f"posts/{each}.md": post("A", tags=listed("tag {}", n)) for each in "abc"
    },
    "conferences": lambda n: {
        "conferences.yml": entries(n),
        "posts/a.md": post("A", conferences=listed("gala{}-2015", n)),
    },
    "editions": lambda n: {
        "conferences.yml": editions(n),
        "posts/a.md": post("A", conferences=listed("gala-2015-{}", n)),
        "posts/b.md": post("B", conferences=["gala-2015-0"]),
    },
    "unknown conferences": lambda n: {
        "conferences.yml": entries(n),
        "posts/a.md": post("A", conferences=listed("gala{}-2016", n)),
    },
    "terms": lambda n: {
        "terms.yml": "tags:\n" + "".join(listed("  tag {0}: {{aliases: [t{0}, s{0}]}}\n", n)),
        "posts/a.md": post("A", tags=listed("t{}", n)),
    },
    "people": lambda n: {
        "people.yml": "".join(listed("jane-{0}: {{name: Jane {0}, aliases: [J. {0}]}}\n", n)),
        "posts/a.md": post("A", author=", ".join(listed("J. {}", n))),
    },
    "authors": lambda n: {"posts/a.md": post("A", author=", ".join(listed("Jane {}", n)))},
    "old addresses": lambda n: {"posts/a.md": post("A", redirect=", ".join(listed("old/{}", n)))},
    "links": lambda n: {
        "posts/a.md": post("A", " ".join(listed("[x](b.md) {} " + "words " * 60, n))),
        "posts/b.md": post("B"),
    },
    "headings": lambda n: {"posts/a.md": post("A", "\n\n".join(listed("## H {}\n\nWords.", n)))},
    "same headings": lambda n: {"posts/a.md": post("A", "## H\n\nWords.\n\n" * n)},
    "notes": lambda n: {
        "posts/a.md": post(
            "A", " ".join(listed("w[^{}]", n)) + "\n\n" + "\n".join(listed("[^{}]: Note.", n))
        )
    },
}


@pytest.mark.parametrize("site_of", SITES)
def test_the_work_follows_the_number(site, site_of, monkeypatch):
    monkeypatch.setattr("confarchive.building.site.conferences.conference_pages._LOOKED_AT", 10)
    monkeypatch.setattr("confarchive.building.site.conferences.conference_pages._MOST_NEAR", 5)
    monkeypatch.setattr("confarchive.building.site.conferences.edition_strip._LONGEST", 10)
    monkeypatch.setattr("confarchive.building.site.documents.connections._YEARS", 10)
    monkeypatch.setattr("confarchive.building.output.feed_entries._MOST_TAGS", 10)
    monkeypatch.setattr("confarchive.building.site.lists.term_lists._MANY_TAGS", 10)
    monkeypatch.setattr("confarchive.building.site.lists.people_pages._MANY", 10)
    monkeypatch.setattr("confarchive.model.conferences.conference._HINTS", 5)

    def work(number):
        site(SITES[site_of](number)).build(warnings=True)

    assert growth(work, 12) < LINEAR
