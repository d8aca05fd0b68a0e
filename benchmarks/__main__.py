"""Build the same posts in several ways, several times in turns, and tell what each costs.

``python -m benchmarks --posts 1000 --runs 3``; ``--all`` adds the slow ways, once each, which
takes an hour; with ``--cold`` they are built from nothing only.
``--publish`` builds nothing: it has ``docs/performance.md`` tell what earlier runs found.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import contenders, docs, picture, posts
from benchmarks.edits import COLD, EDITS
from benchmarks.measure import run
from benchmarks.results import Results

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.contenders import Contender
    from benchmarks.measure import Cost
    from benchmarks.posts import FakePost

OUTPUT = Path("_build/bench")


def builds(
    contender: Contender, some: list[FakePost], folder: Path, *, edits: bool
) -> Iterator[tuple[str, Cost]]:
    """Yield the cost of a build from nothing, and of one after each of the *edits*."""
    contender.write(folder, some)
    written = dict(contender.files(some))
    for name, edit in EDITS.items() if edits else [(COLD, EDITS[COLD])]:
        some = edit(some)
        for path, text in contender.files(some):
            if written.get(path) != text:
                (folder / path).write_text(text, encoding="utf-8")
                written[path] = text
        yield name, run(contender.command, folder)


def measure(
    count: int,
    runs: int,
    *,
    slow_ones: bool,
    slow_edits: bool = True,
    ways: tuple[Contender, ...] = contenders.ALL,
) -> Results:
    """Build *count* posts in all *ways*, in turns; say what each cost when it is known."""
    found = Results(posts=count, machine=machine())
    some = posts.make(count)
    with tempfile.TemporaryDirectory() as place:
        for turn in range(runs):
            for contender in ways:
                if contender.slow and (turn or not slow_ones):
                    continue
                edits = slow_edits or not contender.slow
                for build, cost in builds(contender, some, Path(place, "site"), edits=edits):
                    found.costs[contender.name][build].append(cost)
                    print(f"{contender.name}, {build}: {cost.wall:.1f} s", flush=True)
    found.machine["load after"] = os.getloadavg()[0]
    return found


def machine() -> dict[str, object]:
    """Return what a reader has to know of this machine; its load should be near nothing."""
    return {
        "processors": len(os.sched_getaffinity(0)),
        "python": platform.python_version(),
        "load before": os.getloadavg()[0],
    }


def main() -> None:
    """Run the benchmark that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--posts", type=int, nargs="+", default=[1000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--all", action="store_true", help="the stacks as documented too, once")
    parser.add_argument("--cold", action="store_true", help="the slow ways from nothing only")
    parser.add_argument("--alone", action="store_true", help="this archive alone, to see it grow")
    parser.add_argument("--publish", action="store_true", help="tell what earlier runs found")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    if options.publish:
        docs.publish(options.output, Path("docs"))
        return
    ways = contenders.OURS if options.alone else contenders.ALL
    for count in options.posts:
        found = measure(
            count,
            options.runs,
            slow_ones=options.all,
            slow_edits=not options.cold,
            ways=ways,
        )
        found.save(options.output / f"{count}.json")
        (options.output / f"{count}.svg").write_text(picture.draw(found), encoding="utf-8")
    print(docs.figures(docs.load(options.output)))


if __name__ == "__main__":
    main()
