"""A release: what the changelog becomes, what is refused, and what is built."""

import datetime as dt
import importlib.metadata
import io
import re
import subprocess
import tarfile
import tomllib
import zipfile

import pytest

import confarchive
from tools import changelog, release

DAY = dt.date(2031, 2, 3)
BEFORE = """# Changelog

What changed.

## Unreleased

### Added

- Something new.

## 0.9.10 - 2030-01-01

- What was.
"""
AFTER = """# Changelog

What changed.

## Unreleased

## 1.0.0 - 2031-02-03

### Added

- Something new.

## 0.9.10 - 2030-01-01

- What was.
"""
INIT = '"""A package."""\n\n__version__ = "0.9.10"\n'


def test_what_is_unreleased_becomes_a_version():
    assert changelog.cut(BEFORE, "1.0.0", DAY) == AFTER


def test_the_first_version():
    cut = changelog.cut("# Changelog\n\n## Unreleased\n\n- All.\n", "0.1.0", DAY)
    assert cut == "# Changelog\n\n## Unreleased\n\n## 0.1.0 - 2031-02-03\n\n- All.\n"


@pytest.mark.parametrize(
    ("text", "version", "reason"),
    [
        (BEFORE, "1.0", "of the form 1.2.3, not '1.0'"),
        (BEFORE, "v1.0.0", "of the form 1.2.3"),
        (BEFORE, "1.0.0rc1", "of the form 1.2.3"),
        (BEFORE, "0.9.10", "0.9.10 is not above 0.9.10"),
        (BEFORE, "0.9.9", "0.9.9 is not above 0.9.10"),
        (AFTER, "1.1.0", 'tells nothing under "## Unreleased"'),
        (BEFORE.replace("## Unreleased\n", ""), "1.0.0", 'heading "## Unreleased" once'),
        (BEFORE + "\n## Unreleased\n", "1.0.0", 'heading "## Unreleased" once'),
    ],
)
def test_what_is_no_release_is_refused(text, version, reason):
    with pytest.raises(ValueError, match=re.escape(reason)):
        changelog.cut(text, version, DAY)


def test_this_changelog_can_be_cut(repository):
    text = (repository / release.CHANGELOG).read_text(encoding="utf-8")
    with_entry = text.replace("\n## Unreleased\n", "\n## Unreleased\n\n- More.\n", 1)
    assert "\n## 99.0.0 - 2031-02-03\n" in changelog.cut(with_entry, "99.0.0", DAY)


def test_the_version_stands_in_one_place(repository):
    project = tomllib.loads((repository / "pyproject.toml").read_text())
    assert "version" not in project["project"]
    assert project["tool"]["hatch"]["version"] == {"path": release.VERSION}
    assert importlib.metadata.version("confarchive") == confarchive.__version__


@pytest.fixture
def repo(tmp_path, monkeypatch):
    """A small repository with two commits to release."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "A")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "a@example.org")
    folder = tmp_path / "repo"
    (folder / "confarchive").mkdir(parents=True)
    (folder / release.CHANGELOG).write_text(BEFORE)
    (folder / release.VERSION).write_text(INIT)
    (folder / "Makefile").write_text("fine:\n\ttouch ../checked\nbad:\n\tfalse\n")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "All")
    monkeypatch.chdir(folder)
    return folder


def git(folder, *arguments):
    command = ["git", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def packed(repo, _version, wheel=(), sdist=()):
    """Stand in for the build, which asks a registry: pack what Git has, and these names."""
    tracked = git(repo, "ls-files").split()
    (repo.parent / "dist").mkdir(exist_ok=True)
    paths = repo.parent / "dist/source.tar.gz", repo.parent / "dist/wheel.whl"
    with tarfile.open(paths[0], "w:gz") as archive:
        for name in (*tracked, "PKG-INFO", *sdist):
            archive.addfile(tarfile.TarInfo(f"confarchive-1.0.0/{name}"), io.BytesIO())
    with zipfile.ZipFile(paths[1], "w") as archive:
        for name in ("confarchive-1.0.0.dist-info/METADATA", release.VERSION, *wheel):
            archive.writestr(name, "")
    return paths


@pytest.fixture
def built(monkeypatch):
    monkeypatch.setattr(release, "build", packed)
    monkeypatch.setattr(release, "try_out", lambda _wheel, _version: None)
    monkeypatch.setattr(release, "DONE", "{version}")


def untouched(repo):
    return not git(repo, "status", "--porcelain") and git(repo, "log", "--format=%s") == "All\n"


@pytest.mark.usefixtures("built")
def test_a_release_is_a_commit_and_a_tag(repo):
    release.main(["1.0.0", "--checks", "fine"])
    assert (repo.parent / "checked").exists()
    assert (repo / release.VERSION).read_text() == INIT.replace("0.9.10", "1.0.0")
    text = (repo / release.CHANGELOG).read_text()
    assert "\n## Unreleased\n\n## 1.0.0 - 20" in text
    assert git(repo, "log", "--format=%s") == "Release 1.0.0\nAll\n"
    assert git(repo, "show", "--no-patch", "--format=%s", "v1.0.0^{commit}") == "Release 1.0.0\n"
    assert git(repo, "status", "--porcelain") == ""


@pytest.mark.usefixtures("built")
def test_a_check_that_fails_leaves_all_as_it_was(repo):
    with pytest.raises(SystemExit, match=r"No release, and all files are as before.*make bad"):
        release.main(["1.0.0", "--checks", "fine bad"])
    assert untouched(repo)
    assert git(repo, "tag") == ""


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("holder", ["wheel", "sdist"])
def test_what_is_packed_is_what_git_has(repo, monkeypatch, holder):
    names = ["confarchive/scratch.py"]
    monkeypatch.setattr(
        release, "build", lambda root, version: packed(root, version, **{holder: names})
    )
    with pytest.raises(SystemExit, match=f"the {holder} has confarchive/scratch.py, which Git"):
        release.main(["1.0.0", "--checks", ""])
    assert untouched(repo)


def test_what_was_not_packed_is_told(repo):
    paths = packed(repo, "1.0.0")
    (repo / "confarchive/page.html").write_text("")
    git(repo, "add", ".")
    assert release.differences(repo, *paths) == [
        "the wheel lacks confarchive/page.html",
        "the sdist lacks confarchive/page.html",
    ]


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("git switch --quiet --create topic", "made on main; this is topic"),
        ("git switch --quiet --detach", "made on main; this is no branch"),
        ("git tag v1.0.0", "a tag v1.0.0 already"),
        ("touch new", r"Commit these first, or take them away:\n\?\? new"),
        ("rm Makefile", "Makefile"),
    ],
)
def test_a_state_that_is_none_to_release_is_refused(repo, command, reason):
    subprocess.run(command.split(), cwd=repo, check=True)
    with pytest.raises(SystemExit, match=reason):
        release.main(["1.0.0", "--checks", ""])
    assert git(repo, "log", "--format=%s") == "All\n"
    assert (repo / release.CHANGELOG).read_text() == BEFORE


@pytest.mark.usefixtures("built")
def test_a_version_that_is_not_above_the_last_is_refused(repo):
    with pytest.raises(SystemExit, match=r"No release: 0\.9\.9 is not above 0\.9\.10"):
        release.main(["0.9.9", "--checks", ""])
    assert untouched(repo)
