"""Meetings that files tell of, beside the editions that an archive has."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from confarchive.curating.edition_proposals import proposals
from confarchive.curating.incomplete_editions import lines_of
from confarchive.curating.proposals import Proposal
from confarchive.model.addresses.slugs import is_name, slugify
from confarchive.model.conferences.conference import Edition
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.editions import edition_facts, edition_sources, known_editions
from confarchive.model.places import gazetteer
from confarchive.model.problems import Problem, ProblemKind, at
from confarchive.model.talks import programmes
from confarchive.model.talks.talks import Talk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from confarchive.curating.archive_files import Sources
    from confarchive.model.conferences.conference import Conferences
    from confarchive.model.meetings import Meeting, MeetingFile, ScheduledTalk

_SHOWN = 3
"""As many talks are told; the others are counted."""
_LETTERS = 60
_NUMBER = re.compile(
    r"^(?:the\s)?(?:\d{1,3}(?:st|nd|rd|th|\.|º|ª|e|ème)|[IVX]{1,6}\.?|annual|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth)\s+(?:annual\s+)?(?=\S+\s|\S*[A-Z]\S*[A-Z])",
    re.IGNORECASE,
)
"""What counts a meeting before its name: ``30th Chaos Communication Congress``."""
_TOGETHER = re.compile(r"\s(?:&|\+|/|and|und|et|with|joint with|co-located with|[-–—])\s|:\s")
"""What stands between the names of conferences that meet together, or before a motto."""
_NUMBER_BEHIND = re.compile(r"(?:[\s,#-]*['’]?\d{1,3}(?:th|x)?|\s+[IVX]{1,6})\.?$")
"""What counts it, or tells its year, behind its name: ``FOSDEM 18``, ``DebConf18``, ``Gala V``."""
_YEAR = re.compile(r"[\s,:(-]*(?<!\d)((?:19|20)\d\d)(?!\d)\)?")


def editions_told(sources: Sources, files: Iterable[MeetingFile]) -> Iterator[Proposal]:
    """Yield what *files* tell of the editions that the archive has.

    A programme is of one edition, which may be new; a list has many, of which those count that
    posts that lists have name or ``conferences.yml`` describes.
    """
    named = {slug for post in sources.public().posts for slug in post.conferences}
    known = sources.conferences.completed(named)
    catalogue = Catalogue(known)
    lines = lines_of(sources)
    for file in files:
        meant = [each for meeting in file.meetings for each in _meant(meeting, catalogue, known)]
        if file.meetings and not meant:
            yield Proposal(problem=_unused(file))
        towns = gazetteer.towns(edition_facts.places_named(meant))
        for edition, meeting in meant:
            if why := known.why_closed(edition.slug):
                message = f"tells of {edition.slug!r}, and {why}"
                kind = ProblemKind.UNKNOWN_CONFERENCE
                yield Proposal(
                    problem=Problem(path=file.path, line=meeting.line, kind=kind, message=message)
                )
                continue
            origin = at(PurePath(file.path).name, meeting.line)
            facts = edition_facts.of_meeting(meeting, origin, towns)
            settled = edition_sources.settled(edition, [(facts, True)], towns)
            yield from proposals(edition, settled, lines)
            yield from _programme(edition, meeting, sources)


def _unused(file: MeetingFile) -> Problem:
    """Return what tells that nothing of a *file* is of the archive."""
    meetings = [every for each in file.meetings for every in (each, *(each.instead or ()))]
    names = ", ".join(repr(each.name[:_LETTERS]) for each in meetings[:_SHOWN])
    more = f" and {len(meetings) - _SHOWN} more" if len(meetings) > _SHOWN else ""
    message = (
        f"tells of {names}{more}, none of which a post names or conferences.yml describes: nothing is taken from it; "
        "name the edition in a post's conferences, or in conferences.yml, and read the file again"
    )
    kind = ProblemKind.UNKNOWN_CONFERENCE
    return Problem(path=file.path, line=file.meetings[0].line, kind=kind, message=message)


def _programme(edition: Edition, meeting: Meeting, sources: Sources) -> Iterator[Proposal]:
    """Yield the talks of a *meeting* that the archive's programme of the *edition* lacks."""
    known = {talk.title for talk in sources.programmes.get(edition.slug, ())}
    new = [each for each in map(_talk, meeting.talks) if each.title not in known]
    if not new:
        return
    path = programmes.path_of(edition.slug)
    number = "1 talk" if len(new) == 1 else f"{len(new)} talks"
    more = [f"… and {len(new) - _SHOWN} more"] if len(new) > _SHOWN else []
    yield Proposal(
        problem=Problem(path=path, kind=ProblemKind.PROGRAMME, message=f"lacks {number}"),
        shown=(*(f"+ {talk.title}" for talk in new[:_SHOWN]), *more),
        path=path,
        change=partial(programmes.added, name=edition.slug, programme=new),
    )


def _talk(told: ScheduledTalk) -> Talk:
    return Talk(
        title=told.title,
        speakers=told.speakers,
        room=told.room,
        start=told.start,
        minutes=int(told.length.total_seconds() // 60) if told.length else 0,
        language=told.language,
        slides=told.slides,
        video=told.video,
        url=told.url,
    )


def _meant(
    meeting: Meeting, catalogue: Catalogue, known: Conferences
) -> Iterator[tuple[Edition, Meeting]]:
    """Yield the editions that *meeting* is, and what it tells of each: none, one, or those that stand in it instead."""
    edition = _edition(meeting, catalogue, known)
    others = [
        (other, each)
        for each in meeting.instead or ()
        if (other := _edition(each, catalogue, known))
    ]
    if edition is None:
        yield from others
    elif meeting.instead is None:
        yield edition, meeting
    else:
        own = [each for other, each in others if other == edition]
        yield edition, _of_its_days(meeting, _days_of(edition, own))


def _days_of(edition: Edition, told: Iterable[Meeting]) -> tuple[date, date] | None:
    """Return the days of an *edition*: typed ones, those of the table, or what is *told* of it as a whole."""
    if edition.start and edition.end:
        return edition.start, edition.end
    known = known_editions.days_of(edition.series, edition.key)
    whole = ((each.start, each.end) for each in told if each.start and each.end)
    return known or next(whole, None)


def _of_its_days(meeting: Meeting, days: tuple[date, date] | None) -> Meeting:
    """Return a programme that may have other things in it with what is on the *days* of its edition alone.

    Whole days that bear its name are no talks.
    """
    name = _YEAR.sub(" ", meeting.name).strip().casefold()
    talks = [each for each in meeting.talks if each.start or name not in each.title.casefold()]
    if days is None:
        return replace(meeting, talks=tuple(talks))
    own = [each for each in talks if each.day and days[0] <= each.day <= days[1]]
    return replace(meeting, talks=tuple(own), start=days[0], end=days[1]) if own else meeting


def _edition(meeting: Meeting, catalogue: Catalogue, known: Conferences) -> Edition | None:
    """Return the edition that *meeting* is, None where the archive has none."""
    match = _YEAR.search(meeting.name)
    begins = f"{meeting.start:%Y}" if meeting.start else ""
    year = match[1] if match else begins
    if not year:
        return None
    found = list(_series(meeting, catalogue))
    for series, _ in found:
        edition = known.find(f"{series}-{year}")
        if isinstance(edition, Edition):
            return edition
    series, name = found[0]
    is_one = meeting.is_programme and meeting.instead is None
    if not is_one or not is_name(f"{series}-{year}"):
        return None
    return Edition(series=series, key=year, name=f"{name} {year}", described=False)


def _series(meeting: Meeting, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the series that *meeting* may be of, and how each is called, the likeliest first; at least one.

    Its name may have a number, or be that of several that meet together, and letters beside it may be a name too. In a list a PyCon is any
    country's.
    """
    names = list(_names(meeting))
    for name in names:
        spotted = next(catalogue.spot(name), None)
        is_any = spotted is not None and spotted.bare and not meeting.is_programme
        if spotted and (spotted.start, spotted.end) == (0, len(name)) and not is_any:
            yield spotted.name.series, spotted.name.shown
    yield slugify(names[1]), names[1]
    yield slugify(names[0]), names[0]
    # Posts alone may name a series by its letters, in whatever capitals.
    yield from ((slugify(name), name) for name in names[2:])


def _names(meeting: Meeting) -> Iterator[str]:
    """Yield what *meeting* may be called but for its year: whole, without its numbers, by its parts, by letters."""
    whole = " ".join(_YEAR.sub(" ", meeting.name, count=1).split()) or meeting.name
    plain = _NUMBER.sub("", whole) or whole
    yield whole
    yield plain
    if counted := _NUMBER_BEHIND.sub("", plain):
        yield counted
    parts = _TOGETHER.split(plain)
    yield from filter(None, map(str.strip, parts)) if len(parts) > 1 else ()
    for letters in (meeting.acronym, meeting.acronym.upper()):
        if short := re.sub(r"[-_\s]*(?:(?:19|20)\d\d|\d\d)$", "", letters):
            yield letters
            yield short
