"""Names of conferences that nobody knows yet, as titles have them: ``Software Freedom Kosova 2016``.

A title's words in capitals with a year behind are a name where something else tells that the post is about a
conference: a tag, its category, or a word of its first paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.model.addresses.slugs import slugify
from confarchive.model.conferences.conference import readable
from confarchive.model.conferences.conference_findings import Mention
from confarchive.model.conferences.conference_regions import PATTERN
from confarchive.model.conferences.conference_years import Told, told
from confarchive.model.text.capitals import MARKS, UPPER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from confarchive.model.post import Post

_CAPITAL = rf"(?:[ldLD]['’])?(?:[{UPPER}]|[a-z]{{1,4}}[A-Z])[\w{MARKS}+&’'.:]*"
"""A word with a capital, in any script that has some."""
_SMALL = r"(?:of|de|du|des|del|di|da|la|le|les|el|los|sur|on|for|für|der|die|and|und|et|y|the)"
_WORDS = rf"(?<![\w.#{MARKS}])(?P<name>{_CAPITAL}(?:[ -](?:{_SMALL} ){{0,2}}{_CAPITAL}){{0,5}})"
RECURRING = re.compile(
    rf"{_WORDS}(?=[ ,:–—'’/(#-]{{0,3}}(?:(?:19|20)\d\d|\d{{1,3}}(?:st|nd|rd|th|x)?|[IVX]{{2,5}})(?![\w.]))"
)
"""Words in capitals with a year or a number behind them, its group ``name``."""
_NAMED = re.compile(rf"{_WORDS}(?=[ ,:–—'’/(-]{{0,3}}(?:19|20|['’])\d\d(?!\d))")
_SMALL_LAST = re.compile(
    rf"(?<![\w.#{MARKS}])(?P<name>{_CAPITAL}(?:[ /-]{_CAPITAL}){{0,4}} (?:sprint|hackfest|summit|conference|unconference"
    r"|hackathon|congress|symposium))(?!\w)"
)
_AT = re.compile(rf"(?:@|\bat(?: the)?)\s?#?(?P<name>{_CAPITAL}(?:[ -]{_CAPITAL}){{0,4}})")
_TAG = re.compile(r"(?P<name>[A-Za-z][\w.+ -]{1,40}?)[ _-]?(?:(?:19|20)\d\d|\d\d)")
_NOTHING_ELSE = (
    r"(?!(?:auto|d|g|menu|sys|db|net|boot|day|summer|mani|sili|fal|lexi|bea|emoti|fav|sub|semi|bal|ba|ico?|pro|rubi|de|in|helli|heli|catho|uni"
    r"|basili|mari|zir|stuff|lai|ma)(?:conf|con|camp|fest)\b)"
)
_CALLED = re.compile(rf"{_NOTHING_ELSE}[a-z][a-z]+(?:unconf|conf|con|camp|fest)")
"""Tags in small letters that are called as conferences are, and mean nothing else: ``dazzlecon``, not ``bootcamp``."""
_CALLED_SO = re.compile(
    rf"(?<![\w.#])(?i:{_NOTHING_ELSE})(?P<name>[{UPPER}][a-z]{{3,}}(?:unconf|conf|con|camp|fest))(?=[ ,:–—'’/(-]{{0,3}}(?:19|20|['’])\d\d(?!\d))"
)
"""Words of a title that are called so, with a year: ``Bridgecon 2017``."""
_PLACE = re.compile(PATTERN)
_LEADING = re.compile(
    r"(?:(?:The|My|Our|A|At|In|On|For|From|To|With|After|Before|Back|Going|Speaking|Talks?|Slides|Report|Notes"
    r"|Recap|Introducing|Announcing|Videos?|Keynote|Call|Papers|Proposals|CFP|Save|Event|Impressions|Trip"
    r"|Invitation|Welcome|Visiting|Attending|Live|Day|Summary|Presentation|Interview|Photos|See|Join|Meet"
    r"|(?:Отчёт|Отчет|Доклады?|Итоги|Репортаж|Слайды|Звіт|Доповідь|Підсумки):?)\s(?:of |for |at |from |the )*)+"
)
_NO_NAME = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|Spring|Summer|Autumn|Fall|Winter|Q[1-4]|Week|Year"
    r"|(?:Early|Late|Mid|End|Start|State)\b.*|GSoC|Google Summer of Code|Outreachy|COVID|Corona|Christmas|New Year|Happy New Year|Hello|Version|Release|CVE",
    re.IGNORECASE,
)
_NO_LAST = re.compile(
    r".*\b(?:Reports?|Reviews?|Recap|Newsletter|Digest|Calendar|Roadmap|Goals|Retrospective|Stats|Statistics|Survey"
    r"|Elections?|Board|Conferences|Talks|Events|Meetups|Videos|Photos?|Pictures|Slides|Update|Updates|Release|Edition|Week|Awards?"
    r"|Results|Plans|Resolutions|Reading|Books|News|Challenge|Code|Interns?|Advent|Jan\w*|Feb\w*|March|April|May|June"
    r"|July|Aug\w*|Sept?\w*|Oct\w*|Nov\w*|Dec\w*|\d\S*)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(rf" [{UPPER}]")
"""What stands behind a year that is a part of something longer: ``Window Frames 2012 Remote Edition``."""
_TAGGED = re.compile(
    r"conf(?:erence|érence|erencia|erenza|erenz)?s?|kongress|congress|congreso|congrès|events?|évènements?|hackfests?"
    r"|sprints?|summits?|unconf(?:erence)?s?|конференци[яи]|конференції|доклады?|съезд|форум|хакатон|митап|συνέδρι[οα]|talks?|slides|slide deck|presentations?|public speaking|camps?|meetups?",
    re.IGNORECASE,
)
"""Tags and categories that say that a post is about a conference."""
_OPENED = re.compile(
    r"\b(?:conf[eé]rences?|conferencia|conferenza|konferenz|congress|summit|convention|unconference|hackathon"
    r"|symposium|hackfest|attendees|keynotes?|speakers?|call for (?:papers|proposals|participation|presentations)"
    r"|конференци\w+|конференції|докладчик\w*|доповідач\w*|съезд\w*|хакатон\w*|συνέδρι\w+|CFP|two-day event|annual (?:event|meeting|gathering))\b",
    re.IGNORECASE,
)
"""Words of a first paragraph that do."""


def named_in_title(
    post: Post, title: str, opening: str, taken: Iterable[Mention]
) -> Iterator[Mention]:
    """Yield the names in a *title* that are no known ones, as those *taken* are.

    ``known`` are those of a post that a tag or its category calls one about a conference.
    """
    taken = tuple(taken)
    spans = [(each.start, each.end) for each in taken if each.where == "title"]
    is_tagged = _is_tagged(post)
    if not is_about_conference(post, opening):
        for each in _CALLED_SO.finditer(title[:_LONGEST]):
            if each.span("name") not in spans:
                yield _mention(title, *each.span("name"), post.date, is_tagged=False)
        return
    patterns = (_NAMED, _SMALL_LAST, _AT) if is_tagged else (_NAMED, _SMALL_LAST)
    for match in (match for pattern in patterns for match in pattern.finditer(title[:_LONGEST])):
        name, end = clean(match["name"]), match.end("name")
        start = end - len(name)
        if name and not any(a < end and start < b for a, b in spans):
            spans.append((start, end))
            yield _mention(title, start, end, post.date, is_tagged=is_tagged)
    known = [each.evidence for each in taken if each.where == "tags"]
    free = [tag for tag in post.tags if not any(name in tag for name in known)]
    yield from _named_in_tags(post, free)


def _named_in_tags(post: Post, tags: Iterable[str]) -> Iterator[Mention]:
    """Yield the names in tags that have a year: ``craw2013``; and ``dazzlecon`` where another says what that is."""
    is_tagged = _is_tagged(post)
    for tag in tags:
        if is_tagged and _CALLED.fullmatch(tag) and not _TAGGED.fullmatch(tag):
            yield _new(
                readable(slugify(tag)), "tags", 0, Told(year=None, end=len(tag)), tag, bare=True
            )
        match = _TAG.fullmatch(tag)
        name = clean(match["name"]) if match else ""
        year = told(tag, 0, match.end("name"), len(tag), post.date) if match else None
        if name and year and year.year:
            yield _new(name, "tags", 0, year, tag, bare=True)


_LONGEST = 300
"""Letters of a title that are looked at."""


def is_about_conference(post: Post, opening: str) -> bool:
    """Tell whether tags, category or the *opening*, its first paragraph, call a post one about a conference."""
    return _is_tagged(post) or _OPENED.search(opening) is not None


def _is_tagged(post: Post) -> bool:
    return any(map(_TAGGED.fullmatch, (*post.tags, post.category or "")))


def clean(name: str) -> str:
    """Return a *name* without the words that a title begins with; "" where what is left is none."""
    leading = _LEADING.match(name)
    name = name[leading.end() :] if leading else name
    if _LEADING.fullmatch(f"{name} "):  # "The 2020 …", "Day 3"
        return ""
    if _PLACE.fullmatch(name):  # "Berlin 2016"
        return ""
    is_name = len(name) > 2 and not _NO_NAME.fullmatch(name) and not _NO_LAST.fullmatch(name)  # noqa: PLR2004
    return name if is_name else ""


def _mention(title: str, start: int, end: int, when: date | None, *, is_tagged: bool) -> Mention:
    year = told(title, start, end, len(title), when)
    evidence = title[start : year.end]
    is_whole = not _GOES_ON.match(title, year.end)
    is_plain = is_tagged and is_whole and bool(year.year)
    return _new(title[start:end], "title", start, year, evidence, bare=not is_plain)


def _new(name: str, where: str, start: int, year: Told, evidence: str, *, bare: bool) -> Mention:
    return Mention(
        series=slugify(name),
        name=name,
        month=None,
        year=year.year,
        bare=bare,
        where=where,
        evidence=evidence,
        start=start,
        end=year.end,
        line=1,
        known=False,
    )
