"""A post as the source has it: on both sides, as the blog showed it and as the archive's MyST."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from confarchive.importing.shown_header import ShownHeader

if TYPE_CHECKING:
    from confarchive.importing.conversion import Conversion, GeneratedFile
    from confarchive.importing.links.link_outcomes import Links
    from confarchive.importing.links.resolver import Resolver


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body on both sides: ``truth`` is the HTML that readers of the blog saw.

    That is not ``comparable`` where a plugin of the blog made it, which is not here.
    ``is_published`` tells that ``truth`` is of the page that they got, not made by the blog's program today.
    ``left`` is Markdown without the tags that could be replaced. ``links`` are those that were
    met, looked up by ``resolver``. ``summary`` is HTML, and ``header`` what readers saw of the
    rest of the post's header.
    """

    conversion: Conversion
    truth: str
    summary: str
    resolver: Resolver
    links: Links
    header: ShownHeader = field(default_factory=ShownHeader)
    generated: tuple[GeneratedFile, ...] = ()
    comparable: bool = True
    is_published: bool = False
    left: str = ""

    @property
    def text(self) -> str:
        """The MyST below the title's heading, empty where there is nothing."""
        text = self.conversion.text.strip("\n")
        return f"\n{text}\n" if text.strip() else ""
