"""What could be put better in tags and categories."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from confarchive.curating.proposals import Proposal
from confarchive.curating.similarity import alike, is_sure
from confarchive.model import yamledit
from confarchive.model.conference_names import Catalogue
from confarchive.model.plaintext import readable_text
from confarchive.model.problems import Problem, ProblemKind
from confarchive.model.termfile import FILE
from confarchive.model.terms import collect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


def term_advice(sources: Sources) -> Iterator[Proposal]:
    """Yield what could be put better, in a fixed order."""
    posts = [sources.vocabularies.settled(post) for post in sources.posts]
    tags, _ = collect(posts, lambda post: post.tags, sources.vocabularies.tags)
    categories, _ = collect(posts, _category, sources.vocabularies.categories)
    authors, _ = collect(posts, lambda post: post.authors)
    catalogue = Catalogue(sources.conferences)
    conferences = {tag.slug for tag in tags if _is_conference(tag.label, catalogue)}
    yield from _near_duplicates(
        sources, "tags", [tag for tag in tags if tag.slug not in conferences]
    )
    yield from _near_duplicates(sources, "categories", categories)
    for tag in tags:
        if tag.slug in conferences:
            message = f"the tag {tag.label!r} is a conference or a year; a header names it under conferences"
            yield _about(sources, tag, ProblemKind.CONFERENCE_AS_TAG, message)
        elif evidence := _is_person(tag, {author.slug for author in authors}):
            message = f"the tag {tag.label!r} is a person's name: {evidence}"
            yield _about(sources, tag, ProblemKind.PERSON_AS_TAG, message)
    yield from _used_once(sources, tags)


def _category(post: Post) -> tuple[str, ...]:
    return (post.category,) if post.category else ()


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


def _near_duplicates(sources: Sources, sort: str, terms: Sequence[Term]) -> Iterator[Proposal]:
    by_slug = {term.slug: term for term in terms}
    merged: set[str] = set()
    for slugs in alike(by_slug):
        pair = sorted((by_slug[slug] for slug in slugs[:2]), key=lambda t: (-len(t.posts), t.slug))
        kept, other = pair
        if other.slug in merged or kept.slug in merged:
            continue  # what would go into two terms needs a person's eye, after the first
        merged.add(other.slug)
        yield _merge(sources, sort, kept, other, slugs[2])


def _merge(sources: Sources, sort: str, kept: Term, other: Term, difference: str) -> Proposal:
    together = any(post in kept.posts for post in other.posts)  # their author tells them apart
    sure = is_sure((kept.slug, other.slug), difference) and not together
    message = (
        f"{sort}: {other.label!r} ({len(other.posts)}) looks like {kept.label!r} "
        f"({len(kept.posts)}), they differ in {difference}; "
        f"{'' if sure else 'if they mean the same, '}an alias in {FILE} makes them one"
    )
    post = other.posts[0]
    key = "tags" if sort == "tags" else "category"
    problem = Problem(
        path=post.path,
        line=sources.line(post, key),
        kind=ProblemKind.NEAR_DUPLICATE,
        message=message,
    )
    aliases = (sort, _written(sources, sort, kept), "aliases")
    change: Change = partial(_add_alias, keys=aliases, alias=other.label)
    return Proposal(problem=problem, path=FILE, change=change if sure else None)


def _written(sources: Sources, sort: str, term: Term) -> str:
    vocabulary = getattr(sources.vocabularies, sort)
    described = vocabulary.find(term.label)
    return described.name if described else term.label


def _add_alias(text: str, *, keys: tuple[str, ...], alias: str) -> str:
    return yamledit.extend(text, keys, [alias])


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
