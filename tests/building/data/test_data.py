"""The archive as data: JSON, CSV and SQLite tell the same, and what the posts say."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import jsonschema
import pytest
import yaml

from confarchive.building.data import export as data_export
from confarchive.building.data.tables import TABLES
from tests.building import exported
from tests.building.counted import distance
from tests.building.sites import NOW, SiteFolder, post, sections


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return SiteFolder.of(tmp_path_factory.mktemp("data"), exported.FILES)


@pytest.fixture(scope="module")
def folder(site):
    return exported.export(site)


@pytest.fixture(scope="module")
def tables(folder):
    return exported.of_json(folder)


def column(rows, *names):
    return [tuple(row[name] for name in names) if names[1:] else row[names[0]] for row in rows]


def test_json_passes_its_schema(folder):
    schema = json.loads((folder / "archive.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    data = json.loads((folder / "archive.json").read_text("utf-8"))
    jsonschema.validate(data, schema)
    data["tables"]["posts"][0]["date"] = None
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_the_three_agree_row_by_row(folder, tables):
    assert tables == exported.of_csv(folder) == exported.of_database(folder)
    assert all(tables.values())


def test_every_reference_leads_to_a_row(tables):
    for table in TABLES:
        for each in (each for each in table.columns if each.to):
            known = {row["id"] for row in tables[each.to]} | {None}
            assert {row[each.name] for row in tables[table.name]} <= known, (table.name, each.name)


def test_posts(tables):
    third, second, first = tables["posts"]
    assert column([third, second, first], "id") == [
        "posts/2015/third",
        "posts/2013/second",
        "posts/2012/first",
    ]
    assert first["title"] == "The first one"
    assert first["text"] == (
        "We met in Brussels. See the other for more! And more.\n\nand slides,\n\nRaw words"
    ).replace("slides,", "slides, lost")
    assert second["text"] == "Said The first one and the Brussels one.\n\nA B\n\nc d\n\nNoted here."
    assert third["text"] == "Nothing of old and http://plain.example/ https://auto.example/x."
    assert (first["words"], first["year"], first["month"]) == (16, 2012, 2)
    assert (second["date"], third["updated"]) == ("2013-02-10T10:00", "2015-02-04")
    assert first["url"] == "https://archive.example/posts/2012/first.html"
    assert (second["series"], second["part"], third["part"]) == ("series-two-days", 1, None)
    assert (first["place"], first["category"], first["language"]) == (
        "ghent",
        "category-notes",
        "en",
    )
    assert (third["summary"], third["subtitle"]) == ("In short.", "A second title")


def test_people_and_terms(tables):
    assert column(tables["people"], "id", "about") == [
        ("bo-reed", None),
        ("jane-doe", "Counts posts."),
    ]
    assert column(tables["post_people"], "post", "person", "position") == [
        ("posts/2015/third", "bo-reed", 1),
        ("posts/2013/second", "jane-doe", 1),
        ("posts/2013/second", "bo-reed", 2),
        ("posts/2012/first", "jane-doe", 1),
    ]
    assert column(tables["terms"], "id", "name", "description") == [
        ("tag-metrics", "Metrics", "How much of what."),
        ("tag-travel", "travel", None),
        ("category-notes", "Notes", None),
        ("series-two-days", "Two days", None),
    ]
    assert ("posts/2015/third", "tag-metrics") in column(tables["post_terms"], "post", "term")


def test_conferences_and_talks(tables):
    assert column(tables["editions"], "id", "start", "end", "place", "latitude", "online") == [
        ("elbe-days-2013", "2013-02", None, "dresden-de", 51.05, 0),
        ("elbe-days-2019", None, None, None, None, 1),
        ("fosdem-2012", "2012-02-04", "2012-02-05", "brussels-be", None, 0),
        ("fosdem-2015", "2015-01-31", "2015-02-01", "brussels-be", 50.8, 0),
    ]
    assert column(tables["places"], "id", "country", "longitude") == [
        ("brussels-be", "BE", 4.4),
        ("dresden-de", "DE", 13.74),
        ("ghent", None, None),
    ]
    assert column(tables["post_conferences"], "post", "conference", "edition", "relation") == [
        ("posts/2015/third", "fosdem", "fosdem-2015", "about"),
        ("posts/2013/second", "elbe-days", "elbe-days-2013", "about"),
        ("posts/2013/second", "fosdem", "fosdem-2012", "mentions"),
        ("posts/2012/first", "fosdem", "fosdem-2012", "about"),
    ]
    kilometres = round(distance((50.8, 4.4), (51.05, 13.74)))
    assert column(tables["journeys"], "person", "edition", "origin", "kilometres") == [
        ("bo-reed", "fosdem-2015", "elbe-days-2013", kilometres),
        ("jane-doe", "elbe-days-2013", "fosdem-2012", kilometres),
    ]
    counting, _ = tables["talks"]
    assert counting == {
        "id": "fosdem-2015/counting", "title": "Counting", "conference": "fosdem", "edition": "fosdem-2015",
        "language": "en", "start": "2015-01-31T10:00", "minutes": 50, "room": "Janson",
        "slides": "files/slides.pdf", "video": None, "url": None,
    }  # fmt: skip
    assert column(tables["talk_people"], "talk", "name", "person") == [
        ("fosdem-2015/counting", "Jane Doe", "jane-doe"),
        ("fosdem-2015/closing", "Nobody Known", None),
    ]
    assert column(tables["post_talks"], "post", "talk") == [
        ("posts/2015/third", "fosdem-2015/counting")
    ]


def test_links_and_citations(tables):
    assert column(tables["links"], "post", "position", "kind", "target", "words", "shown") == [
        ("posts/2015/third", 1, "post", "posts/2012/first", "old", 0),
        ("posts/2015/third", 2, "outer", "https://auto.example/x", "https://auto.example/x", 0),
        ("posts/2013/second", 1, "post", "posts/2012/first", "The first one", 0),
        ("posts/2013/second", 2, "conference", "fosdem-2012", "the Brussels one", 0),
        ("posts/2013/second", 3, "post", "posts/2012/first", "here", 0),
        ("posts/2012/first", 1, "post", "posts/2013/second", "the other", 0),
        ("posts/2012/first", 2, "file", "files/hall.svg", None, 1),
        ("posts/2012/first", 3, "file", "files/slides.pdf", "slides", 0),
        ("posts/2012/first", 4, "outer", "https://www.elsewhere.example/a", "words", 0),
    ]
    assert {row["host"] for row in tables["links"]} == {None, "auto.example", "elsewhere.example"}
    assert column(tables["citations"], "post", "cited", "sentence")[-1] == (
        "posts/2012/first",
        "posts/2013/second",
        "See the other for more!",
    )


def test_files_old_addresses_and_sources(tables):
    assert column(tables["files"], "id", "media_type", "size")[1] == (
        "files/slides.pdf",
        "application/pdf",
        4,
    )
    assert set(column(tables["post_files"], "post", "file", "use")) == {
        ("posts/2012/first", "files/hall.svg", "shown"),
        ("posts/2012/first", "files/slides.pdf", "link"),
        ("posts/2013/second", "files/hall.svg", "cover"),
        ("posts/2015/third", "files/slides.pdf", "slides"),
    }
    assert column(tables["old_addresses"], "id", "target", "post") == [
        ("old/first/", "posts/2012/first", "posts/2012/first"),
        ("/2012/old.html", "posts/2012/first", "posts/2012/first"),
        ("https://old.example/", "index", None),
    ]
    assert column(tables["sources"], "post", "blog", "file") == [
        ("posts/2012/first", "Old blog", "first.md")
    ]


def test_citations_are_those_that_pages_show(site, tables):
    built = site.build(warnings=True)  # of what leads nowhere
    titles = {row["id"]: row["title"] for row in tables["posts"]}
    found = 0
    for name in titles:
        shown = sections(built, f"{name}.html").get("Cited by", [])
        cited = [row for row in tables["citations"] if row["cited"] == name]
        named = " ".join(built.links(f"{name}.html"))
        # A post that stands above already, as one of the same conference, is not named twice.
        assert all(titles[row["post"]] in named for row in cited)
        assert len(shown) <= len({row["post"] for row in cited})
        found += len(shown)
        assert all(
            any(
                item.startswith(titles[row["post"]]) and item.endswith(row["sentence"])
                for row in cited
            )
            for item in shown
        ), shown
    assert found


def test_full_text_search_finds_words_without_their_marks(folder):
    with closing(sqlite3.connect(folder / "archive.db")) as database:
        found = database.execute(
            "select id from posts where rowid in (select rowid from posts_fts where posts_fts match 'brusséls')"
        )
        assert {name for (name,) in found} == {"posts/2012/first", "posts/2013/second"}


def test_all_columns_have_their_meaning_in_datasettes_description(folder):
    told = yaml.safe_load((folder / "metadata.yml").read_text("utf-8"))
    described = told["databases"]["archive"]["tables"]
    assert told["title"] == "Small archive"
    for table in TABLES:
        assert described[table.name]["description"] == table.meaning
        assert list(described[table.name]["columns"]) == [each.name for each in table.columns]
        assert all(described[table.name]["columns"].values())


def test_the_same_posts_give_the_same_bytes(site, tmp_path):
    found = []
    for seed in ("1", "2"):
        given = {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
        command = [sys.executable, "-m", "confarchive", "export", tmp_path / seed]
        subprocess.run([*command, "--site", site.source], env=os.environ | given, check=True)
        found.append({each.name: each.read_bytes() for each in (tmp_path / seed).iterdir()})
    assert found[0] == found[1]


def test_what_stays_as_it_is_is_not_written(site, tmp_path):
    folder = exported.export(site, tmp_path / "data")
    before = {each: each.stat().st_mtime_ns for each in folder.iterdir()}
    exported.export(site, folder)
    assert {each: each.stat().st_mtime_ns for each in folder.iterdir()} == before


# -- the command


def test_the_command_tells_what_there_is(site, tmp_path, capsys):
    exported.export(site, tmp_path / "out")
    assert capsys.readouterr().out == (
        f"{tmp_path / 'out'} has 3 posts, 2 people, 2 conferences, 4 editions, 2 talks, 9 links, 4 citations.\n"
    )


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"conf.py": None}, "no file conf.py there; expected the archive's folder"),
        ({"posts/2015/a.md": None}, "no folder posts there; expected the archive's folder"),
        ({"conf.py": "1 / 0\n"}, "ZeroDivisionError"),
        ({"conf.py": "archive_license = None\n"}, "archive_license: found None, expected text"),
        ({"conf.py": "archive_license = 'a b'\n"}, "archive_license: found 'a b', expected a name"),
        ({"conf.py": "tags_output_dir = 5\n"}, "tags_output_dir: found 5, expected text"),
        ({"conf.py": "project = b'x'\n"}, "project: found b'x', expected text"),
        ({"conf.py": "exclude_patterns = [5]\n"}, "exclude_patterns: found [5], expected a list"),
        ({"conf.py": "archive_timezone = 'Nowhere'\n"}, "archive_timezone: 'Nowhere' is no time zone"),
    ],
)  # fmt: skip
def test_what_is_no_archive_is_told(tmp_path, capsys, files, message):
    site = SiteFolder.of(tmp_path, {"posts/2015/a.md": post("A")})
    site.write(files)
    if "posts/2015/a.md" in files:
        (site.source / "posts/2015").rmdir()
        (site.source / "posts").rmdir()
    exported.export(site, code=2)
    assert message in capsys.readouterr().err


def test_the_package_that_is_missing_is_told(site, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "sqlite_utils", None)
    for name in [name for name in sys.modules if name.startswith("confarchive.building.data")]:
        monkeypatch.delitem(sys.modules, name)
    exported.export(site, tmp_path / "none", code=2)
    assert "run: pip install 'confarchive[data]'" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_a_database_that_fails_leaves_none_behind(site, tmp_path, monkeypatch):
    monkeypatch.setattr(data_export.database, "write", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        exported.export(site, tmp_path / "out")
    assert not (tmp_path / "out/archive.db").exists()
