"""The measures of a part of an archive: of a conference that comes back, and of a person.

They are those of the whole, whose queries see fewer rows: each begins with what stands for the tables then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from confarchive.building.data.measures import MEASURES
from confarchive.building.translations import gettext_noop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from confarchive.building.data.measures import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePart:
    """A kind of parts: the queries that have the place of ``tables``, where ``{name}`` stands for that of a part.

    ``counted`` tells how measures of it are counted, by their names and in their order.
    ``of_several_years`` is the query for those that have posts of more than one year: of others, nothing can be seen.
    """

    tables: Mapping[str, str]
    counted: Mapping[str, str]
    of_several_years: str


SERIES = ArchivePart(
    tables={
        "posts": "select * from main.posts where id in "
        "(select post from main.post_conferences where relation = 'about' and conference = {name})",
        "post_conferences": "select * from main.post_conferences where conference = {name}",
        "editions": "select * from main.editions where conference = {name}",
        "talks": "select * from main.talks where conference = {name}",
    },
    counted={
        "posts-by-year": gettext_noop(
            "Posts about it or one of its editions, by the year of their date; a translation is a post of its own."
        ),
        "authors-by-year": gettext_noop(
            "Those who wrote a post about it in the year: for the first time, or after an earlier year."
        ),
        "editions-by-year": gettext_noop(
            "Its editions by the year they began in: those that a post is about, and the others."
        ),
        "countries": gettext_noop(
            "Posts about an edition of it that was held in the country; a post about several counts in each country once."
        ),
        "talks-by-year": gettext_noop(
            "Talks at its editions that posts or programmes tell of, by the year of the edition."
        ),
        "days-to-post": gettext_noop(
            "Days from an edition's last day to the first post about it that is not earlier, where both days are known."
        ),
    },
    of_several_years="select conference from post_conferences join posts on posts.id = post "
    "where relation = 'about' and conference is not null group by conference having min(year) < max(year)",
)
PERSON = ArchivePart(
    tables={
        "posts": "select * from main.posts where id in (select post from main.post_people where person = {name})",
        "post_conferences": "select * from main.post_conferences where post in "
        "(select post from main.post_people where person = {name})",
        "journeys": "select * from main.journeys where person = {name}",
        "talks": "select * from main.talks where id in (select talk from main.talk_people where person = {name})",
    },
    counted={
        "posts-by-year": gettext_noop(
            "Posts that they wrote, alone or with others, by the year of their date; a translation is a post of its own."
        ),
        "conferences": gettext_noop(
            "Their posts about the conference or one of its editions; the twenty with most."
        ),
        "countries": gettext_noop(
            "Their posts about an edition that was held in the country; a post about several counts in each country once."
        ),
        "distance-by-year": gettext_noop(
            "Kilometres on a great circle from each edition that they wrote about to the next one by their first days, by the year of "
            "the edition where a way ends; editions online, and those of which it is not known when or where they were, are passed over."
        ),
        "talks-by-year": gettext_noop(
            "Talks of theirs that posts or programmes tell of, by the year of their edition."
        ),
        "days-to-post": gettext_noop(
            "Days from an edition's last day to their first post about it that is not earlier, where both days are known."
        ),
    },
    of_several_years="select person from post_people join posts on posts.id = post group by person having min(year) < max(year)",
)
_BY_NAME = {measure.name: measure for measure in MEASURES}


def measures_of(part: ArchivePart, name: str) -> Iterator[Measure]:
    """Yield the measures of the *part* of an archive that is called *name*."""
    quoted = "'" + name.replace("'", "''") + "'"
    for measure, counted in part.counted.items():
        whole = _BY_NAME[measure]
        query = _narrowed(whole.query, part.tables, quoted)
        yield replace(whole, counted=counted, query=query)


def _narrowed(query: str, tables: Mapping[str, str], quoted: str) -> str:
    """Return the *query* on those of the *tables* that it names."""
    parts = [
        f"{table} as ({rows.format(name=quoted)})"
        for table, rows in tables.items()
        if re.search(rf"\b{table}\b", query)
    ]
    before = ",\n  ".join(parts)
    rest = query.removeprefix("with ")
    return f"with {before}{f',{chr(10)}  ' if rest != query else chr(10)}{rest}"
