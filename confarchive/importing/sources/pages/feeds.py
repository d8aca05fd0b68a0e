"""What the feeds of a blog tell of its posts, read by ``feedparser``, which knows all of their formats."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from confarchive.importing.sources.pages import dates
from confarchive.importing.sources.pages.site import page_at, place_of_url

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from confarchive.importing.published.storage.pages import PublishedPages
    from confarchive.model.post import When

NEEDS = "feedparser is not installed, so feeds are not read: pip install 'confarchive[pages]'"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """What a feed says of one post."""

    title: str = ""
    date: When | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def is_readable() -> bool:
    """Tell whether the package that reads feeds is there."""
    try:
        import feedparser  # noqa: F401, PLC0415 - optional
    except ModuleNotFoundError:
        return False
    return True


def read(
    pages: PublishedPages,
    addresses: Iterable[str],
    site_urls: Collection[str],
    known: Collection[str],
) -> dict[str, FeedEntry]:
    """Return what the feeds at *addresses* say, by the addresses of posts among the *known*.

    What the first feed says of a post counts. A feed that cannot be read tells nothing.
    """
    found: dict[str, FeedEntry] = {}
    for address in addresses if is_readable() else ():
        for place, entry in _entries(pages, address):
            page = page_at(place, site_urls, known)
            if page:
                found.setdefault(page, entry)
    return found


def roots(
    pages: PublishedPages, addresses: Iterable[str], known: Collection[str]
) -> tuple[str, ...]:
    """Return where the blog stood on the web, as its feeds link to the *known* pages; nothing where they do not."""
    found: Counter[str] = Counter()
    for address in addresses if is_readable() else ():
        for place, _ in _entries(pages, address):
            host, _, path = place.partition("?")[0].removeprefix("//").partition("/")
            tries = (path, f"{path}index.html", f"{path}.html", f"{path}/index.html")
            if place.startswith("//") and any(each in known for each in tries):
                found[f"https://{host}"] += 1
    return tuple(root for root, _ in found.most_common(2))


def _entries(pages: PublishedPages, address: str) -> Iterator[tuple[str, FeedEntry]]:
    import feedparser  # noqa: PLC0415 - optional

    try:
        feed: Any = feedparser.parse(io.BytesIO(pages.read(address)), sanitize_html=False)
    except Exception:  # noqa: BLE001 - one feed must not end all
        return
    for entry in feed.entries:
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
