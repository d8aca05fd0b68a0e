"""The lists that a blog's pages had: of single terms, of all terms, of years."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from confarchive.importing.links.addresses import name_of
from confarchive.importing.links.index import Lists, TermList
from confarchive.importing.sources.pages.kinds import PublishedKind
from confarchive.importing.sources.pages.term_lists import period, term_page
from confarchive.importing.sources.pages.whole_lists import whole_list
from confarchive.model.addresses.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from confarchive.importing.foreign_post import ForeignPost
    from confarchive.importing.sources.pages.survey import Survey

_HOME = "index.md"


def of_posts(listed: Iterable[ForeignPost], survey: Survey) -> Lists:
    """Return the blog's lists: those of terms that *listed* posts bear, and of years that they are of."""
    posts = tuple(listed)
    slugs = {
        "TAG": {slugify(name) for post in posts for name in post.tags},
        "CATEGORY": {slugify(post.category) for post in posts if post.category},
        "AUTHOR": {slugify(name) for post in posts for name in post.authors},
    }
    years = {f"#year-{post.date.year}" for post in posts if post.date}
    return Lists(_pages(survey, slugs, years), tuple(_terms(survey, slugs)))


def _terms(survey: Survey, slugs: Mapping[str, set[str]]) -> Iterable[TermList]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for page, name in survey.term_pages:
        slug = slugify(name)
        kind = next((kind for kind in (page.kind, "TAG", "CATEGORY") if slug in slugs[kind]), "")
        if kind:
            found[kind, slug].append(page.address)
    for (kind, slug), addresses in found.items():
        yield TermList(kind, slug, slug, tuple(addresses))


def _pages(survey: Survey, slugs: Mapping[str, set[str]], years: set[str]) -> dict[str, str]:
    """Return the names of the other lists, each with what stands for it in the archive."""
    found: dict[str, str] = {}
    for address in survey.of_kind(PublishedKind.LIST):
        name = name_of(address)
        is_named = name not in {None, "index"} and "?" not in address
        if name is not None and is_named and term_page(address) is None:
            found[name] = _target(address, slugs, years)
    return found


def _target(address: str, slugs: Mapping[str, set[str]], years: set[str]) -> str:
    year, whole = period(address), whole_list(address)
    kinds = {"#list-tags": "TAG", "#list-categories": "CATEGORY", "#list-authors": "AUTHOR"}
    if year:
        return year if year in years else _HOME
    if whole and (whole not in kinds or slugs[kinds[whole]]) and years:
        return whole
    return _HOME
