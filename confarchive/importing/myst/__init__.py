"""MyST as text, within a line: functions that write what MyST reads back as just that.

Text is either *plain* (what a reader sees) or *MyST* (source); :func:`escape`
leads from the one to the other, and each function tells which it takes. They
return pieces of a line, which :func:`join` puts side by side; whole blocks are
written by :mod:`confarchive.importing.myst.blocks`.

The syntax is CommonMark with tables, footnotes and the extensions of
:data:`confarchive.model.text.markup.MYST_EXTENSIONS`, as myst-parser reads it:
https://myst-parser.readthedocs.io/en/latest/syntax/typography.html
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from confarchive.importing.myst import urls

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HARD_BREAK = "\\\n"
NOTHING = "<!-- -->"
"""Shows nothing, and keeps what stands on both sides of it apart."""

_MARKDOWN = MarkdownIt()
_SPACE = " \t\n\r\f"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_ATTRIBUTE = re.compile(r"[A-Za-z_:][\w:.-]*", re.ASCII)
_LINE_END = re.compile(rf"[{_SPACE}]*\n[{_SPACE}]*")
_IN_URL = re.compile(r"[<>\\]|&(?=#?\w+;)")
_BARELESS = re.compile(r"[\s<>\x00-\x1f\x7f]")  # keeps an address from standing without <>
_INLINE = re.compile(
    r"""
    \\(?=[!-/:-@\[-`{-~\s]|\Z)  # would escape what follows
    | [`\[\]]                   # code, links, footnotes
    | \*+ | _+ | ~~+ | ~\Z      # emphasis
    | <(?=[A-Za-z/!?]|\Z)       # HTML, autolinks
    | &(?=\#?\w+;)             # entities
    | \A\{                      # attributes of what stands before
    | (?<=\))=(?=[ \t]*$)       # the end of a target
    """,
    re.VERBOSE | re.MULTILINE,
)
_LINE_START = re.compile(
    r"""
    \A(?: (?P<number>\d{1,9})(?=[.)](?:\s|\Z))
    | (?= \#{1,6}(?:\s|\Z)      # a heading
    | [>%{]                     # a quotation, a comment, attributes
    | [-+](?:\s|\Z)             # a list
    | \+[ \t]*\+                # a block break
    | [:~](?:\s|\Z) | :::       # a definition, a directive
    | =+[ \t]*\Z                # a heading's underline
    | [-:|][-:|\ \t]*\Z ))      # a rule, a heading's underline, a table's second line
    """,
    re.VERBOSE,
)
SCHEME, WEB, TOP = urls.SCHEME, urls.WEB, urls.TOP
is_part_of_file = urls.is_part_of_file


def escape(text: str, *, at_line_start: bool = False) -> str:
    """Return MyST that shows plain *text*; a line's end in it stays one.

    What needs no backslash gets none. *at_line_start* tells that the text begins
    a line of a paragraph, an item or a cell, where more has a meaning.
    """
    text = _LINE_END.sub("\n", _CONTROL.sub("", text))
    lines = _INLINE.sub(_escape_match, text.lstrip(_SPACE) if at_line_start else text).split("\n")
    first = 0 if at_line_start else 1
    lines[first:] = [_LINE_START.sub(r"\g<number>\\", line) for line in lines[first:]]
    return _keep_odd_spaces("\n".join(lines), at_line_start=at_line_start)


def _escape_match(match: re.Match[str]) -> str:
    run, text = match[0], match.string
    start, end = match.span()
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if run[0] in "*_" and before.isspace() and before != "\n" and after.isspace():
        return run
    if run[0] == "_" and before.isalnum() and after.isalnum():
        return run
    return "".join(f"\\{char}" for char in run)


def _keep_odd_spaces(text: str, *, at_line_start: bool) -> str:
    """Write spaces such as U+00A0 at the ends as entities: paragraphs are stripped of them."""
    if at_line_start and text[:1].isspace():
        text = _entity(text[0]) + text[1:]
    last = text.rstrip(_SPACE)
    if last[-1:].isspace():
        text = last[:-1] + _entity(last[-1]) + text[len(last) :]
    return text


def _entity(char: str) -> str:
    return "&nbsp;" if char == "\xa0" else f"&#{ord(char)};"


def join(pieces: Iterable[str]) -> str:
    """Return MyST *pieces* side by side, kept from making something new together."""
    line = ""
    for piece in pieces:
        if piece[:1] == "[" and line.endswith("!") and not _is_escaped(line, len(line) - 1):
            line = line[:-1] + r"\!"
        if piece[:1] == "`" and re.search(r"\{[\w+:-]+\}\Z", line):
            line = line[:-1] + r"\}"
        if piece[:1] == "`" and line.endswith("`"):
            line += NOTHING
        if piece[:1] in {"(", ":"} and line.endswith("]") and not _is_escaped(line, len(line) - 1):
            line += "\\"  # a footnote's mark is no link, and no footnote
        line += piece
    return line


def _is_escaped(text: str, position: int) -> bool:
    before = text[:position]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def code_span(text: str) -> str:
    """Return plain *text* as code; line ends show as spaces."""
    text = _CONTROL.sub("", re.sub(r"\r?\n", " ", text))
    if not text.strip(" "):
        return f"<code>{text}</code>"
    ticks = _ticks(text)
    if "`" in (text[0], text[-1]) or text[0] == text[-1] == " ":
        text = f" {text} "
    return f"{ticks}{text}{ticks}"


def _ticks(text: str, shortest: int = 1) -> str:
    """Return backticks that do not stand in *text*: neither a run of them nor a longer one."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return "`" * max(shortest, longest + 1)


def emphasis(text: str, before: str = "", after: str = "") -> str:
    """Return MyST *text* emphasised, between the MyST that stands *before* and *after* it.

    Where asterisks would not be read as marks (next to letters and punctuation,
    as is common in Chinese and Japanese) it is written as HTML.
    """
    return _marked(text, ("*", "_"), "em", before, after)


def strong(text: str, before: str = "", after: str = "") -> str:
    """Return MyST *text* in bold; see :func:`emphasis`."""
    return _marked(text, ("**", "__"), "strong", before, after)


def strike(text: str, before: str = "", after: str = "") -> str:
    """Return MyST *text* struck through; see :func:`emphasis`.

    A build warns of it (``myst.strikethrough``: it shows in HTML only).
    """
    return _marked(text, ("~~",), "s", before, after)


def _marked(text: str, marks: Iterable[str], tag: str, before: str, after: str) -> str:
    inner = text.strip(_SPACE)
    if not inner:
        return text
    lead, trail = text[: text.index(inner)], text[text.index(inner) + len(inner) :]
    before, after = (before + lead)[-1:], (trail + after)[:1]
    for mark in marks:
        if _is_read_as_mark(mark, inner, before, after):
            return f"{lead}{mark}{inner}{mark}{trail}"
    return f"{lead}<{tag}>{inner}</{tag}>{trail}"


def _is_read_as_mark(mark: str, text: str, before: str, after: str) -> bool:
    """Tell whether *mark* opens and closes here; never within or beside its own kind."""
    sign = mark[0]
    if sign in (before, after) or re.search(rf"(?<!\\)(?:\\\\)*{re.escape(sign)}", text):
        return False
    state = StateInline(f"{before}{mark}{text}{mark}{after}", _MARKDOWN, {}, [])
    opening = state.scanDelims(len(before), sign != "_")
    closing = state.scanDelims(len(before) + len(mark) + len(text), sign != "_")
    return opening.can_open and closing.can_close


def link(text: str, url: str, title: str = "", *, external: bool = False) -> str:
    """Return MyST *text* as a link to *url*.

    *external* tells that a path is none of the archive: MyST must not look for
    it. Addresses with a scheme need no telling.
    """
    if not text.strip() or not urls.is_allowed(url) or is_part_of_file(url) or url.strip() == TOP:
        return open_tag("a", {"href": urls.on_one_line(url), "title": title}) + text + "</a>"
    foreign = external or bool(SCHEME.match(url) and not WEB.match(url))
    return f"[{text}]({_destination(url, title)})" + ("{.external}" if foreign else "")


def image(alt: str, url: str, title: str = "", attributes: Mapping[str, str] | None = None) -> str:
    """Return the picture at *url*; *alt* and *title* are plain.

    *attributes* are ``width``, ``height``, ``align``, ``class`` and ``id``, with
    values that docutils takes; with others, or an address that CommonMark forbids,
    the picture is written as HTML.
    """
    attributes = attributes or {}
    if (
        not urls.is_allowed(url)
        or is_part_of_file(url)
        or url.strip() == TOP
        or any(re.search(r'[{}"\\\n]', text) for text in attributes.values())
    ):
        return open_tag(
            "img", {"src": urls.on_one_line(url), "alt": alt, "title": title, **attributes}
        )
    alt = escape(re.sub(r"\s*\n\s*", " ", alt))
    return f"![{alt}]({_destination(url, title)}){_attributes(attributes)}"


def _destination(url: str, title: str) -> str:
    url = urls.on_one_line(url)
    url = _IN_URL.sub(r"\\\g<0>", url)
    if _BARELESS.search(url) or urls.has_odd_parentheses(url):
        url = f"<{url}>"
    if not title:
        return url
    title = re.sub(r'["\\]|&(?=#?\w+;)', r"\\\g<0>", re.sub(r"\s*\n\s*", " ", title))
    return f'{url} "{title}"'


def _attributes(attributes: Mapping[str, str]) -> str:
    """Return an attribute list, ``{#id .class key="value"}``, or nothing."""
    words = []
    for name, value in attributes.items():
        if name == "id" and re.fullmatch(r"[\w:-]+", value):
            words.append(f"#{value}")
        elif name == "class" and re.fullmatch(r"[\w:-]+(?: [\w:-]+)*", value):
            words.extend(f".{word}" for word in value.split())
        else:
            words.append(f'{name}="{value}"')
    return f"{{{' '.join(words)}}}" if words else ""


def role(name: str, text: str) -> str:
    """Return plain *text* in the role *name*; line ends show as spaces.

    Text that begins or ends with a backtick, or is empty, cannot stand in a role.
    """
    ticks = _ticks(text)
    return f"{{{name}}}{ticks}{' '.join(text.splitlines())}{ticks}"


def math(text: str) -> str:
    """Return the TeX *text* as mathematics within a line."""
    return role("math", text.strip())


def footnote_mark(label: str) -> str:
    """Return the reference to the footnote *label*: letters, digits, hyphens."""
    return f"[^{label}]"


def open_tag(name: str, attributes: Mapping[str, str]) -> str:
    """Return an HTML start tag on a single line.

    Empty ``title`` attributes are left out, and what only looks like an attribute.
    """
    words = [name]
    for key, value in attributes.items():
        if (value or key != "title") and _ATTRIBUTE.fullmatch(key):
            quoted = html.escape(value).replace("\n", "&#10;").replace("\r", "&#13;")
            words.append(f'{key}="{quoted}"')
    return f"<{' '.join(words)}>"
