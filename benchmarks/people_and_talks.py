"""What people, talks and mentions cost: builds of the same posts with them and without, and their detection.

``python -m benchmarks.people_and_talks --posts 10000 --runs 2`` prints CPU seconds, and what share they add. Detection is
no part of a build: an import and ``check`` run it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import contenders, measure, posts
from benchmarks.posts import FIRST_DAY, SERIES, YEARS, FakePost
from confarchive.model import frontmatter
from confarchive.model.conferences.conference import Conferences
from confarchive.model.conferences.conference_detection import detect
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.talks import talk_detection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.contenders import Contender

AUTHORS = 12
SPEAKERS = 600
PROGRAMME = 45
"""Talks of a programme."""


def telling(plain: Contender) -> Contender:
    """Return the contender that writes what *plain* does, and people, talks and mentions besides."""

    def told(post: FakePost, some: list[FakePost]) -> tuple[str, str]:
        path, text = plain.post(post, some)
        return path, text.replace("---\n", f"---\n{''.join(_keys(post))}", 1)

    return replace(plain, name=f"{plain.name}, with people and talks", post=told, more=_files)


def _keys(post: FakePost) -> Iterator[str]:
    """Yield what a header tells besides: of each post one mention, and of two in five a talk."""
    chance = random.Random(post.slug)  # noqa: S311 (no secrets here)
    yield f"mentions: [conf{chance.randrange(SERIES):02}-{max(post.day.year - 1, FIRST_DAY.year)}]\n"
    if chance.random() < 0.4:  # noqa: PLR2004
        yield (
            f"talks:\n  - {{title: {post.title} talk, speakers: [{_speaker(chance)}], "
            f"conference: {post.conference}, video: 'https://video.example/{post.slug}'}}\n"
        )


def _speaker(chance: random.Random) -> str:
    return f"Speaker {chance.randrange(SPEAKERS)}"


def _files() -> list[tuple[str, str]]:
    """Return who the authors are, and a programme of each edition."""
    people = "".join(
        f"author-{number}:\n  name: Author {number}\n  aliases: [A. {number}]\n  about: One of {AUTHORS}.\n"
        for number in range(AUTHORS)
    )
    years = range(FIRST_DAY.year, FIRST_DAY.year + YEARS)
    editions = [f"conf{series:02}-{year}" for series in range(SERIES) for year in years]
    return [("people.yml", people), *(_programme(edition) for edition in editions)]


def _programme(edition: str) -> tuple[str, str]:
    chance = random.Random(edition)  # noqa: S311 (no secrets here)
    lines = (
        f"  - {{title: Talk {number} of {edition}, speakers: [{_speaker(chance)}], room: Hall {number % 5}}}\n"
        for number in range(PROGRAMME)
    )
    return f"programmes/{edition}.yml", f"talks:\n{''.join(lines)}"


def detection(some: list[FakePost]) -> float:
    """Return the CPU seconds in which conferences and talks are looked for in all posts."""
    written = dict(contenders.ARCHIVE.post(post, some) for post in some)
    parsed = [frontmatter.parse(text, path)[0] for path, text in written.items()]
    catalogue = Catalogue(Conferences())
    began = time.process_time()
    for post in parsed:
        detect(post, catalogue)
        talk_detection.detect(post, catalogue)
    return time.process_time() - began


def main() -> None:
    """Run the benchmark that the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.people_and_talks", description=__doc__
    )
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=2)
    options = parser.parse_args()
    some = posts.make(options.posts)
    plain, told = contenders.ARCHIVE, telling(contenders.ARCHIVE)
    costs: dict[str, list[float]] = {plain.name: [], told.name: []}
    with tempfile.TemporaryDirectory() as place:
        for contender in (plain, told) * options.runs:
            contender.write(Path(place, "site"), some)
            costs[contender.name].append(measure.run(contender.command, Path(place, "site")).cpu)
    without, with_ = (statistics.median(each) for each in costs.values())
    found = detection(some)
    print(f"{without:.1f} s without, {with_:.1f} s with people, talks and mentions:")
    print(f"they add {with_ / without - 1:.1%}; detection at an import {found:.1f} s")


if __name__ == "__main__":
    main()
