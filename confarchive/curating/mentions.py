"""Conferences that posts are about or mention, and do not name in their headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.curating.learned_names import learned
from confarchive.curating.proposals import Proposal, naming
from confarchive.model.archive import POSTS
from confarchive.model.conferences.conference import Edition
from confarchive.model.conferences.conference_detection import detect
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.files.conference_file import FILE
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.curating.archive_files import Sources
    from confarchive.model.conferences.conference import Conferences
    from confarchive.model.conferences.conference_findings import Finding
    from confarchive.model.post import Post


def unnamed_conferences(
    sources: Sources, findings: Iterable[tuple[Post, Finding]] | None = None
) -> Iterator[Proposal]:
    """Yield what posts are about or mention, and would name if they were told to, post by post.

    *findings* are those of :func:`unnamed_findings`, which are looked for where they are not given.
    """
    for post, finding in unnamed_findings(sources) if findings is None else findings:
        yield _proposal(sources, post, finding)


def unnamed_findings(sources: Sources) -> Iterator[tuple[Post, Finding]]:
    """Yield what posts speak of and do not name, each finding behind its post.

    Static pages stand in no list of a conference: what they speak of goes without saying.
    """
    posts = [post for post in sources.posts if post.path.startswith(f"{POSTS}/")]
    catalogue = Catalogue(sources.conferences, learned(posts, Catalogue(sources.conferences)))
    for post in posts:
        for finding in unnamed(post, sources.conferences, catalogue):
            yield post, finding


def unnamed(post: Post, known: Conferences, catalogue: Catalogue) -> Iterator[Finding]:
    """Yield the conferences that *post* speaks of, but for those that its header settles."""
    named = [known.find(slug) for slug in post.named_conferences]
    settled = {place.series for place in named if isinstance(place, Edition)}
    for finding in detect(post, catalogue):
        is_named = finding.slug in post.named_conferences
        is_guess = not finding.is_told and finding.series in settled | set(post.named_conferences)
        if finding.is_likely and not is_named and not is_guess:
            yield finding


def _proposal(sources: Sources, post: Post, finding: Finding) -> Proposal:
    is_known = sources.conferences.find(finding.slug) is not None
    lacking = "" if is_known else f", which {FILE} lacks"
    speaks = "is about" if finding.is_about else "mentions"
    problem = Problem(
        path=post.path,
        line=sources.line(post, finding.where, finding.line),
        kind=ProblemKind.CONFERENCE_MENTIONED,
        message=f"{speaks} {finding.slug}{lacking}: {finding} ({finding.strength.name.lower()})",
    )
    # What the file lacks is described first: a header that names it would be warned about.
    change = naming(finding.key, [finding.slug]) if is_known else None
    return Proposal(
        problem=problem,
        path=post.path,
        change=change,
        strength=finding.strength,
        series=finding.series,
    )
