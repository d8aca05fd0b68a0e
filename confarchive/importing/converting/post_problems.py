"""What is to be told of a post that was converted, as problems with their places."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.importing.links.link_outcomes import Trouble
from confarchive.importing.verify.written import line_of, plain_form
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from confarchive.importing.conversion import Doubt, Note
    from confarchive.importing.foreign_post import ForeignPost
    from confarchive.importing.links.link_outcomes import Links
    from confarchive.importing.verify.difference import Difference
    from confarchive.importing.verify.render import ParserWarning

_DEAD = "nothing in the blog has this address; the link stays as it is"
_MISSING = "no file of the blog is this picture; its address stays as it is"
_CLOSED = "no browser opens such an address; the link stays as it is"
_SCRIPT = "runs a script where it stands; the link leads to the page's top instead"
_NOWHERE = "nothing in this post has this name; the link leads nowhere"
_PLACELESS = "nothing in that post has this name now; the link leads to its beginning"


def addresses(path: str, links: Links, text: str, pictures: Collection[str]) -> Iterator[Problem]:
    """Yield the addresses in *text*, the file at *path*, that lead nowhere."""
    yield from _dead_links(path, links.dead, text, _DEAD, pictures)
    yield from _dead_links(path, links.having(Trouble.CLOSED), text, _CLOSED)
    yield from _dead_links(path, links.having(Trouble.SCRIPT), text, _SCRIPT)
    yield from _dead_links(path, links.having(Trouble.PLACELESS), text, _PLACELESS)


def places(path: str, links: Iterable[str], text: str) -> Iterator[Problem]:
    """Yield the *links* in *text*, the file at *path*, to places in itself that are not there."""
    yield from _dead_links(path, links, text, _NOWHERE)


def _dead_links(
    path: str, urls: Iterable[str], text: str, what: str, pictures: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield a problem for each of *urls*, for one that is written in several ways once."""
    pictured = set(map(plain_form, pictures))
    first: dict[str, str] = {}
    for url in urls:
        first.setdefault(plain_form(url), url)
    for form, url in first.items():
        shown = re.sub(r"[\r\n\v\f\x85\u2028\u2029]+", "⏎", url)
        kind, message = ProblemKind.DEAD_LINK, f"{shown}: {what}"
        if form in pictured:
            kind, message = ProblemKind.MISSING_PICTURE, f"{shown}: {_MISSING}"
        yield Problem(path=path, line=line_of(url, text), kind=kind, message=message)


def notes(foreign: ForeignPost, found: Iterable[Note]) -> Iterator[Problem]:
    """Yield what the conversion of *foreign* noted."""
    before = foreign.line - 1
    for note in found:
        line = note.line + before if note.line is not None else None
        yield Problem(path=foreign.path, line=line, kind=note.kind, message=note.message)


def placed(foreign: ForeignPost, doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Return *doubts* with lines that count from the first of the file."""
    before = foreign.line - 1
    return tuple(
        replace(each, line=None if each.line is None else each.line + before) for each in doubts
    )


def differences(path: str, found: Iterable[Difference]) -> Iterator[Problem]:
    """Yield what is shown otherwise of the post at *path*."""
    for each in found:
        yield Problem(path=path, line=each.line, kind=ProblemKind.DIFFERENCE, message=str(each))


def warnings(path: str, found: Iterable[ParserWarning]) -> Iterator[Problem]:
    """Yield what a build of the post at *path* will warn of."""
    for each in found:
        message = f"a build will warn: {each.message}"
        yield Problem(path=path, line=each.line, kind=ProblemKind.UNSUPPORTED, message=message)
