"""A Pelican blog as a source of posts."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from confarchive.importing import given_paths, post_limits, translated_posts, workers
from confarchive.importing.errors import NothingToImportError
from confarchive.importing.foreign_post import NamedZone
from confarchive.importing.formats import Format
from confarchive.importing.formulas import script
from confarchive.importing.sources.pelican import (
    addresses,
    bodies,
    feeds,
    formula_makers,
    identity,
    inputs,
    plugins,
    post_files,
    reader,
    static_files,
    theme,
    translation_ids,
    undated,
    undecided,
    unread,
)
from confarchive.importing.sources.pelican.dialect import PelicanDialect
from confarchive.importing.sources.pelican.given_settings import given_settings
from confarchive.importing.sources.pelican.link_syntax import PelicanLinks
from confarchive.importing.sources.pelican.markdown_releases import era
from confarchive.importing.sources.pelican.plugins import bare_tags
from confarchive.importing.sources.pelican.settings import files, subsites
from confarchive.importing.sources.pelican.suffixes import FORMATS
from confarchive.importing.sources.protocol import Clue
from confarchive.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from confarchive.importing.body import Body
    from confarchive.importing.conversion import Doubt
    from confarchive.importing.foreign_post import ForeignPost, Reading
    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.links.index import LinkIndex, Lists
    from confarchive.importing.sources.pelican.plugins import Engine
    from confarchive.importing.sources.pelican.settings import Settings
    from confarchive.importing.sources.pelican.theme import Theme
    from confarchive.importing.sources.protocol import Source, SourceOptions
    from confarchive.model.site_identity import SiteIdentity


@dataclass(frozen=True, slots=True, kw_only=True)
class Pelican:
    """A Pelican blog; see :class:`confarchive.importing.sources.protocol.Source`.

    ``engine`` is what made its pages besides Pelican, ``dialect`` the Markdown of its posts, ``look`` its theme.
    """

    name: ClassVar[str] = "pelican"
    program: ClassVar[str] = "Pelican"
    is_published: ClassVar[bool] = False

    settings: Settings
    engine: Engine
    dialect: PelicanDialect
    look: Theme

    @classmethod
    def detect(cls, path: Path, options: SourceOptions) -> Clue | None:
        """Return which file of settings tells it, or that files could be posts."""
        here, given = path.absolute(), options.settings
        if given is not None:
            return Clue(because=f"{given.name} is given as its settings", folder=here)
        found = files.find(here) or files.outside(here) or next(iter(files.below(here)), None)
        if found is not None:
            folder = found.parent if here.is_relative_to(found.parent) else here
            return Clue(because=f"{found.name} is there", folder=folder)
        because = "it has no settings of any program, and files that could be posts"
        return Clue(because=because) if _has_posts(here) else None

    @classmethod
    def open(cls, path: Path, options: SourceOptions) -> tuple[Pelican, tuple[Problem, ...]]:
        """Return the blog at *path*, and what is wrong with it."""
        given_paths.check_folder(path)
        settings, problems = given_settings(path, options)
        engine = plugins.engine_of(settings)
        settings = plugins.with_headers(settings, engine, options.headers)
        formulas = formula_makers.of_blog(settings)
        blog = cls(
            settings=settings,
            engine=engine,
            dialect=PelicanDialect.from_settings(settings.values, options.extensions, formulas),
            look=theme.find(settings),
        )
        return blog, (*problems, *post_files.refused(settings))

    @property
    def blog(self) -> str:
        """``SITENAME``."""
        return self.settings.name

    @property
    def identity(self) -> SiteIdentity:
        """Its name, author, address, language, words and menu, as its settings tell them."""
        return identity.of_blog(self.settings)

    @property
    def settings_file(self) -> Path | None:
        """Such as ``pelicanconf.py``."""
        return self.settings.file

    def inputs(self) -> Iterator[Path]:
        """Return settings, scripts, templates, plugins, and what posts include."""
        return inputs.find(self.settings)

    @property
    def chosen_by(self) -> str:
        """What told the folder of posts, such as ``PATH``."""
        return self.settings.chosen_by

    def problems(self, readings: Sequence[Reading]) -> Iterator[Problem]:
        """Yield what a person should know of extensions, plugins, and settings that nobody can tell."""
        for note in self.dialect.notes:
            yield Problem(path="MARKDOWN", line=note.line, kind=note.kind, message=note.message)
        yield from self.engine.problems()
        yield from undecided.problems(readings, self.settings)

    # --- posts ---

    @property
    def zone(self) -> NamedZone | None:
        """``TIMEZONE``, where the blog gives it."""
        file = self.settings.file
        if "TIMEZONE" not in self.settings.given:
            return None
        name = self.settings["TIMEZONE"]
        return NamedZone(name=name, setting="TIMEZONE", file=file.name if file else "")

    def read(self, jobs: int, seconds: float) -> tuple[Reading, ...]:
        """Read all posts, and name what seem to be some in other formats."""
        content = self.settings.content
        found = tuple(post_files.find(self.settings))
        if not found:
            suffixes = ", ".join(FORMATS)
            refused = post_files.refused(self.settings)
            outside = "".join(f"; {each.path} {each.message}" for each in refused)
            raise NothingToImportError(
                f"{content}: no posts below it; expected files that end in {suffixes}{outside}"
            )
        read = partial(reader.read, settings=self.settings)
        work = partial(post_limits.read, reader=read, content=content, seconds=seconds)
        readings = workers.each(work, found, jobs)
        posts = [reading for reading in readings if not reading.attached]
        return (*undated.settle(posts, self.settings), *unread.find(self.settings))

    def with_posts(self, posts: Iterable[ForeignPost]) -> Pelican:
        """Return the blog that knows when its pages were made last."""
        return replace(self, dialect=replace(self.dialect, era=era.of_blog(self.settings, posts)))

    def paired(self, posts: Sequence[ForeignPost]) -> tuple[ForeignPost, ...]:
        """Return *posts*, each translation with its original, by ``ARTICLE_TRANSLATION_ID`` and ``PAGE_TRANSLATION_ID``."""
        groups = translation_ids.groups(posts, self.settings)
        return translated_posts.paired(posts, groups, self.settings["DEFAULT_LANG"])

    def addresses(self, post: ForeignPost) -> tuple[str, ...]:
        """Return the addresses of *post* in its own language's site."""
        return addresses.of_post(post, self.settings)

    def other_addresses(
        self, posts: Sequence[ForeignPost]
    ) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """Return the addresses of *posts* in sites of other languages, by their paths."""
        known = subsites.languages(posts)
        found = {post.path: [*addresses.of_kept(post, self.settings, known)] for post in posts}
        return {path: old for path, old in found.items() if old}

    def lists(self, listed: Iterable[ForeignPost]) -> Lists:
        """Return the lists of terms, years and all posts."""
        return addresses.lists(listed, self.settings)

    def feed_id(self, destination: Destination) -> str:
        """Return the ``tag:`` URI that Pelican makes of a post's address and day."""
        post = destination.post
        return feeds.entry_id(post, addresses.url_of(post, self.settings), self.site_urls)

    # --- what links lead to ---

    @property
    def content(self) -> Path:
        """The folder of its posts."""
        return self.settings.content

    @property
    def base(self) -> Path:
        """``PATH``."""
        return self.settings.base

    @property
    def site_urls(self) -> tuple[str, ...]:
        """``SITEURL``, and what else it says of its address."""
        return self.settings.site_urls

    @property
    def syntax(self) -> PelicanLinks:
        """Links such as ``{filename}``."""
        return PelicanLinks(settings=self.settings)

    @property
    def theme_files(self) -> Mapping[str, Path]:
        """The static files of its theme."""
        return self.look.files

    def files(self) -> frozenset[str]:
        """Return every file below ``PATH``, but for its output."""
        return frozenset(static_files.find(self.settings))

    def moved(self, found: frozenset[str]) -> Mapping[str, str]:
        """Return the files that ``EXTRA_PATH_METADATA`` and the like give another address."""
        return dict(static_files.moved(self.settings, found))

    # --- one post ---

    def title(self, post: ForeignPost) -> str:
        """Return the title: Markdown where settings say so; what a script on the page typesets is marked in it."""
        is_formatted = "title" in self.settings["FORMATTED_FIELDS"]
        if post.titled and is_formatted and post.format is Format.MARKDOWN:
            return self.dialect.render(post.title)
        formulas = self.dialect.of_post(post.given, post.text).formulas
        return script.typeset_page(post.title, formulas.script) if post.titled else post.title

    def body(self, destination: Destination, index: LinkIndex) -> Body:
        """Return the body, which keeps what its author wrote wherever it can."""
        make = bodies.MAKERS[destination.post.format]
        return make(destination, index, self.settings, self.dialect, self.look)

    def rewritten(self, destination: Destination, index: LinkIndex) -> Body | None:
        """Return the body written anew, which only of Markdown is another one."""
        if destination.post.format is not Format.MARKDOWN:
            return None
        return bodies.of_markdown(
            destination, index, self.settings, self.dialect, self.look, anew=True
        )

    def doubts(
        self, post: ForeignPost, body: Body, shown: str, others: Iterable[Doubt]
    ) -> Iterator[Doubt]:
        """Yield what plugins leave open, and tags that nothing made something of."""
        tags = bare_tags.find(shown, post.body, body.left)
        yield from self.engine.doubts(post.text, post.format, post.line, (*others, *tags))


def _has_posts(path: Path) -> bool:
    """Tell whether a file below *path* has the suffix of a post."""
    names = (Path(name) for _, _, names in os.walk(path) for name in names)
    return any(name.suffix.lower() in FORMATS for name in names)


if TYPE_CHECKING:
    _IS_A_SOURCE: type[Source] = Pelican
