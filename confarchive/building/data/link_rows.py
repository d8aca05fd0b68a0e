"""The rows of links, citations and files."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from confarchive.building.data.link_targets import FILE, OUTER, POST, host
from confarchive.model.link_file import address_of
from confarchive.model.talks import is_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from confarchive.building.data.link_targets import LinkTargets
    from confarchive.building.data.post_texts import PostText, TextLink
    from confarchive.building.data.table_types import Row
    from confarchive.model.archive import Archive
    from confarchive.model.link_file import CheckedLink
    from confarchive.model.post import Post

    Numbered = Iterator[tuple[str, int, TextLink]]


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
        "links": list(_links(archive, texts, checked)),
        "citations": list(_citations(archive, texts)),
        "files": [
            {"id": file, "media_type": mimetypes.guess_type(file)[0], "size": size(file)}
            for file in sorted({file for _, file, _ in used})
        ],
        "post_files": [{"post": post, "file": file, "use": use} for post, file, use in used],
    }


def _numbered(archive: Archive, texts: Mapping[str, PostText]) -> Numbered:
    """Yield the links of each post with their numbers, but for those to itself."""
    for post in archive.listed:
        links = texts[post.docname].links
        others = (link for link in links if link.target.target != post.docname)
        yield from ((post.docname, number, link) for number, link in enumerate(others, 1))


def _links(
    archive: Archive, texts: Mapping[str, PostText], checked: Mapping[str, CheckedLink]
) -> Iterator[Row]:
    for post, position, link in _numbered(archive, texts):
        found = link.target
        yield {
            "post": post,
            "position": position,
            "kind": found.kind,
            "target": found.target,
            "host": host(found.target) if found.kind == OUTER else None,
            "words": link.sentence.words,
            "shown": int(link.shown),
            **state(checked.get(address_of(found.target)) if found.kind == OUTER else None),
        }


def state(link: CheckedLink | None) -> Row:
    """Return the columns that tell what was found at an address, none where it was not checked."""
    if link is None:
        return {}
    return {
        "found": link.found.value,
        "dead": int(link.is_dead),
        "checked": link.checked,
        "copy": link.copy,
    }


def _citations(archive: Archive, texts: Mapping[str, PostText]) -> Iterator[Row]:
    for post, position, link in _numbered(archive, texts):
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
