"""The article on a published page: the author's text, without what the theme put around it.

Kept are the picture on top, the line beneath the title, captions and credits. Left out are the title,
date, authors, tags, ways to share and to other posts, and readers' comments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from confarchive.importing.html_myst import tree
from confarchive.importing.published.extraction import (
    comments,
    page_tree,
    surroundings,
    text_place,
    theme_names,
)
from confarchive.importing.published.extraction import heading as headings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from confarchive.importing.published.extraction.frame import Frame
    from confarchive.importing.published.extraction.surroundings import Surroundings

_NO_LETTER = re.compile(r"[\W_]+")
_PICTURES = frozenset({"audio", "figure", "iframe", "img", "object", "picture", "video"})
_LINES = frozenset({"div", "h2", "h3", "h4", "h5", "h6", "p", "span"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The article on a page: its ``html``, and its ``title`` as text, empty where none is seen.

    ``comments`` is how many comments of readers stand on the page, which are not in ``html``. Not
    ``certain`` is one that stands where no other page of the blog has its text.
    """

    html: str
    title: str = ""
    comments: int = 0
    certain: bool = True


def article(html: bytes, frame: Frame, words: Sequence[str] | None = None) -> Article | None:
    """Return the article on the page *html* of a blog whose pages share *frame*; None where none is found.

    *words* are the post's, where its source tells them: they find the text where the frame does not.
    Raises OSError where elements stand in each other too deep.
    """
    root = page_tree.parse(html)
    page_tree.clean(root)
    found = parts(root, frame, words)
    return assembled(found) if found is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a page: ``body`` holds the text, ``heading`` shows the title, ``around`` is the theme's.

    ``repeats`` tells that the author's text begins with the title, too.
    """

    root: HtmlElement
    body: HtmlElement
    heading: HtmlElement | None
    around: Surroundings
    certain: bool = True
    repeats: bool = False


def parts(root: HtmlElement, frame: Frame, words: Sequence[str] | None = None) -> Parts | None:
    """Return the parts of a parsed and cleaned page; None where no text is found. Raises OSError where it is nested too deep."""
    page_tree.check_depth(root)
    around = surroundings.of_page(root, frame)
    body, certain = text_place.find(root.body, frame, around.repeated, words)
    if body is None:
        return None
    heading = headings.find(root, frame, around.repeated, body)
    repeats = heading is not None and _begins(words or (), headings.text(heading))
    return Parts(
        root=root, body=body, heading=heading, around=around, certain=certain, repeats=repeats
    )


def _begins(words: Iterable[str], title: str) -> bool:
    """Tell whether a text of these *words* begins with its *title*."""
    said, own = (_NO_LETTER.sub("", text).casefold() for text in (title, "".join(words)))
    return bool(said) and own.startswith(said)


def assembled(found: Parts) -> Article:
    """Return the article of *found*, whose page is changed."""
    frame = found.around.frame
    is_of_text = headings.is_of_text(found.root, found.body, found.heading, frame)
    heading = None if is_of_text else found.heading
    title = headings.title(found.root, heading, frame)
    said = comments.count(found.root.body)
    on_top = [
        tree.serialize(each, str) for each in _on_top(found.heading, found.body, found.around)
    ]
    found.around.drop(found.body, heading, repeats=found.repeats)
    text = (tree.serialize(node, str) for node in tree.children(found.body))
    return Article(
        html="".join((*on_top, *text)).strip(),
        title=title,
        comments=said,
        certain=found.certain,
    )


# --- what belongs to the text and stands between title and text ---


def _on_top(
    heading: HtmlElement | None, body: HtmlElement, around: Surroundings
) -> Iterator[HtmlElement]:
    """Yield the pictures, with captions, and the subtitle that stand between title and text."""
    above = set() if heading is None else set(heading.iterancestors())
    scope = next((each for each in body.iterancestors() if each in above), None)
    if scope is None or body in above:
        return
    taken: HtmlElement | None = None
    is_after = False
    for element in takewhile(lambda each: each is not body, scope.iter()):
        is_after = is_after or element is heading
        if is_after and not _is_in(element, taken) and _is_own(element, scope, around):
            taken = element
            yield element


def _is_in(element: HtmlElement, outer: HtmlElement | None) -> bool:
    return outer is not None and outer in element.iterancestors()


def _is_own(element: HtmlElement, scope: HtmlElement, around: Surroundings) -> bool:
    """Tell whether *element*, between title and text, is the author's."""
    if not isinstance(element.tag, str) or element in around.repeated:
        return False
    inside = takewhile(lambda each: each is not scope, element.iterancestors())
    if any(around.is_called_other(each) for each in (element, *inside)):
        return False
    if element.tag in _PICTURES:
        return bool(around.pictures(element))
    names = set(page_tree.names_of(element))  # a theme's, even if no other post has such a line
    is_line = theme_names.is_called(element, names, theme_names.SUBTITLE, theme_names.CREDIT)
    return is_line and element.tag in _LINES and bool(page_tree.text_of(element))
