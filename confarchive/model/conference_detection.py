"""Which conferences a post speaks of, told from its title, tags, category and text.

A name is looked for as ``conferences.yml`` and a list of well-known conferences give
it. Its year stands beside it (``FOSDEM15``, ``PyCon US '16``, ``PyCon in Montréal,
April 2014``), is that of another mention, or follows from the date of the post.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from confarchive.model.plaintext import readable_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from confarchive.model.conference_names import Catalogue, Spotted
    from confarchive.model.post import Post

_YEAR = r"(?:19[89]|20[0-4])\d"
_ATTACHED = re.compile(
    rf"[\s_,(/-]{{0,3}}(?:(?:in|en|de|à|a|im)\s+)?['’]?(?P<whole>{_YEAR})(?![\d])"
    r"|[\s_-]?['’](?P<apostrophe>\d\d)(?!\d)"
    r"|-?(?P<short>\d\d)(?![\w%]|[:.,]\d)"
)
_BEFORE = re.compile(
    rf"(?P<year>{_YEAR})(?:['’]s|\s*edition of)?[\s:,–—-]{{1,4}}(?:the\s+|edition\s+of\s+)?$"
)
# A place and days may stand between: "PyCon in Montréal, April 9 to 17, 2014".
_AFTER = re.compile(
    r"(?:[\s`_,(–-]+(?:in|at|on|near|from|to|à|en|de|[A-Z]\w*|\d{1,2}(?:st|nd|rd|th)?(?:[-–]\d{1,2})?)){1,7}"
    rf"[\s,]+(?P<year>{_YEAR})(?![\d/]|-\d)"
)
_LAST = re.compile(
    r"\blast (?:year|time)|\bl['’]an(?:née)? (?:dernière|dernier|passée?)|\bl['’]any passat|\bletztes Jahr",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\bnext year|\bl['’]année prochaine|\bl['’]any que ve|\bnächstes Jahr", re.IGNORECASE
)
_STOP = re.compile(r"[.!?…]\s|\n\s*\n")
_AROUND = 60
"""As many characters before and after a name may say "last year" of it."""


class Certainty(IntEnum):
    """How sure it is that a post speaks of a conference."""

    SERIES = 1
    """The conference is named, of no year."""
    LIKELY = 2
    """Which edition it is follows from the post's date or title."""
    SURE = 3
    """The edition is named, with its year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A conference that a post speaks of: an edition, or a series where no year is known.

    ``evidence`` are the words that name it, ``where`` where they stand (title, tags,
    category, summary or text), ``line`` the line of the text they stand in, from 1, and ``times``
    how often it is named. It is ``bare`` where each of its names may be a relative's.
    """

    series: str
    name: str
    year: int | None
    where: str
    evidence: str
    certainty: Certainty
    line: int = 1
    times: int = 1
    bare: bool = False

    def __str__(self) -> str:
        """Return what tells of it, for a person to judge."""
        again = "" if self.times == 1 else f", named {self.times} times"
        return f"{self.evidence!r} in its {self.where}{again}"

    @property
    def slug(self) -> str:
        """What posts name it by."""
        return self.series if self.year is None else f"{self.series}-{self.year}"

    @property
    def is_told(self) -> bool:
        """Tell whether the post itself says which edition it is."""
        return self.certainty is Certainty.SURE

    @property
    def is_likely(self) -> bool:
        """Tell whether it is worth asking about: more than a name in passing."""
        return self.is_told or self.where != "text" or self.times > 1

    @property
    def is_beyond_doubt(self) -> bool:
        """Tell whether it may be written into the post's header without asking.

        Where people in India say PyCon, they mean theirs.
        """
        return self.is_told and not self.bare and (self.where != "text" or self.times > 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name of a conference in a text, from ``start`` to ``end``, its year included.

    It is ``bare`` where it may be a relative's name.
    """

    series: str
    name: str
    month: int | None
    year: int | None
    bare: bool
    where: str
    evidence: str
    start: int
    end: int
    line: int


def detect(post: Post, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Return the conferences that *post* (with its body) speaks of, the surest first."""
    found = [
        mention
        for where, text in _parts(post)
        for mention in mentions(text, where, post.date, catalogue)
    ]
    meant = list(_with_relatives(found, catalogue))
    # A page's date says nothing of what stands on it: it is kept up to date.
    when = None if post.path.startswith("pages/") else post.date
    return tuple(_findings(meant, _topic_year(post, meant), when))


def _parts(post: Post) -> Iterator[tuple[str, str]]:
    yield "title", readable_text(post.title)
    for tag in post.tags:
        yield "tags", tag
    if post.category:
        yield "category", post.category
    yield "summary", readable_text(post.summary or "")
    yield "text", readable_text(post.body)


def mentions(text: str, where: str, when: date | None, catalogue: Catalogue) -> Iterator[Mention]:
    """Yield the names of conferences in *text*, from left to right.

    ``when`` is the date of the post whose title, tag, category, summary or text it
    is, which ``where`` says.
    """
    found = list(catalogue.spot(text))
    line, at = 1, 0
    for number, spotted in enumerate(found):
        line, at = line + text.count("\n", at, spotted.start), spotted.start
        following = found[number + 1].start if number + 1 < len(found) else len(text)
        year, end = _year(text, spotted, following, when)
        if year is None and (spotted.name.needs_year or _is_phrase(text, spotted, where)):
            continue
        yield Mention(
            series=spotted.name.series,
            name=spotted.name.shown,
            month=spotted.name.month,
            year=year,
            bare=spotted.bare,
            where=where,
            evidence=" ".join(text[spotted.start : max(end, spotted.end)].split()),
            start=spotted.start,
            end=max(end, spotted.end),
            line=line,
        )


def _is_phrase(text: str, spotted: Spotted, where: str) -> bool:
    """Tell words that only sound like a name: ``I write the docs``."""
    words = text[spotted.start : spotted.end]
    return where in {"title", "text"} and " " in words and words.islower()


def _year(text: str, spotted: Spotted, following: int, when: date | None) -> tuple[int | None, int]:
    """Return the year that the text tells of a name, and where its words end."""
    attached = _ATTACHED.match(text, spotted.end)
    if attached and (year := _plausible(attached, when)):
        return year, attached.end()
    before = _BEFORE.search(text, max(0, spotted.start - 30), spotted.start)
    if before:
        return int(before["year"]), spotted.end
    around = _sentence_around(text, spotted)
    if when and _LAST.search(around):
        return when.year - 1, spotted.end
    if when and _NEXT.search(around):
        return when.year + 1, spotted.end
    after = _AFTER.match(text, spotted.end, following)
    if after and (when is None or int(after["year"]) <= when.year + 1):
        return int(after["year"]), after.end()
    return None, spotted.end


def _sentence_around(text: str, spotted: Spotted) -> str:
    """Return what stands near a name in its own sentence."""
    before = text[max(0, spotted.start - _AROUND) : spotted.start]
    after = text[spotted.end : spotted.end + _AROUND]
    return _STOP.split(before)[-1] + text[spotted.start : spotted.end] + _STOP.split(after)[0]


def _plausible(match: re.Match[str], when: date | None) -> int | None:
    """Return the year of a match, None where two digits tell something else (``DEF CON 19``)."""
    if match["whole"]:
        return int(match["whole"])
    year = 2000 + int(match["apostrophe"] or match["short"])
    return year if when and abs(year - when.year) <= 3 and year <= when.year + 1 else None  # noqa: PLR2004


def _with_relatives(mentions: Sequence[Mention], catalogue: Catalogue) -> Iterator[Mention]:
    """Yield the mentions; a bare ``PyCon`` means the one of its kind that the post names in full."""
    named = Counter(
        (mention.series, mention.name, mention.month) for mention in mentions if not mention.bare
    )
    meant: dict[str, tuple[str, str, int | None]] = {}
    for key, times in named.items():
        before = meant.setdefault(catalogue.family(key[0]), key)
        if times > named[before]:
            meant[catalogue.family(key[0])] = key
    for mention in mentions:
        relative = meant.get(catalogue.family(mention.series)) if mention.bare else None
        if relative is None:
            yield mention
        else:
            series, name, month = relative
            yield replace(mention, series=series, name=name, month=month, bare=False)


def _findings(
    mentions: Sequence[Mention], topic_year: int | None, when: date | None
) -> Iterator[Finding]:
    """Yield a finding for each edition; a name without a year adds none to those with one."""
    told = {mention.series for mention in mentions if mention.year}
    times = Counter(mention.series for mention in mentions)
    found: dict[tuple[str, int | None], list[tuple[Certainty, Mention]]] = {}
    for mention in mentions:
        year, certainty = mention.year, Certainty.SURE
        if year is None and mention.series in told:
            continue
        if year is None:
            in_passing = mention.where == "text" and times[mention.series] == 1
            year = topic_year or _nearest_year(mention.month, when, guess=not in_passing)
            certainty = Certainty.LIKELY if year else Certainty.SERIES
        found.setdefault((mention.series, year), []).append((certainty, mention))
    findings = (_finding(series, year, all_) for (series, year), all_ in found.items())
    yield from sorted(findings, key=lambda finding: (-finding.certainty, finding.slug))


def _nearest_year(month: int | None, when: date | None, *, guess: bool) -> int | None:
    """Return the year whose edition, usually held in *month*, is nearest to a day.

    Where no month is known, a *guess* is the day's own year.
    """
    if when is None:
        return None
    if month is None:
        return when.year if guess else None
    here = when.year * 12 + when.month
    return min(range(when.year - 1, when.year + 2), key=lambda year: abs(year * 12 + month - here))


def _finding(
    series: str, year: int | None, mentions: Iterable[tuple[Certainty, Mention]]
) -> Finding:
    mentions = list(mentions)
    certainty, best = max(mentions, key=lambda item: item[0])
    return Finding(
        series=series,
        name=best.name,
        year=year,
        where=best.where,
        evidence=best.evidence,
        certainty=certainty,
        line=best.line,
        times=len(mentions),
        bare=all(mention.bare for _, mention in mentions),
    )


def _topic_year(post: Post, mentions: Iterable[Mention]) -> int | None:
    """Return the year that a post is about: that of its title, category or slug, if it is one.

    The year of a conference in the title is that conference's alone.
    """
    taken = {mention.year for mention in mentions if mention.where == "title"}
    for text in (post.title, post.category or "", post.slug):
        years = set(re.findall(rf"(?<!\d)({_YEAR})(?!\d|-\d)", text))
        if len(years) == 1 and (year := int(years.pop())) not in taken:
            return year
    return None
