"""``links.csv``: what ``confarchive links`` found at the addresses that posts lead to, and copies of what is gone."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from confarchive.model.files import site_files
from confarchive.model.problems import Problem, ProblemKind, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

FILE = "links.csv"
_PATIENCE = 30
"""Days that an address may fail before it counts as dead: hosts come back."""


class Found(StrEnum):
    """What was found at an address."""

    ANSWERS = "answers"
    """What readers ask for."""
    MOVED = "moved"
    """The same, at another address to which it leads for good."""
    DEAD = "dead"
    """Nothing: there is no such page, or no such host."""
    FAILING = "failing"
    """An error, or no answer in time: it may be back tomorrow."""
    REFUSED = "refused"
    """Programs may not look; readers may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedLink:
    """An address, without what stands behind ``#``: what was ``found`` there when it was last ``checked``, and ``why``.

    It has been found so ``since`` a day; days are as ISO 8601 has them. ``leads_to`` is where what moved is now, ``copy`` the address of a copy,
    which was ``sought`` on a day, "" for never.
    """

    address: str
    found: Found
    why: str = ""
    since: str
    checked: str
    leads_to: str = ""
    copy: str = ""
    sought: str = ""

    @property
    def is_dead(self) -> bool:
        """Whether readers need not try: it is gone, or has failed for long."""
        if self.found is not Found.FAILING:
            return self.found is Found.DEAD
        days = date.fromisoformat(self.checked) - date.fromisoformat(self.since)
        return days.days >= _PATIENCE


_COLUMNS = tuple(each.name for each in fields(CheckedLink))
Checked = dict[str, CheckedLink]
"""What was found, by address."""


def address_of(url: str) -> str:
    """Return the address that a link to *url* asks a host for; "" where it is none on the web."""
    url = f"https:{url}" if url.startswith("//") else url
    is_web = url.lower().startswith(("http://", "https://"))
    return url.partition("#")[0] if is_web else ""


def read(root: Path) -> tuple[Checked, tuple[Problem, ...]]:
    """Return what the file in the folder *root* says, and what is wrong with it; lines that are wrong say nothing."""
    if not (root / FILE).is_file():
        return {}, ()
    try:
        text = site_files.read_text(root, FILE)
    except (OSError, UnicodeDecodeError) as error:
        return {}, (unreadable(FILE, error),)
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    found: Checked = {}
    problems = []
    try:
        for row in rows:
            try:
                link = _link(row)
            except (ValueError, TypeError) as error:
                problems.append(_problem(rows.line_num, error))
            else:
                found[link.address] = link
    except csv.Error as error:  # such as a quote that is never closed
        problems.append(_problem(rows.line_num + 1, error))
    return found, tuple(problems)


def _link(row: Mapping[str, str | None]) -> CheckedLink:
    """Return what a *row* says. Raises ValueError, and TypeError where it has too few or other columns."""
    values = {name: value or "" for name, value in row.items()}
    link = CheckedLink(**{**values, "found": Found(values.get("found", ""))})  # type: ignore[arg-type]
    for day in (link.since, link.checked, link.sought or link.checked):
        date.fromisoformat(day)
    if not link.address or any(
        each and not address_of(each) for each in (link.address, link.leads_to, link.copy)
    ):
        raise ValueError("an address that is none")
    return link


def _problem(line: int, error: Exception) -> Problem:
    expected = f"the columns {', '.join(_COLUMNS)}, as 'confarchive links' writes them"
    message = f"not understood ({error}): expected {expected}; take the line out"
    return Problem(path=FILE, line=line, kind=ProblemKind.BAD_VALUE, message=message)


def write(root: Path, links: Iterable[CheckedLink]) -> None:
    """Write the file whole, ordered by address; what ends this process leaves the file as it was, or as it should be."""
    file = io.StringIO()
    writer = csv.DictWriter(file, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_rows(links))
    place = (root / FILE).resolve()  # a link stays one
    draft = place.with_name(f".{FILE}.part")
    draft.write_text(file.getvalue(), "utf-8", newline="")
    os.replace(draft, place)  # noqa: PTH105 (as it says)


def _rows(links: Iterable[CheckedLink]) -> Iterator[dict[str, str]]:
    for link in sorted(links, key=lambda each: each.address):
        yield {**asdict(link), "found": link.found.value}
