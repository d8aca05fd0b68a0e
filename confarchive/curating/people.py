"""Names that are one person's, and what ``people.yml`` gets for them: an alias, or an entry with one.

Names of authors are looked at, and of those who gave talks that posts list. What is sure is proposed as such,
the rest is asked about once a name: yes, no, or never. Two authors of one post are two persons, and so are two
speakers of one talk, and two that the file describes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from confarchive.curating.person_names import Likeness, PersonName, likeness, pairs
from confarchive.curating.proposals import Proposal
from confarchive.curating.questions import Answer
from confarchive.model.addresses.slugs import slugify
from confarchive.model.conferences.conference_findings import Strength
from confarchive.model.files import yaml_edit, yaml_text
from confarchive.model.files.people_file import FILE
from confarchive.model.problems import Problem, ProblemKind
from confarchive.model.terms import Term, collect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from confarchive.curating.archive_files import Sources
    from confarchive.curating.proposals import Change
    from confarchive.model.post import Post

_SHOWN = 3
"""As many posts of a name are told with a question; the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SamePerson:
    """Two names of authors or speakers that may be one person's: ``other`` would be an alias of ``kept``.

    Only where posts in lists have both, it ``is_public``: the file tells readers what is written into it.
    """

    kept: Term
    other: Term
    evidence: str
    is_sure: bool
    is_public: bool = True

    @property
    def paths(self) -> frozenset[str]:
        """The paths of the posts that bear one of the names."""
        return frozenset(post.path for term in (self.kept, self.other) for post in term.posts)

    def lines(self) -> Iterator[str]:
        """Yield what somebody who is asked about it sees."""
        yield f"{self.other.label} and {self.kept.label}: {self.evidence}"
        for term in (self.other, self.kept):
            paths = [post.path for post in term.posts[:_SHOWN]]
            more = f" … and {len(term.posts) - _SHOWN} more" if len(term.posts) > _SHOWN else ""
            yield f"    {term.label}: {', '.join(paths)}{more}"


def same_persons(sources: Sources) -> Iterator[SamePerson]:
    """Yield the names that may be a person's who has another one, those of most posts first."""
    by_name = {person.label: person for person in _everybody(sources)}
    listed = {person.slug: person for person in _everybody(sources.public())}
    found: dict[str, list[SamePerson]] = defaultdict(list)
    for one, two in pairs(map(PersonName.of, by_name)):
        if pair := _pair(sources, (by_name[one.name], one), (by_name[two.name], two)):
            found[pair.other.label].append(pair)
    chosen = {other: pair for other in found if (pair := _chosen(found, other))}
    for pair in sorted(chosen.values(), key=lambda pair: (-len(pair.paths), pair.other.slug)):
        if pair.kept.label not in chosen:  # what would go on into a third, after that
            yield _as_listed(sources, pair, listed)


def _everybody(sources: Sources) -> tuple[Term, ...]:
    posts = [sources.people.settled(post) for post in sources.posts]
    return collect(posts, _names, sources.people.vocabulary)[0]


def _as_listed(sources: Sources, pair: SamePerson, listed: Mapping[str, Term]) -> SamePerson:
    """Return *pair* as those of its posts spell it that lists have; whom the file describes it tells already."""
    kept, other = (listed.get(term.slug) for term in (pair.kept, pair.other))
    if sources.people.find(pair.kept.label):
        kept = kept or pair.kept
    return (
        replace(pair, kept=kept, other=other) if kept and other else replace(pair, is_public=False)
    )


def _names(post: Post) -> Iterator[str]:
    return chain.from_iterable(_side_by_side(post))


def _side_by_side(post: Post) -> Iterator[tuple[str, ...]]:
    """Yield the names that stand side by side: the authors of a post, the speakers of each of its talks."""
    yield post.authors
    yield from (talk.speakers for talk in post.talks)


def _chosen(found: dict[str, list[SamePerson]], other: str) -> SamePerson | None:
    """Return the only person that the name *other* may mean: what is sure goes before all else.

    A name that may be another form of one of these is none besides.
    """
    several = [pair for pair in found[other] if pair.is_sure] or found[other]
    kept = {pair.kept.label for pair in several}
    last = [
        pair
        for pair in several
        if all(beyond.kept.label not in kept for beyond in found.get(pair.kept.label, ()))
    ]
    return last[0] if len(last) == 1 else None


def _pair(
    sources: Sources, one: tuple[Term, PersonName], two: tuple[Term, PersonName]
) -> SamePerson | None:
    described = [sources.people.find(term.label) is not None for term, _ in (one, two)]
    if all(described) or _together(one[0], two[0]):
        return None
    full, short = sorted((one, two), key=_fullness, reverse=True)
    found = likeness(full[1], short[1])
    if found is None or (found.is_weak and not _shared_blog(one[0], two[0])):
        return None
    kept, other = full[0], short[0]
    if any(described) and sources.people.find(kept.label) is None:
        kept, other = other, kept  # who is described goes on being called so
    return SamePerson(
        kept=kept, other=other, evidence=_told(found, kept, other), is_sure=found.is_sure
    )


def _fullness(named: tuple[Term, PersonName]) -> tuple[int, bool, bool, int, bool, int, str]:
    """Return what is greater of the name that a person is better called by: of two with as many letters the one with accents."""
    term, name = named
    letters = sum(map(len, name.written_out))
    return (
        len([word for word in name.words if len(word) > 1]),
        not name.mail,
        not name.turned,
        letters if len(name.words) > 1 else 0,
        name.words != name.written_out,
        len(term.posts),
        term.slug,
    )


def _together(one: Term, two: Term) -> bool:
    paths, slugs = {post.path for post in one.posts}, {slugify(one.label), slugify(two.label)}
    shared = (post for post in two.posts if post.path in paths)
    return any(
        slugs <= set(map(slugify, names)) for post in shared for names in _side_by_side(post)
    )


def _writes(term: Term) -> bool:
    """Tell whether somebody is an author, and not only named as a speaker."""
    slug = slugify(term.label)
    return any(slug in map(slugify, post.authors) for post in term.posts)


def _shared_blog(one: Term, two: Term) -> str:
    """Return a blog that has posts of both, "" where none is known."""
    first, second = (
        {post.source.blog for post in term.posts if post.source and post.source.blog}
        for term in (one, two)
    )
    return min(first & second, default="")


def _told(found: Likeness, one: Term, two: Term) -> str:
    blog = _shared_blog(one, two)
    verb = "write" if _writes(one) and _writes(two) else "are named"
    return f"{found.told}, and both {verb} in {blog!r}" if blog else found.told


def people_advice(sources: Sources, pairs_found: Iterable[SamePerson]) -> Iterator[Proposal]:
    """Yield what could be put better in the names of authors and speakers, of the *pairs_found* in all posts.

    Nothing is to be written to a file in which something is wrong.
    """
    is_right = all(problem.path != FILE for problem in sources.problems)
    for pair in pairs_found:
        post, writes = pair.other.posts[0], _writes(pair.other)
        advice = f"{'' if pair.is_sure else 'if they are one, '}an alias in {FILE} makes them one"
        advice = advice if pair.is_public else "no post in lists has both: spell them alike"
        message = (
            f"the {'author' if writes else 'speaker'} {pair.other.label!r} ({len(pair.other.posts)}) looks like "
            f"{pair.kept.label!r} ({len(pair.kept.posts)}), {pair.evidence}; {advice}"
        )
        yield Proposal(
            problem=Problem(
                path=post.path,
                line=sources.line(post, "author" if writes else "talks"),
                kind=ProblemKind.SAME_PERSON,
                message=message,
            ),
            path=FILE,
            change=_aliased(pair) if is_right and pair.is_public else None,
            strength=Strength.SURE if pair.is_sure else Strength.LIKELY,
        )


def answered_of_person(pair: SamePerson, answer: Answer) -> Iterator[Proposal]:
    """Yield what follows from an *answer*: an alias, or two entries that tell the persons apart."""
    problem = Problem(path=FILE, kind=ProblemKind.SAME_PERSON, message="answered")
    if answer is Answer.YES:
        yield Proposal(problem=problem, path=FILE, change=_aliased(pair))
    elif answer is Answer.NEVER:
        for term in (pair.kept, pair.other):
            change = partial(_with_entry, key=term.slug, name=term.label)
            yield Proposal(problem=problem, path=FILE, change=change)


def _aliased(pair: SamePerson) -> Change:
    """Return the change that makes two names one person's."""

    def change(text: str) -> str:
        whole = _with_entry(text, key=pair.kept.slug, name=pair.kept.label)
        return yaml_edit.extend(whole, (pair.kept.slug, "aliases"), [pair.other.label])

    return change


def _with_entry(text: str, *, key: str, name: str) -> str:
    """Return *text* with an entry for *key*, as it is where there is one."""
    return text if key in yaml_text.read(text) else yaml_edit.add(text, (key,), {"name": name})
