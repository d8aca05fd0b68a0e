"""What runs have cost: kept as JSON, told as tables, held against what is to be reached."""

from __future__ import annotations

import json
import statistics
from collections import defaultdict
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any

from benchmarks import contenders
from benchmarks.edits import COLD
from benchmarks.measure import Cost

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ARCHIVE, BARE = contenders.ARCHIVE.name, contenders.BARE.name


@dataclass(slots=True)
class Results:
    """The costs of all runs with some number of posts, by contender and build.

    ``machine`` tells where they were made, and how busy it was.
    """

    posts: int
    machine: dict[str, Any]
    costs: dict[str, dict[str, list[Cost]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def median(self, name: str, build: str) -> Cost:
        """Return the median of each figure."""
        costs = self.costs[name][build]
        return Cost(
            *(
                statistics.median(getattr(cost, figure.name) for cost in costs)
                for figure in fields(Cost)
            )
        )

    def builds(self) -> Iterator[tuple[str, str, Cost]]:
        """Yield every contender's name with each of its builds and what it cost."""
        for name, builds in self.costs.items():
            for build in builds:
                yield name, build, self.median(name, build)

    def ratios(self, build: str, cost: Cost) -> dict[str, float]:
        """Return what is beside bare Sphinx's, by figure; empty where that was not built."""
        if BARE not in self.costs:
            return {}
        this, bare = asdict(cost), asdict(self.median(BARE, build))
        return {figure: round(this[figure] / bare[figure], 4) for figure in this}

    def save(self, file: Path) -> None:
        """Write the results, every run's and the medians, to *file*."""
        content = {
            "posts": self.posts,
            "machine": self.machine,
            "medians": {f"{name}: {build}": cost for name, build, cost in self.builds()},
            "ratios to bare Sphinx": {
                f"{name}: {build}": ratios
                for name, build, cost in self.builds()
                if (ratios := self.ratios(build, cost))
            },
            "costs": self.costs,
        }
        text = json.dumps(content, indent=1, default=asdict)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n", encoding="utf-8")


def load(file: Path) -> Results:
    """Return the results that were written to *file*."""
    content = json.loads(file.read_text(encoding="utf-8"))
    costs = {
        name: {build: [Cost(**cost) for cost in each] for build, each in builds.items()}
        for name, builds in content["costs"].items()
    }
    return Results(posts=content["posts"], machine=content["machine"], costs=costs)


def table(results: Results) -> str:
    """Return all figures as Markdown, each with its ratio to bare Sphinx's in the same build."""
    lines = [
        "| | build | wall s | | CPU s | | memory MiB | | output KB a post | |",
        "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, build, cost in results.builds():
        found = {
            "wall": f"{cost.wall:.1f}",
            "cpu": f"{cost.cpu:.1f}",
            "memory": f"{cost.memory:.0f}",
            "output": f"{cost.output / results.posts / 1000:.1f}",
        }
        ratios = {figure: f"{ratio:.2f}" for figure, ratio in results.ratios(build, cost).items()}
        cells = [cell for figure in found for cell in (found[figure], ratios.get(figure, ""))]
        lines.append(f"| {name} | {build} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A figure, what it has to be, and what it was: ``by_cpu`` where only processors count."""

    what: str
    limit: float
    found: float
    by_cpu: float | None = None
    at_least: bool = False

    def line(self) -> str:
        """Return it as a row of a table."""
        reached = self.found >= self.limit if self.at_least else self.found <= self.limit
        bound = "at least" if self.at_least else "at most"
        cpu = "" if self.by_cpu is None else f"{self.by_cpu:.2f}"
        verdict = "yes" if reached else "no"
        return f"| {self.what} | {bound} {self.limit:g} | {self.found:.3g} | {cpu} | {verdict} |"


def goals(results: Results) -> Iterator[Goal]:
    """Yield what an archive has to reach beside others and beside its own cold build."""

    def ratio(what: str, limit: float, this: Cost, other: Cost, *, at_least: bool = False) -> Goal:
        return Goal(
            what=what,
            limit=limit,
            found=this.wall / other.wall,
            by_cpu=this.cpu / other.cpu,
            at_least=at_least,
        )

    median = results.median
    cold = median(ARCHIVE, COLD)
    if BARE in results.costs:
        yield ratio("cold, to bare Sphinx", 1.2, cold, median(BARE, COLD))
    for stack, limit in ((contenders.PYDATA.name, 10), (contenders.ALABASTER.name, 5)):
        if stack in results.costs:
            yield ratio(f"{stack}, to cold", limit, median(stack, COLD), cold, at_least=True)
    yield ratio("nothing changed, to cold", 0.08, median(ARCHIVE, "nothing changed"), cold)
    edit = median(ARCHIVE, "one post edited")
    yield ratio("one post edited, to cold", 0.25, edit, cold)
    pelican, without = contenders.PELICAN.name, contenders.WITHOUT_SEARCH.name
    if pelican in results.costs:
        yield ratio("one post edited, to Pelican from nothing", 1, edit, median(pelican, COLD))
    if without in results.costs:
        quick = median(without, "one post edited")
        yield ratio("one post edited without search index, to cold", 0.1, quick, cold)
    yield Goal(what="output, KB a post", limit=45, found=cold.output / results.posts / 1000)
    most = max(median(ARCHIVE, build).memory for build in results.costs[ARCHIVE])
    yield Goal(what="memory of any build, GB", limit=1.5, found=most * 2**20 / 1e9)


def goals_table(results: Results, smaller: Results | None = None) -> str:
    """Return the goals as Markdown; *smaller* are results with fewer posts, to tell the growth."""
    found = list(goals(results))
    if smaller is not None:
        this, other = results.median(ARCHIVE, COLD), smaller.median(ARCHIVE, COLD)
        times = results.posts / smaller.posts
        found.append(
            Goal(
                what=f"cold, {results.posts:,} posts to {smaller.posts:,}",
                limit=1.1 * times,
                found=this.wall / other.wall,
                by_cpu=this.cpu / other.cpu,
            )
        )
    lines = ["| | must be | is | by CPU | reached |", "|---|---|--:|--:|---|"]
    return "\n".join([*lines, *(goal.line() for goal in found)]) + "\n"
