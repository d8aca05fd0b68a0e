# ruff: noqa: ARG002, ARG003 - it takes what the protocol hands over
"""A made-up program whose blogs are files ``*.toy``: a source as small as one can be.

    Trip
    2015-02-03

    We saw the hall.

The first line is the title, the second the date; what follows is HTML without paragraphs' tags. A
file ``toy.cfg`` holds the blog's name. A page of it stood at ``trip.html``, and links are written as
``toy:room``, the other file's stem.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from confarchive.importing import html_myst
from confarchive.importing.body import Body
from confarchive.importing.conversion import Conversion, Doubt
from confarchive.importing.foreign_post import ForeignPost, Reading
from confarchive.importing.formats import Format
from confarchive.importing.links.index import LinkKind, Lists
from confarchive.importing.links.link_outcomes import Links
from confarchive.importing.links.resolver import Resolver
from confarchive.importing.sources.protocol import Clue
from confarchive.model.problems import Problem, ProblemKind
from confarchive.model.site_identity import SiteIdentity

if TYPE_CHECKING:
    from confarchive.importing.sources.protocol import Source


class ToyLinks:
    def own(self, url):
        kind, colon, stem = url.partition(":")
        return (LinkKind.FILE, f"/{stem}.toy") if colon and kind == "toy" else None

    def rooted(self, url):
        return None

    def slug(self, name, kind):
        return name


@dataclass(frozen=True, slots=True, kw_only=True)
class Toy:
    name: ClassVar[str] = "toy"
    program: ClassVar[str] = "Toy"
    is_published: ClassVar[bool] = False

    base: Path
    blog: str

    @classmethod
    def detect(cls, path, options):
        is_one = (path / "toy.cfg").is_file()
        return Clue(because="toy.cfg is there", folder=path.absolute()) if is_one else None

    @classmethod
    def open(cls, path, options):
        return cls(base=path, blog=(path / "toy.cfg").read_text("utf-8").strip()), ()

    # what the report tells

    @property
    def identity(self):
        return SiteIdentity(title=self.blog)

    @property
    def settings_file(self):
        return self.base / "toy.cfg"

    def inputs(self):
        return (self.settings_file,)

    @property
    def chosen_by(self):
        return "as given"

    def problems(self, readings):
        yield from ()

    def feed_id(self, destination):
        return ""

    # posts

    @property
    def zone(self):
        return None

    def read(self, jobs, seconds):
        return tuple(self._reading(file) for file in sorted(self.base.glob("*.toy")))

    def _reading(self, file):
        text = file.read_text("utf-8")
        title, day, *_ = [*text.split("\n"), "", ""]
        try:
            when = date.fromisoformat(day)
        except ValueError:
            message = f"found {day!r}, expected a date"
            problem = Problem(path=file.name, line=2, kind=ProblemKind.BAD_VALUE, message=message)
            return Reading(path=file.name, problems=(problem,))
        post = ForeignPost(
            path=file.name,
            place=file.name,
            format=Format.HTML,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            line=4,
            title=title,
            slug=file.stem,
            date=when,
            text=text,
        )
        return Reading(path=file.name, post=post)

    def with_posts(self, posts):
        return self

    def paired(self, posts):
        return tuple(posts)

    def lists(self, listed):
        return Lists({"all": "#list-years"})

    def addresses(self, post):
        return (f"{post.slug}.html",)

    def other_addresses(self, posts):
        return {}

    # what links lead to

    @property
    def content(self):
        return self.base

    @property
    def site_urls(self):
        return ()

    @property
    def syntax(self):
        return ToyLinks()

    @property
    def theme_files(self):
        return {}

    def files(self):
        return frozenset(file.name for file in self.base.iterdir())

    def moved(self, files):
        return {}

    # one post

    def title(self, post):
        return post.title

    def body(self, destination, index):
        resolver = Resolver(index=index, destination=destination)
        links = Links(resolver.find)
        shown = "".join(f"<p>{part}</p>" for part in destination.post.body.strip().split("\n\n"))
        written = html_myst.write(shown, resolve=links)
        conversion = Conversion(text=written.text, html_blocks=written.html_blocks)
        return Body(conversion=conversion, truth=shown, summary="", resolver=resolver, links=links)

    def rewritten(self, destination, index):
        return None

    def doubts(self, post, body, shown, others):
        yield from others
        if "<toy-" in post.text:
            yield Doubt(reason="a toy moved on its page")


if TYPE_CHECKING:
    _IS_A_SOURCE: type[Source] = Toy
