"""One post on its way from the blog to the archive: read, converted, compared.

Nothing here writes. What depends on the whole blog, such as where links lead,
comes with :class:`Blog`, which can be pickled: processes share the work.
"""

from __future__ import annotations

import html
import re
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.importing import markdown, myst, restructuredtext
from confarchive.importing.links import Index, Resolver
from confarchive.importing.pelican import read_text
from confarchive.importing.places import Format
from confarchive.importing.render import render
from confarchive.importing.verify import Difference, differences
from confarchive.model import frontmatter
from confarchive.model.post import Post, Source
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.importing.conversion import Conversion
    from confarchive.importing.destinations import Destination
    from confarchive.importing.dialect import Dialect
    from confarchive.importing.pelican import ForeignPost
    from confarchive.importing.settings import Settings

_PICTURE_KEYS = ("image", "cover", "img", "featured_image", "thumbnail", "headerimage")
# Keys that are told in other ways: by the title, the path, the addresses.
_TOLD = frozenset(["title", "url", "save_as", "path"])
_COMMENT_OR_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^>]*>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """What converting a post needs to know of the rest of its blog."""

    settings: Settings
    dialect: Dialect
    index: Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """A converted post, the places of the files it uses, and what the comparison found.

    ``post`` is None where the conversion failed; a problem tells why.
    """

    destination: Destination
    post: Post | None = None
    files: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    html_blocks: int = 0
    problems: tuple[Problem, ...] = ()


def transfer(destination: Destination, blog: Blog) -> Transfer:
    """Convert the post that goes to *destination*. Never raises for what it holds."""
    try:
        return _transfer(destination, blog)
    except Exception as error:  # noqa: BLE001 - one post must not end the import of all others
        where = traceback.extract_tb(error.__traceback__)[-1]
        message = (
            f"the conversion failed ({error!r} in {where.name}); please report it with the post"
        )
        kind = ProblemKind.UNREADABLE
        problem = Problem(path=destination.post.path, kind=kind, message=message)
        return Transfer(destination=destination, problems=(problem,))


def _transfer(destination: Destination, blog: Blog) -> Transfer:
    foreign = destination.post
    path = blog.settings.content / foreign.path
    text = read_text(path)
    body = "".join(text.splitlines(keepends=True)[foreign.line - 1 :])
    resolve = Resolver(index=blog.index, destination=destination)
    if foreign.format is Format.MARKDOWN:
        conversion = markdown.convert(body, blog.dialect, resolve, title=destination.path)
        truth = blog.dialect.render(body)
        summary = blog.dialect.render(foreign.summary) if foreign.summary else ""
    else:
        settings = blog.settings.values
        conversion = restructuredtext.convert(text, path, resolve, settings)
        truth, _ = restructuredtext.render(text, path, settings)
        summary = foreign.summary
    post = _post(destination, blog.settings, conversion, plain(summary), resolve)
    shown = render(frontmatter.dump(post), destination.path).html
    found = differences(truth, shown, text, resolve=resolve, title=foreign.title)
    return Transfer(
        destination=destination,
        post=post,
        files=tuple(sorted(resolve.files)),
        differences=found,
        html_blocks=conversion.html_blocks,
        problems=(
            *_dead_links(foreign.path, tuple(resolve.dead), text),
            *_notes(foreign, conversion),
            *_as_problems(foreign.path, found),
        ),
    )


def _post(
    destination: Destination,
    settings: Settings,
    conversion: Conversion,
    summary: str,
    resolve: Resolver,
) -> Post:
    foreign = destination.post
    given = dict(foreign.given)
    source = Source(path=foreign.path, sha256=foreign.sha256, blog=settings.name)
    return Post(
        path=destination.path,
        title=heading(foreign.title),
        body=f"\n{conversion.text.strip(chr(10))}\n" if conversion.text.strip() else "",
        date=foreign.date,
        updated=foreign.updated if foreign.updated != foreign.date else None,
        status=foreign.status,
        authors=foreign.authors,
        category=_line(foreign.category) or None,
        tags=foreign.tags,
        location=_line(given.pop("location", "")) or None,
        language=foreign.language or None,
        summary=_line(summary) or None,
        image=_picture(given, resolve),
        series=_line(given.pop("series", "")) or None,
        redirect=destination.redirect,
        source=source,
        extra=tuple((key, value) for key, value in given.items() if key not in _TOLD),
    )


def heading(title: str) -> str:
    """Return the MyST of a heading that shows *title*, which is HTML."""
    text = myst.escape(plain(title))
    return re.sub(r"(^|\s)(#+)$", r"\1\\\2", text)


def plain(markup: str) -> str:
    """Return the words that *markup*, HTML, shows on one line."""
    return _line(html.unescape(_COMMENT_OR_TAG.sub("", markup)))


def _line(text: str) -> str:
    return " ".join(text.split())


def _picture(given: dict[str, str], resolve: Resolver) -> str | None:
    """Take the post's picture out of *given*, if there is one in the blog."""
    for key in _PICTURE_KEYS:
        url = given.get(key, "")
        count = len(resolve.files)
        found = resolve(url) if url else ""
        if len(resolve.files) > count or found.startswith("../../files/"):
            del given[key]
            return found
    return None


def _dead_links(path: str, urls: Iterable[str], text: str) -> Iterator[Problem]:
    for url in urls:
        at = text.find(url)
        line = text.count("\n", 0, at) + 1 if at >= 0 else None
        message = f"{url}: nothing in the blog has this address; the link stays as it is"
        yield Problem(path=path, line=line, kind=ProblemKind.DEAD_LINK, message=message)


def _notes(foreign: ForeignPost, conversion: Conversion) -> Iterator[Problem]:
    before = foreign.line - 1
    for note in conversion.notes:
        line = note.line + before if note.line is not None else None
        yield Problem(path=foreign.path, line=line, kind=note.kind, message=note.message)


def _as_problems(path: str, found: tuple[Difference, ...]) -> Iterator[Problem]:
    for each in found:
        yield Problem(path=path, line=each.line, kind=ProblemKind.DIFFERENCE, message=str(each))
