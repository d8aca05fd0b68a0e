"""The page of all talks, with what readers narrow it by."""

from __future__ import annotations

from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from confarchive.building.site.page_models import FacetedTalk, TalkIndex
from confarchive.building.site.pages import SEPARATOR, Pages, SearchEntry
from confarchive.building.translations import gettext, gettext_noop, joined, ngettext
from confarchive.model.conferences.conference import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.building.site.talk_parts import Given
    from confarchive.model.conferences.conference import Series

_LABELS = {
    "series": gettext_noop("Conference"),
    "year": gettext_noop("Year"),
    "speaker": gettext_noop("Speaker"),
    "media": gettext_noop("Slides and video"),
    "language": gettext_noop("Language"),
}
"""The facets by their names; those that the search has too are called as there."""


class TalkPages(Pages):
    """The page of all talks."""

    @property
    def front(self) -> str:
        """The page, "" where no post tells of a talk."""
        return self.data.addresses.talks if self.data.posts.talks.told else ""

    @cached_property
    def views(self) -> dict[str, TalkIndex]:
        """The one page."""
        groups = tuple(
            (link, tuple(self._faceted(slug, talk) for talk in talks))
            for slug, link, talks in self.data.posts.talks.told
        )
        every = [each for _, talks in groups for each in talks]
        whole = TalkIndex(
            title=self.title,
            # Translators: Of a page, for search engines: "12 talks in Archive".
            description=ngettext(
                "%(count)s talk in %(archive)s",
                "%(count)s talks in %(archive)s",
                len(every),
                archive=self.data.settings.project,
            ),
            count=len(every),
            facets=tuple(_telling(every)),
            groups=groups,
        )
        return {self.front: whole} if groups else {}

    def searched(self) -> Iterator[SearchEntry]:
        """Yield what the search knows of each talk that has a place on a conference's page.

        Not where a post of that name tells of it, which is found by it. A conference and speakers alone do not find a talk:
        their own pages name all.
        """
        for talk in self.data.posts.talks.every:
            title = talk.text.casefold()
            if talk.conference and not any(post.text.casefold() == title for post in talk.posts):
                yield _entry(talk, talk.conference.page)

    def _faceted(self, slug: str, talk: Given) -> FacetedTalk:
        place = self.data.archive.conferences.find(slug)
        year = self.data.posts.talks.year_of(slug, talk)
        values = {
            "series": self._series(place),
            "year": (str(year),) if year else (),
            "speaker": tuple(dict.fromkeys(speaker.text for speaker in talk.speakers)),
            "media": (
                *([gettext("Slides")] if talk.slides else []),
                *([gettext("Video")] if talk.video else []),
            ),
            "language": (self.data.language(talk.language),) if talk.language else (),
        }
        return FacetedTalk(talk=talk, facets=tuple((k, v) for k, v in values.items() if v))

    def _series(self, place: Edition | Series | None) -> tuple[str, ...]:
        slug = place.series if isinstance(place, Edition) else place.slug if place else ""
        series = self.data.archive.conferences.find(slug)
        return (series.name,) if series else ()


def _telling(every: Iterable[FacetedTalk]) -> Iterator[tuple[str, str]]:
    """Yield the facets of which not all of *every* talk have the same values."""
    talks = [dict(each.facets) for each in every]
    for name, label in _LABELS.items():
        if len({talk.get(name) for talk in talks}) > 1:
            yield name, gettext(label)


def _entry(talk: Given, page: str) -> SearchEntry:
    speakers = joined([speaker.text for speaker in talk.speakers])
    held = (talk.conference.text if talk.conference else "", speakers, talk.day)
    notes = {"title": talk.text, "name": talk.text, "held": SEPARATOR.join(filter(None, held))}
    html = f"<h1>{escape(talk.text)}</h1>"
    return SearchEntry(page=page, anchor=talk.anchor, notes=notes, html=html)
