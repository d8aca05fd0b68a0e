"""What would come out as it is is not made again, and all else is."""

import pytest
from sphinx.errors import ExtensionError

from confarchive.building import feeds
from tests.building.sites import CONF, post, wait

FILES = {
    **{f"posts/{n}.md": post(f"Post {n}", date=f"2015-01-0{n}", tags=["a"]) for n in (1, 2, 3)},
    "conferences.yml": "conf:\n  name: Conf\n  editions: {2015: {dates: 2015-01-31}}\n",
    "conf.py": f'{CONF}templates_path = ["_templates"]\n',
    "_templates/confarchive/post-head.html": "<p>Head</p>\n",
}


def dates(built):
    """Return when each file was written last; Sphinx copies its static files every time."""
    return {
        name: (built.output / name).stat().st_mtime_ns
        for name in built.files()
        if not name.startswith("_static/")
    }


def test_where_nothing_changed_nothing_is_written(site):
    here = site(FILES)
    before = dates(here.build(search=True))
    wait()
    assert dates(here.build(search=True)) == before


def test_after_an_edit_only_what_shows_it_is_written(site):
    here = site(FILES)
    before = dates(here.build())
    wait()
    here.write({"posts/1.md": post("Post 1", "Other words.", date="2015-01-01", tags=["a"])})
    after = dates(here.build())
    written = {name for name in after if after[name] != before[name]}
    assert {"posts/1.html", "blog/2015.html", "blog/2015/atom.xml"} <= written
    assert not written & {
        "posts/2.html",
        "conferences.html",
        "conferences.ics",
        "blog/archive.html",
    }


@pytest.mark.parametrize(
    "name", ["posts/1.html", "blog/2015.html", "blog/atom.xml", "conferences.ics", "search.html"]
)
def test_what_someone_removed_comes_back(site, name):
    here = site(FILES)
    built = here.build()
    whole = built.files()
    (built.output / name).unlink()
    assert here.build().files() == whole


EDITS = {
    "a template": {"_templates/confarchive/post-head.html": "<p>Another head</p>\n"},
    "the template of a list": {"_templates/confarchive/entries.html": "<p>Entries</p>\n"},
    "a setting of pages": {"conf.py": FILES["conf.py"] + 'html_title = "Other"\n'},
    "a setting of feeds": {"conf.py": FILES["conf.py"] + 'blog_feed_subtitle = "Other"\n'},
    "conferences": {"conferences.yml": "conf:\n  name: Conf\n  editions: {2015: {city: Porto}}\n"},
    "redirects": {"redirects.yml": "old.html: posts/1\n"},
}


@pytest.mark.parametrize("what", EDITS)
def test_what_all_pages_depend_on_counts(site, tmp_path, what):
    here = site(FILES)
    here.build()
    wait()
    here.write(EDITS[what])
    again = here.build().files()
    again.pop(".buildinfo.bak", None)  # Sphinx keeps what it made the pages with before
    assert again == here.copy(tmp_path / "clean").build().files()


def test_what_was_complained_of_is_said_again(site):
    here = site(FILES | {"redirects.yml": "old.html: no/page\n"})
    first = here.build(warnings=True).warnings
    assert any("no/page" in line for line in first)
    assert here.build(warnings=True).warnings == first


def test_a_build_that_failed_is_made_up_for(site, tmp_path, monkeypatch):
    here = site(FILES)
    here.build()
    wait()
    here.write({"conferences.yml": "conf:\n  name: Other\n  editions: {2015: {}}\n"})

    def fail(*_arguments):
        raise OSError("no space left")

    monkeypatch.setattr(feeds, "write", fail)
    with pytest.raises(ExtensionError):
        here.build()
    monkeypatch.undo()
    again = here.build().files()
    assert again == here.copy(tmp_path / "clean").build().files()


def test_two_outputs_may_share_what_was_read(site):
    here = site(FILES)
    trees = here.folder / "trees"
    one = here.build(output="one", doctrees=trees)
    wait()
    here.write({"posts/1.md": post("Retitled", date="2015-01-01", tags=["a"])})
    two = here.build(output="two", doctrees=trees)
    again = here.build(output="one", doctrees=trees)
    assert again.files() == two.files()
    assert one.titles("blog.html") == ["Post 3", "Post 2", "Retitled"]
