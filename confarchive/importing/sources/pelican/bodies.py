"""The body of a post of a Pelican blog, on both sides.

One function for each format; :data:`MAKERS` names them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from confarchive.importing import markdown, restructuredtext
from confarchive.importing.body import Body
from confarchive.importing.formats import Format
from confarchive.importing.formulas import doubts, script
from confarchive.importing.links import Links, Resolver
from confarchive.importing.sources.pelican import html_posts, liquid, post_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.links.index import LinkIndex
    from confarchive.importing.sources.pelican.dialect import PelicanDialect
    from confarchive.importing.sources.pelican.settings import Settings


def of_markdown(
    destination: Destination,
    index: LinkIndex,
    settings: Settings,
    blog_dialect: PelicanDialect,
    *,
    anew: bool = False,
) -> Body:
    """Return the body of a Markdown post; *anew* writes it from what was seen, not from its text."""
    foreign = destination.post
    body = foreign.body
    dialect = blog_dialect.of_post(foreign.given, body)
    expanded = liquid.expand(
        body,
        read_file=partial(post_files.read, settings),
        content=settings.content.name,
        code_dir=settings["CODE_DIR"],
        notebook_dir=settings["NOTEBOOK_DIR"],
    )
    generated = frozenset(file.name for file in expanded.files)
    resolver = Resolver(index=index, destination=destination, generated=generated)
    links = Links(resolver.find)
    path = destination.path
    linked = index.sections.get(path, {})
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


def of_restructuredtext(
    destination: Destination, index: LinkIndex, settings: Settings, blog_dialect: PelicanDialect
) -> Body:
    """Return the body of a post in reStructuredText."""
    text = destination.post.text
    resolver = Resolver(index=index, destination=destination)
    links = Links(resolver.find)
    file = settings.content / destination.post.path
    reading = restructuredtext.read(text, file, settings.values, settings.folder)
    path = destination.path
    linked = index.sections.get(path, {})
    formulas = blog_dialect.of_post(destination.post.given, text).formulas
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


def of_html(
    destination: Destination, index: LinkIndex, _settings: Settings, blog_dialect: PelicanDialect
) -> Body:
    """Return the body of a post in HTML."""
    text = destination.post.text
    resolver = Resolver(index=index, destination=destination)
    links = Links(resolver.find)
    found = html_posts.read(text)
    formulas = blog_dialect.of_post(destination.post.given, text).formulas
    truth = script.typeset_page(found.body, formulas.script)
    path = destination.path
    linked = index.sections.get(path, {})
    conversion = html_posts.convert(truth, links, path=path, linked=linked)
    return Body(
        conversion=replace(conversion, doubts=(*conversion.doubts, *doubts.find(truth, formulas))),
        truth=truth,
        summary=destination.post.summary,
        resolver=resolver,
        links=links,
        comparable=found.whole,
    )


MAKERS: Mapping[Format, Callable[[Destination, LinkIndex, Settings, PelicanDialect], Body]] = {
    Format.HTML: of_html,
    Format.MARKDOWN: of_markdown,
    Format.RESTRUCTUREDTEXT: of_restructuredtext,
}
