"""Which sections of which posts other posts lead to, found before any post is converted.

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
from confarchive.importing.convert_post import sections_of
from confarchive.importing.links import Resolver
from confarchive.importing.sources.pelican.reader import read_text
from confarchive.model.time_limit import OverdueError, within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from confarchive.importing.blog import Blog
    from confarchive.importing.links.destinations import Destination

# From its first letter on: from each later one it would be looked for up to its end again.
_URL = re.compile(r"""(?<![^\s"'<>()\[\]`#])([^\s"'<>()\[\]`#]++)#([^\s"'<>()\[\]`]+)""")


def find(
    destinations: Sequence[Destination],
    blog: Blog,
    settled: Callable[[Destination], str | None],
    jobs: int,
) -> Mapping[str, Mapping[str, str]]:
    """Return the labels of the sections that links lead to: by the post's path, then by the old id.

    *settled* returns the text of a post that is in the archive and stays as it is,
    None for one that will be written: the former has the labels that it has.
    """
    wanted: dict[str, set[str]] = defaultdict(set)
    for links in workers.each(partial(_links, blog=blog), destinations, jobs):
        for path, name in links:
            wanted[path].add(name)
    proposed = {
        path: {name: section_label(path, name) for name in sorted(names)}
        for path, names in sorted(wanted.items())
    }
    targets = [each for each in destinations if each.path in wanted]
    texts = {each.path: text for each in targets if (text := settled(each)) is not None}
    found = {path: _written(text, proposed[path]) for path, text in texts.items()}
    new = [each for each in targets if each.path not in texts]
    work = partial(sections_of, blog=blog.with_sections(proposed))
    for target, labels in zip(new, workers.each(work, new, jobs), strict=True):
        found[target.path] = {
            name: label for name, label in proposed[target.path].items() if name in labels
        }
    return found


def _links(destination: Destination, blog: Blog) -> tuple[tuple[str, str], ...]:
    """Return the links to a place in another post: its path in the archive, and the place's id."""
    text = read_text(blog.settings.content / destination.post.path)
    try:
        with within(blog.seconds):
            return tuple(dict.fromkeys(_found(text, destination, blog)))
    except OverdueError:  # the conversion will take as long, and tells of it
        return ()


def _found(text: str, destination: Destination, blog: Blog) -> Iterator[tuple[str, str]]:
    resolve = Resolver(index=blog.index, destination=destination)
    folder = posixpath.dirname(destination.path)
    for match in _URL.finditer(text):
        path = resolve.resolve(match[1], keep=False)
        if path != match[1] and path.endswith(".md"):
            yield posixpath.normpath(posixpath.join(folder, unquote(path))), unquote(match[2])


def _written(text: str, proposed: Mapping[str, str]) -> Mapping[str, str]:
    return {name: label for name, label in proposed.items() if f"({label})=\n" in text}
