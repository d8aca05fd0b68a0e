"""``confarchive new`` begins an archive that is nobody else's and builds without a warning."""

import re
import subprocess
import sys
import tomllib

import pytest
import yaml

from confarchive import scaffold
from confarchive.model import archive
from tests.building.sites import NOW
from tests.scaffold.new_folders import built, settings
from tests.test_makefile import make

ODD = 'Maria\'s "best" # talks_, <b> {x} \\n *2* a:b $1 100% {{ 1 }}'


def test_what_options_say_stands_in_its_files(new):
    url = "https://talks.example.org/archive"
    code, folder = new("--title", ODD, "--author", "Ana", "--url", url, "--language", "pt-BR")
    assert code == 0
    values = settings(folder)
    found = {name: values.get(name) for name in ("project", "author", "copyright", "language")}
    assert found == {"project": ODD, "author": "Ana", "copyright": "Ana", "language": "pt_BR"}
    assert values["html_baseurl"] == f"{url}/"
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["description"] == ODD
    assert project["dependencies"] == [f"confarchive>={scaffold.confarchive.__version__}"]


def test_it_builds_without_a_warning(new):
    _, folder = new("--title", ODD, "--url", "https://talks.example.org/", "--language", "pt-BR")
    site = built(folder)
    assert not site.warnings
    assert site.page("index.html").xpath("string(//h1/text())") == ODD
    assert site.page("index.html").xpath("/html/@lang") == ["pt-BR"]


def test_its_first_post_builds_too(new):
    _, folder = new()
    (folder / "posts/2020").mkdir()
    (folder / "posts/2020/one.md").write_text("---\ndate: 2019-01-01\n---\n\n# One\n\nWords.\n")
    site = built(folder)
    assert not site.warnings
    assert "One" in site.links("index.html")


def test_nobody_is_asked_without_a_terminal(new, capsys):
    code, folder = new()
    assert (code, settings(folder)["project"]) == (0, "My talks")
    assert settings(folder)["html_baseurl"] == ""
    assert "author" not in settings(folder)
    assert "my-talks && make html" in capsys.readouterr().out


def test_what_no_option_tells_is_asked(new, terminal, capsys):
    asked = terminal("  Talks I heard ", "talks.example.org", "https://talks.example.org", "")
    code, folder = new("--author", "Ana")
    assert code == 0
    assert [question.partition(",")[0] for question in asked] == [
        "Title [My talks]: ",
        "Address",
        "Address",
        "Language [en]: ",
    ]
    assert "found 'talks.example.org', expected an address" in capsys.readouterr().out
    values = settings(folder)
    assert values["project"] == "Talks I heard"
    assert values["html_baseurl"] == "https://talks.example.org/"


def test_who_answers_no_more_gets_the_defaults(new, terminal):
    terminal("Talks")
    code, folder = new()
    assert (code, settings(folder)["project"], settings(folder)["language"]) == (0, "Talks", "en")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--url", "talks.example.org"), "--url: found 'talks.example.org', expected an address"),
        (("--url", "ftp://a.example/"), "--url: found"),
        (("--url", "https://a.example:x/"), "--url: found"),
        (("--url", "https://a.example/?q"), "--url: found"),
        (("--language", "Klingon"), "--language: found 'Klingon', expected a language's code"),
        (("--title", "two\nlines"), r"--title: found 'two\nlines', expected one line of text"),
    ],
)
def test_wrong_options_write_nothing(new, capsys, options, message):
    code, folder = new(*options)
    told = capsys.readouterr().err
    assert code == 2
    assert told.startswith(f"confarchive: {message}")
    assert told.endswith("nothing was written\n")
    assert not folder.exists()


def test_a_folder_that_is_not_empty_is_left_alone(new, tmp_path, capsys):
    (tmp_path / "my-talks").mkdir()
    (tmp_path / "my-talks/.git").write_text("mine")
    assert new()[0] == 2
    assert capsys.readouterr().err == (
        "confarchive: my-talks: is not empty; expected a new folder, or an empty one; "
        "nothing was written\n"
    )
    assert [path.name for path in (tmp_path / "my-talks").iterdir()] == [".git"]


def test_a_file_is_no_folder(new, tmp_path, capsys):
    (tmp_path / "my-talks").write_text("mine")
    assert new()[0] == 2
    assert "my-talks: is no folder; expected" in capsys.readouterr().err
    assert (tmp_path / "my-talks").read_text() == "mine"


def test_an_empty_folder_will_do(new, tmp_path):
    (tmp_path / "a/b").mkdir(parents=True)
    assert new(folder="a/b")[0] == 0
    assert settings(tmp_path / "a/b")["project"] == "B"


def test_nothing_of_the_samples_is_in_it(new, repository):
    """Neither their titles, slugs and texts, nor the address that this repository's settings have."""
    samples = archive.scan(repository, now=NOW)
    _, folder = new("--url", "https://talks.example.org/")
    site = built(folder)
    texts = [path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()]
    texts += [site.text(name) for name in site.files() if name.endswith((".html", ".xml", ".js"))]
    words = {word for post in samples.posts for word in (post.title, post.path.rpartition("/")[2])}
    sentences = re.findall(r"[^.\n]{30,}\.", (repository / "index.md").read_text("utf-8"))
    assert len(words) > 10
    assert sentences
    found = [
        word
        for word in (*words, *sentences, "confarchive.example")
        for text in texts
        if word in text
    ]
    assert not found


def test_all_files_of_the_package_are_used(repository):
    there = {path.name for path in (repository / "confarchive/scaffold/files").iterdir()}
    assert there == set(scaffold.FILES.values())


def test_its_data_files_can_be_read(new):
    _, folder = new()
    for name in (
        ".readthedocs.yaml",
        ".github/workflows/publish.yml",
        ".github/workflows/check.yml",
    ):
        assert yaml.safe_load((folder / name).read_text("utf-8"))
    assert yaml.safe_load((folder / "conferences.yml").read_text("utf-8")) is None


def test_help_lists_every_target(new):
    _, folder = new()
    phony = re.search(r"^\.PHONY: (.+)$", (folder / "Makefile").read_text(), re.MULTILINE)
    listed = re.findall(r"^  make ([a-z-]+) +\S", make(folder).stdout, re.MULTILINE)
    assert {*listed, "blog-named"} == set(phony[1].split())
    refused = make(folder, "import", f"PYTHON={sys.executable}")
    assert "make import FROM=path/to/blog" in refused.stderr


def test_git_takes_what_it_should(new):
    _, folder = new()
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    for name in (".venv/x", "_build/x", "_tags/x"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    command = ["git", "ls-files", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    assert set(done.stdout.split()) == set(scaffold.FILES)
