"""What the import asks of a blog's published pages, whatever holds them: the protocol :class:`PublishedPages`.

Addresses are paths below the blog's root, without a slash before them: ``2015/02/trip/index.html``.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Protocol

from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LONGEST = 16_000_000
"""Bytes of a page beyond which it is not read: no page of a blog is as long."""


def sample(addresses: Sequence[str], most: int) -> Sequence[str]:
    """Return *most* of *addresses* at the most, spread over all."""
    return addresses[:: max(1, len(addresses) // most)][:most]


UNREAD = "; what follows is not read"
"""Said of what is damaged so that nothing behind it can be found."""


def missing(address: str) -> OSError:
    """Return what to raise where there is nothing at *address*."""
    return FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), address)


def check_length(length: int, address: str) -> None:
    """Raise OSError where what is at *address* is longer than LONGEST."""
    if length > LONGEST:
        raise OSError(errno.EFBIG, f"it has more than {LONGEST} bytes", address)


class PublishedPages(Protocol):
    """The published pages of one blog. It can be pickled.

    Nothing is fetched, nothing in the pages runs, and no file is opened but those that hold them.
    """

    @property
    def name(self) -> str:
        """What a report calls it: ``the folder output``, ``the branch gh-pages``."""

    @property
    def damage(self) -> str:
        """What of them cannot be read, in one line; empty for nothing."""

    def addresses(self) -> Sequence[str]:
        """Return the addresses of all files, sorted: of pages, feeds, the sitemap, pictures."""

    def read(self, address: str) -> bytes:
        """Return what is at *address*. Raises OSError where nothing is that may be read."""

    def times(self, addresses: Iterable[str]) -> Mapping[str, int]:
        """Return when those at *addresses* were published, in seconds since 1970, where that is known."""

    def robots(self, address: str) -> str:
        """Return what the server asked search engines to do with a page, its ``X-Robots-Tag``, where that is known."""


def problems(pages: PublishedPages) -> tuple[Problem, ...]:
    """Return what a person has to know of *pages*: what of them cannot be read."""
    told = Problem(path=pages.name, kind=ProblemKind.UNREADABLE, message=pages.damage)
    return (told,) if pages.damage else ()
