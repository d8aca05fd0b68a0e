"""The parts of what pages show, such as links and entries of lists: frozen values.

Templates read them and nothing else. A ``page`` is the name of a page without
suffix, as Sphinx's ``pathto`` takes it; dates are shown and, for machines, ISO 8601.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from confarchive.building.translations import gettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from confarchive.building.data.table_types import Value
    from confarchive.building.site.figures.bars import Chart


class View:
    """A value that pages show.

    By its ``repr`` builds are compared; that of dataclasses takes three times as long.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}{_values(self)!r}"


_getters: dict[type, Callable[[View], object]] = {}


def _values(view: View) -> object:
    """Return the values of all fields that are told."""
    kind: Any = type(view)
    if kind not in _getters:
        _getters[kind] = attrgetter(*(field.name for field in fields(kind) if field.repr))
    return _getters[kind](view)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Shared(View):
    """A value that many pages show: what its ``repr`` tells is made once."""

    made_repr: str = field(default="", init=False, repr=False, compare=False)

    def __repr__(self) -> str:
        if not self.made_repr:
            object.__setattr__(self, "made_repr", View.__repr__(self))
        return self.made_repr


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Link(Shared):
    """A link to a page of the site, with the number of posts behind it (0: not told).

    A link out of the site has a ``url`` and no page.
    """

    page: str
    text: str
    count: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class LinkFolder(Link):
    """Links that stand folded under a text in the navigation; it has no page of its own."""

    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Month(Link):
    """A month in the list of its year, where its first post has the name ``anchor``."""

    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Day(View):
    """A day of the year, called ``anchor`` within its page, and the newest posts of all years that are of it, ``count`` in all."""

    anchor: str
    text: str
    posts: tuple[Dated, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Year(Link):
    """A year in the strip of a series; without a page there was no edition in it."""

    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Nearby(Link):
    """A conference held at about the same time: when it was, where, and how far off."""

    when: str
    place: str
    distance: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DeadLink(View):
    """An address elsewhere that answers no more ``since`` a day, and that of a ``copy`` in a web archive, "" where none is known."""

    address: str
    since: str
    copy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Badge(Link):
    """A tag on a post, in one of sphinx-design's colours where ``tags_badge_colors`` says so."""

    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Dated(Link):
    """A post with its date."""

    date: str = ""
    iso: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PictureCopy(Shared):
    """A smaller copy of a picture: a file of the site, its ``width`` in pixels, and whether it is WebP instead of the picture's own format."""

    file: str
    width: int
    is_webp: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Picture(Shared):
    """A picture: a file of the site, or the URL of another site's; its size in pixels, 0 if unknown.

    Browsers choose from its ``copies``, and from the picture itself where it ``is_chosen_too``.
    """

    file: str
    width: int = 0
    height: int = 0
    copies: tuple[PictureCopy, ...] = ()
    is_chosen_too: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Translation(Link):
    """The way to a post in another language, whose own name and code are the ``text`` and the ``language``.

    The name has a ``direction``, ``rtl`` or "". ``relation`` is schema.org's word for what it is to the post that leads to it.
    """

    language: str
    direction: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class LanguageFeed(View):
    """The ``file`` of the feed of a language, with its own name and code."""

    file: str
    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ListEntry(Dated):
    """A post in a list; its words have a ``direction``, ``rtl`` or ``ltr``, and a ``language`` where these are not the site's.

    ``translations`` are the same post in other languages.
    """

    summary: str = ""
    picture: Picture | None = None
    draft: bool = False
    direction: str = ""
    language: str = ""
    translations: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Fact(View):
    """A line about a conference or a person; ``url`` is another site's, ``page`` one of ours."""

    label: str
    text: str
    url: str = ""
    page: str = ""


def website(url: str, label: str = "") -> tuple[Fact, ...]:
    """Return the line about the site at *url*, called a website without a *label*; none where there is none."""
    text = url.rsplit("://", 1)[-1].rstrip("/")
    return (Fact(label=label or gettext("Website"), text=text, url=url),) if url else ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SeriesEditions(View):
    """A conference that comes back, with some of its editions, the oldest first."""

    series: Link
    editions: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Group(Shared):
    """Links under a heading; ``whole`` is the page with all of them where some are left out."""

    title: str
    links: tuple[Link, ...] = ()
    whole: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SeriesPart(View):
    """A post's place in a series of posts: number ``number`` of ``total``, as headers number them or from 1.

    ``links`` are the parts around it, itself included, in the order they are read
    in, and ``numbers`` those of the same parts; the post is at the place ``at``, from 0.
    """

    series: str
    number: int
    total: int
    at: int = 0
    numbers: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def first(self) -> int:
        """The number of the first part that is named."""
        return self.numbers[0]

    @property
    def previous(self) -> Link | None:
        """The part that is read before this one."""
        return self.links[self.at - 1] if self.at else None

    @property
    def next(self) -> Link | None:
        """The part that is read after this one."""
        after = self.links[self.at + 1 :]
        return after[0] if after else None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Citation(View):
    """A page that links to this one, and the sentence in which it does."""

    link: Dated
    before: str = ""
    words: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Place(View):
    """A town with the editions held in it; ``anchor`` is its name within the page."""

    name: str
    anchor: str
    editions: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Figure(View):
    """A figure, called ``name`` within its page: its table has the ``columns`` and ``rows``; "" for what is not told."""

    name: str
    title: str
    counted: str
    chaoss: str
    query: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    chart: Chart
