"""The pages that documents stand for: the home page, posts, and static pages; what the search knows of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from confarchive.building.site import talks
from confarchive.building.site.figures.glance import glance
from confarchive.building.site.home_models import Home
from confarchive.building.site.pages import Pages, SearchEntry
from confarchive.building.translations import joined
from confarchive.model.conferences.conference import Edition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from confarchive.building.site.page_models import PostView
    from confarchive.model.post import Post


class HomePages(Pages):
    """The home page: under its own words, the latest posts and a section for each kind of list."""

    @cached_property
    def views(self) -> dict[str, Home]:
        """The one page."""
        settings, archive = self.data.settings, self.data.archive
        listed = archive.translations.once(archive.listed)
        entries = self.data.posts.entries
        home = Home(
            entries=tuple(entries[post.docname] for post in listed[: settings.home_posts]),
            total=len(listed),
            glance=glance(self.data) if settings.home_glance and listed else None,
            sections=self.data.sections(),
        )
        return {settings.home: home}


class StaticPages(Pages):
    """Static pages, which show their text alone."""

    def searched(self) -> Iterator[SearchEntry]:
        """Yield what the search knows of each."""
        for page in self.data.archive.listed_pages:
            title = self.data.titles[page.docname]
            notes = {"title": title, "subtitle": page.subtitle or ""}
            yield SearchEntry(page=page.docname, notes=notes)


class PostPages(Pages):
    """The posts."""

    @property
    def views(self) -> Mapping[str, PostView]:
        """What stands around each post's text, hidden ones' too."""
        return self.data.posts.views

    def searched(self) -> Iterator[SearchEntry]:
        """Yield what the search knows of each listed post, the newest first."""
        for post in self.data.archive.listed:
            facets = {name: tuple(dict.fromkeys(values)) for name, values in self._facets(post)}
            notes = self._notes(post)
            yield SearchEntry(page=post.docname, notes=notes, facets=facets, listed=True)

    def _notes(self, post: Post) -> dict[str, str]:
        view = self.views[post.docname]
        terms = [view.category.text] if view.category else []
        terms += [tag.text for tag in view.tags]
        return {
            "title": view.entry.text,
            "date": view.entry.date,
            "iso": view.entry.iso,
            "conference": joined([link.text for link in view.conferences]),
            "author": ", ".join(author.text for author in view.authors),
            "terms": ", ".join(terms),
            "place": ", ".join(self._places(post)),
            "talks": ", ".join(talks.words(view.talks)),
            "summary": post.summary or "",
            "subtitle": post.subtitle or "",
        }

    def _facets(self, post: Post) -> Iterator[tuple[str, tuple[str, ...]]]:
        view, data = self.views[post.docname], self.data
        conferences = data.archive.conferences
        places = [place for place in map(conferences.find, post.conferences) if place]
        editions = [place for place in places if isinstance(place, Edition)]
        series = [
            conferences.find(place.series) if isinstance(place, Edition) else place
            for place in places
        ]
        yield "series", tuple(place.name for place in series if place)
        yield "edition", tuple(edition.name for edition in editions)
        yield "year", (str(post.date.year),) if post.date else ()
        yield "category", (view.category.text,) if view.category else ()
        yield "tag", tuple(tag.text for tag in view.tags)
        yield "author", tuple(author.text for author in view.authors)
        yield "country", tuple(filter(None, (data.country(e.country) for e in editions)))
        yield "language", (data.language(post.language or data.settings.language),)
        yield "mention", tuple(link.text for link in view.mentions)

    def _places(self, post: Post) -> Iterator[str]:
        if post.location:
            yield post.location
        for place in map(self.data.archive.conferences.find, post.conferences):
            if isinstance(place, Edition):
                yield from filter(None, (place.city, self.data.country(place.country)))
