"""What ``python -m confarchive.serve`` is told: where to serve, what to build and how."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """Where to serve, and what ``sphinx-build`` is told.

    ``ignored`` are patterns of paths, from the folder it runs in, whose changes build nothing.
    """

    host: str
    port: int
    ignored: tuple[str, ...]
    source: Path
    output: Path
    doctrees: Path
    for_build: tuple[str, ...]

    @property
    def address(self) -> str:
        """The address of the home page."""
        return f"http://{self.host}:{self.port}"


def parse(words: list[str]) -> Arguments:
    """Return what *words* say; those that are not ours are for ``sphinx-build``.

    The process ends with a message where ``sphinx-build`` would end so.
    """
    from sphinx.cmd.build import get_parser  # noqa: PLC0415 (slow to load)

    ours, others = _parser().parse_known_args(words)
    build = get_parser().parse_args(others)
    output = Path(build.outputdir).resolve()
    return Arguments(
        host=ours.host,
        port=ours.port,
        ignored=tuple(ours.ignore),
        source=Path(build.sourcedir).resolve(),
        output=output,
        doctrees=Path(build.doctreedir).resolve() if build.doctreedir else output / ".doctrees",
        for_build=tuple(others),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m confarchive.serve",
        description="Show an archive, and each edit at once. All other options are sphinx-build's.",
        allow_abbrev=False,
        add_help=False,
    )
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="where to serve (127.0.0.1: this machine alone)")
    add("--port", type=int, default=8000, help="the port to serve on (8000)")
    add("--ignore", action="append", default=[], help="a pattern of files that build nothing")
    return parser
