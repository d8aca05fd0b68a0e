"""Players of videos that hosts offer to other sites, by the addresses of the videos' pages.

Hosts say what their players are called: https://developers.google.com/youtube/player_parameters,
https://developer.vimeo.com/player/embedding, https://archive.org/help/video.php,
https://docs.joinpeertube.org/api/embed-player; media.ccc.de does on each video's page.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

YOUTUBE = "https://www.youtube-nocookie.com/embed/{}"
VIMEO = "https://player.vimeo.com/video/{}"

_YOUTUBE_HOSTS = frozenset(("youtube.com", "m.youtube.com", "youtube-nocookie.com"))
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_SHORT = r"[1-9A-HJ-NP-Za-km-z]{22}"
_PEERTUBE = re.compile(rf"/(?:videos/watch/|videos/embed/|w/)({_UUID}|{_SHORT})")
_PLAYERS = (
    (re.compile(r"youtu\.be/([\w-]{11})"), YOUTUBE),
    (re.compile(r"(?:player\.)?vimeo\.com/(?:video/)?(\d+)"), VIMEO),
    (re.compile(r"media\.ccc\.de/v/([\w.-]+?)(?:/oembed)?"), "https://media.ccc.de/v/{}/oembed"),
    (re.compile(r"archive\.org/(?:details|embed)/([\w.-]+)"), "https://archive.org/embed/{}"),
)


def player_of(url: str) -> str:
    """Return the address of the player for the video that *url* leads to, "" where none is known."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in ("https", "http"):
        return ""
    host, path = parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/")
    if host in _YOUTUBE_HOSTS:
        return _of_youtube(path, parts.query)
    for pattern, player in _PLAYERS:
        if found := pattern.fullmatch(host + path):
            return player.format(found[1])
    found = _PEERTUBE.fullmatch(path)
    return f"https://{host}/videos/embed/{found[1]}" if found else ""


def _of_youtube(path: str, query: str) -> str:
    asked = parse_qs(query).get("v", [""])[0] if path == "/watch" else ""
    name = asked or re.sub(r"/(?:embed|live|shorts|v)/", "", path)
    return YOUTUBE.format(name) if re.fullmatch(r"[\w-]{11}", name) else ""
