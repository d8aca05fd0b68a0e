"""The pages of conferences: each series, each edition, and the index of all."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from typing import TYPE_CHECKING, Any

from confarchive.building.site.conferences import conference_places, edition_strip
from confarchive.building.site.conferences.nearby import days_between, distance, end
from confarchive.building.site.figures import charts, figures
from confarchive.building.site.lists import lists
from confarchive.building.site.lists.lists import ListPages, PostList, counted, index, listing
from confarchive.building.site.page_models import Conference, ConferenceIndex
from confarchive.building.site.page_parts import Fact, Link, Nearby, website
from confarchive.building.translations import gettext, joined, pgettext
from confarchive.model.addresses.page_names import CALENDAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from confarchive.building.site.page_models import Index
    from confarchive.building.site.pages import PageKind, SiteData
    from confarchive.model.conferences.conference import Edition, Series

_NEAR = 10
"""Days before and after an edition in which others are near it."""
_ON_HOME_PAGE, _LOOKED_AT = 30, 100
_MOST_NEAR = 20
"""As many of these are named, the nearest."""
_PEOPLE, _PICTURES = 20, 6
"""As many of those who wrote about a conference, and of their pictures, are shown."""
_MENTIONS = 100
"""As many posts that mention a conference are named on its page, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceList(PostList):
    """The posts about a series, or about an edition of it."""

    series: Series
    edition: Edition | None = None


def conferences(data: SiteData) -> Iterator[ConferenceList]:
    """Yield a list for each series, and one for each of its editions."""
    for series in data.archive.conferences.series:
        names = (*series.aliases, _words(series))
        yield _about(series, data, names, series=series, lead=series.description)
        others = [name for name in series.aliases if not name.startswith(series.name)]
        for edition in series.editions:
            its = (edition.name.replace(series.name, name) for name in others)
            yield _about(edition, data, (*its, _words(edition)), series=series, edition=edition)


def _words(place: Series | Edition) -> str:
    """Return what posts' headers call it as words, such as ``lca 2015``."""
    return place.slug.replace("-", " ")


def _about(
    place: Series | Edition, data: SiteData, names: Iterable[str], **more: Any
) -> ConferenceList:
    return ConferenceList(
        page=data.addresses.conference(place.slug),
        title=place.name,
        label=place.name,
        posts=data.archive.by_conference.get(place.slug, ()),
        slugs=(place.slug,),
        aliases=tuple(name for name in names if name.casefold() != place.name.casefold()),
        **more,
    )


class ConferencePages(ListPages[ConferenceList]):
    """The pages of all conferences: lists of posts under what is known of each."""

    def __init__(self, kind: PageKind, data: SiteData) -> None:
        super().__init__(kind, data)
        self._archive = data.archive
        self._addresses = data.addresses
        self._day = data.day
        self._month = data.month
        self._country = data.country

    @property
    def section(self) -> Index | None:
        """The series that most posts are about."""
        links = sorted(self._series, key=lambda link: -link.count)[:_ON_HOME_PAGE]
        links = [link for link in links if link.count]
        return index(self.title, links, self.data) if links else None

    @property
    def charts(self) -> ConferenceIndex | None:
        """All of them over the years and on the map."""
        return self._index if self.lists else None

    @cached_property
    def links(self) -> dict[str, Link]:
        """The links to all series and editions, by what posts name them by."""
        places = self._archive.conferences.places
        return super().links | {place.slug: self.data.conference(place) for place in places}

    # -- a series, an edition

    def view(self, each: ConferenceList) -> Conference:
        """Return the page of a conference with all its posts."""
        series, edition = each.series, each.edition
        above = self.data.conference(series) if edition else Link(page=self.front, text=self.title)
        mentioning = self._archive.mentioning((edition or series).slug)
        return listing(
            Conference,
            each,
            self.data,
            told=self._told(each),
            up=Link(page=above.page, text=above.text),
            place=edition or series,
            facts=tuple(self._facts(series, edition)),
            years=edition_strip.of_series(series, edition, self.data.conference),
            nearby=tuple(self._nearby(edition)) if edition else (),
            world=conference_places.map_of(edition, self.data.conference, self._country)
            if edition
            else None,
            map_page=self.front,
            people=self._people(each),
            pictures=self.data.posts.pictured(each.posts, _PICTURES),
            talks=self.data.posts.talks.given_at((edition or series).slug),
            mentions=tuple(map(self.data.posts.dated, mentioning[:_MENTIONS])),
            mentioned=len(mentioning),
            figures=() if edition else figures.of_series(series.slug, self.data),
        )

    def _people(self, each: ConferenceList) -> tuple[Link, ...]:
        """Return who wrote about a conference; nobody is named where one person writes all there is."""
        is_told = len(self._archive.authors) > 1
        return self.data.posts.people(each.posts)[:_PEOPLE] if is_told else ()

    def _numbers(self, each: ConferenceList) -> Iterator[str]:
        if not each.edition:
            yield from conference_places.years_and_towns(each.series)
        yield from (counted(each),) if each.posts else ()
        if talks := len(self.data.posts.talks.given_at((each.edition or each.series).slug)):
            yield lists.talks_in_words(talks)

    def _told(self, each: ConferenceList) -> tuple[str, ...]:
        facts = self._facts(each.series, each.edition)
        return tuple(fact.text for fact in facts if not fact.url)

    def _facts(self, series: Series, edition: Edition | None) -> Iterator[Fact]:
        if edition:
            yield from self._held(edition)
        yield from website((edition and edition.url) or series.url)
        yield from website((edition and edition.schedule) or "", gettext("Programme"))

    def _held(self, edition: Edition) -> Iterator[Fact]:
        if when := self._days(edition):
            yield Fact(label=gettext("Dates"), text=when)
        parts = (edition.venue, edition.address, edition.city, self._country(edition.country))
        if place := joined(parts):
            text = gettext("%(place)s, and online", place=place) if edition.online else place
            yield Fact(label=pgettext("where a conference was held", "Place"), text=text)
        elif edition.online:
            label = pgettext("where a conference was held", "Place")
            yield Fact(label=label, text=conference_places.online())

    def _days(self, edition: Edition) -> str:
        if edition.month:
            return self._month(edition.month)
        days = [*dict.fromkeys(filter(None, map(self._day, (edition.start, edition.end))))]
        if len(days) < 2:  # noqa: PLR2004
            return "".join(days)
        # Translators: Two dates: "31 January 2015 to 1 February 2015".
        return gettext("%(first)s to %(last)s", first=days[0], last=days[1])

    def _nearby(self, edition: Edition) -> Iterator[Nearby]:
        for other in self._others_near(edition):
            place = joined((other.city, self._country(other.country)))
            link = self.data.conference(other)
            yield Nearby(
                page=link.page,
                text=link.text,
                count=link.count,
                when=self._days(other),
                place=place or (conference_places.online() if other.online else ""),
                distance=distance(edition, other),
            )

    def _others_near(self, edition: Edition) -> Iterator[Edition]:
        if edition.start is None:
            return
        first = edition.start.toordinal() - _NEAR
        last = end(edition).toordinal() + _NEAR
        starts, dated, longest = self._dated
        near = slice(bisect_left(starts, first - longest), bisect_left(starts, last + 1))
        # Where hundreds begin within these days, those that begin next to it are looked at.
        here = bisect_left(starts, edition.start.toordinal())
        near = slice(max(near.start, here - _LOOKED_AT), min(near.stop, here + _LOOKED_AT))
        found = [
            other
            for other in dated[near]
            if other.series != edition.series and end(other).toordinal() >= first
        ]
        nearest = nsmallest(_MOST_NEAR, found, key=lambda other: days_between(edition, other))
        named = {other.slug for other in nearest}
        yield from (other for other in found if other.slug in named)

    @cached_property
    def _dated(self) -> tuple[list[int], list[Edition], int]:
        """The days on which editions begin, the editions, and the length of the longest."""
        editions = [
            (edition.start.toordinal(), edition.slug, edition)
            for series in self._archive.conferences.series
            for edition in series.editions
            if edition.start
        ]
        editions.sort(key=lambda item: item[:2])
        longest = max(
            (end(edition).toordinal() - start for start, _, edition in editions), default=0
        )
        return [start for start, *_ in editions], [edition for *_, edition in editions], longest

    # -- all of them

    @cached_property
    def _series(self) -> tuple[Link, ...]:
        """All series by name."""
        series = self._archive.conferences.series
        return tuple(
            sorted(map(self.data.conference, series), key=lambda link: link.text.casefold())
        )

    @cached_property
    def _index(self) -> ConferenceIndex:
        places = self._places
        whole = index(self.title, self._series, self.data)
        return ConferenceIndex(
            title=self.title,
            description=whole.description,
            groups=whole.groups,
            timeline=charts.timeline(self._lines()),
            world=charts.world((place, at) for _, place, at in places if at),
            years=self._by_year(),
            countries=conference_places.by_country(places),
            rows=tuple(
                conference_places.row(series, self.data.conference(series))
                for series in self._by_name
            ),
            calendar=CALENDAR if self._dated[1] else "",
            orders=tuple(self._orders()),
        )

    def _orders(self) -> Iterator[Link]:
        """Yield the pages that have all conferences in other orders."""
        editions = [each for series in self._archive.conferences.series for each in series.editions]
        if any(each.country or each.online for each in editions):
            yield Link(
                page=self._addresses.by_country, text=pgettext("all conferences", "by country")
            )
        if any(each.start or each.month for each in editions):
            yield Link(
                page=self._addresses.by_month,
                text=pgettext("all conferences", "by month of the year"),
            )

    @cached_property
    def _by_name(self) -> list[Series]:
        series = self._archive.conferences.series
        return sorted(series, key=lambda series: series.name.casefold())

    def _lines(self) -> Sequence[tuple[Link, Sequence[tuple[int, Link]]]]:
        """Return the timeline's series: the ones with most posts first in line for a place."""
        series = [series for series in self._by_name if any(e.year for e in series.editions)]
        series.sort(key=lambda series: -len(self._archive.about(series.slug)))
        return [
            (
                self.data.conference(one),
                [(e.year, self.data.conference(e)) for e in one.editions if e.year],
            )
            for one in series
        ]

    def _by_year(self) -> tuple[tuple[str, tuple[Link, ...]], ...]:
        years: dict[int, list[Link]] = defaultdict(list)
        for series in self._by_name:
            for edition in series.editions:
                if edition.year:
                    years[edition.year].append(self.data.conference(edition))
        return tuple((str(year), tuple(years[year])) for year in sorted(years, reverse=True))

    @cached_property
    def _places(self) -> list[conference_places.Town]:
        return conference_places.towns(self._by_name, self.data.conference, self._country)
