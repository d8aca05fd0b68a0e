"""An import against Pelican on the same blog, several times in turns.

``python -m benchmarks.importing`` for 1,000 made-up posts, ``python -m benchmarks.importing BLOG``
for a real blog. Pelican is measured twice: as it builds its site, and as it only reads and
renders the posts. The import does all of its work: reading, converting, comparing, writing, and
holding posts against the pages that Pelican has built. It is measured twice, too: with the sources, and from
these pages alone.
"""

from __future__ import annotations

import argparse
import ast
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks import contenders, posts
from benchmarks.measure import run
from confarchive.importing.sources.pelican import settings
from confarchive.importing.sources.pelican.dialect import PelicanDialect

if TYPE_CHECKING:
    from collections.abc import Mapping

READ = """\
import sys
from pelican.readers import Readers
from pelican.settings import read_settings
from pathlib import Path
settings = read_settings("pelicanconf.py")
readers, content = Readers(settings), Path(settings["PATH"])
for path in sorted(content.rglob("*")):
    if path.suffix in {".md", ".markdown", ".mkd", ".mdown", ".rst"}:
        try:
            readers.read_file(str(content), str(path.relative_to(content)))
        except Exception:  # what Pelican cannot read it passes over too
            print(path)
"""
# What names code of the blog, or places of its own.
LEFT_OUT = ("PLUGIN", "THEME", "JINJA", "OUTPUT", "PATH", "MD_EXTENSIONS", "MARKDOWN", "TEMPLATE")


def main() -> None:
    """Run the benchmark that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.importing", description=__doc__)
    parser.add_argument("blog", type=Path, nargs="?", help="a Pelican blog")
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "blog")
        if options.blog is None:
            contenders.PELICAN.write(folder, posts.make(options.posts))
        else:
            borrow(options.blog.resolve(), folder)
        report(folder, options.runs)


def borrow(blog: Path, folder: Path) -> None:
    """Give Pelican a folder of its own in which to build *blog*, with the settings it can have."""
    ours, _ = settings.load(blog)
    kept = {key: value for key, value in ours.values.items() if not key.startswith(LEFT_OUT)}
    kept["MARKDOWN"] = ast.literal_eval(PelicanDialect.from_settings(ours.values).options)
    folder.mkdir()
    (folder / "content").symlink_to(ours.content)
    (folder / "pelicanconf.py").write_text(as_python(kept | {"PATH": "content"}), encoding="utf-8")


def as_python(values: Mapping[str, object]) -> str:
    """Return *values* as Pelican's settings file has them; what is no literal is its default."""
    lines = []
    for key, value in values.items():
        try:
            ast.literal_eval(repr(value))
        except (ValueError, SyntaxError):
            continue
        if value is not None:
            lines.append(f"{key} = {value!r}\n")
    return "".join(lines)


def report(folder: Path, runs: int) -> None:
    """Print the medians of *runs* runs in turns, and how often longer the import takes."""
    (folder / "read.py").write_text(READ, encoding="utf-8")
    imports = {"import": (".",), "import of pages alone": ("output", "--from", "pages")}
    importing = (sys.executable, "-m", "confarchive", "import")
    commands = {
        "Pelican reads and renders": (sys.executable, "read.py"),
        "Pelican builds its site": contenders.PELICAN.command,
    }
    walls: dict[str, list[float]] = {name: [] for name in (*commands, *imports)}
    for turn in range(runs):
        todo = dict(commands)
        for number, (name, told) in enumerate(imports.items()):
            site = folder.parent / f"site{turn}-{number}"
            site.mkdir()
            todo[name] = (*importing, *told, "--into", str(site))
        for name, command in todo.items():
            walls[name].append(run(command, folder).wall)
    took = {name: median(each) for name, each in walls.items()}
    for name, seconds in took.items():
        print(
            f"{name}: {seconds:.2f} s; the import takes {took['import'] / seconds:.2f} times that"
        )


if __name__ == "__main__":
    main()
