"""The scorecard's measures: what each is called, how it is counted, and the query on the data that counts it.

The query is what counts: the page, the command and whoever runs it on ``archive.db`` get the same rows.
Names follow CHAOSS (https://chaoss.community/kb-metrics-and-metrics-models/) where it has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from confarchive.building.translations import gettext_noop

Chart = Literal["columns", "bars", "matrix"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure; the first column of its ``query`` names what the others count.

    A ``chart`` draws columns over years or months, bars of names, or a matrix of two years; the columns
    ``drawn`` of its rows, all but the first where none are named. ``counted`` is a sentence, ``chaoss`` what CHAOSS calls it.
    """

    name: str
    title: str
    counted: str
    query: str
    chart: Chart = "columns"
    chaoss: str = ""
    drawn: tuple[str, ...] = ()


MEASURES = (
    Measure(
        name="posts-by-year",
        title=gettext_noop("Posts a year"),
        counted=gettext_noop(
            "The listed posts by the year of their date; a translation is a post of its own."
        ),
        chaoss="Activity Dates and Times",
        query="select year, count(*) as posts from posts group by year order by year",
    ),
    Measure(
        name="posts-by-month",
        title=gettext_noop("Posts by month of the year"),
        counted=gettext_noop(
            "The listed posts of all years by the month of their date; a translation is a post of its own."
        ),
        chaoss="Activity Dates and Times",
        query="select month, count(*) as posts from posts group by month order by month",
    ),
    Measure(
        name="authors-by-year",
        title=gettext_noop("Authors a year"),
        counted=gettext_noop(
            "Those who wrote a post in the year: for the first time, or after an earlier year."
        ),
        chaoss="Contributors; New Contributors",
        query="""\
with active as (select distinct person, year from post_people join posts on posts.id = post),
  begun as (select person, min(year) as first from active group by person)
select year, sum(year = first) as new, sum(year > first) as returned
from active join begun using (person)
group by year order by year""",
    ),
    Measure(
        name="authors-gone",
        title=gettext_noop("Authors gone"),
        counted=gettext_noop(
            "Those whose last post is of the year, of years before the archive's last: later ones have no post of theirs."
        ),
        chaoss="Inactive Contributors",
        query="""\
select last as year, count(*) as gone
from (select person, max(year) as last from post_people join posts on posts.id = post group by person)
where last < (select max(year) from posts)
group by last order by last""",
    ),
    Measure(
        name="retention",
        title=gettext_noop("Authors who came back"),
        counted=gettext_noop(
            "Those whose first post is of the year, and how many of them wrote in a later year, too; years before the archive's last."
        ),
        query="""\
select first as year, sum(last > first) as again, sum(last = first) as once
from (
  select person, min(year) as first, max(year) as last
  from post_people join posts on posts.id = post group by person
)
where first < (select max(year) from posts)
group by first order by first""",
    ),
    Measure(
        name="half-of-posts",
        title=gettext_noop("Authors of half the posts"),
        counted=gettext_noop(
            "The least number of authors who together wrote half of the posts of a year; of a post of several, each wrote an equal share."
        ),
        chaoss="Contributor Absence Factor",
        query="""\
with shares as (
  select year, person, 1.0 / count(*) over (partition by post) as share
  from post_people join posts on posts.id = post
),
  wrote as (select year, person, sum(share) as written from shares group by year, person),
  ranked as (
    select year, row_number() over (partition by year order by written desc, person) as rank,
      sum(written) over (partition by year order by written desc, person rows unbounded preceding) as reached,
      sum(written) over (partition by year) as whole
    from wrote
  )
select year, min(rank) as authors from ranked where round(reached * 2 - whole, 6) >= 0 group by year order by year""",
    ),
    Measure(
        name="editions-by-year",
        title=gettext_noop("Editions with and without posts"),
        counted=gettext_noop(
            "The editions of conferences that the archive knows, by the year they began in: those that a post is about, and the others."
        ),
        query="""\
select year, sum(covered) as with_posts, sum(not covered) as without
from (
  select year, id in (select edition from post_conferences where relation = 'about' and edition is not null) as covered
  from editions where year is not null
)
group by year order by year""",
    ),
    Measure(
        name="conferences",
        title=gettext_noop("Conferences"),
        counted=gettext_noop(
            "Posts about the conference or one of its editions; the twenty with most."
        ),
        chart="bars",
        query="""\
select conferences.name as conference, count(distinct post) as posts
from post_conferences join conferences on conferences.id = conference
where relation = 'about'
group by conferences.id order by posts desc, conferences.name limit 20""",
    ),
    Measure(
        name="countries",
        title=gettext_noop("Countries"),
        counted=gettext_noop(
            "Posts about an edition that was held in the country; a post about several counts in each country once."
        ),
        chart="bars",
        query="""\
select country, count(distinct post) as posts
from post_conferences join editions on editions.id = edition
where relation = 'about' and country is not null
group by country order by posts desc, country""",
    ),
    Measure(
        name="distance-by-year",
        title=gettext_noop("Distance travelled, in kilometres"),
        counted=gettext_noop(
            "Kilometres on a great circle from each edition that an author wrote about to the next one by their first days, all authors together, "
            "by the year of the edition where a way ends; editions online, and those of which it is not known when or where they were, are passed over."
        ),
        query="""\
select year, sum(kilometres) as kilometres
from journeys join editions on editions.id = journeys.edition
group by year order by year""",
    ),
    Measure(
        name="talks-by-year",
        title=gettext_noop("Talks a year"),
        counted=gettext_noop(
            "Talks that posts or programmes tell of, by the year of their edition."
        ),
        query="""\
select year, count(*) as talks from talks join editions on editions.id = edition
where year is not null group by year order by year""",
    ),
    Measure(
        name="languages",
        title=gettext_noop("Languages"),
        counted=gettext_noop("Posts whose header tells their language."),
        chart="bars",
        query="""\
select language, count(*) as posts from posts where language is not null
group by language order by posts desc, language""",
    ),
    Measure(
        name="tags",
        title=gettext_noop("Tags that rise and fall"),
        counted=gettext_noop(
            "The twenty tags whose number of posts differs most between the archive's last three years and the three before."
        ),
        chart="bars",
        query="""\
with numbers as (
  select terms.name as tag,
    sum(year > (select max(year) from posts) - 3) as later,
    sum(year between (select max(year) from posts) - 5 and (select max(year) from posts) - 3) as earlier
  from post_terms join terms on terms.id = term and kind = 'tag' join posts on posts.id = post
  group by terms.id
)
select tag, earlier, later from (
  select * from numbers where later <> earlier order by abs(later - earlier) desc, tag limit 20
)
order by later - earlier desc, tag""",
    ),
    Measure(
        name="citations",
        title=gettext_noop("Citations between years"),
        counted=gettext_noop(
            "Posts of one year that link to posts of another or the same; each pair of posts once."
        ),
        chart="matrix",
        query="""\
select citing.year as year, cited.year as cited, count(distinct citations.post || ' ' || citations.cited) as citations
from citations
join posts as citing on citing.id = citations.post
join posts as cited on cited.id = citations.cited
group by citing.year, cited.year order by citing.year, cited.year""",
    ),
    Measure(
        name="links-answer",
        title=gettext_noop("Posts whose links still answer"),
        counted=gettext_noop(
            "Posts by year that lead elsewhere: those whose links all answer, those with dead ones, and the others, of which a link "
            "fails, is refused to programs or was not checked; posts of which none was checked are not counted."
        ),
        query="""\
select year, sum(whole) as all_answer, sum(lost) as some_dead, sum(not whole and not lost) as not_known
from (
  select year, min(coalesce(found in ('answers', 'moved'), 0)) as whole, max(coalesce(dead, 0)) as lost
  from links join posts on posts.id = post
  where kind = 'outer'
  group by posts.id having count(found) > 0
)
group by year order by year""",
    ),
    Measure(
        name="days-to-post",
        title=gettext_noop("Time from an edition to its first post"),
        counted=gettext_noop(
            "Days from an edition's last day to the first post about it that is not earlier, where both days are known."
        ),
        chart="bars",
        query="""\
with first as (
  select edition, min(julianday(substr(posts.date, 1, 10)) - julianday(coalesce(editions.end, editions.start))) as days
  from post_conferences
  join editions on editions.id = edition and length(coalesce(editions.end, editions.start)) = 10
  join posts on posts.id = post
  where relation = 'about' and substr(posts.date, 1, 10) >= coalesce(editions.end, editions.start)
  group by edition
)
select case when days <= 7 then 'within a week' when days <= 30 then 'within a month' when days <= 365 then 'within a year' else 'later' end as time,
  count(*) as editions
from first group by time order by min(days)""",
    ),
)
