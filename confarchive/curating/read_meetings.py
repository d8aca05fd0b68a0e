"""Meetings that files tell of, beside the editions that an archive has."""

from __future__ import annotations

import re
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from confarchive.curating.edition_proposals import proposals
from confarchive.curating.incomplete_editions import lines_of
from confarchive.curating.proposals import Proposal
from confarchive.model import edition_facts, edition_sources, gazetteer, programmes
from confarchive.model.conference import Edition
from confarchive.model.conference_names import Catalogue
from confarchive.model.problems import Problem, ProblemKind, at
from confarchive.model.slugs import is_name, slugify
from confarchive.model.talks import Talk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.curating.archive_files import Sources
    from confarchive.model.conference import Conferences
    from confarchive.model.meetings import Meeting, MeetingFile, ScheduledTalk

_SHOWN = 3
"""As many talks are told; the others are counted."""
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
        meant = [
            (edition, meeting)
            for meeting in file.meetings
            if (edition := _edition(meeting, catalogue, known))
        ]
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
        url=told.url,
    )


def _edition(meeting: Meeting, catalogue: Catalogue, known: Conferences) -> Edition | None:
    """Return the edition that *meeting* is, None where the archive has none."""
    match = _YEAR.search(meeting.name)
    begins = f"{meeting.start:%Y}" if meeting.start else ""
    year = match[1] if match else begins
    if not year:
        return None
    series, name = _series(meeting, catalogue)
    found = known.find(f"{series}-{year}")
    if isinstance(found, Edition):
        return found
    if not meeting.is_programme or not is_name(f"{series}-{year}"):
        return None
    return Edition(series=series, key=year, name=f"{name} {year}", described=False)


def _series(meeting: Meeting, catalogue: Catalogue) -> tuple[str, str]:
    """Return the series whose name, but for a year, *meeting* has, and how it is called.

    In a list a PyCon is any country's.
    """
    name = " ".join(_YEAR.sub(" ", meeting.name, count=1).split()) or meeting.name
    spotted = next(catalogue.spot(name), None)
    if spotted is None or (spotted.start, spotted.end) != (0, len(name)):
        return slugify(name), name
    if spotted.bare and not meeting.is_programme:
        return slugify(name), name
    return spotted.name.series, spotted.name.shown
