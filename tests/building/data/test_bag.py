"""A bag to deposit: whole, as other programs check it, and without a byte of a draft."""

import sys
from pathlib import Path
from unittest import mock

import bagit
import pytest

from confarchive.cli import main
from tests.building import exported
from tests.building.secret import FILES, PATH, SECRET, secret
from tests.building.sites import CONF, NOW, SiteFolder, leaks, post

# What bagit 1.9 says of itself from Python 3.13 on.
pytestmark = pytest.mark.filterwarnings("ignore:'count' is passed as positional:DeprecationWarning")

EPOCH = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}


@pytest.fixture
def site(tmp_path):
    files = FILES | {
        PATH: secret(status="draft"),
        "conf.py": f"{CONF}archive_license = 'CC0-1.0'\n",
    }
    return SiteFolder.of(tmp_path, files)


@pytest.fixture
def output(tmp_path):
    for name in ("index.html", ".doctrees/environment.pickle", ".confarchive-files", ".buildinfo"):
        file = tmp_path / "built" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<title>Small archive</title>")
    return tmp_path / "built"


def pack(site, folder, *words, code=0):
    with mock.patch.dict("os.environ", EPOCH):
        assert (
            main(["export", "--bag", str(folder), "--site", str(site.source), *map(str, words)])
            == code
        )
    return folder


def test_a_bag_is_whole(site, output, tmp_path, capsys):
    folder = pack(site, tmp_path / "bag", "--built", output)
    bag = bagit.Bag(str(folder))
    bag.validate()
    assert set(bag.algorithms) == {"sha256", "sha512"}
    names = set(bag.payload_entries())
    assert {"data/posts-as-read/posts/2015/one.md", "data/posts-as-read/conf.py"} <= names
    assert {f"data/data/{name}" for name in ("archive.json", "archive.db", "CITATION.cff")} <= names
    assert {name for name in names if name.startswith("data/site")} == {"data/site/index.html"}
    assert bag.info["Source-Organization"] == "The editors"
    assert bag.info["External-Identifier"] == "https://archive.example/"
    assert bag.info["Bagging-Date"] == "2020-01-01"
    assert not leaks(folder, SECRET)
    assert "is a bag of 2 posts, 0 files, the data, and the site." in capsys.readouterr().out
    (folder / "data/data/posts.csv").write_text("other")
    with pytest.raises(bagit.BagValidationError):
        bag.validate()


def test_the_same_posts_make_the_same_bag(site, tmp_path):
    one, two = (pack(site, tmp_path / name) for name in ("one", "two"))
    files = [
        {file.relative_to(top): file.read_bytes() for file in top.rglob("*") if file.is_file()}
        for top in (one, two)
    ]
    assert files[0] == files[1]
    assert {path.name for path in (one / "data/data").iterdir()} == {
        path.name for path in exported.export(site).iterdir()
    }


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_posts_have_the_addresses_that_the_site_has(site, tmp_path, builder):
    files = {"posts/2015/walk/index.md": post("Walk"), "posts/2015/ü.md": post("Ü")}
    settings = (site.source / "conf.py").read_text()
    site.write(files | {"conf.py": f"{settings}archive_data = True\n"})
    built = site.build(builder).output
    folder = pack(site, tmp_path / "bag", "--built", built)
    exported.export(site, tmp_path / "exported", words=("--builder", builder))
    for each in (folder / "data/data", folder / "data/site/data", tmp_path / "exported"):
        addresses = {row["id"]: row["url"] for row in exported.of_json(each)["posts"]}
        end = {"html": ".html", "dirhtml": "/"}[builder]
        assert addresses["posts/2015/ü"] == f"https://archive.example/posts/2015/%C3%BC{end}"
        walk = {"html": "index.html", "dirhtml": ""}[builder]
        assert (
            addresses["posts/2015/walk/index"] == f"https://archive.example/posts/2015/walk/{walk}"
        )
        for name in ("posts.csv", "archive.json", "archive.db"):
            assert (each / name).read_bytes() == (built / "data" / name).read_bytes()


def test_a_site_that_tells_of_a_draft_is_not_packed(site, output, tmp_path, capsys):
    (output / "posts/2016").mkdir(parents=True)
    (output / "posts/2016/quokka-days.html").write_text("<p>Left from before.</p>")
    pack(site, tmp_path / "bag", "--built", output, code=2)
    assert f"{output}: tells of what is not published" in capsys.readouterr().err
    assert not (tmp_path / "bag").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--built", "nowhere"], "nowhere: no index.html there; expected the built site"),
        ([], "holds something; name a folder that is empty, or not there"),
    ],
)
def test_what_cannot_be_packed_is_told(site, tmp_path, capsys, words, message):
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    pack(site, folder, *words, code=2)
    assert message in capsys.readouterr().err
    assert [file.name for file in folder.iterdir()] == ["mine.txt"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".full")] == []


def test_where_a_post_names_a_draft_there_is_no_bag(site, tmp_path, capsys):
    raw = f'<p title="{PATH}">words</p>'
    site.write({"posts/2015/raw.md": post("Raw", raw)})
    assert not pack(site, tmp_path / "bag", code=1).exists()
    said = capsys.readouterr()
    assert "names a post that is not published" in said.err
    assert "No bag was made." in said.err
    assert not said.out


def test_a_bag_can_be_made_in_the_folder_one_is_in(site, tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    pack(site, Path())
    bagit.Bag(str(tmp_path / "here")).validate()


def test_a_site_without_a_bag_is_told(site, tmp_path, capsys):
    assert main(["export", str(tmp_path / "x"), "--site", str(site.source), "--built", "x"]) == 2
    assert "only a bag holds a site; add --bag" in capsys.readouterr().err


def test_the_package_that_is_missing_is_told(site, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "bagit", None)
    for name in [name for name in sys.modules if name.startswith("confarchive.building.data")]:
        monkeypatch.delitem(sys.modules, name)
    pack(site, tmp_path / "bag", code=2)
    assert "run: pip install 'confarchive[data]'" in capsys.readouterr().err
