"""The files of an archive as people keep them: read whole, drafts and bodies included."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from confarchive.model import publication
from confarchive.model.archive import read_posts, refused
from confarchive.model.conferences.conference import Conferences, fitting
from confarchive.model.dates import time_zones
from confarchive.model.files import conf_file, site_files
from confarchive.model.files.conference_file import FILE
from confarchive.model.files.data_files import (
    read_conferences,
    read_people,
    read_programmes,
    read_terms,
)
from confarchive.model.files.term_file import Vocabularies
from confarchive.model.people import People
from confarchive.model.problems import Problem, ProblemKind, line_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping
    from datetime import datetime, tzinfo
    from pathlib import Path

    from confarchive.model.post import Post
    from confarchive.model.talks.talks import Talk


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What stands in the archive's folder: posts and pages by path, and what describes them.

    ``texts`` are the files of posts as they are edited, with plain ends of lines, by
    path; ``listed`` are the paths of those that lists may name; ``described`` is that of ``conferences.yml``, ``programmes`` are the talks of editions, by slug; ``zone`` is
    the one that ``conf.py`` names for times; ``problems`` are what is wrong with any of it.
    """

    posts: tuple[Post, ...] = ()
    listed: frozenset[str] = frozenset()
    conferences: Conferences = field(default_factory=Conferences)
    vocabularies: Vocabularies = field(default_factory=Vocabularies)
    people: People = field(default_factory=People)
    texts: Mapping[str, str] = field(default_factory=dict)
    described: str = ""
    programmes: Mapping[str, tuple[Talk, ...]] = field(default_factory=dict)
    zone: tzinfo | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def paths(self) -> frozenset[str]:
        """The paths of the posts and pages."""
        return frozenset(post.path for post in self.posts)

    @property
    def unreadable(self) -> frozenset[str]:
        """The paths of files that cannot be read, in which nothing is to be written."""
        kind = ProblemKind.UNREADABLE
        return frozenset(problem.path for problem in self.problems if problem.kind is kind)

    def only(self, paths: Container[str]) -> Sources:
        """Return these with the posts of *paths* alone."""
        return replace(self, posts=tuple(post for post in self.posts if post.path in paths))

    def public(self) -> Sources:
        """Return these with the posts alone that lists may name: what readers are told comes from no others.

        Names that can be no conference's are taken out of their headers, as a build does.
        """
        posts, _ = fitting(self.only(self.listed).posts)
        return replace(self, posts=tuple(posts))

    def body_at(self, post: Post) -> int:
        """Return where the body of *post* begins in its file's text."""
        return len(self.texts[post.path]) - len(post.body)

    def line(self, post: Post, where: str, line: int = 1) -> int | None:
        """Return the line of the file in which something stands, from 1.

        *where* is ``title``, ``text`` (then *line* counts in the body) or a key of the header.
        """
        return line_of(self.texts[post.path], post.body, where, line)


_EXCLUDED = "exclude_patterns"
"""The setting of ``conf.py`` that keeps files out of a build."""
_COMPUTED = Problem(
    path=conf_file.FILE,
    kind=ProblemKind.BAD_VALUE,
    message=f"{_EXCLUDED}: found what only a build computes, expected a list of texts; until then no post counts "
    "as published here, and nothing is written that would describe one to readers",
)


def exclusion(
    root: Path, matching: Callable[[list[str]], Callable[[str], bool]]
) -> Callable[[str], bool] | None:
    """Return what tells whether ``conf.py`` in the folder *root* keeps a path out, as *matching* reads patterns.

    None where it does not stand there as text.
    """
    try:
        patterns = conf_file.literal(root, _EXCLUDED) or []
    except ValueError:
        return None
    is_right = isinstance(patterns, list | tuple) and all(isinstance(p, str) for p in patterns)
    return (matching(list(patterns)) if patterns else _nothing) if is_right else None


def _nothing(_path: str) -> bool:
    return False


def load(
    root: Path, now: datetime | None = None, excluded: Callable[[str], bool] | None = _nothing
) -> Sources:
    """Return what stands in the folder *root* at the moment *now* (with an offset), by default that of the clock.

    The *excluded* paths are as if they were not there; where None tells them, no post is listed.
    Never raises for what a file holds.
    """
    read = list(read_posts(root, excluded or _nothing))
    posts = tuple(post for post, _ in read)
    zone = time_zones.of_site(root)
    now = now or publication.now(None, zone)
    placed = [time_zones.placed(post, zone) for post in posts] if zone else posts
    texts = {post.path: _text(root / post.path) for post in posts}
    vocabularies, problems_of_terms = read_terms(root, posts)
    people, problems_of_people = read_people(root)
    conferences, problems_of_conferences = read_conferences(root)
    programmes, problems_of_programmes = read_programmes(root)
    return Sources(
        posts=posts,
        listed=frozenset(
            post.path for post in placed if excluded and publication.is_listed(post, now)
        ),
        conferences=conferences,
        vocabularies=vocabularies,
        people=people,
        texts=texts,
        described=_description(root),
        programmes=programmes,
        zone=zone,
        problems=(
            *(() if excluded else (_COMPUTED,)),
            *(each.problem for each in refused(root)),
            *(problem for _, problems in read for problem in problems),
            *problems_of_terms,
            *problems_of_people,
            *problems_of_conferences,
            *problems_of_programmes,
        ),
    )


def _description(root: Path) -> str:
    """Return the text of ``conferences.yml``, "" where that is not there or cannot be read."""
    try:
        return site_files.read_text(root, FILE) if (root / FILE).exists() else ""
    except (OSError, UnicodeDecodeError):
        return ""


def _text(file: Path) -> str:
    """Return a post's text, as far as it is one: nothing else of a file is ever edited."""
    text = file.read_text(encoding="utf-8", errors="replace")
    return text.removeprefix("\ufeff")
