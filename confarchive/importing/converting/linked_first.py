"""Posts that others lead into are converted before all others: which of their sections are there shows then.

Their links to each other lead to sections that nobody has seen yet, and are taken to be right. A post with one that
turns out to lead nowhere is converted with the others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from confarchive.importing import workers
from confarchive.importing.converting.convert_post import transfer
from confarchive.importing.links import sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from confarchive.importing.blog import Blog
    from confarchive.importing.converting.transfers import Transfer
    from confarchive.importing.links.destinations import Destination


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedFirst:
    """What is known once these posts are converted: ``blog`` with the labels of their sections.

    ``converted`` are the posts that need no other conversion, by their paths in the archive.
    """

    blog: Blog
    converted: Mapping[str, Transfer] = field(default_factory=dict)


def convert(
    destinations: Sequence[Destination],
    blog: Blog,
    settled: Callable[[Destination], str | None],
    jobs: int,
) -> LinkedFirst:
    """Convert those of the posts that others lead into.

    *settled* returns the text of a post that is in the archive and stays as it is,
    None for one that will be written: the former has the labels that it has.
    """
    wanted = sections.wanted(destinations, blog, jobs)
    linked = [each for each in destinations if each.path in wanted]
    texts = {each.path: text for each in linked if (text := settled(each)) is not None}
    known = {path: sections.written(text, wanted[path]) for path, text in texts.items()}
    new = [each for each in linked if each.path not in texts]
    work = partial(transfer, blog=blog.with_sections({**wanted, **known}))
    done = {each.destination.path: each for each in workers.each(work, new, jobs)}
    found = {**known, **{path: _there(wanted[path], each) for path, each in done.items()}}
    right = {path: each for path, each in done.items() if _leads_right(each.leads_to, found)}
    return LinkedFirst(blog=blog.with_sections(found), converted=right)


def _there(labels: Mapping[str, str], done: Transfer) -> Mapping[str, str]:
    """Return those of *labels* whose sections the converted post has."""
    return {name: label for name, label in labels.items() if name in done.sections}


def _leads_right(links: Iterable[tuple[str, str]], found: Mapping[str, Mapping[str, str]]) -> bool:
    return all(name in found.get(path, ()) for path, name in links)
