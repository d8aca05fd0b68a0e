"""The command line: one function per command, which reads arguments and prints results."""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import BrokenExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

import confarchive
from confarchive import (
    arguments,
    authoring_commands,
    exclusions,
    export_command,
    links_command,
    scorecard_command,
    site_clock,
)
from confarchive.exit_codes import DONE, INCOMPLETE, fail
from confarchive.import_commands import import_command, report_command
from confarchive.model.problems import did_you_mean
from confarchive.new_archive import new_command
from confarchive.runtime import interruption, system_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from confarchive.curating import Proposal, Sources
    from confarchive.model.problems import Problem


def main(words: Sequence[str] | None = None) -> int:
    """Run the command that *words* name, those of the process when None; return its exit code."""
    return interruption.told(
        partial(_run, words),
        "confarchive: interrupted; every post is whole, and the same command goes on from here",
    )


def _run(words: Sequence[str] | None) -> int:
    try:
        options = _parser().parse_args(words)
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except BrokenExecutor:
        return fail("a process was ended from outside, perhaps for want of memory; try --jobs 1")
    except BrokenPipeError:  # who reads along has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        return fail(system_errors.told(error))


def check_command(options: argparse.Namespace) -> int:
    """Advise on terms, people, and conferences that posts speak of; or look for leaks of drafts."""
    if options.leaks is not None:
        return _look_for_leaks(options)
    findings: list[Any] = []
    persons: list[Any] = []

    def advice(curating: Any, sources: Sources, chosen: Sources) -> Iterator[Proposal]:
        yield from curating.plain_headers(chosen)
        # What is good for a tag shows only beside all others.
        about_terms = curating.term_advice(sources)
        yield from (each for each in about_terms if each.problem.path in chosen.paths)
        found = curating.same_persons(sources)
        persons.extend(each for each in found if not chosen.paths.isdisjoint(each.paths))
        yield from curating.people_advice(sources, persons)
        findings.extend(curating.unnamed_findings(chosen))
        yield from curating.unnamed_conferences(chosen, findings)
        yield from curating.untold_talks(chosen)
        yield from curating.disputed_values(chosen)

    def ask(curating: Any, sources: Sources) -> None:
        if not (options.apply or options.no_questions or options.kind):
            curating.ask(options.site, curating.open_questions(sources, findings, persons))

    return _advise(options, advice, ask=ask)


def _look_for_leaks(options: argparse.Namespace) -> int:
    """Look into a built site for what tells of posts that are withheld."""
    from confarchive.curating import leaks  # noqa: PLC0415 - no other command needs it

    for folder, what in ((options.site / "posts", "posts"), (options.leaks, "built site")):
        if not folder.is_dir():
            return fail(f"{folder}: no such folder; expected that of the {what}")
    try:
        now, excluded = site_clock.now(options.site), exclusions.excluded_by(options.site)
    except ValueError as error:
        return fail(str(error))
    found = list(leaks.find(options.site, options.leaks, now, excluded))
    for problem in found:
        print(problem, file=sys.stderr)  # noqa: T201
    number = "nothing" if not found else f"{len(found)} times something"
    print(f"{options.leaks} tells {number} of what is not published.")  # noqa: T201
    return INCOMPLETE if found else DONE


def conferences_command(options: argparse.Namespace) -> int:
    """Propose what conferences.yml lacks, or what files tell of it; or list what it lacks."""
    if options.missing:

        def lacking(curating: Any, _: Sources, chosen: Sources) -> Iterator[Proposal]:
            yield from curating.incomplete_editions(chosen)
            yield from curating.disputed_values(chosen)

        return _advise(options, lacking)
    from confarchive.model import meetings  # noqa: PLC0415 - no other command needs it

    files = [meetings.read_file(file) for file in options.read]
    problems = [problem for file in files for problem in file.problems]

    def advice(curating: Any, sources: Sources, chosen: Sources) -> Iterable[Proposal]:
        proposals: Iterable[Proposal] = (
            curating.editions_told(chosen, files)
            if files
            else curating.conference_advice(chosen, of_all=chosen is sources)
        )
        return proposals

    return _advise(options, advice, problems)


def link_command(options: argparse.Namespace) -> int:
    """Propose references to conferences."""
    return _advise(options, lambda curating, _, chosen: curating.references(chosen))


def _advise(
    options: argparse.Namespace,
    advice: Callable[[Any, Sources, Sources], Iterable[Proposal]],
    problems: Sequence[Problem] = (),
    ask: Callable[[Any, Sources], None] = lambda *_: None,
) -> int:
    """Show what *advice* there is on the chosen posts, and follow it where the options say so.

    *problems* are those of files that the options name. Where nothing is wrong, *ask* comes last.
    """
    from confarchive import curating  # noqa: PLC0415 - no other command needs it

    if not (options.site / "posts").is_dir():
        return fail(f"{options.site}: no folder posts there; expected the archive's folder")
    try:
        excluded = curating.exclusion(options.site, _matching)
        sources = curating.load(options.site, site_clock.now(options.site), excluded)
    except ValueError as error:
        return fail(str(error))
    posts = {path.as_posix() for path in options.posts}
    if unknown := sorted(posts - sources.paths):
        return fail(f"{unknown[0]}: no such post{did_you_mean(unknown[0], sources.paths)}")
    for problem in (*problems, *sources.problems):
        print(problem, file=sys.stderr)  # noqa: T201
    chosen = sources.only(posts) if posts else sources
    proposals = [
        each
        for each in advice(curating, sources, chosen)
        if not options.kind or each.problem.kind in options.kind
        if each.path not in sources.unreadable
        if options.min != "sure" or each.is_sure
    ]
    _show(proposals)
    try:
        _apply(curating, proposals, options)
    except curating.UnwritableError as error:
        return fail(str(error))
    if problems or sources.problems:
        return INCOMPLETE
    ask(curating, sources)
    return DONE


def _matching(patterns: list[str]) -> Callable[[str], bool]:
    from confarchive.building.documents import exclusion  # noqa: PLC0415 - few archives exclude any

    return exclusion.matching(patterns)


def _show(proposals: Iterable[Proposal]) -> None:
    for proposal in proposals:
        print(proposal.problem, *proposal.shown, sep="\n    ")  # noqa: T201


def _apply(curating: Any, proposals: Sequence[Proposal], options: argparse.Namespace) -> None:
    possible = [proposal for proposal in proposals if proposal.change]
    wanted = [each for each in possible if options.min == "likely" or each.is_sure]
    changes = "1 change" if len(wanted) == 1 else f"{len(wanted)} changes"
    if wanted and options.apply:
        print(f"{changes} made to:", *curating.write(options.site, wanted))  # noqa: T201
    elif wanted:
        print(f"{changes} would be made; --apply makes them.")  # noqa: T201
    if more := len(possible) - len(wanted):
        which = "1 more is" if more == 1 else f"{more} more are"
        print(f"{which} only likely; --min likely --apply makes them too.")  # noqa: T201


ADVISERS = {
    "check": (check_command, "advise on tags, categories, authors and the conferences of posts"),
    "conferences": (conferences_command, "propose what conferences.yml lacks"),
    "link": (link_command, "propose references where posts first mention a conference"),
}
"""The commands that advise: what they do, in code and in words."""


def _parser() -> argparse.ArgumentParser:
    about = str(confarchive.__doc__).partition("\n")[0]
    parser = argparse.ArgumentParser(prog="confarchive", description=about)
    version = f"confarchive {confarchive.__version__}"
    parser.add_argument("--version", action="version", version=version)
    commands = parser.add_subparsers(dest="name", required=True, metavar="COMMAND")

    def add(name: str, told: str, command: Callable[[argparse.Namespace], int]) -> Any:
        added = commands.add_parser(name, help=told)
        added.set_defaults(command=command)
        return added

    arguments.add_new(add("new", "begin an archive in a folder of its own", new_command))
    arguments.add_import(add("import", "bring a blog into an archive", import_command))
    arguments.add_report(add("report", "tell again what the last import found", report_command))
    for name, (command, told, add_arguments) in authoring_commands.COMMANDS.items():
        add_arguments(add(name, told, command))
    for name, (command, told) in ADVISERS.items():
        adviser = add(name, told, command)
        arguments.add_adviser(adviser, told)
        if command is check_command:
            arguments.add_check(adviser)
        if command is conferences_command:
            arguments.add_sources_of_facts(adviser)
    export_command.add_arguments(add("export", "write the archive as data", export_command.run))
    scorecard = add("scorecard", "tell how the archive fares, in figures", scorecard_command.run)
    scorecard_command.add_arguments(scorecard)
    links = add("links", "ask whether posts' links still answer", links_command.run)
    links_command.add_arguments(links)
    return parser
