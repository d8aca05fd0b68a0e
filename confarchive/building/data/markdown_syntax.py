"""The parser of posts' MyST, and what of directives and roles is text to readers: what is not named here is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from confarchive.model.text.html_block_comments import keep_whole
from confarchive.model.text.html_comments import without_comments
from confarchive.model.text.markup import MYST_EXTENSIONS

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

ADMONITIONS = (
    *("note", "tip", "hint", "important", "warning", "caution", "attention", "danger", "error"),
    *("seealso", "admonition", "topic", "sidebar", "versionadded", "versionchanged", "deprecated"),
)
QUOTED = ("epigraph", "highlights", "pull-quote", "compound", "container", "centered", "rubric")
TITLED = frozenset({*ADMONITIONS, "centered", "rubric", "table", "list-table"})
"""Directives whose argument is shown as text."""
TEXTS = frozenset(
    {*ADMONITIONS, *QUOTED, "update", "figure", "table", "list-table", "glossary", "hlist"}
)
"""Directives whose content is text in MyST."""
CODE = frozenset({"code", "code-block", "sourcecode", "math", "parsed-literal"})
"""Directives whose content is shown as it is."""
PICTURES = frozenset({"figure", "image"})
"""Directives whose argument is the address of a picture."""
_INFO = re.compile(r"\{(?P<name>[\w:.+-]+)\}[ \t]*(?P<argument>.*)", re.DOTALL)
_OPTION = re.compile(r"[ \t]*:[\w-]+:.*")
_WORDS = re.compile(r"""(?:[^\W_]+[ ,.;?'"()-]*)*""")
"""Nothing in it is MyST's."""
_EXPLICIT = re.compile(r"(?P<words>.+?)\s*(?<!\\)<(?P<target>[^<>]*)>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A directive of a document, without its options."""

    name: str
    argument: str
    content: str


def directive(info: str, content: str) -> Directive | None:
    """Return the directive that a fence with this *info* is; None for code."""
    match = _INFO.fullmatch(info.strip())
    if match is None:
        return None
    return Directive(
        name=match["name"], argument=match["argument"].strip(), content=_without_options(content)
    )


def _without_options(content: str) -> str:
    """Return the *content* of a directive from behind its options on, be they lines of their own or YAML."""
    if re.match(r"---[ \t]*\n", content):
        return content.partition("\n")[2].partition("\n---")[2].partition("\n")[2]
    lines = content.splitlines(keepends=True)
    count = next((n for n, line in enumerate(lines) if not _OPTION.match(line)), len(lines))
    return "".join(lines[count:])


def role_words(content: str) -> tuple[str, str]:
    """Return the target that a role names, and the words of its own that it has, if any."""
    match = _EXPLICIT.fullmatch(content)
    return (match["target"], match["words"]) if match else (content, "")


def parses_alike(options: MdParserConfig) -> bool:
    """Tell whether MyST with these *options* parses as :func:`parser` does; where they only may differ, it does not."""
    return options == _options()


@cache
def _options() -> MdParserConfig:
    return MdParserConfig(enable_extensions=set(MYST_EXTENSIONS))


@cache
def parser() -> MarkdownIt:
    """Return the one parser of this process; making one takes longer than a post does."""
    made = create_md_parser(_options(), RendererHTML)
    keep_whole(made)
    made.disable(["front_matter", "wordcount"])
    return made


def plain(source: str) -> str:
    """Return the text of a line of MyST, such as a title, as pages show it where they name the post."""
    if _WORDS.fullmatch(source):  # as most titles are
        return source
    shown = {"text", "code_inline", "math_inline"}
    parts = []
    for token in (each for line in parser().parseInline(source) for each in line.children or ()):
        if token.type in shown:
            parts.append(token.content)
        elif token.type == "html_inline":
            parts.append(without_comments(token.content))
        elif token.type == "myst_role":
            target, words = role_words(token.content)
            parts.append(words or target)
    return "".join(parts)
