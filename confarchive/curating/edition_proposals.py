"""What is known of an edition, as a proposal for ``conferences.yml``: only what is not typed there."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from confarchive.curating.proposals import Proposal
from confarchive.model.conferences.known_conferences import new_entry
from confarchive.model.files import yaml_edit, yaml_text
from confarchive.model.files.conference_file import FILE
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from confarchive.model.conferences.conference import Edition
    from confarchive.model.editions.edition_sources import Settled

_NEXT_SERIES = re.compile(r"^(?=[^\s#])", re.MULTILINE)
"""A line that no blanks begin, behind a series' first: the next one's, as everything in a series is further in."""


def proposals(
    edition: Edition, settled: Settled, lines: Mapping[tuple[str, ...], int]
) -> Iterator[Proposal]:
    """Yield what is *settled* of an *edition* as a change, and what contradicts as problems.

    *lines* are those of :func:`~confarchive.curating.incomplete_editions.lines_of`.
    """
    keys = (edition.series, "editions", edition.key)
    for fact, other in settled.against:
        message = f"{edition.slug}: {fact.key}: {other}, and {fact.origin} tells {fact.value!r}"
        line = lines.get((*keys, fact.key), lines.get(keys))
        yield Proposal(problem=_problem(ProblemKind.CONTRADICTION, line, message))
    yield from disputes(edition, settled, lines)
    # A key whose value is wrong, or empty, stands there: a second one would be refused.
    facts = [fact for fact in settled.facts if (*keys, fact.key) not in lines]
    if facts:
        added = {fact.key: (fact.value, fact.origin) for fact in facts}
        message = f"{edition.slug}: lacks {', '.join(added)}, which can be told"
        shown = tuple(f"+ {key}: {value}  # {origin}" for key, (value, origin) in added.items())
        name = edition.name.removesuffix(f" {edition.key}")
        yield Proposal(
            problem=_problem(ProblemKind.EDITION_FACT, lines.get(keys), message),
            shown=shown,
            path=FILE,
            change=partial(_in_its_part, keys=keys, name=name, facts=added),
        )


def disputes(
    edition: Edition, settled: Settled, lines: Mapping[tuple[str, ...], int]
) -> Iterator[Proposal]:
    """Yield what posts tell of an *edition* in two ways, as problems; what is typed has settled it."""
    keys = (edition.series, "editions", edition.key)
    for one, other in settled.disputed:
        if (*keys, one.key) not in lines:
            message = f"{edition.slug}: {one.key}: {one.origin} tells {one.value!r}, and {other.origin} tells {other.value!r}"
            yield Proposal(problem=_problem(ProblemKind.CONTRADICTION, lines.get(keys), message))


def _problem(kind: ProblemKind, line: int | None, message: str) -> Problem:
    return Problem(path=FILE, line=line, kind=kind, message=message)


def _in_its_part(text: str, *, keys: tuple[str, ...], **more: Any) -> str:
    """Return *text* with an edition described, looking at the lines of its series alone."""
    begin = re.search(rf"^{re.escape(keys[0])}:", text, re.MULTILINE)
    if begin is None:
        return _described(text, keys=keys, **more)
    end = _NEXT_SERIES.search(text, begin.end())
    at = end.start() if end else len(text)
    part = _described(text[begin.start() : at], keys=keys, **more)
    return text[: begin.start()] + part + text[at:]


def _described(
    text: str, *, keys: tuple[str, ...], name: str, facts: Mapping[str, tuple[str, str]]
) -> str:
    """Return *text* with *facts* at *keys*, and with the series and the edition where it lacks them."""
    entries: dict[str, Any] = {key: entry.value for key, entry in yaml_text.read(text).items()}
    series, _, edition = keys
    editions = (entries.get(series) or {}).get("editions") or {}
    if series not in entries:
        entry = {**new_entry(series, name), "editions": {edition: {}}}
        text = yaml_edit.add(text, (series,), entry)
    elif edition not in editions:
        text = yaml_edit.add(text, keys, {}, in_order=True)
    # What is proposed twice, by two files, is written once.
    written = editions.get(edition) or {}
    new = {key: fact for key, fact in facts.items() if key not in written}
    return yaml_edit.describe(text, keys, new) if new else text
