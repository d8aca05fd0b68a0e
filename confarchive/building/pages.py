"""Generated pages: conferences, later pages of long lists, redirects of terms and old addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from confarchive.building.addresses import CONFERENCES, page_of_address
from confarchive.model import headers
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from confarchive.building.site import Site

REDIRECTS = "redirects.yml"
GeneratedPage = tuple[str, dict[str, Any], str]


def generate(site: Site) -> Iterator[GeneratedPage]:
    """Yield the lists that neither ABlog nor sphinx-tags makes, as html-collect-pages wants them."""
    for name, listing in site.lists.listings.items():
        if listing.number > 1 or name.startswith(f"{CONFERENCES}/"):
            yield name, {"title": listing.title}, "confarchive/page.html"
    if index := site.lists.indexes.get(CONFERENCES):
        yield CONFERENCES, {"title": index.title}, "confarchive/page.html"


def redirects(site: Site, table: Mapping[str, str]) -> Iterator[GeneratedPage]:
    """Yield the redirects that ABlog does not: of hidden posts and pages, and of *table*."""
    listed = site.archive.listed
    seen = {page_of_address(address) for post in listed for address in post.redirect}
    for post in (*site.archive.hidden, *site.archive.pages):
        for page in filter(None, map(page_of_address, post.redirect)):
            if page not in seen:
                seen.add(page)
                yield page, {"redirect": post.docname}, "ablog/redirect.html"
    for page, target in sorted(table.items()):
        if page not in seen:
            yield page, {"redirect": target}, "ablog/redirect.html"


def read_redirects(source: Path, known: set[str]) -> tuple[dict[str, str], list[Problem]]:
    """Return ``redirects.yml``: old addresses with the pages of the site they lead to."""
    file = source / REDIRECTS
    if not file.exists():
        return {}, []
    try:
        entries = headers.read(file.read_text(encoding="utf-8"))
    except headers.HeaderError as error:
        problem = Problem(
            path=REDIRECTS, line=error.line, kind=ProblemKind.UNREADABLE, message=str(error)
        )
        return {}, [problem]
    table: dict[str, str] = {}
    problems = []
    for address, entry in entries.items():
        page, target = page_of_address(address), str(entry.value).strip("/")
        if page and target in known:
            table[page] = target
        else:
            message = f"{address}: no page of this site is called {target!r}"
            problems.append(
                Problem(
                    path=REDIRECTS, line=entry.line, kind=ProblemKind.DEAD_LINK, message=message
                )
            )
    return table, problems
