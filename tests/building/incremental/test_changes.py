"""A change of one thing changes the pages that tell of it, and no others.

What is compared is the output: pages whose bytes differ between two builds. Whatever the
change was, the second, incremental build comes out as a clean one does.
"""

import pytest
from sphinx.builders.html import _assets

from confarchive.building.incremental import stale
from tests.building.sites import CONF, post, wait

CONFERENCES = """\
fosdem:
  name: FOSDEM
  editions:
    2014: {dates: 2014-02-01/2014-02-02, city: Brussels, country: BE}
    2015: {dates: 2015-01-31/2015-02-01, city: Brussels, country: BE}
    2016: {dates: 2016-01-30/2016-01-31, city: Brussels, country: BE}
camp:
  name: Camp
  editions:
    2015: {dates: 2015-02-02/2015-02-03, city: Ghent, country: BE}
far:
  name: Far
  editions:
    2012: {dates: 2012-06-01, city: Lima, country: PE}
"""
FILES = {
    "conferences.yml": CONFERENCES,
    "posts/brussels.md": post("Brussels", conferences=["fosdem-2015"]),
    "posts/both.md": post("Both", date="2015-02-04", conferences=["fosdem-2015", "camp-2015"]),
    "posts/later.md": post("Later", date="2016-02-04", conferences=["fosdem-2016"]),
    "posts/lima.md": post("Lima", date="2012-06-03", conferences=["far-2012"]),
    "posts/alone.md": post("Alone", date="2012-06-02"),
}
LISTS = {"index", "blog", "blog/2015"}


def edit(**values):
    """Return the files with other values in the post *both*."""
    header = {"date": "2015-02-04", "conferences": ["fosdem-2015", "camp-2015"], **values}
    return {"posts/both.md": post(header.pop("title", "Both"), **header)}


def renamed():
    posts = {
        name: text.replace("fosdem-", "brussels-")
        for name, text in FILES.items()
        if "fosdem-" in text
    }
    return {"conferences.yml": CONFERENCES.replace("fosdem:", "brussels:"), **posts}


@pytest.mark.parametrize(
    ("files", "changed"),
    [
        pytest.param(
            renamed(),
            {
                "index", "conferences-by-country", "conferences-by-month", "conferences",
                "conferences/fosdem", "conferences/fosdem-2014", "conferences/fosdem-2015",
                "conferences/fosdem-2016", "conferences/brussels", "conferences/brussels-2014",
                "conferences/brussels-2015", "conferences/brussels-2016",
                "conferences/camp-2015",
                "posts/brussels", "posts/both", "posts/later",
            },
            id="a conference's slug is renamed",
        ),
        pytest.param(
            {"conferences.yml": CONFERENCES.replace("    2014: {dates: 2014-02-01/2014-02-02, city: Brussels, country: BE}\n", "")},
            {"index", "conferences-by-country", "conferences-by-month", "conferences", "conferences/fosdem", "conferences/fosdem-2014", "conferences/fosdem-2015", "conferences/fosdem-2016"},
            id="an edition is dropped",
        ),
        pytest.param(
            edit(title="Two of them"),
            LISTS | {
                "on-this-day", "posts/both", "posts/brussels", "posts/later",
                "conferences/fosdem", "conferences/fosdem-2015", "conferences/camp", "conferences/camp-2015",
            },
            id="a post is retitled",
        ),
        pytest.param(
            {"posts/lima.md": post("Cusco", date="2012-06-03", conferences=["far-2012"])},
            {
                "on-this-day", "index", "blog", "blog/2012", "conferences/far", "conferences/far-2012",
                "posts/lima", "posts/alone", "posts/brussels",
            },
            id="the next post is retitled",
        ),
        pytest.param(
            {"posts/alone.md": post("Alone", "See [it](lima.md).", date="2012-06-02")},
            {"posts/alone", "posts/lima", "index", "blog", "blog/2012"},
            id="a post is cited",
        ),
        pytest.param(
            {"conferences.yml": CONFERENCES.replace("city: Lima", "city: Cusco")},
            {"conferences", "conferences/far", "conferences/far-2012", "posts/lima"},
            id="a conference moves",
        ),
    ],
)  # fmt: skip
def test_exactly_the_pages_that_tell_of_it_change(site, tmp_path, files, changed):
    here = site(FILES)
    before = here.build().files()
    wait()
    here.write(files)
    after = here.build().files()
    assert after == here.copy(tmp_path / "clean").build().files()
    names = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    pages = {name.removesuffix(".html") for name in names if name.endswith(".html")}
    assert pages == changed


def test_where_only_words_are_added_no_other_page_is_looked_at(site, tmp_path, monkeypatch):
    here = site(FILES)
    here.build()
    wait()
    here.write({"posts/alone.md": post("Alone", "Some words.\n\nAnd more.", date="2012-06-02")})
    with monkeypatch.context() as watched:
        watched.setattr(stale.Changes, "_compare_lists", None)
        watched.setattr(stale.Changes, "_is_page_stale", None)
        edited = here.build()
    assert edited.written == {"posts/alone"}
    assert edited.files() == here.copy(tmp_path / "clean").build().files()
    wait()
    here.write({"posts/alone.md": post("Alone", "Other words.", date="2012-06-02")})
    assert here.build().written == {"posts/alone", "index"}  # which shows summaries
    assert here.build(output="other").files() == here.build().files()


def test_posts_that_become_alike_are_written_and_no_list(site, tmp_path, monkeypatch):
    same = "Puppet writes manifests, and manifests describe nodes of a catalogue."
    alike = {"posts/puppet.md": post("Puppet", same, date="2011-02-02")}
    here = site(FILES | alike)
    here.build()
    wait()
    here.write({"posts/alone.md": post("Alone", f"Some words.\n\n{same}", date="2012-06-02")})
    with monkeypatch.context() as watched:
        watched.setattr(stale.Changes, "_compare_lists", None)
        edited = here.build()
    assert edited.written == {"posts/alone", "posts/puppet"}
    assert edited.files() == here.copy(tmp_path / "clean").build().files()


REACHABLE = {
    "files/kept.txt": "Kept.\n",
    "posts/alone.md": post(
        "Alone",
        "(here)=\n## Here\n\n{download}`it <../files/kept.txt>` "
        "[year](#year-2015) {conf}`far-2012` [](#here)",
        date="2012-06-02",
    ),
}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("## Here", "Words.\n\n## Here", id="words beside links by name"),
        pytest.param("{download}`it <../files/kept.txt>`", "it", id="a file is no longer offered"),
        pytest.param("## Here", "## There", id="a labelled heading"),
        pytest.param("(here)=", "(here)=\n(there)=", id="a label more"),
    ],
)
@pytest.mark.parametrize("full", [False, True], ids=["summaries in feeds", "whole texts in feeds"])
def test_what_a_text_alone_tells_others_comes_out_as_from_nothing(site, tmp_path, old, new, full):
    here = site(FILES | REACHABLE)
    here.build(blog_feed_fulltext=full)
    wait()
    text = REACHABLE["posts/alone.md"]
    assert old in text
    here.write({"posts/alone.md": text.replace(old, new)})
    edited = here.build(blog_feed_fulltext=full).files()
    clean = here.copy(tmp_path / "clean").build(blog_feed_fulltext=full).files()
    assert edited == clean


NAMED = (
    "```{program} it\n```\n```{option} --much\n```",
    "```{envvar} HOME\n```",
    "(place)=\nWords.",
    "```{py:function} run()\n```",
    "(there)=\n## There",
    "!",  # what the label's heading says
)
"""What other sites may link to, and no page of the site shows."""


def test_what_a_text_tells_other_sites_alone_comes_out_as_from_nothing(site, tmp_path):
    here, text = site(FILES), "Some words.\n\n"
    before = here.build().files()["objects.inv"]
    for number, more in enumerate(NAMED):
        wait()
        text = f"{text}\n\n{more}" if len(more) > 1 else text + more
        here.write({"posts/alone.md": post("Alone", text, date="2012-06-02")})
        edited = here.build().files()["objects.inv"]
        assert edited != before
        assert edited == here.copy(tmp_path / str(number)).build().files()["objects.inv"]
        before = edited


def test_what_is_wrong_with_old_addresses_is_told_until_it_is_mended(site):
    here = site(FILES | {"redirects.yml": "old/: nowhere\n"})
    (told,) = here.build(warnings=True).warnings
    for words in ("More.", "And more."):
        wait()
        here.write({"posts/alone.md": post("Alone", f"Some words.\n\n{words}", date="2012-06-02")})
        assert here.build(warnings=True).warnings == (told,)


def test_pages_of_other_extensions_are_written_after_each_edit(site):
    conf = CONF + (
        "def setup(app):\n"
        "    pages = [('own', {'title': 'Own', 'body': 'Words.'}, 'page.html')]\n"
        "    app.connect('html-collect-pages', lambda app: pages)\n"
    )
    here = site(FILES | {"conf.py": conf})
    here.build()
    wait()
    (here.folder / "html" / "own.html").write_text("Old.")
    here.write({"posts/alone.md": post("Alone", "Some words.\n\nMore.", date="2012-06-02")})
    assert "<title>Own" in here.build().text("own.html")


def test_pages_of_other_extensions_go_once_they_are_not_made(site, tmp_path):
    conf = CONF + (
        "def pages(app):\n"
        "    word = (app.srcdir / 'posts/alone.md').read_text().split()[-1]\n"
        "    return [(word, {'title': word, 'body': 'Words.'}, 'page.html')]\n"
        "def setup(app):\n"
        "    app.connect('html-collect-pages', pages)\n"
    )
    here = site(FILES | {"conf.py": conf})
    here.build()
    for word in ("More", "Other"):
        wait()
        here.write({"posts/alone.md": post("Alone", f"Some words.\n\n{word}", date="2012-06-02")})
        edited = here.build()
        assert edited.has(f"{word}.html")
        assert edited.files() == here.copy(tmp_path / word).build().files()


def labelled(name, words):
    body = f"Some words.\n\n({name})=\n## Of {name}\n\n{words}"
    return {f"posts/{name}.md": post(name, body, date="2012-06-02")}


def test_where_others_have_labels_an_edit_of_words_is_no_more_than_that(site, monkeypatch):
    here = site(FILES | labelled("a", "A.") | labelled("b", "B."))
    here.build()
    monkeypatch.setattr(stale.Changes, "_compare_lists", None)
    for name in "aba":
        wait()
        here.write(labelled(name, "More words." if name == "a" else "Other words."))
        assert here.build().written <= {f"posts/{name}"}
        wait()
        here.write(labelled(name, "Words."))
        assert here.build().written == {f"posts/{name}"}


@pytest.mark.parametrize("link", ["[](#here)", "{ref}`here`", "[](alone.md#there)"])
def test_a_link_shows_what_a_section_is_called_now(site, tmp_path, link):
    text = "Some words.\n\n(here)=\n## Here\n\nWords.\n\n(there)=\n## There\n\nWords."
    here = site(
        FILES
        | {
            "posts/alone.md": post("Alone", text, date="2012-06-02"),
            "posts/lima.md": post("Lima", f"Some words.\n\n{link}", date="2012-06-03"),
        }
    )
    here.build()
    wait()
    text = text.replace("# Here", "# Now").replace("# There", "# There!")
    here.write({"posts/alone.md": post("Alone", text, date="2012-06-02")})
    edited = here.build()
    assert any(words in edited.main("posts/lima.html") for words in ("Now", "There!"))
    assert edited.files() == here.copy(tmp_path / "clean").build().files()


def test_a_style_of_the_site_that_changes_is_loaded_anew_by_all_pages(site, tmp_path, monkeypatch):
    uncached = _assets._file_checksum_inner.__wrapped__  # noqa: SLF001 (kept for a process)
    monkeypatch.setattr(_assets, "_file_checksum_inner", uncached)
    conf = CONF + 'html_static_path = ["_static"]\nhtml_css_files = ["own.css"]\n'
    here = site(FILES | {"conf.py": conf, "_static/own.css": "p { color: red }"})
    before = here.build().text("posts/lima.html")
    wait()
    here.write({"_static/own.css": "p { color: blue }"})
    edited = here.build()
    assert edited.text("posts/lima.html") != before
    assert edited.files() == here.copy(tmp_path / "clean").build().files()


def test_settings_that_change_leave_nothing_behind(site, tmp_path):
    here = site(FILES)
    here.build()
    here.write({"conf.py": CONF + "archive_page_size = 2\n"})
    assert here.build().files() == here.copy(tmp_path / "clean").build().files()
