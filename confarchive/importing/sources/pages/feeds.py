"""What the feeds of a blog tell of its posts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from confarchive.importing.published import feed_files
from confarchive.importing.sources.pages import dates
from confarchive.importing.sources.pages.site import page_at, place_of_url

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from confarchive.importing.published.storage.pages import PublishedPages
    from confarchive.model.dates.moments import When


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """What a feed says of one post."""

    title: str = ""
    date: When | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def entries(pages: PublishedPages, addresses: Iterable[str]) -> list[tuple[str, FeedEntry]]:
    """Return what the feeds at *addresses* say, each behind the place that it says it of.

    A feed that cannot be read tells nothing.
    """
    readable = addresses if feed_files.is_readable() else ()
    return [each for address in readable for each in _entries(pages, address)]


def read(
    entries: Iterable[tuple[str, FeedEntry]], site_urls: Collection[str], known: Collection[str]
) -> dict[str, FeedEntry]:
    """Return *entries* by the addresses of posts among the *known*: what the first says of a post counts."""
    found: dict[str, FeedEntry] = {}
    for place, entry in entries:
        page = page_at(place, site_urls, known)
        if page:
            found.setdefault(page, entry)
    return found


def roots(entries: Iterable[tuple[str, FeedEntry]], known: Collection[str]) -> tuple[str, ...]:
    """Return where the blog stood on the web, as *entries* link to the *known* pages; nothing where they do not."""
    found: Counter[str] = Counter()
    for place, _ in entries:
        host, _, path = place.partition("?")[0].removeprefix("//").partition("/")
        tries = (path, f"{path}index.html", f"{path}.html", f"{path}/index.html")
        if place.startswith("//") and any(each in known for each in tries):
            found[f"https://{host}"] += 1
    return tuple(root for root, _ in found.most_common(2))


def _entries(pages: PublishedPages, address: str) -> Iterator[tuple[str, FeedEntry]]:
    for entry in feed_files.entries(pages, address):
        try:
            place = place_of_url(urljoin(f"//own/{address}", str(entry.get("link") or "")))
        except ValueError:
            continue
        yield place.removeprefix("//own"), _entry(entry)


def _entry(entry: Any) -> FeedEntry:
    names = [str(each.get("name") or "") for each in entry.get("authors") or ()]
    written = str(entry.get("published") or entry.get("created") or "")
    found = FeedEntry(
        title=" ".join(str(entry.get("title") or "").split()),
        date=dates.read(written),
        authors=tuple(dict.fromkeys(filter(None, names))),
    )
    tags = tuple(str(each.get("term") or "") for each in entry.get("tags") or ())
    return replace(found, tags=tuple(dict.fromkeys(filter(None, tags))))
