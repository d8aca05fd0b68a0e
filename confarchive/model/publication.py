"""The one rule for what is published: a post is, unless something tells that it is not for readers.

Its header may say so, its folder, or the clock. What is not understood is not published
either: a key that may be meant for one of these, or a header where none is read.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING

from confarchive.model.dates.moments import moment
from confarchive.model.post import Status
from confarchive.model.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, tzinfo

    from confarchive.model.post import Post

DECIDING = frozenset({"status", "date", "expires"})
"""The archive's own keys that decide whether a post is published."""
_FLAGS = {
    "draft": Status.DRAFT,
    "isdraft": Status.DRAFT,
    "published": Status.PUBLISHED,
    "ispublished": Status.PUBLISHED,
    "publish": Status.PUBLISHED,
}
"""Keys of other programs, in any case, that say yes or no: what a yes makes of the post."""
_YES, _NO = frozenset({"true", "yes", "on", "y", "1"}), frozenset({"false", "no", "off", "n", "0"})
# What other programs decide it by, each in its own way, or people would.
_DOUBTFUL = frozenset(
    [
        *("hidden", "private", "visibility", "unlisted", "unpublished", "protected", "password"),
        *("publishdate", "publishdat", "publication", "expirydate", "expiry", "embargo", "wip"),
        "<<",
    ]
)
_OPEN = frozenset({"public", "published", "visible", "all", "everyone", "everybody"})
_NOTHING = frozenset({"", "null", "none", "~"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FOLDERS = frozenset({"draft", "drafts", "unpublished", "private"})


def now(epoch: str | None, zone: tzinfo | None = None) -> datetime:
    """Return the moment that a whole build takes for now: *epoch* in seconds, else the clock's.

    It is in *zone*, by default in the machine's own. Raises ValueError for an *epoch* that is no such number; see
    https://reproducible-builds.org/specs/source-date-epoch/.
    """
    if not epoch:
        return datetime.now(zone) if zone else datetime.now().astimezone()
    try:
        return datetime.fromtimestamp(int(epoch), zone or UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = (
            f"SOURCE_DATE_EPOCH: found {epoch!r}, expected seconds since 1970, such as 1577836800"
        )
        raise ValueError(message) from error


class Withheld(Enum):
    """Why a post may not be seen."""

    DRAFT = "a draft"
    EXPIRED = "expired"
    UNDATED = "without a date"
    TO_COME = "dated ahead"
    EXCLUDED = "excluded"
    """By ``exclude_patterns``: no post tells that of itself."""


def is_published(post: Post, now: datetime) -> bool:
    """Tell whether *post* may be seen at *now* (with an offset), be it by its address alone."""
    return why_withheld(post, now) is None


def is_listed(post: Post, now: datetime) -> bool:
    """Tell whether lists may name *post* at *now* (with an offset): it is published and not hidden."""
    return post.status is not Status.HIDDEN and is_published(post, now)


def why_withheld(post: Post, now: datetime) -> Withheld | None:
    """Return why *post* may not be seen at *now* (with an offset), None where it may.

    It must not when it is a draft, when it has no date or one still to come, or when it
    has expired. A static page needs no date.
    """
    if post.status is Status.DRAFT:
        return Withheld.DRAFT
    if post.expires is not None and moment(post.expires, now.tzinfo) <= now:
        return Withheld.EXPIRED
    if post.date is None:
        return Withheld.UNDATED if post.path.startswith("posts/") else None
    return Withheld.TO_COME if moment(post.date, now.tzinfo) > now else None


def folder_of_drafts(path: str) -> str:
    """Return the folder on the way to *path* whose posts are drafts, "" where there is none."""
    return next(filter(is_folder_of_drafts, path.split("/")[1:-1]), "")


def is_folder_of_drafts(name: str) -> bool:
    """Tell whether posts in a folder called *name*, of the archive or of a blog, are drafts."""
    return name.strip("_. ").casefold() in _FOLDERS


# -- keys


def is_flag(key: str) -> bool:
    """Tell whether *key* is ``draft`` or ``published``, in any spelling."""
    return folded(key) in _FLAGS and not _has_unseen(key)


def status_of_flag(key: str, value: object) -> Status:
    """Return what ``draft: true``, ``published: no`` and the like make of a post.

    Raises ValueError for a value that says neither yes nor no.
    """
    said = str(value).strip().casefold()
    if said not in _YES | _NO:
        raise ValueError(value)
    yes = _FLAGS[folded(key)]
    return yes if said in _YES else ({*_FLAGS.values()} - {yes}).pop()


def meant_by(key: str, known: Iterable[str]) -> str | None:
    """Return the key that an unknown *key* may be meant for, if that decides what is published.

    *known* are all keys that headers may have: one that looks more like another is harmless.
    """
    spelled = {folded(name): name for name in (*known, *_DOUBTFUL, "draft", "published")}
    near = spelled.get(folded(key)) or spelled.get(nearest(folded(key), spelled) or "")
    return near if near in DECIDING | _DOUBTFUL | {"draft", "published"} else None


def may_decide(key: str) -> bool:
    """Tell whether *key*, in any spelling, decides what is published, here or in other programs."""
    return folded(key) in DECIDING | _DOUBTFUL | _FLAGS.keys()


def may_withhold(key: str, value: str, known: Iterable[str], today: date) -> bool:
    """Tell whether some program may take *value* of *key* for a word that a post is not for readers.

    *known* are keys that mean something else. The archive's own ``status`` and ``date`` are
    none of them where they are spelled right: what they say is known.
    """
    said = value.strip(" \t\"'").casefold()
    near = folded(key) if is_flag(key) else meant_by(key, (*known, *DECIDING))
    if near is None or near == "date" or key.casefold() == "status" or said in _NOTHING:
        return False
    if _DAY.match(said):
        is_end = near.startswith("expir")
        return (said[:10] <= today.isoformat()) == is_end
    if near in _FLAGS or near.startswith("publi"):
        flag = near if near in _FLAGS else "published"
        return said not in _YES | _NO or status_of_flag(flag, said) is Status.DRAFT
    return said not in _NO | _OPEN


def folded(key: str) -> str:
    """Return *key* as all its spellings are alike: small, without signs, blanks and what is not seen."""
    seen = "".join(char for char in unicodedata.normalize("NFKC", key) if not is_unseen(char))
    return re.sub(r"[\s_-]+", "", seen).casefold()


def _has_unseen(text: str) -> bool:
    return any(map(is_unseen, text))


def is_unseen(char: str) -> bool:
    """Tell whether *char* is a sign that controls, or has no width."""
    return unicodedata.category(char) in {"Cf", "Cc"}
