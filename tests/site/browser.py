"""The browser that the site's tests drive: the Chromium that is there, else one is installed.

``python tests/site/browser.py`` makes sure of one and tells its path on standard
output; when none can be had it says so in one line and exits with status 1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserType

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
PATIENCE = ("-o", "DPkg::Lock::Timeout=300")  # seconds to wait for who installs something now
ADVICE = "No browser for the tests: install Chromium or Google Chrome, or run them with network."

# Silence: a browser that looks for updates makes requests that are not the page's.
FLAGS = (
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No page of an archive loads anything from elsewhere: elsewhere does not exist.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def flags() -> list[str]:
    """Return the command line's flags; Chromium's sandbox does not start for root."""
    return [*FLAGS, *(["--no-sandbox"] if is_root() else [])]


def find(chromium: BrowserType) -> str | None:
    """Return the path of the first Chromium that starts, Playwright's own before the system's."""
    return next(filter(starts, candidates(chromium)), None)


def candidates(chromium: BrowserType) -> Iterator[str]:
    """Yield the paths where a Chromium may be."""
    yield chromium.executable_path
    yield from filter(None, map(shutil.which, NAMES))
    yield MAC


def starts(path: str) -> bool:
    """Tell whether the program is there, with the libraries it needs."""
    return Path(path).exists() and run(path, "--version")


def install() -> None:
    """Install a Chromium by Playwright, else, for root on Debian and its kin, by apt-get."""
    if run(sys.executable, "-m", "playwright", "install", "chromium"):
        return
    if is_root() and shutil.which("apt-get"):
        run("apt-get", "update")
        run("apt-get", *PATIENCE, "install", "--yes", "chromium")


def is_root() -> bool:
    """Tell whether root runs this."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def run(*command: str) -> bool:
    """Tell whether *command* succeeded; what it says is kept from the reader."""
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def main() -> None:
    """Provide a browser and write its path."""
    with sync_playwright() as playwright:
        path = find(playwright.chromium)
        if path is None:
            sys.stderr.write("Installing a browser for the tests …\n")
            install()
            path = find(playwright.chromium)
    sys.exit(ADVICE) if path is None else sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
