"""The cards of a site in its output: what stands there already is not drawn again, as its name tells all that it shows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from sphinx.util.display import status_iterator

from confarchive.building.output.builders import ArchiveBuilder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx.application import Sphinx

    from confarchive.building.site.assembly import Site
    from confarchive.building.site.cards import Card
    from confarchive.building.site.shared_pictures import CardStyle

OPEN_GRAPH = "sphinxext.opengraph"
"""An extension that tells others of pages in its own way."""
_END = b"IEND\xaeB`\x82"
"""How a whole PNG ends (https://www.w3.org/TR/png-3/#11IEND): a build that is killed leaves half of one."""


def style(app: Sphinx) -> CardStyle | None:
    """Return how the cards of a site are drawn, None where it has none.

    They need its address, and nobody else who tells of pages.
    """
    config = app.config
    is_wanted = config.archive_cards and config.html_baseurl and OPEN_GRAPH not in app.extensions
    if not is_wanted or not isinstance(app.builder, ArchiveBuilder):
        return None
    from confarchive.building.output import card_drawing  # noqa: PLC0415 (few sites have cards)

    return card_drawing.style(config.html_theme_options)


def of_site(site: Site) -> dict[str, Card]:
    """Return the cards of all pages, by the names of their files in the output."""
    shared = (site.page(name).shared for name in site.names)
    return {each.file: each.card for each in shared if each and each.card}


def write(cards: Mapping[str, Card], outdir: Path, *, jobs: int) -> None:
    """Draw those *cards* that are not in the folder *outdir* yet, in *jobs* threads."""
    new = sorted(name for name in cards if not _is_whole(outdir / name))
    if not new:
        return
    draw = partial(_draw, cards, outdir)
    with ThreadPoolExecutor(jobs) as threads:
        drawn = threads.map(draw, new)
        try:
            for _ in status_iterator(drawn, "drawing cards... ", "brown", len(new)):
                pass
        finally:
            threads.shutdown(cancel_futures=True)


def _draw(cards: Mapping[str, Card], outdir: Path, name: str) -> str:
    from confarchive.building.output import card_drawing  # noqa: PLC0415 (few builds draw)

    file = outdir / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(card_drawing.draw(cards[name]))
    return name


def _is_whole(file: Path) -> bool:
    try:
        return file.read_bytes().endswith(_END)
    except OSError:
        return False
