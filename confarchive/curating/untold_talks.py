"""Talks that posts tell of in their text, and not in their headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.curating.proposals import Proposal, listing
from confarchive.model.archive import POSTS
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.problems import Problem, ProblemKind
from confarchive.model.talks.talk_detection import detect
from confarchive.model.talks.talks import dump

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.curating.archive_files import Sources
    from confarchive.model.post import Post
    from confarchive.model.talks.talk_titles import FoundTalk


def untold_talks(sources: Sources) -> Iterator[Proposal]:
    """Yield the talks that posts tell of, and could list, post by post."""
    catalogue = Catalogue(sources.conferences)
    for post in sources.posts:
        if post.path.startswith(f"{POSTS}/"):
            yield from (_proposal(sources, post, found) for found in detect(post, catalogue))


def _proposal(sources: Sources, post: Post, found: FoundTalk) -> Proposal:
    message = f"tells of a talk: “{found.evidence}” ({found.strength.name.lower()})"
    problem = Problem(
        path=post.path,
        line=sources.line(post, "text", found.line),
        kind=ProblemKind.TALK_TOLD,
        message=message,
    )
    return Proposal(
        problem=problem,
        shown=(f"+ {dump([found.talk]).strip()}",),
        path=post.path,
        change=listing(found.talk),
        strength=found.strength,
    )
