"""What pages show beyond their own text, a class for each kind of page: frozen values, compared between builds.

Templates read them and nothing else. A ``page`` is the name of a page without
suffix, as Sphinx's ``pathto`` takes it; dates are shown and, for machines, ISO 8601.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from confarchive.building.site.page_parts import (
    Badge,
    Citation,
    Dated,
    Day,
    DeadLink,
    Fact,
    Figure,
    Group,
    LanguageFeed,
    Link,
    ListEntry,
    Month,
    Nearby,
    Picture,
    Place,
    SeriesEditions,
    SeriesPart,
    Translation,
    View,
    Year,
)

if TYPE_CHECKING:
    from confarchive.building.site.cards import SharedPicture
    from confarchive.building.site.figures.charts import Timeline, World
    from confarchive.building.site.talk_parts import Given
    from confarchive.model.conferences.conference import Edition, Series
    from confarchive.model.people import Person
    from confarchive.model.post import Post


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Top(View):
    """What stands between the title and the text of a post or a static page.

    ``text`` tells what the picture shows, empty where that adds nothing to the words.
    """

    subtitle: str = ""
    picture: Picture | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PageView(View):
    """What a page of any kind shows beside a document's text.

    A page that no document stands for has the ``title``. ``description`` is for search engines, which pages tell; ``entries`` are
    the posts that are listed, whose ``feed`` is a file.
    """

    title: str = ""
    description: str = field(default="", repr=False)  # it is the page's
    entries: tuple[ListEntry, ...] = ()
    feed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PostView(PageView):
    """What stands around a post's text.

    ``header`` is its header, for what is shown as it stands there; ``about`` are its conferences as machines are told of them,
    series without their editions, and ``mentioned`` those that it only mentions, likewise.
    """

    header: Post
    entry: ListEntry
    minutes: int
    updated: str = ""
    updated_iso: str = ""
    authors: tuple[Link, ...] = ()
    category: Link | None = None
    tags: tuple[Badge, ...] = ()
    conferences: tuple[Link, ...] = ()
    about: tuple[Edition | Series, ...] = ()
    mentions: tuple[Link, ...] = ()
    mentioned: tuple[Edition | Series, ...] = ()
    talks: tuple[Given, ...] = ()
    location: Link | None = None
    series: SeriesPart | None = None
    conference_posts: tuple[Group, ...] = ()
    cited_by: tuple[Citation, ...] = ()
    related: tuple[Dated, ...] = ()
    newer: Link | None = None
    older: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Listing(PageView):
    """A list of posts: one page of it, and the way to the others.

    ``count`` is the number of its posts, beside which there are ``translations`` of some; where these are in its feed,
    ``fed_apart`` are the posts of that; a feed in one language tells the ``language``. ``related`` are the tags that its
    posts bear besides. A year has ``months``, and ``anchors`` of the posts that begin one.
    """

    lead: str = ""
    months: tuple[Month, ...] = ()
    anchors: tuple[tuple[str, str], ...] = ()
    count: int = 0
    translations: int = 0
    fed_apart: tuple[Dated, ...] = ()
    language: str = ""
    number: int = 1
    pages: tuple[str, ...] = ()
    up: Link | None = None
    related: tuple[Link, ...] = ()

    @property
    def fed(self) -> tuple[Dated, ...]:
        """The posts of its feed."""
        return self.fed_apart or self.entries


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Conference(Listing):
    """The page of a series or an edition: a list of posts under what is known of it.

    ``people`` wrote its posts, of which some have ``pictures``; ``world`` is where an edition was. ``mentions`` are posts that only
    mention it, the newest of ``mentioned`` in all. Where a scorecard is asked for, a series has ``figures``, as a person has.
    """

    place: Edition | Series | None = None
    facts: tuple[Fact, ...] = ()
    years: tuple[Year, ...] = ()
    nearby: tuple[Nearby, ...] = ()
    world: World | None = None
    map_page: str = ""
    people: tuple[Link, ...] = ()
    pictures: tuple[ListEntry, ...] = ()
    talks: tuple[Given, ...] = ()
    mentions: tuple[Dated, ...] = ()
    mentioned: int = 0
    figures: tuple[Figure, ...] = ()

    @property
    def fed(self) -> tuple[Dated, ...]:
        """The posts about it, then those that mention it."""
        return (*(self.fed_apart or self.entries), *self.mentions)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Profile(Listing):
    """The page of a person: a list of posts under what is known of them.

    ``coauthors`` wrote some of these posts, too; ``conferences`` are those that the posts are about,
    ``mentions`` those that they only mention. ``talks`` are those that the person gave, the latest first.
    """

    person: Person
    facts: tuple[Fact, ...] = ()
    coauthors: tuple[Link, ...] = ()
    conferences: tuple[SeriesEditions, ...] = ()
    mentions: tuple[SeriesEditions, ...] = ()
    talks: tuple[Given, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Index(PageView):
    """All terms of one sort, all years or all conferences, in groups with a heading or none."""

    up: Link | None = None
    groups: tuple[tuple[str, tuple[Link, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Row(View):
    """A series in the table of all: its first and last year (0: none) and its places."""

    link: Link
    editions: int
    first: int = 0
    last: int = 0
    places: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ConferenceIndex(Index):
    """All conferences: drawn over the years and on a map, told as lists, and in a table."""

    timeline: Timeline | None = None
    world: World | None = None
    years: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    countries: tuple[tuple[str, tuple[Place, ...]], ...] = ()
    rows: tuple[Row, ...] = ()
    calendar: str = ""
    orders: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DaysOfYear(PageView):
    """The days of the year, by month, with posts of all years."""

    months: tuple[tuple[str, tuple[Day, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FacetedTalk(View):
    """A talk in the list of all, and the values that it has of each facet that readers narrow the list by."""

    talk: Given
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TalkIndex(PageView):
    """All talks, in groups of a conference each; the last may have none.

    ``facets`` are the names and labels of those that tell talks apart.
    """

    count: int = 0
    facets: tuple[tuple[str, str], ...] = ()
    groups: tuple[tuple[Link | None, tuple[FacetedTalk, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PersonRow(View):
    """A person in the table of all: the number of talks, of series written about, first and last year (0: none)."""

    link: Link
    talks: int
    conferences: int
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PeopleIndex(Index):
    """All people, told as a list and in a table."""

    rows: tuple[PersonRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Page(View):
    """Everything that one page shows beyond its text; its ``kind`` names an entry of the table of kinds.

    ``direction`` is that of the text where it is not the site's, ``rtl`` or ``ltr``. ``links`` are what links in the text lead to now: a
    document's title where a link shows it, else a page's name. ``listed`` are the posts that it may list, ``shared`` is what others show
    with a link to it, ``alternates`` what machines are told of it and its ``translations``.
    """

    kind: str = ""
    description: str = ""
    direction: str = ""
    noindex: bool = False
    draft: bool = False
    # The same on all pages: where pages are compared, its digest stands for it.
    navigation: tuple[Link, ...] = field(default=(), repr=False)
    feeds: tuple[LanguageFeed, ...] = field(default=(), repr=False)
    navigation_digest: str = ""
    links: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    listed: tuple[PostView, ...] = ()
    top: Top | None = None
    dead: tuple[DeadLink, ...] = ()
    shared: SharedPicture | None = None
    translations: tuple[Translation, ...] = ()
    alternates: tuple[Translation, ...] = ()
    view: PageView | None = None
