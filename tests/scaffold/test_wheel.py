"""The built wheel begins an archive in an empty environment, which takes the next release without a change.

This asks a package registry, as nothing else in these tests does; where none answers, it is skipped.
"""

import os
import re
import shutil
import subprocess
import sys
import venv

import pytest

pytestmark = pytest.mark.skipif(
    "CONFARCHIVE_WHEEL" not in os.environ,
    reason="installs all packages three times: set CONFARCHIVE_WHEEL=1, as make release does",
)
VERSION = re.compile(r'^__version__ = ".*"$', re.MULTILINE)


def run(folder, *command, **environment):
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def environment(folder):
    """Make an environment with nothing but pip; return its Python."""
    venv.create(folder, with_pip=True)
    return folder / "bin/python"


@pytest.fixture(scope="module")
def builder(tmp_path_factory):
    """Return a Python that builds wheels."""
    python = environment(tmp_path_factory.mktemp("builder"))
    asked = [python, "-m", "pip", "install", "--quiet", "--retries", "0", "hatchling"]
    if subprocess.run(asked, capture_output=True, check=False).returncode != 0:
        pytest.skip("no package registry answers, from which the dependencies would come")
    return python


def wheel(builder, repository, folder, version):
    """Build the package as *version* into *folder*."""
    sources = folder / version
    shutil.copytree(repository / "confarchive", sources / "confarchive")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(repository / name, sources)
    init = sources / "confarchive/__init__.py"
    init.write_text(VERSION.sub(f'__version__ = "{version}"', init.read_text("utf-8")), "utf-8")
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", folder / "wheels")
    run(sources, builder, "-m", "pip", "wheel", *options, ".")


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        if path.relative_to(folder).parts[0] not in {".venv", "_build", "_tags"}
    }


def test_an_archive_of_ones_own_from_the_wheel(builder, repository, tmp_path):
    wheel(builder, repository, tmp_path, "98.0.0")
    found = {"PIP_FIND_LINKS": str(tmp_path / "wheels"), "SPHINXOPTS": "-W --keep-going"}
    python = environment(tmp_path / "env")
    run(tmp_path, python, "-m", "pip", "install", "--quiet", "confarchive", **found)
    run(tmp_path, python.with_name("confarchive"), "new", "talks", "--title", "Talks")
    talks = tmp_path / "talks"
    before = files(talks)
    run(talks, "make", "html", f"PYTHON={sys.executable}", **found)
    assert "<h1>Talks<" in (talks / "_build/html/index.html").read_text("utf-8")
    wheel(builder, repository, tmp_path, "99.0.0")
    assert "confarchive 99.0.0" in run(talks, "make", "upgrade", **found)
    run(talks, "make", "html", **found)
    assert files(talks) == before
