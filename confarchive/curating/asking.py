"""What is not sure, asked about on a terminal: each question once, and what follows is written at once."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from confarchive.curating.people import answered_of_person
from confarchive.curating.proposals import write
from confarchive.curating.questions import answered, questions, understood

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from confarchive.curating.archive_files import Sources
    from confarchive.curating.people import SamePerson
    from confarchive.curating.proposals import Proposal
    from confarchive.curating.questions import Answer
    from confarchive.model.conferences.conference_findings import Finding
    from confarchive.model.post import Post


class OpenQuestion(NamedTuple):
    """What is ``shown``, what is ``asked`` about it, and what ``follows`` from an answer."""

    shown: Iterable[str]
    asked: str
    follows: Callable[[Answer], Iterable[Proposal]]


def open_questions(
    sources: Sources, findings: Iterable[tuple[Post, Finding]], persons: Iterable[SamePerson]
) -> Iterator[OpenQuestion]:
    """Yield what is not sure of the names of *persons*, and of the conferences that were found.

    A yes describes a conference to readers: what only posts speak of that no list has is not asked about.
    """
    for pair in persons:
        if pair.is_public and not pair.is_sure:
            follows = partial(answered_of_person, pair)
            yield OpenQuestion(pair.lines(), "Are they one person?", follows)
    public = [found for found in findings if found[0].path in sources.listed]
    for question in questions(public):
        follows_of = partial(answered, sources, question)
        yield OpenQuestion(question.lines(), "Name it in their headers?", follows_of)


def ask(root: Path, open_: Iterable[OpenQuestion]) -> None:
    """Ask each question where somebody is there, and write into *root* what follows from the answers."""
    is_anyone_there = sys.stdin.isatty() and sys.stdout.isatty()
    for question in open_ if is_anyone_there else ():
        print("", *question.shown, sep="\n")  # noqa: T201
        answer = None
        while answer is None:
            try:
                answer = understood(input(f"{question.asked} yes, no, never: "))
            except EOFError:
                return
        write(root, question.follows(answer))
