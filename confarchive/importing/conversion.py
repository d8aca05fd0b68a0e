"""What a conversion yields: MyST text, notes on what it cannot carry, doubts about the proof."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zlib import crc32

from docutils.nodes import make_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from confarchive.model.problems import ProblemKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A finding about a post's body; ``line`` counts from 1 within the body, None for the whole."""

    line: int | None = None
    kind: ProblemKind
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Why nothing is claimed of a post.

    ``reason`` is a clause that is told once for all posts that share it, such as "the plugin
    ``summary`` is not here", and ``help`` one that tells what would lift the doubt, empty for
    nothing. ``line`` counts from 1 within the body, None for the whole. ``about`` tells, as the
    first clause of ``reason``, what it is about that a plugin may be the cause of; empty for nothing.
    ``is_of_release`` tells that it is about another release of the blog's program than the one here.
    ``chosen`` is the name of the file that was taken of several, and ``others`` those of the others: a
    published page that has the one alone lifts the doubt.
    """

    reason: str
    help: str = ""
    line: int | None = None
    about: str = ""
    is_of_release: bool = False
    chosen: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """A body as MyST, without the title's heading; its headings start at level two.

    ``html_blocks`` counts the raw-HTML blocks that had to be written where the
    source had none. ``sections`` are the labels of headings in it, by the ids that
    they had in the blog: of those that a link of the post leads to, or was said to.
    ``doubts`` tell why nothing can be claimed of the post; without any, it is compared.
    """

    text: str
    html_blocks: int = 0
    notes: tuple[Note, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    sections: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedFile:
    """A file that no blog has: its name in the archive's folder of files, and its bytes."""

    name: str
    data: bytes


def section_label(path: str, name: str) -> str:
    """Return the label of the heading with the id *name* in the archive's post at *path*.

    It is the same wherever a link to it stands, and no other post's.
    """
    path = path.removesuffix(".md")
    post = make_id(path) if path.isascii() else f"h{crc32(path.encode()):x}"
    place = make_id(name) if re.match("[a-z]", name) else f"n{make_id('n' + name)[1:]}"
    return "-".join(filter(None, [post, place]))
