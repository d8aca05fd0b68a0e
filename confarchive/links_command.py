"""``confarchive links``: which of the addresses that posts lead to still answer."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.exit_codes import DONE, INCOMPLETE, fail
from confarchive.export_command import complaint_about
from confarchive.model.files import link_file
from confarchive.model.files.link_file import Found, address_of
from confarchive.model.files.site_files import leads_out
from confarchive.option_values import at_least, seconds, some_seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from confarchive.building.data.post_texts import TextLink
    from confarchive.building.data.rows import ArchiveData
    from confarchive.building.data.table_types import Rows
    from confarchive.link_checking.run import Order
    from confarchive.model.dates.moments import When
    from confarchive.model.files.link_file import CheckedLink


_STEPS = 10
"""So often progress is told."""
_NOT_ALONE = (
    "another 'confarchive links' on this archive is going on; begin this one when that has ended"
)


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
    try:
        from confarchive.link_checking import copies, run, visits  # noqa: PLC0415 (no other command needs it)
    except ModuleNotFoundError as error:
        return fail(f"{error.name} is not installed; run: pip install 'confarchive[links]'")
    from confarchive.building.data import reading  # noqa: PLC0415 (as above)

    try:
        config = reading.settings(options.site)
    except reading.UnreadableSettingsError as error:
        return fail(str(error))
    order = run.Order(
        today=date.today().isoformat(),  # noqa: DTZ011 (the author's own)
        again=options.again,
        api="" if options.no_copies else options.archive or copies.API,
        manners=visits.Manners(hosts=options.hosts, delay=options.delay, seconds=options.seconds),
        progress=_tell_progress,
    )
    with _lock(options.site, config.tags_output_dir) as is_alone:
        if not is_alone:
            return fail(_NOT_ALONE)
        return _check(options.site, lambda: reading.read(options.site, config), order)


@contextmanager
def _lock(site: Path, folder: str) -> Iterator[bool]:
    """Tell whether no other run on *site* goes on, and keep others off; *folder* is one of builds there.

    The system itself gives up the lock of a process that ends, however it does.
    """
    from fasteners import InterProcessLock  # noqa: PLC0415 (as above)

    file = site / folder / ".links-lock"
    lock = InterProcessLock(file)
    is_alone = True
    # Where nothing can be locked, the run itself says what is wrong, or is the only one.
    with suppress(OSError, RuntimeError):
        if not leads_out(file, site):
            file.parent.mkdir(parents=True, exist_ok=True)
            is_alone = lock.acquire(blocking=False)
    try:
        yield is_alone
    finally:
        if lock.acquired:
            lock.release()
        elif lock.lockfile:
            lock.lockfile.close()


def _check(site: Path, read: Callable[[], ArchiveData], order: Order) -> int:
    """Ask what the archive leads to that *read* returns, keep what is answered, and tell it; return the exit code."""
    from confarchive.building.data import reading, rows  # noqa: PLC0415 (as above)
    from confarchive.link_checking import copies, run  # noqa: PLC0415 (as above)

    before, problems = link_file.read(site)
    if problems:
        return fail("\n".join(map(str, problems)))
    try:
        told = read()
        first = first_days(rows.make(told), reading.page_links(site, told))
    except (OSError, UnicodeDecodeError) as error:
        return fail(str(error))
    code = DONE
    try:
        run.check(site, first, before, order)
    except copies.ServiceError as error:
        print(error, file=sys.stderr)  # noqa: T201
        code = INCOMPLETE
    _tell(link_file.read(site)[0].values())
    return code


def _tell_progress(done: int, whole: int) -> None:
    """Tell how many addresses were asked, at each tenth of them."""
    if whole and done * _STEPS // whole != (done - 1) * _STEPS // whole:
        print(f"{done} of {whole} addresses asked", file=sys.stderr)  # noqa: T201


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
