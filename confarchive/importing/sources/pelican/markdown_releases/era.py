"""Which releases of Python-Markdown may have made a blog's pages, as far as anything tells.

A release that the blog's requirements pin did. Else the newest of its posts tells when its pages
were made last: not with a release that came out later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from confarchive.importing.sources.pelican.plugins import requirements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from confarchive.importing.foreign_post import ForeignPost
    from confarchive.importing.sources.pelican.settings import Settings

Release = tuple[int, ...]

OUT: Mapping[Release, date] = {
    (2, 6): date(2015, 2, 19),
    (3, 0): date(2018, 9, 21),
    (3, 1): date(2019, 3, 26),
    (3, 3): date(2020, 10, 6),
}
"""When releases came out that read Markdown otherwise than those before them."""
_PINNED = re.compile(
    r"""^[\s"'-]*markdown\s*(?:={1,3}|~=)\s*(?P<plain>\d+(?:\.\d+)*)               # requirements.txt
    |^name\s*=\s*"markdown"\s*\nversion\s*=\s*"(?P<toml>\d+(?:\.\d+)*)             # uv.lock
    |"markdown":\s*\{[^{}]*?"version":\s*"==(?P<json>\d+(?:\.\d+)*)                # Pipfile.lock
    |^markdown\s*=\s*["'{]+(?:version\s*=\s*["'])?={0,2}(?P<pipfile>\d+(?:\.\d+)*)["']  # Pipfile
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Era:
    """The oldest ``release`` that is pinned, empty for none, and the day of the ``newest`` post."""

    release: Release = ()
    newest: date | None = None

    def may_be_before(self, release: Release) -> bool:
        """Tell whether a release before *release*, one of :data:`OUT`, may have made the pages.

        It is not where nothing tells when they were made.
        """
        if self.release:
            return self.release < release
        return self.newest is not None and self.newest < OUT[release]


def of_blog(settings: Settings, posts: Iterable[ForeignPost]) -> Era:
    """Return what tells of the blog with these *settings* and *posts*."""
    file = settings.file
    texts = requirements.texts(requirements.folders_of(file.parent if file else settings.content))
    today = datetime.now(UTC).date()
    return Era(
        release=min((each for text in texts for each in _pinned(text)), default=()),
        newest=max((day for day in _days(posts) if day <= today), default=None),
    )


def _days(posts: Iterable[ForeignPost]) -> Iterator[date]:
    for when in (when for post in posts for when in (post.date, post.updated) if when is not None):
        yield when.date() if isinstance(when, datetime) else when


def _pinned(text: str) -> Iterator[Release]:
    for found in _PINNED.finditer(text):
        number = next(group for group in found.groups() if group)
        yield tuple(map(int, number.split(".")))
