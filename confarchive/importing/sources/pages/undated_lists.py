"""Pages without a day that show several posts and have no text of their own: lists, whatever they are called.

That it leads to posts tells nothing of a page: an author may tell of several. But what stands on a list beside its
links stands on the pages of the posts, too.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING

from confarchive.importing.published.extraction import cleaned_pages, page_tree
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from confarchive.importing.published.storage.pages import PublishedPages

    Words = Callable[[str], Sequence[str]]

_WORD = re.compile(r"\w+")
_RUN = 3  # words in a row that are no chance
_OWN = 2  # words that a list has of its own for each post it shows, with its title
_COPIED = 0.8  # of a page's words stand on another one, which it is a copy of
_NEIGHBOURS = 2  # posts that another one stands between
_MOST = 200  # pages that are looked into
_KEPT = 256  # pages whose words are kept at hand
_FILE = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)\Z", re.IGNORECASE)
_LEFT_OUT = "has no day, and next to nothing but links to posts and what these show: it is a list, and left out; if it is a post, give its page a date"
_NUMBER = re.compile(r"[-_/]?\d+(?=(?:/index)?(?:\.html?)?\Z)")


def find(
    pages: PublishedPages,
    undated: Collection[str],
    links: Mapping[str, Collection[str]],
    lists: Collection[str],
) -> frozenset[str]:
    """Return those of the *undated* pages that show nothing but posts.

    *links* are the posts that each leads to, but for those that all lead to; *lists* are pages that are known for such.
    """
    words = lru_cache(maxsize=_KEPT)(partial(_words, pages))
    looked_at = [each for each in sorted(undated) if links[each]][:_MOST]
    shown = lru_cache(maxsize=_KEPT)(partial(_shown, pages))
    looked_at = [each for each in looked_at if shown(each) <= {*chain(*map(shown, links[each]))}]
    found = {each for each in looked_at if _is_list(each, sorted(links[each]), words)}
    first = {*lists, *found}
    later = {each for each in {*looked_at} - found if _NUMBER.sub("", each) in first}
    return frozenset(found | {each for each in later if _own(each, sorted(links[each]), words)[0]})


def without_ways(
    address: str, posts: Collection[str], links: Mapping[str, Collection[str]]
) -> frozenset[str]:
    """Return those of *posts* that the page at *address* leads to; none where these are its neighbours alone, which lead back.

    *links* are the pages that each leads to. A post has ways to the one before and the one after it.
    """
    found = {*links[address]}.intersection(posts)
    are_ways = len(found) <= _NEIGHBOURS and all(address in links[each] for each in found)
    return frozenset() if are_ways else frozenset(found)


def problems(found: Collection[str]) -> Iterator[Problem]:
    """Yield what there is to tell of the pages *found* to be lists, whose author may have meant them for posts."""
    for address in sorted(found):
        yield Problem(path=address, kind=ProblemKind.UNREADABLE, message=_LEFT_OUT)


def _is_list(address: str, posts: Sequence[str], words: Words) -> bool:
    is_list, copied = _own(address, posts, words)
    return is_list and not copied


def _own(address: str, posts: Sequence[str], words: Words) -> tuple[bool, bool]:
    """Tell of the page at *address* whether next to no words stand on it alone, and whether it is a copy of one of *posts*."""
    runs = Counter(run for post in posts for run in {*_runs(words(post))})
    own = words(address)
    of_posts = _standing(own, runs)
    frame = _standing(own, {run for run, often in runs.items() if often == len(posts)})
    text = {*range(len(own))} - (frame if len(posts) > 1 else set())
    is_list = len(own) - len(of_posts) <= _OWN * len(posts)
    of_one = (_standing(own, {*_runs(words(post))}) & text for post in posts)
    return is_list, bool(text) and any(len(each) > _COPIED * len(text) for each in of_one)


def _standing(words: Sequence[str], runs: Collection[tuple[str, ...]]) -> set[int]:
    """Return the places of those of *words* that stand in one of *runs*."""
    begins = (at for at, run in enumerate(_runs(words)) if run in runs)
    return {place for at in begins for place in range(at, at + _RUN)}


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(_RUN)), strict=False)


def _words(pages: PublishedPages, address: str) -> Sequence[str]:
    """Return the words on the page at *address* that are no link's: a list has titles and "Read on" in these."""
    root = cleaned_pages.read_one(pages, address)
    if root is None:
        return ()
    for each in [*root.iter("a", "script", "style")]:
        page_tree.drop(each)
    return tuple(_WORD.findall(" ".join(root.body.itertext())))


def _shown(pages: PublishedPages, address: str) -> frozenset[str]:
    """Return the pictures, players, code and tables on the page at *address*, but what links lead by, as a list's small pictures."""
    root = cleaned_pages.read_one(pages, address)
    if root is None:
        return frozenset()
    files = (
        page_tree.file_of(each)
        for each in page_tree.media(root.body)
        if all(_FILE.search(link.get("href") or "") for link in each.iterancestors("a"))
    )
    laid_out = (each for each in root.iter("table") if each.find(".//a") is not None)
    others = {*root.iter("pre", "table")} - {*laid_out}
    return frozenset(filter(None, (*files, *map(page_tree.text_of, others))))
