"""Puts what runs have found into ``docs/performance.md``: no figure in it is typed by hand."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from benchmarks import picture, results
from benchmarks.edits import EDITS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.results import Results

_BUSY = 2
"""Load of a machine, beside the builds' own, that makes times on the wall useless."""
_SHOWN = 1000
"""Posts of the runs that the picture shows."""
_FIGURES = re.compile(r"(?<=<!-- figures -->\n).*(?=<!-- figures end -->)", re.DOTALL)


def publish(found: Path, docs: Path) -> None:
    """Take the results of runs over from the folder *found*, and tell of them in *docs*."""
    kept, page = docs / "performance", docs / "performance.md"
    kept.mkdir(exist_ok=True)
    for file in found.glob("*.json"):
        shutil.copy(file, kept)
    every = load(kept)
    shown = next((each for each in every if each.posts == _SHOWN), every[0])
    (docs / "performance.svg").write_text(picture.draw(shown), encoding="utf-8")
    text = page.read_text(encoding="utf-8")
    page.write_text(_FIGURES.sub(lambda _: figures(every), text), encoding="utf-8")


def load(folder: Path) -> list[Results]:
    """Return the results in *folder*, those with fewest posts first."""
    found = (results.load(file) for file in folder.glob("*.json"))
    return sorted(found, key=lambda each: each.posts)


def figures(every: Sequence[Results]) -> str:
    """Return all that the results tell, as Markdown."""
    parts = [growth(every)]
    for smaller, these in zip((None, *every), every, strict=False):
        parts += [
            f"### {these.posts:,} posts\n\n{_circumstances(these)}\n",
            results.goals_table(these, smaller),
            results.table(these),
        ]
    return "\n" + "\n".join(parts) + "\n"


def growth(every: Sequence[Results]) -> str:
    """Return what the archive's builds cost by the number of posts."""
    head = [
        "posts",
        *(f"{build}, s" for build in EDITS),
        "CPU s, cold",
        "memory MiB, cold",
        "KB a post",
    ]
    lines = [f"| {' | '.join(head)} |", f"|{'--:|' * len(head)}"]
    for these in every:
        builds = [these.median(results.ARCHIVE, build) for build in EDITS]
        cells = [f"{these.posts:,}", *(f"{cost.wall:.1f}" for cost in builds)]
        cold = builds[0]
        cells += [
            f"{cold.cpu:.0f}",
            f"{cold.memory:.0f}",
            f"{cold.output / these.posts / 1000:.1f}",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _circumstances(these: Results) -> str:
    machine = these.machine
    runs = len(these.costs[results.ARCHIVE][next(iter(EDITS))])
    busy = max(machine["load before"], machine["load after"])
    measured = "One run" if runs == 1 else f"Medians of {runs} runs in turns"
    return (
        f"{measured}, on {machine['processors']} processors with Python "
        f"{machine['python']}. Load of the machine before the first build "
        f"{machine['load before']:.1f}, after the last {machine['load after']:.1f}"
        + (
            ": it did other work meanwhile, so look at the processors' time."
            if busy > _BUSY
            else "."
        )
    )
