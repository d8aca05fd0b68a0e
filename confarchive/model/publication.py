"""The one rule for what is published: a post is, unless something tells that it is not for readers.

Its header may say so, its folder, or the clock. What is not understood is not published
either: a key that may be meant for one of these, or a header where none is read.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from confarchive.model.post import Status, moment
from confarchive.model.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import tzinfo

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
_FOLDERS = frozenset({"draft", "drafts", "unpublished", "private"})
_HEADER_LINES = 60
"""Lines of a file in which a header is looked for where none is read."""
_FENCE = re.compile(r" {0,3}(```|~~~)")
_BORDER = re.compile(r"(?:-{3,}|\+{3,}|;{3,})\s*\Z")
_KEY = re.compile(r"""(?:<!--|\.\.|[{,:])?\s*["']?(?P<key>\w[\w -]{0,30}?)["']?\s*[:=](?!=)""")
_TITLE = re.compile(r" {0,3}#(?:\s|\Z)")
_UNDERLINE = re.compile(r" {0,3}=+\s*\Z")


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


def is_published(post: Post, now: datetime) -> bool:
    """Tell whether *post* may be seen at *now* (with an offset), be it by its address alone.

    It must not when it is a draft, when it has no date or one still to come, or when it
    has expired. A static page needs no date.
    """
    if post.status is Status.DRAFT:
        return False
    if post.expires is not None and moment(post.expires, now.tzinfo) <= now:
        return False
    if post.date is None:
        return not post.path.startswith("posts/")
    return moment(post.date, now.tzinfo) <= now


def folder_of_drafts(path: str) -> str:
    """Return the folder on the way to *path* whose posts are drafts, "" where there is none."""
    folders = path.split("/")[1:-1]
    return next((name for name in folders if name.strip("_. ").casefold() in _FOLDERS), "")


# -- keys


def is_flag(key: str) -> bool:
    """Tell whether *key* is ``draft`` or ``published``, in any spelling."""
    return _folded(key) in _FLAGS and not _has_unseen(key)


def status_of_flag(key: str, value: object) -> Status:
    """Return what ``draft: true``, ``published: no`` and the like make of a post.

    Raises ValueError for a value that says neither yes nor no.
    """
    said = str(value).strip().casefold()
    if said not in _YES | _NO:
        raise ValueError(value)
    yes = _FLAGS[_folded(key)]
    return yes if said in _YES else ({*_FLAGS.values()} - {yes}).pop()


def meant_by(key: str, known: Iterable[str]) -> str | None:
    """Return the key that an unknown *key* may be meant for, if that decides what is published.

    *known* are all keys that headers may have: one that looks more like another is harmless.
    """
    folded = {_folded(name): name for name in (*known, *_DOUBTFUL, "draft", "published")}
    near = folded.get(_folded(key)) or folded.get(nearest(_folded(key), folded) or "")
    return near if near in DECIDING | _DOUBTFUL | {"draft", "published"} else None


def _folded(key: str) -> str:
    seen = "".join(char for char in unicodedata.normalize("NFKC", key) if not _is_unseen(char))
    return re.sub(r"[\s_-]+", "", seen).casefold()


def _has_unseen(text: str) -> bool:
    return any(map(_is_unseen, text))


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in {"Cf", "Cc"}


# -- headers where none is read


def stray_header(text: str) -> tuple[int, str] | None:
    """Return number, from 0, and text of a line of a header that stands in *text*, which has none.

    Before the title it is any line that gives a key its value, after it a block between
    two lines ``---`` or ``+++``.
    """
    found = ((number, line.strip()) for number, line in _header_lines(text) if _tells(line))
    return next(found, None)


def _header_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that may be of a header, with their numbers."""
    lines = text.split("\n", _HEADER_LINES)[:_HEADER_LINES]
    in_code, in_header = False, True
    for number, line in enumerate(lines):
        if _FENCE.match(line):
            in_code = not in_code
        elif in_code:
            continue
        elif _TITLE.match(line) or _UNDERLINE.match(line):
            in_header = False
        elif _BORDER.match(line.lstrip()):
            in_header = True
        elif in_header and not any(map(_UNDERLINE.match, lines[number + 1 : number + 2])):
            yield number, line


def _tells(line: str) -> bool:
    """Tell whether *line* gives a key its value that headers have, in whatever form."""
    seen = "".join(char for char in line if not _is_unseen(char)).strip()
    match = _KEY.match(seen)
    words = DECIDING | _DOUBTFUL | _FLAGS.keys() | {"title"}
    return match is not None and _folded(match["key"]) in words
