"""Which posts were edited after their pages were published, as their histories tell, and what that explains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.importing.published.storage import commits
from confarchive.importing.verify.page import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.published.storage.pages import PublishedPages
    from confarchive.importing.verify.difference import Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEdit:
    """What was edited of a post since its page was published: the words of lines that went, and that came."""

    removed: frozenset[str]
    added: frozenset[str]

    def explains(self, differences: Iterable[Difference]) -> bool:
        """Tell whether all that a page shows otherwise was in what went, and the archive has in what came."""
        return all(self._explains(each) for each in differences)

    def _explains(self, difference: Difference) -> bool:
        before, after = (
            set(words(text)) - {"..."} for text in (difference.source, difference.result)
        )
        gone, new = before - after, after - before
        return bool(gone or new) and gone <= self.removed and new <= self.added


def find(
    content: Path, placed: Sequence[Destination], pages: PublishedPages, of_posts: Mapping[str, str]
) -> dict[str, SourceEdit]:
    """Return what was edited of posts, by the paths of their sources below *content*.

    That is so of those whose file was another one when the page was committed. *of_posts* has the
    addresses of their pages.
    """
    times = pages.times(of_posts.values())
    dated = {source: times[page] for source, page in of_posts.items() if page in times}
    texts = {each.post.path: each.post.text for each in placed}
    before = commits.texts_at(content, dated) if dated else {}
    return {
        source: _edit(old, texts[source])
        for source, old in before.items()
        if source in texts and _lines(old) != _lines(texts[source])
    }


def _edit(old: str, new: str) -> SourceEdit:
    before, after = set(_lines(old)), set(_lines(new))
    return SourceEdit(removed=_words(before - after), added=_words(after - before))


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines()]


def _words(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(word for line in lines for word in words(line))
