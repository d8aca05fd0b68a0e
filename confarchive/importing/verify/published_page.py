"""Whether the archive shows of a post what the blog's published page shows.

The page was made by the blog's own program, theme and plugins of its time, so it is a witness that needs
none of these. Its theme may have put more around the post's text; nothing within the text may be
more or less. Where things stand at the very beginning or end of the text, the theme may have put them
there, but for pictures: what shows one on one page alone is the author's.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from confarchive.importing.verify import excerpts
from confarchive.importing.verify.difference import Difference
from confarchive.importing.verify.kinds import Facet
from confarchive.importing.verify.page import article, fragment, take_title
from confarchive.importing.verify.sequences import changes
from confarchive.importing.verify.what_readers_see import picture_name, read
from confarchive.model.addresses.video_players import player_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterator, Sequence

    from lxml.html import HtmlElement

    from confarchive.importing.verify.things import Facets, Thing

_SKIPPED = frozenset({Facet.FILES, Facet.TOOLTIPS})
_ADDRESSES = (
    *(("a", "href"), ("img", "src"), ("iframe", "src"), ("embed", "src"), ("object", "data")),
    *(("audio", "src"), ("video", "src"), ("video", "poster"), ("source", "src"), ("track", "src")),
)
_BEGINNING = 6  # words that tell where a text begins, and where it ends


def read_result(
    result_html: str, resolve: Callable[[str], str], lists: Collection[str] = ()
) -> Facets:
    """Return what the archive's page of a post shows, but its title, the first heading of level one.

    *resolve* maps its addresses to what they lead to, *lists* are the names of lists of posts.
    """
    root = article(result_html)
    take_title(root)
    _settle(root, resolve)
    return read(root, lists=lists)


def compare_page(
    page_html: str,
    result: Facets,
    resolve: Callable[[str], str],
    *,
    above: str = "",
    beside: Collection[str] = (),
    lists: Collection[str] = (),
) -> tuple[Difference, ...]:
    """Return what the article *page_html* shows otherwise than *result*, which is from :func:`read_result`.

    *above* is the part of it that stands above the text, and is known to be no other post's.
    *resolve* maps addresses on the page to what they lead to, the same as there. *beside* are addresses of
    pictures that the archive shows beside the text, *lists* the names of its lists of posts.
    """
    root = fragment(page_html)
    _settle(root, resolve)
    page = read(root, lists=lists)
    place = _place(page.words, result.words)
    words = tuple(_words(page, result, place))
    things = words or tuple(_things(page, result, place, beside))
    return things or tuple(_lost_above(above, result, resolve, beside))


def _lost_above(
    above: str, result: Facets, resolve: Callable[[str], str], beside: Collection[str]
) -> Iterator[Difference]:
    """Yield the pictures, films and the like in *above* that the archive shows nowhere."""
    root = fragment(above)
    _settle(root, resolve)
    page = read(root)
    known = {*map(picture_name, beside)}
    for facet in (Facet.IMAGES, Facet.EMBEDS):
        ours = known | {_file_of(each) for each in result.things[facet]}
        for thing in (each for each in page.things[facet] if _file_of(each) not in ours):
            source, shown = excerpts.of_things(page, result, thing, None)
            yield Difference(facet=facet, source=source, result=shown)


def _file_of(thing: Thing) -> Hashable:
    """Return what *thing* loads, without the element that does."""
    return thing.key[1] if isinstance(thing.key, tuple) else thing.key


def _settle(root: HtmlElement, resolve: Callable[[str], str]) -> None:
    """Have addresses in *root* be what they lead to; of pictures the name of their file.

    A player of another host is the same whether a reader has to ask for it or not.
    """
    for frame in [*root.iterfind(".//div[@class='click-to-load']")]:
        frame.tag, frame.text = "iframe", None
        frame.set("src", frame.get("data-src") or "")
        frame[:] = []
    for tag, name in _ADDRESSES:
        for element in root.iter(tag):
            url = (element.get(name) or "").strip()
            if url and not url.startswith("#"):
                player = _player(url) if tag == "iframe" else ""
                element.set(name, _file(url) if tag == "img" else player or resolve(url))


def _player(url: str) -> str:
    return player_of(f"https:{url}" if url.startswith("//") else url)


def _file(url: str) -> str:
    """Return the name of the file at *url*."""
    return (
        url
        if url.startswith("data:")
        else url.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    )


def _place(page: Sequence[str], result: Sequence[str]) -> tuple[int, int]:
    """Return where on the *page* the words of *result* begin and end, as far as can be told."""
    start = _find(page, result[:_BEGINNING], 0)
    end = _find_last(page, result[-_BEGINNING:])
    start = 0 if start is None else start
    end = len(page) if end is None or end < start else end
    whole = _find(page, result, start)
    return (start, end) if whole is None else (whole, whole + len(result))


def _find(page: Sequence[str], words: Sequence[str], start: int) -> int | None:
    """Return the first place of *words* on the *page*, from *start* on."""
    text, wanted = "\n".join(["", *page[start:], ""]), "\n".join(["", *words, ""])
    at = text.find(wanted) if words else 0
    return start + text.count("\n", 0, at) if at >= 0 else None


def _find_last(page: Sequence[str], words: Sequence[str]) -> int | None:
    """Return where the last place of *words* on the *page* ends."""
    found = _find(page[::-1], words[::-1], 0)
    return None if found is None else len(page) - found


def _words(page: Facets, result: Facets, place: tuple[int, int]) -> Iterator[Difference]:
    start, end = place
    for begin, stop, other, other_end in changes(page.words[start:end], result.words):
        source, shown = excerpts.of_words(
            page, result, (start + begin, start + stop), (other, other_end)
        )
        yield Difference(facet=Facet.WORDS, source=source, result=shown)


def _things(
    page: Facets, result: Facets, place: tuple[int, int], beside: Collection[str]
) -> Iterator[Difference]:
    """Yield the things that stand on one side alone, where the words are the same."""
    start, end = place
    for facet, ours in result.things.items():
        if facet in _SKIPPED:
            continue
        theirs = tuple(_within(page.things[facet], start, end))
        one = [_key(facet, each) for each in theirs]
        for begin, stop, other, other_end in changes(
            tuple(one), tuple(_key(facet, each) for each in ours)
        ):
            for pair in zip_longest(theirs[begin:stop], ours[other:other_end]):
                if not _is_of_theme(facet, *pair, end - start, beside):
                    source, shown = excerpts.of_things(page, result, *pair)
                    yield Difference(facet=facet, source=source, result=shown)


def _within(things: Sequence[Thing], start: int, end: int) -> Iterator[Thing]:
    """Yield those that stand among the words from *start* to *end*, which count from there."""
    for each in things:
        if start <= each.at <= end:
            yield replace(each, at=each.at - start)


def _key(facet: Facet, thing: Thing) -> Hashable:
    key = thing.key[1:] if facet is Facet.IMAGES and isinstance(thing.key, tuple) else thing.key
    return key, thing.leads, thing.at


def _is_of_theme(
    facet: Facet, theirs: Thing | None, ours: Thing | None, length: int, beside: Collection[str]
) -> bool:
    """Tell whether a thing that stands on one side alone may be the theme's.

    Of a script behind the text nobody can tell whose it is, so a page is read without.
    """
    if ours is not None:
        is_script = isinstance(ours.key, tuple) and ours.key[0] == "script"
        return theirs is None and facet is Facet.EMBEDS and is_script and ours.at == length
    if theirs is None:
        return False
    if facet is Facet.IMAGES and isinstance(theirs.key, tuple):
        return theirs.key[1] in set(map(picture_name, beside))
    return theirs.at in {0, length}
