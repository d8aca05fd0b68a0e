"""``confarchive export``: the archive as data."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from confarchive import exclusions, site_clock
from confarchive.exit_codes import DONE, INCOMPLETE, fail
from confarchive.runtime import garbage_collection

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from confarchive.model.problems import Problem

_COUNTED = ("posts", "people", "conferences", "editions", "talks", "links", "citations")
"""The tables whose rows are told of."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.description = (
        "Write what the archive tells as data: JSON with its schema, CSV, and a database for SQLite and Datasette. "
        "Drafts and hidden posts are in none of them."
    )
    parser.add_argument(
        "folder", type=Path, metavar="FOLDER", help="where the files go; made where there is none"
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--plain",
        action="store_true",
        help="write the posts themselves instead, and a conf.py that builds them without confarchive; drafts stay here",
    )
    instead.add_argument(
        "--bag",
        action="store_true",
        help="write both, with checksums, as a BagIt bag to deposit; with --built, the site too",
    )
    parser.add_argument(
        "--built", type=Path, metavar="OUTPUT", help="the built site that a bag is to hold"
    )
    parser.add_argument(
        "--builder",
        choices=("html", "dirhtml"),
        default="html",
        help="the builder that makes the site, by which pages have their addresses; html, where none is named. A bag takes those of --built",
    )
    parser.add_argument(
        "--site", type=Path, default=Path(), metavar="SITE", help="the archive's folder; this one"
    )


def run(options: argparse.Namespace) -> int:
    """Write the data of an archive, and tell what there is."""
    if complaint := complaint_about(options.site):
        return fail(complaint)
    if options.built and not options.bag:
        return fail("--built: only a bag holds a site; add --bag")
    if options.bag:
        return _bag(options)
    return _plain(options) if options.plain else _data(options)


def complaint_about(site: Path) -> str:
    """Return what is wrong with the folder *site* where it is no archive's, "" for nothing."""
    for name, what in (("conf.py", "file"), ("posts", "folder")):
        if not (site / name).exists():
            return f"{site}: no {what} {name} there; expected the archive's folder"
    return ""


def _data(options: argparse.Namespace) -> int:
    if missing := _missing("sqlite_utils"):
        return fail(missing)
    from confarchive.building.data import export, reading  # noqa: PLC0415 (no other command needs it)

    garbage_collection.collect_rarely()
    try:
        export.refuse_others(options.folder)
    except ValueError as error:
        return fail(str(error))
    try:
        in_folders = options.builder == "dirhtml"
        rows, problems = export.export(options.site, options.folder, in_folders=in_folders)
    except reading.UnreadableSettingsError as error:
        return fail(str(error))
    counts = ", ".join(f"{len(rows[name])} {name}" for name in _COUNTED)
    print(f"{options.folder} has {counts}.")  # noqa: T201
    return tell(problems)


def _missing(*packages: str) -> str:
    """Return what to do where one of *packages* is not installed, "" where all are: before anything is written."""
    for name in packages:
        try:
            importlib.import_module(name)
        except ModuleNotFoundError as error:
            return f"{error.name} is not installed; run: pip install 'confarchive[data]'"
    return ""


def tell(problems: Iterable[Problem]) -> int:
    """Print *problems* in what a command goes on without; return its exit code."""
    lines = [str(problem) for problem in problems]
    for line in lines:
        print(line, file=sys.stderr)  # noqa: T201
    return INCOMPLETE if lines else DONE


def _bag(options: argparse.Namespace) -> int:
    if options.built and (complaint := _complaint_about_site(options.site, options.built)):
        return fail(complaint)
    if missing := _missing("sqlite_utils", "bagit"):
        return fail(missing)
    from confarchive.building.data import bag, reading  # noqa: PLC0415 (as above)

    try:
        in_folders = options.builder == "dirhtml"
        packed = bag.pack(options.site, options.folder, options.built, in_folders=in_folders)
    except (reading.UnreadableSettingsError, ValueError) as error:
        return fail(str(error))
    for problem in packed.problems:
        print(problem, file=sys.stderr)  # noqa: T201
    if packed.problems:
        print("No bag was made.", file=sys.stderr)  # noqa: T201
        return INCOMPLETE
    site = ", and the site" if options.built else ""
    told = f"{packed.posts} posts, {packed.files} files, the data{site}"
    print(f"{options.folder} is a bag of {told}.")  # noqa: T201
    return DONE


def _complaint_about_site(site: Path, built: Path) -> str:
    """Return why the *built* site is not to be deposited, "" for nothing."""
    from confarchive.curating import leaks  # noqa: PLC0415 (as above)

    if not (built / "index.html").is_file():
        return f"{built}: no index.html there; expected the built site, such as _build/html"
    now = site_clock.now(site)
    try:
        excluded = exclusions.excluded_by(site)
    except ValueError as error:
        return str(error)
    found = [str(problem) for problem in leaks.find(site, built, now, excluded)]
    return "\n".join(
        [*found, f"{built}: tells of what is not published; build it anew"] if found else []
    )


def _plain(options: argparse.Namespace) -> int:
    from confarchive.building.data import plain_site, reading  # noqa: PLC0415 (as above)

    try:
        written = plain_site.export(options.site, options.folder)
    except (reading.UnreadableSettingsError, ValueError) as error:
        return fail(str(error))
    code = tell(written.problems)
    print(  # noqa: T201
        f"{options.folder} has {written.posts} posts and {written.files} files; "
        f"sphinx-build {options.folder} OUTPUT builds them."
    )
    return code
