"""The archive's post, of what the blog's post says about itself and its converted body."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from confarchive.importing import html_myst, myst
from confarchive.importing.formulas.patterns import CLASS
from confarchive.model.post import Post, PostSource

if TYPE_CHECKING:
    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.shown_header import ShownHeader

# Keys that are told in other ways: by the title, the path, the addresses.
_TOLD = frozenset(["title", "url", "save_as", "path"])
_COMMENT_OR_TAG = re.compile(r"<!--.*?--!?>|<[!?][^>]*>|</?[a-zA-Z][^>]*>", re.DOTALL)
_FORMULA = re.compile(
    rf'<(?P<tag>span|div) class="{CLASS}">\\[(\[](?P<tex>[^<]*)\\[)\]]</(?P=tag)>'
)
_EMPHASIS = re.compile(r"</?(?:em|i|strong|b|code)\b")


def compose(
    destination: Destination, body: str, summary: str, header: ShownHeader, *, blog: str
) -> Post:
    """Return the post that goes to *destination*; *body* is MyST, *summary* is HTML.

    *header* is what it says beyond its text, *blog* what its blog is called.
    """
    foreign = destination.post
    given = dict(header.rest)
    source = PostSource(path=foreign.path, sha256=foreign.sha256, blog=blog)
    return Post(
        path=destination.path,
        title=heading(foreign.title),
        body=f"\n{body}\n" if (body := body.strip("\n")).strip() else "",
        date=foreign.date,
        updated=foreign.updated if foreign.updated != foreign.date else None,
        status=foreign.status,
        authors=foreign.authors,
        category=_line(foreign.category) or None,
        tags=foreign.tags,
        location=_line(given.pop("location", "")) or None,
        language=foreign.language or None,
        summary=plain(summary) or None,
        cover=header.cover or None,
        cover_alt=header.cover_alt or None,
        subtitle=header.subtitle or None,
        part=_part(given),
        series=_line(given.pop("series", "")) or None,
        redirect=destination.redirect,
        source=source,
        extra=tuple((key, value) for key, value in given.items() if key not in _TOLD),
    )


def _part(given: dict[str, str]) -> int | None:
    """Take the post's place in its series out of *given*, if it is a number."""
    found = re.fullmatch(r"\s*([0-9]{1,9})\s*", given.get("series_index", ""))
    if found is None or not given.get("series", "").strip():
        return None
    del given["series_index"]
    return int(found[1])


def heading(title: str) -> str:
    """Return the MyST of a heading that shows *title*, which is HTML.

    Where it is a paragraph, as of formatted titles, emphasis in it is kept. So are formulas.
    """
    formulas: list[str] = []
    hidden = next(char for char in map(chr, range(0xE000, 0xF900)) if char not in title)

    def hide(found: re.Match[str]) -> str:
        formulas.append(_line(html.unescape(found["tex"])))
        return hidden

    title = _FORMULA.sub(hide, title)
    marked = _line(_COMMENT_OR_TAG.sub(_if_emphasis, title)) if title.startswith("<p>") else ""
    text = html_myst.write(marked).text if _EMPHASIS.search(marked) else myst.escape(plain(title))
    shown = iter(formulas)
    text = re.sub(hidden, lambda _: myst.math(next(shown)), _line(text))
    return re.sub(r"(^|\s)(#+)$", r"\1\\\2", text)


def _if_emphasis(tag: re.Match[str]) -> str:
    return re.sub(r"[\s/]+>|\s.*>", ">", tag[0]) if _EMPHASIS.match(tag[0]) else ""


def plain(markup: str) -> str:
    """Return the words that *markup*, HTML, shows on one line."""
    return _line(html.unescape(_COMMENT_OR_TAG.sub("", markup)))


def _line(text: str) -> str:
    return " ".join(text.split())
