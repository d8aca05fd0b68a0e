"""From the archive and the texts of its posts to the rows of all tables; no file is opened here."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from confarchive.building.data import journey_rows, link_rows, meeting_rows
from confarchive.building.data.tables import BY_NAME, TABLES
from confarchive.model.addresses.slugs import slugify
from confarchive.model.dates.moments import format_iso
from confarchive.model.text import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from confarchive.building.data.link_targets import LinkTargets
    from confarchive.building.data.post_texts import PostText
    from confarchive.building.data.table_types import Row, Rows
    from confarchive.model.addresses.page_names import PageNames
    from confarchive.model.archive import Archive
    from confarchive.model.dates.moments import When
    from confarchive.model.files.link_file import CheckedLink
    from confarchive.model.files.redirect_file import Redirect
    from confarchive.model.post import Post
    from confarchive.model.problems import Problem
    from confarchive.model.terms import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveData:
    """What rows are made of: the archive, and what stands in its files.

    ``texts`` are by document name; ``url`` gives the address of a page, "" where none is known, ``size``
    the bytes of a file of the site. ``home`` is the name of the home page; ``checked`` is what was found at addresses elsewhere,
    ``problems`` what is wrong with the file that tells it.
    """

    archive: Archive
    texts: Mapping[str, PostText]
    targets: LinkTargets
    redirects: tuple[Redirect, ...]
    names: PageNames
    home: str
    url: Callable[[str], str]
    size: Callable[[str], int]
    checked: Mapping[str, CheckedLink]
    problems: tuple[Problem, ...] = ()


def make(told: ArchiveData) -> Rows:
    """Return the rows of all tables, each complete and in an order that the archive alone decides."""
    archive = told.archive
    authors, meetings = list(_authors(archive)), meeting_rows.make(archive, told.targets)
    found = {
        "posts": _posts(told),
        "people": _people(archive),
        "post_people": authors,
        **meetings,
        "journeys": _journeys(authors, meetings),
        "terms": _terms(archive),
        "post_terms": _post_terms(archive),
        **link_rows.make(archive, told.texts, told.targets, told.size, told.checked),
        "old_addresses": _old_addresses(told),
        "sources": _sources(archive),
    }
    return {table.name: _whole(table.name, found[table.name]) for table in TABLES}


def of_headers(archive: Archive) -> dict[str, list[Row]]:
    """Return the rows of posts, their authors, terms and conferences, as far as headers tell them."""
    authors, meetings = list(_authors(archive)), meeting_rows.of_headers(archive)
    posts = (
        {"id": post.docname, **_of_date(post.date), "language": _language(post)}
        for post in archive.listed
    )
    found: dict[str, Iterable[Row]] = {
        "posts": posts,
        "post_people": authors,
        **meetings,
        "journeys": _journeys(authors, meetings),
        "terms": _terms(archive),
        "post_terms": _post_terms(archive),
    }
    return {name: _whole(name, each) for name, each in found.items()}


def _journeys(authors: Iterable[Row], meetings: Mapping[str, Iterable[Row]]) -> Iterator[Row]:
    return journey_rows.make(
        meetings["editions"], meetings["places"], meetings["post_conferences"], authors
    )


def _of_date(date: When | None) -> Row:
    return {
        "date": format_iso(date),
        "year": date.year if date else 0,
        "month": date.month if date else 0,
    }


def _whole(name: str, rows: Iterable[Row]) -> list[Row]:
    """Return *rows* with all columns of the table *name*, None for what may be missing and is; of one key the first."""
    table = BY_NAME[name]
    none: Row = dict.fromkeys(column.name for column in table.columns)
    optional = [column.name for column in table.columns if not column.required]
    key = itemgetter(*table.key)
    found: dict[object, Row] = {}
    for row in rows:
        whole = {**none, **row}
        for each in optional:
            if whole[each] == "":
                whole[each] = None
        found.setdefault(key(whole), whole)
    return list(found.values())


def _posts(told: ArchiveData) -> Iterator[Row]:
    series = _by_post(told.archive.series)
    categories = _by_post(told.archive.categories)
    for post in told.archive.listed:
        original = told.archive.translations.original(post)
        text = told.texts[post.docname]
        yield {
            "id": post.docname,
            "title": told.targets.title(post.docname),
            "subtitle": post.subtitle,
            **_of_date(post.date),
            "updated": format_iso(post.updated),
            "category": _term_id("category", categories.get(post.path)),
            "series": _term_id("series", series.get(post.path)),
            "part": post.part,
            "place": slugify(post.location) if post.location else None,
            "language": _language(post),
            "translation_of": original.docname if original else None,
            "summary": post.summary,
            "text": text.text,
            "words": text.words,
            "url": told.url(post.docname),
        }


def _language(post: Post) -> str | None:
    return languages.canonical(post.language) if post.language else None


def _by_post(terms: Iterable[Term]) -> dict[str, Term]:
    """Return the only one of *terms* that each post has, by its path."""
    return {post.path: term for term in terms for post in term.posts}


def _term_id(kind: str, term: Term | None) -> str | None:
    return f"{kind}-{term.slug}" if term else None


def _people(archive: Archive) -> Iterator[Row]:
    for person in archive.people:
        yield {
            "id": person.key,
            "name": person.name,
            "url": person.url,
            "about": person.about,
        }


def _authors(archive: Archive) -> Iterator[Row]:
    known = meeting_rows.people_by_slug(archive)
    for post in archive.listed:
        people = dict.fromkeys(known[slugify(name)] for name in post.authors)
        for position, person in enumerate(people, 1):
            yield {"post": post.docname, "person": person, "position": position}


def _sorts(archive: Archive) -> dict[str, tuple[Term, ...]]:
    return {"tag": archive.tags, "category": archive.categories, "series": archive.series}


def _terms(archive: Archive) -> Iterator[Row]:
    for kind, terms in _sorts(archive).items():
        for term in terms:
            yield {
                "id": _term_id(kind, term),
                "kind": kind,
                "name": term.label,
                "description": term.description,
            }


def _post_terms(archive: Archive) -> Iterator[Row]:
    for kind, terms in _sorts(archive).items():
        for term in terms:
            for post in term.posts:
                yield {"post": post.docname, "term": _term_id(kind, term)}


def _old_addresses(told: ArchiveData) -> Iterator[Row]:
    posts = {post.docname for post in told.archive.listed}
    documents = (*told.archive.listed, *told.archive.listed_pages)
    own = [(address, post.docname) for post in documents for address in post.redirect]
    known = {post.docname for post in documents} | set(_pages(told))
    for address, target in (*own, *((each.address, each.target) for each in told.redirects)):
        if target in known or told.targets.file("", target):
            post = target if target in posts else None
            yield {"id": address, "target": target, "post": post}


def _pages(told: ArchiveData) -> Iterator[str]:
    """Yield the names of the pages that old addresses may lead to, beside documents."""
    names, archive = told.names, told.archive
    yield told.home
    yield from (names.blog, names.tag_index, names.years, names.days, names.talks)
    yield from (names.tag(term.slug) for term in archive.tags)
    yield from (names.year(year) for year, _ in archive.years)
    yield from (names.conference(place.slug) for place in archive.conferences.places)
    for catalog, terms in archive.catalogs.items():
        yield names.catalog(catalog)
        yield from (names.term(catalog, term.slug) for term in terms)


def _sources(archive: Archive) -> Iterator[Row]:
    for post in archive.listed:
        if post.source:
            yield {
                "post": post.docname,
                "blog": post.source.blog,
                "file": post.source.path,
                "sha256": post.source.sha256,
                "origin": post.source.origin,
            }
