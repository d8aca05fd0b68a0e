"""What ``conferences.yml`` could have: entries that it lacks, and dates and places of its editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.curating.edition_proposals import proposals
from confarchive.curating.incomplete_editions import lines_of
from confarchive.curating.missing_conferences import lacking_conferences, missing_entries
from confarchive.model import edition_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.curating.archive_files import Sources
    from confarchive.curating.proposals import Proposal


def conference_advice(sources: Sources, *, of_all: bool = True) -> Iterator[Proposal]:
    """Yield the entries that the file lacks, then what is known of editions and not typed.

    Of those that the file describes, *of_all* or only of those that headers of posts name.
    """
    lacking = lacking_conferences(sources)
    yield from missing_entries(sources, lacking)
    known = sources.conferences.completed(set(lacking))
    headers = {slug for post in sources.posts for slug in (*post.conferences, *post.mentions)}
    named = [
        (edition, (edition.slug in lacking and lacking[edition.slug].name) or series.name)
        for series in known.series
        for edition in series.editions
        if of_all or edition.slug in lacking or edition.slug in headers
    ]
    towns = edition_sources.towns_of(named, ())
    lines = lines_of(sources)
    for edition, name in named:
        settled = edition_sources.of_edition(edition, name, (), towns)
        yield from proposals(edition, settled, lines)
