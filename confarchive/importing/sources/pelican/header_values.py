"""The values of Pelican's headers: dates, lists of names and slugs, as Pelican reads them.

Follows ``pelican/utils.py`` and ``pelican/readers.py``; a test holds each
function against Pelican's own.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import dateutil.parser
from markupsafe import Markup
from unidecode import unidecode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from confarchive.model.dates.moments import When

_TIME_OF_DAY = re.compile(r"\d:\d|\d\s*[ap]\.?m\b|T\d", re.IGNORECASE)


def when(text: str) -> When:
    """Return the day or point in time that *text* names. Raises ValueError for none.

    What the text leaves out is taken from today, as Pelican does; an offset is
    kept. A text without a time of day gives a day.
    """
    today = datetime.now().replace(hour=0, minute=0, second=0, microsecond=0)  # noqa: DTZ005
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of zones by a name that dateutil does not know
            value = dateutil.parser.parse(re.sub(" +", " ", text), default=today)
        offset = value.utcoffset()
    except (TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"{text!r} is no date") from error
    if offset is not None:
        return value.replace(tzinfo=timezone(timedelta(minutes=offset // timedelta(minutes=1))))
    value = value.replace(tzinfo=None)
    return (
        value
        if _TIME_OF_DAY.search(text) or value != value.replace(hour=0, minute=0)
        else value.date()
    )


def names(value: str | Iterable[str]) -> tuple[str, ...]:
    """Return the names in *value*, split at semicolons where there is one, else at commas."""
    if isinstance(value, str):
        value = value.split(";" if ";" in value else ",")
    return tuple(dict.fromkeys(filter(None, (name.strip() for name in value))))


def slugify(
    text: str,
    substitutions: Sequence[tuple[str, str]],
    *,
    preserve_case: bool = False,
    use_unicode: bool = False,
) -> str:
    """Return Pelican's slug of *text*, which may hold HTML.

    *substitutions* are pairs of a regular expression and what takes its place.
    Raises re.error for an expression that is none.
    """
    text = unicodedata.normalize("NFKC", Markup(text).striptags())  # noqa: S704
    if not use_unicode:
        text = unidecode(text)
    for expression, replacement in substitutions:
        pattern, by = (unicodedata.normalize("NFKC", part) for part in (expression, replacement))
        text = re.sub(pattern, by, text, flags=re.IGNORECASE)
    return (text if preserve_case else text.lower()).strip()


def slug_of(name: str, kind: str, settings: Mapping[str, Any]) -> str:
    """Return Pelican's slug of *name*; *kind* is ``SLUG``, ``TAG``, ``CATEGORY`` or ``AUTHOR``."""
    key = f"{kind}_REGEX_SUBSTITUTIONS"
    substitutions = settings[key]
    if substitutions is None:
        substitutions = settings["SLUG_REGEX_SUBSTITUTIONS"]
    return slugify(
        name,
        substitutions,
        preserve_case=settings["SLUGIFY_PRESERVE_CASE"],
        use_unicode=settings["SLUGIFY_USE_UNICODE"],
    )
