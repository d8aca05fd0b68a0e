"""One post on its way from the blog to the archive: read, converted, compared.

Nothing here writes. What depends on the whole blog, such as where links lead,
comes with a :class:`~confarchive.importing.blog.Blog`, so that processes share the work.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from confarchive.importing import post_limits
from confarchive.importing.converting import control_characters, post_problems, stylesheets
from confarchive.importing.converting.page_covers import with_cover
from confarchive.importing.converting.transfers import Transfer
from confarchive.importing.html_myst.titles import heading
from confarchive.importing.published.page_body import body_of_page
from confarchive.importing.published.proving import causes
from confarchive.importing.published.proving.proof import Cause, Truth
from confarchive.importing.published.proving.prove import article_on_page, lifts, prove
from confarchive.importing.verify import compare, dead_places, distance, own_pictures
from confarchive.importing.verify.render import render
from confarchive.importing.writing import conferences
from confarchive.importing.writing.compose import compose
from confarchive.model.post import PAGE
from confarchive.model.problems import Problem, ProblemKind, unreadable
from confarchive.runtime.time_limit import OverdueError, within

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from confarchive.importing.blog import Blog
    from confarchive.importing.body import Body
    from confarchive.importing.conversion import Doubt
    from confarchive.importing.foreign_post import ForeignPost
    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.published.proving.proof import PageProof
    from confarchive.importing.verify.difference import Difference
    from confarchive.importing.verify.render import Rendered


def transfer(destination: Destination, blog: Blog) -> Transfer:
    """Convert the post that goes to *destination*. Never raises for what it holds.

    Where the blog's published pages are there, it is held against its own.
    """
    try:
        with within(blog.seconds):
            judged = _nearest(destination, blog)
        return judged.transfer if judged.body.is_published else _with_page(judged, blog)
    except OverdueError:
        message = post_limits.overdue(blog.seconds)
    except OSError as error:  # a file that it includes went away meanwhile
        message = unreadable(destination.post.path, error).message
    except Exception as error:  # noqa: BLE001 - one post must not end the import of all others
        message = post_limits.failed(error)
    path, kind = destination.post.path, ProblemKind.UNREADABLE
    problem = Problem(path=path, kind=kind, message=message)
    return Transfer(destination=destination, problems=(problem,))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """A conversion of a post with what it was made of, and the HTML ``shown`` by the archive."""

    transfer: Transfer
    body: Body
    shown: str


def _nearest(destination: Destination, blog: Blog) -> _Judged:
    """Convert a post; where that shows it otherwise, keep what is nearer when written anew."""
    foreign, source = destination.post, blog.source
    destination = replace(destination, post=replace(foreign, title=source.title(foreign)))
    first = _judged(destination, blog, source.body(destination, blog.index))
    if len(first.transfer.differences) <= first.transfer.beyond_mending:
        return first
    try:
        other = source.rewritten(destination, blog.index)
        second = _judged(destination, blog, other) if other else first
    except Exception:  # noqa: BLE001 - there is one that does
        return first
    old, new = first.transfer, second.transfer
    is_nearer = distance(new.differences) < distance(old.differences)
    return second if is_nearer and new.warnings <= old.warnings else first


def _with_page(judged: _Judged, blog: Blog) -> Transfer:
    """Return the post, held against its published page.

    Where something that is not here made a part of the page, its body is taken from there if that is nearer.
    """
    try:
        proof = _page_proof(judged, blog)
    except OSError as error:
        return _without_page(judged.transfer, blog, error)
    judged, proof = _with_cover(judged, proof, blog)
    if proof is not None and proof.cause is Cause.PLUGIN:
        other = _from_page(judged, blog)
        second = _page_proof(other, blog) if other else None
        if other and second and 2 * distance(second.differences) < distance(proof.differences):
            return replace(other.transfer, page=second)
    transfer = judged.transfer if proof is None else _settled(judged, proof, blog)
    return replace(transfer, page=proof)


def _with_cover(
    judged: _Judged, proof: PageProof | None, blog: Blog
) -> tuple[_Judged, PageProof | None]:
    """Return the post with the picture on top that its page alone has, if it is nearer to the page then."""
    if proof is None or blog.published is None or not proof.refutes:
        return judged, proof
    try:
        with within(blog.seconds):
            transfer = with_cover(
                judged.transfer, judged.shown, judged.body.resolver, blog.published
            )
        other = replace(judged, transfer=transfer)
        second = _page_proof(other, blog) if transfer is not judged.transfer else None
    except (Exception, OverdueError):  # noqa: BLE001 - there is the post without
        return judged, proof
    is_nearer = second is not None and distance(second.differences) < distance(proof.differences)
    return (other, second) if is_nearer else (judged, proof)


def _settled(judged: _Judged, proof: PageProof, blog: Blog) -> Transfer:
    """Return the post without the doubts that its published page lifts: it tells which of several pictures was shown."""
    page = blog.published.pages.read(proof.address) if blog.published else b""
    of_header = judged.body.header.doubts
    lifted = {each for each in of_header if lifts(page, each)}
    left = tuple(each for each in judged.transfer.doubts if each not in lifted)
    return replace(judged.transfer, doubts=left, is_whole=lifted >= {*of_header})


def _without_page(transfer: Transfer, blog: Blog, error: OSError) -> Transfer:
    """Return the post of *transfer*, whose page cannot be read because of *error*, which is told."""
    path = transfer.destination.post.path
    address = blog.published.of_posts.get(path, "") if blog.published else ""
    why = error.strerror or error
    message = f"its published page {address} cannot be read ({why}); it proves nothing"
    problem = Problem(path=path, kind=ProblemKind.UNREADABLE, message=message)
    return replace(transfer, problems=(*transfer.problems, problem))


def _from_page(judged: _Judged, blog: Blog) -> _Judged | None:
    """Return the post with the body that its published page has; None where it has none of that kind."""
    destination = judged.transfer.destination
    try:
        with within(blog.seconds):
            published = blog.published
            found = published and article_on_page(destination.post.path, judged.shown, published)
            if not published or not found or found[0].lost_formulas:
                return None
            article, address = found
            body = body_of_page(article.html, address, judged.body, published)
            other = _judged(destination, blog, body)
    except (Exception, OverdueError):  # noqa: BLE001 - there is one that its source gives
        return None
    post = other.transfer.post
    if post is None or post.source is None:
        return None
    transfer = replace(
        other.transfer,
        post=replace(post, source=replace(post.source, origin=PAGE)),
        compared=False,  # with what the blog's program makes of its source
        is_whole=other.transfer.is_whole and not other.transfer.differences,
    )
    return replace(other, transfer=transfer)


def _page_proof(judged: _Judged, blog: Blog) -> PageProof | None:
    """Return what the published page of a post proves; None where nothing can be made of that.

    Raises OSError where the page cannot be read.
    """
    post = judged.transfer.post
    if post is None or blog.published is None:
        return None
    beside = [post.cover] if post.cover else []
    path = judged.transfer.destination.post.path
    try:
        with within(blog.seconds):
            found = prove(path, judged.shown, judged.body, blog.published, beside)
    except OSError:
        raise
    except (Exception, OverdueError):  # noqa: BLE001 - a page must not cost the post
        return None
    if found is None or found.is_same:
        return found
    edit = blog.published.edits.get(path)
    is_edited = edit is not None and edit.explains(found.differences)
    return replace(found, cause=Cause.EDITED if is_edited else _cause(judged.transfer, found, blog))


def _cause(transfer: Transfer, proof: PageProof, blog: Blog) -> Cause:
    """Return why the published page of a post shows something else, by what else is known of the post and of the page."""
    if any(doubt.is_of_release for doubt in transfer.doubts):
        return Cause.RELEASE
    if not transfer.compared:
        return Cause.PLUGIN
    page = blog.published.pages.read(proof.address) if blog.published else b""
    is_other = causes.is_made_by_other(page, blog.source.program)
    is_older = is_other or causes.is_read_otherwise(proof.differences)
    return Cause.RELEASE if is_older else Cause.UNKNOWN


def _judged(destination: Destination, blog: Blog, body: Body) -> _Judged:
    """Return the post of *body* with all that there is to tell of it."""
    title = heading(destination.post.title)
    verdict = _verdict(destination, blog, body, title)
    carried = _carried(destination, blog, body, title)
    pictures = own_pictures(body.truth, blog.is_own) | {url for _, url in body.header.missing}
    transfer = replace(
        carried,
        differences=verdict.differences,
        beyond_mending=verdict.beyond_mending,
        compared=body.comparable and not verdict.doubts,
        compared_with=Truth.PUBLISHED if body.is_published else Truth.ENGINE,
        doubts=post_problems.placed(destination.post, verdict.doubts),
        warnings=len(verdict.shown.warnings),
        pictures=len(pictures),
        missing_pictures=len(pictures & body.links.dead.keys()),
        problems=(
            *carried.problems,
            *_problems(destination.post, body, pictures),
            *post_problems.differences(destination.post.path, verdict.differences),
            *post_problems.warnings(destination.path, verdict.shown.warnings),
        ),
    )
    return _Judged(transfer=transfer, body=body, shown=verdict.shown.html)


class _Verdict(NamedTuple):
    """What readers of the archive are ``shown``, what of it they see otherwise, and why nothing is claimed."""

    shown: Rendered
    differences: tuple[Difference, ...]
    beyond_mending: int
    doubts: tuple[Doubt, ...]


def _verdict(destination: Destination, blog: Blog, body: Body, title: str) -> _Verdict:
    """Render *body* below its *title*, which is MyST, and compare what readers see."""
    foreign, header = destination.post, body.header
    others = (*body.conversion.doubts, *body.links.doubts)
    shown = render(f"# {title}\n{body.text}", destination.path)
    body.links.dead.update({url: None for _, url in header.missing})
    compared = compare(
        body.truth,
        shown.html,
        foreign.text,
        resolve=body.links,
        title=foreign.title if foreign.titled else "",
        lists=blog.index.lists,
        dead=body.links.dead,
    )
    lost = tuple(header.lost(foreign.text))
    of_source = blog.source.doubts(foreign, body, shown.html, others)
    return _Verdict(
        shown=shown,
        differences=(*lost, *compared.differences),
        beyond_mending=len(lost) + compared.lost_files,
        doubts=(*header.doubts, *of_source, *control_characters.find(foreign.body)),
    )


def _carried(destination: Destination, blog: Blog, body: Body, title: str) -> Transfer:
    """Return the archive's post, and what comes along with it."""
    links = body.links
    post = compose(
        destination,
        title,
        body,
        blog=blog.source.blog,
        feed_id=blog.source.feed_id(destination),
    )
    files, problems = stylesheets.with_named(links.files | body.header.files, blog.index)
    return Transfer(
        destination=destination,
        post=post,
        files=files,
        generated=body.generated,
        conferences=conferences.found(post, blog.conferences, blog.now),
        html_blocks=body.conversion.html_blocks,
        is_whole=not body.header.doubts,
        site_links=len(links.staying),
        redirects=links.redirects,
        sections=body.conversion.sections,
        leads_to=links.sections,
        problems=problems,
    )


def _problems(foreign: ForeignPost, body: Body, pictures: Collection[str]) -> Iterator[Problem]:
    """Yield what there is to tell of the addresses in a post, and of its conversion."""
    path, text = foreign.path, foreign.text
    yield from post_problems.addresses(path, body.links, text, pictures)
    yield from post_problems.places(path, dead_places(body.truth), text)
    yield from post_problems.notes(foreign, body.conversion.notes)
