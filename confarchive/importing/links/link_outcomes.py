"""What a link of the blog leads to in the archive, and the account that one post's conversion keeps."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from confarchive.importing.conversion import Doubt

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping


class Trouble(enum.Enum):
    """What is wrong with a link."""

    DEAD = enum.auto()
    """It should lead somewhere in the blog, and does not."""
    CLOSED = enum.auto()
    """No browser opens it."""
    SCRIPT = enum.auto()
    """It would run a script."""
    PLACELESS = enum.auto()
    """It leads to a post, but no more to a place in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLink:
    """What was found for an address: ``url`` is the one that stands in the archive's post.

    ``file`` is the place of the blog's file that it leads to, empty for none, and ``section`` the
    post's path in the archive and the id of the place in it that it leads to. ``stays`` tells that it is
    left as it was though the blog's ``SITEURL`` stands before it, and ``redirects`` what
    ``redirects.yml`` has to say for it to lead into the archive then. ``root`` is the word of
    a template's for the site's root that it began with, empty for none.
    """

    url: str
    file: str = ""
    section: tuple[str, str] | None = None
    trouble: Trouble | None = None
    stays: bool = False
    redirects: tuple[tuple[str, str], ...] = ()
    root: str = ""


@dataclass(slots=True)
class Links:
    """The links of one post: call it with an address as written, and get the archive's.

    Whoever converts the post makes one, and asks it afterwards: ``found`` are the links by their
    addresses, in the order in which they were met, each looked up once by *find*. ``dead`` are those
    that should lead somewhere in the blog and do not; whoever knows of others adds them.
    """

    find: Callable[[str], FoundLink]
    found: dict[str, FoundLink] = field(default_factory=dict)
    dead: dict[str, None] = field(default_factory=dict)

    def __call__(self, url: str) -> str:
        """Return the address for *url* in the post's file; *url* itself where nothing is known."""
        link = self.found.get(url)
        if link is None:
            link = self.found[url] = self.find(url)
            if link.trouble is Trouble.DEAD:
                self.dead[url] = None
        return link.url

    def having(self, trouble: Trouble) -> tuple[str, ...]:
        """Return the addresses that something is wrong with, in order."""
        return tuple(url for url, link in self.found.items() if link.trouble is trouble)

    @property
    def files(self) -> frozenset[str]:
        """The places of the blog's files that the post uses."""
        return frozenset(link.file for link in self.found.values() if link.file)

    @property
    def sections(self) -> frozenset[tuple[str, str]]:
        """The places in other posts that it leads to."""
        return frozenset(link.section for link in self.found.values() if link.section)

    @property
    def staying(self) -> Collection[str]:
        """The addresses that stay as they were, though they spell out the blog's ``SITEURL``."""
        return frozenset(url for url, link in self.found.items() if link.stays)

    @property
    def redirects(self) -> Mapping[str, str]:
        """What ``redirects.yml`` has to say of old addresses."""
        return dict(entry for link in self.found.values() for entry in link.redirects)

    @property
    def doubts(self) -> Iterator[Doubt]:
        """Why it is not known where a link led, if it is not."""
        root = next((link.root for link in self.found.values() if link.root), "")
        if root:
            taken = f"{root} is taken for the site's root"
            yield Doubt(reason=f"{taken}: what its plugin made is not known")
