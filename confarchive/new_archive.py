"""``confarchive new``: what the new archive is called, by options or by answers, and its folder."""

from __future__ import annotations

import shlex
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from confarchive import scaffold
from confarchive.exit_codes import DONE, INCOMPLETE, NOTHING_DONE, fail
from confarchive.import_commands import NOT_INSTALLED, print_lines, progress_bar
from confarchive.model.site_identity import (
    SiteIdentity,
    checked_language,
    checked_line,
    checked_url,
)
from confarchive.runtime import garbage_collection

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path


class _Fact(NamedTuple):
    """What is to be known of an archive, what is asked for it, and what checks an answer."""

    name: str
    question: str
    checked: Callable[[str], str]


_FACTS = (
    _Fact("title", "Title", checked_line),
    _Fact("author", "Author", checked_line),
    _Fact("url", "Address, such as https://archive.example.org/, if it has one", checked_url),
    _Fact("language", "Language", checked_language),
)


def new_command(options: argparse.Namespace) -> int:
    """Begin an archive, of a blog where one is named."""
    try:
        scaffold.check_folder(options.folder)
        blog = _identity_of(options.source) if options.source else None
        identity = _identity(options, blog)
        files = scaffold.create(options.folder, identity)
    except (ValueError, ModuleNotFoundError) as error:
        return fail(str(error))
    code = _import(options.source, options.folder) if options.source else DONE
    if code == NOTHING_DONE:
        return code
    print(f"{options.folder}: an archive called {identity.title}, of {len(files)} files.")  # noqa: T201
    print(f"Build it: cd {shlex.quote(str(options.folder))} && make html")  # noqa: T201
    return code


def _identity_of(blog: Path) -> SiteIdentity:
    """Return what a blog says of itself. Raises ValueError where none is there."""
    try:
        from confarchive import importing  # noqa: PLC0415 - needed here only, and slow to load
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(NOT_INSTALLED.format(error.name)) from None
    try:
        return importing.identity_of(blog)
    except importing.NothingToImportError as error:
        raise ValueError(f"{error}; nothing was written") from None


def _import(blog: Path, folder: Path) -> int:
    from confarchive import importing  # noqa: PLC0415 - as above
    from confarchive.importing import summary  # noqa: PLC0415

    garbage_collection.collect_rarely()
    with progress_bar() as progress:
        try:
            report = importing.import_posts(blog, folder, importing.Options(progress=progress))
        except importing.NothingToImportError as error:
            scaffold.take_back(folder)
            return fail(f"{error}; nothing was written")
    print_lines(summary.told(report))
    return DONE if report.is_complete else INCOMPLETE


def _identity(options: argparse.Namespace, blog: SiteIdentity | None) -> SiteIdentity:
    """Return what the options say, else what the *blog* does, else what a person at a terminal answers."""
    default = SiteIdentity(title=scaffold.default_title(options.folder), language="en")
    is_anyone_there = blog is None and sys.stdin.isatty() and sys.stdout.isatty()
    found: dict[str, Any] = {}
    for fact in _FACTS:
        given, usual = getattr(options, fact.name), getattr(default, fact.name)
        if given is not None:
            found[fact.name] = _checked(fact, given)
        elif blog is not None:
            found[fact.name] = getattr(blog, fact.name) or usual
        else:
            found[fact.name] = _asked(fact, usual) if is_anyone_there else usual
    return replace(blog or default, **found)


def _checked(fact: _Fact, given: str) -> str:
    try:
        return fact.checked(given)
    except ValueError as error:
        raise ValueError(f"--{fact.name}: {error}; nothing was written") from None


def _asked(fact: _Fact, default: str) -> str:
    """Return the answer to a question that is asked until it has one; *default* for an empty one."""
    shown = f" [{default}]" if default else ""
    while True:
        try:
            answer = input(f"{fact.question}{shown}: ").strip()
        except EOFError:
            return default
        try:
            return fact.checked(answer) if answer else default
        except ValueError as error:
            print(error)  # noqa: T201
