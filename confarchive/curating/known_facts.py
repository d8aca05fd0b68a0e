"""What ``conferences.yml`` could have: entries that it lacks, and dates and places of its editions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from confarchive.curating.edition_proposals import disputes, proposals
from confarchive.curating.incomplete_editions import lines_of
from confarchive.curating.missing_conferences import (
    closed_conferences,
    lacking_conferences,
    missing_entries,
    misspelt_conferences,
    withheld_conferences,
)
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.editions import edition_sentences, edition_sources
from confarchive.model.problems import at

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from confarchive.curating.archive_files import Sources
    from confarchive.curating.proposals import Proposal
    from confarchive.model.conferences.conference import Conferences, Edition
    from confarchive.model.editions.edition_sources import Settled
    from confarchive.model.editions.edition_telling import Telling


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
    names = {slug: each.name for slug, each in lacking.items()}
    lines = lines_of(sources)
    for edition, settled in _settled(sources, known, names, of_all=of_all):
        yield from proposals(edition, settled, lines)


def disputed_values(sources: Sources) -> Iterator[Proposal]:
    """Yield what posts that readers see tell in two ways of the editions that their headers name."""
    sources = sources.public()
    known = sources.conferences.completed({s for post in sources.posts for s in post.conferences})
    lines = lines_of(sources)
    for edition, settled in _settled(sources, known, {}, of_all=False):
        yield from disputes(edition, settled, lines)


def _settled(
    sources: Sources, known: Conferences, names: Mapping[str, str], *, of_all: bool
) -> Iterator[tuple[Edition, Settled]]:
    """Yield the editions that are *known*, *of_all* or of those named, with all that is known of each.

    *names* are what the series of some are called, by the editions' slugs.
    """
    headers = {slug for post in sources.posts for slug in post.named_conferences}
    named = [
        (edition, names.get(edition.slug) or series.name)
        for series in known.series
        for edition in series.editions
        if of_all or edition.slug in names or edition.slug in headers
    ]
    told = _told(sources, {edition.slug for edition, _ in named}, Catalogue(known))
    yield from edition_sources.of_editions(named, told)


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
