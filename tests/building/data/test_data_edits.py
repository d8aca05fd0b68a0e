"""The data of an archive after an edit: what is read and written again, when, and what builds leave that fail."""

import pytest

from confarchive.building import extension
from confarchive.building.data import post_texts
from confarchive.building.output import published_data
from tests.building.data.test_published_data import FILES, SETTINGS, data_files
from tests.building.secret import FILES as SECRET_FILES
from tests.building.secret import PATH, secret
from tests.building.sites import CONF, SiteFolder, leaks, post, wait


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return SiteFolder.of(tmp_path_factory.mktemp("published"), FILES)


def texts_read(monkeypatch, folder):
    """Return what tells the posts whose texts are read from now on, in whatever process."""
    noted, whole = folder / "texts-read.txt", post_texts.of_events
    noted.touch()

    def of_events(events, docname, find):
        with noted.open("a", encoding="utf-8") as file:
            file.write(f"{docname}.md\n")
        return whole(events, docname, find)

    monkeypatch.setattr(post_texts, "of_events", of_events)
    return lambda: sorted(noted.read_text("utf-8").splitlines())


def test_an_edit_writes_what_it_changes(site, tmp_path, monkeypatch):
    here = site.copy(tmp_path / "edited")
    output = here.build().output
    before = {file: file.stat().st_mtime_ns for file in output.rglob("*") if file.is_file()}
    wait()
    text = FILES["posts/2015/third.md"].replace("Nothing of", "Nothing at all of")
    here.write({"posts/2015/third.md": text})
    read = texts_read(monkeypatch, tmp_path)
    again = here.build()
    assert read() == ["posts/2015/third.md"]
    assert "Nothing at all of" in again.text("data/posts.csv")
    written = {file for file, date in before.items() if file.stat().st_mtime_ns != date}
    assert {file.name for file in written if file.parent.name == "data"} == {
        *("archive.json", "archive.db", "posts.csv", "citations.csv"),
    }
    assert not {file.name for file in written} & {"data.html", "people.csv", "CITATION.cff"}
    assert again.files() == here.copy(tmp_path / "clean").build().files()


EDITS = {
    "a title, which a link may show": (
        {"posts/2012/first.md": FILES["posts/2012/first.md"].replace("The *first*", "The very *first*")},
        {"posts/2012/first.md", "posts/2013/second.md", "posts/2015/third.md"},
    ),
    "the name of a conference that nothing shows": (
        {"conferences.yml": FILES["conferences.yml"].replace("name: FOSDEM", "name: Fosdem")},
        {"posts/2013/second.md"},
    ),
    "a file that is no more": ({"files/slides.pdf": None}, {"posts/2012/first.md"}),
    "a file of another size": ({"files/slides.pdf": b"%PDF-1.7"}, set()),
    "a tag": (
        {"posts/2015/third.md": FILES["posts/2015/third.md"].replace("metrics", "numbers")},
        {"posts/2015/third.md"},
    ),
}  # fmt: skip
"""Edits, and the posts whose texts are read again for the data."""


@pytest.mark.parametrize("edit", EDITS)
def test_a_text_is_read_again_where_what_it_links_to_tells_something_else(
    site, tmp_path, monkeypatch, edit
):
    here = site.copy(tmp_path / "edited")
    here.build()
    wait()
    files, expected = EDITS[edit]
    here.write(files)
    read = texts_read(monkeypatch, tmp_path)
    again = here.build(warnings=True)
    assert read() == sorted(expected)
    assert again.files() == here.copy(tmp_path / "clean").build(warnings=True).files()


def order_of(monkeypatch):
    """Return a list that gets, from now on, what is begun: the data, and Sphinx's reading of documents."""
    begun, make, read = (
        [],
        published_data.PublishedData.__init__,
        extension.Build.env_before_read_docs,
    )

    def make_noted(*args, **more):
        begun.append("data")
        make(*args, **more)

    def read_noted(*args):
        begun.append("reading")
        read(*args)

    monkeypatch.setattr(published_data.PublishedData, "__init__", make_noted)
    monkeypatch.setattr(extension.Build, "env_before_read_docs", read_noted)
    return begun


@pytest.mark.parametrize(
    ("edited", "expected"),
    [
        ("posts/2015/third.md", ["data", "reading"]),
        ("pages/about.md", ["reading", "data"]),
        ("posts/2016/new.md", ["reading", "data"]),
    ],
)
def test_data_of_an_edit_are_made_while_it_is_read(site, tmp_path, monkeypatch, edited, expected):
    here = site.copy(tmp_path / "edited")
    here.write({"pages/about.md": "# About\n"})
    here.build()
    wait()
    before = FILES.get(edited) or post("New", date="2016-01-02")
    here.write({edited: f"{before}\nMore.\n"})
    begun = order_of(monkeypatch)
    again = here.build()
    assert begun == expected
    assert not list(again.doctrees.glob("confarchive-data*"))
    assert again.files() == here.copy(tmp_path / "clean").build().files()
    begun.clear()
    here.build()
    assert "data" not in begun


def test_an_edit_that_cannot_be_built_leaves_the_data_as_they_were(site, tmp_path):
    here = site.copy(tmp_path / "edited")
    before = data_files(here.build().output / "data")
    wait()
    broken = f"{SETTINGS}\ndef setup(app):\n    app.connect('source-read', lambda *_: 1 / 0)\n"
    text = FILES["posts/2015/third.md"].replace("Nothing of", "Nothing at all of")
    here.write({"posts/2015/third.md": text, "conf.py": broken})
    with pytest.raises(Exception, match="division by zero"):
        here.build()
    assert data_files(here.folder / "html/data") == before
    assert not list((here.folder / "html-doctrees").glob("confarchive-data*"))
    here.write({"conf.py": SETTINGS})
    assert here.build().files() == here.copy(tmp_path / "clean").build().files()


def test_what_an_interrupted_build_left_of_a_draft_goes(tmp_path):
    site = SiteFolder.of(tmp_path, SECRET_FILES | {PATH: secret(), "conf.py": SETTINGS})
    left = site.build().doctrees / "confarchive-data/data/posts.csv"
    left.parent.mkdir(parents=True)
    left.write_text("the quokka meets")
    site.write({PATH: secret(status="draft"), "conf.py": CONF})
    assert not leaks(site.build().doctrees, "the quokka meets")


def test_what_an_interrupted_build_left_comes_into_no_site(site, tmp_path):
    here = site.copy(tmp_path / "edited")
    here.write({"pages/about.md": "# About\n"})
    left = here.build().doctrees / "confarchive-data/data/archive.db"
    left.parent.mkdir(parents=True)
    left.write_text("half a database")
    wait()
    here.write({"pages/about.md": "# About\n\nMore.\n"})
    assert here.build().files() == here.copy(tmp_path / "clean").build().files()
