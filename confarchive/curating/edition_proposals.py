"""What is known of an edition, as a proposal for ``conferences.yml``: only what is not typed there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from confarchive.curating.proposals import Proposal
from confarchive.model import edition_facts, yamledit, yamltext
from confarchive.model.conference_names import new_entry
from confarchive.model.conferencefile import FILE
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from confarchive.model.conference import Edition
    from confarchive.model.edition_facts import EditionFact
    from confarchive.model.gazetteer import Towns


def proposals(
    edition: Edition,
    facts: Sequence[EditionFact],
    towns: Towns,
    lines: Mapping[tuple[str, ...], int],
) -> Iterator[Proposal]:
    """Yield what *facts* add to an *edition*, and what of it they contradict."""
    keys = (edition.series, "editions", edition.key)
    known = edition_facts.typed(edition)
    against = list(edition_facts.contrary(known, facts, towns))
    for fact in against:
        yield _contradiction(edition, fact, known, lines.get((*keys, fact.key), lines.get(keys)))
    added = {fact.key: (fact.value, fact.origin) for fact in _new(known, facts, against)}
    if added:
        problem = Problem(
            path=FILE,
            line=lines.get(keys),
            kind=ProblemKind.EDITION_FACT,
            message=f"{edition.slug}: lacks {', '.join(added)}, which can be told",
        )
        shown = tuple(f"+ {key}: {value}  # {origin}" for key, (value, origin) in added.items())
        change = partial(_described, keys=keys, name=_series_name(edition), facts=added)
        yield Proposal(problem=problem, shown=shown, path=FILE, change=change)


def _series_name(edition: Edition) -> str:
    return edition.name.removesuffix(f" {edition.key}")


def _new(
    known: dict[str, str], facts: Sequence[EditionFact], against: Sequence[EditionFact]
) -> Iterator[EditionFact]:
    """Yield the facts that may be added: of a place that is contradicted, none."""
    is_elsewhere = any(fact.key in {"city", "country", "online"} for fact in against)
    place = {"city", "country", "venue", "coordinates", "online"} if is_elsewhere else set()
    yield from (fact for fact in facts if fact.key not in {*known, *place})


def _contradiction(
    edition: Edition, fact: EditionFact, known: Mapping[str, str], line: int | None
) -> Proposal:
    other = known.get(fact.key)
    has = f"has {other!r}" if other else "was held online"
    message = f"{edition.slug}: {fact.key}: {has}, and {fact.origin} tells {fact.value!r}"
    kind = ProblemKind.CONTRADICTION
    return Proposal(problem=Problem(path=FILE, line=line, kind=kind, message=message))


def _described(
    text: str, *, keys: tuple[str, ...], name: str, facts: Mapping[str, tuple[str, str]]
) -> str:
    """Return *text* with *facts* at *keys*, and with the series and the edition where it lacks them."""
    entries: dict[str, Any] = {key: entry.value for key, entry in yamltext.read(text).items()}
    series, _, edition = keys
    editions = (entries.get(series) or {}).get("editions") or {}
    if series not in entries:
        entry = {**new_entry(series, name), "editions": {edition: {}}}
        text = yamledit.add(text, (series,), entry)
    elif edition not in editions:
        text = yamledit.add(text, keys, {}, in_order=True)
    # What is proposed twice, by two files, is written once.
    written = editions.get(edition) or {}
    new = {key: fact for key, fact in facts.items() if key not in written}
    return yamledit.describe(text, keys, new) if new else text
