"""What data cost: builds of the same posts with ``archive_data`` and without, from nothing and after an edit of a text, and their export.

``python -m benchmarks.data --posts 10000 --runs 2`` prints CPU seconds, those on the wall, and what share the data add.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import contenders, measure, posts
from benchmarks.edits import COLD, edited

if TYPE_CHECKING:
    from benchmarks.contenders import Contender
    from benchmarks.measure import Cost
    from benchmarks.posts import FakePost

EDIT, EXPORT = "a text edited", "confarchive export"
_EXPORT = (sys.executable, "-m", "confarchive", "export", "exported")


def with_data(plain: Contender) -> Contender:
    """Return the contender that builds what *plain* does, and the data."""
    return replace(
        plain, name=f"{plain.name}, with data", settings=f"{plain.settings}\narchive_data = True\n"
    )


def costs(contender: Contender, folder: Path, some: list[FakePost]) -> dict[str, Cost]:
    """Return what a build from nothing costs, one after an edit of a text, and an export."""
    contender.write(folder, some)
    found = {COLD: measure.run(contender.command, folder)}
    path, text = contender.post(edited(some)[len(some) // 2], some)
    (folder / path).write_text(text, encoding="utf-8")
    found[EDIT] = measure.run(contender.command, folder)
    found[EXPORT] = measure.run(_EXPORT, folder)
    return found


def main() -> None:
    """Run the benchmark that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.data", description=__doc__)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=2)
    options = parser.parse_args()
    some = posts.make(options.posts)
    pair = contenders.ARCHIVE, with_data(contenders.ARCHIVE)
    taken: dict[tuple[str, str], list[Cost]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as place:
        for contender in pair * options.runs:
            for build, cost in costs(contender, Path(place, "site"), some).items():
                taken[build, contender.name].append(cost)
    for build in (COLD, EDIT):
        _compare(build, *(taken[build, contender.name] for contender in pair))
    exports = [cost for contender in pair for cost in taken[EXPORT, contender.name]]
    print(f"{EXPORT}: {_median(exports, 'wall'):.1f} s, CPU {_median(exports, 'cpu'):.1f} s")


def _compare(build: str, without: list[Cost], with_: list[Cost]) -> None:
    for name, what in (("CPU", "cpu"), ("wall", "wall")):
        before, after = _median(without, what), _median(with_, what)
        print(f"{build}, {name}: {before:.1f} s without, {after:.1f} s with data: {after / before - 1:+.1%}")  # fmt: skip


def _median(found: list[Cost], what: str) -> float:
    return statistics.median(getattr(cost, what) for cost in found)


if __name__ == "__main__":
    main()
