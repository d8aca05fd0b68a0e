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
    if _is_numbered(element) or _LISTS & {*(element.get("class") or "").split()}:
        return True
    return len(element) > 0 and all(map(_is_numbered, element))


def _is_numbered(element: HtmlElement) -> bool:
    return bool(_NUMBERED.match(element.get("id") or ""))


def drop_headings(body: HtmlElement) -> None:
    """Drop the headings of readers' comments, such as "One Response", which they stand right below."""
    for comments in [each for each in page_tree.elements(body) if is_comment(each)]:
        above = comments.getprevious()
        if above is not None and above.tag in _HEADINGS:
            page_tree.drop(above)


def count(body: HtmlElement) -> int:
    """Return how many comments of readers stand in *body*: not those in code."""
    return sum(map(_is_called, page_tree.elements(body)))


def _is_called(element: HtmlElement) -> bool:
    """Tell whether *element* is called a comment, by its number only where nothing in or around it is called one."""
    above = [*element.iterancestors()]
    if any(each.tag == "pre" for each in above):
        return False
    if _CALLED.search(element.get("class") or ""):
        return True
    others = (*above, *element.iterdescendants()) if _is_numbered(element) else (element,)
    return _is_numbered(element) and not any(
        _CALLED.search(each.get("class") or "") or _is_numbered(each) for each in others
    )
