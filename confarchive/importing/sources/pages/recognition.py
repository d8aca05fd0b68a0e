"""Whether a folder holds the published pages of a blog, and where in it they begin."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.importing.formulas import Script
from confarchive.importing.published.extraction import cleaned_pages
from confarchive.importing.published.storage import mirror, web_archive
from confarchive.importing.published.storage.folder import Folder
from confarchive.importing.published.storage.pages import sample
from confarchive.importing.sources.pages import feed_pages
from confarchive.importing.sources.pages.page_names import is_page, named
from confarchive.importing.sources.protocol import Clue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lxml.html import HtmlElement

    from confarchive.importing.published.storage.mirror import Mirror
    from confarchive.importing.published.storage.pages import PublishedPages

_SOURCE = re.compile(r"\.(?:md|markdown|rst|ipynb|textile|adoc|org)\Z", re.IGNORECASE)
_OF_THEMES = ("style", "link", "meta", "nav")
_RELATIONS = re.compile(r"\b(?:stylesheet|canonical|alternate)\b", re.IGNORECASE)
_ENGINE = re.compile(
    r"\s*(?:blogger|drupal|eleventy|gatsby|ghost|hexo|hugo|jekyll|joomla|mkdocs|movable type|nikola|octopress|pelican|typepad"
    r"|wordpress)\b",
    re.IGNORECASE,
)
_HOME = re.compile(r"(?:https?://[^/]+)?/|(?:\.\./)*index\.html?|(?:\.\./)+|\./", re.IGNORECASE)
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


def pages_in(path: Path) -> Mirror:
    """Return the pages in the folder or the web archive at *path*, from the blog's root on; of a feed one for each of its posts.

    Raises NothingToImportError for a file that cannot be read.
    """
    if path.is_file() and not web_archive.is_one(path):
        return mirror.whole(feed_pages.read(path))
    if path.is_file():
        found = mirror.whole(web_archive.open_archive(path, f"the file {path.name}"))
    else:
        found = mirror.whole(Folder(path=path, name=f"the folder {path.name}"))
    return replace(found, files=named(found))


def detect(path: Path) -> Clue | None:
    """Return that pages are there, where there are more of them than of what they might be made of, an archive or a feed."""
    if web_archive.is_one(path):
        return Clue(because=f"{path.name} is a web archive", folder=path.absolute())
    if not path.is_dir():
        return Clue(because=f"{path.name} is a feed") if feed_pages.is_feed(path) else None
    found = pages_in(path.absolute())
    names = found.addresses()
    pages = [each for each in names if is_page(each)]
    sources = sum(1 for each in names if _SOURCE.search(each))
    if len(pages) <= sources or not _are_published(found, pages):
        return None
    return Clue(because=f"{len(pages)} published pages are there, and no settings of any program")


def _are_published(pages: PublishedPages, addresses: Sequence[str]) -> bool:
    """Tell whether most of some pages have what a theme or a program gives them, and ways to other pages."""
    roots = [*cleaned_pages.read(pages, sample(addresses, _SOME))]
    return bool(roots) and 2 * sum(map(_is_published, roots)) > len(roots)


def _is_published(page: HtmlElement) -> bool:
    is_linked = next(page.iter("a"), None) is not None
    return is_linked and (any(map(_is_of_theme, page.iter(*_OF_THEMES))) or _links_home(page))


def _is_of_theme(element: HtmlElement) -> bool:
    """Tell whether a theme or a blog's program wrote *element*."""
    if element.tag == "link":
        return bool(_RELATIONS.search(element.get("rel") or ""))
    is_program = (element.get("name") or "").lower() == "generator"
    return element.tag != "meta" or (
        is_program and bool(_ENGINE.match(element.get("content") or ""))
    )


def _links_home(page: HtmlElement) -> bool:
    """Tell whether a page leads to the blog's first one, as menus do, whose style is gone."""
    return any(_HOME.fullmatch(each.get("href") or "") for each in page.iter("a"))


def math(page: HtmlElement) -> str:
    """Return the name of the script on a page that makes formulas of what stands in it; empty for none."""
    scripts = [(str(each.get("src") or ""), each.text or "") for each in page.iter("script")]
    code = "\n".join(text for _, text in scripts)
    if any("auto-render" in source for source, _ in scripts) or "renderMathInElement" in code:
        return "katex$" if _AUTO_RENDER_DOLLARS.search(code) else "katex"
    if any("mathjax" in source.lower() for source, _ in scripts):
        return "mathjax$" if _DOLLARS.search(code) else "mathjax"
    return ""
