"""The archive as one immutable value, computed from the headers alone.

Everything a list, an index or a feed needs is derived from it before Sphinx
reads a document. Drafts are separated here, and nowhere else.
"""

from __future__ import annotations

import dataclasses
import itertools
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from confarchive.model import frontmatter, header_findings, terms, translations
from confarchive.model.conferences import canonical_slugs, conference
from confarchive.model.conferences.conference import Conferences
from confarchive.model.dates import time_zones
from confarchive.model.files import conference_file, site_files
from confarchive.model.files.data_files import (
    line_in_header,
    read_conferences,
    read_people,
    read_programmes,
    read_terms,
)
from confarchive.model.order import as_read, by_year, newest_first
from confarchive.model.post import Post, Status
from confarchive.model.problems import Problem, ProblemKind, overdue, unreadable
from confarchive.model.publication import is_listed, is_published
from confarchive.model.talks import programmes
from confarchive.model.translations import Translations
from confarchive.runtime.time_limit import SECONDS, OverdueError, within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime, tzinfo
    from pathlib import Path

    from confarchive.model.files.data_files import Describe, ReadProgramme
    from confarchive.model.files.term_file import Vocabularies
    from confarchive.model.people import People, Person
    from confarchive.model.talks.talks import Talk
    from confarchive.model.terms import Term

    Header = tuple[Post, tuple[Problem, ...]]
    Parse = Callable[[str, str], Header]

POSTS, PAGES, FILES, REDIRECTS = "posts", "pages", "files", "redirects.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The posts that are shown, newest first, and what is derived from them.

    ``listed`` are the posts of lists and feeds, ``hidden`` those that only their
    address reaches, ``pages`` the static pages. ``withheld`` are the paths of
    drafts, which no part of a build may read; when drafts are shown it is empty,
    and ``drafts`` has the paths of those shown. The other fields hold ``listed``
    by what they are named after; terms are sorted by slug, years newest first. ``everybody`` are
    the authors of ``listed``, and those whose talks they tell of, with the posts that they wrote; ``people`` are the same with what is
    known of them. ``translations`` tells which posts are one text, that ``texts_by_conference`` and ``texts_by_mention`` have once. Only the posts of ``series`` stand in the order they are read in; see :func:`as_read`.
    """

    listed: tuple[Post, ...] = ()
    hidden: tuple[Post, ...] = ()
    pages: tuple[Post, ...] = ()
    withheld: frozenset[str] = frozenset()
    drafts: frozenset[str] = frozenset()
    tags: tuple[Term, ...] = ()
    categories: tuple[Term, ...] = ()
    authors: tuple[Term, ...] = ()
    everybody: tuple[Term, ...] = ()
    people: tuple[Person, ...] = ()
    locations: tuple[Term, ...] = ()
    languages: tuple[Term, ...] = ()
    series: tuple[Term, ...] = ()
    years: tuple[tuple[int, tuple[Post, ...]], ...] = ()
    conferences: Conferences = dataclasses.field(default_factory=Conferences)
    translations: Translations = dataclasses.field(default_factory=Translations)
    by_conference: Mapping[str, tuple[Post, ...]] = dataclasses.field(default_factory=dict)
    by_mention: Mapping[str, tuple[Post, ...]] = dataclasses.field(default_factory=dict)
    texts_by_conference: Mapping[str, tuple[Post, ...]] = dataclasses.field(default_factory=dict)
    texts_by_mention: Mapping[str, tuple[Post, ...]] = dataclasses.field(default_factory=dict)
    programmes: Mapping[str, tuple[Talk, ...]] = dataclasses.field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def posts(self) -> tuple[Post, ...]:
        """The posts that have a page, listed or not."""
        return self.listed + self.hidden

    @property
    def listed_pages(self) -> tuple[Post, ...]:
        """The static pages that lists and the search name."""
        return tuple(page for page in self.pages if page.status is not Status.HIDDEN)

    @property
    def unlisted(self) -> frozenset[str]:
        """The names of the documents, posts and pages, that only their address reaches."""
        pages = (page for page in self.pages if page.status is Status.HIDDEN)
        return frozenset(post.docname for post in (*self.hidden, *pages))

    @property
    def catalogs(self) -> dict[str, tuple[Term, ...]]:
        """The terms other than tags, by what they are: category, author, location, language."""
        return {
            "category": self.categories,
            "author": self.authors,
            "location": self.locations,
            "language": self.languages,
        }

    def about(self, slug: str) -> tuple[Post, ...]:
        """Return the listed posts about an edition, or about a series and its editions: each text once."""
        return self.texts_by_conference.get(slug, ())

    def mentioning(self, slug: str) -> tuple[Post, ...]:
        """Return the listed posts that are not about a conference, and mention it: each text once."""
        return self.texts_by_mention.get(slug, ())


def parsed(text: str, path: str) -> tuple[Post, tuple[Problem, ...]]:
    """Return what :func:`confarchive.model.frontmatter.parse` does; raise OverdueError after some seconds."""
    with within(SECONDS):
        return frontmatter.parse(text, path)


def scan(
    root: Path,
    *,
    now: datetime,
    zone: tzinfo | None = None,
    show_drafts: bool = False,
    language: str = "en",
    excluded: Callable[[str], bool] = lambda _path: False,
    parse: Parse = parsed,
    describe: Describe = conference_file.read,
    read_programme: ReadProgramme = programmes.read,
    entries: Iterable[site_files.FolderEntry] | None = None,
) -> Archive:
    """Return the archive in the folder *root*, at the moment *now* (with an offset).

    Times of posts without an offset get that of *zone*, if one is given; posts that name no language are in *language*.
    The *excluded* paths are as if they were not there; *parse* may know posts already, and
    *describe* conferences, *read_programme* a programme; *entries* are what :func:`site_files.walk` yields of *root*, where
    that is known.
    Never raises for what a file holds: that is in the archive's ``problems``.
    """
    found_posts = read_posts(root, excluded, parse, entries)
    read = [(_without_text(post), problems) for post, problems in found_posts]
    vocabularies, of_terms = read_terms(root, [post for post, _ in read])
    people, of_people = read_people(root)
    posts = [people.settled(vocabularies.settled(post)) for post, _ in read]
    posts = [time_zones.placed(post, zone) for post in posts] if zone else posts
    line = partial(line_in_header, root)
    posts, misnamed = conference.fitting(posts, line)
    described, of_file = read_conferences(root, describe)
    given, of_programmes = read_programmes(root, read_programme)
    drafts = frozenset(post.path for post in posts if not is_published(post, now))
    withheld = frozenset() if show_drafts else drafts
    posts, mispaired = translations.settled(posts, withheld, language, line)
    shown, calls = canonical_slugs.settled(
        [post for post in posts if post.path not in withheld], described, given
    )
    wrong = [
        *header_findings.of_headers(read, withheld),
        *of_terms,
        *of_people,
        *misnamed,
        *mispaired,
        *of_file,
    ]
    wrong += of_programmes
    wrong += header_findings.duplicates(shown)
    if all(problem.kind is not ProblemKind.UNREADABLE for problem in of_file):
        unlisted = frozenset(post.path for post in shown if not is_listed(post, now))
        wrong += conference.unknown(shown, described, unlisted, line)
        wrong += programmes.undescribed(given, described)
    archive = Archive(
        withheld=withheld,
        translations=Translations(language=language),
        drafts=drafts - withheld,
        conferences=described,
        programmes={calls.get(slug, slug): people.talks(talks) for slug, talks in given.items()},
        problems=tuple(wrong),
    )
    return _derive(shown, archive, vocabularies, people, now)


def _without_text(post: Post) -> Post:
    return dataclasses.replace(post, body="", preamble="") if post.body or post.preamble else post


def _derive(
    posts: list[Post],
    archive: Archive,
    vocabularies: Vocabularies,
    people: People,
    now: datetime,
) -> Archive:
    """Return *archive* with all that follows from its *posts*, whose terms and authors are settled."""
    written = [post for post in posts if post.path.startswith(f"{POSTS}/")]
    listed = newest_first([post for post in written if post.status is not Status.HIDDEN], now)
    # What only hidden posts name would tell of them: it has no page.
    named = {
        s for post in posts if post.status is not Status.HIDDEN for s in post.named_conferences
    }
    tags, tag_problems = terms.collect(listed, lambda post: post.tags, vocabularies.tags)
    categories, category_problems = terms.collect(
        listed, terms.one(lambda post: post.category), vocabularies.categories
    )
    authors, _ = terms.collect(listed, lambda post: post.authors, people.vocabulary)
    everybody = people.everybody(authors, listed)
    conferences = archive.conferences.completed({*named, *archive.programmes})
    paired = translations.of_posts(posts, archive.translations.language)
    about = conference.posts_about(listed, conferences)
    mentioning = conference.posts_mentioning(listed, conferences)
    return dataclasses.replace(
        archive,
        listed=listed,
        hidden=newest_first([post for post in written if post.status is Status.HIDDEN], now),
        pages=tuple(post for post in posts if post.path.startswith(f"{PAGES}/")),
        tags=tags,
        categories=categories,
        authors=authors,
        everybody=everybody,
        people=people.behind(everybody),
        locations=terms.collect(listed, terms.one(lambda post: post.location))[0],
        languages=translations.languages(listed, archive.translations.language),
        translations=paired,
        series=terms.collect(
            as_read([post for post in listed if post.series], now),
            terms.one(lambda post: post.series),
        )[0],
        years=by_year(listed),
        conferences=conferences,
        by_conference=about,
        by_mention=mentioning,
        texts_by_conference={slug: paired.once(found) for slug, found in about.items()},
        texts_by_mention={slug: paired.once(found) for slug, found in mentioning.items()},
        problems=archive.problems + tag_problems + category_problems,
    )


def read_posts(
    root: Path,
    excluded: Callable[[str], bool] = lambda _path: False,
    parse: Parse = parsed,
    entries: Iterable[site_files.FolderEntry] | None = None,
) -> Iterator[Header]:
    """Yield every post and page in *root*, drafts too, and what is wrong with it.

    *entries* are those of *root*, where they are known.
    """
    known = None if entries is None else tuple(entries)
    for path in itertools.chain(_documents(root, POSTS, known), _documents(root, PAGES, known)):
        if excluded(path):
            continue
        try:
            with open(f"{root}/{path}", encoding="utf-8") as file:  # noqa: PTH123 (half the time)
                text = file.read()
            post, problems = parse(text, path)
        except (OSError, UnicodeDecodeError) as error:
            yield _unread(path, unreadable(path, error))
        except OverdueError:
            yield _unread(path, overdue(path, SECONDS))
        else:
            yield post, problems


def _unread(path: str, problem: Problem) -> Header:
    """Return what stands for a post that cannot be read: a draft."""
    return Post(path=path, title=PurePosixPath(path).stem, status=Status.DRAFT), (problem,)


def refused(root: Path) -> Iterator[site_files.FolderEntry]:
    """Yield what is called like a document of *root*, and is not read."""
    for top in (POSTS, PAGES):
        entries = (entry for entry in site_files.walk(root, top) if entry.refusal)
        yield from (entry for entry in entries if entry.path.endswith(".md"))


def _documents(
    root: Path, top: str, known: Iterable[site_files.FolderEntry] | None
) -> Iterator[str]:
    """Yield the paths of the documents in a folder of *root*, and of what is only called so."""
    for entry in site_files.walk(root, top) if known is None else known:
        path = entry.path
        if path.endswith(".md") and path.startswith(f"{top}/") and not entry.refusal:
            yield path
