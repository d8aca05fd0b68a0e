"""Static pages in the navigation, folded by their folders."""

import pytest

from confarchive.building.site.page_folders import MOST, folded
from confarchive.building.site.page_parts import Link
from tests.building.sites import CONF

NAMES = ("pages/zoo", "pages/my-work/b", "pages/my-work/deep/a", "pages/about", "pages/_x/one")
NAVIGATION = "//nav[@aria-label='Archive']"


def shown(names, patterns=("*",)):
    """Return the texts of the navigation, those of folders with their pages."""
    links = folded([Link(page=name, text=name.rpartition("/")[2]) for name in names], patterns)
    return [
        (each.text, *(link.text for link in each.links)) if not each.page else each.text
        for each in links
    ]


@pytest.mark.parametrize(
    ("patterns", "texts"),
    [
        (["*"], ["about", "zoo", ("My work", "a", "b"), ("X", "one")]),
        (["about"], ["about"]),
        (["my-work/*"], [("My work", "a", "b")]),
        (["zoo", "[_]x/*"], ["zoo", ("X", "one")]),
        (["About", "my-work"], []),
        ([], []),
    ],
)
def test_pages_stand_in_their_folders(patterns, texts):
    assert shown(NAMES, patterns) == texts


def test_many_pages_without_a_folder_are_folded_too():
    few = [f"pages/{number:02}" for number in range(MOST)]
    assert shown(few) == [name.removeprefix("pages/") for name in few]
    ((title, *pages),) = shown([*few, "pages/more"])
    assert (title, len(pages)) == ("Pages", MOST + 1)


def test_a_folder_is_open_on_its_own_pages_and_follows_the_setting(site):
    files = {f"{name}.md": f"# {name[6:]}\n\nWords.\n" for name in NAMES}
    here = site(files)
    built = here.build()
    (folder,) = built.page("index.html").xpath(f"{NAVIGATION}//details[summary='My work']")
    assert folder.get("open") is None
    assert folder.xpath(".//a/@href") == ["pages/my-work/b.html", "pages/my-work/deep/a.html"]
    page = built.page("pages/my-work/b.html")
    assert page.xpath(f"{NAVIGATION}//details[@open]/summary/text()") == ["My work"]
    assert page.xpath(f"{NAVIGATION}//*[@aria-current='page']/text()") == ["my-work/b"]
    here.write({"conf.py": f'{CONF}archive_pages = ["about"]\n'})
    built = here.build()
    assert not built.page("index.html").xpath(f"{NAVIGATION}//details")
    assert "about" in built.links("index.html", NAVIGATION)
    assert built.has("pages/zoo.html")


def test_what_is_no_name_is_told(build):
    built = build({"conf.py": f"{CONF}archive_pages = [1]\n"}, warnings=True)
    (warning,) = built.warnings
    assert "archive_pages: found 1, expected the name of a page below pages/" in warning
