"""Editions that still lack dates or a place, those with most posts first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from confarchive.curating.proposals import Proposal
from confarchive.model.conferences.conference import Edition
from confarchive.model.editions import edition_facts
from confarchive.model.files import yaml_text
from confarchive.model.files.conference_file import FILE
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from confarchive.curating.archive_files import Sources


def incomplete_editions(sources: Sources) -> Iterator[Proposal]:
    """Yield what each edition lacks, be it described or only named by the header of a post that lists name."""
    sources = sources.public()
    posts = Counter(slug for post in sources.posts for slug in post.conferences)
    mentioned = {slug for post in sources.posts for slug in post.mentions}
    known = sources.conferences.completed({*posts, *mentioned, *sources.programmes})
    editions = [each for each in known.places if isinstance(each, Edition)]
    lines = lines_of(sources)
    # What is typed and cannot be read is told as such.
    wrong = {each.line for each in sources.problems if each.path == FILE and each.line}
    for edition in sorted(editions, key=lambda each: (-posts[each.slug], each.slug)):
        place = (edition.series, "editions", edition.key)
        lacking = edition_facts.lacking(edition)
        if keys := [key for key in lacking if lines.get((*place, key)) not in wrong]:
            count = posts[edition.slug]
            told = "1 post" if count == 1 else f"{count or 'no'} posts"
            problem = Problem(
                path=FILE,
                line=lines.get(place),
                kind=ProblemKind.INCOMPLETE_EDITION,
                message=f"{edition.slug} ({told}): lacks {', '.join(keys)}",
            )
            yield Proposal(problem=problem)


def lines_of(sources: Sources) -> Mapping[tuple[str, ...], int]:
    """Return the line of each key of ``conferences.yml``, none where it cannot be read."""
    try:
        return yaml_text.lines(sources.described)
    except (yaml_text.HeaderError, RecursionError):
        return {}
