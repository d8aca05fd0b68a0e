"""``confarchive scorecard``: how an archive and its community fare, in figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.exit_codes import fail
from confarchive.export_command import complaint_about, tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from confarchive.building.data.scorecard import Figures


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.description = (
        "Tell how the archive and its community fare: posts, authors, conferences, talks, citations. "
        "Drafts and hidden posts are not counted."
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="tell it as JSON, with how each figure is counted, for a dashboard of one's own",
    )
    parser.add_argument(
        "--site", type=Path, default=Path(), metavar="SITE", help="the archive's folder; this one"
    )


def run(options: argparse.Namespace) -> int:
    """Print the figures of an archive."""
    if complaint := complaint_about(options.site):
        return fail(complaint)
    from confarchive.building.data import reading, rows, scorecard  # noqa: PLC0415 (no other command needs it)

    try:
        config = reading.settings(options.site)
        read = reading.read(options.site, config)
        figures = scorecard.of_rows(rows.make(read))
    except reading.UnreadableSettingsError as error:
        return fail(str(error))
    told = scorecard.json_text(figures, config.project) if options.json else _text(figures)
    print(told, end="")  # noqa: T201
    return tell(read.problems)


def _text(figures: Iterable[Figures]) -> str:
    """Return *figures* for people to read."""
    blocks = []
    for each in figures:
        rows = "\n".join("  " + "\t".join(map(str, row)) for row in (each.columns, *each.rows))
        blocks.append(f"{each.measure.title}\n  ({each.measure.counted})\n{rows}\n")
    return "\n".join(blocks)
