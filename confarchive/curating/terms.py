"""What could be put better in tags and categories."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from confarchive.curating.proposals import Proposal
from confarchive.curating.similarity import alike, is_sure
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.files import yaml_edit
from confarchive.model.files.term_file import FILE, SORTS
from confarchive.model.problems import Problem, ProblemKind
from confarchive.model.terms import collect, one
from confarchive.model.text.plain_text import readable_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from confarchive.curating.archive_files import Sources
    from confarchive.curating.proposals import Change
    from confarchive.model.post import Post
    from confarchive.model.terms import Term

_NAME = re.compile(r"[^\W\d_]['’\w-]*(?: [^\W\d_]\.?['’\w-]*){1,2}")
_SPEAKS = (
    r"(?:(?:by|with|thank|interview(?:ed|ing)?|met|Dr\.?|speaker|keynoter?) {name}\b"
    r"|\b{name}(?:['’]s)? (?:gave|gives|said|says|spoke|speaks|talk|talked|talks|keynote|wrote"
    r"|writes|told|tells|asked|explained|presented|presents|showed|shows|mentioned))"
)
"""How a text tells that a name is a person's."""
_NAMES: dict[str, Callable[[Post], Iterable[str]]] = {
    "tags": lambda post: post.tags,
    "categories": one(lambda post: post.category),
}
"""What posts have of each sort of terms."""


def term_advice(sources: Sources) -> Iterator[Proposal]:
    """Yield what could be put better, in a fixed order."""
    for sort in SORTS:
        yield from _near_duplicates(sources, sort)
    tags = _terms(sources, "tags")
    authors, _ = collect(sources.posts, lambda post: post.authors)
    catalogue = Catalogue(sources.conferences)
    for tag in tags:
        if _is_conference(tag.label, catalogue):
            message = f"the tag {tag.label!r} is a conference or a year; a header names it under conferences"
            yield _about(sources, tag, ProblemKind.CONFERENCE_AS_TAG, message)
        elif evidence := _is_person(tag, {author.slug for author in authors}):
            message = f"the tag {tag.label!r} is a person's name: {evidence}"
            yield _about(sources, tag, ProblemKind.PERSON_AS_TAG, message)
    yield from _used_once(sources, tags)


def _terms(sources: Sources, sort: str) -> tuple[Term, ...]:
    posts = [sources.vocabularies.settled(post) for post in sources.posts]
    return collect(posts, _NAMES[sort], getattr(sources.vocabularies, sort))[0]


def _about(sources: Sources, tag: Term, kind: ProblemKind, message: str) -> Proposal:
    post = tag.posts[0]
    line = sources.line(post, "tags")
    return Proposal(problem=Problem(path=post.path, line=line, kind=kind, message=message))


def _used_once(sources: Sources, tags: Sequence[Term]) -> Iterator[Proposal]:
    alone: dict[str, list[Term]] = defaultdict(list)
    for tag in tags:
        if len(tag.posts) == 1:
            alone[tag.posts[0].path].append(tag)
    for path in sorted(alone):
        labels = ", ".join(repr(tag.label) for tag in alone[path])
        message = f"no other post has the tag{'s' if len(alone[path]) > 1 else ''} {labels}"
        yield _about(sources, alone[path][0], ProblemKind.TAG_USED_ONCE, message)


# -- near duplicates


class _Pair(NamedTuple):
    """Two terms that look like one, and in what they differ; the first is had by more posts.

    They are ``together`` where one post has both. ``is_public``: posts in lists have both.
    """

    kept: Term
    other: Term
    difference: str
    together: bool
    is_public: bool


def _near_duplicates(sources: Sources, sort: str) -> Iterator[Proposal]:
    """Yield the terms of a *sort* that look like one.

    The file tells readers what is written into it: it gets no name that only posts have which they do not see.
    """
    merged: set[str] = set()
    for pair in _pairs(sources, sort):
        if pair.other.slug in merged or pair.kept.slug in merged:
            continue  # what would go into two terms needs a person's eye, after the first
        merged.add(pair.other.slug)
        yield _merge(sources, sort, pair)


def _pairs(sources: Sources, sort: str) -> Iterator[_Pair]:
    catalogue = Catalogue(sources.conferences)
    terms = {term.slug: term for term in _terms(sources, sort)}
    listed = {term.slug: term for term in _terms(sources.public(), sort)}
    slugs = [
        slug
        for slug, term in terms.items()
        if sort != "tags" or not _is_conference(term.label, catalogue)
    ]
    for first, second, difference in alike(slugs):
        is_public = listed.keys() >= {first, second}
        both = [(listed if is_public else terms)[slug] for slug in (first, second)]
        kept, other = sorted(both, key=lambda term: (-len(term.posts), term.slug))
        together = any(post in terms[first].posts for post in terms[second].posts)
        yield _Pair(kept, other, difference, together, is_public)


def _merge(sources: Sources, sort: str, pair: _Pair) -> Proposal:
    kept, other, difference = pair[:3]
    # Their author tells apart what stands together.
    sure = is_sure((kept.slug, other.slug), difference) and not pair.together
    advice = f"{'' if sure else 'if they mean the same, '}an alias in {FILE} makes them one"
    if not pair.is_public:
        return Proposal(
            problem=_told(sources, sort, pair, "no post in lists has both: spell them alike")
        )
    aliases = (sort, _written(sources, sort, kept), "aliases")
    change: Change = partial(_add_alias, keys=aliases, alias=other.label)
    problem = _told(sources, sort, pair, advice)
    return Proposal(problem=problem, path=FILE, change=change if sure else None)


def _told(sources: Sources, sort: str, pair: _Pair, advice: str) -> Problem:
    kept, other, difference = pair[:3]
    post = other.posts[0]
    return Problem(
        path=post.path,
        line=sources.line(post, "tags" if sort == "tags" else "category"),
        kind=ProblemKind.NEAR_DUPLICATE,
        message=(
            f"{sort}: {other.label!r} ({len(other.posts)}) looks like {kept.label!r} "
            f"({len(kept.posts)}), they differ in {difference}; {advice}"
        ),
    )


def _written(sources: Sources, sort: str, term: Term) -> str:
    vocabulary = getattr(sources.vocabularies, sort)
    described = vocabulary.find(term.label)
    return described.name if described else term.label


def _add_alias(text: str, *, keys: tuple[str, ...], alias: str) -> str:
    return yaml_edit.extend(text, keys, [alias])


# -- conferences and people


def _is_conference(label: str, catalogue: Catalogue) -> bool:
    if re.fullmatch(r"(?:19|20)\d\d", label):
        return True
    found = next(iter(catalogue.spot(label)), None)
    rest = label[: found.start] + label[found.end :] if found else label
    has_year = re.fullmatch(r"[\s_'’-]*(?:(?:19|20)?\d\d)[\s_-]*", rest)
    return found is not None and (bool(has_year) or (not rest and not found.name.needs_year))


def _is_person(tag: Term, authors: set[str]) -> str:
    """Return what tells that a tag is a person's name, "" where nothing does."""
    if tag.slug in authors and " " in tag.label.strip():
        return "an author has it"
    words = tag.label if _NAME.fullmatch(tag.label) else ""
    if not words:
        return ""
    name = re.escape(words.title() if words.islower() else words)
    pattern = re.compile(_SPEAKS.format(name=name))
    for post in tag.posts:
        if match := pattern.search(readable_text(post.body)):
            return f"{' '.join(match[0].split())!r} in {post.path}"
    return ""
