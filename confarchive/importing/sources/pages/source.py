# ruff: noqa: ARG002, ARG003 - it takes what the protocol hands over
"""A blog of which only published pages are left, as a source of posts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from confarchive.importing import html_bodies, translated_posts, workers
from confarchive.importing.body import Body
from confarchive.importing.errors import NothingToImportError
from confarchive.importing.formulas import script
from confarchive.importing.links.link_outcomes import Links
from confarchive.importing.links.resolver import Resolver
from confarchive.importing.published.hidden import is_of_server, why_withheld_at
from confarchive.importing.published.page_files import PageFiles
from confarchive.importing.sources.pages import (
    blog_problems,
    feed_pages,
    lists,
    page_doubts,
    page_names,
    reader,
    recognition,
    translations,
)
from confarchive.importing.sources.pages.kinds import PublishedKind
from confarchive.importing.sources.pages.link_syntax import (
    PageLinks,
    asking_from_root,
    find_on_page,
    is_asking,
)
from confarchive.importing.sources.pages.same_posts import settled
from confarchive.importing.sources.pages.survey import survey
from confarchive.importing.sources.protocol import Clue
from confarchive.model.site_identity import SiteIdentity
from confarchive.runtime.time_limit import SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from confarchive.importing.conversion import Doubt
    from confarchive.importing.foreign_post import ForeignPost, NamedZone, Reading
    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.links.index import LinkIndex, Lists
    from confarchive.importing.published.storage.mirror import Mirror
    from confarchive.importing.sources.pages.survey import Survey
    from confarchive.importing.sources.protocol import Clue, Source, SourceOptions
    from confarchive.model.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesAlone:
    """The pages of a blog in a folder; see :class:`confarchive.importing.sources.protocol.Source`.

    ``survey`` is what all of them together tell, and ``unread`` are files that may be pages, too.
    """

    name: ClassVar[str] = "pages"
    program: ClassVar[str] = "Published"
    is_published: ClassVar[bool] = True

    folder: Path
    pages: Mirror
    survey: Survey
    unread: frozenset[str]

    @classmethod
    def detect(cls, path: Path, options: SourceOptions) -> Clue | None:
        """Return that pages are there which share a frame, where nothing could be what they were made of."""
        return recognition.detect(path)

    @classmethod
    def open(cls, path: Path, options: SourceOptions) -> tuple[PagesAlone, tuple[Problem, ...]]:
        """Return the blog whose pages lie below *path*."""
        if not path.exists():
            expected = "a folder of pages, a .warc or .wacz file, or a feed"
            raise NothingToImportError(f"{path}: no such file or folder; expected {expected}")
        pages = recognition.pages_in(path.absolute())
        if not any(page_names.is_page(each) for each in pages.addresses()):
            raise NothingToImportError(
                f"{path}: no pages below it; expected files that end in .html"
            )
        frame = feed_pages.FRAME if feed_pages.is_feed(path) else None
        seen = survey(pages, options.jobs, SECONDS, frame)
        unread = page_names.unread(pages.files)
        return cls(folder=path.absolute(), pages=pages, survey=seen, unread=unread), ()

    @property
    def blog(self) -> str:
        """What its pages call it."""
        return self.survey.blog

    @property
    def identity(self) -> SiteIdentity:
        """Its name, and where it stood."""
        url = next((each for each in self.site_urls if each.startswith("http")), "")
        return SiteIdentity(title=self.blog, url=f"{url}/" if url else "")

    @property
    def settings_file(self) -> None:
        """None: pages tell not how they were made."""
        return None

    def inputs(self) -> tuple[Path, ...]:
        """Return none: each page tells itself that it has changed."""
        return ()

    @property
    def chosen_by(self) -> str:
        """What told the folder."""
        return "its pages are there"

    def problems(self, readings: Sequence[Reading]) -> Iterator[Problem]:
        """Yield what pages cannot tell, or left to be guessed."""
        yield from blog_problems.of(
            self.pages, self.survey, readings, name=self.content.name, unread=self.unread
        )

    # --- posts ---

    @property
    def zone(self) -> NamedZone | None:
        """None: pages name no time zone."""
        return None

    def read(self, jobs: int, seconds: float) -> tuple[Reading, ...]:
        """Read all posts, and pages that are none of them; one that stands there twice counts once."""
        found = self.survey.of_kind(PublishedKind.POST, PublishedKind.PAGE)
        if not found:
            raise NothingToImportError(
                f"{self.content}: no posts among its pages; expected some with a date"
            )
        work = partial(reader.read, pages=self.pages, survey=self.survey, seconds=seconds)
        return settled(workers.each(work, sorted(found), jobs))

    def with_posts(self, posts: Iterable[ForeignPost]) -> PagesAlone:
        """Return the same blog."""
        return self

    def paired(self, posts: Sequence[ForeignPost]) -> tuple[ForeignPost, ...]:
        """Return *posts*, each translation with its original, as the links between their pages tell."""
        groups = translations.groups(posts, self.survey)
        language = self.survey.language.partition("-")[0].lower()
        return translated_posts.paired(posts, groups, language)

    def addresses(self, post: ForeignPost) -> tuple[str, ...]:
        """Return the address of the post's page."""
        return (page_names.address_of(post.path),)

    def other_addresses(
        self, posts: Sequence[ForeignPost]
    ) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """Return the addresses that sent readers on to *posts*, and those of the same posts elsewhere."""
        found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for post in posts:
            also = post.given.get(reader.ALSO, "").split("\n")
            for old in filter(None, (*also, *self.survey.aliases.get(post.path, ()))):
                found[post.path].append((page_names.address_of(old),))
        return found

    def feed_id(self, _destination: Destination) -> str:
        """Nothing tells."""
        return ""

    def lists(self, listed: Iterable[ForeignPost]) -> Lists:
        """Return the lists that stand among the pages."""
        return lists.of_posts(listed, self.survey)

    # --- what links lead to ---

    @property
    def content(self) -> Path:
        """The folder of the pages."""
        return self.folder

    @property
    def base(self) -> Path:
        """The same folder."""
        return self.folder

    @property
    def site_urls(self) -> tuple[str, ...]:
        """Where the blog stood, as its pages say."""
        return self.survey.site_urls

    @property
    def syntax(self) -> PageLinks:
        """Plain links, some that ask a program for a page."""
        asked = frozenset(
            each for each in self.survey.kinds if is_asking(page_names.address_of(each))
        )
        return PageLinks(asked)

    @property
    def theme_files(self) -> Mapping[str, Path]:
        """Return none: they stand among the blog's own."""
        return {}

    def files(self) -> frozenset[str]:
        """Return every file but posts, lists, drafts and the server's own: other pages may be slides and the like."""
        if self.folder.is_file():
            return frozenset()
        own = {
            self.pages.files[each]
            for each in self.survey.of_kind(
                PublishedKind.POST, PublishedKind.LIST, PublishedKind.ALIAS
            )
        }
        kept = (*filter(_is_kept_back, self.pages.files), *self.unread)
        return frozenset(self.pages.files.values()) - own - {*map(self.pages.files.get, kept)}

    def moved(self, found: frozenset[str]) -> Mapping[str, str]:
        """Return the files of a mirror that lie below folders for its host and the like."""
        return {
            address: file
            for address, file in self.pages.files.items()
            if address != file and file in found
        }

    # --- one post ---

    def title(self, post: ForeignPost) -> str:
        """Return the title."""
        return post.title

    def body(self, destination: Destination, index: LinkIndex) -> Body:
        """Return the body: of what readers saw, the article on the page, the MyST is written."""
        post, path = destination.post, destination.path
        resolver = Resolver(index=index, destination=destination)
        files = PageFiles(pages=self.pages if self.folder.is_file() else None)
        links = Links(partial(find_on_page, resolver=resolver, files=files))
        is_asked = is_asking(page_names.address_of(post.path))
        text = asking_from_root(post.body, self.site_urls) if is_asked else post.body
        formulas = script.typeset_page(
            text, recognition.SCRIPTS.get(post.given.get(reader.MATH, ""))
        )
        linked = index.sections.get(path, {})
        conversion = html_bodies.convert(formulas, links, path=path, linked=linked)
        return Body(
            conversion=conversion,
            truth=formulas,
            summary=post.summary,
            resolver=resolver,
            links=links,
            generated=tuple(files.found.values()),
            is_published=True,
        )

    def rewritten(self, destination: Destination, index: LinkIndex) -> Body | None:
        """Return None: there is no other way to write it."""
        return None

    def doubts(
        self, post: ForeignPost, body: Body, shown: str, others: Iterable[Doubt]
    ) -> Iterator[Doubt]:
        """Yield what on its page leaves open what readers saw."""
        yield from others
        yield from page_doubts.of(post)


def _is_kept_back(address: str) -> bool:
    is_draft = page_names.is_page(address) and bool(why_withheld_at(address))
    return is_draft or is_of_server(address)


if TYPE_CHECKING:
    _IS_A_SOURCE: type[Source] = PagesAlone
