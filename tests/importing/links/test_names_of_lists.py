"""Old addresses lead to the archive's lists by the names that its own settings give them."""

import pytest

from confarchive.importing import site_settings
from confarchive.model.addresses.page_names import PageNames
from tests.building.sites import file_of
from tests.importing.journeys import travel

POST = "Title: One\nDate: 2015-01-02\nTags: Stone\nCategory: Works\nAuthor: Jane Doe\n\n[x](https://hall.example/tag/stone) [y](/archives.html)\n"
OLD = {
    "tag/stone": "{tags}/stone",
    "tags": "{tags}/tagsindex",
    "category/works": "{blog}/category/works",
    "categories": "{blog}/category",
    "author/jane-doe": "{blog}/author/jane-doe",
    "authors": "{blog}/author",
    "archives": "{blog}/archive",
    "y/2015": "{blog}/2015",
}


@pytest.mark.parametrize(("blog", "tags"), [("news", "_tags"), ("blog", "themes"), ("a/b", "t/u")])
def test_old_lists_lead_to_where_the_site_has_its_own(tmp_path, blog, tags):
    conf = f"blog_path = '/{blog}/'\ntags_output_dir = \"{tags}\"\n"
    blog_conf = "YEAR_ARCHIVE_SAVE_AS = 'y/{date:%Y}.html'\n"
    done = travel(tmp_path, {"content/one.md": POST}, conf=conf, blog_conf=blog_conf)
    assert not done.findings()
    for old, page in OLD.items():
        refresh = done.html.page(f"{old}.html").xpath("//meta[@http-equiv]/@content")
        found = file_of(f"{old}.html", refresh[0].partition("url=")[2])
        assert done.html.has(found)
        assert found.removesuffix(".html").removesuffix("/index") == page.format(
            blog=blog, tags=tags
        )


@pytest.mark.parametrize(
    ("text", "expected", "lines"),
    [
        ("", PageNames(), []),
        ("blog_path = 'news'", PageNames(blog="news"), []),
        ("x = 'a'\nblog_path = x + '/b/'", PageNames(blog="a/b"), []),
        ("import os\ntags_output_dir = os.environ['X']", PageNames(), [2]),
        ("blog_path = 'a'\nif 1:\n    blog_path = x()", PageNames(), [3]),
        ("blog_path = None", PageNames(), []),
    ],
)
def test_the_names_are_read_without_running_anything(write, text, expected, lines):
    names, problems = site_settings.page_names(write("site", {"conf.py": text}))
    assert names == expected
    assert [problem.line for problem in problems] == lines


def test_without_settings_the_names_are_the_packages_own(tmp_path):
    assert site_settings.page_names(tmp_path) == (PageNames(), ())


@pytest.mark.parametrize(
    ("reference", "page"),
    [
        ("tag-a-b", "_tags/a-b"),
        ("category-a", "blog/category/a"),
        ("author-a", "blog/author/a"),
        ("year-2015", "blog/2015"),
        ("list-years", "blog/archive"),
        ("list-tags", "_tags/tagsindex"),
        ("list-categories", "blog/category"),
        ("list-authors", "blog/author"),
    ],
)
def test_every_list_has_one_page(reference, page):
    assert PageNames().of_list(reference) == page
