"""Build the same posts in several ways, several times in turns, and print what each costs.

``python -m benchmarks --posts 1000 --runs 3``; ``--all`` adds the slow ways, once each.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
from collections import defaultdict
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import contenders, picture, posts
from benchmarks.measure import Cost, run

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.contenders import Contender
    from benchmarks.posts import FakePost

Costs = dict[str, dict[str, list[Cost]]]


def edited(some: list[FakePost]) -> list[FakePost]:
    """Return the posts with one word more in the middle one."""
    middle = len(some) // 2
    changed = replace(some[middle], paragraphs=(*some[middle].paragraphs, "One sentence more."))
    return [*some[:middle], changed, *some[middle + 1 :]]


def added(some: list[FakePost]) -> list[FakePost]:
    """Return the posts and a new one."""
    return [*some, replace(some[-1], slug="post-new", title="A new post")]


def renamed(some: list[FakePost]) -> list[FakePost]:
    """Return the posts with one tag renamed wherever it stands."""
    tag = some[0].tags[0]
    return [
        replace(post, tags=tuple("renamed" if name == tag else name for name in post.tags))
        for post in some
    ]


EDITS: dict[str, Callable[[list[FakePost]], list[FakePost]]] = {
    "cold": lambda some: some,
    "nothing changed": lambda some: some,
    "one post edited": edited,
    "one post added": added,
    "one tag renamed": renamed,
}


def build(contender: Contender, some: list[FakePost], folder: Path) -> dict[str, Cost]:
    """Return the cost of a build from nothing, and of one after each edit."""
    contender.write(folder, some)
    costs, written = {}, dict(contender.files(some))
    for name, edit in EDITS.items():
        some = edit(some)
        for path, text in contender.files(some):
            if written.get(path) != text:
                (folder / path).write_text(text, encoding="utf-8")
                written[path] = text
        costs[name] = run(contender.command, folder)
    return costs


def median(costs: list[Cost]) -> Cost:
    """Return the median of each figure."""
    figures = [[asdict(cost)[name] for cost in costs] for name in asdict(costs[0])]
    return Cost(*(statistics.median(figure) for figure in figures))


def table(medians: dict[str, dict[str, Cost]], count: int) -> str:
    """Return the figures as Markdown; ratios are of wall time."""
    lines = [
        f"{count} posts, medians; ratio: to bare Sphinx's own build of the kind\n",
        "| | build | wall s | ratio | CPU s | MiB | KB a post |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for name, builds in medians.items():
        for edit, cost in builds.items():
            bare = medians[contenders.BARE.name][edit].wall
            lines.append(
                f"| {name} | {edit} | {cost.wall:.2f} | {cost.wall / bare:.2f} | {cost.cpu:.2f} "
                f"| {cost.memory:.0f} | {cost.output / count / 1000:.1f} |"
            )
    return "\n".join(lines)


def main() -> None:
    """Run the benchmark that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--all", action="store_true", help="the stacks as documented too, once")
    parser.add_argument("--output", type=Path, default=Path("_build/bench"))
    options = parser.parse_args()
    some = posts.make(options.posts)
    costs: Costs = defaultdict(lambda: defaultdict(list))
    with tempfile.TemporaryDirectory() as place:
        for turn in range(options.runs):
            for contender in contenders.ALL:
                if contender.slow and (turn or not options.all):
                    continue
                for edit, cost in build(contender, some, Path(place, "site")).items():
                    costs[contender.name][edit].append(cost)
                    print(f"{contender.name}, {edit}: {cost.wall:.2f} s", flush=True)
    medians = {
        name: {edit: median(each) for edit, each in builds.items()}
        for name, builds in costs.items()
    }
    options.output.mkdir(parents=True, exist_ok=True)
    (options.output / f"{options.posts}.json").write_text(
        json.dumps(medians, default=asdict, indent=1)
    )
    (options.output / f"{options.posts}.svg").write_text(picture.draw(medians))
    print(table(medians, options.posts))


if __name__ == "__main__":
    main()
