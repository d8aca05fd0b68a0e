"""What the import asks of a program's blogs, such as Pelican's: the protocol that each source format keeps.

All that is a program's own stands in its folder beside this. What comes after it does not know which
program it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol, Self

from confarchive.importing.links.destinations import Addressed
from confarchive.importing.links.index import Linked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from confarchive.importing.body import Body
    from confarchive.importing.conversion import Doubt
    from confarchive.importing.foreign_post import ForeignPost, NamedZone, Reading
    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.links.index import LinkIndex, Lists
    from confarchive.model.problems import Problem
    from confarchive.model.site_identity import SiteIdentity


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """What tells that a path is a blog of a program: a clause such as ``pelicanconf.py is there``.

    ``folder`` is the one that has what only blogs of this program have, which may be above the path;
    None where it is a guess.
    """

    because: str
    folder: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOptions:
    """What a person says of the blog that cannot be seen there, or is to be taken otherwise.

    ``settings`` is its file of settings and ``content`` the folder of its posts, both looked for when None.
    ``extensions`` are packages whose extensions may be loaded, and ``headers`` says how headers are
    read, None for as the blog tells. ``jobs`` is the number of processes, 0 for one a core.
    """

    settings: Path | None = None
    content: Path | None = None
    extensions: tuple[str, ...] = ()
    headers: str | None = None
    jobs: int = 0


class Source(Addressed, Linked, Protocol):
    """One blog, as the program understands it that it was made with. It can be pickled.

    Nothing of the blog is run, and no file is opened that does not lie below its folder.
    """

    name: ClassVar[str]
    """What ``--from`` calls the program, in lower case."""
    program: ClassVar[str]
    """What people call it."""
    is_published: ClassVar[bool]
    """Whether its posts are the pages that readers got, so that none are looked for beside them."""

    @classmethod
    def detect(cls, path: Path, options: SourceOptions) -> Clue | None:
        """Return what tells that *path*, a file or folder, is such a blog; None where nothing does."""

    @classmethod
    def open(cls, path: Path, options: SourceOptions) -> tuple[Self, tuple[Problem, ...]]:
        """Return the blog at *path*, and what is wrong with its settings and files.

        Raises NothingToImportError where there is none.
        """

    # --- what the report tells ---

    @property
    def blog(self) -> str:
        """What the blog is called, empty if it does not say."""

    @property
    def identity(self) -> SiteIdentity:
        """What the blog says of itself as a whole: an archive of its own is called so."""

    @property
    def settings_file(self) -> Path | None:
        """The file that tells how the blog was made, if there is one."""

    def inputs(self) -> Iterable[Path]:
        """Return the files that decide, beside its post's own, what readers saw of a post: settings, templates, included texts."""

    @property
    def chosen_by(self) -> str:
        """What told that ``content`` is the folder of its posts."""

    def problems(self, readings: Sequence[Reading]) -> Iterator[Problem]:
        """Yield what a person should know of the blog, whose posts were read as *readings*."""

    # --- its posts ---

    @property
    def zone(self) -> NamedZone | None:
        """The time zone of its dates, None if it names none."""

    def read(self, jobs: int, seconds: float) -> tuple[Reading, ...]:
        """Read each file of a post once, with *jobs* processes, for no longer than *seconds* each.

        Raises NothingToImportError where there is no post.
        """

    def with_posts(self, posts: Iterable[ForeignPost]) -> Self:
        """Return the blog that knows what all of its *posts* together tell."""

    def paired(self, posts: Sequence[ForeignPost]) -> tuple[ForeignPost, ...]:
        """Return *posts*, the translations among them with the path of their original; those of a pair all tell their language."""

    def lists(self, listed: Iterable[ForeignPost]) -> Lists:
        """Return the lists that the blog had of the *listed* posts."""

    def feed_id(self, destination: Destination) -> str:
        """Return what the blog's feeds called a post, by which readers of feeds know it; "" where nothing tells."""

    # --- one post ---

    def title(self, post: ForeignPost) -> str:
        """Return the title as the blog showed it, as HTML with formulas marked."""

    def body(self, destination: Destination, index: LinkIndex) -> Body:
        """Return the body that goes to *destination*, its links looked up in *index*; with it what the header showed."""

    def rewritten(self, destination: Destination, index: LinkIndex) -> Body | None:
        """Return the body written from what readers saw, not from its text; None where it is no other one."""

    def doubts(
        self, post: ForeignPost, body: Body, shown: str, others: Iterable[Doubt]
    ) -> Iterator[Doubt]:
        """Yield why nothing can be claimed of a *post*, lines counting within its body.

        *shown* is the HTML that the archive shows; *others* are what is known already, and are
        yielded with the rest.
        """
