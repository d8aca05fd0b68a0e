"""From the archive and the texts to what every page shows: pure, no page is written here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from confarchive.building.data import scorecard
from confarchive.building.data.scorecard import Scorecards
from confarchive.building.incremental.cache import digest
from confarchive.building.site import language_feeds, shared_pictures
from confarchive.building.site.all_pages import AllPages
from confarchive.building.site.dates import Dates, locale_of
from confarchive.building.site.documents import language_versions, outer_links
from confarchive.building.site.documents.document_texts import Text
from confarchive.building.site.documents.old_targets import OldTargets
from confarchive.building.site.documents.posts import Posts
from confarchive.building.site.documents.resolved_texts import settled
from confarchive.building.site.language_names import language_name
from confarchive.building.site.page_folders import folded, is_chosen
from confarchive.building.site.page_models import Page, Top
from confarchive.building.site.page_parts import DeadLink, Link
from confarchive.building.site.pages import SiteData
from confarchive.model.addresses.document_urls import path_below
from confarchive.model.addresses.page_names import PageNames
from confarchive.model.text.direction import of_language, within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from babel import Locale

    from confarchive.building.site.cards import SharedPicture
    from confarchive.building.site.documents.connections import Alike
    from confarchive.building.site.documents.document_facts import DocumentFacts
    from confarchive.building.site.page_models import PostView
    from confarchive.building.site.page_parts import LanguageFeed, Translation
    from confarchive.building.site.pages import PageKind
    from confarchive.building.site.settings import SiteSettings
    from confarchive.building.site.shared_pictures import CardStyle
    from confarchive.model.addresses.old_sites import OldSites
    from confarchive.model.archive import Archive
    from confarchive.model.post import Post


class Site:
    """The views of one build.

    ``old_sites`` are those that this one replaces, ``old_files`` what it has of their files;
    ``kinds`` are the entries of the table of pages. The ``logo`` is a picture that others show with links, None where there
    is no such; cards are drawn in ``card_style``, None for no cards. All that pages show follows from these, and
    from the texts of documents: where they are as they were, so are all pages.
    """

    def __init__(
        self,
        archive: Archive,
        settings: SiteSettings,
        facts: DocumentFacts,
        *,
        tag_colour: Callable[[str], str],
        alike: Alike,
        old_sites: OldSites,
        old_files: Mapping[str, Path],
        kinds: Sequence[PageKind],
        logo: SharedPicture | None,
        card_style: CardStyle | None,
    ) -> None:
        self.archive = archive
        self._logo, self._card_style = logo, card_style
        self.facts = facts
        self.addresses = PageNames(blog=settings.blog_path, tags=settings.tags_path)
        self._settings = settings
        self._old_sites = old_sites
        self._old_files = old_files
        self._texts = settled(facts.texts, archive, facts.titles, old_sites)
        self._unlisted = archive.unlisted
        self._made: dict[str, Page] = {}
        self.posts = Posts(
            archive,
            self.addresses,
            texts=self._texts,
            titles=facts.titles,
            pictures=facts.standing_for,
            files=facts.files,
            language=settings.language or "en",
            day=self._dates.day,
            tag_colour=tag_colour,
            alike=alike,
        )
        self.data = self._data()
        self.pages = AllPages(kinds, self.data)

    def _data(self) -> SiteData:
        return SiteData(
            archive=self.archive,
            addresses=self.addresses,
            settings=self._settings,
            posts=self.posts,
            titles=self.facts.titles,
            day=self._dates.day,
            month=self._dates.month,
            month_name=self._dates.month_name,
            month_day=self._dates.month_day,
            country=self.country,
            language=self.language,
            checked=self.facts.checked,
            sections=lambda: self.pages.sections,
            charts=lambda: self.pages.charts,
            scorecards=lambda: self._scorecards,
        )

    def page(self, name: str) -> Page:
        """Return what the page *name* shows, whether a document or generated."""
        if name not in self._made:  # asked for when pages are compared and when they are written
            self._made[name] = self._whole(name)
        return self._made[name]

    def _whole(self, name: str) -> Page:
        page = self._around(name)
        return replace(
            page,
            links=self._links(name),
            pictures=self.facts.pictures.get(name, ()),
            listed=self._listed_in(name),
            top=self._top(name),
            dead=tuple(self._dead(name)),
            shared=self._shared(name, page),
            translations=self._versions(name, language_versions.others),
            alternates=self._versions(name, language_versions.alternates),
        )

    def _shared(self, name: str, page: Page) -> SharedPicture | None:
        """Return the picture that others show with a link to a page; of what readers do not see none is drawn."""
        standing, shown = self.facts.standing_for.get(name), self.facts.pictures.get(name, ())
        found = shared_pictures.find(standing, shown, self.written.get(name)) or self._logo
        if found or page.draft or self._card_style is None:
            return found
        return shared_pictures.card(page.view, self._settings.project, self._card_style)

    def _versions(
        self, name: str, ways: Callable[[Archive, Post], tuple[Translation, ...]]
    ) -> tuple[Translation, ...]:
        post = self.written.get(name) if self.archive.translations.groups else None
        return ways(self.archive, post) if post else ()

    def _dead(self, name: str) -> Iterator[DeadLink]:
        """Yield the links of a document that were found to answer no more."""
        for address in outer_links.of(self.written.get(name), self._texts.get(name, Text())):
            found = self.facts.checked.get(address)
            if found and found.is_dead:
                since = self._dates.day(date.fromisoformat(found.since))
                yield DeadLink(address=address, since=since, copy=found.copy)

    def _top(self, name: str) -> Top | None:
        post, picture = self.written.get(name), self.facts.standing_for.get(name)
        if name in self.facts.in_text:
            picture = None
        if post is None or not (post.subtitle or picture):
            return None
        return Top(subtitle=post.subtitle or "", picture=picture, text=post.cover_alt or "")

    @cached_property
    def _scorecards(self) -> Scorecards:
        if not self._settings.scorecard:
            return Scorecards(whole=(), series={}, people={})
        checked = self.facts.checked
        elsewhere = (
            (post, checked.get(address))
            for post, address in self.posts.links_elsewhere
            if path_below(address, self._settings.base_url) is None
        )
        return scorecard.of_archive(self.archive, self.posts.links_between, elsewhere)

    @cached_property
    def written(self) -> Mapping[str, Post]:
        """The posts and static pages that have a page, by document name."""
        return {post.docname: post for post in (*self.archive.posts, *self.archive.pages)}

    def _listed_in(self, name: str) -> tuple[PostView, ...]:
        """Return the posts that a document's own text may list."""
        if not self._texts.get(name, Text()).lists_posts:
            return ()
        return tuple(self.posts.views[post.docname] for post in self.archive.listed)

    def _links(self, name: str) -> tuple[str, ...]:
        """Return where the links in a document's text lead, and the titles they show."""
        text = self._texts.get(name, Text())
        documents = (
            self.facts.titles.get(link.target, "")
            if link.shows_title
            else str(link.target in self.facts.titles)
            for link in text.links
        )
        lists = (self.pages.links.get(reference) for reference in text.references)
        words = map(self.facts.words.__getitem__, text.references)
        return (
            *documents,
            *(f"{found.page} {found.text}" if found else "" for found in lists),
            *filter(None, words),
            *self.old_targets.of_document(name),
        )

    @cached_property
    def names(self) -> AbstractSet[str]:
        """The names of all pages."""
        return self.facts.titles.keys() | self.pages.generated.keys()

    @cached_property
    def old_targets(self) -> OldTargets:
        """What links to the sites lead to that this one replaces."""
        moved = dict(self.pages.old_addresses)
        led = self._old_sites.answers.items()
        answers = moved | {address: moved.get(page, page) for address, page in led}
        return OldTargets(
            replace(self._old_sites, answers=answers),
            self.facts.texts,
            pages=lambda: self.names,
            files=self._old_files,
        )

    def _around(self, name: str) -> Page:
        view = self.pages.view(name)
        draft = f"{name}.md" in self.archive.drafts
        return Page(
            kind=self.pages.kind(name).name,
            description=(view and view.description) or self._texts.get(name, Text()).summary,
            direction=self._direction(name),
            noindex=draft or name in self._unlisted,
            draft=draft,
            navigation=self._navigation,
            feeds=self._feeds,
            navigation_digest=self._navigation_digest,
            view=view,
        )

    def _direction(self, name: str) -> str:
        """Return the direction of a document's text: its header's language tells it, or its letters."""
        language = self._languages.get(name)
        own = of_language(language) if language else self._texts.get(name, Text()).direction
        return within(own, self._settings.language)

    @cached_property
    def _languages(self) -> Mapping[str, str]:
        documents = (*self.archive.posts, *self.archive.pages)
        return {post.docname: post.language for post in documents if post.language}

    @cached_property
    def _navigation(self) -> tuple[Link, ...]:
        """The way to all lists, then to the static pages, then to where the settings say."""
        listed, patterns = self.archive.listed_pages, self._settings.pages
        chosen = [page for page in listed if is_chosen(page.docname, patterns)]
        pages = [
            Link(page=page.docname, text=self.facts.titles.get(page.docname, page.title))
            for page in self.archive.translations.once(chosen)
        ]
        menu = [Link(page="", text=text, url=url) for text, url in self._settings.menu]
        return (
            *self.pages.navigation,
            *folded(pages, patterns),
            *menu,
        )

    @cached_property
    def _navigation_digest(self) -> str:
        return digest((self._navigation, self._feeds))

    @cached_property
    def _feeds(self) -> tuple[LanguageFeed, ...]:
        return tuple(language_feeds.feeds(self.data))

    def country(self, code: str) -> str:
        """Return a country's name in the site's language, or *code* where it is none."""
        return self._locale.territories.get(code.upper(), code) if code else ""

    def language(self, code: str) -> str:
        """Return a language's name in the site's language, or *code* where it is none."""
        return self._language_names(code)

    @cached_property
    def _language_names(self) -> Callable[[str], str]:
        return cache(partial(language_name, locale=self._locale))

    @cached_property
    def _locale(self) -> Locale:
        return locale_of(self._settings.language)

    @cached_property
    def _dates(self) -> Dates:
        return Dates(form=self._settings.date_format, locale=self._locale)
