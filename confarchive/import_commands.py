"""The commands that import a blog, and that tell again what an import found."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from confarchive.exit_codes import DONE, FOUND, INCOMPLETE, fail
from confarchive.runtime import garbage_collection

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from confarchive.importing.report import Report

NOT_INSTALLED = "{} is not installed; run: pip install 'confarchive[import]'"


def import_command(options: argparse.Namespace) -> int:
    """Import a blog."""
    try:
        from confarchive import importing  # noqa: PLC0415 - needed here only, and slow to load
        from confarchive.importing import report_json, summary  # noqa: PLC0415
    except ModuleNotFoundError as error:
        return fail(NOT_INSTALLED.format(error.name))
    if options.report is not None and not options.report.parent.is_dir():
        return fail(f"{options.report.parent}: no such folder; expected one for the report")
    garbage_collection.collect_rarely()
    try:
        with progress_bar() as progress:
            report = importing.import_posts(
                options.source,
                options.into,
                importing.Options(
                    program=options.program,
                    settings=options.settings,
                    content=options.content,
                    sitemap=options.sitemap,
                    published=options.published,
                    look_for_published=not options.no_published,
                    dry_run=options.dry_run,
                    strict=options.strict,
                    theirs=options.theirs,
                    ours=options.ours,
                    extensions=tuple(options.extension),
                    convert_site_links=options.convert_site_links,
                    headers=options.headers,
                    jobs=options.jobs,
                    seconds=options.seconds,
                    progress=progress,
                ),
            )
    except importing.NothingToImportError as error:
        return fail(str(error))
    if options.report is not None:
        options.report.write_text(report_json.text(report), encoding="utf-8")
    print_lines(summary.told(report, dry_run=options.dry_run))
    return INCOMPLETE if not report.is_complete else _found(report, options)


def report_command(options: argparse.Namespace) -> int:
    """Tell again what the last import found."""
    try:
        from confarchive.importing import last_report, summary  # noqa: PLC0415 - as for the import
    except ModuleNotFoundError as error:
        return fail(NOT_INSTALLED.format(error.name))
    reports = last_report.load(options.site)
    if not reports:
        return fail(f"{options.site}: no import is remembered there; run confarchive import")
    limit = None if options.all else summary.LIMIT
    print_lines(summary.told(reports[-1], again=True, limit=limit))
    return _found(reports[-1], options)


def _found(report: Report, options: argparse.Namespace) -> int:
    """Return the exit code for what ``--fail-on`` names."""
    counts = report.counts
    return FOUND if any(counts[each.replace("-", "_")] for each in options.fail_on) else DONE


def print_lines(lines: Iterable[str]) -> None:
    """Print each of *lines*."""
    for line in lines:
        print(line)  # noqa: T201


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int], None] | None]:
    """Show a bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - a pipe has no use for it
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Importing", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
