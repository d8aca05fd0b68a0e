"""The data of an archive in its site: the same bytes as exported, their page, and nothing of drafts."""

import json

import pytest
import yaml

from confarchive.building import pipeline
from confarchive.building.data.tables import TABLES
from tests.building import exported
from tests.building.drafts.test_leaks import ways
from tests.building.output.test_structured import data as structured_data
from tests.building.secret import FILES as SECRET_FILES
from tests.building.secret import PATH, SECRET, secret
from tests.building.sites import CONF, SiteFolder, leaks, post

SETTINGS = f"{CONF}archive_data = True\narchive_license = 'CC-BY-4.0'\n"
RIGHT_LINKS = {
    "redirects.yml": "/2012/old.html: posts/2012/first\nhttps://old.example/: index\n",
    "posts/2012/first.md": exported.FILES["posts/2012/first.md"].replace(", [lost](lost.pdf)", ""),
    "posts/2013/second.md": exported.FILES["posts/2013/second.md"].replace("#part", ""),
}
"""Without those that a build warns of."""
FILES = exported.FILES | RIGHT_LINKS | {"conf.py": SETTINGS}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return SiteFolder.of(tmp_path_factory.mktemp("published"), FILES)


@pytest.fixture(scope="module")
def built(site):
    return site.build()


def data_files(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix != ".html"}


def test_the_site_has_the_bytes_that_an_export_writes(site, built):
    assert data_files(built.output / "data") == data_files(exported.export(site))


def test_the_page_leads_to_every_file_and_tells_every_column(built):
    assert set(built.links("data.html").values()) >= {
        f"data/{name}" for name in data_files(built.output / "data")
    }
    words = built.main("data.html")
    for table in TABLES:
        assert table.meaning in words
        assert all(column.meaning in words for column in table.columns)
    assert "posts, 3 rows" in words
    assert "editions, 4 rows" in words
    assert built.links("index.html", "//nav[@aria-label='Archive']")["Data"] == "data.html"


def test_counts_of_the_page_are_those_of_the_tables(built):
    tables = exported.of_json(built.output / "data")
    words = built.main("data.html")
    told = {name for name in tables if f"{name}, {len(tables[name])} row" in words}
    assert told == {"posts", "people", "talks", "conferences", "editions"}


def test_the_page_loads_nothing_from_elsewhere(built):
    page = built.page("data.html")
    loaded = page.xpath(
        "//script/@src | //img/@src | //iframe/@src | //link[@rel='stylesheet']/@href"
    )
    assert loaded
    assert not [each for each in loaded if "//" in each]
    (lite,) = page.xpath("//a[contains(@href, 'lite.datasette.io')]/@href")
    assert lite.endswith(
        "?url=https%3A%2F%2Farchive.example%2Fdata%2Farchive.db"
        "&metadata=https%3A%2F%2Farchive.example%2Fdata%2Fmetadata.yml"
    )


def test_machines_are_told_of_a_dataset(built):
    told = structured_data(built, "data.html")
    assert (told["@type"], told["temporalCoverage"]) == ("Dataset", "2012/2015")
    assert told["license"] == "https://spdx.org/licenses/CC-BY-4.0.html"
    assert [each["contentUrl"] for each in told["distribution"]] == [
        "https://archive.example/data/archive.json",
        "https://archive.example/data/archive.db",
    ]
    assert len(told["description"]) > 50  # search engines ask for as many letters


def test_how_the_data_are_cited(built):
    assert yaml.safe_load(built.text("data/CITATION.cff")) == {
        "cff-version": "1.2.0",
        "message": "Please cite this archive if you use its data.",
        "type": "dataset",
        "title": "Small archive",
        "authors": [{"name": "The editors"}],
        "license": "CC-BY-4.0",
        "url": "https://archive.example/",
        "date-released": "2015-02-04",
    }
    told = yaml.safe_load(built.text("data/metadata.yml"))
    assert (told["license"], told["source_url"]) == ("CC-BY-4.0", "https://archive.example/")


def test_without_the_setting_there_is_nothing(tmp_path):
    built = SiteFolder.of(tmp_path, {"posts/2015/a.md": post("A")}).build()
    assert not built.has("data.html")
    assert not built.has("data")


def test_a_preview_of_edits_makes_no_data(site, repository, tmp_path):
    for makefile in ("Makefile", "confarchive/scaffold/files/Makefile"):
        (line,) = [
            each
            for each in (repository / makefile).read_text().splitlines()
            if "_build/serve" in each
        ]
        assert " -D archive_data=0 " in line
    built = SiteFolder(tmp_path, site.source).build(archive_data="0")
    assert not built.has("data")
    assert not built.has("data.html")


def test_switched_off_the_data_leave_the_site(site, tmp_path):
    here = site.copy(tmp_path / "off")
    assert here.build().has("data/archive.db")
    here.write({"conf.py": CONF})
    assert not here.build().has("data")
    assert not list((here.folder / "html-doctrees").glob("confarchive-texts*"))


def test_own_files_of_the_site_stay(tmp_path):
    own = {"extra/data/posts.csv": "mine", "conf.py": f"{SETTINGS}html_extra_path = ['extra']\n"}
    built = SiteFolder.of(tmp_path, {"posts/2015/a.md": post("A")} | own).build()
    assert built.text("data/posts.csv") == "mine"
    assert built.has("data/people.csv")


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("archive_license = 'as you like'", "archive_license: found 'as you like', expected a name of"),
        ("archive_data = 'yes'", "archive_data: found 'yes', expected True or False"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told(tmp_path, setting, message):
    files = {"posts/2015/a.md": post("A"), "conf.py": f"{CONF}{setting}\n"}
    assert message in " ".join(SiteFolder.of(tmp_path, files).build(warnings=True).warnings)


def test_no_byte_of_a_draft_is_in_clean_and_reused_folders(tmp_path):
    published = {"date": "2016-05-06", "expires": None, "status": None}
    files = SECRET_FILES | {PATH: secret(**published), "conf.py": SETTINGS}
    site = SiteFolder.of(tmp_path, files)
    assert leaks(site.build().output / "data", SECRET)
    site.write({PATH: secret(status="draft")})
    reused = site.build()
    assert not leaks(reused.output, SECRET)
    assert not leaks(reused.doctrees, "the quokka meets")
    clean = SiteFolder(tmp_path / "other", site.source).build()
    assert not leaks(clean.output, SECRET)
    assert clean.files() == reused.files()


def test_a_build_that_fails_leaves_no_data_of_a_post_taken_back(tmp_path):
    site = SiteFolder.of(tmp_path, SECRET_FILES | {PATH: secret(), "conf.py": SETTINGS})
    site.build()
    broken = (
        f"{SETTINGS}\ndef setup(app):\n    app.connect('html-page-context', lambda *_: 1 / 0)\n"
    )
    site.write({PATH: secret(status="draft"), "conf.py": broken})
    with pytest.raises(Exception, match="division by zero"):
        site.build()
    assert not leaks(site.folder / "html/data", SECRET)
    kept = list((site.folder / "html-doctrees").glob("confarchive-texts*"))
    assert not [file for file in kept if b"quokka" in file.read_bytes()]


def test_data_of_a_build_that_fails_after_them_go_when_nobody_asks_for_them(tmp_path, monkeypatch):
    site = SiteFolder.of(tmp_path, {"posts/2015/a.md": post("A"), "conf.py": SETTINGS})
    with monkeypatch.context() as broken:
        broken.setattr(pipeline.feeds, "write", lambda *_args, **_more: 1 / 0)
        with pytest.raises(Exception, match="division by zero"):
            site.build()
    assert (site.folder / "html/data/posts.csv").exists()
    site.write({"conf.py": CONF})
    assert not site.build().has("data")


def test_nothing_is_told_in_whatever_way_a_post_is_withheld(tmp_path):
    site = SiteFolder.of(tmp_path, SECRET_FILES | ways() | {"conf.py": SETTINGS})
    output = site.build(warnings=True).output
    assert not leaks(output / "data", SECRET)
    rows = json.loads((output / "data/archive.json").read_text("utf-8"))["tables"]["posts"]
    assert [row["id"] for row in rows] == ["posts/2017/two", "posts/2015/one"]
