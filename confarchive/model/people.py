"""People: who is meant by a name in a header, and by which key they are known.

Who ``people.yml`` describes has the key that the file gives, and is meant by their name, their
aliases and that key. Whoever else is named is a person too, whose key is the slug of the name. The
file is read in :mod:`confarchive.model.files.people_file`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from confarchive.model.terms import TermDescription, Vocabulary, collect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from confarchive.model.post import Post
    from confarchive.model.talks.talks import Talk
    from confarchive.model.terms import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who wrote, or gave a talk. ``url`` is the address of their own site, ``about`` a sentence on them.

    ``aliases`` are other names by which they are meant; what is not ``described`` has a name alone.
    """

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    url: str = ""
    about: str = ""
    described: bool = True


@dataclass(frozen=True, kw_only=True)
class People:
    """The persons that a file describes, by key."""

    persons: tuple[Person, ...] = ()

    def find(self, name: str) -> Person | None:
        """Return whom *name* means: a name, an alias or a key."""
        term = self.vocabulary.find(name)
        return self._by_key[term.key] if term else None

    def settled(self, post: Post) -> Post:
        """Return *post* with its authors, and those who gave its talks, called as they shall be."""
        authors = self.vocabulary.settle(post.authors)
        talks = self.talks(post.talks)
        is_as_it_is = (authors, talks) == (post.authors, post.talks)
        return post if is_as_it_is else replace(post, authors=authors, talks=talks)

    def talks(self, talks: tuple[Talk, ...]) -> tuple[Talk, ...]:
        """Return *talks* with their speakers called as they shall be."""
        if not (self.persons and talks):
            return talks
        settle = self.vocabulary.settle
        return tuple(replace(talk, speakers=settle(talk.speakers)) for talk in talks)

    def behind(self, terms: Iterable[Term]) -> tuple[Person, ...]:
        """Return the persons that *terms* stand for, in their order."""
        return tuple(
            self._by_key.get(term.slug) or Person(key=term.slug, name=term.label, described=False)
            for term in terms
        )

    def everybody(self, authors: Iterable[Term], posts: Iterable[Post]) -> tuple[Term, ...]:
        """Return the terms of *authors*, and of those who wrote nothing and whose talks *posts* tell of."""
        terms = {term.slug: term for term in authors}
        speakers, _ = collect(
            posts, lambda post: (n for talk in post.talks for n in talk.speakers), self.vocabulary
        )
        for term in speakers:
            terms.setdefault(term.slug, replace(term, posts=()))
        return tuple(terms[slug] for slug in sorted(terms))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The same as terms: their names and what they are made one by."""
        return Vocabulary(
            terms=tuple(
                TermDescription(key=each.key, name=each.name, aliases=each.aliases)
                for each in self.persons
            )
        )

    @cached_property
    def _by_key(self) -> dict[str, Person]:
        return {person.key: person for person in self.persons}
