"""What the text of a document tells other pages: :mod:`confarchive.building.documents.texts` collects it.

A reference without words of its own, ``{conf}`fosdem-2015` `` or ``[](../2014/trip.md)``, shows a name or a
title that may be another one at the next build, though its document is not read again. So texts hold a
sign there, :func:`sign_of`, which is :func:`filled` when every name is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from confarchive.model.text.link_sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

# U+FDD0 is no character, and no text has it. Quoted, a sign has no blank at which it could be cut.
_SIGN = re.compile("\ufdd0([^\ufdd0]*)\ufdd0")


# Without slots, as posts are: these are kept of each document.
@dataclass(frozen=True)
class DocumentLink:
    """A link to a document; without words of its own it shows the document's title.

    ``target`` is the document's name, or the slug of a post that is linked to by it, or a
    :func:`~confarchive.model.addresses.old_sites.place` on an old site.
    """

    target: str
    shows_title: bool
    sentence: Sentence = field(default=Sentence())


@dataclass(frozen=True)
class CutLink:
    """Where a link to a draft was; ``seal`` stands for the draft's name, which is kept nowhere."""

    seal: str
    line: int | None


@dataclass(frozen=True, kw_only=True)
class Text:
    """A document's body as lists and indexes need it.

    ``minutes`` is the time to read it, ``summary`` its first paragraph as plain
    text, as far as it is known while reading (see :func:`filled`); ``links`` are the
    documents that it links to, and ``references`` the names, those of sections after their
    document's and a ``#``. ``cut_links`` are those of its links that led to drafts; ``words`` the
    stems it uses most, of which the first ``often`` come back in it. ``talks`` are those of its conferences that it names, beside the header's,
    each by its edition and what stands for its title. ``elsewhere`` are the addresses on the web that it leads to or shows. ``direction`` is ``rtl`` where most of its letters are read from the right.
    One that ``lists_posts`` does so by ABlog's ``{postlist}``. ``digest`` stands for all of that
    but the words, of which other pages show nothing.
    """

    minutes: int = 1
    summary: str = ""
    links: tuple[DocumentLink, ...] = ()
    references: tuple[str, ...] = ()
    cut_links: tuple[CutLink, ...] = ()
    words: tuple[str, ...] = ()
    often: int = 0
    talks: tuple[tuple[str, str], ...] = ()
    elsewhere: tuple[str, ...] = ()
    lists_posts: bool = False
    direction: str = ""
    digest: str = field(default="", repr=False, compare=False)


def sign_of(name: str) -> str:
    """Return what stands for the words that a reference to *name* shows."""
    return f"\ufdd0{quote(name)}\ufdd0"


def filled(text: str, words: Callable[[str], str]) -> str:
    """Return *text* with the *words* for each name where its sign stands."""
    return _SIGN.sub(lambda sign: words(unquote(sign[1])), text)
