"""Dates and places of the editions that an import added: what the posts that name them tell, and what is known.

An author who takes a value out again is not asked to do so twice: editions that were there before
are left to ``confarchive conferences``.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from confarchive.model import frontmatter
from confarchive.model.conferences.conference import Edition
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.editions import edition_sentences, edition_sources
from confarchive.model.files import conference_file
from confarchive.model.problems import Problem, ProblemKind, at, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.importing.writing.write import Writer
    from confarchive.model.conferences.conference import Conferences
    from confarchive.model.editions.edition_sources import Settled
    from confarchive.model.editions.edition_telling import Telling


def describe(writer: Writer, added: set[str], paths: Iterable[str]) -> list[Problem]:
    """Write what is known of the editions *added*; the posts at *paths* name them, or others.

    Returns a problem for each value that is told otherwise elsewhere.
    """
    problems: list[Problem] = []
    text = writer.entries.text
    described, _ = conference_file.read(text)
    editions = [
        place for slug in sorted(added) if isinstance(place := described.find(slug), Edition)
    ]
    names = {series.slug: series.name for series in described.series}
    named = [(edition, names[edition.series]) for edition in editions]
    told = _told(writer, described, {edition.slug for edition in editions}, paths)
    for edition, settled in edition_sources.of_editions(named, told):
        if settled.facts:
            writer.entries.describe(edition, settled.facts)
        problems += _contradictions(edition, settled)
    writer.file(conference_file.FILE, writer.entries.text.encode())
    return problems


def _contradictions(edition: Edition, settled: Settled) -> Iterator[Problem]:
    """Yield what is told of an *edition* in two ways."""
    for one, other in settled.disputed:
        message = f"{edition.slug}: {one.key}: {one.origin} tells {one.value!r}, and {other.origin} tells {other.value!r}"
        yield Problem(path=conference_file.FILE, kind=ProblemKind.CONTRADICTION, message=message)


def _told(
    writer: Writer, described: Conferences, added: set[str], paths: Iterable[str]
) -> dict[str, list[tuple[Telling, str]]]:
    """Return what posts tell of each edition that they name, by slug, and where."""
    found: dict[str, list[tuple[Telling, str]]] = defaultdict(list)
    catalogue = Catalogue(described)
    for path in sorted(paths):
        text = (writer.site / path).read_text(encoding="utf-8", errors="replace")
        post, _ = frontmatter.parse(text, path)
        known = added & {*post.named_conferences}
        for each in edition_sentences.told(post, post.conferences, known, catalogue):
            place = at(path, line_of(text, post.body, each.where, each.line))
            found[each.slug].append((each, place))
    return found
