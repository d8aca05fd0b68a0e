"""The lines beside a page's title that tell who wrote it and when."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from confarchive.importing.published.extraction import cleaned_pages, page_tree
from confarchive.importing.published.extraction import heading as headings
from confarchive.importing.published.extraction.frame import Frame
from confarchive.importing.sources.pages import dates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lxml.html import HtmlElement

    from confarchive.importing.published.storage.pages import PublishedPages

_LINE = 30  # words of a line at most
_DATE = 10  # words of a line that tells a date, and little else
_NEAR = 40  # elements that may stand between a title and what is told of it
_CLASSES = re.compile(
    r"(?:^|\s)(?:dt-published|published|entry-date|post-date|date|pubdate)(?:\s|$)"
)
# How pages wrote a day for programs before HTML had <time>: <abbr title="2015-02-03T10:00:00Z">. See
# https://microformats.org/wiki/datetime-design-pattern.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T|\Z)")
# "Page last updated: 3 May 2017", "© 2024": no day on which it was written.
_OTHER_DAY = re.compile(r"\A\D*(?:updated|modified|generated|copyright|©)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"comment|related|recent|sidebar|widget|updated|modified", re.IGNORECASE)


def has_date(body: HtmlElement, heading: HtmlElement | None) -> bool:
    """Tell whether the page tells beside its title when it was written."""
    return next(date_texts(body, heading), "") != ""


def date_texts(
    body: HtmlElement, heading: HtmlElement | None, languages: tuple[str, ...] = ()
) -> Iterator[str]:
    """Yield what tells the date of a page, the surest first: what is marked as one, then lines near the title."""
    marked = [each for each in body.iter() if _is_marked(each) and not _is_elsewhere(each)]
    published = [each for each in marked if each.get("itemprop") == "datePublished"]
    near = [*after(heading)] if heading is not None else []
    for each in dict.fromkeys(
        [*published, *(each for each in near if each in marked), *_apart(marked)]
    ):
        yield from (text for text in _values(each) if dates.read(text, languages) is not None)
    for line in lines(heading):
        if not _OTHER_DAY.match(line) and dates.read(line, languages) is not None:
            yield line


def shown_days(heading: HtmlElement | None, languages: tuple[str, ...]) -> Iterator[date]:
    """Yield the days that readers see beside a title."""
    for line in lines(heading):
        when = None if _OTHER_DAY.match(line) else dates.read(line, languages)
        if when is not None:
            yield when.date() if isinstance(when, datetime) else when


def _is_marked(element: HtmlElement) -> bool:
    return isinstance(element.tag, str) and (
        element.tag in {"time", "date"}
        or element.get("itemprop") == "datePublished"
        or bool(_CLASSES.search(element.get("class") or ""))
        or (element.tag == "abbr" and bool(_MOMENT.match(element.get("title") or "")))
    )


def _is_elsewhere(element: HtmlElement) -> bool:
    inside = takewhile(lambda each: each.tag != "body", (element, *element.iterancestors()))
    return any(
        _ELSEWHERE.search(f"{each.get('class') or ''} {each.get('id') or ''}") for each in inside
    )


def _values(element: HtmlElement) -> Iterator[str]:
    for name in ("datetime", "content", "title"):
        yield str(element.get(name) or "")
    yield page_tree.text_of(element)


def after(heading: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements that follow *heading*, up to the first paragraph of a text."""
    inside = set(heading.iter())
    following = (each for each in _following(heading) if each not in inside)
    yield from islice(takewhile(lambda each: not _ends(each), following), _NEAR)


def _ends(element: HtmlElement) -> bool:
    return element.tag in {"footer", "hr", "iframe"} or _is_text(element)


def _following(heading: HtmlElement) -> Iterator[HtmlElement]:
    for level in (heading, *heading.iterancestors()):
        for each in level.itersiblings():
            yield from page_tree.elements(each)


def _is_text(element: HtmlElement) -> bool:
    if element.tag not in {"blockquote", "ol", "p", "pre", "table", "h2", "h3"}:
        return False
    text = page_tree.text_of(element)
    words = page_tree.count_words(text)
    named = element.get("class") or element.get("itemprop")
    is_date = words <= _DATE and dates.read(text) is not None
    return (words > _LINE or not named) and not is_date and not _has_mark(element)


def _has_mark(element: HtmlElement) -> bool:
    short = page_tree.count_words(page_tree.text_of(element)) <= _LINE
    return short and any(_is_marked(each) for each in element.iter())


def _apart(marked: list[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield those of *marked* that do not follow a title closely: elsewhere on the page, outside of texts."""
    for each in marked:
        if not any(
            above.tag in {"p", "li", "blockquote", "table"} and not above.get("class")
            for above in each.iterancestors()
        ):
            yield each


def lines(heading: HtmlElement | None, outer: HtmlElement | None = None) -> Iterator[str]:
    """Yield the short texts beside a title: after it, then before it, but not before *outer*, which it stands in."""
    if heading is None:
        return
    for each in after(heading):
        text = page_tree.text_of(each)
        if text and page_tree.count_words(text) <= _LINE:
            yield text
    inside = takewhile(lambda each: each is not outer, heading.iterancestors())
    for level in (heading, *islice(inside, 2)):
        previous = level.getprevious()
        if previous is not None and isinstance(previous.tag, str):
            text = page_tree.text_of(previous)
            if text and page_tree.count_words(text) <= _LINE:
                yield text


def texts_of(pages: PublishedPages, address: str) -> list[str]:
    """Return what tells the date on the page at *address*; nothing where it cannot be read."""
    root = cleaned_pages.read_one(pages, address)
    if root is None:
        return []
    return [*date_texts(root.body, headings.find(root, Frame(), frozenset()))]
