"""Slides and videos that a text links to or shows: by the words of links, and by well-known hosts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.model.addresses.video_players import page_of
from confarchive.model.files.value_kinds import a_file_or_address, is_read

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINK = re.compile(r"(?<!!)\[(?P<text>[^\[\]\n]*)\]\(<?(?P<url>[^()\s<>]+)>?\)")
_FRAME = re.compile(r"""<iframe\b[^>]*?\bsrc=["'](?P<url>[^"']+)["']""", re.IGNORECASE)
_SLIDES = re.compile(r"\b(?:slides?|slide ?deck|folien|diapos\w*|投影片)\b|\bslide", re.IGNORECASE)
_VIDEO = re.compile(r"\b(?:videos?|recording|recorded|aufzeichnung|vidéo)\b", re.IGNORECASE)
_SORTS = (("slides", _SLIDES), ("video", _VIDEO))
_POINTER = re.compile(
    r"(?:are |is )?(?:now )?(?:online|here|there|available|up|this|these|at this link|link|download(?:ed)?|pdf|html|hier|online verfügbar"
    r"|ici|en ligne|disponibles?|aquí|qui)(?: (?:here|online|now|link|page))?",
    re.IGNORECASE,
)
"""Words of a link that say nothing but that it is one."""
_TAG = re.compile(r"<[^<>]*>")
_ADDRESS = re.compile(r"(?<![(\"'\w])<?(?P<url>https?://[^\s<>()\[\]\"']+)>?")
"""An address that is no link's."""
_FEW = 3
"""Words that may stand with what is shown: ``Watch it here``."""
_STOP = re.compile(r"[.!?…]\s|\n\s*\n")
_FAR = 200
_SLIDE_HOSTS = re.compile(
    r"^https?://(?:www\.)?(?:speakerdeck\.com|slideshare\.net|slides\.com|docs\.google\.com/presentation)/"
)
_WITHOUT_PLAYER = re.compile(r"^https?://(?:www\.)?pyvideo\.org/")
"""A host of pages of videos that has no player of its own."""
_FENCED = re.compile(r"^(?P<sign>`{3,}|~{3,}).*?^(?P=sign)[`~]*[ \t]*$", re.DOTALL | re.MULTILINE)


def without_code(text: str) -> str:
    """Return *text* with blank lines in place of blocks of code."""
    return _FENCED.sub(lambda match: "\n" * match[0].count("\n"), text)


def find(text: str) -> dict[str, str]:
    """Return the addresses of ``slides`` and of a ``video`` in *text*, each only where there is one of its sort."""
    found: dict[str, set[str]] = {"slides": set(), "video": set()}
    for sort, url in _media(text):
        found[sort].add(url)
    return {sort: next(iter(urls)) for sort, urls in found.items() if len(urls) == 1}


def is_alone(block: str) -> bool:
    """Tell whether a paragraph is nothing but what it links to or shows, with a word or two."""
    words = re.findall(r"[^\W\d_]{2,}", _TAG.sub(" ", _ADDRESS.sub(" ", _LINK.sub(" ", block))))
    return len(words) <= _FEW


def _media(text: str) -> Iterator[tuple[str, str]]:
    for link in _LINK.finditer(text):
        sort = sort_of(link["text"], link["url"]) or _pointed(text, link)
        if sort and is_read(a_file_or_address, link["url"]):
            yield sort, link["url"]
    for pattern in (_FRAME, _ADDRESS):
        for shown in pattern.finditer(text):
            url = page_of(shown["url"]) or shown["url"]
            if (sort := sort_of("", shown["url"])) and is_read(a_file_or_address, url):
                yield sort, url


def _pointed(text: str, link: re.Match[str]) -> str:
    """Return what a link such as ``online`` leads to, by what its sentence names before it: ``The slides are [online](…)``."""
    if not _POINTER.fullmatch(link["text"]):
        return ""
    before = _STOP.split(text[max(0, link.start() - _FAR) : link.start()])[-1]
    named = [(match.end(), sort) for sort, words in _SORTS for match in words.finditer(before)]
    return max(named)[1] if named and not _LINK.search(before, max(named)[0]) else ""


def sort_of(text: str, url: str) -> str:
    """Return what a link leads to by its words and its host, "" for anything else."""
    if _SLIDE_HOSTS.match(url):
        return "slides"
    if page_of(url) or _WITHOUT_PLAYER.match(url):
        return "video"
    if _SLIDES.search(text):
        return "slides"
    return "video" if _VIDEO.search(text) else ""
