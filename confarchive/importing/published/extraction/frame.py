"""What the pages of a blog share: where a post's text stands, and what the theme says on each of them.

A theme writes its pages by templates, so a place is told by tags, classes and ids that several
pages have, and what all of them show alike is the theme's. One page alone tells little, some thirty tell enough.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.importing.published.extraction import (
    cleaned_pages,
    page_heads,
    page_tree,
    theme_names,
    theme_scripts,
    themes,
)
from confarchive.importing.published.storage.pages import sample

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from lxml.html import HtmlElement

    from confarchive.importing.published.storage.pages import PublishedPages

_SAMPLE = 48  # pages, spread over those that there are
_FEW = 3  # pages that tell nothing of what all share
_SHARED = 0.95  # of the pages show what is the theme's
_WHOLE = 0.8  # of what most pages show is on one that nothing has cut short or mangled
_OF_THEME = 8  # pages of each of several themes, at least, where it has so many
_THEMES = 12  # themes at most that are told apart; of pages of more nothing is certain
_COMMON = 0.2  # of the pages have a name that tells a place
_MOST = 0.7  # of the words of a place stand in the one place within it that holds the text
_ALL = 0.9  # of them stand in the one that kinds of posts call otherwise
_FIXED = 0.8  # of the pages have a part of the template
_SHORT = 40  # words a part of the template has at most that says something of the post
_LIST_OF_POSTS = re.compile(r"[ou]l[.#][^>]*>li[^>]*>")  # of one post, as some themes have it
_WEIGHT = 5  # words that a picture counts for


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a blog's pages share.

    ``names`` are the classes and ids that tell places, ``bodies`` the places of what holds a post's
    text, the most common first, ``fixtures`` those of short parts that stand once on a page, ``repeated`` the digests of
    what nearly all pages of a theme show, ``pictures`` the files of those that several show, ``script_words`` what all scripts say, and ``site_names`` what titles begin or end with.
    ``themes`` are the marks of those that several pages have, and ``addresses`` all of the posts' pages. It is not ``certain`` where too few pages told it.
    """

    names: frozenset[str] = frozenset()
    bodies: tuple[str, ...] = ()
    fixtures: frozenset[str] = frozenset()
    repeated: frozenset[bytes] = frozenset()
    pictures: frozenset[str] = frozenset()
    script_words: frozenset[str] = frozenset()
    site_names: frozenset[str] = frozenset()
    themes: tuple[frozenset[str], ...] = ()
    addresses: frozenset[str] = frozenset()
    certain: bool = False

    def is_sure_of(self, root: HtmlElement) -> bool:
        """Tell whether enough pages of the theme of the page *root* told what they share."""
        return self.certain and (
            not self.themes or themes.is_known(themes.marks(root), self.themes)
        )


def frame_of(pages: PublishedPages, addresses: Iterable[str]) -> Frame:
    """Return what those of *pages* at *addresses*, posts' pages, share; those that cannot be read do not count."""
    known = [*addresses]
    return of_roots([*cleaned_pages.read(pages, sample(known, _SAMPLE))], known)


def frame_of_themes(pages: PublishedPages, marks: Mapping[str, frozenset[str]]) -> Frame:
    """Return what those of *pages* share whose :func:`themes.marks` are told, so that some of each theme are looked at."""
    by_theme = [each for _, each in themes.grouped(marks.items()) if len(each) >= _FEW][:_THEMES]
    if len(by_theme) <= 1:
        return frame_of(pages, marks)
    chosen = (sample(each, max(_OF_THEME, _SAMPLE * len(each) // len(marks))) for each in by_theme)
    return of_roots(
        [*cleaned_pages.read(pages, [address for each in chosen for address in each])], marks
    )


def of_roots(roots: Sequence[HtmlElement], addresses: Iterable[str] = ()) -> Frame:
    """Return what cleaned pages share, some of those at *addresses*."""
    by_theme = themes.grouped((each, themes.marks(each)) for each in roots)
    known = [(marks, pages) for marks, pages in by_theme if len(pages) >= _FEW]
    groups: list[Sequence[HtmlElement]] = [pages for _, pages in known]
    groups = groups or [roots]
    names = frozenset[str]().union(*map(_names, groups))
    shared = [_shared(pages, names) for pages in groups]
    bodies = (body for each in shared for body in each.bodies)
    return Frame(
        names=names,
        bodies=tuple(dict.fromkeys(bodies)),
        fixtures=frozenset[str]().union(*(each.fixtures for each in shared)),
        repeated=frozenset[bytes]().union(*(each.repeated for each in shared)),
        pictures=frozenset[str]().union(*(each.pictures for each in shared)),
        script_words=frozenset[str]().union(*map(theme_scripts.constants, groups)),
        site_names=page_heads.site_names(roots),
        themes=tuple(marks for marks, _ in known),
        addresses=frozenset(addresses),
        certain=len(roots) >= _FEW,
    )


def _shared(roots: Sequence[HtmlElement], names: frozenset[str]) -> Frame:
    """Return what pages of one theme share."""
    digests = [page_tree.digests(root.body, names) for root in roots]
    repeated = _repeated(digests)
    shared = [
        frozenset(each for each, digest in found.items() if digest in repeated) for found in digests
    ]
    places = [_by_place(root, names) for root in roots]
    placed = [dict(_weighed(*each, names)) for each in zip(roots, shared, places, strict=True)]
    bodies = tuple(_bodies(placed))
    return Frame(
        bodies=bodies,
        fixtures=frozenset(_fixtures(places)) - _texts(placed, bodies),
        repeated=repeated,
        pictures=themes.pictures(roots),
    )


def _names(roots: Sequence[HtmlElement]) -> frozenset[str]:
    found = Counter(
        name
        for root in roots
        for name in {
            each for element in page_tree.elements(root) for each in page_tree.names_of(element)
        }
    )
    least = min(len(roots), max(2, _COMMON * len(roots)))
    return frozenset(name for name, pages in found.items() if pages >= least)


def _repeated(digests: Sequence[dict[HtmlElement, bytes]]) -> frozenset[bytes]:
    """Return those of pages' *digests* that nearly all whole pages have."""
    if len(digests) < _FEW:
        return frozenset()
    whole = _whole([frozenset(each.values()) for each in digests])
    found = Counter(digest for each in whole for digest in each)
    return frozenset(digest for digest, pages in found.items() if pages >= _SHARED * len(whole))


def _whole(digests: Sequence[frozenset[bytes]]) -> Sequence[frozenset[bytes]]:
    """Return those of pages' *digests* that are of whole pages: a single one that is damaged says nothing of what all share."""
    found = Counter(digest for each in digests for digest in each)
    common = {digest for digest, pages in found.items() if pages > len(digests) / 2}
    whole = [each for each in digests if len(common & each) >= _WHOLE * len(common)]
    return whole if len(whole) >= max(_FEW, len(digests) / 2) else digests


def _by_place(root: HtmlElement, names: Collection[str]) -> dict[str, list[HtmlElement]]:
    """Return the elements of a page by their places."""
    found = defaultdict(list)
    for place, element in page_tree.places(root.body, names):
        found[place].append(element)
    return found


# --- where the text stands ---


def _weighed(
    root: HtmlElement,
    shared: frozenset[HtmlElement],
    places: Mapping[str, Sequence[HtmlElement]],
    names: frozenset[str],
) -> Iterator[tuple[str, int]]:
    """Yield the places that a page has once, with the words that stand there and are not *shared*."""
    weights: dict[HtmlElement, int] = {}
    weigh(root.body, shared, names, weights)
    for place, elements in places.items():
        each = [weights.get(element, 0) for element in elements]
        if len(each) == 1 or max(each) > _MOST * sum(each):
            yield place, max(each)


def weigh(
    element: HtmlElement,
    shared: Collection[HtmlElement],
    names: Collection[str],
    weights: dict[HtmlElement, int],
) -> int:
    """Return how many words of *element* are its post's, and put those of all in it into *weights*."""
    if element.tag in {"script", "style"} or element in shared:
        return 0
    own = page_tree.count_words(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            own += weigh(child, shared, names, weights)
        own += page_tree.count_words(child.tail or "")
    if element.tag in page_tree.MEDIA:
        own += _WEIGHT
    weights[element] = 0 if own <= theme_names.LONG and _is_no_text(element, names) else own
    return weights[element]


def _is_no_text(element: HtmlElement, names: Collection[str]) -> bool:
    is_told = element.tag in {"h1", "time"} or element.get("rel") in {"tag", "category", "author"}
    return is_told or theme_names.is_around(element, names)


def _bodies(placed: Sequence[dict[str, int]]) -> Iterator[str]:
    """Yield the places that hold the text, of each template that several pages have."""
    while placed:
        body = _body(placed)
        kinds = _kinds(placed, body)
        yield from kinds or [body]
        rest = [each for each in placed if body not in each]
        if len(rest) == len(placed) or len(rest) < _FEW:
            return
        placed = rest


def _body(placed: Sequence[dict[str, int]]) -> str:
    pages: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for each in placed:
        pages.update(each.keys())
        words.update(each)
    here = max(pages, key=lambda place: (place.count(">") == 0, pages[place]))
    while True:
        common = (place for place, number in pages.items() if number >= _FIXED * pages[here])
        inner = [place for place in common if _is_within(place, here)]
        best = max(inner, key=lambda place: words[place], default="")
        if not best or words[best] < _MOST * words[here]:
            return here
        here = best


def _kinds(placed: Sequence[dict[str, int]], here: str) -> list[str]:
    """Return the places of the text where a theme calls what holds it, in *here*, otherwise for each kind of post."""
    by_kind = defaultdict(list)
    for each in placed:
        inner = [place for place in each if _is_within(place, here)]
        best = max(inner, key=lambda place: each[place], default="")
        if best and each[best] >= _ALL * each[here]:
            by_kind[best].append(each)
    told = {place: pages for place, pages in by_kind.items() if len(pages) >= _FEW}
    pages = sum(map(len, told.values()))
    is_one = len(told) > 1 and bool(frozenset.intersection(*map(_names_at, told)))
    if not is_one or pages < _FIXED * sum(here in each for each in placed):
        return []
    return [body for each in told.values() for body in _bodies(each)]


def _names_at(place: str) -> frozenset[str]:
    return frozenset(re.findall(r"[.#][^.#]+", place.rsplit(">", 1)[-1]))


def _is_within(place: str, above: str) -> bool:
    inner = _LIST_OF_POSTS.sub("", place.removeprefix(f"{above}>"))
    tag = re.split(r"[.#]", inner, maxsplit=1)[0]
    is_next = place.startswith(f"{above}>") and ">" not in inner
    return is_next and (tag in page_tree.HOLDERS or "-" in tag)


def _fixtures(roots: Sequence[Mapping[str, Sequence[HtmlElement]]]) -> Iterator[str]:
    """Yield the places of short parts with a name of their own that most pages have once."""
    if len(roots) < _FEW:
        return
    counts: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for places in roots:
        for place, each in places.items():
            if len(each) == 1 and _has_name(place):
                counts[place] += 1
                words[place] += page_tree.count_words(page_tree.text_of(each[0]))
    for place, pages in counts.items():
        if pages >= _FIXED * len(roots) and words[place] <= _SHORT * pages:
            yield place


def _texts(placed: Sequence[Mapping[str, int]], bodies: Sequence[str]) -> frozenset[str]:
    """Return the places that hold most words of the text on most pages: in a blog of short posts they are as short as what the theme says."""
    found = Counter(
        place
        for words in placed
        for body in bodies
        for place in words
        if place.startswith(f"{body}>") and 2 * words[place] > words.get(body, 0)
    )
    return frozenset(place for place, pages in found.items() if 2 * pages > len(placed))


def _has_name(place: str) -> bool:
    last = place.rsplit(">", 1)[-1]
    return "." in last or "#" in last or last in {"header", "footer", "aside", "time", "date"}
