"""The static pages in the navigation: those that settings choose, folded by their folders."""

from __future__ import annotations

import itertools
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from confarchive.building.site.page_parts import Link, LinkFolder
from confarchive.building.translations import gettext
from confarchive.model.archive import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST = 20
"""As many pages without a folder stand open; more of them are folded, too."""


def folded(pages: Iterable[Link], patterns: Sequence[str]) -> tuple[Link, ...]:
    """Return the navigation to *pages* whose names below ``pages/`` fit one of the *patterns*, by their texts.

    Pages of one folder are a :class:`LinkFolder`, which comes after those of none.
    """
    chosen = sorted((each for each in pages if is_chosen(each.page, patterns)), key=_by_text)
    folders = {
        name: tuple(links)
        for name, links in itertools.groupby(sorted(chosen, key=_folder), key=_folder)
    }
    top = folders.pop("", ())
    if len(top) > MOST:
        top = (LinkFolder(page="", text=gettext("Pages"), links=top),)
    found = (LinkFolder(page="", text=_title(name), links=links) for name, links in folders.items())
    return (*top, *sorted(found, key=_by_text))


def is_chosen(page: str, patterns: Sequence[str]) -> bool:
    """Tell whether the name of a *page* below ``pages/`` fits one of the *patterns*."""
    name = page.removeprefix(f"{PAGES}/")
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _by_text(link: Link) -> str:
    return link.text.casefold()


def _folder(page: Link) -> str:
    """Return the first folder below that of pages, "" for none."""
    folder, slash, _ = page.page.removeprefix(f"{PAGES}/").partition("/")
    return folder if slash else ""


def _title(folder: str) -> str:
    words = folder.replace("-", " ").replace("_", " ").strip() or folder
    return f"{words[0].upper()}{words[1:]}"
