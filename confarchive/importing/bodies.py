"""A post's body on both sides: as the blog showed it, and as the archive's MyST.

One function for each format; :data:`MAKERS` names them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from confarchive.importing import markdown, restructuredtext
from confarchive.importing.formats import Format
from confarchive.importing.links import Links, Resolver
from confarchive.importing.sources.pelican import html_posts, liquid, post_files
from confarchive.importing.sources.pelican.formulas import doubts, script

if TYPE_CHECKING:
    from confarchive.importing.blog import Blog
    from confarchive.importing.conversion import Conversion
    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.sources.pelican.liquid.notebook import GeneratedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body on both sides: ``truth`` is the HTML that readers of the blog saw.

    That is not ``comparable`` where a plugin of the blog made it, which is not here.
    ``left`` is Markdown without the tags that could be replaced. ``links`` are those that were
    met, looked up by ``resolver``.
    """

    conversion: Conversion
    truth: str
    summary: str
    resolver: Resolver
    links: Links
    generated: tuple[GeneratedFile, ...] = ()
    comparable: bool = True
    left: str = ""


def of_markdown(destination: Destination, blog: Blog, *, anew: bool = False) -> Body:
    """Return the body of a Markdown post; *anew* writes it from what was seen, not from its text."""
    foreign = destination.post
    body = foreign.body
    dialect = blog.dialect.of_post(foreign.given, body)
    expanded = liquid.expand(
        body,
        read_file=partial(post_files.read, blog.settings),
        content=blog.settings.content.name,
        code_dir=blog.settings["CODE_DIR"],
        notebook_dir=blog.settings["NOTEBOOK_DIR"],
    )
    generated = frozenset(file.name for file in expanded.files)
    resolver = Resolver(index=blog.index, destination=destination, generated=generated)
    links = Links(resolver.find)
    path = destination.path
    linked = blog.index.sections.get(path, {})
    conversion = markdown.convert(
        expanded.text, dialect, links, path=path, linked=linked, anew=anew
    )
    truth, is_whole = markdown.truth(expanded.text, dialect)
    return Body(
        conversion=replace(
            conversion,
            notes=(*expanded.notes, *conversion.notes),
            doubts=(
                *conversion.doubts,
                *expanded.doubts,
                *dialect.doubts(body, truth, is_whole=expanded.text == body),
            ),
        ),
        truth=truth,
        summary=dialect.render(foreign.summary) if foreign.summary else "",
        resolver=resolver,
        links=links,
        generated=expanded.files,
        comparable=is_whole and expanded.text == body,
        left=expanded.text,
    )


def of_restructuredtext(destination: Destination, blog: Blog) -> Body:
    """Return the body of a post in reStructuredText."""
    text = destination.post.text
    resolver = Resolver(index=blog.index, destination=destination)
    links = Links(resolver.find)
    file = blog.settings.content / destination.post.path
    reading = restructuredtext.read(text, file, blog.settings.values, blog.settings.folder)
    path = destination.path
    linked = blog.index.sections.get(path, {})
    formulas = blog.dialect.of_post(destination.post.given, text).formulas
    truth = script.typeset_page(reading.html, formulas.script)
    conversion = restructuredtext.convert(
        reading, links, path=path, linked=linked, script=formulas.script
    )
    return Body(
        conversion=replace(
            conversion, doubts=(*conversion.doubts, *doubts.find(reading.html, formulas))
        ),
        truth=truth,
        summary=destination.post.summary,
        resolver=resolver,
        links=links,
    )


def of_html(destination: Destination, blog: Blog) -> Body:
    """Return the body of a post in HTML."""
    text = destination.post.text
    resolver = Resolver(index=blog.index, destination=destination)
    links = Links(resolver.find)
    found = html_posts.read(text)
    formulas = blog.dialect.of_post(destination.post.given, text).formulas
    truth = script.typeset_page(found.body, formulas.script)
    path = destination.path
    linked = blog.index.sections.get(path, {})
    conversion = html_posts.convert(truth, links, path=path, linked=linked)
    return Body(
        conversion=replace(conversion, doubts=(*conversion.doubts, *doubts.find(truth, formulas))),
        truth=truth,
        summary=destination.post.summary,
        resolver=resolver,
        links=links,
        comparable=found.whole,
    )


MAKERS = {
    Format.HTML: of_html,
    Format.MARKDOWN: of_markdown,
    Format.RESTRUCTUREDTEXT: of_restructuredtext,
}
