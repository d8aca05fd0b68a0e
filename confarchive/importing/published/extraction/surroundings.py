"""What a theme put around and into a post's text: found by what all pages show, by places and by names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from confarchive.importing.published.extraction import (
    comments,
    made_by_programs,
    page_tree,
    portraits,
    theme_names,
    theme_scripts,
)
from confarchive.importing.published.extraction import heading as headings
from confarchive.model.text.html_blocks import BLOCKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

    from confarchive.importing.published.extraction.frame import Frame

_LINE = 40  # words at most of a line that tells date, authors or tags
_SMALL = 64  # pixels of a sign beside a text
_HEADINGS = frozenset(headings.TAGS)
_BRACKETS = "()[] "
_PERMALINK = re.compile(r"\A\W*\Z|perma(?:nent )?link|\blink\b|\bcomments?\b", re.IGNORECASE)
_DATES = frozenset({"date", "time"})
_RELATIONS = frozenset({"author", "category", "tag"})
_TEXTS = frozenset({"blockquote", "figure", "ol", "p", "pre", "table", "ul"})
_WRAPPERS = page_tree.HOLDERS | {"header"}
_WHOLE = BLOCKS - {"dd", "dt", "li", "tbody", "td", "tfoot", "th", "thead", "tr"} | (
    page_tree.MEDIA | {"script", "style"}
)
_TELLING = re.compile(
    r"\b\d{4}\b|\b\d{1,2}[./-]\d{1,2}\b|\bmin(?:ute)?s?\b|\A\W*(?:by|posted|published|written|tags?|tagged"
    r"|categor(?:y|ies)|filed under|authors?|updated|last modified|date|in)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is the theme's on one page: ``repeated`` are elements that nearly all pages show alike.

    ``address`` is the one that the page has by its own words, empty where it says none.
    """

    frame: Frame
    repeated: frozenset[HtmlElement]
    address: str = ""

    def drop(
        self, body: HtmlElement, heading: HtmlElement | None, *, repeats: bool = False
    ) -> None:
        """Take out of *body*, which holds the text, what is not the author's, *heading* with the title, too.

        The title stays where the author's own text *repeats* it.
        """
        self._drop_anchors(body)
        made_by_programs.drop(body)
        comments.drop_headings(body)
        if heading is not None and body in heading.iterancestors():
            self._drop_to(body, heading)
        self._drop_below(body)
        for element in list(page_tree.elements(body)):
            if element is not body and (self._is_shared(element) or self.is_called_other(element)):
                page_tree.drop(element)
        for each in wrapped(body):
            _peel(each, _first, self._is_about)
            _peel(each, _last, self._is_end)
        _drop_start(body, "" if heading is None or repeats else headings.text(heading))

    def _is_shared(self, element: HtmlElement) -> bool:
        """Tell whether *element* is a button, loads styles, or is more than a word that many texts have, and on all pages."""
        is_shared = element in self.repeated and element.tag in _WHOLE
        return element.tag in {"button", "link"} or is_shared or self._is_sign_that_leads(element)

    def _is_sign_that_leads(self, element: HtmlElement) -> bool:
        """Tell whether *element* is a sign of the theme with a link, such as one to edit the page."""
        if element.tag != "a":
            return False
        own = any(name in self.frame.names for name in page_tree.names_of(element))
        is_sign = own and not page_tree.text_of(element)
        return is_sign and {each.tag for each in page_tree.media(element)} == {"svg"}

    def is_called_other(self, element: HtmlElement) -> bool:
        """Tell whether *element* is called navigation, comments, an author's picture or the like."""
        if element.tag == "img" and theme_names.is_called(
            element, self.frame.names, theme_names.AVATAR
        ):
            return True
        return theme_names.is_around(element, self.frame.names) and not self._is_long(element)

    # --- above the text ---

    def _drop_to(self, body: HtmlElement, heading: HtmlElement) -> None:
        """Drop *heading* and all before it in *body*, but pictures, and what is told of the text beside it."""
        holder = heading
        while (above := holder.getparent()) is not body and self._is_head(above):
            holder = above
        inside = [*takewhile(lambda each: each is not body, holder.iterancestors())]
        for level in (holder, *inside):
            for before in list(level.itersiblings(preceding=True)):
                if before in self.repeated or not self.pictures(before):
                    page_tree.drop(before)
            parent = level.getparent()
            if parent is not None and not list(level.itersiblings(preceding=True)):
                parent.text = None
        page_tree.drop(holder)
        for header in (each for each in inside if each.tag == "header"):
            for element in [*page_tree.elements(header)][1:]:
                if page_tree.text_of(element) and self._is_about(element):
                    page_tree.drop(element)

    def _is_about(self, element: HtmlElement) -> bool:
        """Tell whether *element* tells date, authors, tags and the like."""
        text = page_tree.text_of(element)
        names = set(page_tree.names_of(element))
        is_text = element.tag == "pre" or theme_names.holds_text(element, names | self.frame.names)
        if is_text or self.pictures(element):
            return False
        if not text:
            return element.tag not in _TEXTS and not page_tree.media(element)
        is_meta = theme_names.is_called(element, self.frame.names, theme_names.META)
        longest = 2 * _LINE if is_meta else _LINE
        if page_tree.count_words(text) > longest or element.tag in _HEADINGS:
            return False
        if is_meta or element.tag in _DATES:
            return True
        inner = list(page_tree.elements(element))
        if any(each.tag in _DATES or each.get("rel") in _RELATIONS for each in inner):
            return True
        return self._is_fixture(element) and (
            element.tag not in _TEXTS or _TELLING.search(text) is not None
        )

    def _is_fixture(self, element: HtmlElement) -> bool:
        names = self.frame.names
        steps = [page_tree.step(element, names)]
        for each in element.iterancestors():
            steps.append(page_tree.step(each, names))
            if each.tag == "body":
                break
        return ">".join(reversed(steps)) in self.frame.fixtures

    # --- below it ---

    def _drop_below(self, body: HtmlElement) -> None:
        """Drop a heading that all pages have, such as "Related posts", where nothing but links follows it."""
        for element in [each for each in body if each in self.repeated and each.tag in _HEADINGS]:
            below = [each for each in element.itersiblings() if isinstance(each.tag, str)]
            if all(
                each in self.repeated or _is_links(each) or self._is_end(each) for each in below
            ):
                for each in (element, *below):
                    page_tree.drop(each)
                return

    def _is_end(self, element: HtmlElement) -> bool:
        """Tell whether *element*, at the end of a text, is the theme's."""
        if element.tag in {"hr", "br"} or self._is_about(element):
            return True
        if element.tag in _HEADINGS:
            return bool(theme_names.COMMENTS.search(page_tree.text_of(element)))
        links = list(element.iter("a"))
        is_to_itself = bool(self.address) and [each.get("href") for each in links] == [self.address]
        return is_to_itself and self._is_permalink(links[0], page_tree.text_of(element))

    def _is_permalink(self, link: HtmlElement, text: str) -> bool:
        """Tell whether a line of these words, with nothing but a *link* to the page itself, tells its address."""
        if page_tree.count_words(text) > _LINE:
            return False
        has_label = page_tree.text_of(link) != text.strip(_BRACKETS)
        return has_label or self.address in text or _PERMALINK.search(text) is not None

    # --- what holds for both ---

    def pictures(self, element: HtmlElement) -> list[HtmlElement]:
        """Return the pictures, films and the like in *element*, itself included, but for signs."""
        shown = (each for each in page_tree.media(element) if each.tag not in {"math", "svg"})
        return [each for each in shown if not self._is_sign(each)]

    def _is_sign(self, element: HtmlElement) -> bool:
        sizes = [element.get("width") or "", element.get("height") or ""]
        is_small = any(size.isdigit() and int(size) <= _SMALL for size in sizes)
        is_called = theme_names.is_called(element, self.frame.names, theme_names.AVATAR)
        return is_small or is_called or portraits.is_portrait(element)

    def _is_head(self, element: HtmlElement) -> bool:
        """Tell whether *element*, which the title stands in, has no more than what is told of a text."""
        is_long = page_tree.count_words(page_tree.text_of(element)) > 2 * _LINE
        if is_long or self.pictures(element) or theme_names.holds_text(element, self.frame.names):
            return False
        if element.tag in {"header", "hgroup"}:
            return True
        texts = (each for each in page_tree.elements(element) if each.tag in _TEXTS)
        return all(each.get("class") for each in texts)

    def _is_long(self, element: HtmlElement) -> bool:
        """Tell whether *element* holds more than a theme writes, but for comments."""
        names = self.frame.names
        is_called = theme_names.is_called(element, names, theme_names.COMMENTS)
        if element.tag in {"form", "nav"} or is_called or comments.is_comment(element):
            return False
        return page_tree.count_words(page_tree.text_of(element)) > theme_names.LONG

    def _drop_anchors(self, body: HtmlElement) -> None:
        """Drop the signs that link to the heading, or to the part of the text, in which they stand."""
        for link in [*body.iter("a")]:
            place = (link.get("href") or "").partition("#")
            if place[0] or not place[1] or link.get("id") or not self._is_anchor(link):
                continue
            above = list(link.iterancestors())
            if any(each.tag in _HEADINGS or each.get("id") == place[2] for each in above):
                page_tree.drop(link)

    def _is_anchor(self, link: HtmlElement) -> bool:
        """Tell whether *link* shows nothing but a sign."""
        return not any(map(str.isalnum, page_tree.text_of(link))) and not self.pictures(link)


def of_page(root: HtmlElement, frame: Frame) -> Surroundings:
    """Return what is the theme's on the page *root*."""
    repeated = page_tree.with_digests(root.body, frame.names, frame.repeated)
    return Surroundings(frame=frame, repeated=repeated, address=page_tree.canonical(root))


def without_drawing(around: Surroundings, root: HtmlElement, body: HtmlElement) -> Surroundings:
    """Return *around* without the scripts that draw a part of *body*, which holds the text of the page *root*."""
    scripts = [each for each in body.iter("script") if each in around.repeated]
    own = theme_scripts.drawing(root, body, scripts, around.frame.script_words)
    return replace(around, repeated=around.repeated - own) if own else around


def _drop_start(body: HtmlElement, title: str) -> None:
    """Drop what *body* begins with as some programs write it: a line across the page, the *title* again."""
    for element in list(page_tree.elements(body)):
        is_again = element.tag in _HEADINGS and title and headings.text(element) == title
        if element.tag == "hr" or is_again:
            page_tree.drop(element)
        elif (element.text or "").strip() or element.tag in page_tree.MEDIA:
            return


def _is_links(element: HtmlElement) -> bool:
    """Tell whether *element* is a list of links, and nothing else."""
    links = list(element.iter("a"))
    linked = sum(len(page_tree.text_of(each)) for each in links)
    return bool(links) and linked >= 0.8 * len(page_tree.text_of(element))


def wrapped(body: HtmlElement) -> Iterator[HtmlElement]:
    """Yield *body*, then what is alone in it and holds the text itself, and so on, as they are by then."""
    while True:
        yield body
        texts = (body.text or "", *(each.tail or "" for each in body))
        if len(body) != 1 or any(map(str.strip, texts)) or body[0].tag not in _WRAPPERS:
            return
        body = body[0]


def _peel(
    body: HtmlElement,
    outermost: Callable[[HtmlElement], HtmlElement | None],
    is_other: Callable[[HtmlElement], bool],
) -> None:
    """Drop from one end of *body* what *is_other* tells to be no text."""
    while (element := outermost(body)) is not None and is_other(element):
        page_tree.drop(element)


def _first(body: HtmlElement) -> HtmlElement | None:
    """Return the block that *body* begins with, None where it begins with text."""
    return None if (body.text or "").strip() else next(_blocks(body), None)


def _last(body: HtmlElement) -> HtmlElement | None:
    last = body[-1] if len(body) else None
    is_end = last is not None and not (last.tail or "").strip() and isinstance(last.tag, str)
    return last if is_end else None


def _blocks(body: HtmlElement) -> Iterator[HtmlElement]:
    return (each for each in body if each.tag in BLOCKS | _DATES | {"a", "span", "br"})
