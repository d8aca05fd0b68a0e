"""What ``conferences.yml`` could have: entries that it lacks, and dates and places of its editions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from confarchive.curating.edition_proposals import proposals
from confarchive.curating.incomplete_editions import lines_of
from confarchive.curating.missing_conferences import (
    closed_conferences,
    lacking_conferences,
    missing_entries,
    misspelt_conferences,
    withheld_conferences,
)
from confarchive.model import edition_sentences, edition_sources
from confarchive.model.conference_names import Catalogue
from confarchive.model.problems import at

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from confarchive.curating.archive_files import Sources
    from confarchive.curating.proposals import Proposal
    from confarchive.model.edition_telling import Telling


def conference_advice(sources: Sources, *, of_all: bool = True) -> Iterator[Proposal]:
    """Yield the entries that the file lacks, then what is known of editions and not typed.

    Of those that the file describes, *of_all* or only of those that headers of posts name.
    What readers do not see tells nothing: the file's entries become pages.
    """
    everything, sources = sources, sources.public()
    lacking = lacking_conferences(sources)
    yield from missing_entries(sources, lacking)
    yield from closed_conferences(everything)
    yield from misspelt_conferences(everything.only(everything.listed), lacking)
    yield from withheld_conferences(everything, lacking)
    known = sources.conferences.completed(set(lacking))
    headers = {slug for post in sources.posts for slug in post.named_conferences}
    named = [
        (edition, (edition.slug in lacking and lacking[edition.slug].name) or series.name)
        for series in known.series
        for edition in series.editions
        if of_all or edition.slug in lacking or edition.slug in headers
    ]
    told = _told(sources, {edition.slug for edition, _ in named}, Catalogue(known))
    lines = lines_of(sources)
    for edition, settled in edition_sources.of_editions(named, told):
        yield from proposals(edition, settled, lines)


def _told(
    sources: Sources, known: Container[str], catalogue: Catalogue
) -> dict[str, list[tuple[Telling, str]]]:
    """Return what posts tell of each edition, and where."""
    found: dict[str, list[tuple[Telling, str]]] = defaultdict(list)
    for post in sources.posts:
        for each in edition_sentences.told(post, post.conferences, known, catalogue):
            place = at(post.path, sources.line(post, each.where, each.line))
            found[each.slug].append((each, place))
    return found
