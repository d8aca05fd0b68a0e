"""The body of a post of a Pelican blog, on both sides.

One function for each format; :data:`MAKERS` names them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from confarchive.importing import html_bodies, markdown, restructuredtext
from confarchive.importing.body import Body
from confarchive.importing.formats import Format
from confarchive.importing.formulas import doubts, script
from confarchive.importing.links.link_outcomes import Links
from confarchive.importing.links.resolver import Resolver
from confarchive.importing.sources.pelican import docutils_dialect, html_posts, liquid, post_files
from confarchive.importing.sources.pelican.theme import header

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from confarchive.importing.conversion import Conversion
    from confarchive.importing.formulas import Typesetter
    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.links.index import LinkIndex
    from confarchive.importing.sources.pelican.dialect import PelicanDialect
    from confarchive.importing.sources.pelican.settings import Settings
    from confarchive.importing.sources.pelican.theme import Theme


def of_markdown(
    destination: Destination,
    index: LinkIndex,
    settings: Settings,
    blog_dialect: PelicanDialect,
    look: Theme,
    *,
    anew: bool = False,
) -> Body:
    """Return the body of a Markdown post; *anew* writes it from what was seen, not from its text."""
    foreign, path = destination.post, destination.path
    body = foreign.body
    dialect = blog_dialect.of_post(foreign.given, body)
    expanded = _expanded(body, settings)
    is_whole = expanded.text == body
    truth = dialect.render(expanded.text, colours=False)
    generated = frozenset(file.name for file in expanded.files)
    resolver = Resolver(index=index, destination=destination, generated=generated)
    links = Links(resolver.find)
    conversion = markdown.convert(
        expanded.text, dialect, links, path=path, linked=index.sections.get(path, {}), anew=anew
    )
    of_dialect = dialect.doubts(body, truth, is_whole=is_whole)
    return Body(
        conversion=replace(
            conversion,
            notes=(*expanded.notes, *conversion.notes),
            doubts=(*conversion.doubts, *expanded.doubts, *of_dialect),
        ),
        truth=truth,
        summary=dialect.render(foreign.summary) if foreign.summary else "",
        header=header.of(foreign, look, resolver, links.files),
        resolver=resolver,
        links=links,
        generated=expanded.files,
        comparable=is_whole,
        left=expanded.text,
    )


def _expanded(body: str, settings: Settings) -> liquid.Expanded:
    """Return *body* without the Liquid tags that the blog's files tell all of."""
    return liquid.expand(
        body,
        read_file=partial(post_files.read, settings),
        content=settings.content.name,
        code_dir=settings["CODE_DIR"],
        notebook_dir=settings["NOTEBOOK_DIR"],
    )


def of_restructuredtext(
    destination: Destination,
    index: LinkIndex,
    settings: Settings,
    blog_dialect: PelicanDialect,
    look: Theme,
) -> Body:
    """Return the body of a post in reStructuredText."""
    foreign = destination.post
    file = settings.content / foreign.path
    reading = docutils_dialect.read(foreign.text, file, settings.values, settings.folder)

    def convert(_truth: str, links: Links, formulas: Typesetter, **place: Any) -> Conversion:
        converted = restructuredtext.convert(reading, links, script=formulas.script, **place)
        return _with_doubts(converted, reading.html, formulas)

    return _of_shown(
        reading.html,
        convert,
        destination=destination,
        index=index,
        blog_dialect=blog_dialect,
        look=look,
    )


def of_html(
    destination: Destination,
    index: LinkIndex,
    _settings: Settings,
    blog_dialect: PelicanDialect,
    look: Theme,
) -> Body:
    """Return the body of a post in HTML."""
    found = html_posts.read(destination.post.text)

    def convert(truth: str, links: Links, formulas: Typesetter, **place: Any) -> Conversion:
        return _with_doubts(html_bodies.convert(truth, links, **place), truth, formulas)

    body = _of_shown(
        found.body,
        convert,
        destination=destination,
        index=index,
        blog_dialect=blog_dialect,
        look=look,
    )
    return replace(body, comparable=found.whole)


def _of_shown(
    html: str,
    convert: Callable[..., Conversion],
    *,
    destination: Destination,
    index: LinkIndex,
    blog_dialect: PelicanDialect,
    look: Theme,
) -> Body:
    """Return the body that readers saw as *html*, formulas typeset; *convert* writes it as MyST."""
    foreign, path = destination.post, destination.path
    resolver = Resolver(index=index, destination=destination)
    links = Links(resolver.find)
    formulas = blog_dialect.of_post(foreign.given, foreign.text).formulas
    truth = script.typeset_page(html, formulas.script)
    return Body(
        conversion=convert(truth, links, formulas, path=path, linked=index.sections.get(path, {})),
        truth=truth,
        summary=foreign.summary,
        header=header.of(foreign, look, resolver, links.files),
        resolver=resolver,
        links=links,
    )


def _with_doubts(conversion: Conversion, html: str, formulas: Typesetter) -> Conversion:
    """Return *conversion* with why it is not known how formulas in *html* were typeset."""
    return replace(conversion, doubts=(*conversion.doubts, *doubts.find(html, formulas)))


MAKERS: Mapping[
    Format, Callable[[Destination, LinkIndex, Settings, PelicanDialect, Theme], Body]
] = {
    Format.HTML: of_html,
    Format.MARKDOWN: of_markdown,
    Format.RESTRUCTUREDTEXT: of_restructuredtext,
}
