"""Make a release: check, cut the changelog, build, commit and tag. It publishes nothing.

``python -m tools.release 1.2.3 --checks "lint test"``, from a clean ``main``. Where something is
wrong the files are as before. What is left to do is told at the end.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from pathlib import Path, PurePosixPath

from tools import changelog

CHANGELOG = "CHANGELOG.md"
VERSION = "confarchive/__init__.py"
PACKAGE = "confarchive/"
DONE = """
confarchive {version} is committed and tagged here, and published nowhere. This command publishes it:

    git push --atomic origin main v{version} && {python} -m twine upload {files}
"""
_VERSION_LINE = re.compile(r'^__version__ = ".*"$', re.MULTILINE)


def refuse_unless_ready(root: Path, version: str) -> None:
    """End the run where *root* is not a clean ``main`` without a tag of *version*."""
    branch = _git(root, "branch", "--show-current").strip()
    if branch != "main":
        sys.exit(f"A release is made on main; this is {branch or 'no branch'}.")
    if changed := _git(root, "status", "--porcelain"):
        sys.exit(f"Commit these first, or take them away:\n{changed.rstrip()}")
    if _git(root, "tag", "--list", f"v{version}"):
        sys.exit(f"There is a tag v{version} already.")


def write(root: Path, version: str, day: dt.date) -> None:
    """Write *version* where the package has it, and into the changelog, with its *day*."""
    texts = {name: (root / name).read_text(encoding="utf-8") for name in (CHANGELOG, VERSION)}
    try:
        texts[CHANGELOG] = changelog.cut(texts[CHANGELOG], version, day)
    except ValueError as error:
        sys.exit(f"No release: {error}.")
    texts[VERSION] = _VERSION_LINE.sub(f'__version__ = "{version}"', texts[VERSION])
    for name, text in texts.items():
        (root / name).write_text(text, encoding="utf-8", newline="\n")


def restore(root: Path) -> None:
    """Take back what ``write`` wrote."""
    _git(root, "checkout", "--", CHANGELOG, VERSION)


def build(root: Path, version: str) -> tuple[Path, Path]:
    """Build the sdist and, from it, the wheel; return both."""
    folder = root / "dist"
    shutil.rmtree(folder, ignore_errors=True)
    _run(root, sys.executable, "-m", "build", "--outdir", str(folder))
    sdist, wheel = (
        folder / f"confarchive-{version}.tar.gz",
        folder / f"confarchive-{version}-py3-none-any.whl",
    )
    _run(root, sys.executable, "-m", "twine", "check", "--strict", str(sdist), str(wheel))
    return sdist, wheel


def differences(root: Path, sdist: Path, wheel: Path) -> list[str]:
    """Return in what the built files differ from what Git has, a line each."""
    tracked = set(_git(root, "ls-files", "-z").split("\0")) - {""}
    package = {name for name in tracked if name.startswith(PACKAGE)}
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    with tarfile.open(sdist) as source:
        paths = (PurePosixPath(one.name).parts[1:] for one in source if not one.isdir())
        held = {"/".join(path) for path in paths} - {"PKG-INFO"}
    return [
        *(f"the wheel lacks {name}" for name in sorted(package - packed)),
        *(f"the wheel has {name}, which Git has not" for name in sorted(packed - package)),
        *(f"the sdist lacks {name}" for name in sorted(tracked - held)),
        *(f"the sdist has {name}, which Git has not" for name in sorted(held - tracked)),
    ]


def try_out(wheel: Path, version: str) -> None:
    """Install *wheel* with all that it needs into a new environment, and build a new archive with it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        venv.create(folder / "venv", with_pip=True)
        python = str(folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python")
        _run(folder, python, "-m", "pip", "install", "--quiet", f"{wheel}[import]")
        told = _output(folder, python, "-m", "confarchive", "--version").strip()
        if told != f"confarchive {version}":
            sys.exit(f"What was installed calls itself {told}.")
        _run(folder, python, "-m", "confarchive", "new", "site", "--title", "A trial")
        _run(
            folder, python, "-m", "confarchive.building", "-q", "-W", "-b", "html", "site", "built"
        )


def record(root: Path, version: str) -> None:
    """Commit the release and tag it."""
    _git(root, "commit", "--quiet", "-m", f"Release {version}", "--", CHANGELOG, VERSION)
    _git(root, "tag", "--annotate", "-m", f"confarchive {version}", f"v{version}")


def release(root: Path, version: str, checks: list[str]) -> None:
    """Make the release *version*, after the targets *checks* of the Makefile."""
    refuse_unless_ready(root, version)
    write(root, version, dt.datetime.now(dt.UTC).date())
    try:
        for check in checks:
            _run(root, "make", check)
        sdist, wheel = build(root, version)
        if found := differences(root, sdist, wheel):
            sys.exit("\n".join(found))
        try_out(wheel, version)
        record(root, version)
    except BaseException:
        restore(root)
        raise
    files = shlex.join([str(sdist), str(wheel)])
    sys.stdout.write(DONE.format(version=version, python=sys.executable, files=files))


def main(arguments: list[str] | None = None) -> None:
    """Make the release that the command line names, of the current folder."""
    parser = argparse.ArgumentParser(prog="python -m tools.release", description=__doc__)
    parser.add_argument("version", help="of the form 1.2.3")
    parser.add_argument(
        "--checks", default="lint test", help='targets of the Makefile; "" for none'
    )
    given = parser.parse_args(arguments)
    try:
        release(Path.cwd(), given.version, given.checks.split())
    except subprocess.CalledProcessError as error:
        command = " ".join(map(str, error.cmd))
        sys.exit(f"No release, and all files are as before: this failed: {command}")


def _git(root: Path, *arguments: str) -> str:
    return _output(root, "git", *arguments)


def _output(folder: Path, *command: str) -> str:
    return subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True)


if __name__ == "__main__":
    main()
