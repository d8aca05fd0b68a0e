"""``terms.yml``: what there is to say of tags and categories, read and checked key by key.

::

    tags:
      configuration management:
        description: Programs that keep machines as they are described.
        aliases: [cfgmgmt, config management]
    categories:
      devops: {description: Where developers and operators meet.}

The key of a term is its name, whatever posts spell. The same is told to editors by
``confarchive/terms.schema.json``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from confarchive.model.addresses.slugs import slugify
from confarchive.model.files import yaml_file
from confarchive.model.files.value_kinds import a_list, a_text
from confarchive.model.files.yaml_file import misfits, said, unknown
from confarchive.model.problems import ProblemKind, did_you_mean
from confarchive.model.terms import TermDescription, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from confarchive.model.files.value_kinds import Reader
    from confarchive.model.files.yaml_file import Complaint
    from confarchive.model.post import Post
    from confarchive.model.problems import Problem

FILE = "terms.yml"
SORTS = ("tags", "categories")
KEYS = ("description", "aliases")
_LIKENESS = 0.8
"""How alike two names must be for one to be the other misspelled."""
_NONE: Mapping[str, Iterable[str]] = MappingProxyType({})
_VALUES: dict[str, tuple[Reader, str]] = {
    "description": (a_text, "text"),
    "aliases": (a_list, "a list such as [cfgmgmt]"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabularies:
    """What the file says of each sort of terms."""

    tags: Vocabulary = field(default_factory=Vocabulary)
    categories: Vocabulary = field(default_factory=Vocabulary)

    def settled(self, post: Post) -> Post:
        """Return *post* with its terms called as they shall be."""
        tags = self.tags.settle(post.tags)
        (category,) = self.categories.settle([post.category or ""])
        if (tags, category) == (post.tags, post.category or ""):
            return post
        return replace(post, tags=tags, category=category or None)


def read(
    text: str, used: Mapping[str, Iterable[str]] = _NONE, path: str = FILE
) -> tuple[Vocabularies, tuple[Problem, ...]]:
    """Return the terms that *text* describes, and what is wrong with it.

    ``used`` are the names that posts bear, by sort: a described term that looks much
    like one of them, and that no post bears, is misspelled on either side.
    """

    def complaints(entries: dict[str, Any]) -> Iterator[Complaint]:
        yield from _complaints(entries)
        for sort, names in used.items():
            yield from _strays(sort, tuple(_terms(entries.get(sort))), names)

    entries, problems = yaml_file.read(text, path, complaints)
    sorts = {sort: Vocabulary(terms=tuple(_terms(entries.get(sort)))) for sort in SORTS}
    return Vocabularies(**sorts), problems


def _terms(entries: Any) -> Iterator[TermDescription]:
    for name, facts in entries.items() if isinstance(entries, dict) else ():
        told = facts if isinstance(facts, dict) else {}
        yield TermDescription(
            name=name.strip(),
            description=said(a_text, told, "description") or "",
            aliases=said(a_list, told, "aliases") or (),
        )


def _complaints(entries: dict[str, Any]) -> Iterator[Complaint]:
    yield from unknown((), entries, SORTS)
    for sort in SORTS:
        terms = entries.get(sort) or {}
        if not isinstance(terms, dict):
            yield (sort,), ProblemKind.BAD_VALUE, f"found {terms!r}, expected terms with facts"
            continue
        for name, facts in terms.items():
            yield from _term_complaints((sort, name), facts)
        yield from _clashes(sort, terms)


def _term_complaints(keys: tuple[str, ...], facts: Any) -> Iterator[Complaint]:
    if not isinstance(facts, dict):
        if facts:
            message = f"found {facts!r}, expected keys such as description"
            yield keys, ProblemKind.BAD_VALUE, message
        return
    yield from unknown(keys, facts, KEYS)
    yield from misfits(keys, facts, _VALUES)


def _clashes(sort: str, terms: dict[str, Any]) -> Iterator[Complaint]:
    """Complain of names that would be two terms: which of them they are, nobody could tell."""
    owners = {slugify(name): name for name in reversed(terms)}
    for term in _terms(terms):
        for name in term.names:
            owner = owners.setdefault(slugify(name), term.name)
            if owner != term.name:
                message = f"{name!r} is {owner!r} already"
                yield (sort, term.name), ProblemKind.DUPLICATE_SLUG, message


def _strays(
    sort: str, terms: tuple[TermDescription, ...], used: Iterable[str]
) -> Iterator[Complaint]:
    borne = {slugify(name): name for name in sorted(used)}
    known = {slugify(name) for term in terms for name in term.names}
    others = [name for slug, name in borne.items() if slug not in known]
    for term in terms:
        hint = did_you_mean(term.name, others, likeness=_LIKENESS)
        if hint and borne.keys().isdisjoint(map(slugify, term.names)):
            yield (sort, term.name), ProblemKind.UNKNOWN_TERM, f"no post bears it{hint}"
