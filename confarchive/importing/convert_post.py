"""One post on its way from the blog to the archive: read, converted, compared.

Nothing here writes. What depends on the whole blog, such as where links lead,
comes with a :class:`~confarchive.importing.blog.Blog`, so that processes share the work.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from confarchive.importing import (
    bounded,
    conferences,
    control_characters,
    post_problems,
    stylesheets,
)
from confarchive.importing.bodies import MAKERS, of_markdown
from confarchive.importing.compose import compose
from confarchive.importing.formats import Format
from confarchive.importing.links import Resolver
from confarchive.importing.sources.pelican.formulas import script
from confarchive.importing.sources.pelican.plugins import bare_tags
from confarchive.importing.sources.pelican.reader import read_text
from confarchive.importing.sources.pelican.theme import header as theme_header
from confarchive.importing.verify import (
    dead_places,
    differences,
    distance,
    lost_files,
    own_pictures,
)
from confarchive.importing.verify.render import render
from confarchive.model.problems import Problem, ProblemKind, unreadable
from confarchive.model.time_limit import OverdueError, within

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from confarchive.importing.blog import Blog
    from confarchive.importing.bodies import Body
    from confarchive.importing.conversion import Doubt
    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.sources.pelican.liquid.notebook import GeneratedFile
    from confarchive.importing.sources.pelican.reader import ForeignPost
    from confarchive.importing.verify import Difference
    from confarchive.model.detection import Finding
    from confarchive.model.post import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """A converted post, the places of the files it uses, and what the comparison found.

    ``generated`` are files that no file of the blog is, such as a notebook's
    pictures. ``site_links`` counts the links to the blog's own ``SITEURL`` that stay,
    and ``redirects`` are what ``redirects.yml`` has to say for them to lead anywhere.
    ``conferences`` are those that it speaks of beyond doubt.
    ``pictures`` are how many of the blog's own pictures it shows, ``missing_pictures`` how
    many of these are not there, and ``beyond_mending`` how many of ``differences`` come of that
    alone. ``compared`` is false where nothing tells what readers saw, which ``doubts`` explain. ``post``
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
    beyond_mending: int = 0
    html_blocks: int = 0
    warnings: int = 0
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
    make = MAKERS[destination.post.format]
    try:
        with within(blog.seconds):
            return make(text, destination, blog, resolve).conversion.sections
    except (Exception, OverdueError):  # noqa: BLE001 - one post must not end the import of all others
        return {}


def transfer(destination: Destination, blog: Blog) -> Transfer:
    """Convert the post that goes to *destination*. Never raises for what it holds."""
    try:
        with within(blog.seconds):
            return _transfer(destination, blog)
    except OverdueError:
        message = bounded.overdue(blog.seconds)
    except OSError as error:  # the file went away meanwhile
        message = unreadable(destination.post.path, error).message
    except Exception as error:  # noqa: BLE001 - one post must not end the import of all others
        message = bounded.failed(error)
    path, kind = destination.post.path, ProblemKind.UNREADABLE
    problem = Problem(path=path, kind=kind, message=message)
    return Transfer(destination=destination, problems=(problem,))


def _transfer(destination: Destination, blog: Blog) -> Transfer:
    """Convert a post; where that shows it otherwise, keep what is nearer when written anew."""
    text = read_text(blog.settings.content / destination.post.path)
    first = _attempt(text, destination, blog, MAKERS[destination.post.format])
    mendable = len(first.differences) > first.beyond_mending
    if not mendable or destination.post.format is not Format.MARKDOWN:
        return first
    try:
        second = _attempt(text, destination, blog, partial(of_markdown, anew=True))
    except Exception:  # noqa: BLE001 - there is one that does
        return first
    is_nearer = distance(second.differences) < distance(first.differences)
    return second if is_nearer and second.warnings <= first.warnings else first


def _attempt(
    text: str, destination: Destination, blog: Blog, make: Callable[..., Body]
) -> Transfer:
    foreign = replace(destination.post, title=_title(destination.post, blog, text))
    destination = replace(destination, post=foreign)
    resolve = Resolver(index=blog.index, destination=destination)
    made = make(text, destination, blog, resolve)
    header = theme_header.of(foreign, resolve)
    post = compose(destination, made.conversion.text, made.summary, resolve, header)
    title = foreign.title if foreign.titled else ""
    shown = render(f"# {post.title}\n{post.body}", destination.path)
    body = "\n".join(text.split("\n")[foreign.line - 1 :])
    doubts = (
        *header.doubts,
        *blog.engine.doubts(
            text,
            foreign.format,
            foreign.line,
            (
                *made.conversion.doubts,
                *resolve.doubts,
                *bare_tags.find(shown.html, body, made.left),
                *control_characters.find(body),
            ),
        ),
    )
    pictures = own_pictures(made.truth, blog.is_own) | {url for _, url in header.missing}
    resolve.dead.update({url: None for _, url in header.missing})
    lost = tuple(header.lost(text))
    found = (
        *lost,
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
    files, of_sheets = stylesheets.with_named(resolve.files, blog.index)
    return Transfer(
        destination=destination,
        post=post,
        files=files,
        generated=made.generated,
        conferences=conferences.found(post, blog.conferences, blog.now),
        differences=found,
        beyond_mending=len(lost) + (lost_files(made.truth, resolve, resolve.dead) if found else 0),
        compared=made.comparable and not doubts,
        doubts=post_problems.placed(foreign, doubts),
        html_blocks=made.conversion.html_blocks,
        warnings=len(shown.warnings),
        site_links=len(resolve.site_links),
        pictures=len(pictures),
        missing_pictures=len(pictures & resolve.dead.keys()),
        redirects=resolve.redirects,
        problems=(
            *of_sheets,
            *post_problems.addresses(foreign.path, resolve, text, pictures),
            *post_problems.places(foreign.path, dead_places(made.truth), text),
            *post_problems.notes(foreign, made.conversion.notes),
            *post_problems.differences(foreign.path, found),
            *post_problems.warnings(destination.path, shown.warnings),
        ),
    )


def _title(foreign: ForeignPost, blog: Blog, text: str) -> str:
    """Return the title as the blog showed it, which is HTML: Markdown where settings say so.

    What a script on the page typesets is marked in it.
    """
    is_formatted = "title" in blog.settings["FORMATTED_FIELDS"]
    if foreign.titled and is_formatted and foreign.format is Format.MARKDOWN:
        return blog.dialect.render(foreign.title)
    formulas = blog.dialect.of_post(foreign.given, text).formulas
    return script.typeset_page(foreign.title, formulas.script) if foreign.titled else foreign.title
