"""MyST as text, block by block; see :mod:`confarchive.importing.myst` for what a line holds.

Functions return lines without a blank line around them; :func:`join` puts blocks
below each other. A block is *MyST* source, unless it is called plain.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from docutils.utils.code_analyzer import Lexer, LexerError
from markdown_it.common.html_blocks import block_names
from markdown_it.common.html_re import HTML_OPEN_CLOSE_TAG_RE

from confarchive.importing.myst import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

RULE = "***"
"""A thematic break. Docutils wants one between two blocks of a section, nowhere else."""

_ALIGNMENTS = {"left": ":---", "center": ":---:", "right": "---:"}
_BREAK = re.compile(r"(?<!\\)((?:\\\\)*)\\\n")
_HTML_LINE = re.compile(rf"(?:{_BREAK.pattern}|\n)(?=<[A-Za-z/!?])")
# What begins a block of HTML, whatever stands behind it on its line.
_HTML_START = re.compile(
    rf"<(?:/?(?:{'|'.join(block_names)})(?=[\s/>]|\Z)|(?:script|pre|style|textarea)\b|[!?])",
    re.IGNORECASE,
)
_VERBATIM = re.compile(r"<(pre|textarea)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_UNDERLINED = re.compile(r".*\n {0,3}(?:-+|=+)[ \t]*(?:\n|\Z)")
# An HTML block that begins with one of these ends with its end, be there blank lines or not.
_SELF_ENDING = re.compile(r"<(?:(script|style|pre|textarea)\b|!--)", re.IGNORECASE)


def join(blocks: Iterable[str]) -> str:
    """Return the *blocks* that are not empty, a blank line between each two."""
    return "\n\n".join(block for block in blocks if block)


def paragraph(text: str) -> str:
    """Return *text* as a paragraph.

    Lines that begin with a tag are drawn up to the line before, as an HTML block
    may begin there. A text that begins with the tag of a block is HTML as a whole.
    """
    text = text.strip(" \t\n")
    if (tag := HTML_OPEN_CLOSE_TAG_RE.match(text)) and text[tag.end() :].startswith("\n"):
        text = f"{tag[0]} {text[tag.end() :].lstrip()}"
    return _HTML_LINE.sub(lambda line: " " if line[1] is None else f"{line[1]}<br> ", text)


def is_html(text: str) -> bool:
    """Tell whether *text*, at the beginning of a block, begins a block of HTML."""
    if _HTML_START.match(text):
        return True
    tag = HTML_OPEN_CLOSE_TAG_RE.match(text)
    return tag is not None and not text[tag.end() :].partition("\n")[0].strip()


def heading(level: int, text: str) -> str:
    """Return *text* as a heading of *level* 1 to 6."""
    text = " ".join(text.split("\n")).strip()
    if re.search(r"(?:\A|[ \t])#+\Z", text):
        text = text[:-1] + r"\#"
    return f"{'#' * level} {text}"


def fence(code: str, language: str = "", options: Mapping[str, str] | None = None) -> str:
    """Return plain *code*, coloured as *language*.

    A name that Pygments does not know becomes ``text``. With *options*, those of
    Sphinx's ``code-block`` (``linenos``, ``lineno-start``, ``emphasize-lines``), it
    is written as that directive.
    """
    name = _known_language(language)
    if options:
        return directive("code-block", name or "text", options, code, literal=True)
    ticks = _longer_than(code, "`")
    return f"{ticks}{name}\n{code}\n{ticks}" if code else f"{ticks}{name}\n{ticks}"


@cache
def _known_language(name: str) -> str:
    """Return *name* if it can be highlighted, ``text`` if not, nothing for nothing."""
    name = name.strip().lower()
    if not name:
        return ""
    try:
        Lexer("", name, "short")
    except LexerError:
        return "text"
    return name if re.fullmatch(r"[\w.+#-]+", name) else "text"


def directive(
    name: str,
    argument: str = "",
    options: Mapping[str, str] | None = None,
    body: str = "",
    *,
    literal: bool = False,
) -> str:
    """Return the directive *name*; its *body* is MyST, or plain where *literal*."""
    bar = _longer_than(body, "`" if literal else ":")
    lines = [f"{bar}{{{name}}} {argument}".rstrip()]
    lines += [f":{key}: {value}".rstrip() for key, value in (options or {}).items()]
    if body and (options or body.startswith((":", "---", "\n"))):
        lines.append("")  # else the body's first line would be read as an option
    return "\n".join([*lines, body, bar] if body else [*lines, bar])


def _longer_than(text: str, sign: str) -> str:
    """Return a fence of *sign* that no line of *text* closes."""
    runs = re.findall(rf"^[ \t>]*({re.escape(sign)}{{3,}})", text, re.MULTILINE)
    return sign * max([3, *(len(run) + 1 for run in runs)])


def item(marker: str, body: str) -> str:
    """Return *body* as a list item (``-``, ``1.``, ``:``); its other lines are indented."""
    if not body:
        return marker
    return f"{marker} {_indent(body, len(marker) + 1)}"


def _indent(body: str, width: int) -> str:
    """Return *body*, all lines but the first moved to the right."""
    first, *lines = body.split("\n")
    return "\n".join([first, *(" " * width + line if line else line for line in lines)])


def bullet_list(bodies: Sequence[str], *, marker: str = "-", tight: bool = True) -> str:
    """Return items; a list beside another of its kind needs another *marker*, ``*``."""
    return ("\n" if tight else "\n\n").join(item(marker, body) for body in bodies)


def ordered_list(
    bodies: Sequence[str], *, start: int = 1, delimiter: str = ".", tight: bool = True
) -> str:
    """Return numbered items; a list beside another needs another *delimiter*, ``)``."""
    numbered = (item(f"{start + n}{delimiter}", body) for n, body in enumerate(bodies))
    return ("\n" if tight else "\n\n").join(numbered)


def definition_list(entries: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Return terms (MyST of one line) with their definitions (blocks)."""
    return "\n\n".join(
        f"{term}\n" + join(item(":", _apart(body)) for body in bodies) for term, bodies in entries
    )


def _apart(body: str) -> str:
    """Keep a second line such as ``---`` from making a heading of the term."""
    return join((NOTHING, body)) if _UNDERLINED.match(body) else body


def quote(body: str) -> str:
    """Return *body* as a quotation."""
    return "\n".join(f"> {line}" if line else ">" for line in body.split("\n"))


def table(rows: Sequence[Sequence[str]], alignments: Sequence[str | None] = ()) -> str:
    """Return *rows* of MyST cells, the first of them the head; all are as long as it.

    *alignments* are ``left``, ``center``, ``right`` or None for each column.
    """
    padded = [*alignments, *[None] * len(rows[0])][: len(rows[0])]
    head, *body = ([_cell(cell) for cell in row] for row in rows)
    rule = [_ALIGNMENTS.get(alignment or "", "---") for alignment in padded]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *body))


def _cell(text: str) -> str:
    text = " ".join(_BREAK.sub(r"\1<br>", text).split("\n")).strip()
    return text.replace("|", r"\|")


def footnote(label: str, body: str) -> str:
    """Return the footnote *label*, which a ``[^label]`` must refer to."""
    return f"[^{label}]: {_indent(body, 4)}"


def math(text: str) -> str:
    """Return the TeX *text* as mathematics on lines of its own."""
    return directive("math", body=re.sub(r"\n\s*\n", "\n", text.strip()), literal=True)


def target(name: str) -> str:
    """Return a place that ``[text](#name)`` leads to, in front of the next block."""
    return f"({name})="


def comment(text: str) -> str:
    """Return plain *text* that is not shown."""
    return f"<!--{text}-->"


def raw_html(markup: str) -> str:
    """Return *markup* as a block of HTML, which CommonMark ends at its end and not before."""
    markup = markup.strip()
    if match := _SELF_ENDING.match(markup):
        end = f"</{match[1]}>".lower() if match[1] else "-->"
        if markup.lower().find(end) == len(markup) - len(end):
            return markup
        markup = f"<div>\n{markup}\n</div>"
    markup = _VERBATIM.sub(lambda match: re.sub(r"\n(?=[ \t]*\n)", "&#10;", match[0]), markup)
    return _open_block(re.sub(r"\n[ \t]*(?=\n)", "", markup))


def _open_block(markup: str) -> str:
    """Put a first tag that opens no block by its name on a line of its own, where it does."""
    tag = HTML_OPEN_CLOSE_TAG_RE.match(markup)
    if tag is None or tag[0].strip("</>").split()[0].lower() in block_names:
        return markup
    return f"{tag[0]}\n{markup[tag.end() :].lstrip()}".rstrip()
