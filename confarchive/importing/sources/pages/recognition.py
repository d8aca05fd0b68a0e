"""Whether a folder holds the published pages of a blog, and where in it they begin."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from confarchive.importing.formulas import Script
from confarchive.importing.published.extraction import page_tree
from confarchive.importing.published.storage import mirror
from confarchive.importing.published.storage.folder import Folder
from confarchive.importing.source import Clue

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lxml.html import HtmlElement

    from confarchive.importing.published.storage.mirror import Mirror
    from confarchive.importing.published.storage.pages import PublishedPages

_PAGE = re.compile(r"\.x?html?\Z", re.IGNORECASE)
_PROGRAM = re.compile(r"\.(?:php\d?|aspx?|jsp|cgi)(?:[?@][^/]*)?\Z", re.IGNORECASE)
# What wget calls a page with a query; "@" is its "?" for Windows. Pictures may be called alike.
_QUERY = re.compile(r"(?:\.x?html?|(?:^|/)[^./?@]*)(?:\?|@\w+=)[^/]*\Z", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_SOURCE = re.compile(r"\.(?:md|markdown|rst|ipynb|textile|adoc|org)\Z", re.IGNORECASE)
_SOME = 12  # pages that are looked at
_DOLLARS = re.compile(r"""inlineMath\s*['"]?\s*:\s*\[\s*\[\s*['"]\$['"]""")
_AUTO_RENDER_DOLLARS = re.compile(r"""left\s*:\s*['"]\$['"]""")
SCRIPTS = {
    "mathjax": Script(),
    "mathjax$": Script(inline=(("$", "$"), (r"\(", r"\)")), escapes=True),
    "katex": Script(across_breaks=False),
    "katex$": Script(inline=(("$", "$"), (r"\(", r"\)")), across_breaks=False),
}
"""What makes formulas in a reader's browser, by the names that :func:`math` gives."""


def is_page(address: str) -> bool:
    """Tell whether the file at *address* is one of HTML."""
    return _PAGE.search(address) is not None


def unread(pages: PublishedPages) -> frozenset[str]:
    """Return the addresses of files that are not read, though posts may be there: ``index.html?p=1``, ``trip.php``."""
    others = [each for each in pages.addresses() if not is_page(each)]
    return frozenset(
        each
        for each in others
        if _PROGRAM.search(each) or (_QUERY.search(each) and _is_html(pages, each))
    )


def _is_html(pages: PublishedPages, address: str) -> bool:
    try:
        return _HTML.search(pages.read(address)) is not None
    except OSError:
        return False


def pages_in(folder: Path) -> Mirror:
    """Return the pages in *folder*, from the blog's root on."""
    return mirror.whole(Folder(path=folder, name=f"the folder {folder.name}"))


def detect(path: Path) -> Clue | None:
    """Return that pages are there, where there are more of them than of what they might be made of."""
    if not path.is_dir():
        return None
    found = pages_in(path.absolute())
    names = found.addresses()
    pages = [each for each in names if is_page(each)]
    sources = sum(1 for each in names if _SOURCE.search(each))
    if len(pages) <= sources or not _are_published(found, pages):
        return None
    return Clue(because=f"{len(pages)} published pages are there, and no settings of any program")


def _are_published(pages: PublishedPages, addresses: Iterable[str]) -> bool:
    """Tell whether most of some pages have what a theme gives them: a style, and ways to other pages."""
    roots = [page_tree.parse(pages.read(each)) for each in islice(addresses, _SOME)]
    return bool(roots) and 2 * sum(map(_is_published, roots)) > len(roots)


def _is_published(page: HtmlElement) -> bool:
    has_style = any("stylesheet" in (each.get("rel") or "") for each in page.iter("link"))
    return (has_style or next(page.iter("style"), None) is not None) and next(
        page.iter("a"), None
    ) is not None


def math(page: HtmlElement) -> str:
    """Return the name of the script on a page that makes formulas of what stands in it; empty for none."""
    scripts = [(str(each.get("src") or ""), each.text or "") for each in page.iter("script")]
    code = "\n".join(text for _, text in scripts)
    if any("auto-render" in source for source, _ in scripts) or "renderMathInElement" in code:
        return "katex$" if _AUTO_RENDER_DOLLARS.search(code) else "katex"
    if any("mathjax" in source.lower() for source, _ in scripts):
        return "mathjax$" if _DOLLARS.search(code) else "mathjax"
    return ""
