"""What a post is about: which of the conferences that it names, which edition, and how sure that is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.model.conferences.conference_findings import FILE_NAME, TEXT, Strength
from confarchive.model.conferences.conference_years import DATED, YEAR, is_near, nearest
from confarchive.model.conferences.general_names import is_general

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from confarchive.model.conferences.conference_findings import Mention
    from confarchive.model.post import Post

_ROUNDUP = re.compile(
    r"\b(?:newsletter|digest|weekly|monthly|news|round-?up|(?:week|month|year) in review|links|reflections"
    r"|issue #?\d+|reports? - \w+ \d{4}|update for \w+,? \d{4}"
    r"|this (?:week|month) in|wochenrückblick|wochenschau|(?:links|nachrichten|neues) der woche|monatsrückblick|rundbrief|revue de presse"
    r"|brèves|lettre d['’]information|infolettre|bolet[ií]n|noticias de (?:la semana|este mes)|boletim|resumen semanal|nieuwsbrief|weekoverzicht"
    r"|notiziario|rassegna stampa|biuletyn|przegląd tygodnia|дайджест|обзор недели|недельный обзор|новости недели)\b|週報|週刊|月報|周报|周刊|月报",
    re.IGNORECASE,
)
"""Titles and categories of posts that tell of many things: a name in their text or tags is one of many."""
_AHEAD = re.compile(
    r"\b(?:call for|cfp|register|registration|tickets?|early bird|save the date|announc\w+|upcoming|will be"
    r"|speaking at|next year|coming up|see you|join us|sponsors?)\b",
    re.IGNORECASE,
)
"""What tells of a conference to come."""
_WEAK = re.compile(r"\b(?:sprint|hackathon|meetup|camp|fest)$", re.IGNORECASE)
"""Last words of names that mean a meeting of any size: whether it is a conference its writer knows."""
_NAMING = ("title", "category", "summary", "tags", FILE_NAME)
"""Where a name tells what a post is about, the surest first."""
_LOOKED_AT = 4000
"""Letters in which the first paragraph is looked for."""
_LONGEST = 700
"""Letters of a first paragraph that tell what a post is about."""
_FEW = 300
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_NO_PARAGRAPH = re.compile(r"\s*(?:#|>|:\w+:|\.\. |[-=*~^]{3,}|\{[{%]|!\[)")
_SHORT = 1500
"""A text of so few letters is on what its first paragraph names."""
_EARLY = 6
"""Up to this month a post may well tell of a conference of the year before."""
_SOME = 3
"""So often is a conference named that most of a text is on."""


def opening_end(text: str) -> int:
    """Return where the first paragraph of a readable *text* ends; headings and pictures are none.

    Of a few words each is the first.
    """
    if len(text) <= _FEW:
        return len(text)
    for block in _BLOCK.finditer(text, 0, min(len(text), _LOOKED_AT)):
        if len(block[0].strip()) > 1 and not _NO_PARAGRAPH.match(block[0]):
            return min(block.end(), block.start() + _LONGEST)
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A post, as far as that tells which of the conferences that it names it is about.

    ``when`` is its date, ``length`` the number of letters of its text. It is a ``roundup`` where it
    tells of many things, of ``topic_year`` where its title, category or file name say so, and
    ``is_ahead`` where it tells of what is to come. ``times`` is how often its text names each
    series, ``opening`` are those that its first paragraph names, and ``told_year`` is the only year
    that a day or month there has.
    """

    when: date | None
    length: int
    roundup: bool
    topic_year: int | None
    times: Counter[str]
    opening: frozenset[str]
    told_year: int | None
    is_ahead: bool

    @classmethod
    def of(cls, post: Post, named: Sequence[Mention], opening: str, when: date | None) -> Subject:
        """Return what is known of *post*, which names conferences so; *opening* is its first paragraph."""
        return cls(
            when=when,
            length=len(post.body),
            roundup=bool(_ROUNDUP.search(f"{post.title}\n{post.category or ''}")),
            topic_year=_topic_year(post, named),
            times=Counter(each.series for each in named if each.where == TEXT and not each.aside),
            opening=frozenset(each.series for each in named if _opens(each)),
            told_year=_only_year(opening, when),
            is_ahead=bool(_AHEAD.search(f"{post.title}\n{opening}")),
        )

    def is_on(self, named: Sequence[Mention]) -> bool:
        """Tell whether the post is about the conference that is *named* so."""
        places = {each.where for each in named if not (each.aside or each.relative)}
        if "title" in places:
            return True
        if self.roundup:
            return False
        if places - {TEXT}:
            return True
        series = named[0].series
        if any(_opens(each) and self._is_now(each) for each in named) and len(self.opening) < _SOME:
            return True
        is_most = self.times[series] >= _SOME and 2 * self.times[series] > sum(self.times.values())
        return is_most and any(each.heading for each in named)

    def edition(self, named: Sequence[Mention]) -> tuple[int | None, bool]:
        """Return the year of the edition that the post is about, and whether the post tells it.

        A year beside the name in the title is the surest; of those that the text tells the nearest
        to the date counts, unless it is years off.
        """
        for place in _NAMING:
            years = [each.year for each in named if each.where == place and _tells(each)]
            if years:
                return years[0], True
        guess = self._of_date(named)
        told = {each.year for each in named if each.year and _tells(each)}
        if all(each.where == TEXT for each in named):
            near = {
                each.year for each in named if each.year and _tells(each) and self._is_now(each)
            }
        else:
            opening = {each.year for each in named if each.year and _tells(each) and each.opening}
            near = {year for year in told if guess is None or abs(year - guess) <= 1} or opening
        if near:
            return min(near, key=lambda year: (abs(year - (guess or year)), -year)), True
        return guess, False

    def strength(self, named: Sequence[Mention], *, is_told: bool) -> Strength:
        """Return how sure it is that the post is about the edition of the conference that is *named* so."""
        is_dated = is_told or is_near(named[0].month, self.when, is_ahead=self.is_ahead)
        is_sure = is_dated and not all(each.bare for each in named) and self._is_surely_on(named)
        return Strength.SURE if is_sure else Strength.LIKELY

    def _is_surely_on(self, named: Sequence[Mention]) -> bool:
        series, known = named[0].series, named[0].known
        if not known and (_WEAK.search(named[0].name) or is_general(named[0].name)):
            return False
        places = {each.where for each in named if not (each.aside or each.relative)}
        has_year = any(each.where != TEXT and _tells(each) for each in named)
        if places & {"title", "category", "summary"}:
            return known or has_year or len(places) > 1
        if places - {TEXT}:
            return has_year or (known and TEXT in places)
        if known and any(each.given and _opens(each) and self._is_now(each) for each in named):
            return True
        is_more = self.times[series] > 1 or (self.length <= _SHORT and known)
        is_told = self.times[series] > 1 and any(each.year and self._is_now(each) for each in named)
        return is_more and any(
            _opens(each) and self._is_now(each) and (each.visited or is_told) for each in named
        )

    def _is_now(self, mention: Mention) -> bool:
        """Tell whether a mention's year is the post's: an opening may look back to where an idea came from."""
        if mention.year is None or self.when is None:
            return True
        if mention.month:
            return mention.year == nearest(mention.month, self.when, guess=True)
        before = self.when.year - (self.when.month <= _EARLY)
        return mention.year in {before, self.when.year, self.told_year}

    def weight(self, named: Sequence[Mention]) -> Strength:
        """Return how much mentions tell of a conference that the post is not about."""
        is_told = any(each.year for each in named)
        is_more = named[0].where != TEXT or len(named) > 1
        if is_told and is_more and any(each.known and not each.bare for each in named):
            return Strength.SURE
        return Strength.LIKELY if is_told or is_more else Strength.PASSING

    def guess(self, named: Sequence[Mention]) -> int | None:
        """Return the year of the edition that is mentioned so, if that can be told at all."""
        in_passing = named[0].where == TEXT and len(named) == 1
        return self.topic_year or nearest(named[0].month, self.when, guess=not in_passing)

    def _of_date(self, named: Sequence[Mention]) -> int | None:
        told = None if named[0].month else self.told_year
        in_passing = len(named) == 1 and named[0].where == TEXT and not named[0].visited
        return self.topic_year or told or nearest(named[0].month, self.when, guess=not in_passing)


def _opens(mention: Mention) -> bool:
    return mention.opening and not (mention.aside or mention.relative)


def _tells(mention: Mention) -> bool:
    return bool(mention.year) and not (mention.relative or mention.aside)


def _only_year(opening: str, when: date | None) -> int | None:
    """Return the year of the days and months that a first paragraph tells, if it is one near the post's."""
    years = {int(year) for year in DATED.findall(opening)}
    year = years.pop() if len(years) == 1 else None
    return year if year and when and abs(year - when.year) <= 1 else None


def _topic_year(post: Post, named: Iterable[Mention]) -> int | None:
    """Return the year that a post is about: that of its title, category or file name, if it is one.

    The year of a conference in the title is that conference's alone.
    """
    taken = {each.year for each in named if each.where in {"title", FILE_NAME}}
    for text in (post.title, post.category or "", post.slug):
        years = set(re.findall(rf"(?<!\d)({YEAR})(?!\d|-\d)", text))
        if len(years) == 1 and (year := int(years.pop())) not in taken:
            return year
    return None
