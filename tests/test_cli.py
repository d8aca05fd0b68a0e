"""The command line: what it prints, where, and the exit codes it gives."""

import json
import subprocess
import sys

import pytest

import confarchive
from confarchive.cli import main


@pytest.fixture
def home(tmp_path, monkeypatch):
    for folder in ("blog", "site"):
        (tmp_path / folder).mkdir()
    (tmp_path / "blog/trip.md").write_text(
        "Title: A trip\nDate: 2015-02-03\n\n[x](gone.html)\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_import(home, capsys):
    assert main(["import", "blog", "--into", "site", "--report", "report.json"]) == 0
    assert (home / "site/posts/2015/a-trip.md").is_file()
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out.splitlines() == [
        "Pelican blog, because it has no settings of any program, and files that could be posts.",
        "Settings: none found. Posts: blog (as given).",
        "Import finished.",
        "      1 imported",
        "1 of 1 posts show just what they showed.",
        "0 files copied, 1 problem.",
        "",
        "Links: nothing in the blog has this address; the link stays as it is:",
        "     1 x gone.html (in trip.md:4)",
    ]
    report = json.loads((home / "report.json").read_text("utf-8"))
    assert report["counts"]["imported"] == 1


def test_a_post_that_is_not_imported(home):
    (home / "blog/other.md").write_text("Date: 2015-02-03\n\nNo title\n", "utf-8")
    assert main(["import", "blog", "--into", "site"]) == 1


def test_a_dry_run(home, capsys):
    assert main(["import", "blog", "--into", "site", "--dry-run"]) == 0
    assert list((home / "site").iterdir()) == []
    assert "Nothing is written" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["import", "gone", "--into", "site"], "gone: no such folder; expected a Pelican blog"),
        (
            ["import", "blog", "--into", "gone"],
            "gone: no such folder; expected the archive's folder",
        ),
        (["import", "blog", "--into", "site", "--settings", "gone.py"], "gone.py: no such file"),
        (["import", "blog", "--into", "site", "--sitemap", "gone.xml"], "gone.xml: no such file"),
        (["import", "blog", "--into", "site", "--report", "gone/r.json"], "gone: no such folder"),
        (["import", "site", "--into", "site"], "no posts below it"),
    ],
)
@pytest.mark.usefixtures("home")
def test_nothing_done(capsys, arguments, expected):
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("confarchive: ")
    assert expected in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 2),
        (["import"], 2),
        (["import", "blog"], 2),
        (["import", "blog", "--into", "site", "--ours", "--theirs"], 2),
        (["import", "blog", "--into", "site", "--jobs", "-1"], 2),
        (["export"], 2),
        (["--version"], 0),
        (["import", "--help"], 0),
    ],
)
@pytest.mark.usefixtures("home")
def test_arguments(arguments, code):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == code


def test_version(capsys):
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"confarchive {confarchive.__version__}\n"


def test_help_says_what_it_is_for_in_one_sentence(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    _, about, commands, *_ = capsys.readouterr().out.split("\n\n")
    assert about == "Turn a blog of conference posts into a lasting, searchable archive."
    assert "import" in commands


def test_a_place_that_cannot_be_written_to(home, capsys):
    (home / "site/posts").write_text("a file where a folder should be", "utf-8")
    assert main(["import", "blog", "--into", "site"]) == 2
    assert "site/posts" in capsys.readouterr().err


def test_it_is_a_module_too():
    command = [sys.executable, "-m", "confarchive", "--version"]
    assert subprocess.check_output(command, text=True) == f"confarchive {confarchive.__version__}\n"
