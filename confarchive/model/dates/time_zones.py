"""The time zone of an archive: what the clock showed that its posts were dated by.

Zones are called as in the IANA database (``America/New_York``), which Python's ``zoneinfo`` reads
from the system or from the package ``tzdata``.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from confarchive.model.files import conf_file

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from confarchive.model.dates.moments import When
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
    with suppress(ValueError):
        name = conf_file.literal(site, SETTING)
        return read(name) if name else None
    return None


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
