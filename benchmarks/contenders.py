"""What is compared: each writes the same posts as its documentation says, and builds them."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.posts import FakePost, body, conferences

if TYPE_CHECKING:
    from collections.abc import Callable

_HOME = "# Conferences\n\nNotes from conferences.\n"
# As the manual of sphinx-tags has it itself; else Sphinx says that no contents have the tags.
_HOME_WITH_TAGS = f"""\
{_HOME}
```{{toctree}}
:caption: Tags
:maxdepth: 1

_tags/tagsindex
```
"""
_SPHINX = (
    sys.executable,
    "-m",
    "sphinx",
    "-q",
    "-j",
    "auto",
    "-b",
    "html",
    "-d",
    "doctrees",
    ".",
    "output",
)


@dataclass(frozen=True, slots=True)
class Contender:
    """A way to build a site. ``write`` puts posts into a folder, ``command`` builds them there.

    ``more`` returns files that the site has besides, by path.
    """

    name: str
    settings: str
    post: Callable[[FakePost, list[FakePost]], tuple[str, str]]
    command: tuple[str, ...] = _SPHINX
    home: str = _HOME
    slow: bool = False
    more: Callable[[], list[tuple[str, str]]] = list

    def write(self, folder: Path, posts: list[FakePost]) -> None:
        """Write the site anew."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for path, text in self.files(posts):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")

    def files(self, posts: list[FakePost]) -> list[tuple[str, str]]:
        """Return the files of the site, by path."""
        settings = "pelicanconf.py" if self.command is _PELICAN else "conf.py"
        files = [
            (settings, self.settings),
            ("index.md", self.home),
            ("conferences.yml", conferences()),
            *self.more(),
        ]
        return files + [self.post(post, posts) for post in posts]


def _plain(post: FakePost, posts: list[FakePost]) -> tuple[str, str]:
    """Return a post as plain MyST reads it."""
    return post.path, f"---\norphan: true\n---\n\n# {post.title}\n\n{_linked(post, posts)}"


def _archived(post: FakePost, posts: list[FakePost]) -> tuple[str, str]:
    header = (
        f"date: {post.day}\nauthor: {post.author}\ncategory: {post.category}\n"
        f"tags: [{', '.join(post.tags)}]\nconferences: [{post.conference}]\n"
    )
    return post.path, f"---\n{header}---\n\n# {post.title}\n\n{_linked(post, posts)}"


def _documented(post: FakePost, posts: list[FakePost]) -> tuple[str, str]:
    """Return a post as the manuals of ABlog and sphinx-tags have it written."""
    path, text = _archived(post, posts)
    tags = "```{tags} " + ", ".join(post.tags) + "\n```\n"
    text = text.replace("---\n", "---\nblogpost: true\n", 1)
    return path, f"{text}\n{tags}"


def _for_pelican(post: FakePost, _posts: list[FakePost]) -> tuple[str, str]:
    header = (
        f"Title: {post.title}\nDate: {post.day}\nAuthor: {post.author}\nCategory: {post.category}\n"
        f"Tags: {', '.join(post.tags)}\nSlug: {post.slug}\n"
    )
    return f"content/{post.slug}.md", f"{header}\n{body(post, '{{filename}}post-{number:05}.md')}"


def _linked(post: FakePost, posts: list[FakePost]) -> str:
    text = body(post, "@{number}@")
    for number in post.cites:
        text = text.replace(f"@{number}@", f"../{posts[number].day.year}/{posts[number].slug}.md")
    return text


_PELICAN = (
    sys.executable,
    "-m",
    "pelican",
    "-q",
    "content",
    "-o",
    "output",
    "-s",
    "pelicanconf.py",
)
_ARCHIVE = """\
project = "Conferences"
html_baseurl = "https://conferences.example/"
extensions = ["myst_parser", "ablog", "sphinx_tags", "confarchive"]
html_theme = "furo"
"""
_NO_SEARCH = """

def setup(app):
    app.connect("builder-inited", lambda app: setattr(app.builder, "search", False))
"""
_BARE = """\
project = "Conferences"
html_baseurl = "https://conferences.example/"
extensions = ["myst_parser"]
html_theme = "furo"
exclude_patterns = ["output", "doctrees"]
"""
_PELICAN_SETTINGS = """\
SITENAME = "Conferences"
SITEURL = "https://conferences.example"
TIMEZONE = "UTC"
PATH = "content"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
TAG_FEED_ATOM = "feeds/tag/{slug}.atom.xml"
"""


def _settings(folder: str) -> str:
    return Path(__file__).with_name(folder).joinpath("conf.py").read_text("utf-8")


ARCHIVE = Contender("this archive", _ARCHIVE, _archived)
WITHOUT_SEARCH = Contender("this archive, without search index", _ARCHIVE + _NO_SEARCH, _archived)
BARE = Contender("bare Sphinx, MyST and furo", _BARE, _plain)
PELICAN = Contender("Pelican", _PELICAN_SETTINGS, _for_pelican, _PELICAN)
ALABASTER = Contender(
    "as documented, alabaster",
    _settings("alabaster"),
    _documented,
    home=_HOME_WITH_TAGS,
    slow=True,
)
PYDATA = replace(ALABASTER, name="as documented, pydata-sphinx-theme", settings=_settings("pydata"))
OURS = (ARCHIVE, WITHOUT_SEARCH)
ALL = (*OURS, BARE, PELICAN, ALABASTER, PYDATA)
