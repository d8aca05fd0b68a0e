"""Which sections of which posts other posts lead to, looked for before any post is converted.

A link such as ``{filename}trip.md#sunday`` needs a section of that name on the
other post's page. Headings get other ids in the archive, so each that is led to
keeps its place under a label of its own, which is what the links then name.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.importing import workers
from confarchive.importing.conversion import section_label
from confarchive.importing.links.resolver import Resolver
from confarchive.runtime.time_limit import OverdueError, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from confarchive.importing.blog import Blog
    from confarchive.importing.links.destinations import Destination

# From its first letter on: from each later one it would be looked for up to its end again.
_URL = re.compile(r"""(?<![^\s"'<>()\[\]`#])([^\s"'<>()\[\]`#]++)#([^\s"'<>()\[\]`]+)""")


def wanted(
    destinations: Sequence[Destination], blog: Blog, jobs: int
) -> Mapping[str, Mapping[str, str]]:
    """Return labels for the places that links lead to: by the post's path, then by the old id.

    Whether a post has such a place shows when it is converted.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for links in workers.each(partial(_links, blog=blog), destinations, jobs):
        for path, name in links:
            found[path].add(name)
    return {
        path: {name: section_label(path, name) for name in sorted(names)}
        for path, names in sorted(found.items())
    }


def written(text: str, labels: Mapping[str, str]) -> Mapping[str, str]:
    """Return those of *labels* that the archive's post *text* has."""
    return {name: label for name, label in labels.items() if f"({label})=\n" in text}


def _links(destination: Destination, blog: Blog) -> tuple[tuple[str, str], ...]:
    """Return the links to a place in another post: its path in the archive, and the place's id."""
    try:
        with within(blog.seconds):
            return tuple(dict.fromkeys(_found(destination, blog)))
    except OverdueError:  # the conversion will take as long, and tells of it
        return ()


def _found(destination: Destination, blog: Blog) -> Iterator[tuple[str, str]]:
    resolver = Resolver(index=blog.index, destination=destination)
    folder = posixpath.dirname(destination.path)
    for match in _URL.finditer(destination.post.text):
        path = resolver.resolve(match[1], keep=False).url
        if path != match[1] and path.endswith(".md"):
            yield posixpath.normpath(posixpath.join(folder, unquote(path))), unquote(match[2])
