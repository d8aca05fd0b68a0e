"""The Makefile tells what it can do, and what it was not told."""

import re
import subprocess

import pytest

TARGETS = {
    "help",
    "html",
    "preview",
    "epub",
    "pdf",
    "import",
    "test",
    "test-lowest",
    "test-newest",
    "coverage",
    "check",
    "lint",
    "catalogs",
    "release",
    "serve",
    "edits",
    "imports",
    "bench",
    "bench-all",
    "clean",
    "distclean",
}


def make(repository, *arguments):
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)


def test_help_lists_every_target(repository):
    listed = re.findall(r"^  make ([a-z-]+) +\S", make(repository, "help").stdout, re.MULTILINE)
    phony = re.search(r"^\.PHONY: (.+)$", (repository / "Makefile").read_text(), re.MULTILINE)
    assert set(listed) == TARGETS
    assert set(phony[1].split()) == {*TARGETS, "blog-named", "version-named"}


def test_help_is_what_make_says_unasked(repository):
    assert make(repository).stdout == make(repository, "help").stdout


def test_import_wants_a_blog(repository):
    done = make(repository, "import")
    assert done.returncode != 0
    assert done.stderr.count("\n") == 1
    assert "make import FROM=path/to/blog" in done.stderr


def test_release_wants_a_version(repository):
    done = make(repository, "release")
    assert done.returncode != 0
    assert "make release VERSION=1.2.3" in done.stderr


@pytest.mark.parametrize(
    ("given", "checks"), [((), "lint test"), (("CHECKS=lint",), "lint"), (("CHECKS=",), "")]
)
def test_release_checks_all_unless_told_otherwise(repository, given, checks):
    done = make(repository, "--dry-run", "release", "VERSION=1.2.3", *given)
    assert f" -m tools.release '1.2.3' --checks '{checks}'" in done.stdout


def test_what_is_installed_has_the_version_that_is_written(repository, tmp_path):
    """The installed version is told by all commands, and a release writes another before tests."""
    stamp = tmp_path / "installed-release"
    stamp.touch()
    for name in ("pyproject.toml", "confarchive/__init__.py"):
        newer = ("--what-if", name, f"VENV={tmp_path}", str(stamp))
        assert " --editable '.[release]'" in make(repository, "--dry-run", *newer).stdout, name


def test_import_hands_over_paths_with_spaces(repository):
    done = make(repository, "--dry-run", "import", "FROM=an old blog", "SETTINGS=its conf.py")
    assert "import 'an old blog' --into . --settings 'its conf.py'" in done.stdout


def test_a_site_with_warnings_is_served_all_the_same(repository):
    made = make(repository, "--dry-run", "serve").stdout
    assert " -m confarchive.serve " in made
    assert " -W" not in made


@pytest.mark.parametrize(
    ("target", "fails"), [("html", False), ("preview", False), ("check", True)]
)
def test_warnings_fail_the_check_alone(repository, target, fails):
    made = make(repository, "--dry-run", target).stdout
    assert (" -W --keep-going" in made) == fails


def test_imports_runs_all_that_takes_long(repository):
    recipe = (repository / "Makefile").read_text().partition("\nimports:")[2].partition("\n\n")[0]
    chosen = re.search(r"-k '([a-z ]+)'", recipe)[1].split(" or ")
    asked_for = re.compile(
        "tests.importing.suites|" + "|".join(re.findall(r"CONFARCHIVE_\w+", recipe))
    )
    files = [
        file for file in repository.glob("tests/**/test_*.py") if file.name != "test_makefile.py"
    ]
    long_ones = {file: text for file in files if asked_for.search(text := file.read_text())}
    assert len(long_ones) >= 5
    for file, text in long_ones.items():
        names = re.findall(r"^def (test_\w+)", text, re.MULTILINE)
        assert any(word in name for word in chosen for name in names), file
