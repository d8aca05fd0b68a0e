"""One post on its way from the blog to the archive: read, converted, compared.

Nothing here writes. What depends on the whole blog, such as where links lead,
comes with :class:`Blog`, which can be pickled: processes share the work.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from confarchive.importing import conferences, html_posts, liquid, markdown, restructuredtext
from confarchive.importing.compose import compose
from confarchive.importing.formulas import doubts, script
from confarchive.importing.links import Resolver
from confarchive.importing.pelican import read_text
from confarchive.importing.places import Format
from confarchive.importing.plugins import Engine, bare_tags
from confarchive.importing.theme import header as theme_header
from confarchive.importing.verify import differences, own_pictures
from confarchive.importing.verify.render import render
from confarchive.model.conference import Conferences
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from confarchive.importing.conversion import Conversion, Doubt, Note
    from confarchive.importing.dialect import Dialect
    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.links.index import Index
    from confarchive.importing.liquid.notebook import GeneratedFile
    from confarchive.importing.pelican import ForeignPost
    from confarchive.importing.settings import Settings
    from confarchive.importing.verify import Difference
    from confarchive.importing.verify.render import ParserWarning
    from confarchive.model.detection import Finding
    from confarchive.model.post import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """What converting a post needs to know of the rest of its blog, and of the archive.

    ``engine`` is what made its pages besides Pelican, and ``conferences`` are those that the
    archive describes.
    """

    settings: Settings
    dialect: Dialect
    index: Index
    engine: Engine = field(default_factory=Engine)
    conferences: Conferences = field(default_factory=Conferences)

    def with_sections(self, sections: Mapping[str, Mapping[str, str]]) -> Blog:
        """Return the blog whose links lead to these *sections* of its posts."""
        return replace(self, index=replace(self.index, sections=sections))


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """A converted post, the places of the files it uses, and what the comparison found.

    ``generated`` are files that no file of the blog is, such as a notebook's
    pictures. ``site_links`` counts the links to the blog's own ``SITEURL`` that stay,
    and ``redirects`` are what ``redirects.yml`` has to say for them to lead anywhere.
    ``conferences`` are those that it speaks of beyond doubt.
    ``pictures`` are how many of the blog's own pictures it shows, ``missing_pictures`` how
    many of these are not there. ``compared`` is false where nothing tells what readers saw, which ``doubts`` explain. ``post``
    is None where the conversion failed; a problem tells why.
    """

    destination: Destination
    post: Post | None = None
    files: tuple[str, ...] = ()
    generated: tuple[GeneratedFile, ...] = ()
    conferences: tuple[Finding, ...] = ()
    compared: bool = True
    doubts: tuple[Doubt, ...] = ()
    differences: tuple[Difference, ...] = ()
    html_blocks: int = 0
    site_links: int = 0
    pictures: int = 0
    missing_pictures: int = 0
    redirects: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def sections_of(destination: Destination, blog: Blog) -> Mapping[str, str]:
    """Return the labels that the converted post's headings have, by the ids they had.

    Empty where the conversion fails: :func:`transfer` tells of that.
    """
    resolve = Resolver(index=blog.index, destination=destination)
    text = read_text(blog.settings.content / destination.post.path)
    try:
        return _MAKERS[destination.post.format](
            text, destination, blog, resolve
        ).conversion.sections
    except Exception:  # noqa: BLE001 - one post must not end the import of all others
        return {}


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
    text = read_text(blog.settings.content / foreign.path)
    resolve = Resolver(index=blog.index, destination=destination)
    made = _MAKERS[foreign.format](text, destination, blog, resolve)
    header = theme_header.of(foreign, resolve)
    post = compose(destination, made.conversion.text, made.summary, resolve, header)
    title = foreign.title if foreign.titled else ""
    shown = render(f"# {post.title}\n{post.body}", destination.path)
    body = "\n".join(text.split("\n")[foreign.line - 1 :])
    doubts = (
        *header.doubts,
        *blog.engine.doubts(text, foreign.format, foreign.line),
        *made.conversion.doubts,
        *resolve.doubts,
        *bare_tags.find(shown.html, body, made.left),
    )
    pictures = own_pictures(made.truth) | {url for _, url in header.missing}
    resolve.dead.update({url: None for _, url in header.missing})
    found = (
        *header.lost(text),
        *differences(
            made.truth,
            shown.html,
            text,
            resolve=resolve,
            title=title,
            lists=blog.index.lists,
            dead=resolve.dead,
        ),
    )
    return Transfer(
        destination=destination,
        post=post,
        files=tuple(sorted(resolve.files)),
        generated=made.generated,
        conferences=conferences.found(post, blog.conferences),
        differences=found,
        compared=made.comparable and not doubts,
        doubts=_placed(foreign, doubts),
        html_blocks=made.conversion.html_blocks,
        site_links=len(resolve.site_links),
        pictures=len(pictures),
        missing_pictures=len(pictures & resolve.dead.keys()),
        redirects=resolve.redirects,
        problems=(
            *_dead_links(foreign.path, resolve.dead, text, _DEAD, pictures),
            *_dead_links(foreign.path, resolve.closed, text, _CLOSED),
            *_dead_links(foreign.path, resolve.placeless, text, _PLACELESS),
            *_notes(foreign, made.conversion.notes),
            *_as_problems(foreign.path, found),
            *_warnings(destination.path, shown.warnings),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A body on both sides: ``truth`` is the HTML that readers of the blog saw.

    That is not ``comparable`` where a plugin of the blog made it, which is not here.
    ``left`` is Markdown without the tags that could be replaced.
    """

    conversion: Conversion
    truth: str
    summary: str
    generated: tuple[GeneratedFile, ...] = ()
    comparable: bool = True
    left: str = ""


def _of_markdown(text: str, destination: Destination, blog: Blog, resolve: Resolver) -> _Made:
    foreign = destination.post
    body = "\n".join(text.split("\n")[foreign.line - 1 :])
    dialect = blog.dialect.of_post(foreign.given, body)
    expanded = liquid.expand(
        body,
        read_file=partial(_read_file, blog.settings),
        content=blog.settings.content.name,
        code_dir=blog.settings["CODE_DIR"],
        notebook_dir=blog.settings["NOTEBOOK_DIR"],
    )
    resolve.generated = frozenset(file.name for file in expanded.files)
    path = destination.path
    linked = blog.index.sections.get(path, {})
    conversion = markdown.convert(expanded.text, dialect, resolve, path=path, linked=linked)
    truth, is_whole = markdown.truth(expanded.text, dialect)
    return _Made(
        conversion=replace(
            conversion,
            notes=(*expanded.notes, *conversion.notes),
            doubts=(*conversion.doubts, *expanded.doubts, *dialect.doubts(body, truth)),
        ),
        truth=truth,
        summary=dialect.render(foreign.summary) if foreign.summary else "",
        generated=expanded.files,
        comparable=is_whole and expanded.text == body,
        left=expanded.text,
    )


def _of_restructuredtext(
    text: str, destination: Destination, blog: Blog, resolve: Resolver
) -> _Made:
    file = blog.settings.content / destination.post.path
    reading = restructuredtext.read(text, file, blog.settings.values, blog.settings.folder)
    path = destination.path
    linked = blog.index.sections.get(path, {})
    conversion = restructuredtext.convert(reading, resolve, path=path, linked=linked)
    formulas = blog.dialect.of_post(destination.post.given, text).formulas
    return _Made(
        conversion=replace(
            conversion, doubts=(*conversion.doubts, *doubts.find(reading.html, formulas))
        ),
        truth=script.typeset_page(reading.html, formulas.script),
        summary=destination.post.summary,
    )


def _of_html(text: str, destination: Destination, blog: Blog, resolve: Resolver) -> _Made:
    found = html_posts.read(text)
    formulas = blog.dialect.of_post(destination.post.given, text).formulas
    truth = script.typeset_page(found.body, formulas.script)
    path = destination.path
    linked = blog.index.sections.get(path, {})
    conversion = html_posts.convert(truth, resolve, path=path, linked=linked)
    return _Made(
        conversion=replace(conversion, doubts=(*conversion.doubts, *doubts.find(truth, formulas))),
        truth=truth,
        summary=destination.post.summary,
        comparable=found.whole,
    )


_MAKERS = {
    Format.HTML: _of_html,
    Format.MARKDOWN: _of_markdown,
    Format.RESTRUCTUREDTEXT: _of_restructuredtext,
}


def _read_file(settings: Settings, path: str) -> bytes | None:
    """Return what the blog's file at *path* holds; None for none, and for files elsewhere."""
    file = (settings.content / path).resolve()
    inside = file.is_relative_to(settings.content.resolve()) and file.is_file()
    return file.read_bytes() if inside else None


_DEAD = "nothing in the blog has this address; the link stays as it is"
_MISSING = "no file of the blog is this picture; its address stays as it is"
_CLOSED = "no browser opens such an address; the link stays as it is"
_PLACELESS = "nothing in that post has this name now; the link leads to its beginning"


def _dead_links(
    path: str, urls: Iterable[str], text: str, what: str, pictures: Collection[str] = ()
) -> Iterator[Problem]:
    for url in urls:
        at = text.find(url)
        line = text.count("\n", 0, at) + 1 if at >= 0 else None
        kind, message = ProblemKind.DEAD_LINK, f"{url}: {what}"
        if url in pictures:
            kind, message = ProblemKind.MISSING_PICTURE, f"{url}: {_MISSING}"
        yield Problem(path=path, line=line, kind=kind, message=message)


def _notes(foreign: ForeignPost, notes: Iterable[Note]) -> Iterator[Problem]:
    before = foreign.line - 1
    for note in notes:
        line = note.line + before if note.line is not None else None
        yield Problem(path=foreign.path, line=line, kind=note.kind, message=note.message)


def _placed(foreign: ForeignPost, doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Return *doubts* with lines that count from the first of the file."""
    before = foreign.line - 1
    return tuple(
        replace(each, line=None if each.line is None else each.line + before) for each in doubts
    )


def _as_problems(path: str, found: tuple[Difference, ...]) -> Iterator[Problem]:
    for each in found:
        yield Problem(path=path, line=each.line, kind=ProblemKind.DIFFERENCE, message=str(each))


def _warnings(path: str, warnings: Iterable[ParserWarning]) -> Iterator[Problem]:
    for each in warnings:
        message = f"a build will warn: {each.message}"
        yield Problem(path=path, line=each.line, kind=ProblemKind.UNSUPPORTED, message=message)
