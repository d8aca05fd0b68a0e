"""Tags and categories: names that are one term when their slugs are equal.

The label of a term is its most used spelling, and among equals one with capitals where they belong, then the first by
alphabet, so that it does not depend on the order of posts. One that a vocabulary
describes is called as it says there, and its aliases are the same term.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from confarchive.model.addresses.slugs import slugify
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from confarchive.model.post import Post


def one(name: Callable[[Post], str | None]) -> Callable[[Post], tuple[str, ...]]:
    """Return a function that gives the only value of a post, or none, as :func:`collect` asks for it."""

    def names(post: Post) -> tuple[str, ...]:
        value = name(post)
        return (value,) if value else ()

    return names


@dataclass(frozen=True, slots=True, kw_only=True)
class TermDescription:
    """What is said of a term: its name, a sentence or two, and its other names.

    Its slug is that of its name, or the ``key`` where it has one.
    """

    name: str
    description: str = ""
    aliases: tuple[str, ...] = ()
    key: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, its own first."""
        return (self.name, *self.aliases)

    @property
    def slug(self) -> str:
        """What its page is called."""
        return self.key or slugify(self.name)


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """The described terms of one sort."""

    terms: tuple[TermDescription, ...] = ()

    def find(self, name: str) -> TermDescription | None:
        """Return the term that *name* is, or is an alias of."""
        return self._by_slug.get(slugify(name))

    def settle(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return *names* with aliases and other spellings made the names of their terms, each once.

        Of several spellings of what is not described, the first stays.
        """
        found: dict[str, str] = {}
        for name in map(self._settled, names) if self.terms else names:
            found.setdefault(slugify(name), name)
        return tuple(found.values())

    def _settled(self, name: str) -> str:
        described = self.find(name)
        return described.name if described else name

    @cached_property
    def _by_slug(self) -> dict[str, TermDescription]:
        # A key is stronger than a name, and a name of its own than another term's alias.
        terms = self.terms[::-1]  # of two the first
        aliases = {slugify(alias): term for term in terms for alias in term.aliases}
        names = {slugify(term.name): term for term in terms}
        return aliases | names | {term.key: term for term in terms if term.key}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A tag, category or author with its posts, in the order they were given.

    ``aliases`` are the slugs that lead to it besides its own.
    """

    slug: str
    label: str
    posts: tuple[Post, ...]
    description: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def slugs(self) -> tuple[str, ...]:
        """All slugs that lead to it, its own first."""
        return (self.slug, *self.aliases)


def collect(
    posts: Iterable[Post],
    names: Callable[[Post], Iterable[str]],
    vocabulary: Vocabulary | None = None,
) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """Return the terms that *posts* bear, by slug, and the ones spelled in several ways.

    Their names are settled by the *vocabulary* already, where there is one.
    """
    found: dict[str, dict[str, Post]] = defaultdict(dict)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for post in posts:
        for name in names(post):
            found[slugify(name)][post.path] = post
            spellings[slugify(name)][name] += 1
    terms = {
        slug: _term(slug, _label(spellings[slug]), tuple(posts.values()), vocabulary)
        for slug, posts in sorted(found.items())
    }
    return tuple(sorted(terms.values(), key=attrgetter("slug"))), tuple(
        _clash(term, spellings[slug], names)
        for slug, term in terms.items()
        if len(spellings[slug]) > 1
    )


def _term(slug: str, label: str, posts: tuple[Post, ...], vocabulary: Vocabulary | None) -> Term:
    described = vocabulary.find(label) if vocabulary else None
    if vocabulary is None or described is None:
        return Term(slug=slug, label=label, posts=posts)
    # What is another term's besides leads there.
    own = (slugify(name) for name in described.names if vocabulary.find(name) is described)
    aliases = dict.fromkeys(own)
    aliases.pop(described.slug, None)
    return Term(
        slug=described.slug,
        label=label,
        posts=posts,
        description=described.description,
        aliases=tuple(aliases),
    )


def _label(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda name: (-spellings[name], _is_of_one_case(name), name))


def _is_of_one_case(name: str) -> bool:
    """Tell whether a name of several words has capitals alone or none: ``JANE DOE`` is ``Jane Doe`` written loud."""
    return len(name.split()) > 1 and (name.isupper() or name.islower())


def _clash(term: Term, spellings: Counter[str], names: Callable[[Post], Iterable[str]]) -> Problem:
    """Report a term's other spellings, at the first post that uses one."""
    post = next(post for post in term.posts if set(names(post)) & (set(spellings) - {term.label}))
    others = ", ".join(
        f"{name!r} ({spellings[name]})" for name in sorted(spellings) if name != term.label
    )
    message = (
        f"{term.label!r} ({spellings[term.label]}) is also spelled {others}; they share one page"
    )
    return Problem(path=post.path, kind=ProblemKind.TERM_SPELLING, message=message)
