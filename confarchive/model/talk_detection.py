"""Talks that a post tells of in its text, with the words that tell: proposals, never more than is said.

Only a post about one conference is looked at, as no other says where a talk was given. What its author held
("I gave a talk titled **Measuring communities**") has its title beside it, in quotation marks, stressed or as a link; what others did
stands in lists ("- *Measuring communities* by Jane Doe"). Slides and videos are links that say so, and
players of well-known hosts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from confarchive.model import talk_media, talk_ownership
from confarchive.model.capitals import UPPER
from confarchive.model.conference import is_edition
from confarchive.model.conference_findings import Strength
from confarchive.model.talk_ownership import ABROAD, SORT
from confarchive.model.talks import Talk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from confarchive.model.conference_names import Catalogue
    from confarchive.model.post import Post

_OWN = re.compile(
    rf"""\b(?:
      (?P<one>[Mm]y)\s(?P<between>(?:[\w’'-]+\s){{0,3}}?){SORT}
    | [Oo]ur\s(?P<ours>(?:[\w’'-]+\s){{0,3}}?){SORT}
    | (?:(?P<I>I)|[Ww]e)(?:['’](?:ve|ll|m|re)|\s(?:also|have|will|am|are|be|then|just))*\s
      (?:gave|give|given|giving|presented|presenting|delivered|delivering|held|holding|(?P<attended>did|ran))\s
      (?:a|an|the|my|our|another|two)\s(?P<given>(?:[\w’'-]+\s){{0,3}}?){SORT}
    | (?P<spoke>I)(?:['’](?:ve|ll|m)|\s(?:also|have|will|am|be|then|just|was))*\s
      (?:spoke|spoken|speak|speaking|talked|talking|presented|presenting)(?=\s(?:on|about)\s["“«])
    | (?P<abroad>{ABROAD})
    )s?\b""",
    re.VERBOSE,
)
_MEDIA_OF = re.compile(
    rf"\b(?:[Ss]lides?|[Ss]lide ?deck|[Vv]ideo|[Rr]ecording|Folien|Aufzeichnung|[Dd]iapos\w*|[Vv]idéo)(?:\]\([^()\s]{{1,200}}\))?"
    rf"(?:\s(?:of|from|for|to|zu|von|de)\s|(?<=n|g|\))\s(?=meine[rs]\s))(?:the\s)?(?:my\s(?P<between>(?:[\w’'-]+\s){{0,3}}?){SORT}|{ABROAD})s?\b"
)
"""Slides of a talk of which no title is told."""
_LINKING = re.compile(
    r"[\s,:–—-]*(?:(?:titled|entitled|called|named|was|is|on|about|there|at|in|of|the|this|year|it|was|(?:dev)?room|track|stage"
    r"|über|zum?|zur|beim?|mit dem titel|namens|hieß|war|sur|intitulée?|était|au|à|sobre|titulad[ao]|era|en|dal titolo|su)\b[\s,:]*"
    r"|(?:[A-Z][\w.]*|(?:19|20)\d\d)[\s,:]*){0,9}"
)
"""What may stand between what a talk is and its title: linking words, and the name of its conference."""
_TO_A_PLACE = re.compile(r"\b(?:at|in|for|to|of|the)\s*$")
"""What stands behind these is where it was given, and no title."""
_WAS = re.compile(r"\b(?:is|was|went|will be)\s+$")
_WHEN = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Today|Tomorrow|Tonight|Noon|(?:Room|Hall|Track|Day|Track) [\w.]*\d)\b[\w\s.:,-]{0,20}$"
)
"""When and where a talk was, which stands out as titles do."""
_TITLE = r"""(?:
      (?P<stress>\*{{1,3}}|(?<!\w)_{{1,2}})(?P<stressed{0}>[^*_\n\[\]][^*\n\[\]]{{4,120}}?)(?P=stress)(?!\w)
    | ["“«](?P<quoted{0}>[^"“”«»\n]{{6,120}})(?<![\s\\])["”»](?!\w)
    | «\s(?P<spaced{0}>[^"“”«»\n]{{6,120}})\s»
    | „(?P<low{0}>[^"“”„\n]{{6,120}})(?<![\s\\])["“”](?!\w)
    | \[(?P<linked{0}>[^\[\]\n]{{8,120}})\]\((?P<url>[^()\s]+)\)
    )"""
_OWN_TITLE = re.compile(_TITLE.format(""), re.VERBOSE)
_NAME = rf"[{UPPER}][\w.’'-]*(?:\s(?:(?:van|von|de|der|la|di)\s)*[{UPPER}][\w.’'-]*){{1,3}}"
_LISTED = re.compile(
    rf"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+{_TITLE.format('')}[ \t]*[,–—-]?[ \t]*\bby\s(?P<names>{_NAME}(?:(?:,|\sand|\s&)\s{_NAME})*)",
    re.VERBOSE | re.MULTILINE,
)
_NO_TITLE = re.compile(
    r"(?:here|slides?|videos?|recordings?|code|notes?|blog|post|talk|this|link|schedule|abstract|read more)\W*",
    re.IGNORECASE,
)
_IN_QUOTES = re.compile(r'["“«]([^"“”«»]*)["”»]')
_MARKUP = re.compile(r"(?<!\w)[*_`]|[*_`](?!\w)|[{}]")
"""Signs of markup that stays when Markdown is read: half a pair, a role."""
_ITEM = re.compile(r"[ \t]{0,3}(?:[-*+]|\d+[.)])[ \t]")
_FAR = 60
"""Letters between what a talk is and its title."""
_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTalk:
    """A ``talk`` that a text tells of at ``line`` (from 1, in the body) with the words of ``evidence``."""

    talk: Talk
    line: int
    evidence: str
    strength: Strength


def detect(post: Post, catalogue: Catalogue) -> tuple[FoundTalk, ...]:
    """Return the talks that *post*, with its body, tells of; none where its header lists some.

    *catalogue* has the names of conferences, of which a talk may have been given at another.
    """
    if post.talks or len(post.conferences) != 1 or not is_edition(post.conferences[0]):
        return ()
    text = talk_media.without_code(post.body)
    # What is listed with its speakers and told as the author's own is the author's.
    found = {
        each.talk.title.casefold(): each for each in (*_listed(text), *_own(text, post, catalogue))
    }
    in_order = sorted(found.values(), key=lambda each: each.line)
    return tuple(_with_media(text, in_order) if in_order else _untitled(text, post))


def _own(text: str, post: Post, catalogue: Catalogue) -> Iterator[FoundTalk]:
    """Yield the talks that the author held."""
    for own in _OWN.finditer(text):
        start = _LINKING.match(text, own.end(), own.end() + _FAR)
        title = _OWN_TITLE.match(text, start.end()) if start else None
        if start is None or title is None or _TO_A_PLACE.search(start[0]) or not _is_title(title):
            continue
        between = own["between"] or own["ours"] or own["given"] or ""
        spans = (*own.span(), *title.span())
        if not talk_ownership.is_theirs(text, spans, between) or not _is_called(text, title):
            continue
        is_one = bool(own["one"] or own["I"] or own["spoke"] or own["abroad"])
        speakers = post.authors if not is_one or len(post.authors) == 1 else ()
        is_sure = (
            bool(speakers)
            and not (own["attended"] or own["abroad"] or _is_small(title))
            and talk_ownership.is_plain(post, text, spans, between, catalogue)
        )
        strength = Strength.SURE if is_sure else Strength.LIKELY
        yield _found(text, own.start(), title, speakers, strength)


def _untitled(text: str, post: Post) -> Iterator[FoundTalk]:
    """Yield the talk of which only slides or a video are offered, called as the post is."""
    for own in _MEDIA_OF.finditer(text):
        spans = (*own.span(), own.end(), own.end())
        if not talk_ownership.is_theirs(text, spans, own["between"] or ""):
            continue
        line = text.count("\n", 0, own.start())
        if media := talk_media.find("\n".join(_beside(text.split("\n"), line))):
            speakers = post.authors if len(post.authors) == 1 else ()
            slides, video = media.get("slides", ""), media.get("video", "")
            talk = Talk(title=post.title, speakers=speakers, slides=slides, video=video)
            words = " ".join(own[0].split())
            yield FoundTalk(talk=talk, line=line + 1, evidence=words, strength=Strength.LIKELY)
            return


def _listed(text: str) -> Iterator[FoundTalk]:
    """Yield the talks of lists, with the names behind them."""
    for each in _LISTED.finditer(text):
        names = tuple(re.split(r",\s|\sand\s|\s&\s", each["names"].rstrip(".")))
        if _is_title(each):
            at = each.start() + len(each[0]) - len(each[0].lstrip())
            yield _found(text, at, each, names, Strength.LIKELY)


def _found(
    text: str, start: int, title: re.Match[str], speakers: tuple[str, ...], strength: Strength
) -> FoundTalk:
    words = " ".join(text[start : title.end()].split())
    return FoundTalk(
        talk=Talk(title=_words(title), speakers=speakers),
        line=text.count("\n", 0, start) + 1,
        evidence=words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…",
        strength=strength,
    )


def _words(title: re.Match[str]) -> str:
    """Return the words of a title as readers see them, "" where markup is left that is not understood."""
    parts = ("stressed", "quoted", "spaced", "low", "linked")
    text = next(filter(None, map(title.group, parts)), "")
    (inline,) = _markdown().parseInline(" ".join(text.split()))
    shown = "".join(_shown(each) for each in inline.children or ())
    words = " ".join(shown.split()).lstrip(" ,:;").rstrip(" .,:;")
    if quoted := _IN_QUOTES.fullmatch(words):
        words = quoted[1].rstrip(" .,:;")
    return "" if _MARKUP.search(words) else words


def _shown(token: Token) -> str:
    if token.type == "html_inline":
        return " " if token.content.lower().startswith("<br") else ""
    return token.content if token.type in {"text", "code_inline"} else ""


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark")


def _is_title(title: re.Match[str]) -> bool:
    words = _words(title)
    return " " in words and not _NO_TITLE.fullmatch(words)


def _is_small(title: re.Match[str]) -> bool:
    return next(filter(str.isalnum, _words(title)), "").islower()


def _is_called(text: str, title: re.Match[str]) -> bool:
    """Tell whether what stands out behind an author's talk is called so: neither a day nor what was done with it."""
    is_words = _is_small(title) and (title["stressed"] or title["linked"])
    is_told_of = _WAS.search(text, 0, title.start()) if is_words else None
    return not (is_told_of or _WHEN.match(_words(title)))


def _with_media(text: str, found: list[FoundTalk]) -> Iterator[FoundTalk]:
    """Yield what was found with its slides and its video: those beside it, or of the text where there is one talk."""
    lines = text.split("\n")
    for each in found:
        media = talk_media.find("\n".join(_beside(lines, each.line - 1)))
        if not media and len(found) == 1:
            media = talk_media.find(text)
        slides, video = media.get("slides", ""), media.get("video", "")
        yield replace(each, talk=replace(each.talk, slides=slides, video=video))


def _beside(lines: list[str], at: int) -> list[str]:
    """Return the lines of the paragraph, or of the item of a list, that line *at* is in, from 0."""
    start, end = at, at + 1
    while start and lines[start - 1].strip() and not _ITEM.match(lines[start]):
        start -= 1
    while end < len(lines) and lines[end].strip() and not _ITEM.match(lines[end]):
        end += 1
    return lines[start:end]
