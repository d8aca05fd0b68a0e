"""Where on a published page the text of a post stands."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from confarchive.importing.published.extraction import page_tree, theme_names
from confarchive.importing.published.extraction.frame import weigh

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from lxml.html import HtmlElement

    from confarchive.importing.published.extraction.frame import Frame

_COVERED = 0.7  # of a post's words stand in what is taken for its text
_NEARLY_ALL = 0.95  # of the words that a page has of them
_MOST = 0.8
_WORD = re.compile(r"\w+")


def find(
    body: HtmlElement, frame: Frame, repeated: Collection[HtmlElement], words: Sequence[str] | None
) -> tuple[HtmlElement | None, bool]:
    """Return the element in *body* that holds the text; None where none has the *words* of the post.

    With it is told whether other pages, or the words, tell it for sure. *repeated* are the elements that
    other pages have too.
    """
    for element in _candidates(body, frame):
        if words is None or _covers(element, words):
            return element, words is not None or frame.is_sure_of(body.getparent())
    return (
        (_by_names(body, frame, repeated), False)
        if words is None
        else (_by_words(body, words), True)
    )


def _candidates(body: HtmlElement, frame: Frame) -> Iterator[HtmlElement]:
    """Yield what stands in the places of other pages' texts, then what is called as they are."""
    for wanted in frame.bodies:
        found = page_tree.at_place(body, wanted, frame.names)
        if len(found) == 1:  # as nearly always
            yield found[0]
        elif found:
            yield max(found, key=lambda each: len(page_tree.text_of(each)))
    lasts = {place.rsplit(">", 1)[-1] for place in frame.bodies}
    steps = {step for step in lasts if "." in step or "#" in step}
    everything = page_tree.elements(body)
    called = [each for each in everything if page_tree.step(each, frame.names) in steps]
    if len(called) == 1:
        yield called[0]


def _covers(element: HtmlElement, words: Sequence[str]) -> bool:
    wanted = Counter(word.lower() for word in words)
    return _shared(element, wanted) >= _COVERED * wanted.total()


def _shared(element: HtmlElement, wanted: Counter[str]) -> int:
    return (Counter(_WORD.findall(page_tree.text_of(element).lower())) & wanted).total()


def _by_words(body: HtmlElement, words: Sequence[str]) -> HtmlElement | None:
    """Return the smallest element that has nearly all of the *words* that the page has."""
    wanted = Counter(word.lower() for word in words)
    most = _shared(body, wanted)
    if most < _COVERED * wanted.total():
        return None
    here = body
    while True:
        inner = [child for child in here if child.tag in page_tree.HOLDERS]
        best = max(inner, key=lambda child: _shared(child, wanted), default=None)
        if best is None or _shared(best, wanted) < _NEARLY_ALL * most:
            return here
        here = best


def _by_names(body: HtmlElement, frame: Frame, repeated: Collection[HtmlElement]) -> HtmlElement:
    """Return what is called as texts are; else what has most of the page's words."""
    called = [
        each
        for each in body.iter("div", "section")
        if theme_names.is_called(each, frame.names, theme_names.BODY)
    ]
    if len(called) == 1:
        return called[0]
    articles = list(body.iter("article"))
    here: HtmlElement = articles[0] if len(articles) == 1 else next(body.iter("main"), body)
    weights: dict[HtmlElement, int] = {}
    weigh(here, repeated, frame.names, weights)
    while True:
        inner = [child for child in here if child.tag in page_tree.HOLDERS]
        best = max(inner, key=lambda child: weights.get(child, 0), default=None)
        if best is None or weights.get(best, 0) < max(1, _MOST * weights.get(here, 0)):
            return here
        here = best
