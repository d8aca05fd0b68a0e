"""HTML blocks and definitions of links as releases of Python-Markdown before 3.3 read them.

They cut a body at blank lines, and looked only at what stands at the beginning of a block, or
behind what closes one (read of release 3.2,
https://github.com/Python-Markdown/markdown/blob/3.2.2/markdown/preprocessors.py). So Markdown
between tags that do not match is read by the one and left alone by the other, and a definition
whose address stands on the next line leads nowhere.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from markdown import Markdown

_MAY_DIFFER = re.compile(
    r"^[ ]{0,3}\[[^\[\]\n]*\]:[ ]*(?:<[^\n]*|\n|\S+[ ]+\S)"  # [hall]:⏎ /hall
    r"|^[ ]{0,3}\[[^\[\]\n]*\n[^\[\]]*\]:"  # [the⏎ hall]: /hall
    r"|^</?(?!(?:a|abbr|b|br|cite|code|em|font|https?|i|img|kbd|span|strong|sub|sup|u)\b)[a-z!]",
    re.MULTILINE | re.IGNORECASE,
)
_THREE_LINES = re.compile(r"^<[a-z][\s\S]*\n\n\n", re.MULTILINE | re.IGNORECASE)
_OWN_MARKDOWN = re.compile(r"<[^<>]*\smarkdown\b")
_ATTRIBUTE = r"""\s+[^>"'/= ]+=(?:"[^"]*?"|'[^']*?')|\s+[^>"'/= ]+=[^> ]+|\s+[^>"'/= ]+"""
_OPENING = re.compile(rf"<(?P<tag>[^> ]+)(?:{_ATTRIBUTE})*\s*/?>?", re.DOTALL)
_DEFINITION = re.compile(
    r"""[ ]{0,3}\[(?P<name>[^\]]*)\]:\s*(?P<url>[^ ]*)[ ]*
        (?:[ ]*(?:"(?P<a>.*)"|'(?P<b>.*)'|\((?P<c>.*)\))[ ]*)?""",
    re.VERBOSE,
)
_TITLE = re.compile(r"""[ ]*(?:"(?P<a>.*)"|'(?P<b>.*)'|\((?P<c>.*)\))[ ]*""")
_MOST = 20_000_000  # letters times blocks that are looked through for what closes a block
_COMMENT = "--"
# What was a block: not ``center``, which is one today.
_BLOCKS = frozenset(
    [
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "canvas",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
        ),
        *("fieldset", "figcaption", "figure", "footer", "form", "group", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "header", "hr", "iframe", "li", "main", "math", "menu", "nav", "noscript"),
        *("ol", "output", "p", "pre", "progress", "script", "section", "style", "table", "tbody"),
        *("td", "th", "thead", "tr", "ul", "video"),
    ]
)

# A block without blank lines in it, and nothing else beside it: a comment, a film.
_ALONE = re.compile(
    rf"""(?:\A|(?<=\n\n))<(?:!--(?:(?!--|\n\n)[\s\S])*--
        |(?P<tag>{"|".join(sorted(_BLOCKS))})\b(?:(?!</?(?P=tag)\b|\n[ \t]*\n)[\s\S])*</(?P=tag)\s*)>
        [ ]*(?=\n\n|\Z)""",
    re.VERBOSE | re.IGNORECASE,
)


def may_differ(plain: str) -> bool:
    """Tell whether *plain*, a body without code, has what releases before 3.3 may read otherwise."""
    plain = _ALONE.sub("", plain)
    return _MAY_DIFFER.search(plain) is not None and _OWN_MARKDOWN.search(plain) is None


def may_lose_lines(body: str) -> bool:
    """Tell whether *body* has code in HTML of which older releases may leave lines out."""
    return _THREE_LINES.search(body) is not None


def use(markdown: Markdown, *, is_before_2_6: bool = False) -> None:
    """Have *markdown* read HTML and definitions as releases before 3.3 did, or before 2.6."""
    if "html_block" in markdown.preprocessors and "reference" in markdown.parser.blockprocessors:
        blocks = _OldestBlocks(markdown) if is_before_2_6 else _Blocks(markdown)
        markdown.preprocessors.register(blocks, "html_block", 20)
        markdown.preprocessors.register(_Definitions(markdown), "reference", 10)
        markdown.parser.blockprocessors.deregister("reference")


@dataclass(frozen=True, slots=True, kw_only=True)
class _ClosingTag:
    """What closes a tag: its name with a slash if all is well, and where it ends."""

    name: str
    end: int


@dataclass(slots=True)
class _Open:
    """HTML that is not closed yet."""

    tag: str
    behind_tag: int
    parts: list[str] = field(default_factory=list)


class _Blocks(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        blocks = deque(self._cut(text))
        self._left = _MOST // (len(text) + 1)
        done: list[str] = []
        is_open: _Open | None = None
        while blocks:
            block = re.sub(r"\A\n{1,2}", "", blocks.popleft())
            if is_open is not None:
                is_open = self._goes_on(is_open, block, blocks, done)
            elif block.startswith("<") and len(block.strip()) > 1:
                is_open = self._begins(block, blocks, done)
            else:
                done.append(block)
        if is_open is not None:
            done += [self._stored("\n\n".join(is_open.parts)), "\n"]
        return "\n\n".join(done).split("\n")

    def _cut(self, text: str) -> list[str]:
        return text.rsplit("\n\n")

    def _stored(self, html: str) -> str:
        return str(self.md.htmlStash.store(html))

    def _begins(self, block: str, blocks: deque[str], done: list[str]) -> _Open | None:
        """Read a *block* that begins with a tag; return what it leaves open."""
        is_comment = block[1:4] == "!--"
        tag, behind = (_COMMENT, 2) if is_comment else _opening(block)
        found = _closing(tag, behind, block)
        is_block = _is_block(tag) or is_comment
        if found.end < len(block) and is_block:
            blocks.appendleft(block[found.end :])
            block = block[: found.end]
        if not (_is_block(tag) or block[1] in "!?@%"):
            done.append(block)
        elif tag in {"hr", "hr/"}:
            done.append(block.strip())
        elif is_block and not _is_closed(tag, found):
            return _Open(tag, behind, [block.strip()])
        else:
            done.append(self._stored(block.strip()))
        return None

    def _goes_on(
        self, is_open: _Open, block: str, blocks: deque[str], done: list[str]
    ) -> _Open | None:
        """Add *block* to what is open; return that if it stays so."""
        is_open.parts.append(block)
        self._left -= 1
        if self._left < 0:
            return is_open
        found = self._closes(is_open)
        if not _is_closed(is_open.tag, found):
            return is_open
        if found.end < len(block):
            is_open.parts[-1] = block[: found.end]
            blocks.appendleft(block[found.end :])
        done.append(self._stored("\n\n".join(is_open.parts)))
        return None

    def _closes(self, is_open: _Open) -> _ClosingTag:
        """Return what closes the tag, with its end in the last of the parts."""
        before = sum(map(len, is_open.parts[:-1]))
        found = _closing(is_open.tag, is_open.behind_tag, "".join(is_open.parts))
        return replace(found, end=found.end - before)


class _OldestBlocks(_Blocks):
    """As releases before 2.6 read: a tag is closed by the first that can, in any block behind it.

    Those before 2.3 left out one of three line breaks in a row.
    """

    def _cut(self, text: str) -> list[str]:
        return text.split("\n\n")

    def _closes(self, is_open: _Open) -> _ClosingTag:
        return _closing(is_open.tag, 0, is_open.parts[-1])


def _is_block(tag: str) -> bool:
    return tag.lower().rstrip("/") in _BLOCKS


def _opening(block: str) -> tuple[str, int]:
    """Return the name of the tag that *block* begins with, and where the tag ends."""
    found = _OPENING.match(block)
    if found:
        return found["tag"], found.end()
    tag = block[1:].split(">", 1)[0].lower()
    return tag, len(tag) + 2


def _closing(tag: str, behind: int, text: str) -> _ClosingTag:
    for closing in (f"</{tag}>", f"{tag}>"):
        end = _end(f"<{tag}", closing, behind, text)
        if end > 2:  # noqa: PLR2004 - as there
            return _ClosingTag(name=closing.lstrip("<").rstrip(">"), end=end)
    return _ClosingTag(name=text.rstrip()[-behind:-1].lower(), end=len(text))


def _end(opening: str, closing: str, start: int, text: str) -> int:
    """Return where *closing* ends that belongs to an *opening* before *start*; -1 for nowhere."""
    depth = 0
    while True:
        at, nested = text.find(closing, start), text.find(opening, start)
        if at == -1:
            return -1
        if nested == -1 or nested > at:
            if not depth:
                return at + len(closing)
            depth, start = depth - 1, at + len(closing)
        else:
            start = text.find(">", nested) + 1
            if not start:
                return -1
            depth += 1


def _is_closed(tag: str, found: _ClosingTag) -> bool:
    return tag[0] in "?@%" or found.name == f"/{tag}" or (found.name == tag == _COMMENT)


class _Definitions(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        shown: list[str] = []
        above = ""
        for line in lines:
            found = _DEFINITION.fullmatch(line)
            title = _TITLE.fullmatch(line) if above else None
            if found:
                name, url = found["name"].strip().lower(), found["url"].lstrip("<").rstrip(">")
                self.md.references[name] = (url, _title(found))
                above = "" if _title(found) else name
                shown.append("")
            elif title and above in self.md.references:
                self.md.references[above] = (self.md.references[above][0], _title(title))
                above = ""
            else:
                above = ""
                shown.append(line)
        return shown


def _title(found: re.Match[str]) -> str:
    return found["a"] or found["b"] or found["c"] or ""
