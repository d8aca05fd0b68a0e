"""What stands in a post for videos, sounds, slides and code that lie on other hosts.

Nothing of another host is loaded before a reader asks for it::

    <div class="click-to-load" data-src="frame"><a href="page">what it is</a></div>

Each function takes the words behind a tag's or directive's name, and returns None when it cannot show the thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote

from confarchive.importing.url_parts import split_url
from confarchive.model.addresses import video_players

if TYPE_CHECKING:
    from collections.abc import Callable

    from confarchive.model.addresses.video_players import VideoHost

_ID = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """HTML that stands on lines of its own, and ``inline`` within others."""

    block: str
    inline: str


def _frame(frame: str, page: str, text: str) -> Embed:
    """Show a frame of another host when a reader asks for it; until then, and else, a link."""
    link = f'<a href="{escape(page)}">{escape(text)}</a>'
    block = f'<div class="click-to-load" data-src="{escape(frame)}">{link}</div>'
    return Embed(block=block, inline=link)


def _video(host: VideoHost, name: str, text: str) -> Embed:
    return _frame(host.player.format(name), host.page.format(name), text)


def _link(page: str, text: str) -> Embed:
    link = f'<a href="{escape(page)}">{escape(text)}</a>'
    return Embed(block=f"<p>{link}</p>", inline=link)


def _first(args: str) -> str:
    return args.split(maxsplit=1)[0] if args else ""


def _youtube(args: str) -> Embed | None:
    video = _youtube_id(_first(args))
    if not video:
        return None
    return _video(video_players.YOUTUBE, video, f"Video on YouTube: {video}")


def _youtube_id(address: str) -> str | None:
    """Return the id of a video, of which *address* is the id or any of its pages."""
    parts = split_url(unescape(address))
    if not parts.netloc:
        return address if _ID.fullmatch(address) else None
    known = parse_qs(parts.query).get("v") or [PurePosixPath(parts.path).name]
    return known[0] if _ID.fullmatch(known[0]) else None


def _vimeo(args: str) -> Embed | None:
    found = re.search(r"\d{4,}", args)
    if not found:
        return None
    return _video(video_players.VIMEO, found[0], f"Video on Vimeo: {found[0]}")


def _soundcloud(args: str) -> Embed | None:
    page = _first(args)
    if not page.startswith("http"):
        return None
    frame = f"https://w.soundcloud.com/player/?url={quote(page, safe='')}"
    return _frame(frame, page, f"Sound on SoundCloud: {page}")


def _speakerdeck(args: str) -> Embed | None:
    if not _ID.fullmatch(deck := _first(args)):
        return None
    page = f"https://speakerdeck.com/player/{deck}"
    return _frame(page, page, f"Slides on Speaker Deck: {deck}")


def _gist(args: str) -> Embed | None:
    """Link to the code; the file that may be named after the gist is one of its parts."""
    parts = args.split()
    if not parts:
        return None
    page = parts[0] if parts[0].startswith("http") else f"https://gist.github.com/{parts[0]}"
    return _link(page.removesuffix(".js"), f"Code on GitHub: {' '.join(parts)}")


def _giphy(args: str) -> Embed | None:
    if not args:
        return None
    gif, _, alt = args.partition(" ")
    return _link(
        f"https://giphy.com/gifs/{quote(gif)}", alt.strip(" \"'") or f"Picture on Giphy: {gif}"
    )


def _gram(args: str) -> Embed | None:
    if not _ID.fullmatch(code := _first(args)):
        return None
    return _link(f"https://www.instagram.com/p/{code}/", f"Picture on Instagram: {code}")


EMBEDS: dict[str, Callable[[str], Embed | None]] = {
    "giphy": _giphy,
    "gist": _gist,
    "gram": _gram,
    "soundcloud": _soundcloud,
    "speakerdeck": _speakerdeck,
    "vimeo": _vimeo,
    "youtube": _youtube,
}
"""What stands for each, by the names that plugins of many programs give them."""
