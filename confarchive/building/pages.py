"""Generated pages: conferences, later pages of long lists, redirects from old addresses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from confarchive.building.addresses import CONFERENCES, page_of_address
from confarchive.model import headers, termfile
from confarchive.model.archive import REDIRECTS
from confarchive.model.problems import Problem, ProblemKind, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.site import Site

GeneratedPage = tuple[str, dict[str, Any], str]


def generate(site: Site) -> Iterator[GeneratedPage]:
    """Yield the lists that neither ABlog nor sphinx-tags makes, as html-collect-pages wants them."""
    for name, listing in site.lists.listings.items():
        if listing.number > 1 or name.startswith(f"{CONFERENCES}/"):
            yield name, {"title": listing.title}, "confarchive/page.html"
    if index := site.lists.indexes.get(CONFERENCES):
        yield CONFERENCES, {"title": index.title}, "confarchive/page.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An old address, the page it leads to, and where that is written."""

    address: str
    target: str
    path: str
    line: int | None = None


def old_addresses(site: Site) -> Iterator[Redirect]:
    """Yield the old addresses of posts, of static pages and of terms with other names."""
    for post in (*site.archive.posts, *site.archive.pages):
        for address in post.redirect:
            yield Redirect(address=address, target=post.docname, path=post.path)
    for address, target in site.lists.old_addresses:
        yield Redirect(address=address, target=target, path=termfile.FILE)


def redirects(
    wanted: Iterable[Redirect], builder: StandaloneHTMLBuilder, known: AbstractSet[str]
) -> tuple[list[GeneratedPage], list[Problem]]:
    """Return a page for each of the *wanted* redirects, and a problem where there can be none.

    An address of two of them leads to the first, and one where a page of the site
    stands, one of the *known* or of Sphinx's own, stays that page's.
    """
    own = {"search", "genindex", *builder.config.html_additional_pages}
    standing = {Path(builder.get_output_path(name)): name for name in known | own}
    leading: dict[Path, tuple[str, Redirect]] = {}
    problems: list[Problem] = []
    for redirect in wanted:
        page = page_of_address(redirect.address, in_folders=builder.name == "dirhtml")
        if page is None:
            continue
        place = Path(builder.get_output_path(page))
        _, first = leading.get(place, (page, redirect))
        if place in standing:
            problems += _answered(redirect, standing[place])
        elif first.target != redirect.target:
            problems.append(_contested(redirect, first))
        else:
            leading[place] = page, redirect
    found = [
        (page, {"redirect": redirect.target}, "ablog/redirect.html")
        for page, redirect in leading.values()
    ]
    return found, problems


def _answered(redirect: Redirect, page: str) -> Iterator[Problem]:
    if page != redirect.target:
        message = f"{redirect.address}: stays the address of the page {page!r}"
        yield _problem(redirect.line, ProblemKind.TAKEN_ADDRESS, message, redirect.path)


def _contested(redirect: Redirect, first: Redirect) -> Problem:
    message = (
        f"{redirect.address}: {first.path} has this old address too; it leads to {first.target}"
    )
    return _problem(redirect.line, ProblemKind.DUPLICATE_ADDRESS, message, redirect.path)


def read_redirects(
    source: Path, known: AbstractSet[str]
) -> tuple[tuple[Redirect, ...], list[Problem]]:
    """Return ``redirects.yml``: old addresses with the pages of the site they lead to."""
    file = source / REDIRECTS
    if not file.exists():
        return (), []
    try:
        entries = headers.read(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        return (), [unreadable(REDIRECTS, error)]
    except headers.HeaderError as error:
        return (), [_problem(error.line, ProblemKind.UNREADABLE, str(error))]
    table, problems = [], []
    for address, entry in entries.items():
        target = str(entry.value).strip("/")
        page = page_of_address(address)
        if page and target in known:
            table.append(Redirect(address=address, target=target, path=REDIRECTS, line=entry.line))
        else:
            message = (
                f"{address}: no page of this site is called {target!r}"
                if page
                else f"{address}: expected an address of this site, such as 2015/02/trip.html"
            )
            problems.append(_problem(entry.line, ProblemKind.DEAD_LINK, message))
    return tuple(table), problems


def _problem(line: int | None, kind: ProblemKind, message: str, path: str = REDIRECTS) -> Problem:
    return Problem(path=path, line=line, kind=kind, message=message)
