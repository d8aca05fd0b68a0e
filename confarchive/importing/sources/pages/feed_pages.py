"""The posts of a feed with their whole texts as published pages, one of each: those of RSS and Atom, and an export of Blogger.

See https://www.rssboard.org/rss-specification and RFC 4287. An export of Blogger is a feed of Atom with posts, pages,
comments and settings. A category tells which each of them is, or ``blogger:type`` in those of Google Takeout; drafts have
``app:draft`` or another ``blogger:status`` than ``LIVE``.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from confarchive.importing.errors import NothingToImportError
from confarchive.importing.html_myst import tree
from confarchive.importing.published import feed_files
from confarchive.importing.published.extraction.frame import Frame
from confarchive.importing.published.storage.pages import missing
from confarchive.importing.url_parts import split_url
from confarchive.model.addresses.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from confarchive.importing.published.storage.pages import PublishedPages

FRAME = Frame(names=frozenset({".feed-text"}), bodies=("body>article>div.feed-text",), certain=True)
"""What these pages share: nothing but where the text stands."""
LONGEST = 256_000_000
"""Bytes of a feed beyond which it is not read."""
_FEED = re.compile(rb"<(?:feed|rss|rdf:RDF)\b")
_WORDPRESS = b"wordpress.org/export/"
_HEAD = 4096  # bytes that tell what a file is
_KIND = "http://schemas.google.com/g/2005#kind"
_BLOCK = re.compile(r"<(?:p|div|ul|ol|pre|h[1-6]|table|blockquote|br|img|figure)\b", re.IGNORECASE)
_CUT = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.|&#8230;)\]|(?:read|continue reading|more)\W*)\s*(?:</[a-z]+>\s*)*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPages:
    """The pages of the feed ``name``; see :class:`confarchive.importing.published.storage.pages.PublishedPages`.

    ``notes`` tell what of it is left out.
    """

    name: str
    pages: Mapping[str, bytes] = field(repr=False)
    notes: tuple[str, ...] = ()

    @property
    def damage(self) -> str:
        """Nothing: a feed is read as a whole."""
        return ""

    def addresses(self) -> tuple[str, ...]:
        """Return the addresses of the posts, sorted."""
        return tuple(sorted(self.pages))

    def read(self, address: str) -> bytes:
        """Return the page of a post. Raises OSError for none."""
        if address not in self.pages:
            raise missing(address)
        return self.pages[address]

    def robots(self, address: str) -> str:  # noqa: ARG002 - as the protocol has it
        """Return nothing: a feed tells not what servers told search engines."""
        return ""

    def times(self, addresses: Iterable[str]) -> Mapping[str, int]:  # noqa: ARG002 - as the protocol has it
        """Return nothing: a feed tells not when pages were made."""
        return {}


def is_feed(path: Path) -> bool:
    """Tell whether the file at *path* is a feed, and no export of WordPress, which is written as one."""
    if not path.is_file():
        return False
    with path.open("rb") as opened:
        head = opened.read(_HEAD)
    return _FEED.search(head) is not None and _WORDPRESS not in head


def read(path: Path) -> FeedPages:
    """Return the posts of the feed at *path*. Raises NothingToImportError where it has no whole text."""
    if not is_feed(path):
        expected = "a feed of RSS or Atom, a .warc or .wacz file, or a folder of pages"
        raise NothingToImportError(
            f"{path}: nothing that pages can be read from; expected {expected}"
        )
    if not feed_files.is_readable():
        raise NothingToImportError(f"{path}: {feed_files.NEEDS}")
    if path.stat().st_size > LONGEST:
        raise NothingToImportError(f"{path}: more than {LONGEST} bytes; expected a feed")
    feed = feed_files.parsed(path.read_bytes(), resolve_relative_uris=False)
    kinds = Counter(_kind(each) for each in feed.entries)
    wanted = [each for each in feed.entries if _kind(each) in {"post", "page"}]
    whole = [each for each in wanted if _text(each)]
    if not whole:
        expected = "a feed with their whole texts, in content:encoded or content"
        raise NothingToImportError(f"{path}: no text of a post; expected {expected}")
    notes = _notes(kinds["comment"], len(wanted) - len(whole), kinds["trash"])
    name, pages = f"the feed {path.name}", dict(_pages(whole, feed.feed))
    return FeedPages(name=name, pages=pages, notes=tuple(notes))


def _notes(comments: int, cut: int, trash: int) -> Iterator[str]:
    if comments:
        yield f"{comments} comments of readers stand in the export, and are left out"
    if cut:
        yield f"{cut} entries of the feed have no whole text, and are left out: get their pages"
    if trash:
        yield f"{trash} posts are in the export's trash, and are left out"


# --- what an entry is ---


def _kind(entry: Any) -> str:
    """Return ``post`` or ``page``, or what else of Blogger's an *entry* is; ``trash`` for what was thrown away."""
    terms = [
        str(each.get("term")) for each in entry.get("tags") or () if each.get("scheme") == _KIND
    ]
    kind = str(entry.get("blogger_type") or "").lower() or next(
        (term.rpartition("#")[2] for term in terms), "post"
    )
    is_trash = "TRASH" in str(entry.get("blogger_status") or "")
    return "trash" if is_trash and kind in {"post", "page"} else kind


def _is_draft(entry: Any) -> bool:
    status = str(entry.get("blogger_status") or "LIVE")
    return status != "LIVE" or str(entry.get("app_draft") or "").strip() == "yes"


def _text(entry: Any) -> str:
    """Return the whole text of *entry*, empty where it has none: a description may be one, or only begin it."""
    contents = [each for each in entry.get("content") or () if each.value.strip()]
    if contents:
        longest = max(contents, key=lambda each: len(each.value))
        is_plain = longest.get("type") == "text/plain"
        return f"<p>{html.escape(longest.value)}</p>" if is_plain else str(longest.value)
    summary = str(entry.get("summary") or "")
    return summary if _BLOCK.search(summary) and not _CUT.search(summary) else ""


# --- its page ---


def _pages(entries: Iterable[Any], feed: Any) -> Iterator[tuple[str, bytes]]:
    taken: set[str] = set()
    for entry in entries:
        address = _address(entry)
        while address in taken:
            address = re.sub(r"(\.html|/index\.html)\Z", r"-2\1", address)
        taken.add(address)
        yield address, _page(entry, feed).encode()


def _address(entry: Any) -> str:
    """Return where the page of *entry* stood, below the blog's root; that of a draft is among drafts."""
    place = split_url(str(entry.get("blogger_filename") or "") or _link(entry)).path
    path = "/".join(each for each in unquote(place).split("/") if each not in {"", ".", ".."})
    if not path or _is_draft(entry):
        name = slugify(str(entry.get("title") or "")) or "untitled"
        return f"{'drafts/' if _is_draft(entry) else ''}{name}.html"
    return path if re.search(r"\.x?html?\Z", path) else f"{path}/index.html"


def _link(entry: Any) -> str:
    link = str(entry.get("link") or "")
    return link if re.match("https?://", link) else ""


def _page(entry: Any, feed: Any) -> str:
    title = str(entry.get("title") or "")
    language = html.escape(str(feed.get("language") or ""))
    text = "".join(tree.serialize(node, str) for node in tree.children(tree.parse(_text(entry))))
    body = f'<article><h1>{html.escape(_plain(title))}</h1><div class="feed-text">{text}</div></article>'
    head = "".join(_head(entry, feed))
    return f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def _head(entry: Any, feed: Any) -> Iterator[str]:
    yield f"<title>{html.escape(_plain(str(entry.get('title') or '')))}</title>"
    yield _meta("og:site_name", _plain(str(feed.get("title") or "")))
    if not _is_draft(entry) and _link(entry):
        yield f'<link rel="canonical" href="{html.escape(quote(_link(entry), safe=":/?#=&%~+"))}">'
    for name in dict.fromkeys(str(each.get("name") or "") for each in entry.get("authors") or ()):
        yield _meta("author", name)
    for tag in entry.get("tags") or ():
        yield "" if tag.get("scheme") == _KIND else _meta("article:tag", str(tag.get("term") or ""))
    if _kind(entry) == "post":
        yield _meta("og:type", "article")
        updated = str(entry.updated) if "updated" in entry else ""
        yield _meta("article:published_time", str(entry.get("published") or updated))
        yield _meta("article:modified_time", updated)


def _meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{html.escape(content)}">' if content else ""


def _plain(title: str) -> str:
    """Return a title, which feeds give as HTML, as text."""
    return " ".join(html.unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", title)).split())


if TYPE_CHECKING:
    _ARE_PAGES: type[PublishedPages] = FeedPages
