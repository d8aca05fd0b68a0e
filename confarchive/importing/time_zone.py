"""The time zone of a blog's dates, brought into the archive.

An archive has one zone, ``archive_timezone`` in its ``conf.py``. The first blog that names one fills
it in; of a blog in another zone the times come with their offsets.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from confarchive.importing.literals import read_module
from confarchive.model.dates import time_zones
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo
    from pathlib import Path

    from confarchive.importing.foreign_post import ForeignPost, NamedZone, Reading
    from confarchive.importing.writing.write import Writer

_FILE = "conf.py"
_LINES = "\n# The time zone of the dates in posts, as the imported blog had it.\n{} = {!r}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """What there is to do for a blog's zone.

    ``fills`` is its name where ``conf.py`` is to get it, ``offsets`` the zone where the archive's
    is another one, so that the blog's times need theirs. ``clock`` is the archive's, by which is told what
    is published already; None for the machine's own.
    """

    fills: str = ""
    offsets: tzinfo | None = None
    clock: tzinfo | None = None
    problems: tuple[Problem, ...] = ()

    def applied(self, readings: Iterable[Reading]) -> tuple[Reading, ...]:
        """Return *readings* with offsets in their posts' times, where they need some."""
        zone = self.offsets
        if zone is None:
            return tuple(readings)
        return tuple(
            replace(each, post=_with_offsets(each.post, zone)) if each.post else each
            for each in readings
        )

    def fill(self, writer: Writer) -> None:
        """Write the archive's setting, if it has none."""
        if self.fills:
            text = (writer.site / _FILE).read_bytes()
            lines = _LINES.format(time_zones.SETTING, self.fills).encode()
            end = b"\r\n" if b"\r\n" in text else b"\n"
            text = text if text.endswith(b"\n") or not text else text + end
            writer.file(_FILE, text + lines.replace(b"\n", end))


def of(named: NamedZone | None, site: Path) -> Zone:
    """Return what is to be done in the folder *site* for the zone that the blog has *named*."""
    clock = time_zones.of_site(site)
    if named is None:
        return Zone(clock=clock)
    name = named.name
    try:
        zone = time_zones.read(name)
    except ValueError as error:
        message = f"{named.setting}: {error}; the times of its posts come as they are written"
        return Zone(clock=clock, problems=(_problem(named.file, message),))
    return replace(_beside(name, zone, site / _FILE), clock=clock or zone)


def _beside(name: str, zone: tzinfo, conf: Path) -> Zone:
    if not _is_python(conf):
        message = f"write {time_zones.SETTING} = {name!r}: the zone of the blog's times"
        return Zone(problems=(_problem(_FILE, message),))
    module = read_module(conf)
    if time_zones.SETTING in dict(module.unread):
        message = f"{time_zones.SETTING} is computed, not literal; the blog's times are in {name}"
        return Zone(problems=(_problem(_FILE, message),))
    if time_zones.SETTING not in module.values:
        return Zone(fills=name)
    return Zone(offsets=zone if module.values[time_zones.SETTING] != name else None)


def _is_python(conf: Path) -> bool:
    try:
        ast.parse(conf.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return False
    return True


def _with_offsets(post: ForeignPost, zone: tzinfo) -> ForeignPost:
    date, updated = (
        time_zones.with_offset(when, zone) if when else None for when in (post.date, post.updated)
    )
    return replace(post, date=date, updated=updated)


def _problem(path: str, message: str) -> Problem:
    return Problem(path=path, kind=ProblemKind.BAD_VALUE, message=message)
