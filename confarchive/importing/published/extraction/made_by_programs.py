"""What programs write into an author's text of their own accord, such as tables of contents: the archive makes its own."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from confarchive.importing.html_myst import tree
from confarchive.importing.published.extraction import heading as headings
from confarchive.importing.published.extraction import page_tree

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def drop(body: HtmlElement) -> None:
    """Take out of *body* tables of contents and what stands above all footnotes."""
    _drop_headings_of_notes(body)
    _drop_contents(body)


def _drop_headings_of_notes(body: HtmlElement) -> None:
    """Drop what programs write above all footnotes: authors write them one by one, and the archive has no such heading."""
    for notes in [each for each in body.iter("aside", "div", "section") if _is_of_notes(each)]:
        above = takewhile(lambda each: each.tag != "ol", notes.iter())
        for element in [each for each in above if each.tag in {*headings.TAGS} | {"header"}]:
            page_tree.drop(element)


def _drop_contents(body: HtmlElement) -> None:
    """Drop tables of contents that docutils made, and the links from headings back to them: the archive makes its own."""
    for element in [each for each in body.iter("div", "nav") if _is_contents(each)]:
        page_tree.drop(element)
    for link in [each for each in body.iter("a") if "toc-backref" in tree.classes(each)]:
        link.drop_tag()


def _is_contents(element: HtmlElement) -> bool:
    names = tree.classes(element)
    return "contents" in names and ("topic" in names or element.get("role") == "doc-toc")


def _is_of_notes(element: HtmlElement) -> bool:
    names = {element.get("id") or "", *tree.classes(element)}
    is_called = element.get("role") == "doc-endnotes" or "footnotes" in names
    return is_called and next(element.iter("ol"), None) is not None
