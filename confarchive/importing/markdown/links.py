"""Addresses in a text, resolved: of links, pictures, definitions and HTML.

MyST looks for what a relative address leads to and warns if there is nothing, so
links that lead out of the archive are marked as external, and pictures that are
not in the archive are written as HTML.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from textwrap import indent
from typing import TYPE_CHECKING

from markdown_it.common.normalize_url import normalizeLinkText
from markdown_it.helpers import parseLinkDestination

from confarchive.importing import myst
from confarchive.importing.markdown.positions import (
    Edit,
    Inline,
    Lines,
    apply,
    definition,
    inlines,
    markup,
)
from confarchive.importing.markdown.tokens import read
from confarchive.model.addresses import html_urls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from markdown_it.token import Token

    from confarchive.importing.markdown.positions import Content
    from confarchive.importing.markdown.tokens import ParsedMarkdown

_REMOTE = re.compile(r"(?i:https?)://|data:")  # no file of the archive to Sphinx
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{|}~])|&#?\w+;")
_LINE_BELOW = re.compile(r"[ \t]*\n[ \t>]*[^\s>]")
_DEFINITION = re.compile(r"(\[(?:\\.|[^\]\\])+\]:\s*)(<[^>\n]*>|\S+)", re.DOTALL)
_OPTION = re.compile(r"^:(\w+): *(.*)\n?", re.MULTILINE)
_ARGUMENT = re.compile(r"(.*?:{3,}\{[\w-]+\}[ \t]+)(.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """What addresses become: *resolve* for the whole archive, *labels* for places in the post."""

    resolve: Callable[[str], str]
    labels: Mapping[str, str]

    def __call__(self, url: str) -> str:
        """Return the address that *url*, as its author wrote it, has in the archive."""
        if url.startswith("#") and url[1:] in self.labels:
            return f"#{self.labels[url[1:]]}"
        return self.resolve(url)

    def in_html(self, url: str) -> str | None:
        """Return the same for an attribute's value, None for an empty one."""
        return self(url.strip()) if url.strip() else None

    def is_external(self, url: str) -> bool:
        """Tell whether MyST must not look for what *url* leads to."""
        if myst.WEB.match(url):
            return False
        return bool(myst.SCHEME.match(url)) or self(url) == url


def resolved(text: str, addresses: Addresses) -> str:
    """Return MyST *text*, the addresses in it resolved."""
    return apply(text, edits(read(text), Lines(text), addresses))


def edits(reading: ParsedMarkdown, lines: Lines, addresses: Addresses) -> Iterator[Edit]:
    """Yield the changes that resolve all addresses in a text."""
    for inline in inlines(reading, lines):
        match inline.token.type:
            case "link_open":
                yield from _link(inline, addresses)
            case "image":
                yield from _image(inline, lines.text, addresses)
    for content, start, stop in markup(reading, lines):
        yield from _tags(content, start, stop, addresses)
    for token in reading.tokens:
        if token.type == "colon_fence" and token.map:
            yield from _directive(token, lines, addresses)
    yield from _definitions(reading, lines, addresses)


def _directive(token: Token, lines: Lines, addresses: Addresses) -> Iterator[Edit]:
    """Yield the changes to a directive's argument and body, which are MyST too; a figure's argument is an address."""
    first = token.map[0] if token.map else 0
    opening = _ARGUMENT.match(lines.lines[first])
    if opening and opening[1].strip().endswith("{figure}"):
        new = addresses(opening[2].strip())
        if _is_no_file(new, opening[2].strip()):
            yield _figure_of_html(token, lines, new, addresses)
            return
        yield Edit(start=lines.start(first) + opening.start(2), end=lines.end(first), new=new)
    elif opening and (new := resolved(opening[2], addresses)) != opening[2]:
        start = lines.start(first) + opening.start(2)
        yield Edit(start=start, end=lines.end(first), new=new)
    body = token.content.rstrip("\n")
    if body and (new := resolved(body, addresses)) != body:
        inner = lines.lines[first + 1]
        margin = inner[: len(inner) - len(body.split("\n")[0])]
        end = first + 1 + body.count("\n")
        new = f"\n{margin}".join(new.split("\n"))
        yield Edit(start=lines.start(first + 1) + len(margin), end=lines.end(end), new=new)


def _is_no_file(new: str, url: str) -> bool:
    """Tell whether a build would look in vain for the picture *new* that *url* became."""
    is_unknown = not _REMOTE.match(new) and new == url
    return is_unknown or myst.is_part_of_file(new) or new == myst.TOP


def _figure_of_html(token: Token, lines: Lines, url: str, addresses: Addresses) -> Edit:
    """Return the change that shows a figure whose picture is no file of the archive."""
    first, last = token.map or (0, 0)
    options = dict(_OPTION.findall(token.content))
    caption = resolved(_OPTION.sub("", token.content).strip(), addresses)
    picture = myst.open_tag("img", {"src": url, **options})
    parts = ("<figure>", picture, "<figcaption>", "", caption, "", "</figcaption>", "</figure>")
    margin = lines.lines[first][: len(lines.lines[first]) - len(lines.lines[first].lstrip(" "))]
    written = indent("\n".join(parts), margin)
    return Edit(start=lines.start(first), end=lines.end(last - 1), new=written)


def _link(inline: Inline, addresses: Addresses) -> Iterator[Edit]:
    if inline.token.info == "auto":  # its words are its address: both stay
        address = normalizeLinkText(str(inline.token.attrGet("href")))
        if myst.WEB.match(address):
            addresses(address)
        return
    label_end = inline.token.meta["label_end"]
    url, place = _destination(inline, label_end)
    if not url:  # leads nowhere; MyST would look for it
        yield Edit(start=inline.start, end=inline.start + 1, new="")
        yield Edit(start=inline.content.place(label_end), end=inline.end, new="")
        return
    new = addresses(url)
    if myst.is_part_of_file(new) or new == myst.TOP:
        tag = myst.open_tag("a", {"href": new, "title": str(inline.token.attrGet("title") or "")})
        end = inline.end + len(_attributes_after(inline))
        yield Edit(start=inline.start, end=inline.start + 1, new=tag)
        yield Edit(start=inline.content.place(label_end), end=end, new="</a>")
        return
    if inline.offset + 1 == label_end and not myst.WEB.match(new):  # a build would put words there
        title = str(inline.token.attrGet("title") or "")
        tag = myst.open_tag("a", {"href": new, "title": title})
        yield Edit(start=inline.start, end=inline.end, new=f"{tag}</a>")
        return
    if place is not None and new != url:
        yield Edit(start=place[0], end=place[1], new=written(new))
    marked = "external" in str(inline.token.attrGet("class") or "").split()
    if addresses.is_external(url) and not marked:
        yield Edit(start=inline.end, end=inline.end, new="{.external}")


def _image(inline: Inline, text: str, addresses: Addresses) -> Iterator[Edit]:
    url, place = _destination(inline, inline.token.meta["label_end"])
    new = addresses(url) if url else ""
    if _is_no_file(new, url):
        attributes = {
            "src": new,
            "alt": _one_line(_ESCAPED.sub(_meant, inline.token.content)),
            "title": str(inline.token.attrGet("title") or ""),
        }
        end = inline.end + len(_attributes_after(inline))
        parted = myst.NOTHING if _begins_html(inline, text, end) else ""
        yield Edit(start=inline.start, end=end, new=myst.open_tag("img", attributes) + parted)
        return
    label_end = inline.token.meta["label_end"]
    words = inline.content.text[inline.offset : label_end]
    if "\n" in words:  # MyST would join the words at a line's end
        end = inline.content.place(label_end)
        yield Edit(start=inline.start, end=end, new=_one_line(words))
    if place is not None and new != url:
        yield Edit(start=place[0], end=place[1], new=written(new))


def _meant(escaped: re.Match[str]) -> str:
    return escaped[1] or html.unescape(escaped[0])


def _begins_html(inline: Inline, text: str, end: int) -> bool:
    """Tell whether a tag in *inline*'s place, alone in its line, would take the next along as HTML.

    *end* is where in the whole *text* what it stands for ends.
    """
    is_first = not inline.content.text[: inline.offset].strip()
    return is_first and bool(_LINE_BELOW.match(text, end))


def _one_line(words: str) -> str:
    return re.sub(r"[ \t]*\n[ \t]*", " ", words)


def _attributes_after(inline: Inline) -> str:
    found = re.match(r"\{[^{}\n]*\}", inline.content.text[inline.stop :])
    return found[0] if found else ""


def _destination(inline: Inline, label_end: int) -> tuple[str, tuple[int, int] | None]:
    """Return a link's address as written, and where; no place where a definition has it."""
    content, end = inline.content.text, inline.stop
    if (
        label_end + 2 > end
        or content[label_end + 1 : label_end + 2] != "("
        or content[end - 1] != ")"
    ):
        href = inline.token.attrGet("href") or inline.token.attrGet("src") or ""
        return normalizeLinkText(str(href)), None
    start = label_end + 2
    while content[start] in " \t\n":
        start += 1
    found = parseLinkDestination(content, start, end)
    return found.str, (inline.content.place(start), inline.content.place(found.pos))


def written(url: str) -> str:
    """Return *url* as it stands in a link or a definition."""
    url = re.sub(r"[<>\\]", r"\\\g<0>", url)
    return f"<{url}>" if not url or re.search(r"[\s()<>]", url) else url


def _tags(content: Content, start: int, stop: int, addresses: Addresses) -> Iterator[Edit]:
    for first, last, new in html_urls.edits(content.text[start:stop], addresses.in_html):
        yield Edit(start=content.place(start + first), end=content.place(start + last), new=new)


def _definitions(reading: ParsedMarkdown, lines: Lines, addresses: Addresses) -> Iterator[Edit]:
    for reference in reading.environment["references"].values():
        if "begins" not in reference:
            continue
        content = definition(reference, lines)
        found = _DEFINITION.match(content.text)
        if found is None:
            continue
        url = found[2][1:-1] if found[2].startswith("<") else found[2]
        if (new := addresses(url)) != url:
            start, end = map(content.place, found.span(2))
            yield Edit(start=start, end=end, new=written(new))
