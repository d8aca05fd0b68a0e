"""Readers' comments on a page, as programs write them: few pages of a blog may have any, so their names need not be common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.importing.published.extraction import page_tree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CALLED = re.compile(r"(?:^|\s)(?:comment|comment-body|comment-item|u-comment)(?:\s|$)")
_NUMBERED = re.compile(r"(?:li-|div-)?comment-\d+\Z")
_LISTS = frozenset({"comment-list", "commentlist", "comments-list"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def is_comment(element: HtmlElement) -> bool:
    """Tell whether *element* is a reader's comment by its number, or a list of comments."""
    names = element.get("class")
    if _is_numbered(element) or (names and not _LISTS.isdisjoint(names.split())):
        return True
    return len(element) > 0 and all(map(_is_numbered, element))


def _is_numbered(element: HtmlElement) -> bool:
    number = element.get("id")
    return number is not None and bool(_NUMBERED.match(number))


def drop_headings(body: HtmlElement) -> None:
    """Drop the headings of readers' comments, such as "One Response", which they stand right below."""
    for heading in [*body.iter(*_HEADINGS)]:
        below = heading.getnext()
        if below is not None and is_comment(below):
            page_tree.drop(heading)


def count(body: HtmlElement) -> int:
    """Return how many comments of readers stand in *body*: not those in code."""
    return sum(map(_is_called, page_tree.elements(body)))


def _is_called(element: HtmlElement) -> bool:
    """Tell whether *element* is called a comment, by its number only where nothing in or around it is called one."""
    has_name = _has_name(element)
    if (
        not (has_name or _is_numbered(element))
        or next(element.iterancestors("pre"), None) is not None
    ):
        return False
    others = (*element.iterancestors(), *element.iterdescendants())
    return has_name or not any(_has_name(each) or _is_numbered(each) for each in others)


def _has_name(element: HtmlElement) -> bool:
    names = element.get("class")
    return names is not None and bool(_CALLED.search(names))
