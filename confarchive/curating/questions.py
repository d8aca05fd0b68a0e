"""What is only likely, asked about once a conference: yes, no, or never."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any

from confarchive.curating.proposals import Proposal, naming
from confarchive.model.conferences.known_conferences import new_entry
from confarchive.model.files import yaml_edit
from confarchive.model.files.conference_file import FILE, NEVER
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.curating.archive_files import Sources
    from confarchive.curating.proposals import Change
    from confarchive.model.conferences.conference_findings import Finding
    from confarchive.model.post import Post

_SHOWN = 3
"""As many posts are told with a question; the others are counted."""


class Answer(Enum):
    """What a person says of a conference that posts may be about."""

    YES = "yes"
    """The posts name it in their headers, and it is described."""
    NO = "no"
    """Nothing is written; the next check asks again."""
    NEVER = "never"
    """It is no conference of this archive: nobody is asked again."""


def understood(text: str) -> Answer | None:
    """Return the answer that *text* is, from its first letter on; None where it is none."""
    word = text.strip().lower()
    found = [each for each in Answer if word and each.value.startswith(word)]
    return found[0] if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A conference with all posts that may name it, each with what was found in it."""

    series: str
    name: str
    findings: tuple[tuple[Post, Finding], ...] = field(repr=False)

    def lines(self) -> Iterator[str]:
        """Yield what a person sees of it."""
        posts = len({post.path for post, _ in self.findings})
        yield f"{self.name} ({self.series}): {posts} post{'s' if posts > 1 else ''}"
        for post, finding in self.findings[:_SHOWN]:
            speaks = "about" if finding.is_about else "mentions"
            yield f"    {post.path}: {speaks} {finding.slug}, {finding}"
        if len(self.findings) > _SHOWN:
            yield f"    … and {len(self.findings) - _SHOWN} more"


def questions(findings: Iterable[tuple[Post, Finding]]) -> Iterator[Question]:
    """Yield a question for each series that is not sure in every post, those with most posts first.

    *findings* are those of :func:`~confarchive.curating.mentions.unnamed_findings`.

    What posts only mention is no reason to ask: it is named along with what others are about.
    """
    found: dict[str, list[tuple[Post, Finding]]] = defaultdict(list)
    for post, finding in findings:
        found[finding.series].append((post, finding))
    for series, of_it in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        if any(each.is_about and not each.is_beyond_doubt for _, each in of_it):
            names = Counter(finding.name for _, finding in of_it)
            name = min(names, key=lambda name: (-names[name], name))
            yield Question(series=series, name=name, findings=tuple(of_it))


def answered(sources: Sources, question: Question, answer: Answer) -> Iterator[Proposal]:
    """Yield what follows from an *answer*: entries of the file of conferences, then headers.

    What the file describes is a conference, whatever is answered of these posts.
    """
    if answer is Answer.NEVER and sources.conferences.find(question.series) is None:
        yield _change(FILE, partial(yaml_edit.add, keys=(question.series,), value=NEVER))
    elif answer is Answer.YES:
        yield from _entries(sources, question)
        for post, finding in question.findings:
            yield _change(post.path, naming(finding.key, [finding.slug]))


def _entries(sources: Sources, question: Question) -> Iterator[Proposal]:
    """Yield the entries that the file lacks: one of the series with its editions, or one an edition."""
    known, series = sources.conferences, question.series
    years = {finding.year for _, finding in question.findings if finding.year}
    keys = [str(year) for year in sorted(years) if known.find(f"{series}-{year}") is None]
    if known.find(series) is None:
        editions: dict[str, Any] = {"editions": {key: {} for key in keys}} if keys else {}
        entry = new_entry(series, question.name) | editions
        yield _change(FILE, partial(yaml_edit.add, keys=(series,), value=entry))
        return
    for key in keys:
        yield _change(FILE, partial(yaml_edit.add, keys=(series, "editions", key), value={}))


def _change(path: str, change: Change) -> Proposal:
    problem = Problem(path=path, kind=ProblemKind.CONFERENCE_MENTIONED, message="answered")
    return Proposal(problem=problem, path=path, change=change)
