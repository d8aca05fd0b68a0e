"""The one rule for which published pages and files were not meant to be found, though they are in a mirror."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.importing.published.extraction.page_tree import parse
from confarchive.model.publication import is_folder_of_drafts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from confarchive.importing.published.storage.pages import PublishedPages

# Where a server's address has "?", wget writes "@" for Windows.
_PREVIEW = re.compile(r"[?@&;]preview=(?:true|1)\b", re.IGNORECASE)
# Robots that read for others than search engines say nothing of who may find a page: they train models, or copy.
# See https://platform.openai.com/docs/bots, https://commoncrawl.org/ccbot and https://support.apple.com/en-us/119829.
_OTHER_ROBOTS = "(?:gpt|cc|claude|diffbot|perplexity|amazon|archive\\.org_|ai2|img2dataset)"
_ROBOTS = re.compile(
    rf"robots|x-robots-tag|(?!{_OTHER_ROBOTS}).*bot|slurp|baiduspider", re.IGNORECASE
)
# "none" is "noindex, nofollow"; "max-image-preview:none" is about pictures alone.
_NO_INDEX = re.compile(r"\bnoindex\b|(?<!preview:)\bnone\b", re.IGNORECASE)
_MAY_ASK = re.compile(rb"noindex|none", re.IGNORECASE)


def why_withheld(pages: PublishedPages, address: str, root: HtmlElement) -> str:
    """Return why that of *pages* at *address* was not meant to be found, as "lies below a folder of drafts"; empty if it was.

    *root* is the page as it was parsed: what stands in ``noscript`` counts, too.
    """
    is_asked = _asks(pages.robots(address)) or any(map(_is_no_index, root.iter("meta")))
    return why_withheld_at(address) or (
        "asks search engines not to show it (noindex)" if is_asked else ""
    )


def why_page_withheld(pages: PublishedPages, address: str) -> str:
    """Return the same; the page is read and, where something may ask so, parsed. Raises OSError where it cannot be read."""
    data = pages.read(address)
    if not pages.robots(address) and not _MAY_ASK.search(data.replace(b"\0", b"")):
        return why_withheld_at(address)
    return why_withheld(pages, address, parse(data))


def why_withheld_at(address: str) -> str:
    """Return the same as far as the *address* alone tells it."""
    path = unquote(address)
    if any(map(is_folder_of_drafts, path.split("/")[:-1])):
        return "lies below a folder of drafts"
    if path.rpartition("/")[2].startswith("draft_"):
        return "is called a draft, as in an export of Medium"
    return "is a preview of what was not published" if _PREVIEW.search(path) else ""


def is_withheld(pages: PublishedPages, address: str, root: HtmlElement) -> bool:
    """Tell whether that of *pages* at *address* was not meant to be found; see :func:`why_withheld`."""
    return bool(why_withheld(pages, address, root))


def is_of_server(address: str) -> bool:
    """Tell whether the file at *address* is the server's own, as ``.htpasswd`` and ``.env``: no post needs it."""
    return any(part.startswith(".") for part in unquote(address).split("/"))


def _is_no_index(meta: HtmlElement) -> bool:
    names = (str(meta.get(each) or "").strip() for each in ("name", "property", "http-equiv"))
    return any(map(_ROBOTS.fullmatch, names)) and _asks(str(meta.get("content") or ""))


def _asks(content: str) -> bool:
    return _NO_INDEX.search(re.sub(r"\s*:\s*", ":", content)) is not None
