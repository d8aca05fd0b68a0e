"""The search where Pagefind has made the index by itself: readers see no difference."""

import shutil
import tomllib
from pathlib import Path

import pytest

from tests.site.conftest import opening, serving
from tests.site.searching import SearchPage

QUERIES = tomllib.loads(Path(__file__).with_name("queries.toml").read_text("utf-8"))["query"]
BROWSING = (
    {"series": "FOSDEM"},
    {"category": "devops"},
    {"country": "Germany", "sort": "date"},
    {"q": "fosdem", "sort": "date"},
    {"q": "brussels", "year": "2014-2016"},
)


@pytest.fixture(scope="module")
def plain(browser, build, repository, tmp_path_factory):
    """A search page of the site for searches, whose index Pagefind has made by itself."""
    folder = tmp_path_factory.mktemp("plain")
    shutil.copytree(repository / "tests/roots/search", folder / "source")
    built = build(folder / "source", "-D", "archive_search=plain")
    with serving(built, folder / "root") as address, opening(browser) as open_page:
        yield SearchPage(open_page(), address).ask()


def test_the_golden_queries_find_the_same_first(plain):
    wrong = []
    for query in QUERIES:
        paths = plain.type(query["text"]).paths
        right = paths[:1] == [query["first"]] if "first" in query else not paths
        right &= set(query.get("also", ())) <= set(paths)
        if not right or set(query.get("never", ())) & set(paths):
            wrong.append((query["text"], paths[:3]))
    assert not wrong


@pytest.mark.parametrize("asked", BROWSING, ids=str)
def test_facets_and_dates_are_the_same(plain, search, asked):
    others = {name: value for name, value in asked.items() if name != "q"}
    here, there = (page.ask(asked.get("q"), **others) for page in (plain, search))
    assert here.titles
    assert (here.status, sorted(here.titles)) == (there.status, sorted(there.titles))
    assert here.titles[0] == there.titles[0]
    if asked.get("sort") == "date" or "q" not in asked:  # what is equally good has no order
        assert here.titles == there.titles
    for label in ("Category", "Year", "Country"):
        assert counted(here, label) == counted(there, label)


def counted(page, label):
    return page.facet(label).locator("label").all_inner_texts()
