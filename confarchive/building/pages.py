"""Generated pages: conferences, later pages of long lists, redirects from old addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from confarchive.building.addresses import CONFERENCES, page_of_address
from confarchive.model import headers
from confarchive.model.archive import REDIRECTS
from confarchive.model.problems import Problem, ProblemKind, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

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


def redirects(
    site: Site, table: Mapping[str, str], builder: StandaloneHTMLBuilder, known: AbstractSet[str]
) -> Iterator[GeneratedPage]:
    """Yield a page at each old address, of posts, of pages, of *table* and of terms.

    An address of two of them leads to the first, and one where a page of the site
    stands, one of the *known* or of Sphinx's own, stays that page's.
    """
    own = {"search", "genindex", *builder.config.html_additional_pages}
    standing = {builder.get_output_path(name) for name in known | own}
    for address, target in _old_addresses(site, table):
        page = page_of_address(address, in_folders=builder.name == "dirhtml")
        if page and (path := builder.get_output_path(page)) not in standing:
            standing.add(path)
            yield page, {"redirect": target}, "ablog/redirect.html"


def _old_addresses(site: Site, table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for post in (*site.archive.posts, *site.archive.pages):
        yield from ((address, post.docname) for address in post.redirect)
    yield from table.items()
    yield from site.lists.old_addresses


def read_redirects(source: Path, known: AbstractSet[str]) -> tuple[dict[str, str], list[Problem]]:
    """Return ``redirects.yml``: old addresses with the pages of the site they lead to."""
    file = source / REDIRECTS
    if not file.exists():
        return {}, []
    try:
        entries = headers.read(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        return {}, [unreadable(REDIRECTS, error)]
    except headers.HeaderError as error:
        problem = Problem(
            path=REDIRECTS, line=error.line, kind=ProblemKind.UNREADABLE, message=str(error)
        )
        return {}, [problem]
    table: dict[str, str] = {}
    problems = []
    for address, entry in entries.items():
        target = str(entry.value).strip("/")
        page = page_of_address(address)
        if page and target in known:
            table[address] = target
        else:
            message = (
                f"{address}: no page of this site is called {target!r}"
                if page
                else f"{address}: expected an address of this site, such as 2015/02/trip.html"
            )
            problems.append(
                Problem(
                    path=REDIRECTS, line=entry.line, kind=ProblemKind.DEAD_LINK, message=message
                )
            )
    return table, problems
