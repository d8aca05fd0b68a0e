"""Whether a converted post shows what its source showed.

:func:`compare` holds the HTML that the blog's own generator makes of a post
against the HTML that the archive makes of the converted one, facet by facet
(:mod:`confarchive.importing.verify.what_readers_see`). No difference means that a reader sees
the same: where the words agree, each thing must also stand at the same word.

What is compared is strict on purpose, for a post that is wrongly called
faithful is worse than a difference that need not be told. So a link out of the
blog must still lead out of it, and what a page embeds must be loaded from the
very address that was written.

It is a second model of what a reader sees, beside that of the conversion
(:mod:`confarchive.importing.markdown.visible`), on purpose: they share nothing, so that no
mistake of the one hides in the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from html import unescape
from itertools import zip_longest
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.importing.verify import excerpts
from confarchive.importing.verify.difference import Comparison, Difference
from confarchive.importing.verify.kinds import Facet
from confarchive.importing.verify.loads import all_other_files
from confarchive.importing.verify.page import (
    article,
    fragment,
    line,
    on_one_line,
    take_title,
    words,
)
from confarchive.importing.verify.sequences import changes
from confarchive.importing.verify.what_readers_see import REMOTE, read
from confarchive.importing.verify.written import line_of

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Container,
        Hashable,
        Iterable,
        Iterator,
    )

    from lxml.html import HtmlElement

    from confarchive.importing.verify.things import Facets, Thing

_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
# What browsers take for a comment, https://html.spec.whatwg.org/multipage/parsing.html#bogus-comment-state
_UNSEEN = re.compile(r"<!--.*?--!?>|<[!?][^>]*>", re.DOTALL)
_PICTURED = (
    *("<img", "<input", "<image", "<feimage", "<use", "<pattern"),
    *("srcset", "poster", "background", "url(", "image-set", "data-"),
)
_UNTITLED = "<h1> without words"
_NEAR = 5  # words on each side that tell where a word stands in the source


def compare(
    truth_html: str,
    result_html: str,
    source: str,
    *,
    resolve: Callable[[str], str] = str,
    title: str | None = None,
    lists: Collection[str] = (),
    dead: Container[str] = (),
) -> Comparison:
    """Compare two renderings of a post, and return all that differs.

    *truth_html* is what the blog's generator makes of the post's body, with
    addresses as the author wrote them; *result_html* is what the archive makes
    of the converted post, with those that the import wrote. *resolve* is what
    mapped the ones to the others. *source* is the text of the post's file, in
    which lines are looked for. *lists* are the names of the archive's lists of posts that a
    build lets links such as ``#tag-devops`` lead to. *dead* are the addresses, as they are
    written, that should be the blog's and that *resolve* found nothing for: readers may have
    seen such a picture, and will not.

    With a *title* (the blog's, in which markup may stand), the result must begin
    with it as its heading of level one; without, the result is a body alone.
    """
    result_root = article(result_html)
    shown = None if title is None else take_title(result_root)
    truth = read(fragment(truth_html), resolve)
    result = read(result_root, lists=lists)
    found = [*_title(title, shown), *_words(truth, result), *_things(truth, result)]
    lost = [*_missing(truth, dead, source)]
    if not found and not lost:
        return Comparison()
    lines = _Lines(truth.words, source)
    placed = tuple(each.placed(lines) for each in (*found, *lost))
    return Comparison(differences=placed, lost_files=len(lost))


def own_pictures(truth_html: str, is_own: Callable[[str], bool]) -> frozenset[str]:
    """Return the addresses, as they are written, of pictures that a body shows of its own site.

    Such are those of other sizes, those behind a text and those in place of a film, too.
    *is_own* tells whether an address with a host is one of that site.
    """
    small = truth_html.lower()
    if not any(sign in small for sign in _PICTURED):  # a body is parsed only where it has some
        return frozenset()
    urls = _pictures(fragment(truth_html))
    return frozenset(url for url in urls if url and (not REMOTE.match(url) or is_own(url)))


def _pictures(root: HtmlElement) -> Iterator[str]:
    yield from (element.get("src", "").strip() for element in root.iter("img"))
    yield from (url for _, _, url, _ in all_other_files(root))


def distance(found: Iterable[Difference]) -> int:
    """Return how far apart two renderings with these differences are; 0 for the same."""
    return sum(1 + len(each.source) + len(each.result) for each in found)


def dead_places(truth_html: str) -> tuple[str, ...]:
    """Return the links of a body to places in itself that no element of it is."""
    if 'href="#' not in truth_html:
        return ()
    root = fragment(truth_html)
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    names = {element.get(name) for element in elements for name in ("id", "name")} | {"top"}
    links = dict.fromkeys(str(element.get("href", "")).strip() for element in root.iter("a"))
    found = (link for link in links if link.startswith("#") and len(link) > 1)
    return tuple(link for link in found if names.isdisjoint({link[1:], unquote(link[1:])}))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A difference, not yet looked for in the source; ``at`` words stand before it.

    ``line`` is where it stands, if that is known already.
    """

    facet: Facet
    at: int
    source: str
    result: str
    line: int | None = None

    def placed(self, lines: _Lines) -> Difference:
        return Difference(
            facet=self.facet,
            line=None if self.facet is Facet.TITLE else self.line or lines.of(self.at),
            source=self.source,
            result=self.result,
        )


_LOADED = (Facet.IMAGES, Facet.EMBEDS, Facet.FILES)


def _missing(truth: Facets, dead: Container[str], text: str) -> Iterator[_Found]:
    """Yield what a body shows of the blog's own files that are not there."""
    for facet in _LOADED:
        for thing in truth.things[facet]:
            for url in (url for url in thing.loads if url in dead):
                line = line_of(url, text)
                yield _Found(facet=facet, at=thing.at, source=thing.shown, result="", line=line)


def _title(wanted: str | None, shown: str | None) -> Iterator[_Found]:
    if wanted is None:
        return
    text = on_one_line(unescape(_TAG.sub("", _UNSEEN.sub("", wanted))))
    if shown is None or line(text) != line(shown):
        source, result = excerpts.told_apart([(text or ("" if shown else _UNTITLED), shown or "")])
        yield _Found(facet=Facet.TITLE, at=0, source=source, result=result)


def _words(truth: Facets, result: Facets) -> Iterator[_Found]:
    for start, end, other, other_end in changes(truth.words, result.words):
        told = excerpts.of_words(truth, result, (start, end), (other, other_end))
        yield _Found(facet=Facet.WORDS, at=start, source=told[0], result=told[1])


def _things(truth: Facets, result: Facets) -> Iterator[_Found]:
    placed = truth.words == result.words
    for facet, ours in truth.things.items():
        theirs = result.things[facet]
        if facet is Facet.ANCHORS:
            theirs = tuple(_excused(ours, theirs))
        for start, end, other, other_end in changes(_keys(ours, placed), _keys(theirs, placed)):
            for pair in zip_longest(ours[start:end], theirs[other:other_end]):
                yield _paired(facet, truth, result, *pair)


def _excused(ours: Iterable[Thing], theirs: Iterable[Thing]) -> Iterator[Thing]:
    """Yield *theirs*; what led nowhere in the source, the same of several alike, may lead anywhere."""
    leads: dict[Hashable, list[object]] = defaultdict(list)
    for thing in ours:
        leads[thing.key].append(thing.leads)
    for thing in theirs:
        before = leads[thing.key].pop(0) if leads[thing.key] else thing.leads
        yield replace(thing, leads=None) if before is None else thing


def _keys(things: tuple[Thing, ...], placed: bool) -> tuple[Hashable, ...]:
    return tuple((thing.key, thing.leads, thing.at if placed else 0) for thing in things)


def _paired(
    facet: Facet, truth: Facets, result: Facets, ours: Thing | None, theirs: Thing | None
) -> _Found:
    """Return what stands on one side only, or differs there, the one beside the other."""
    source, shown = excerpts.of_things(truth, result, ours, theirs)
    at = next(each.at for each in (ours, theirs) if each)
    return _Found(facet=facet, at=at, source=source, result=shown)


class _Lines:
    """Where in a post's source its words stand."""

    def __init__(self, shown: tuple[str, ...], source: str) -> None:
        self._shown = shown
        self._source = source
        self._count = source.count("\n") + 1

    @cached_property
    def _lines(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, text in enumerate(self._source.splitlines(), 1):
            for word in set(words(text)):
                found.setdefault(word, []).append(number)
        return found

    def of(self, at: int) -> int | None:
        """Return the line that has most of what is shown around word *at*.

        A word tells the more the nearer it is and the fewer lines have it; of
        equal lines the one counts that is as far down as the word is.
        """
        votes: dict[int, float] = defaultdict(float)
        for place in range(max(at - _NEAR, 0), min(at + _NEAR, len(self._shown))):
            lines = self._lines.get(self._shown[place], ())
            for number in lines:
                votes[number] += 1 / (len(lines) * (1 + abs(place - at)))
        expected = self._count * at / (len(self._shown) or 1)
        return max(votes, key=lambda n: (round(votes[n], 6), -abs(n - expected)), default=None)
