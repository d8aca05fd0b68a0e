"""How many posts a page shows side by side: a list of posts shows several, whatever its theme calls them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from confarchive.importing.published.extraction import heading as headings
from confarchive.importing.published.extraction import page_tree
from confarchive.importing.sources.pages import dateline, dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_ENTRY = re.compile(r"(?:^|\s)(?:h-entry|hentry|post|post-preview|article|entry)(?:\s|$)")
_LISTED = 0.8  # of a page's words that lead nowhere stand in a list, not beside it
_OTHER_PAGE = re.compile(r"(?!#|mailto:|javascript:|tel:)\S")


def shown(body: HtmlElement) -> int:
    """Return how many posts a page shows: what is called so, else what headings with a day lead to."""
    return max(_called(body), _leading(body))


def _called(body: HtmlElement) -> int:
    named = [each for each in body.iter("article", "div", "section", "li") if _is_entry(each)]
    outer = [each for each in named if not any(_is_entry(above) for above in each.iterancestors())]
    return sum(1 for each in outer if next(each.iter("h1", "h2", "h3", "h4"), None) is not None)


def _is_entry(element: HtmlElement) -> bool:
    return element.tag == "article" or bool(_ENTRY.search(element.get("class") or ""))


def _leading(body: HtmlElement) -> int:
    """Return how many headings of one level, beside days, lead to other pages, where nearly all words stand among them."""
    by_level = defaultdict(list)
    for each in body.iter(*headings.TAGS):
        if _target(each):
            by_level[each.tag].append(each)
    dated = [[each for each in level if _has_day(each)] for level in by_level.values()]
    return max((_shown_in(body, each) for each in dated), default=0)


def _shown_in(body: HtmlElement, entries: Sequence[HtmlElement]) -> int:
    """Return how many of *entries*, headings that lead to several pages, have days of their own; 0 where the page is on something else."""
    if len({*map(_target, entries)}) <= 1:
        return 0
    above = [[*each.iterancestors()] for each in entries]
    common = next(each for each in above[0] if all(each in others for others in above))
    is_whole = _plain_words(common) >= _LISTED * _plain_words(body)
    own = [each for each in entries if _has_day(each, common)]
    return len(own) if is_whole else 0


def _target(heading: HtmlElement) -> str:
    """Return the page that all of *heading* links to, "" for none."""
    link = next(heading.iter("a"), None)
    if link is None or page_tree.text_of(link) != page_tree.text_of(heading):
        return ""
    found = _OTHER_PAGE.match(link.get("href") or "")
    return str(link.get("href")) if found else ""


def _has_day(heading: HtmlElement, outer: HtmlElement | None = None) -> bool:
    """Tell whether a day stands beside *heading*, in *outer*: what stands before that is the whole page's."""
    return any(dates.read(each) is not None for each in dateline.lines(heading, outer))


def _plain_words(element: HtmlElement) -> int:
    """Return how many words of *element* stand in no link: menus and clouds of tags are links."""
    linked = (page_tree.count_words(page_tree.text_of(each)) for each in element.iter("a"))
    return page_tree.count_words(page_tree.text_of(element)) - sum(linked)
