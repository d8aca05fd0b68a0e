"""The table of kinds of pages: a kind that it names has all that pages have, and needs nothing else."""

import dataclasses
import itertools
import re

import pytest

from confarchive.building import page_kinds
from confarchive.building.adapters import ablog
from confarchive.building.config import STATIC, TEMPLATES
from confarchive.building.site.lists.lists import ListPages, PostList
from confarchive.building.site.pages import PageKind
from tests.building.searched import fragments
from tests.building.sites import CONF, post, wait

POSTS = {
    "posts/old.md": post("Old", date="2009-05-06", tags=["bridges"], category="Talks"),
    "posts/new.md": post("New", date="2012-05-06", author="Ada", language="de"),
    "posts/newer.md": post("Newer", date="2013-05-06", location="Ghent"),
}
LINKS = "[Ten years](#decade-2010), [all](#list-decades), [](#decade-2000).\n"
FILES = POSTS | {
    "pages/about.md": f"# About\n\n{LINKS}",
    "_static/decades.css": "h1 { color: red }\n",
    "conf.py": CONF + 'html_static_path = ["_static"]\narchive_page_size = 1\n',
}


@pytest.fixture
def with_decades(repository, monkeypatch):
    """Build with the kind that the documentation has for an example."""
    text = (repository / "docs/development/page-kinds.md").read_text("utf-8")
    module, entry = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    names = {each.__name__: each for each in (itertools, ListPages, PageKind, PostList)}
    exec(f"from __future__ import annotations\n{module}", names)  # noqa: S102
    kind = dataclasses.replace(eval(entry, names), styles=("decades.css",))  # noqa: S307
    monkeypatch.setattr(page_kinds, "KINDS", (*page_kinds.KINDS, kind))


@pytest.fixture
def built(request, build):
    request.getfixturevalue("with_decades")
    return build(FILES, search=True)


def test_every_field_of_an_entry_is_documented(repository):
    text = (repository / "docs/development/page-kinds.md").read_text("utf-8")
    named = set(re.findall(r"`(\w+)(?:=\w+)?`", text.partition("| Of the entry |")[2]))
    assert {field.name for field in dataclasses.fields(PageKind)} - {"name"} <= named


@pytest.mark.parametrize("kind", page_kinds.KINDS, ids=lambda kind: kind.name)
def test_files_that_the_table_names_are_there(kind):
    for template in filter(None, (kind.template, kind.index_template)):
        assert (TEMPLATES / template).is_file()
    for style in kind.styles:
        assert (STATIC / style).is_file()


def test_no_two_kinds_have_one_name():
    for field in ("name", "title", "prefix"):
        told = [value for kind in page_kinds.KINDS if (value := getattr(kind, field))]
        assert len(told) == len(set(told))
    homes = [kind.home for kind in page_kinds.KINDS if kind.home]
    assert sorted(homes) == list(range(1, len(homes) + 1))


def test_a_new_kind_has_pages(built):
    assert built.titles("decades/2010.html") == ["Newer"]
    assert built.titles("decades/2010/page-2.html") == ["New"]
    assert "Posts from the 2000s Ten years from 2000." in built.main("decades/2000.html")
    assert built.links("decades.html") == {
        "The 2010s": "decades/2010.html",
        "The 2000s": "decades/2000.html",
    }
    assert built.links("decades/2000.html")["Decades"] == "../decades.html"
    (title,) = built.page("decades/2000.html").xpath("//title/text()")
    assert title.startswith("Posts from the 2000s")


def test_a_new_kind_has_its_styles_alone(built):
    loading = {name for name in built.pages() if "decades.css" in built.text(name)}
    lists = {"2000.html", "2010.html", "2010/page-2.html"}
    assert loading == {"decades.html", *(f"decades/{page}" for page in lists)}


def test_what_leads_to_a_new_kind(built):
    for page in ("index.html", "posts/old.html", "pages/about.html", "blog.html"):
        assert "Decades" in built.links(page, "//nav[@aria-label='Archive']")
    assert built.page("index.html").xpath("//section[h2='Decades']//a/text()") == [
        "The 2010s",
        "The 2000s",
    ]
    assert built.links("pages/about.html") == {
        "Ten years": "../decades/2010.html",
        "all": "../decades.html",
        "The 2000s": "../decades/2000.html",
    }


def test_machines_are_told_of_a_new_kind(built):
    assert "https://archive.example/decades/2010/page-2.html" in built.text("sitemap.xml")
    assert "decades/2000.html" in built.text("sitemap.xml")
    assert "Old" in built.text("decades/2000/atom.xml")
    found = fragments(built)["/decades/2000.html"]
    assert found["meta"]["name"] == "The 2000s"
    assert "Ten years from 2000" in found["content"]


EDITS = {
    "a title": {"posts/old.md": post("Otherwise", date="2009-05-06")},
    "a date": {"posts/old.md": post("Old", date="2019-05-06")},
    "a draft": {"posts/new.md": post("New", date="2012-05-06", status="draft")},
    "a post": {"posts/oldest.md": post("Oldest", date="1999-05-06")},
    "no post": {"posts/old.md": None, "pages/about.md": "# About\n"},
}


@pytest.mark.usefixtures("with_decades")
@pytest.mark.parametrize("edit", EDITS)
def test_a_new_kind_is_never_stale(site, tmp_path, edit):
    here = site(FILES)
    here.build(warnings=True)
    wait()
    here.write(EDITS[edit])
    again = here.build(warnings=True)
    clean = here.copy(tmp_path / "clean").build(warnings=True)
    assert again.files() == clean.files()


@pytest.mark.usefixtures("with_decades")
def test_a_new_kind_is_written_only_where_it_changes(site):
    here = site(FILES)
    built = here.build()
    wait()
    here.write({"posts/old.md": POSTS["posts/old.md"].replace("Old", "Otherwise")})
    before = (built.output / "decades/2010.html").stat().st_mtime_ns
    again = here.build()
    assert "Otherwise" in again.titles("decades/2000.html")
    assert (again.output / "decades/2010.html").stat().st_mtime_ns == before


def test_lists_need_nothing_of_ablog(build, monkeypatch):
    """A site's own templates of ABlog find what ABlog gives them; ours show nothing of it."""
    whole = build(FILES | {"pages/about.md": "# About\n"})
    monkeypatch.setattr(ablog, "pages", lambda _app: {})
    monkeypatch.setattr(ablog, "fill", lambda app, *_args: ablog.start_afresh(app))
    alone = build(FILES | {"pages/about.md": "# About\n"})
    assert alone.pages() == whole.pages()
    for page in whole.pages():
        assert alone.main(page) == whole.main(page)


def test_templates_of_ablog_still_show_its_lists(build):
    mine = '{% extends "page.html" %}{% block content %}Mine: {{ NAME }}{% endblock %}'
    built = build(
        FILES
        | {
            "pages/about.md": "# About\n",
            "conf.py": CONF + 'templates_path = ["_templates"]\n',
            "_templates/ablog/collection.html": mine.replace("NAME", "collection"),
            "_templates/ablog/catalog.html": mine.replace("NAME", "catalog"),
        }
    )
    assert built.main("blog/category/talks.html") == "Mine: Talks"
    assert built.main("blog/author.html") == "Mine: author"
