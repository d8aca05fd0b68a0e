"""Meetings that files tell of, beside the editions that an archive has."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from confarchive.curating.edition_proposals import proposals
from confarchive.curating.incomplete_editions import lines_of
from confarchive.model import edition_facts, edition_sources, gazetteer
from confarchive.model.conference import Edition
from confarchive.model.conference_names import Catalogue
from confarchive.model.problems import at
from confarchive.model.slugs import is_name, slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.curating.archive_files import Sources
    from confarchive.curating.proposals import Proposal
    from confarchive.model.conference import Conferences
    from confarchive.model.meetings import Meeting, MeetingFile

_YEAR = re.compile(r"[\s,:(-]*(?<!\d)((?:19|20)\d\d)(?!\d)\)?")


def editions_told(sources: Sources, files: Iterable[MeetingFile]) -> Iterator[Proposal]:
    """Yield what *files* tell of the editions that the archive has.

    A programme is of one edition, which may be new; a list has many, of which those count that
    posts name or ``conferences.yml`` describes.
    """
    named = {slug for post in sources.posts for slug in post.conferences}
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
            origin = at(PurePath(file.path).name, meeting.line)
            facts = edition_facts.of_meeting(meeting, origin, towns)
            settled = edition_sources.settled(edition, [(facts, True)], towns)
            yield from proposals(edition, settled, lines)


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
