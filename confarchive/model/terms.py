"""Tags and categories: names that are one term when their slugs are equal.

The label of a term is its most used spelling, and among equals the first by
alphabet, so that it does not depend on the order of posts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.model.problems import Problem, ProblemKind
from confarchive.model.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from confarchive.model.post import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A tag, category or author with its posts, in the order they were given."""

    slug: str
    label: str
    posts: tuple[Post, ...]


def collect(
    posts: Iterable[Post], names: Callable[[Post], Iterable[str]]
) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """Return the terms that *posts* bear, by slug, and the ones spelled in several ways."""
    found: dict[str, dict[str, Post]] = defaultdict(dict)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for post in posts:
        for name in names(post):
            found[slugify(name)][post.path] = post
            spellings[slugify(name)][name] += 1
    terms = tuple(
        Term(slug=slug, label=_label(spellings[slug]), posts=tuple(found[slug].values()))
        for slug in sorted(found)
    )
    return terms, tuple(
        _clash(term, spellings[term.slug], names) for term in terms if len(spellings[term.slug]) > 1
    )


def _label(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda name: (-spellings[name], name))


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
