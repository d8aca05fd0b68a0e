"""Check the scripts that a site and its preview serve: their style by ESLint, their types by TypeScript.

``python tools/lint_javascript.py`` installs both below the environment that runs it, by npm, as
``tools/javascript/package-lock.json`` has them. Without Node.js it tells in one line that nothing
was checked; that is a failure only where ``CI`` is set.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ("confarchive/building/static", "confarchive/serve")
SETTINGS = "tools/javascript"
LOCK = "package-lock.json"
MODULES = Path(sys.prefix) / "javascript"
OLDEST = (20, 19)
"""The oldest Node.js that ESLint runs on."""


def lacking() -> str | None:
    """Return what there is not on this machine, or None."""
    missing = [name for name in ("node", "npm") if not shutil.which(name)]
    if missing:
        return f"{' and '.join(missing)} not found"
    found = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
    version = tuple(int(number) for number in re.findall(r"\d+", found)[:2])
    wanted = ".".join(map(str, OLDEST))
    return f"Node.js {wanted} or later is needed, not {found.strip()}" if version < OLDEST else None


def install() -> None:
    """Install what the lock file names, unless it is there."""
    lock = (ROOT / SETTINGS / LOCK).read_bytes()
    done = MODULES / "node_modules" / "installed.json"  # npm ci takes it away before anything else
    if done.is_file() and done.read_bytes() == lock:
        return
    MODULES.mkdir(exist_ok=True)
    for name in ("package.json", LOCK):
        shutil.copy(ROOT / SETTINGS / name, MODULES)
    subprocess.run([_program("npm"), "ci", "--no-audit", "--no-fund"], cwd=MODULES, check=True)
    done.write_bytes(lock)


def check(root: Path) -> bool:
    """Tell whether the scripts below *root* are right; what is not has been written out."""
    # ESLint's settings import what is installed, so they stand beside it.
    settings = str(shutil.copy(root / SETTINGS / "eslint.config.js", MODULES))
    style = ["eslint/bin/eslint.js", "--max-warnings", "0", "--config", settings, *SCRIPTS]
    types = ["typescript/bin/tsc", "--project", SETTINGS]
    return all([_runs(root, *style), _runs(root, *types)])


def _runs(root: Path, script: str, *arguments: str) -> bool:
    command = [_program("node"), str(MODULES / "node_modules" / script), *arguments]
    return subprocess.run(command, cwd=root, check=False).returncode == 0


def _program(name: str) -> str:
    return shutil.which(name) or name  # Windows finds npm.cmd by its whole name only


def main() -> int:
    """Return the exit status: 1 where a script is wrong, or could not be checked though it must."""
    missing = lacking()
    if missing:
        sys.stderr.write(f"JavaScript was not checked: {missing}.\n")
        return int(bool(os.environ.get("CI")))
    install()
    if not check(ROOT):
        return 1
    sys.stdout.write("JavaScript: no mistakes of style or type.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
