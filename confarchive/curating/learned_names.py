"""Names of conferences learned from the archive itself: what recurs in titles and tags, with a year or a number.

Nobody knows them but the blog's readers, so they are only proposed: one yes names all their posts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from confarchive.model.addresses.slugs import is_name, slugify
from confarchive.model.conferences.conference_subject import opening_end
from confarchive.model.conferences.conference_titles import RECURRING, clean, is_about_conference
from confarchive.model.conferences.general_names import is_general
from confarchive.model.conferences.spotted_names import Name
from confarchive.model.text.plain_text import readable_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.model.conferences.conference_names import Catalogue
    from confarchive.model.post import Post

_TAG = re.compile(r"(?P<name>[A-Za-z][A-Za-z.+ -]{1,40}?)[ _-]?['’]?(?P<year>(?:19|20)\d\d|\d\d)")
_YEAR = re.compile(r"[ ,:–—'’/(#-]{0,3}((?:19|20)\d\d)")
_TIMES = 2
"""In so many posts a name recurs."""
_YEARS = 3
"""With so many years, one after the other, a name needs no other word that tells of a conference."""


@dataclass(slots=True)
class _Candidate:
    """What may be a name: how it is written, in which posts, in how many that are about a conference, and of which years."""

    spellings: Counter[str] = field(default_factory=Counter)
    posts: set[str] = field(default_factory=set)
    sure: int = 0
    years: set[int] = field(default_factory=set)

    @property
    def recurs(self) -> bool:
        """Tell whether it recurs as conferences do: in posts about some, or year after year."""
        runs = ({first + more for more in range(_YEARS)} for first in self.years)
        is_sure = 2 * self.sure >= len(self.posts)
        return len(self.posts) >= _TIMES and (is_sure or any(run <= self.years for run in runs))


def learned(posts: Iterable[Post], catalogue: Catalogue) -> tuple[Name, ...]:
    """Return the names that recur in *posts* and are none that the *catalogue* has."""
    found: dict[str, _Candidate] = defaultdict(_Candidate)
    for post in posts:
        names = {
            slugify(name): (name, year) for name, year in _names(post) if not catalogue.knows(name)
        }
        is_sure = bool(names) and _is_about_conference(post)
        for slug, (name, year) in names.items():
            found[slug].spellings[name] += 1
            found[slug].years |= _own_year(name, year, post)
            found[slug].posts.add(post.path)
            found[slug].sure += is_sure
    return tuple(
        Name(series=slug, shown=name, text=name, known=False, learned=True)
        for slug, each in sorted(found.items())
        if each.recurs and is_name(slug)
        for name, _ in (min(each.spellings.items(), key=lambda item: (-item[1], item[0])),)
    )


def _own_year(name: str, year: str, post: Post) -> set[int]:
    """Return the *year* behind a *name* that may be a conference's alone, if it is the post's."""
    is_own = bool(post.date) and year == str(post.date and post.date.year)
    return {int(year)} if is_own and not is_general(name) else set()


def _names(post: Post) -> Iterator[tuple[str, str]]:
    """Yield what may be names, each with the year behind it, "" for another number."""
    title = post.title[:300]
    for match in RECURRING.finditer(title):
        if name := clean(match["name"]):
            year = _YEAR.match(title, match.end())
            yield name, year[1] if year else ""
    for tag in post.tags:
        if tagged := _TAG.fullmatch(tag):
            yield tagged["name"], tagged["year"]


def _is_about_conference(post: Post) -> bool:
    text = readable_text(post.body[:4000])
    return is_about_conference(post, text[: opening_end(text)])
