"""Other searches of the same posts, as they come: Pagefind over the built pages, and Zensical, the successor
of Material for MkDocs, over Markdown files with the posts' titles and bodies.

Each puts what a browser needs of it into a folder of the site; ``searcher.py`` asks them there.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import html as lxml_html

from benchmarks.search_questions import articles

if TYPE_CHECKING:
    from collections.abc import Collection

PAGEFIND, ZENSICAL = "pagefind-as-it-comes", "zensical-as-it-comes"
"""Their folders in a site."""
SETTINGS = """\
[project]
site_name = "Many blogs"
site_url = "https://archive.example/"
use_directory_urls = false
nav = ["index.md"]
"""
"""A navigation of all posts, on each page, would take hours; what is searched is the same."""


def index(site: Path, engines: Collection[str]) -> None:
    """Have those of the other *engines* that have an index of their own make it of a built *site*."""
    for name, folder, make in (
        ("pagefind", PAGEFIND, _by_pagefind),
        ("zensical", ZENSICAL, _by_zensical),
    ):
        if name in engines:
            shutil.rmtree(site / folder, ignore_errors=True)
            make(site, site / folder)


def _by_pagefind(site: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--silent", "--site", site]
    command += ["--root-selector", "[itemprop=articleBody]", "--output-subdir", folder.name]
    subprocess.run(command, check=True)


def _by_zensical(site: Path, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        source = Path(place)
        (source / "zensical.toml").write_text(SETTINGS)
        (source / "docs").mkdir()
        (source / "docs/index.md").write_text("# Many blogs\n")
        for path, _page, body in articles(site):
            written = (source / "docs" / path.relative_to(site)).with_suffix(".md")
            written.parent.mkdir(parents=True, exist_ok=True)
            written.write_text(_markdown(body), "utf-8")
        command = [sys.executable, "-m", "zensical", "build"]
        subprocess.run(command, cwd=source, check=True, capture_output=True)
        folder.mkdir()
        shutil.copy(source / "site/search.json", folder)
        (worker,) = (source / "site/assets/javascripts/workers").glob("search.*.js")
        shutil.copy(worker, folder / "search.js")


def _markdown(body: lxml_html.HtmlElement) -> str:
    """Return a body as Markdown: its title, and what follows as HTML, which stays what it is."""
    title = " ".join(body.xpath("string(.//h1)").split())
    for heading in body.xpath(".//h1"):
        heading.drop_tree()
    html = lxml_html.tostring(body, encoding="unicode")
    # HTML ends for Markdown at a blank line.
    return f"# {title}\n\n{'&#10;'.join(filter(str.strip, html.splitlines()))}\n"
