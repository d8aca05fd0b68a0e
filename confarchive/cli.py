"""The command line: one function per command, which reads arguments and prints results."""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import confarchive
from confarchive.model.problems import ProblemKind, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from confarchive.curating import Proposal, Sources
    from confarchive.importing.report import Report

DONE, INCOMPLETE, NOTHING_DONE = 0, 1, 2
"""Exit codes: all is well; a post was not imported, or a file is wrong; nothing was done."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that *arguments* name, those of the process when None; return its exit code."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except KeyboardInterrupt:
        return _fail("interrupted; every post is whole, and the same command goes on from here")
    except BrokenExecutor:
        return _fail("a process was ended from outside, perhaps for want of memory; try --jobs 1")
    except BrokenPipeError:  # who reads along has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        return _fail(f"{error.filename or options.name}: {error.strerror or error}")


def import_command(options: argparse.Namespace) -> int:
    """Import a blog."""
    try:
        from confarchive import importing  # noqa: PLC0415 - needed here only, and slow to load
    except ModuleNotFoundError as error:
        return _fail(f"{error.name} is not installed; run: pip install 'confarchive[import]'")
    if options.report is not None and not options.report.parent.is_dir():
        return _fail(f"{options.report.parent}: no such folder; expected one for the report")
    try:
        with _progress() as progress:
            report = importing.import_posts(
                options.source,
                options.into,
                importing.Options(
                    settings=options.settings,
                    content=options.content,
                    sitemap=options.sitemap,
                    dry_run=options.dry_run,
                    strict=options.strict,
                    theirs=options.theirs,
                    ours=options.ours,
                    extensions=tuple(options.extension),
                    convert_site_links=options.convert_site_links,
                    headers=options.headers,
                    jobs=options.jobs,
                    progress=progress,
                ),
            )
    except importing.NothingToImportError as error:
        return _fail(str(error))
    if options.report is not None:
        options.report.write_text(report.as_json(), encoding="utf-8")
    _print(report, dry_run=options.dry_run)
    return DONE if report.is_complete else INCOMPLETE


def check_command(options: argparse.Namespace) -> int:
    """Advise on terms, and on conferences that posts speak of."""

    def advice(curating: Any, sources: Sources, chosen: Sources) -> Iterator[Proposal]:
        # What is good for a tag shows only beside all others.
        about_terms = curating.term_advice(sources)
        yield from (each for each in about_terms if each.problem.path in chosen.paths)
        yield from curating.unnamed_conferences(chosen)

    return _advise(options, advice)


def conferences_command(options: argparse.Namespace) -> int:
    """Propose what conferences.yml lacks."""
    return _advise(options, lambda curating, _, chosen: curating.missing_entries(chosen))


def link_command(options: argparse.Namespace) -> int:
    """Propose references to conferences."""
    return _advise(options, lambda curating, _, chosen: curating.references(chosen))


def _advise(
    options: argparse.Namespace, advice: Callable[[Any, Sources, Sources], Iterable[Proposal]]
) -> int:
    """Show what *advice* there is on the chosen posts, and follow it where the options say so."""
    from confarchive import curating  # noqa: PLC0415 - no other command needs it

    if not (options.site / "posts").is_dir():
        return _fail(f"{options.site}: no folder posts there; expected the archive's folder")
    sources = curating.load(options.site)
    posts = {path.as_posix() for path in options.posts}
    if unknown := sorted(posts - sources.paths):
        return _fail(f"{unknown[0]}: no such post{did_you_mean(unknown[0], sources.paths)}")
    for problem in sources.problems:
        print(problem, file=sys.stderr)  # noqa: T201
    chosen = sources.only(posts) if posts else sources
    proposals = [
        each
        for each in advice(curating, sources, chosen)
        if not options.kind or each.problem.kind in options.kind
    ]
    _show(proposals)
    _apply(curating, proposals, options)
    return INCOMPLETE if sources.problems else DONE


def _show(proposals: Iterable[Proposal]) -> None:
    for proposal in proposals:
        print(proposal.problem, *proposal.shown, sep="\n    ")  # noqa: T201


def _apply(curating: Any, proposals: Sequence[Proposal], options: argparse.Namespace) -> None:
    count = sum(1 for proposal in proposals if proposal.change)
    if not count:
        return
    changes = "1 change" if count == 1 else f"{count} changes"
    if options.apply:
        print(f"{changes} made to:", *curating.write(options.site, proposals))  # noqa: T201
    else:
        print(f"{changes} would be made; --apply makes them.")  # noqa: T201


def _fail(message: str) -> int:
    print(f"confarchive: {message}", file=sys.stderr)  # noqa: T201
    return NOTHING_DONE


def _print(report: Report, *, dry_run: bool) -> None:
    from confarchive.importing import summary  # noqa: PLC0415 - as the import itself

    for line in summary.told(report, dry_run=dry_run):
        print(line)  # noqa: T201


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """Show a bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - a pipe has no use for it
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Importing", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _parser() -> argparse.ArgumentParser:
    about = str(confarchive.__doc__).partition("\n")[0]
    parser = argparse.ArgumentParser(prog="confarchive", description=about)
    version = f"confarchive {confarchive.__version__}"
    parser.add_argument("--version", action="version", version=version)
    commands = parser.add_subparsers(dest="name", required=True, metavar="COMMAND")
    _add_import(commands.add_parser("import", help="bring a Pelican blog into an archive"))
    for name, (command, told) in ADVISERS.items():
        _add_adviser(commands.add_parser(name, help=told), command, told)
    return parser


ADVISERS = {
    "check": (check_command, "advise on tags, categories and the conferences of posts"),
    "conferences": (conferences_command, "propose what conferences.yml lacks"),
    "link": (link_command, "propose references where posts first mention a conference"),
}
"""The commands that advise: what they do, in code and in words."""


def _add_adviser(
    parser: argparse.ArgumentParser, command: Callable[[argparse.Namespace], int], told: str
) -> None:
    parser.description = f"{told[0].upper()}{told[1:]}. Nothing is written without --apply."
    parser.set_defaults(command=command)
    parser.add_argument(
        "posts", type=Path, nargs="*", metavar="POST", help="posts to look at; all if not given"
    )
    parser.add_argument(
        "--site", type=Path, default=Path(), metavar="SITE", help="the archive's folder; this one"
    )
    parser.add_argument(
        "--kind",
        action="append",
        choices=tuple(ProblemKind),
        metavar="KIND",
        help="show only what ends in [KIND]; may be given several times",
    )
    parser.add_argument("--apply", action="store_true", help="write what is shown")


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.description = "Bring a Pelican blog into an archive; again, to follow its changes."
    parser.set_defaults(command=import_command)
    parser.add_argument(
        "source", type=Path, metavar="SOURCE", help="the blog, or the folder of its posts"
    )
    parser.add_argument(
        "--into",
        type=Path,
        required=True,
        metavar="SITE",
        help="the archive's folder, with conf.py",
    )
    parser.add_argument(
        "--settings",
        type=Path,
        metavar="FILE",
        help="the blog's settings; pelicanconf.py is found by itself",
    )
    parser.add_argument(
        "--content",
        type=Path,
        metavar="FOLDER",
        help="the folder that Pelican was called with; found by itself in most blogs",
    )
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="write what was done to this file, as JSON"
    )
    parser.add_argument(
        "--sitemap",
        type=Path,
        metavar="FILE",
        help="name the addresses in the blog's sitemap that nothing answers",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="change nothing in SITE, tell what would be done"
    )
    parser.add_argument(
        "--strict", action="store_true", help="refuse posts that would show something else"
    )
    parser.add_argument(
        "--convert-site-links",
        action="store_true",
        help="let links to the blog's SITEURL lead into the archive, not there",
    )
    parser.add_argument(
        "--extension",
        action="append",
        default=[],
        metavar="PACKAGE",
        help="load the Markdown extensions of this installed package, such as pymdownx; repeatable",
    )
    parser.add_argument(
        "--headers",
        choices=("pelican", "yaml"),
        help="read the headers of Markdown posts in this way, whatever the blog's plugins are",
    )
    versions = parser.add_mutually_exclusive_group()
    versions.add_argument(
        "--theirs", action="store_true", help="of posts edited by hand, take the blog's version"
    )
    versions.add_argument(
        "--ours", action="store_true", help="of posts edited by hand, keep the archive's version"
    )
    parser.add_argument(
        "--jobs",
        type=_jobs,
        default=0,
        metavar="N",
        help="processes to use; one a core if not given",
    )


def _jobs(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number
