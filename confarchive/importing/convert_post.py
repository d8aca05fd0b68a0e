"""One post on its way from the blog to the archive: read, converted, compared.

Nothing here writes. What depends on the whole blog, such as where links lead,
comes with a :class:`~confarchive.importing.blog.Blog`, so that processes share the work.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from confarchive.importing import (
    bounded,
    conferences,
    control_characters,
    post_problems,
    stylesheets,
)
from confarchive.importing.compose import compose
from confarchive.importing.verify import compare, dead_places, distance, own_pictures
from confarchive.importing.verify.render import render
from confarchive.model.problems import Problem, ProblemKind, unreadable
from confarchive.model.time_limit import OverdueError, within

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from confarchive.importing.blog import Blog
    from confarchive.importing.body import Body
    from confarchive.importing.conversion import Doubt, GeneratedFile
    from confarchive.importing.foreign import ForeignPost
    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.shown_header import ShownHeader
    from confarchive.importing.verify.difference import Difference
    from confarchive.importing.verify.render import Rendered
    from confarchive.model.conference_detection import Finding
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
    alone. ``sections`` are the labels of its headings that links lead to, by the ids they had, and
    ``leads_to`` the places in other posts that its links lead to: their paths, and ids. ``compared`` is false where nothing tells what readers saw, which ``doubts`` explain. ``post``
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
    sections: Mapping[str, str] = field(default_factory=dict)
    leads_to: frozenset[tuple[str, str]] = frozenset()
    problems: tuple[Problem, ...] = ()


def transfer(destination: Destination, blog: Blog) -> Transfer:
    """Convert the post that goes to *destination*. Never raises for what it holds."""
    try:
        with within(blog.seconds):
            return _transfer(destination, blog)
    except OverdueError:
        message = bounded.overdue(blog.seconds)
    except OSError as error:  # a file that it includes went away meanwhile
        message = unreadable(destination.post.path, error).message
    except Exception as error:  # noqa: BLE001 - one post must not end the import of all others
        message = bounded.failed(error)
    path, kind = destination.post.path, ProblemKind.UNREADABLE
    problem = Problem(path=path, kind=kind, message=message)
    return Transfer(destination=destination, problems=(problem,))


def _transfer(destination: Destination, blog: Blog) -> Transfer:
    """Convert a post; where that shows it otherwise, keep what is nearer when written anew."""
    foreign, source = destination.post, blog.source
    destination = replace(destination, post=replace(foreign, title=source.title(foreign)))
    first = _judged(destination, blog, source.body(destination, blog.index))
    if len(first.differences) <= first.beyond_mending:
        return first
    try:
        other = source.rewritten(destination, blog.index)
        second = _judged(destination, blog, other) if other else first
    except Exception:  # noqa: BLE001 - there is one that does
        return first
    is_nearer = distance(second.differences) < distance(first.differences)
    return second if is_nearer and second.warnings <= first.warnings else first


def _judged(destination: Destination, blog: Blog, body: Body) -> Transfer:
    """Return the post of *body* with all that there is to tell of it."""
    foreign, links = destination.post, body.links
    header = blog.source.header(foreign, body.resolver, links.files)
    links.dead.update({url: None for _, url in header.missing})
    post = compose(destination, body.conversion.text, body.summary, header, blog=blog.source.blog)
    shown = render(f"# {post.title}\n{post.body}", destination.path)
    doubts = _doubts(foreign, blog, body, shown, header)
    pictures = own_pictures(body.truth, blog.is_own) | {url for _, url in header.missing}
    lost = tuple(header.lost(foreign.text))
    compared = compare(
        body.truth,
        shown.html,
        foreign.text,
        resolve=links,
        title=foreign.title if foreign.titled else "",
        lists=blog.index.lists,
        dead=links.dead,
    )
    found = (*lost, *compared.differences)
    files, of_sheets = stylesheets.with_named(links.files | header.files, blog.index)
    return Transfer(
        destination=destination,
        post=post,
        files=files,
        generated=body.generated,
        conferences=conferences.found(post, blog.conferences, blog.now),
        differences=found,
        beyond_mending=len(lost) + compared.lost_files,
        compared=body.comparable and not doubts,
        doubts=post_problems.placed(foreign, doubts),
        html_blocks=body.conversion.html_blocks,
        warnings=len(shown.warnings),
        site_links=len(links.staying),
        pictures=len(pictures),
        missing_pictures=len(pictures & links.dead.keys()),
        redirects=links.redirects,
        sections=body.conversion.sections,
        leads_to=links.sections,
        problems=(
            *of_sheets,
            *_problems(foreign, body, pictures),
            *post_problems.differences(foreign.path, found),
            *post_problems.warnings(destination.path, shown.warnings),
        ),
    )


def _doubts(
    foreign: ForeignPost, blog: Blog, body: Body, shown: Rendered, header: ShownHeader
) -> tuple[Doubt, ...]:
    """Return why nothing can be claimed of a post, with lines that count within its body."""
    others = (*body.conversion.doubts, *body.links.doubts)
    of_source = blog.source.doubts(foreign, body, shown.html, others)
    return (*header.doubts, *of_source, *control_characters.find(foreign.body))


def _problems(foreign: ForeignPost, body: Body, pictures: Collection[str]) -> Iterator[Problem]:
    """Yield what there is to tell of the addresses in a post, and of its conversion."""
    path, text = foreign.path, foreign.text
    yield from post_problems.addresses(path, body.links, text, pictures)
    yield from post_problems.places(path, dead_places(body.truth), text)
    yield from post_problems.notes(foreign, body.conversion.notes)
