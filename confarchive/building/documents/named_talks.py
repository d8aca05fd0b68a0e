"""Talks that a document's text names, beside those of its header: by their whole titles, or by links to their pages.

A talk is sought in the posts about its edition alone. A title of few telling words may stand in a text by
chance, so that only a link tells of that talk; the conference's own name tells nothing of a talk.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from docutils import nodes

from confarchive.building.documents import raw_html
from confarchive.building.incremental.cache import digest
from confarchive.model.addresses.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from confarchive.model.archive import Archive
    from confarchive.model.post import Post

_WORD = re.compile(r"\w+")
_TELLING = 3
"""As many telling words has a title that no text has by chance, as it is written."""
_IN_ANY_CASE = 5
"""With as many, small letters and capitals do not matter."""
_LONG = 4
"""Shorter words tell nothing, such as "the" and "for"."""
_LEAST = frozenset(
    _WORD.findall(
        "about after before between from here into lightning more open other over session some source talk"
        " talks than that their them this what when where will with workshop your"
    )
)
"""Longer ones that tell nothing."""

Key = tuple[str, str]
"""The slug of an edition, and that of a talk's title there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A talk that is looked for: ``words`` of its title, empty where they tell too little; ``url`` is its page's.

    ``folded`` are the words whatever their case.
    """

    key: Key
    words: str
    folded: tuple[str, ...]
    in_any_case: bool
    url: str


class SoughtTalks:
    """The talks of an *archive* that texts may name: those of programmes, and of the headers of listed posts."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def of(self, post: Post) -> tuple[Sought, ...]:
        """Return the talks that a *post* may name: those of the editions it is about which its header does not list."""
        if not any(slug in self._by_edition for slug in post.conferences):
            return ()
        own = {(post.place_of(talk), slugify(talk.title)) for talk in post.talks}
        every = (each for slug in post.conferences for each in self._by_edition.get(slug, ()))
        return tuple(each for each in every if each.key not in own)

    def digest(self, post: Post) -> str:
        """Return what stands for all talks of the editions that a *post* is about, "" where there are none."""
        return " ".join(filter(None, (self._digests.get(slug) for slug in post.conferences)))

    @cached_property
    def _by_edition(self) -> Mapping[str, tuple[Sought, ...]]:
        found: dict[str, dict[tuple[str, str], Sought]] = defaultdict(dict)
        for slug, title, url in self._every():
            known = _WORD.findall(self._name(slug).casefold())
            each = _sought((slug, slugify(title)), title, url, known)
            found[slug].setdefault((each.key[1], url), each)
        return {slug: tuple(each.values()) for slug, each in found.items()}

    @cached_property
    def _digests(self) -> Mapping[str, str]:
        return {slug: digest(talks) for slug, talks in self._by_edition.items()}

    def _every(self) -> Iterator[tuple[str, str, str]]:
        """Yield the talks: the edition, the title, and the address of the talk's page."""
        for slug, talks in sorted(self._archive.programmes.items()):
            for talk in talks:
                yield slug, talk.title, talk.url
        for post in self._archive.listed:
            for talk in post.talks:
                if place := post.place_of(talk):
                    yield place, talk.title, ""

    def _name(self, slug: str) -> str:
        place = self._archive.conferences.find(slug)
        return place.name if place else ""


def _sought(key: Key, title: str, url: str, known: list[str]) -> Sought:
    words = _WORD.findall(title)
    telling = {word.casefold() for word in words if len(word) >= _LONG and not word.isdecimal()}
    number = len(telling - _LEAST - set(known))
    return Sought(
        key=key,
        words=" ".join(words) if number >= _TELLING else "",
        folded=tuple(" ".join(words).casefold().split()),
        in_any_case=number >= _IN_ANY_CASE,
        url=_address(url),
    )


def find(document: nodes.document, prose: str, sought: tuple[Sought, ...]) -> tuple[Key, ...]:
    """Return the talks of those *sought* that a *document* names, whose text without code is *prose*."""
    text = f" {' '.join(_WORD.findall(prose))} "
    folded = text.casefold()
    words = set(folded.split())
    addresses = set(map(_address, _urls(document)))
    found = (
        each.key
        for each in sought
        if (each.url and each.url in addresses)
        or (
            each.words
            and words.issuperset(each.folded)  # few titles pass it, and it costs far less
            and (
                f" {each.words} " in text
                or (each.in_any_case and f" {' '.join(each.folded)} " in folded)
            )
        )
    )
    return tuple(dict.fromkeys(found))


def _urls(document: nodes.document) -> Iterator[str]:
    for link in document.findall(nodes.reference):
        yield link.get("refuri", "")
    for raw in raw_html.find(document):
        yield from raw_html.urls(raw.astext())


def _address(url: str) -> str:
    """Return *url* as it is compared: however it is asked for, and wherever on its page it leads."""
    return re.sub(r"^https?://(?:www\.)?", "", url).partition("#")[0].rstrip("/")
