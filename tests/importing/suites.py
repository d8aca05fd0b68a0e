"""Test suites of other programs, from their source distributions: fetched when asked for, not kept.

``make imports`` asks for them: ``CONFARCHIVE_SUITES`` in the environment does. Nothing of
them is run; they are read as data.
"""

import os
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html


def sources(package: str, folder: Path) -> Path:
    """Return the unpacked source distribution of the installed version of *package*.

    It is fetched by pip into *folder*. The test is skipped where it cannot be, or nobody
    asked for it.
    """
    if not os.environ.get("CONFARCHIVE_SUITES"):
        pytest.skip("other programs' test suites are fetched by make imports only")
    try:
        wanted = f"{package}=={version(package)}"
    except PackageNotFoundError:
        pytest.skip(f"{package} is not installed")
    fetch = ("pip", "download", "--quiet", "--no-deps", "--no-binary", package)
    command = [sys.executable, "-m", *fetch, "--dest", str(folder), wanted]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    archives = sorted(folder.glob("*.tar.gz"))
    if done.returncode or not archives:
        pytest.skip(f"the sources of {wanted} cannot be fetched: {done.stderr.strip()[-200:]}")
    with tarfile.open(archives[0]) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    (root,) = (folder / "unpacked").iterdir()
    return root


def pictures(pages: Iterable[str]) -> set[str]:
    """Return the files of a blog that *pages*, in HTML, show as pictures: a suite has none of them."""
    roots = (html.fromstring(f"<div><p></p>{page}</div>") for page in pages)
    found = {unquote(image.get("src") or "") for root in roots for image in root.iter("img")}
    return {path for path in found if re.fullmatch(r"(?:\./)?\w[^:<>\\?#]*", path)}
