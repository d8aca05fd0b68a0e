"""Old addresses: of posts, of terms and people, and those in ``redirects.yml``. A page leads on from each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.building.output.builders import ArchiveBuilder
from confarchive.building.site.page_models import Listing
from confarchive.model.addresses.old_sites import (
    OldSites,
    file_of_address,
    is_suffix_alone,
    page_of_address,
    site_of,
)
from confarchive.model.archive import FILES, REDIRECTS
from confarchive.model.files import redirect_file
from confarchive.model.files.redirect_file import OldFeed, Redirect
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.output.generated_pages import GeneratedPage
    from confarchive.building.site.assembly import Site
    from confarchive.model.archive import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """``redirects.yml``: its entries, and what is wrong with the file.

    ``feeds`` are those that stay at their old addresses. ``files`` are those of the site that entries lead to, by what they call them, and
    ``sites`` the old sites, with what answers the addresses there.
    """

    entries: tuple[Redirect, ...]
    feeds: tuple[OldFeed, ...]
    problems: tuple[Problem, ...]
    files: Mapping[str, Path]
    sites: OldSites


def read(source: Path, archive: Archive) -> Table:
    """Return the table as it stands in the folder *source*; the posts' own addresses come first."""
    whole, problems = redirect_file.read(source)
    feeds = {entry: redirect_file.feed_of(entry) for entry in whole}
    entries = tuple(entry for entry in whole if feeds[entry] is None)
    own = (entry for entry in _of_posts(archive) if site_of(entry.address) is None)
    return Table(
        entries=entries,
        feeds=tuple(feed for feed in feeds.values() if feed),
        problems=problems,
        files=_files(entries, source),
        sites=OldSites.of((entry.address, entry.target) for entry in (*own, *entries)),
    )


def leading(
    table: Table, site: Site, builder: StandaloneHTMLBuilder
) -> tuple[list[GeneratedPage], list[Problem]]:
    """Return a page for each old address, and what is wrong with them."""
    known, moved = site.names, dict(site.pages.old_addresses)
    table_entries = [_followed(entry, moved, known) for entry in table.entries]
    entries = (entry for entry in table_entries if entry.target in known)
    found, taken = pages((*_old_addresses(site), *entries), builder, known)
    wrong = _check(table_entries, known | table.files.keys())
    return found, [*table.problems, *wrong, *_check_feeds(table.feeds, moved, site), *taken]


def feeds_of(table: Table, site: Site) -> list[tuple[OldFeed, Listing]]:
    """Return the old feeds of the *table* with the lists whose posts they have."""
    moved = dict(site.pages.old_addresses)
    found = ((feed, _list_of(feed, moved, site)) for feed in table.feeds)
    return [(feed, listing) for feed, listing in found if listing and _may_stand(feed)]


def _list_of(feed: OldFeed, moved: Mapping[str, str], site: Site) -> Listing | None:
    view = site.pages.generated.get(moved.get(feed.page, feed.page))
    return view if isinstance(view, Listing) and view.fed else None


def _may_stand(feed: OldFeed) -> bool:
    return page_of_address(feed.address) is not None and not feed.address.endswith("/")


def _check_feeds(
    feeds: Iterable[OldFeed], moved: Mapping[str, str], site: Site
) -> Iterator[Problem]:
    for feed in feeds:
        if not _may_stand(feed):
            message = f"{feed.address}: expected the address of a feed on this site, such as feeds/all.atom.xml"
            yield _problem(feed.line, ProblemKind.DEAD_LINK, message)
        elif _list_of(feed, moved, site) is None:
            message = (
                f"{feed.address}: no list of this site is called {feed.page!r}; name the page of one, "
                "or take the line out"
            )
            yield _problem(feed.line, ProblemKind.DEAD_LINK, message)


def _followed(entry: Redirect, moved: Mapping[str, str], known: AbstractSet[str]) -> Redirect:
    """Return *entry* with the list that its target is now, where that became an alias of a term."""
    if entry.target in known or entry.target not in moved:
        return entry
    return replace(entry, target=moved[entry.target])


def _old_addresses(site: Site) -> Iterator[Redirect]:
    """Yield the old addresses of posts, of static pages and of terms with other names."""
    yield from _of_posts(site.archive)
    for address, target in site.pages.old_addresses:
        yield Redirect(address=address, target=target, path=site.pages.kind(target).file)


def _of_posts(archive: Archive) -> Iterator[Redirect]:
    for post in (*archive.posts, *archive.pages):
        for address in post.redirect:
            yield Redirect(address=address, target=post.docname, path=post.path)


def pages(
    wanted: Iterable[Redirect], builder: StandaloneHTMLBuilder, known: AbstractSet[str]
) -> tuple[list[GeneratedPage], list[Problem]]:
    """Return a page for each of the *wanted* redirects, and a problem where there can be none.

    An address of two of them leads to the first, and one where a page of the site
    stands, one of the *known* or of Sphinx's own, stays that page's.
    """
    own = {"search", "genindex", *builder.config.html_additional_pages}
    places = [*_places(wanted, builder, known | own)]
    if not places:
        return [], []
    standing = {Path(builder.get_output_path(name)): name for name in known | own}
    leading: dict[Path, tuple[str, Redirect]] = {}
    problems: list[Problem] = []
    for redirect, page in places:
        file = Path(builder.get_output_path(page))
        _, first = leading.get(file, (page, redirect))
        if file in standing:
            problems += _answered(redirect, standing[file])
        elif first.target != redirect.target:
            problems.append(_contested(redirect, first))
        else:
            leading[file] = page, redirect
    found = [
        (page, {"redirect": redirect.target}, "ablog/redirect.html")
        for page, redirect in leading.values()
    ]
    return found, problems


def _places(
    wanted: Iterable[Redirect], builder: StandaloneHTMLBuilder, known: AbstractSet[str]
) -> Iterator[tuple[Redirect, str]]:
    """Yield each redirect with the pages that answer its very address; *builder* learns which are files.

    Where pages are folders, an address without suffix may be one that had the suffix; not where
    one of the *known* pages has its name.
    """
    for redirect in wanted:
        name, file = page_of_address(redirect.address), file_of_address(redirect.address)
        if name is None:
            continue
        in_folders = builder.name == "dirhtml" and name.rpartition("/")[2] != "index"
        own = file or f"{name}.html"
        exact = own if in_folders or file.endswith(".htm") or is_suffix_alone(file) else ""
        if exact and isinstance(builder, ArchiveBuilder):
            builder.exact_files.add(exact)
        yield redirect, name if not exact or (in_folders and not file) else exact
        if exact and not file and name not in known:
            yield redirect, exact


def _answered(redirect: Redirect, page: str) -> Iterator[Problem]:
    if page != redirect.target:
        message = f"{redirect.address}: stays the address of the page {page!r}"
        yield _problem(redirect.line, ProblemKind.TAKEN_ADDRESS, message, redirect.path)


def _contested(redirect: Redirect, first: Redirect) -> Problem:
    message = (
        f"{redirect.address}: {first.path} has this old address too; it leads to {first.target}: "
        "take it out of one of them"
    )
    return _problem(redirect.line, ProblemKind.DUPLICATE_ADDRESS, message, redirect.path)


def _check(table: Iterable[Redirect], known: AbstractSet[str]) -> Iterator[Problem]:
    """Yield what is wrong with the entries of a *table*, which lead to *known* pages and files."""
    sites: dict[str, Redirect] = {}
    for entry in table:
        site = site_of(entry.address)
        first = sites.setdefault(site, entry) if site else entry
        if not site and page_of_address(entry.address) is None:
            message = (
                f"{entry.address}: expected an address of this site, such as 2015/02/trip.html, "
                "or that of a whole site, such as https://old.example/"
            )
            yield _problem(entry.line, ProblemKind.DEAD_LINK, message)
        elif entry.target not in known:
            what = (
                "there is no file" if _is_file(entry.target) else "no page of this site is called"
            )
            advice = "name one that is there, or take the line out"
            message = f"{entry.address}: {what} {entry.target!r}; {advice}"
            yield _problem(entry.line, ProblemKind.DEAD_LINK, message)
        elif first.target != entry.target:
            yield _contested(entry, first)


def _files(table: Iterable[Redirect], source: Path) -> dict[str, Path]:
    targets = {entry.target for entry in table if _is_file(entry.target)}
    inside = (target for target in targets if page_of_address(target) is not None)
    return {target: source / target for target in inside if (source / target).is_file()}


def _is_file(target: str) -> bool:
    return target.startswith(f"{FILES}/")


def _problem(line: int | None, kind: ProblemKind, message: str, path: str = REDIRECTS) -> Problem:
    return Problem(path=path, line=line, kind=kind, message=message)
