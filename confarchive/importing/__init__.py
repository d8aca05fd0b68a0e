"""From a blog to the archive's posts: read, place, convert, compare, write.

Nothing of the blog is run, and nothing in it is changed. Sphinx is not needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from confarchive.importing import (
    conditions,
    detection,
    given_paths,
    last_report,
    private_names,
    site_settings,
    time_zone,
)
from confarchive.importing.blog import Blog
from confarchive.importing.converting import linked_first
from confarchive.importing.errors import NothingToImportError
from confarchive.importing.links import destinations, index, sitemap
from confarchive.importing.published import finding, withheld_posts
from confarchive.importing.published.storage import pages
from confarchive.importing.sources.protocol import SourceOptions
from confarchive.importing.writing.known import known
from confarchive.importing.writing.run import Run
from confarchive.importing.writing.write import Redirects, Writer
from confarchive.model import publication
from confarchive.model.files.data_files import read_conferences
from confarchive.runtime.time_limit import SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from confarchive.importing.foreign_post import ForeignPost, Reading
    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.links.index import Lists
    from confarchive.importing.published.finding import PublishedBlog
    from confarchive.importing.report import Report
    from confarchive.importing.sources.protocol import Source
    from confarchive.importing.time_zone import Zone
    from confarchive.importing.writing.known import Known
    from confarchive.model.addresses.page_names import PageNames
    from confarchive.model.problems import Problem
    from confarchive.model.site_identity import SiteIdentity

__all__ = ["NothingToImportError", "Options", "identity_of", "import_posts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to import. ``theirs`` and ``ours`` tell whose version of an edited post stays.

    ``program`` is the name of the one that the blog was made with, as ``--from`` has it, seen there when None.
    ``settings`` is the blog's settings file, looked for when None, ``content`` the folder that
    Pelican was called with, told by the blog itself when None; ``sitemap`` one of the blog's, whose
    addresses are checked. ``extensions`` are packages whose Markdown extensions may be loaded.
    ``convert_site_links`` has links to the blog's ``SITEURL`` lead into the archive instead.
    ``headers`` says how those of Markdown posts are read, ``pelican`` or ``yaml``, told by the blog's
    plugins when None. ``jobs`` is the number of processes, 0 for one a core. ``seconds`` are what
    each step with a post may take. ``published`` is the folder of the blog's published pages; where it is
    None they are looked for, unless not ``look_for_published``. ``progress`` is called with the number of posts done, and of all.
    """

    program: str | None = None
    settings: Path | None = None
    content: Path | None = None
    sitemap: Path | None = None
    published: Path | None = None
    look_for_published: bool = True
    dry_run: bool = False
    strict: bool = False
    theirs: bool = False
    ours: bool = False
    extensions: tuple[str, ...] = ()
    convert_site_links: bool = False
    headers: str | None = None
    jobs: int = 0
    seconds: float = SECONDS
    progress: Callable[[int, int], None] | None = None

    @property
    def of_source(self) -> SourceOptions:
        """What of it is for the blog's program."""
        return SourceOptions(
            settings=self.settings,
            content=self.content,
            extensions=self.extensions,
            headers=self.headers,
            jobs=self.jobs,
        )

    @property
    def of_conversion(self) -> tuple[Any, ...]:
        """What of it changes what becomes of posts."""
        return (self.extensions, self.convert_site_links, self.headers)


def identity_of(source: Path) -> SiteIdentity:
    """Return what the blog at *source* says of itself. Raises NothingToImportError where there is none."""
    options = SourceOptions()
    given_paths.check_unpacked(source)
    detected = detection.detect(source, None, options)
    return detected.source.open(source, options)[0].identity


def import_posts(source: Path, site: Path, options: Options | None = None) -> Report:
    """Import the blog at *source*, its root or its content folder, into the folder *site*.

    Raises NothingToImportError before anything is written, and OSError when
    writing fails: what is written until then is whole, and another run goes on.
    """
    options = options or Options()
    given_paths.check_unpacked(source, options.published)
    given_paths.check(site, options.settings, options.content, options.sitemap, options.published)
    detected = detection.detect(source, options.program, options.of_source)
    opened, problems = detected.source.open(source, options.of_source)
    zone = time_zone.of(opened.zone, site)
    readings = zone.applied(opened.read(options.jobs, options.seconds))
    plan = _planned(opened, site, readings, zone)
    published, left = _published(source, plan, options)
    if published and published.withheld:
        readings = withheld_posts.as_drafts(readings, published.withheld)
        plan = _planned(opened, site, readings, zone)
    writer = Writer(site=site, dry_run=options.dry_run)
    zone.fill(writer)
    run = _begun(plan, published, writer, options)
    run.recognised_by, run.time_zone = detected.because, zone.fills
    run.problems += [
        *problems,
        *private_names.problems(source.name),
        *zone.problems,
        *plan.unread_names,
        *opened.problems(readings),
        *plan.known.gone({reading.path for reading in readings}),
        *run.redirects.problems,
        *(pages.problems(published.pages) if published else ()),
        *left,
    ]
    return _done(run, readings, plan, options)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What is known before any post is converted: where each goes, and what the blog's lists were.

    ``listed`` are the posts that readers of the archive find in its lists ``now``; ``names`` are what
    the archive calls these, and ``unread_names`` tell why that is not known.
    """

    source: Source
    known: Known
    placed: tuple[Destination, ...]
    listed: tuple[ForeignPost, ...]
    lists: Lists
    names: PageNames
    unread_names: tuple[Problem, ...]
    now: datetime


def _planned(source: Source, site: Path, readings: Sequence[Reading], zone: Zone) -> _Plan:
    posts = [reading.post for reading in readings if reading.post]
    archived = known(site, source.blog, posts)
    names, unread_names = site_settings.page_names(site)
    now = publication.now(None, zone.clock)
    listed = index.listed_at(now, posts)
    return _Plan(
        source=source.with_posts(posts),
        known=archived,
        placed=destinations.assign(
            source.paired(posts),
            source,
            known=archived.paths,
            taken=[each.path for each in archived.posts],
            answered=[address for address, _ in archived.answered],
        ),
        listed=listed,
        lists=source.lists(listed),
        names=names,
        unread_names=unread_names,
        now=now,
    )


def _published(folder: Path, plan: _Plan, options: Options) -> finding.FoundPages:
    """Return the pages that readers of the blog in *folder* got, if they are there and wanted."""
    source = plan.source
    if options.published is not None:
        return finding.FoundPages(finding.given(options.published, source.content, plan.placed))
    if source.is_published or not options.look_for_published:
        return finding.FoundPages()
    settings = source.settings_file
    folders = [folder, *([settings.parent] if settings else [])]
    return finding.find(folders, source.content, plan.placed)


def _begun(plan: _Plan, published: PublishedBlog | None, writer: Writer, options: Options) -> Run:
    """Return the import in which those posts are converted that others lead into, and none is written."""
    now = conditions.of(plan.source, options.of_conversion, plan.placed, writer.site)
    last = last_report.retold(writer.site, plan.source.blog, now)
    if plan.known.shows_otherwise(plan.placed):
        last = last_report.Retold(site=writer.site)
    redirects = Redirects(writer)
    blog = _blog(plan, published, redirects, options)
    settled = partial(plan.known.settled, theirs=options.theirs)
    linked = linked_first.convert(plan.placed, blog, settled, options.jobs)
    return Run(
        blog=linked.blog,
        converted=linked.converted,
        writer=writer,
        redirects=redirects,
        known=plan.known.by_source,
        last=last,
        conditions=now,
        strict=options.strict,
        theirs=options.theirs,
        ours=options.ours,
    )


def _blog(
    plan: _Plan, published: PublishedBlog | None, redirects: Redirects, options: Options
) -> Blog:
    """Return what converting each post needs to know."""
    return Blog(
        source=plan.source,
        index=index.index(
            plan.source,
            plan.placed,
            plan.listed,
            plan.lists,
            answered=[*plan.known.answered, *redirects.entries.items()],
            folder=plan.known.folder,
            convert_site_links=options.convert_site_links,
            names=plan.names,
        ),
        conferences=read_conferences(plan.known.site)[0],
        seconds=options.seconds,
        published=published,
        now=plan.now,
    )


def _done(run: Run, readings: Iterable[Reading], plan: _Plan, options: Options) -> Report:
    """Have all posts converted and written, and return the report."""
    for reading in readings:
        run.take(reading)
    run.bring(plan.placed, options.jobs, _progress(options, len(plan.placed)))
    run.describe_editions()
    table = plan.lists.table(plan.names)
    run.redirect({**table, **plan.lists.feed_table(plan.names)})
    if options.sitemap is not None:
        answered = {*table, *(name for each in plan.placed for name in each.names)}
        run.problems += sitemap.unanswered(options.sitemap, plan.source.site_urls, answered)
    report = run.report()
    last_report.save(report, run.writer)
    return report


def _progress(options: Options, total: int) -> Callable[[int], None]:
    report = options.progress
    return lambda done: report(done, total) if report else None
