"""A talk as pages show it: a frozen value, as those of :mod:`.page_parts` are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.building.site.page_parts import Link
from confarchive.model.addresses.video_players import player_of

if TYPE_CHECKING:
    from confarchive.building.site.page_parts import Dated


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Given(Link):
    """A talk that was given: its title, and the page of the post that tells of it first.

    ``slides`` and ``video`` are addresses, or files of the output; ``posts`` are all that tell of it.
    ``anchor`` names it on the page of its conference. ``day`` and ``hour`` are shown, ``iso`` tells both, ``url`` is
    the address of its own page elsewhere; a programme alone tells these.
    """

    anchor: str
    speakers: tuple[Link, ...] = ()
    conference: Link | None = None
    slides: str = ""
    video: str = ""
    language: str = ""
    room: str = ""
    day: str = ""
    hour: str = ""
    iso: str = ""
    minutes: int = 0
    url: str = ""
    posts: tuple[Dated, ...] = ()

    @property
    def player(self) -> str:
        """The address of the host's player for the video, "" where none is known."""
        return player_of(self.video)
