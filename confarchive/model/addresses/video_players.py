"""Players of videos that hosts offer to other sites, and the pages of the videos, by the address of either.

Hosts say what their players are called: https://developers.google.com/youtube/player_parameters,
https://developer.vimeo.com/player/embedding, https://archive.org/help/video.php,
https://docs.joinpeertube.org/api/embed-player; media.ccc.de does on each video's page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoHost:
    """Where a host has the ``player`` of a video and its ``page``; ``{}`` stands for the video's name."""

    player: str
    page: str


YOUTUBE = VideoHost(
    player="https://www.youtube-nocookie.com/embed/{}", page="https://www.youtube.com/watch?v={}"
)
VIMEO = VideoHost(player="https://player.vimeo.com/video/{}", page="https://vimeo.com/{}")
_CCC = VideoHost(player="https://media.ccc.de/v/{}/oembed", page="https://media.ccc.de/v/{}")
_ARCHIVE_ORG = VideoHost(
    player="https://archive.org/embed/{}", page="https://archive.org/details/{}"
)

_YOUTUBE_HOSTS = frozenset(("youtube.com", "m.youtube.com", "youtube-nocookie.com"))
_NO_VIDEO = "videoseries"
"""What stands in place of a video's name in the address of a list's player."""
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_SHORT = r"[1-9A-HJ-NP-Za-km-z]{22}"
_PEERTUBE = re.compile(rf"/(?:videos/watch/|videos/embed/|w/)({_UUID}|{_SHORT})")
_HOSTS = (
    (re.compile(r"youtu\.be/([\w-]{11})"), YOUTUBE),
    (re.compile(r"(?:player\.)?vimeo\.com/(?:video/)?(\d+)"), VIMEO),
    (re.compile(r"media\.ccc\.de/v/([\w.-]+?)(?:/oembed)?"), _CCC),
    (re.compile(r"archive\.org/(?:details|embed)/([\w.-]+)"), _ARCHIVE_ORG),
)


def player_of(url: str) -> str:
    """Return the address of the player for the video that *url* leads to, "" where none is known."""
    found = _find(url)
    return found[0].player.format(found[1]) if found else ""


def page_of(url: str) -> str:
    """Return the address of the page of the video that *url* plays or leads to, "" where none is known."""
    found = _find(url)
    return found[0].page.format(found[1]) if found else ""


def _find(url: str) -> tuple[VideoHost, str] | None:
    """Return the host and the name of the video that *url* leads to."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("https", "http"):
        return None
    host, path = parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/")
    if host in _YOUTUBE_HOSTS:
        name = _youtube_name(path, parts.query)
        return (YOUTUBE, name) if name else None
    for pattern, video_host in _HOSTS:
        if found := pattern.fullmatch(host + path):
            return video_host, found[1]
    found = _PEERTUBE.fullmatch(path)
    return (_peertube(host), found[1]) if found else None


def _peertube(host: str) -> VideoHost:
    return VideoHost(
        player=f"https://{host}/videos/embed/{{}}", page=f"https://{host}/videos/watch/{{}}"
    )


def _youtube_name(path: str, query: str) -> str:
    asked = parse_qs(query).get("v", [""])[0] if path == "/watch" else ""
    name = asked or re.sub(r"/(?:embed|live|shorts|v)/", "", path)
    return name if re.fullmatch(r"[\w-]{11}", name) and name != _NO_VIDEO else ""
