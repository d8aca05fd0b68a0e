"""The arguments of the commands; what these do is in :mod:`confarchive.cli`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.model.problems import ProblemKind
from confarchive.runtime.time_limit import SECONDS

if TYPE_CHECKING:
    import argparse

FAILURES = {
    "unfaithful": "posts that show something else",
    "unproven": "posts of which nothing is claimed",
    "missing-pictures": "pictures that are not in the blog",
    "problems": "problems of any kind",
}
"""What ``--fail-on`` can name."""


def add_new(parser: argparse.ArgumentParser) -> None:
    """Add what ``confarchive new`` takes."""
    parser.description = "Begin an archive in a folder of its own. What neither an option nor a blog tells is asked on a terminal."
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new folder, or an empty one")
    parser.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar="BLOG",
        help="import this blog, and take from its settings what no option tells",
    )
    parser.add_argument("--title", metavar="TEXT", help="what the archive is called")
    parser.add_argument("--author", metavar="NAME", help="who keeps it")
    parser.add_argument("--url", metavar="URL", help="the address at which it will be found")
    parser.add_argument(
        "--language", metavar="CODE", help="the language of its own words, such as en or pt-BR"
    )


def add_adviser(parser: argparse.ArgumentParser, told: str) -> None:
    """Add what the commands take that do what *told* says, and write it when told to."""
    parser.description = f"{told[0].upper()}{told[1:]}. Nothing is written without --apply."
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
    parser.add_argument(
        "--min",
        choices=("sure", "likely"),
        metavar="STRENGTH",
        help="sure: show nothing else; likely: let --apply write what is less sure too",
    )
    parser.add_argument(
        "--apply", action="store_true", help="write what is shown, as far as it is sure"
    )


def add_check(parser: argparse.ArgumentParser) -> None:
    """Add what ``confarchive check`` takes alone: whether it asks, and what lets it look into a built site."""
    parser.add_argument(
        "--no-questions",
        action="store_true",
        help="do not ask on a terminal about conferences that are not sure",
    )
    parser.add_argument(
        "--leaks",
        type=Path,
        metavar="OUTPUT",
        help="look into the built site OUTPUT instead, for what tells of drafts",
    )


def add_sources_of_facts(parser: argparse.ArgumentParser) -> None:
    """Add what ``confarchive conferences`` may do instead of looking at what posts say."""
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--missing",
        action="store_true",
        help="list the editions that lack dates or a place, those with most posts first",
    )
    instead.add_argument(
        "--read",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="take dates, places and addresses from a programme (XML of Pentabarf, frab, pretalx), a calendar "
        "(.ics) or a list of conferences (JSON of confs.tech, CSV of python-organizers); repeatable",
    )


def add_import(parser: argparse.ArgumentParser) -> None:
    """Add what ``confarchive import`` takes."""
    parser.description = "Bring a blog of Pelican, or published pages, into an archive; again, to follow its changes."
    _add_places(parser)
    _add_manners(parser)
    _add_readers(parser)
    _add_sides(parser)
    _add_fail_on(parser)
    _add_bounds(parser)


def _add_places(parser: argparse.ArgumentParser) -> None:
    """Add the files and folders that an import reads and writes."""
    parser.add_argument(
        "source",
        type=Path,
        metavar="SOURCE",
        help="the blog, the folder of its posts or of its published pages, or a feed with their whole texts",
    )
    parser.add_argument(
        "--from",
        dest="program",
        metavar="PROGRAM",
        help="the program that the blog was made with, such as pelican; pages for published pages alone; seen by itself",
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
    pages = parser.add_mutually_exclusive_group()
    pages.add_argument(
        "--published",
        type=Path,
        metavar="PAGES",
        help="the pages that readers of the blog got: a generator's output, a mirror, a web archive; "
        "seen by itself beside the sources, or on another branch of the clone",
    )
    pages.add_argument(
        "--no-published", action="store_true", help="do not hold posts against published pages"
    )


def _add_manners(parser: argparse.ArgumentParser) -> None:
    """Add what decides what of the posts is written."""
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


def _add_readers(parser: argparse.ArgumentParser) -> None:
    """Add how posts are read where the blog's settings do not tell."""
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


def _add_sides(parser: argparse.ArgumentParser) -> None:
    """Add whose version of a post is kept that was edited by hand."""
    versions = parser.add_mutually_exclusive_group()
    versions.add_argument(
        "--theirs", action="store_true", help="of posts edited by hand, take the blog's version"
    )
    versions.add_argument(
        "--ours", action="store_true", help="of posts edited by hand, keep the archive's version"
    )


def _add_bounds(parser: argparse.ArgumentParser) -> None:
    """Add how many processes work, and for how long."""
    parser.add_argument(
        "--jobs",
        type=_jobs,
        default=0,
        metavar="N",
        help="processes to use; one a core if not given",
    )
    parser.add_argument(
        "--seconds",
        type=_jobs,
        default=SECONDS,
        metavar="N",
        help=f"stop a post that computes longer, and leave it out; {SECONDS} if not given, 0 for ever",
    )


def add_report(parser: argparse.ArgumentParser) -> None:
    """Add what ``confarchive report`` takes."""
    parser.description = "Tell again what the last import found."
    parser.add_argument(
        "site",
        type=Path,
        nargs="?",
        default=Path(),
        metavar="SITE",
        help="the archive's folder; this one if not given",
    )
    parser.add_argument("--all", action="store_true", help="tell all findings, be they many")
    _add_fail_on(parser)


def _add_fail_on(parser: argparse.ArgumentParser) -> None:
    named = "; ".join(f"{name}: {told}" for name, told in FAILURES.items())
    parser.add_argument(
        "--fail-on",
        action="append",
        default=[],
        choices=tuple(FAILURES),
        metavar="WHAT",
        help=f"end with exit code 3 if there are any of these ({named}); repeatable",
    )


def _jobs(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number
