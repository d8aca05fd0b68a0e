"""All that is known of an edition, from several sources: the surest first, and what contradicts it.

::

    typed -> posts, and the table of well-known ones -> the home of its series -> the name of its series
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from confarchive.model.conferences import place_names
from confarchive.model.editions import edition_facts, edition_majority, known_editions
from confarchive.model.editions.known_editions import UNSETTLED
from confarchive.model.places import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from confarchive.model.conferences.conference import Edition
    from confarchive.model.editions.edition_facts import EditionFact
    from confarchive.model.editions.edition_telling import Telling
    from confarchive.model.places.gazetteer import Towns

_PLACE = frozenset({"city", "country", "venue", "address", "coordinates", "online"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What is to be added to an edition, in the order of an entry, and facts that contradict."""

    facts: tuple[EditionFact, ...]
    against: tuple[tuple[EditionFact, str], ...]
    """Each with the value that it contradicts, as a message tells it."""
    disputed: tuple[tuple[EditionFact, EditionFact], ...] = ()
    """What is taken of a value, or told first of it, and what one post tells against it."""


def of_editions(
    named: Sequence[tuple[Edition, str]], told: Mapping[str, Sequence[tuple[Telling, str]]]
) -> Iterator[tuple[Edition, Settled]]:
    """Yield the editions *named*, each with its series' name, with what is known of them.

    *told* is what posts tell of each, by slug, and where.
    """
    tellings = (telling for each in told.values() for telling, _ in each)
    towns = towns_of(named, edition_majority.names(tellings))
    for edition, name in named:
        facts = edition_majority.facts(told.get(edition.slug, ()), towns)
        found = of_edition(edition, name, facts, towns)
        disputed = tuple(_disputed(found, told.get(edition.slug, ()), towns))
        yield edition, replace(found, disputed=disputed) if disputed else found


def _disputed(
    found: Settled, told: Iterable[tuple[Telling, str]], towns: Towns
) -> Iterator[tuple[EditionFact, EditionFact]]:
    """Yield what single posts tell against what is *found*, or against what another post tells, each value once."""
    taken = {fact.key: fact for fact in found.facts}
    seen = set[tuple[str, str]]()
    for telling in told:
        for fact in edition_majority.facts([telling], towns):
            one = taken.setdefault(fact.key, fact)
            is_new = (fact.key, fact.value) not in seen
            if is_new and any(edition_facts.contrary({fact.key: one.value}, [fact], towns)):
                seen.add((fact.key, fact.value))
                yield one, fact


def of_edition(edition: Edition, name: str, told: Sequence[EditionFact], towns: Towns) -> Settled:
    """Return what is known of an *edition* of the series called *name*; *told* is what posts tell.

    Where a series is at home is a habit: an edition that was held elsewhere contradicts nothing.
    """
    home = known_editions.of_home(edition.series, edition.key)
    groups = (
        (known_editions.of_edition(edition.series, edition.key), True),
        (told, True),
        (home, False),
        ((), False) if edition.year in UNSETTLED else (place_names.facts(name, towns), False),
    )
    return settled(edition, groups, towns)


def settled(
    edition: Edition, groups: Iterable[tuple[Sequence[EditionFact], bool]], towns: Towns
) -> Settled:
    """Return what *groups* of facts, the surest first, add to what is typed of an *edition*.

    With each group goes whether what it has against surer ones is a contradiction.
    """
    known = edition_facts.typed(edition)
    said = {key: f"has {value!r}" for key, value in known.items()}
    found: list[EditionFact] = []
    against: list[tuple[EditionFact, str]] = []
    for group, is_sure in (*groups, ((), False)):
        facts = edition_facts.with_town(tuple(group), towns, known=known)
        contrary = list(edition_facts.contrary(known, facts, towns))
        if is_sure:
            against += ((fact, said.get(fact.key, "was held online")) for fact in contrary)
        is_elsewhere = any(fact.key in _PLACE for fact in contrary)
        for fact in facts:
            if fact.key not in known and not (is_elsewhere and fact.key in _PLACE):
                known[fact.key] = fact.value
                said[fact.key] = f"{fact.origin} tells {fact.value!r}"
                found.append(fact)
    return Settled(facts=edition_facts.in_order(found), against=tuple(against))


def towns_of(editions: Iterable[tuple[Edition, str]], told: Iterable[str]) -> Towns:
    """Return the towns that *editions*, with the names of their series, may be about, and *told* ones."""
    asked = set(told)
    for edition, name in editions:
        known = (edition.city, *known_editions.cities(edition.series, edition.key))
        asked |= {*filter(None, known), *place_names.endings(name)}
    return gazetteer.towns(asked)
