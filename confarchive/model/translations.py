"""Texts in several languages: the posts of which each is a translation of one of them, the original.

A header names the original, which itself names none. What is withheld is in no group: nothing is told of it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from confarchive.model.post import Status
from confarchive.model.problems import Problem, ProblemKind, did_you_mean
from confarchive.model.terms import collect, one

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from confarchive.model.post import Post
    from confarchive.model.terms import Term

    Line = Callable[[Post, str, str], int | None]

KEY = "translation_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Translations:
    """The groups of posts that are one text, by the document name of each that is in one.

    A group has its post in the archive's ``language`` first, then the original, then the others by language. Hidden
    posts are in no group but that of their own page. Posts that name no language are in the archive's.
    """

    groups: Mapping[str, tuple[Post, ...]] = field(default_factory=dict)
    language: str = "en"

    def group(self, post: Post) -> tuple[Post, ...]:
        """Return all posts that are the text of *post*: it alone where there is no other."""
        return self.groups.get(post.docname, (post,))

    def others(self, post: Post) -> tuple[Post, ...]:
        """Return the posts that are *post* in other languages."""
        return tuple(each for each in self.group(post) if each.docname != post.docname)

    def original(self, post: Post) -> Post | None:
        """Return the post that *post* is a translation of, None where that is not shown, or it is none."""
        return next((each for each in self.others(post) if each.slug == post.translation_of), None)

    def language_of(self, post: Post) -> str:
        """Return the code of the language of *post*, as it is compared with others."""
        return comparable(post.language or self.language)

    def version(self, posts: Sequence[Post], reader_of: Post) -> Post:
        """Return that of *posts*, which are one text, which a *reader_of* another one can read best."""
        wanted = self.language_of(reader_of)
        return next((each for each in posts if self.language_of(each) == wanted), posts[0])

    def grouped(self, posts: Iterable[Post]) -> tuple[tuple[Post, ...], ...]:
        """Return *posts* with those that are one text together, where that one stands which comes first in its group."""
        every = tuple(posts)
        if not self.groups:
            return tuple((post,) for post in every)
        names = {post.docname for post in every}
        groups = (
            tuple(each for each in self.group(post) if each.docname in names) for post in every
        )
        return tuple(
            group
            for post, group in zip(every, groups, strict=True)
            if not group or group[0].docname == post.docname
        )

    def once(self, posts: Sequence[Post]) -> tuple[Post, ...]:
        """Return *posts*, of those that are one text only that which comes first in its group."""
        return tuple(group[0] for group in self.grouped(posts)) if self.groups else tuple(posts)

    def beside(self, post: Post, posts: Iterable[Post]) -> Iterator[Post]:
        """Yield *posts* as a reader of *post* is led to them: none that is the same text, and each text once."""
        if not self.groups:
            yield from posts
            return
        named = {each.docname for each in self.others(post)}
        for each in posts:
            if each.docname not in named:
                group = self.group(each)
                named |= {other.docname for other in group}
                yield each if each.docname == post.docname else self.version(group, post)


def comparable(code: str) -> str:
    """Return the *code* of a language as all its spellings are alike."""
    return code.strip().replace("_", "-").casefold()


def of_posts(posts: Iterable[Post], language: str) -> Translations:
    """Return the groups of *posts*, whose translations are :func:`settled`, in an archive in *language*."""
    found: dict[tuple[str, str], list[Post]] = defaultdict(list)
    every = tuple(posts)
    originals = {_key(post, post.translation_of) for post in every if post.translation_of}
    for post in every:
        key = _key(post, post.translation_of or post.slug)
        if key in originals:
            found[key].append(post)
    nothing = Translations(language=language)
    groups: dict[str, tuple[Post, ...]] = {}
    for members in found.values():
        group = sorted(members, key=lambda post: _rank(post, nothing))
        listed = tuple(post for post in group if post.status is not Status.HIDDEN)
        for post in group:
            those = listed if post in listed else (post, *listed)
            if len(those) > 1:
                groups[post.docname] = those
    return replace(nothing, groups=groups)


def _rank(post: Post, translations: Translations) -> tuple[bool, bool, str, str]:
    language = translations.language_of(post)
    is_other = language != comparable(translations.language)
    return is_other, post.translation_of is not None, language, post.path


def languages(listed: Sequence[Post], language: str) -> tuple[Term, ...]:
    """Return the languages of posts; where there is more than one, those that name none are in the archive's."""
    known = {comparable(post.language or language) for post in listed}
    by_default = language if len(known) > 1 else None
    return collect(listed, one(lambda post: post.language or by_default))[0]


def settled(
    posts: Iterable[Post], withheld: AbstractSet[str], language: str, line: Line
) -> tuple[list[Post], list[Problem]]:
    """Return *posts*, without the names of originals that can be none; and what is wrong with these.

    The archive is in *language*. Of posts whose paths are *withheld* nothing is told; *line* finds a name in a header.
    """
    every = list(posts)
    check = _Check(every, withheld, Translations(language=language))
    wrong = {post.path: why for post in every if post.translation_of and (why := check.of(post))}
    problems = [
        Problem(
            path=post.path,
            line=line(post, KEY, post.translation_of or ""),
            kind=ProblemKind.BAD_VALUE,
            message=f"{KEY}: {wrong[post.path]}",
        )
        for post in every
        if post.path in wrong and post.path not in withheld
    ]
    return [replace(p, translation_of=None) if p.path in wrong else p for p in every], problems


class _Check:
    """Tells what is wrong with the originals that posts name."""

    def __init__(
        self, posts: Iterable[Post], withheld: AbstractSet[str], translations: Translations
    ) -> None:
        self._withheld = withheld
        self._translations = translations
        self._posts: dict[tuple[str, str], Post] = {}
        self._first: dict[tuple[object, ...], Post] = {}
        for post in sorted(posts, key=lambda post: post.path):
            self._posts.setdefault(_key(post, post.slug), post)
            if post.translation_of and post.path not in withheld:
                self._first.setdefault(self._place(post), post)

    def of(self, post: Post) -> str:
        """Return what is wrong with the original that *post* names, "" for nothing."""
        named = post.translation_of or ""
        original = self._posts.get(_key(post, named))
        if named == post.slug:
            return f"found {named!r}, its own name; expected that of the original, which has no such key"
        if original is None:
            return self._unknown(post, named)
        if original.translation_of == post.slug:
            return (
                f"found {named!r}, which names this one in turn; take the key out of the original"
            )
        if original.translation_of:
            return (
                f"found {named!r}, which is a translation itself; "
                f"expected the original, such as {original.translation_of!r}"
            )
        return self._same_language(post, original)

    def _unknown(self, post: Post, named: str) -> str:
        folder = _key(post, named)[0]
        shown = (p.slug for key, p in self._posts.items() if key[0] == folder and self._is_shown(p))
        meant = did_you_mean(named.rpartition("/")[2].removesuffix(".md"), shown)
        return (
            f"found {named!r}, which is no {'post' if folder == 'posts' else 'page'}; "
            f"expected the name of the original's file without '.md'{meant}"
        )

    def _same_language(self, post: Post, original: Post) -> str:
        language = post.language or self._translations.language
        if self._translations.language_of(post) == self._translations.language_of(original):
            return (
                f"{original.path} is in the same language, {language!r}; "
                "say with 'language' in which each of the two is"
            )
        first = self._first.get(self._place(post), post)
        if first is not post:
            return (
                f"{first.path} is a translation into {language!r}, too; "
                "say with 'language' in which each of the two is, or take the key out of one"
            )
        return ""

    def _place(self, post: Post) -> tuple[object, ...]:
        return *_key(post, post.translation_of or ""), self._translations.language_of(post)

    def _is_shown(self, post: Post) -> bool:
        return post.path not in self._withheld


def _key(post: Post, name: str) -> tuple[str, str]:
    """Return by what the post or page *name* is found from *post*: pages are translations of pages."""
    return post.path.partition("/")[0], name
