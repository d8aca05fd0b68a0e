"""What machines are told of a page, in schema.org's words, as JSON-LD.

A post is a `BlogPosting <https://schema.org/BlogPosting>`_ about `Events
<https://schema.org/Event>`_; the page of an edition describes its event, that of a
series an `EventSeries <https://schema.org/EventSeries>`_, that of a person a `Person
<https://schema.org/Person>`_, that of the data a `Dataset
<https://schema.org/Dataset>`_. All come from what the page
shows, so that a page is written anew where its data would change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from confarchive.building.site.page_models import Conference, Profile
from confarchive.building.translations import gettext
from confarchive.model.addresses.page_names import DATA
from confarchive.model.conferences.conference import Edition, Series

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from confarchive.building.site.figures.data_page import DataFile, DataView
    from confarchive.building.site.page_models import PageView, PostView
    from confarchive.building.site.page_parts import Link
    from confarchive.building.site.talk_parts import Given
    from confarchive.model.addresses.page_names import PageNames

Thing = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class StructuredData:
    """Describes pages of the archive called ``title``; ``url`` gives a page's or a file's whole URL, or ""."""

    addresses: PageNames
    url: Callable[..., str]
    title: str
    language: str

    def post(self, view: PostView) -> Thing:
        """Return the description of a post."""
        entry = view.entry
        return self._at(
            entry.page,
            "BlogPosting",
            headline=entry.text,
            description=entry.summary,
            image=self.url(entry.picture.file, resource=True) if entry.picture else "",
            datePublished=entry.iso,
            dateModified=view.updated_iso or entry.iso,
            inLanguage=view.header.language or self.language,
            author=[_thing("Person", name=a.text, url=self._url(a.page)) for a in view.authors],
            articleSection=view.category.text if view.category else "",
            keywords=[tag.text for tag in view.tags],
            isPartOf=self._at(self.addresses.blog, "Blog", name=self.title),
            hasPart=[self._talk(talk) for talk in view.talks],
            about=[self._event(place) for place in view.about],
            mentions=[self._event(place) for place in view.mentioned],
            workTranslation=list(self._versions(view, "workTranslation")),
            translationOfWork=next(self._versions(view, "translationOfWork"), {}),
        )

    def _versions(self, view: PostView, relation: str) -> Iterator[Thing]:
        """Yield the post in the languages in which it is something to this one; without a URL there is nothing to tell."""
        for each in view.entry.translations:
            if each.relation == relation and self._url(each.page):
                yield self._at(each.page, "BlogPosting", inLanguage=each.language)

    def conference(self, view: PageView) -> Thing | None:
        """Return the description of a conference on its first page, None on others."""
        if isinstance(view, Conference) and view.place and view.number == 1:
            # Of a whole programme machines are told elsewhere; here it would weigh more than the page.
            given = [self._talk(talk) for talk in view.talks if talk.posts]
            event = self._event(view.place, view.up)
            return event | _told({"subEvent": [*event.get("subEvent", ()), *given]})
        return None

    def _talk(self, talk: Given) -> Thing:
        """Return the description of a talk that was given, with what was recorded or shown there."""
        return _thing(
            "Event",
            name=talk.text,
            inLanguage=talk.language,
            url=talk.url,
            startDate=talk.iso,
            location=_thing("Place", name=talk.room),
            performer=[_thing("Person", name=s.text, url=self._url(s.page)) for s in talk.speakers],
            recordedIn=_thing("VideoObject", name=talk.text, url=self._address(talk.video))
            if talk.video
            else {},
            workFeatured=_thing(
                "PresentationDigitalDocument", name=talk.text, url=self._address(talk.slides)
            )
            if talk.slides
            else {},
        )

    def _address(self, named: str) -> str:
        return named if "://" in named else self.url(named, resource=True)

    def person(self, view: PageView) -> Thing | None:
        """Return the description of a person on their first page, None on others."""
        if not isinstance(view, Profile) or view.number > 1:
            return None
        person = view.person
        told = {"name": person.name, "description": person.about, "sameAs": person.url}
        return self._at(view.pages[0], "Person", **told)

    def dataset(self, view: DataView) -> Thing:
        """Return the description of the data."""
        about = view.about
        return self._at(
            DATA,
            "Dataset",
            name=gettext("%(archive)s as data", archive=about.title),
            description=view.description,
            license=about.license_url,
            creator=_thing("Organization", name=about.author),
            dateModified=about.latest,
            temporalCoverage=view.years,
            isAccessibleForFree=True,
            inLanguage=self.language,
            includedInDataCatalog=_thing("DataCatalog", name=self.title, url=about.url),
            distribution=[self._download(file) for file in view.files if file.media_type],
        )

    def _download(self, file: DataFile) -> Thing:
        url = self.url(file.name, resource=True)
        return _thing(
            "DataDownload", name=file.text, contentUrl=url, encodingFormat=file.media_type
        )

    def _event(self, place: Edition | Series, up: Link | None = None) -> Thing:
        page = self.addresses.conference(place.slug)
        if isinstance(place, Series):
            return self._at(page, "EventSeries", **self._series(place))
        above = self._at(up.page, "EventSeries", name=up.text) if up else {}
        return self._at(page, "Event", **_edition(place), superEvent=above)

    def _series(self, series: Series) -> Thing:
        return {
            "name": series.name,
            "alternateName": list(series.aliases),
            "description": series.description,
            "sameAs": series.url,
            "subEvent": [self._event(edition) for edition in series.editions],
        }

    def _at(self, page: str, kind: str, **properties: Any) -> Thing:
        """Return a thing that *page* stands for."""
        url = self._url(page)
        identity = {"@id": url, "url": url} if url else {}
        return {"@type": kind, **identity, **_told(properties)}

    def _url(self, page: str) -> str:
        return self.url(page) if page else ""


def _edition(edition: Edition) -> Thing:
    return {
        "name": edition.name,
        "startDate": _begin(edition),
        "endDate": edition.end.isoformat() if edition.end else "",
        "eventAttendanceMode": _attendance(edition),
        "location": _place(edition),
        "sameAs": edition.url,
    }


def _begin(edition: Edition) -> str:
    """Return the first day, or the month where only that is known, in the form of ISO 8601."""
    if edition.start:
        return edition.start.isoformat()
    return f"{edition.month:%Y-%m}" if edition.month else ""


def _attendance(edition: Edition) -> str:
    if not edition.online:
        return "https://schema.org/OfflineEventAttendanceMode" if edition.city else ""
    mode = "Mixed" if edition.city else "Online"
    return f"https://schema.org/{mode}EventAttendanceMode"


def _place(edition: Edition) -> Thing:
    address = _thing(
        "PostalAddress",
        streetAddress=edition.address,
        addressLocality=edition.city,
        addressCountry=edition.country,
    )
    north, east = edition.coordinates or ("", "")
    name = edition.venue or edition.city
    if name:
        geo = _thing("GeoCoordinates", latitude=north, longitude=east)
        return _thing("Place", name=name, address=address, geo=geo)
    return _thing("VirtualLocation", url=edition.url) if edition.online else {}


def _thing(kind: str, **properties: Any) -> Thing:
    """Return a thing of a *kind*, or nothing where nothing is told of it."""
    told = _told(properties)
    return {"@type": kind, **told} if told else {}


def _told(properties: Thing) -> Thing:
    return {key: value for key, value in properties.items() if value not in ("", [], {}, None)}
