"""Where commands on an archive's data read and write: folders named from here, and what they leave alone."""

from pathlib import Path

import pytest

from confarchive import cli
from confarchive.model.files import link_file
from tests.building.sites import SiteFolder, post
from tests.link_checking.conftest import own_loop

__all__ = ["own_loop"]  # links are checked in a loop of events, and a browser's may run here

CHECKED = "address,found,why,since,checked,leads_to,copy\nhttps://a.example/,dead,404,2020-02-03,2020-02-03,,https://mine.example/\n"
COMMANDS = ("export out", "export --plain out", "export --bag out", "scorecard", "links")


@pytest.fixture
def site(tmp_path):
    return SiteFolder.of(tmp_path, {"posts/a.md": post("A"), "pages/about.md": "# About\n"})


@pytest.mark.filterwarnings("ignore:'count' is passed as positional:DeprecationWarning")
@pytest.mark.parametrize("from_", [".", "source/pages"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_site_is_named_from_where_one_is(site, tmp_path, monkeypatch, command, from_):
    here = tmp_path / from_
    monkeypatch.chdir(here)
    place = "source" if here == tmp_path else ".."
    assert cli.main([*command.split(), "--site", place]) == 0
    assert (here / "out").exists() == ("out" in command)
    assert (site.source / link_file.FILE).exists() == (command == "links")


@pytest.mark.parametrize("where", ["", "elsewhere"])
def test_data_are_not_written_over_what_is_no_export(site, monkeypatch, capsys, where):
    site.write({f"{where}/links.csv".strip("/"): CHECKED})
    monkeypatch.chdir(site.source / where)
    before = {file: file.read_bytes() for file in site.source.rglob("*") if file.is_file()}
    assert cli.main(["export", ".", "--site", str(site.source)]) == 2
    what = "links.csv, which is of no export" if where else "a conf.py"
    assert f".: holds {what}" in capsys.readouterr().err
    assert {file: file.read_bytes() for file in site.source.rglob("*") if file.is_file()} == before


def test_an_export_is_written_over_even_half_of_one(site, tmp_path):
    folder = tmp_path / "out"
    for _ in range(2):
        assert cli.main(["export", str(folder), "--site", str(site.source)]) == 0
        (folder / "posts.csv").unlink()


@pytest.mark.parametrize("name", ["bag", "deep/bag", "../built/bag"])
def test_a_bag_is_not_made_within_the_site_that_it_holds(site, tmp_path, monkeypatch, capsys, name):
    built = tmp_path / "built"
    built.mkdir()
    (built / "index.html").write_text("<p>Home</p>")
    monkeypatch.chdir(built)
    words = ["export", "--bag", name, "--built", str(built), "--site", str(site.source)]
    assert cli.main(words) == 2
    assert "is in " in capsys.readouterr().err
    assert [file.name for file in Path().iterdir()] == ["index.html"]
