"""What came of holding a post of the archive against its published page, as a value."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from confarchive.importing.verify.difference import Difference


class Truth(enum.StrEnum):
    """What proves that the archive shows of a post what its readers saw."""

    PUBLISHED = "published"
    """The page that they got."""
    ENGINE = "engine"
    """What the blog's program makes of the post today."""


class Cause(enum.StrEnum):
    """Why a published page shows something else than the archive."""

    EDITED = "edited since"
    """The post's file was committed later than its page."""
    RELEASE = "an older engine"
    """Another release of the blog's program made the page: it reads the post's markup otherwise."""
    PLUGIN = "a plugin or the theme"
    """Something had a hand in the page that is not here."""
    UNKNOWN = "not known"
    """Nothing tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageProof:
    """What the page at ``address`` proves of its post; ``digest`` is the hash of its bytes.

    Without ``differences`` it shows the same; with some, ``cause`` tells why.
    """

    address: str
    digest: str
    differences: tuple[Difference, ...] = ()
    cause: Cause | None = None

    @property
    def is_same(self) -> bool:
        """Whether page and archive show the same."""
        return not self.differences

    @property
    def refutes(self) -> bool:
        """Whether it shows something else, and the post having been edited does not explain that."""
        return bool(self.differences) and self.cause is not Cause.EDITED
