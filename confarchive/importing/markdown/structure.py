"""What MyST and docutils want of a text's structure: headings, rules, languages of code."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from confarchive.importing.markdown.positions import Edit, Lines
from confarchive.importing.myst import blocks as myst_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from confarchive.importing.markdown.tokens import ParsedMarkdown

# They show nothing, or not where they stand.
_SILENT = frozenset(
    {"myst_line_comment", "myst_target", "footnote_reference_open", "footnote_reference_close"}
)
_CLASS = re.compile(r"\.([\w+#.-]+)")
_LINES = re.compile(r"hl_lines\s*=\s*[\"']?([\d\s,-]+)")
_NUMBERS = re.compile(r"\blinen(?:o|um)s\b(?:\s*=\s*[\"']?(\w+))?")
_FIRST = re.compile(r"\blinenostart\s*=\s*[\"']?(\d+)")
_OWN = re.compile(r"\{[\w-]+\}")


def heading_edits(
    reading: ParsedMarkdown, lines: Lines, labels: Mapping[int, str]
) -> Iterator[Edit]:
    """Yield changes that let headings begin at level two and skip none.

    *labels* are the labels that headings get, by the number of their first line.
    """
    above: list[int] = []
    for token in reading.tokens:
        if is_rubric(token) and token.map:
            if (label := labels.get(token.map[0])) is not None:
                yield line_above(token, lines, myst_blocks.target(label))
            yield from _rubric(token, lines)
        if token.type != "heading_open" or token.level or not token.map:
            continue
        level = int(token.tag[1])
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        start, end = token.map
        label = f"{myst_blocks.target(labels[start])}\n" if start in labels else ""
        new = min(len(above) + 1, 6)
        if token.markup.startswith("#"):
            if label or new != level:
                begins = lines.start(start) + lines.lines[start].index("#")
                yield Edit(start=begins, end=begins + level, new=f"{label}{'#' * new}")
        else:
            yield from _sharp(lines, start, end, f"{label}{'#' * new} ")


def is_rubric(token: Token) -> bool:
    """Tell whether *token* is a heading in a quotation or a list, where no section may begin."""
    return token.type == "colon_fence" and token.info.startswith("{rubric}")


def line_above(token: Token, lines: Lines, new: str, *, apart: bool = False) -> Edit:
    """Return the change that puts the line *new* above *token*, in all that it stands in."""
    number = token.map[0] if token.map else 0
    line = lines.lines[number]
    opening = line.index(token.markup)
    margin = re.sub(r"[^>\s]", " ", line[:opening])
    text = f"{new}\n" + f"{margin.rstrip()}\n" * apart + margin
    return Edit(start=lines.start(number) + opening, end=lines.start(number) + opening, new=text)


def _rubric(token: Token, lines: Lines) -> Iterator[Edit]:
    """Yield the change that puts a heading in a quotation or a list below the title."""
    number = token.map[0] + 1 if token.map else 0
    line = lines.lines[number] if number < len(lines.lines) else ""
    if line.endswith(":heading-level: 1"):
        end = lines.end(number)
        yield Edit(start=end - 1, end=end, new="2")


def _sharp(lines: Lines, first: int, last: int, signs: str) -> Iterator[Edit]:
    """Yield the changes that put *signs* before a heading, in place of the line below it."""
    margin = len(lines.lines[first]) - len(lines.lines[first].lstrip())
    yield Edit(start=lines.start(first), end=lines.start(first) + margin, new=signs)
    for number in range(first, last - 2):
        margin = len(lines.lines[number + 1]) - len(lines.lines[number + 1].lstrip())
        yield Edit(start=lines.end(number), end=lines.start(number + 1) + margin, new=" ")
    text = lines.lines[last - 2].rstrip()
    end = lines.start(last - 2) + len(text)
    if text.endswith("#"):
        yield Edit(start=end - 1, end=end - 1, new="\\")
    yield Edit(start=end, end=lines.end(last - 1), new="")


def quotation_edits(reading: ParsedMarkdown, lines: Lines) -> Iterator[Edit]:
    """Yield changes that write quotations of nothing as HTML; Sphinx would drop them."""
    for token, after in pairwise(reading.tokens):
        empty = token.type == "blockquote_open" and after.type == "blockquote_close"
        if empty and not token.level and token.map:
            first, last = token.map
            marked = max(n for n in range(first, last) if ">" in lines.lines[n])
            start, end = lines.start(first), lines.end(marked)
            yield Edit(start=start, end=end, new="<blockquote></blockquote>")


def rule_edits(reading: ParsedMarkdown, lines: Lines) -> Iterator[Edit]:
    """Yield changes that write rules as HTML where docutils would not have them.

    It wants them between two blocks of a section, neither within other blocks nor
    beside a heading above, nor at the end.
    """
    outer = [token for token in reading.tokens if not token.level and token.type not in _SILENT]
    shown = [token for token in outer if token.nesting >= 0 and token.type != "inline"]
    odd = {id(token) for token in reading.tokens if token.type == "hr" and token.level}
    for number, token in enumerate(shown):
        if token.type == "hr":
            before = shown[number - 1].type if number else "heading_open"
            if before in {"heading_open", "hr"} or number == len(shown) - 1:
                odd.add(id(token))
    for token in reading.tokens:
        if id(token) in odd and token.map:
            yield _rule(token, lines)


def _rule(token: Token, lines: Lines) -> Edit:
    number = token.map[0] if token.map else 0
    line = lines.lines[number]
    begins = len(line.rstrip()) - len(line.rstrip().lstrip("> \t").lstrip("*-_ \t"))
    rule = re.search(r"(?:[-_*][ \t]*){3,}$", line)
    begins = rule.start() if rule else begins
    after = lines.lines[number + 1] if number + 1 < len(lines.lines) else ""
    gap = "\n" + line[:begins].rstrip() if after.strip("> \t") else ""
    return Edit(start=lines.start(number) + begins, end=lines.end(number), new=f"<hr>{gap}")


def fence_edits(reading: ParsedMarkdown, lines: Lines, *, ranges: bool = False) -> Iterator[Edit]:
    """Yield changes that name languages as Pygments knows them, as MyST wants them named.

    Options come along; with *ranges*, highlighted lines may be told as ``1-3``.
    """
    for token in _fences(reading.tokens):
        info = token.info.strip()
        if not token.map or not info or _OWN.match(info):
            continue
        number = token.map[0]
        line = lines.lines[number]
        opening = line.index(token.markup)
        named = _info(info, token.content, ranges=ranges)
        if named[0] != info or len(named) > 1:
            margin = re.sub(r"[^>\s]", " ", line[:opening])
            new = f"\n{margin}".join([named[0], *named[1:]])
            yield Edit(
                start=lines.start(number) + opening + len(token.markup),
                end=lines.end(number),
                new=new.rstrip(" ") if len(named) == 1 else new,
            )


def _fences(tokens: Sequence[Token]) -> Iterator[Token]:
    return (token for token in tokens if token.type == "fence")


def _info(info: str, code: str, *, ranges: bool) -> list[str]:
    """Return a fence's first line and, for highlighted lines, the options below it."""
    classes = _CLASS.findall(info) if "{" in info else []
    first = classes[0] if classes else re.split(r"[\s{,:;]", info.strip("{ "))[0]
    if "{" in info and not classes:
        first = ""
    name = myst_blocks.fence("", first).split("\n")[0].strip("`")
    options = [*_marked(info, len(code.splitlines()), ranges=ranges), *_numbered(info)]
    return [f"{{code-block}} {name or 'text'}", *options, ""] if options else [name]


def _marked(info: str, count: int, *, ranges: bool) -> Iterator[str]:
    """Yield the option for those of a fence's *count* lines that it highlights, ``hl_lines``."""
    found = _LINES.search(info)
    if not found or ("-" in found[1] and not ranges):
        return
    numbers: set[int] = set()
    for first, last in re.findall(r"(\d+)(?:-(\d+))?", found[1]):
        numbers.update(range(max(1, int(first)), min(int(last or first), count) + 1))
    if numbers:
        yield f":emphasize-lines: {','.join(map(str, sorted(numbers)))}"


def _numbered(info: str) -> Iterator[str]:
    """Yield the options for numbers of lines, as Pygments' ``linenos`` and pymdownx have them."""
    found = _NUMBERS.search(info)
    value = (found[1] or "").lower() if found else "no"
    if value not in {"false", "0", "none", "no"}:
        yield ":linenos:"
        first = _FIRST.search(info)
        number = int(first[1]) if first else int(value) if value.isdigit() else 1
        if number > 1:
            yield f":lineno-start: {number}"
