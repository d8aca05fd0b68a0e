"""From a Pelican blog to the archive's posts: read, place, convert, compare, write.

Nothing of the blog is run, and nothing in it is changed. Sphinx is not needed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from confarchive.importing import (
    bounded,
    given,
    last_report,
    linked_first,
    site_settings,
    workers,
    write,
    zones,
)
from confarchive.importing.blog import Blog
from confarchive.importing.bounded import SECONDS
from confarchive.importing.formats import FORMATS
from confarchive.importing.given import NothingToImportError
from confarchive.importing.links import destinations, index, sitemap
from confarchive.importing.run import Run
from confarchive.importing.sources.pelican import (
    addresses,
    plugins,
    post_files,
    undated,
    undecided,
    unread,
)
from confarchive.importing.sources.pelican.dialect import Dialect
from confarchive.importing.sources.pelican.formulas import makers
from confarchive.importing.sources.pelican.releases import era
from confarchive.importing.write import Redirects, State, Writer
from confarchive.model import publication
from confarchive.model.archive import FILES, read_conferences
from confarchive.model.problems import Problem, ProblemKind
from confarchive.model.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from confarchive.importing.foreign import ForeignPost, Reading
    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.report import Report
    from confarchive.importing.sources.pelican.settings import Settings
    from confarchive.importing.write import Archived

__all__ = ["NothingToImportError", "Options", "import_posts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to import. ``theirs`` and ``ours`` tell whose version of an edited post stays.

    ``settings`` is the blog's settings file, looked for when None, ``content`` the folder that
    Pelican was called with, told by the blog itself when None; ``sitemap`` one of the blog's, whose
    addresses are checked. ``extensions`` are packages whose Markdown extensions may be loaded.
    ``convert_site_links`` has links to the blog's ``SITEURL`` lead into the archive instead.
    ``headers`` says how those of Markdown posts are read, ``pelican`` or ``yaml``, told by the blog's
    plugins when None. ``jobs`` is the number of processes, 0 for one a core. ``seconds`` are what
    each step with a post may take. ``progress`` is called with the number of posts done, and of all.
    """

    settings: Path | None = None
    content: Path | None = None
    sitemap: Path | None = None
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


def import_posts(source: Path, site: Path, options: Options | None = None) -> Report:
    """Import the blog at *source*, its root or its content folder, into the folder *site*.

    Raises NothingToImportError before anything is written, and OSError when
    writing fails: what is written until then is whole, and another run goes on.
    """
    options = options or Options()
    given.check(source, site, options.settings, options.content, options.sitemap)
    ours, problems = given.load(source, options.settings, options.content)
    engine = plugins.engine_of(ours)
    ours = plugins.with_headers(ours, engine, options.headers)
    zone = zones.of(ours, site)
    readings = zone.applied(_read(ours, options))
    archived = write.scan(site)
    names, unread_names = site_settings.page_names(site)
    posts = [reading.post for reading in readings if reading.post]
    now = publication.now(None, zone.clock)
    listed = index.listed_at(now, posts)
    known = dict(_known(archived, posts, ours))
    placed = _placed(posts, ours, archived, known)
    writer = Writer(site=site, dry_run=options.dry_run)
    zone.fill(writer)
    redirects = Redirects(writer)
    blog = Blog(
        settings=ours,
        engine=engine,
        dialect=replace(
            Dialect.from_settings(ours.values, options.extensions, makers.of_blog(ours)),
            era=era.of_blog(ours, posts),
        ),
        index=index.index(
            ours,
            placed,
            listed,
            answered=[*_answered(archived, known), *redirects.entries.items()],
            folder=_folder(archived, ours),
            convert_site_links=options.convert_site_links,
            names=names,
        ),
        conferences=read_conferences(site)[0],
        seconds=options.seconds,
        now=now,
    )
    settled = partial(_settled, site=site, known=known, theirs=options.theirs)
    linked = linked_first.convert(placed, blog, settled, options.jobs)
    run = Run(
        blog=linked.blog,
        converted=linked.converted,
        writer=writer,
        redirects=redirects,
        known=known,
        last=last_report.retold(site, ours.name),
        time_zone=zone.fills,
        strict=options.strict,
        theirs=options.theirs,
        ours=options.ours,
        problems=[
            *problems,
            *post_files.refused(ours),
            *zone.problems,
            *unread_names,
            *_notes(blog),
            *engine.problems(),
            *undecided.problems(readings, ours),
            *_gone(archived, readings, ours),
            *redirects.problems,
        ],
    )
    for reading in readings:
        run.take(reading)
    run.bring(placed, options.jobs, _progress(options, len(placed)))
    table = addresses.table(listed, ours, names)
    run.redirect(table)
    if options.sitemap is not None:
        run.problems += _unanswered(options.sitemap, ours, placed, table)
    report = run.report()
    last_report.save(report, writer)
    return report


def _read(ours: Settings, options: Options) -> tuple[Reading, ...]:
    files = tuple(post_files.find(ours))
    if not files:
        suffixes = ", ".join(FORMATS)
        outside = "".join(f"; {each.path} {each.message}" for each in post_files.refused(ours))
        raise NothingToImportError(
            f"{ours.content}: no posts below it; expected files that end in {suffixes}{outside}"
        )
    work = partial(bounded.read, settings=ours, seconds=options.seconds)
    readings = workers.each(work, files, options.jobs)
    posts = [reading for reading in readings if not reading.attached]
    return (*undated.settle(posts, ours), *unread.find(ours))


def _known(
    archived: Iterable[Archived], posts: Iterable[ForeignPost], ours: Settings
) -> Iterator[tuple[str, Archived]]:
    """Yield each source that the archive has a post of, with that post.

    It is known by its path and the blog's name, or, if that has changed, by what it says too.
    """
    hashes = {post.path: post.sha256 for post in posts}
    for each in archived:
        if each.source is not None and each.source.path in hashes:
            same = each.source.sha256 == hashes[each.source.path]
            if same or each.source.blog == ours.name:
                yield each.source.path, each


def _placed(
    posts: Iterable[ForeignPost],
    ours: Settings,
    archived: tuple[Archived, ...],
    known: Mapping[str, Archived],
) -> tuple[Destination, ...]:
    return destinations.assign(
        posts,
        ours,
        known={source: each.path for source, each in known.items()},
        taken=[each.path for each in archived],
        answered=[address for address, _ in _answered(archived, known)],
    )


def _answered(
    archived: Iterable[Archived], known: Mapping[str, Archived]
) -> Iterator[tuple[str, str]]:
    """Yield the addresses of other posts in the archive, old ones and their own."""
    own = {each.path for each in known.values()}
    for each in archived:
        if each.path not in own:
            page = each.path.removesuffix(".md")
            yield from ((address, page) for address in (page, *each.redirect))


def _settled(
    destination: Destination, *, site: Path, known: Mapping[str, Archived], theirs: bool
) -> str | None:
    """Return the text of a post in the archive that this import will not write anew."""
    archived = known.get(destination.post.path)
    now = write.state(site, archived, destination.post.sha256)
    stays = now is State.CURRENT or (now is State.EDITED and not theirs)
    if archived is None or not stays:
        return None
    return (site / archived.path).read_text(encoding="utf-8", errors="replace")


def _folder(archived: Iterable[Archived], ours: Settings) -> str:
    """Return the archive's folder for the blog's files: its own where other blogs came before."""
    others = any(each.source and each.source.blog != ours.name for each in archived)
    return f"{FILES}/{slugify(ours.name)}" if others and ours.name else FILES


def _notes(blog: Blog) -> Iterator[Problem]:
    for note in blog.dialect.notes:
        yield Problem(path="MARKDOWN", line=note.line, kind=note.kind, message=note.message)


def _gone(
    archived: Iterable[Archived], readings: Iterable[Reading], ours: Settings
) -> Iterator[Problem]:
    found = {reading.path for reading in readings}
    for each in archived:
        source = each.source
        if source is not None and source.blog == ours.name and source.path not in found:
            message = f"its source {source.path} is no longer in the blog; the post stays"
            yield Problem(path=each.path, kind=ProblemKind.SOURCE_GONE, message=message)


def _progress(options: Options, total: int) -> Callable[[int], None]:
    report = options.progress
    return lambda done: report(done, total) if report else None


def _unanswered(
    file: Path, ours: Settings, placed: Iterable[Destination], table: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield the addresses in a sitemap that nothing in the archive will answer."""
    answered = {name for each in placed for name in (each.path.removesuffix(".md"), *each.redirect)}
    listed = list(sitemap.read(file))
    if not listed:
        message = "found no address in it, expected a sitemap of XML, or a line for each"
        yield Problem(path=file.name, line=1, kind=ProblemKind.UNREADABLE, message=message)
    for line, address in listed:
        name = addresses.name_of(sitemap.below(address, ours.site_urls))
        if name not in answered and name not in table and name != "index":
            message = f"{address}: nothing in the archive answers this address"
            yield Problem(path=file.name, line=line, kind=ProblemKind.DEAD_LINK, message=message)
