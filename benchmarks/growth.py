"""How a build and an import grow with the tags and conferences of one post: twice as many, how much more?

``python -m benchmarks.growth --sizes 500 1000 2000``; processors' seconds, and their ratio to those
of the size before, 2 at most where work follows the number.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from benchmarks.measure import run

CONF = 'project = "Growth"\nextensions = ["confarchive"]\nhtml_theme = "furo"\n'
ENTRY = (
    "gala{0}th:\n  name: Gala {0}th\n  editions:\n    2015: {{dates: 2015-02-03, city: Ghent}}\n"
)
BUILD = (sys.executable, "-m", "sphinx", "-q", "-b", "html", ".", "output")
IMPORT = (
    *(sys.executable, "-m", "confarchive", "import", "blog", "--into", "."),
    *("--jobs", "1", "--seconds", "0"),
)


def sites(size: int) -> dict[str, tuple[tuple[str, ...], dict[str, str]]]:
    """Return what is measured: a command, and the files that it is run with."""
    tags = ", ".join(f"tag {number}" for number in range(size))
    named = ", ".join(f"gala{number}th-2015" for number in range(size))
    spoken = ". ".join(f"Gala {number}th 2015, Gala {number}th 2015" for number in range(size))
    entries = "".join(map(ENTRY.format, range(size)))
    head, blog = "---\ndate: 2015-02-03\n", "Title: A\nDate: 2015-02-03\n"
    settings = {"blog/pelicanconf.py": "PATH = 'content'\n"}
    return {
        "build, tags": (BUILD, {"posts/a.md": f"{head}tags: [{tags}]\n---\n\n# A\n"}),
        "build, conferences": (
            BUILD,
            {
                "posts/a.md": f"{head}conferences: [{named}]\n---\n\n# A\n",
                "conferences.yml": entries,
            },
        ),
        "import, tags": (IMPORT, {**settings, "blog/content/a.md": f"{blog}Tags: {tags}\n\nA.\n"}),
        "import, conferences": (
            IMPORT,
            {**settings, "blog/content/a.md": f"{blog}\n{spoken}\n", "conferences.yml": entries},
        ),
    }


def cost(command: tuple[str, ...], files: dict[str, str]) -> float:
    """Return the seconds of the processors that *command* takes beside *files*."""
    with tempfile.TemporaryDirectory() as place:
        for name, text in {"conf.py": CONF, "index.md": "# Home\n", **files}.items():
            path = Path(place, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return run(command, Path(place)).cpu


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 1000, 2000])
    options = parser.parse_args()
    for name in sites(1):
        costs = [cost(*sites(size)[name]) for size in options.sizes]
        ratios = [f"{after / before:.2f}" for before, after in pairwise(costs)]
        print(f"{name}: {', '.join(f'{each:.1f} s' for each in costs)}; times {', '.join(ratios)}")


if __name__ == "__main__":
    main()
