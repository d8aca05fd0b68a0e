"""The picture that others show with a link to a page, and the card that is drawn where a page has none: frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from confarchive.building.site.page_parts import View

FOLDER = "_cards"
"""The folder of the output that cards stand in."""
WIDTH, HEIGHT = 1200, 630
"""The size of a card in pixels: services show pictures of this shape, and ask for no larger ones."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Card(View):
    """What is drawn as the picture of a page that has none: its title, the name of the ``site``, a line ``beneath``.

    ``drawn_by`` changes when what draws it does.
    """

    title: str
    site: str
    beneath: str
    colour: str
    drawn_by: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SharedPicture(View):
    """The picture that others show with a link to a page: a file of the output, or the URL of another site's.

    Its size is in pixels, 0 if unknown; ``text`` tells what it shows. One that is drawn shows a ``card``.
    """

    file: str
    width: int = 0
    height: int = 0
    text: str = ""
    card: Card | None = None
