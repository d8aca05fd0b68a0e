"""``confarchive links``: which of the addresses that posts lead to still answer."""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.exit_codes import DONE, fail
from confarchive.export_command import complaint_about
from confarchive.model import link_file
from confarchive.model.link_file import Found, address_of
from confarchive.option_values import at_least, seconds, some_seconds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from confarchive.building.data.post_texts import TextLink
    from confarchive.building.data.table_types import Rows
    from confarchive.model.link_file import CheckedLink
    from confarchive.model.moments import When


def _service(text: str) -> str:
    """Return the address that *text* is. Raises ArgumentTypeError for what is none."""
    if not address_of(text):
        raise argparse.ArgumentTypeError(
            f"found {text!r}, expected an address, such as https://archive.org/wayback/available"
        )
    return text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.description = (
        f"Ask the addresses that posts and pages lead to whether they still answer, and keep what they do in {link_file.FILE}. "
        "What was interrupted goes on where it was. Drafts and hidden posts are not looked at."
    )
    parser.add_argument(
        "--site", type=Path, default=Path(), metavar="SITE", help="the archive's folder; this one"
    )
    parser.add_argument(
        "--again", type=partial(at_least, 0), default=30, metavar="DAYS", help="ask again what was asked so many days ago; 30"
    )  # fmt: skip
    parser.add_argument(
        "--hosts", type=partial(at_least, 1), default=16, metavar="N", help="ask so many hosts at once; 16"
    )  # fmt: skip
    parser.add_argument(
        "--delay", type=seconds, default=1.0, metavar="SECONDS", help="wait so long before asking a host again; 1"
    )  # fmt: skip
    parser.add_argument(
        "--seconds", type=some_seconds, default=20.0, metavar="N", help="give an address so long to answer; 20"
    )  # fmt: skip
    parser.add_argument(
        "--archive",
        type=_service,
        metavar="URL",
        help="ask this address for copies of what is gone, by the Internet Archive's API; its own",
    )
    parser.add_argument("--no-copies", action="store_true", help="look for no copies")


def run(options: argparse.Namespace) -> int:
    """Check the links of an archive, and tell which are gone."""
    if complaint := complaint_about(options.site):
        return fail(complaint)
    before, problems = link_file.read(options.site)
    if problems:
        return fail("\n".join(map(str, problems)))
    try:
        from confarchive.link_checking import copies, run, visits  # noqa: PLC0415 (no other command needs it)
    except ModuleNotFoundError as error:
        return fail(f"{error.name} is not installed; run: pip install 'confarchive[links]'")
    from confarchive.building.data import reading, rows  # noqa: PLC0415 (as above)

    try:
        config = reading.settings(options.site)
        told = reading.read(options.site, config)
        first = first_days(rows.make(told), reading.page_links(options.site, told))
    except (reading.UnreadableSettingsError, OSError, UnicodeDecodeError) as error:
        return fail(str(error))
    order = run.Order(
        today=date.today().isoformat(),  # noqa: DTZ011 (the author's own)
        again=options.again,
        api="" if options.no_copies else options.archive or copies.API,
        manners=visits.Manners(hosts=options.hosts, delay=options.delay, seconds=options.seconds),
    )
    found = run.check(options.site, first, before, order)
    _tell(found.values())
    return DONE


def first_days(
    tables: Rows, of_pages: Iterable[tuple[When | None, TextLink]] = ()
) -> dict[str, str]:
    """Return the addresses elsewhere that posts and pages lead to, each with the day of the first that does; today's where none is told."""
    dates = {row["id"]: str(row["date"])[:10] for row in tables["posts"]}
    links = [(str(row["kind"]), str(row["target"]), dates[row["post"]]) for row in tables["links"]]
    for when, link in of_pages:
        links.append((link.target.kind, link.target.target, f"{when or date.today():%Y-%m-%d}"))  # noqa: DTZ011
    found: dict[str, str] = {}
    for kind, target, day in links:
        address = address_of(target) if kind == "outer" else ""
        if address:
            found[address] = min(day, found.get(address, day))
    return dict(sorted(found.items()))


def _tell(links: Iterable[CheckedLink]) -> None:
    links = sorted(links, key=lambda each: each.address)
    for link in links:
        if link.found in {Found.DEAD, Found.FAILING}:
            copy = f"; a copy: {link.copy}" if link.copy else ""
            print(f"{link.found}: {link.address} ({link.why}, since {link.since}){copy}")  # noqa: T201
    counts = Counter(link.found for link in links)
    told = ", ".join(f"{counts[each]} {each}" for each in Found)
    print(f"{len(links)} addresses: {told}. {link_file.FILE} has what was found.")  # noqa: T201
