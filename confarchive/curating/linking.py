"""First mentions of described conferences, made references to their pages."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from confarchive.curating.proposals import Proposal
from confarchive.model.conferences.conference import Edition
from confarchive.model.conferences.conference_detection import mentions
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.problems import Problem, ProblemKind
from confarchive.model.text.prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.curating.archive_files import Sources
    from confarchive.model.conferences.conference import Series
    from confarchive.model.conferences.conference_findings import Mention
    from confarchive.model.post import Post

_UNFIT = re.compile(r"[`<>\\\n*_\[\]]")
"""Signs that mean something in a role, or of which only half would stand in it."""
_TYING = re.compile(r"[-/@#\w]")
"""Signs that make one word of a mention and what stands beside it: ``pre-FOSDEM``."""
_SHOWN = 60
"""Letters before and after a mention that are shown with it."""


def references(sources: Sources) -> Iterator[Proposal]:
    """Yield a reference for the first mention of each conference in each post.

    Conferences that a post refers to already are left out; so are those that it only
    names in headings, code, links or HTML.
    """
    catalogue = Catalogue(sources.conferences)
    for post in sources.posts:
        seen = set(_referred(post))
        for mention in mentions(prose(post.body), "text", post.date, catalogue):
            place = _place(sources, post, mention)
            if place and place.slug not in seen and _fits(post.body, mention):
                seen.add(place.slug)
                yield _proposal(sources, post, mention, place)


def _fits(body: str, mention: Mention) -> bool:
    """Tell whether a mention can become a role: whole words, none of them of markup."""
    around = body[max(0, mention.start - 1) : mention.start] + body[mention.end : mention.end + 1]
    words = body[mention.start : mention.end]
    return not _UNFIT.search(words) and not _TYING.search(around)


def _referred(post: Post) -> Iterator[str]:
    """Yield the names that a post refers to, as a role or as a link."""
    for match in re.finditer(r"\{conf\}`(?:[^`<]*<)?([\w-]+)>?`|\]\(#([\w-]+)\)", post.body):
        yield match[1] or match[2]


def _place(sources: Sources, post: Post, mention: Mention) -> Edition | Series | None:
    """Return the described conference that a mention means, beyond doubt."""
    known = sources.conferences
    if mention.year:
        return known.find(f"{mention.series}-{mention.year}")
    named = [known.find(slug) for slug in post.conferences]
    editions = [
        place for place in named if isinstance(place, Edition) and place.series == mention.series
    ]
    if len(editions) == 1:
        return editions[0]
    return None if mention.bare else known.find(mention.series)


def _proposal(sources: Sources, post: Post, mention: Mention, place: Edition | Series) -> Proposal:
    words = post.body[mention.start : mention.end]
    named = place.slug if words == place.name else f"{words} <{place.slug}>"
    reference = f"{{conf}}`{named}`"
    before, after = _around(post.body, mention)
    problem = Problem(
        path=post.path,
        line=sources.line(post, "text", mention.line),
        kind=ProblemKind.UNLINKED,
        message=f"{words!r} could lead to {place.slug}",
    )
    behind = len(post.body) - mention.start
    return Proposal(
        problem=problem,
        shown=(f"- {before}{words}{after}", f"+ {before}{reference}{after}"),
        path=post.path,
        change=partial(_replaced, behind=behind, words=words, by=reference),
    )


def _around(body: str, mention: Mention) -> tuple[str, str]:
    """Return what stands before and after a mention in its line, cut where it is long."""
    before = body[: mention.start].rpartition("\n")[2]
    after = body[mention.end :].partition("\n")[0]
    return (
        before if len(before) <= _SHOWN else f"…{before[-_SHOWN:]}",
        after if len(after) <= _SHOWN else f"{after[:_SHOWN]}…",
    )


def _replaced(text: str, *, behind: int, words: str, by: str) -> str:
    """Return *text* with *words* replaced, which begin so many signs before its end.

    Counted from there, a place stays where it is while what stands before it is changed.
    """
    start = len(text) - behind
    if not text.startswith(words, start):
        raise ValueError(f"{words!r} is not where it was")
    return text[:start] + by + text[start + len(words) :]
