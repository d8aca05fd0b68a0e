"""Titles of talks in a text: what stands out there, in quotation marks, stressed or as a link, and is called so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from confarchive.model.talks.talks import Talk

if TYPE_CHECKING:
    from markdown_it.token import Token

    from confarchive.model.conferences.conference_findings import Strength

PATTERN = r"""(?:
      (?P<stress>\*{1,3}|(?<!\w)_{1,2})(?P<stressed>[^*_\n\[\]][^*\n\[\]]{4,120}?)(?P=stress)(?!\w)
    | ["“«](?P<quoted>[^"“”«»\n]{6,120})(?<![\s\\])["”»](?!\w)
    | «\s(?P<spaced>[^"“”«»\n]{6,120})\s»
    | „(?P<low>[^"“”„\n]{6,120})(?<![\s\\])["“”](?!\w)
    | \[(?P<linked>[^\[\]\n]{8,120})\]\((?P<url>[^()\s]+)\)
    )"""
"""A title that stands out, as a part of a verbose expression."""
TITLE = re.compile(PATTERN, re.VERBOSE)
_LINKING = re.compile(
    r"[\s,:–—-]*(?:(?:titled|entitled|called|named|was|is|on|about|there|at|in|of|the|this|year|it|was|(?:dev)?room|track|stage"
    r"|über|zum?|zur|beim?|mit dem titel|namens|hieß|war|sur|intitulée?|était|au|à|sobre|titulad[ao]|era|en|dal titolo|su)\b[\s,:]*"
    r"|(?:[A-Z][\w.]*|(?:19|20)\d\d)[\s,:]*){0,9}"
)
"""What may stand between what a talk is and its title: linking words, and the name of its conference."""
_FAR = 60
"""Letters between what a talk is and its title."""
_TO_A_PLACE = re.compile(r"\b(?:at|in|for|to|of|the)\s*$")
"""What stands behind these is where it was given, and no title."""
_WAS = re.compile(r"\b(?:is|was|went|will be)\s+$")
_WHEN = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Today|Tomorrow|Tonight|Noon|(?:Room|Hall|Track|Day|Track) [\w.]*\d)\b[\w\s.:,-]{0,20}$"
)
"""When and where a talk was, which stands out as titles do."""
_NO_TITLE = re.compile(
    r"(?:here|slides?|videos?|recordings?|code|notes?|blog|post|talk|this|link|schedule|abstract|read more"
    r"|(?:watch|see|view|download|get)(?: (?:it|them|this|the|my|here|now|online|videos?|slides|recording|talk))+)\W*",
    re.IGNORECASE,
)
_IN_QUOTES = re.compile(r'["“«]([^"“”«»]*)["”»]')
_MARKUP = re.compile(r"(?<!\w)[*_`]|[*_`](?!\w)|[{}]")
"""Signs of markup that stays when Markdown is read: half a pair, a role."""
_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTalk:
    """A ``talk`` that a text tells of at ``line`` (from 1, in the body) with the words of ``evidence``."""

    talk: Talk
    line: int
    evidence: str
    strength: Strength


def found(
    text: str, span: tuple[int, int], title: str, speakers: tuple[str, ...], strength: Strength
) -> FoundTalk:
    """Return the talk that *text* tells of between the two places of *span*."""
    words = " ".join(text[slice(*span)].split())
    return FoundTalk(
        talk=Talk(title=title, speakers=speakers),
        line=text.count("\n", 0, span[0]) + 1,
        evidence=words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…",
        strength=strength,
    )


def behind(text: str, at: int) -> re.Match[str] | None:
    """Return what stands out behind the word for a talk that ends *at*, where the talk is called so."""
    start = _LINKING.match(text, at, at + _FAR)
    title = TITLE.match(text, start.end()) if start else None
    is_called = title and start and not _TO_A_PLACE.search(start[0]) and _is_called(text, title)
    return title if is_called else None


def words_of(title: re.Match[str]) -> str:
    """Return the words of a title as readers see them, "" where it is none, or has markup that is not understood."""
    parts = ("stressed", "quoted", "spaced", "low", "linked")
    return readable_title(next(filter(None, map(title.group, parts)), ""))


def readable_title(text: str) -> str:
    """Return the words of *text*, which is Markdown; "" where that is no title of a talk."""
    (inline,) = _markdown().parseInline(" ".join(text.split()))
    shown = "".join(_shown(each) for each in inline.children or ())
    words = " ".join(shown.split()).lstrip(" ,:;").rstrip(" .,:;")
    if quoted := _IN_QUOTES.fullmatch(words):
        words = quoted[1].rstrip(" .,:;")
    is_title = " " in words and not _NO_TITLE.fullmatch(words) and not _MARKUP.search(words)
    return words if is_title else ""


def is_small(title: re.Match[str]) -> bool:
    """Tell whether a title begins in small letters, as what is only stressed does."""
    return next(filter(str.isalnum, words_of(title)), "").islower()


def _is_called(text: str, title: re.Match[str]) -> bool:
    """Tell whether what stands out behind a talk is called so: neither a day nor what was done with it."""
    is_words = is_small(title) and (title["stressed"] or title["linked"])
    is_told_of = _WAS.search(text, 0, title.start()) if is_words else None
    words = words_of(title)
    return bool(words) and not (is_told_of or _WHEN.match(words))


def _shown(token: Token) -> str:
    if token.type == "html_inline":
        return " " if token.content.lower().startswith("<br") else ""
    return token.content if token.type in {"text", "code_inline"} else ""


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark")
