"""Pages that list all tags, or all categories, each with its posts below a heading that links on the page lead to."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from confarchive.importing.published.extraction import heading as headings
from confarchive.importing.published.extraction import page_tree
from confarchive.model.addresses.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

_COUNT = re.compile(r"\s*\(?\d+\)?\Z")


def of_page(body: HtmlElement) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each term that *body* lists, and the URLs in its section."""
    wanted = {str(each.get("href"))[1:] for each in body.iter("a") if _is_within(each)}
    for element in page_tree.elements(body):
        name = _name(element) if element.get("id") in wanted else ""
        if name:
            links = (each.iter("a") for each in _section(element))
            yield name, [str(each.get("href") or "") for found in links for each in found]


def _is_within(link: HtmlElement) -> bool:
    return (link.get("href") or "").startswith("#")


def _name(element: HtmlElement) -> str:
    """Return the term whose section *element* is or begins: what its heading says and its id, too."""
    heading = next(element.iter(*headings.TAGS), None)
    if heading is None:
        return ""
    text = headings.text(heading)
    names = (text, _COUNT.sub("", text))
    return next((each for each in names if slugify(each) == slugify(element.get("id") or "")), "")


def _section(element: HtmlElement) -> Iterable[HtmlElement]:
    """Return what holds the posts: *element*, or what follows it up to the next heading like it."""
    if element.tag not in headings.TAGS:
        return (element,)
    return takewhile(lambda each: each.tag != element.tag, element.itersiblings())
