"""The rows of links, citations and files."""

from __future__ import annotations

import mimetypes
import re
from typing import TYPE_CHECKING

from confarchive.building.data import link_states, post_texts
from confarchive.building.data.link_targets import FILE, OUTER, POST, host
from confarchive.building.data.post_texts import TextLink
from confarchive.model.files.link_file import address_of
from confarchive.model.talks import talks
from confarchive.model.talks.talks import is_file
from confarchive.model.text.link_sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from confarchive.building.data.link_targets import LinkTargets
    from confarchive.building.data.post_texts import PostText
    from confarchive.building.data.table_types import Row
    from confarchive.model.archive import Archive
    from confarchive.model.files.link_file import CheckedLink
    from confarchive.model.post import Post

    Numbered = Iterator[tuple[str, int, TextLink]]

_HAS_LINK = re.compile(r"[\[<{]|://|www\.")
"""Of a title without any of these, MyST makes no link."""


def make(
    archive: Archive,
    texts: Mapping[str, PostText],
    targets: LinkTargets,
    size: Callable[[str], int],
    checked: Mapping[str, CheckedLink],
) -> dict[str, list[Row]]:
    """Return the rows of the tables that this module is for, by their names."""
    used = list(_used(archive, texts, targets))
    return {
        "links": list(_links(archive, texts, targets, checked)),
        "citations": list(_citations(archive, texts, targets)),
        "files": [
            {"id": file, "media_type": mimetypes.guess_type(file)[0], "size": size(file)}
            for file in sorted({file for _, file, _ in used})
        ],
        "post_files": [{"post": post, "file": file, "use": use} for post, file, use in used],
    }


def _numbered(archive: Archive, texts: Mapping[str, PostText], targets: LinkTargets) -> Numbered:
    """Yield the links of each post with their numbers, but for those to itself."""
    for post in archive.listed:
        links = (*of_title(post, targets), *texts[post.docname].links, *_of_talks(post, targets))
        others = (link for link in links if link.target.target != post.docname)
        yield from ((post.docname, number, link) for number, link in enumerate(others, 1))


def of_title(post: Post, targets: LinkTargets) -> tuple[TextLink, ...]:
    """Return the links that the title of a post or page has."""
    if not _HAS_LINK.search(post.title):  # as most have none
        return ()
    return post_texts.read(post.title, post.docname, targets).links


def _of_talks(post: Post, targets: LinkTargets) -> Iterator[TextLink]:
    """Yield the addresses elsewhere of slides and recordings, whose words are the talk's title."""
    for talk, address in talks.addresses(post.talks):
        found = targets.url(post.docname, address)
        if found and found.kind == OUTER:
            yield TextLink(target=found, sentence=Sentence(words=talk.title))


def _links(
    archive: Archive,
    texts: Mapping[str, PostText],
    targets: LinkTargets,
    checked: Mapping[str, CheckedLink],
) -> Iterator[Row]:
    for post, position, link in _numbered(archive, texts, targets):
        found = link.target
        yield {
            "post": post,
            "position": position,
            "kind": found.kind,
            "target": found.target,
            "host": host(found.target) if found.kind == OUTER else None,
            "words": link.sentence.words,
            "shown": int(link.shown),
            **link_states.row(
                checked.get(address_of(found.target)) if found.kind == OUTER else None
            ),
        }


def _citations(
    archive: Archive, texts: Mapping[str, PostText], targets: LinkTargets
) -> Iterator[Row]:
    for post, position, link in _numbered(archive, texts, targets):
        if link.target.kind == POST:
            sentence = link.sentence
            yield {
                "post": post,
                "position": position,
                "cited": link.target.target,
                "words": sentence.words,
                "sentence": f"{sentence.before}{sentence.words}{sentence.after}".strip(),
            }


def _used(
    archive: Archive, texts: Mapping[str, PostText], targets: LinkTargets
) -> Iterator[tuple[str, str, str]]:
    """Yield posts, the files that they use, and as what."""
    for post in archive.listed:
        for named, use in _of_header(post):
            if found := targets.file(post.docname, named):
                yield post.docname, found.target, use
        for link in texts[post.docname].links:
            if link.target.kind == FILE:
                yield post.docname, link.target.target, "shown" if link.shown else "link"


def _of_header(post: Post) -> Iterator[tuple[str, str]]:
    """Yield the files that a header names, each with its use."""
    named = [(post.picture, "cover")]
    named += [
        pair for talk in post.talks for pair in ((talk.slides, "slides"), (talk.video, "video"))
    ]
    yield from ((name, use) for name, use in named if is_file(name))
