"""One run: which addresses are asked, and what is kept of the answers, so that a run that is killed goes on."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import TYPE_CHECKING

from confarchive.link_checking import copies, visits
from confarchive.model.files import link_file
from confarchive.model.files.link_file import Checked, CheckedLink, Found

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from confarchive.link_checking.answers import HostAnswer
    from confarchive.link_checking.visits import Manners

_KEPT_AFTER = 2.0
"""Seconds of answers that are lost at most where the run is killed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be done: ``today`` as ISO 8601, what was checked fewer than ``again`` days ago is not asked again.

    ``api`` is asked for copies, "" for none; ``progress`` is called with the number of addresses asked, and of all that are.
    """

    today: str
    again: int
    api: str
    manners: Manners
    progress: Callable[[int, int], None] = lambda _done, _all: None


def check(root: Path, days: Mapping[str, str], before: Checked, order: Order) -> Checked:
    """Ask the addresses in *days*, each with the day of the first post that leads there, and keep what they answer.

    *before* is what the file in *root* said. Return what it says now: of *days* alone. Raises copies.ServiceError,
    when all else is done and kept.
    """
    keeping = _Keeping(root, {a: before[a] for a in days if a in before}, order.today)
    waiting = [each for each in days if keeping.is_due(each, order.again)]
    asked = count(1)

    def take(address: str, answer: HostAnswer) -> None:
        keeping.take(address, answer)
        order.progress(next(asked), len(waiting))

    try:
        order.progress(0, len(waiting))
        asyncio.run(visits.visit(waiting, order.manners, take))
        if order.api:
            gone = {a: day for a, day in days.items() if keeping.needs_copy(a, order.again)}
            manners = order.manners
            asyncio.run(
                copies.find(gone, order.api, manners.delay, manners.seconds, keeping.take_copy)
            )
    finally:
        keeping.write()
    return keeping.links


class _Keeping:
    """What is known by now, written to its file every few seconds."""

    def __init__(self, root: Path, links: Checked, today: str) -> None:
        self.links = links
        self._root = root
        self._today = today
        self._written = time.monotonic()

    def is_due(self, address: str, again: int) -> bool:
        """Tell whether an address is asked, which was not for so many days."""
        known = self.links.get(address)
        return known is None or self._days_since(known.checked) >= again

    def _days_since(self, day: str) -> int:
        return (date.fromisoformat(self._today) - date.fromisoformat(day)).days

    def needs_copy(self, address: str, again: int) -> bool:
        """Tell whether readers would need a copy, there is none, and none was sought for so many days."""
        known = self.links.get(address)
        if known is None or known.found not in {Found.DEAD, Found.FAILING} or known.copy:
            return False
        return not known.sought or self._days_since(known.sought) >= again

    def take(self, address: str, answer: HostAnswer) -> None:
        """Keep what an address answered."""
        before = self.links.get(address)
        if before and before.found is Found.DEAD and answer.found is Found.FAILING:
            # That a host is away brings back nothing that it had no more.
            self.links[address] = replace(before, checked=self._today)
        else:
            self.links[address] = self._known(address, before, answer)
        self._keep()

    def _known(self, address: str, before: CheckedLink | None, answer: HostAnswer) -> CheckedLink:
        is_same = before is not None and before.found is answer.found
        return CheckedLink(
            address=address,
            found=answer.found,
            why=answer.why,
            since=before.since if before and is_same else self._today,
            checked=self._today,
            leads_to=answer.leads_to,
            copy=before.copy if before else "",
            sought=before.sought if before else "",
        )

    def take_copy(self, address: str, copy: str) -> None:
        """Keep the copy of an address, "" where there is none to be had."""
        self.links[address] = replace(self.links[address], copy=copy, sought=self._today)
        self._keep()

    def _keep(self) -> None:
        if time.monotonic() - self._written > _KEPT_AFTER:
            self.write()

    def write(self) -> None:
        """Write all."""
        link_file.write(self._root, self.links.values())
        self._written = time.monotonic()
