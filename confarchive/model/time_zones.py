"""The time zone of an archive: what the clock showed that its posts were dated by.

Zones are called as in the IANA database (``America/New_York``), which Python's ``zoneinfo`` reads
from the system or from the package ``tzdata``.
"""

from __future__ import annotations

import ast
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo
    from pathlib import Path

    from confarchive.model.moments import When
    from confarchive.model.post import Post

SETTING = "archive_timezone"
"""What ``conf.py`` calls it."""


def read(name: object) -> ZoneInfo:
    """Return the zone called *name*. Raises ValueError where there is none of this name."""
    try:
        return ZoneInfo(str(name))
    except (OSError, ValueError, LookupError) as error:
        raise ValueError(f"{name!r} is no time zone") from error


def of_site(site: Path) -> ZoneInfo | None:
    """Return the zone that ``conf.py`` in the folder *site* names, which is read, not run.

    None where it names none, or computes it.
    """
    try:
        module = ast.parse((site / "conf.py").read_bytes())
    except (OSError, SyntaxError, ValueError):
        return None
    *_, last = None, *_assigned(module)
    with suppress(ValueError):
        return read(ast.literal_eval(last)) if last else None
    return None


def _assigned(module: ast.Module) -> Iterator[ast.expr]:
    """Yield what the setting is given at the top level, in order."""
    for statement in module.body:
        targets: list[ast.expr] = []
        if isinstance(statement, ast.Assign):
            targets = statement.targets
        elif isinstance(statement, ast.AnnAssign):
            targets = [statement.target]
        names = {target.id for target in targets if isinstance(target, ast.Name)}
        if SETTING in names and isinstance(statement, ast.Assign | ast.AnnAssign):
            yield from [statement.value] if statement.value else []


def placed(post: Post, zone: tzinfo) -> Post:
    """Return *post* with its times in *zone*; see :func:`with_offset`."""
    return replace(
        post,
        date=with_offset(post.date, zone) if post.date else None,
        updated=with_offset(post.updated, zone) if post.updated else None,
        expires=with_offset(post.expires, zone) if post.expires else None,
    )


def with_offset(when: When, zone: tzinfo) -> When:
    """Return *when*, a local time in *zone*, with its offset then, in whole minutes.

    Days stay days, and a time that names an offset stays as it is.
    """
    if not isinstance(when, datetime) or when.tzinfo is not None:
        return when
    offset = when.replace(tzinfo=zone).utcoffset() or timedelta()
    minutes = offset // timedelta(minutes=1)
    return when.replace(tzinfo=timezone(timedelta(minutes=minutes)))
