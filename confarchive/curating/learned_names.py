"""Names of conferences learned from the archive itself: what recurs in titles and tags, with a year or a number.

Nobody knows them but the blog's readers, so they are only proposed: one yes names all their posts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from confarchive.model.conference_subject import opening_end
from confarchive.model.conference_titles import RECURRING, clean, is_about_conference
from confarchive.model.plaintext import readable_text
from confarchive.model.slugs import is_name, slugify
from confarchive.model.spotted_names import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.model.conference_names import Catalogue
    from confarchive.model.post import Post

_TAG = re.compile(r"(?P<name>[A-Za-z][A-Za-z.+ -]{1,40}?)[ _-]?['’]?(?:(?:19|20)\d\d|\d\d)")
_TIMES = 2
"""In so many posts a name recurs."""


@dataclass(slots=True)
class _Candidate:
    """What may be a name: how it is written, in which posts, and in how many that are about a conference."""

    spellings: Counter[str] = field(default_factory=Counter)
    posts: set[str] = field(default_factory=set)
    sure: int = 0


def learned(posts: Iterable[Post], catalogue: Catalogue) -> tuple[Name, ...]:
    """Return the names that recur in *posts* and are none that the *catalogue* has."""
    found: dict[str, _Candidate] = defaultdict(_Candidate)
    for post in posts:
        names = {slugify(name): name for name in _names(post) if not catalogue.knows(name)}
        is_sure = bool(names) and _is_about_conference(post)
        for slug, name in names.items():
            found[slug].spellings[name] += 1
            found[slug].posts.add(post.path)
            found[slug].sure += is_sure
    return tuple(
        Name(series=slug, shown=name, text=name, known=False, learned=True)
        for slug, each in sorted(found.items())
        if len(each.posts) >= _TIMES and 2 * each.sure >= len(each.posts) and is_name(slug)
        for name, _ in (min(each.spellings.items(), key=lambda item: (-item[1], item[0])),)
    )


def _names(post: Post) -> Iterator[str]:
    for match in RECURRING.finditer(post.title[:300]):
        if name := clean(match["name"]):
            yield name
    for tag in post.tags:
        if tagged := _TAG.fullmatch(tag):
            yield tagged["name"]


def _is_about_conference(post: Post) -> bool:
    text = readable_text(post.body[:4000])
    return is_about_conference(post, text[: opening_end(text)])
