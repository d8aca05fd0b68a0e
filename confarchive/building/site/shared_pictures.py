"""The picture that others show with a link to a page: its header's, else one of its text, else the site's, else a card.

Who shows such pictures takes PNG, JPEG, GIF and WebP, and few take SVG: of texts and logos only those count.
A card is drawn: it shows a page's title, the site's name, and a line beneath.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.building.incremental.cache import digest
from confarchive.building.site.cards import FOLDER, HEIGHT, WIDTH, Card, SharedPicture
from confarchive.building.site.home_models import Home
from confarchive.building.site.page_models import Conference, PostView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from confarchive.building.site.page_models import PageView
    from confarchive.building.site.page_parts import Picture
    from confarchive.model.post import Post

_RASTER = re.compile(r".+\.(?:png|jpe?g|gif|webp)", re.IGNORECASE)
_ORNAMENTS = frozenset("SC")
"""The first letters of the categories of characters that a title reads without: symbols, marks of format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardStyle:
    """How the cards of a site are drawn: in a ``colour``, and by what; ``lacks`` returns the characters of a text that cannot be drawn."""

    colour: str
    drawn_by: str
    lacks: Callable[[str], frozenset[str]]


def is_raster(file: str) -> bool:
    """Tell whether others show the picture in a *file* with this name."""
    return bool(_RASTER.fullmatch(file))


def find(
    standing: Picture | None, shown: Iterable[Picture], post: Post | None
) -> SharedPicture | None:
    """Return the picture of a document: the one *standing* for it, else the first of those *shown* in its text."""
    if standing:
        text = (post.cover_alt or "") if post and post.picture else ""
        return _shared(standing, text)
    return next((_shared(each) for each in shown if is_raster(each.file)), None)


def _shared(picture: Picture, text: str = "") -> SharedPicture:
    return SharedPicture(file=picture.file, width=picture.width, height=picture.height, text=text)


def card(view: PageView | None, project: str, style: CardStyle) -> SharedPicture | None:
    """Return the card of a page that shows *view*, None where none is drawn.

    That is so of most lists, and where the font of cards lacks a letter.
    """
    title, beneath = _words(view, project)
    drawn = Card(
        title=_plain(title, style),
        site="" if title == project else _plain(project, style),
        beneath=_plain(beneath, style),
        colour=style.colour,
        drawn_by=style.drawn_by,
    )
    if not drawn.title or style.lacks(f"{drawn.title}{drawn.site}{drawn.beneath}"):
        return None
    file = f"{FOLDER}/{digest(drawn)}.png"
    return SharedPicture(file=file, width=WIDTH, height=HEIGHT, text=title, card=drawn)


def _words(view: PageView | None, project: str) -> tuple[str, str]:
    """Return the title of a card and the line beneath it, "" where there is none."""
    if isinstance(view, PostView):
        conferences = [conference.text for conference in view.conferences[:1]]
        return view.entry.text, _line([view.entry.date, *conferences])
    if isinstance(view, Conference):
        return view.title, _line(fact.text for fact in view.facts if not fact.url)
    return (project if isinstance(view, Home) else ""), ""


def _line(parts: Iterable[str]) -> str:
    return " · ".join(filter(None, parts))


def _plain(text: str, style: CardStyle) -> str:
    """Return *text* in one line, without the ornaments that cannot be drawn."""
    whole = unicodedata.normalize("NFC", " ".join(text.split()))
    lacking = style.lacks(whole)
    left_out = {each for each in lacking if unicodedata.category(each)[0] in _ORNAMENTS}
    return " ".join("".join(each for each in whole if each not in left_out).split())
