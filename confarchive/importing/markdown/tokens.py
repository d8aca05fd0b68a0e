"""MyST text as the archive reads it: its tokens, their places in the text, and quick HTML.

This is MyST's own parser with a plain HTML renderer, many times faster than a
build. The HTML says what is read as what; it is no page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from confarchive.model.text.markup import MYST_EXTENSIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.ruler import Ruler
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_Rule = TypeVar("_Rule")

_PLACED = {
    "link": "link_open",
    "autolink": "link_open",
    "image": "image",
    "html_inline": "html_inline",
    "footnote_ref": "footnote_ref",
    "myst_role": "myst_role",
    "newline": "softbreak",
}

_ABBREVIATION = re.compile(r"(.*?)\s*\((.*)\)", re.DOTALL)
_DIRECTIVE = re.compile(r"\{([\w-]+)\}(.*)", re.DOTALL)
_CAPTION = re.compile(r"^:caption:[ ]*(.+)", re.MULTILINE)
_OPTIONS = re.compile(r"\A(?::[\w-]+:.*\n)*\n?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedMarkdown:
    """A text's tokens, as markdown-it makes them, and what its parser knows besides.

    Links, pictures, roles, tags, footnotes and ends of lines have ``meta["place"]``:
    where they begin and end in the content of the token they are children of.
    """

    text: str
    tokens: Sequence[Token]
    environment: Mapping[str, Any]

    def html(self) -> str:
        """Return the text as HTML."""
        parser = _parser()
        return str(parser.renderer.render(self.tokens, parser.options, dict(self.environment)))


def read(text: str, references: Mapping[str, Any] | None = None) -> ParsedMarkdown:
    """Read MyST *text*; *references* are link definitions that stand elsewhere."""
    return _read(text, references) if references else _read_alone(text)


def _read(text: str, references: Mapping[str, Any]) -> ParsedMarkdown:
    environment: dict[str, Any] = {"references": dict(references)}
    tokens = _parser().parse(text, environment)
    return ParsedMarkdown(text=text, tokens=tokens, environment=environment)


@lru_cache(maxsize=8)
def _read_alone(text: str) -> ParsedMarkdown:
    """Read *text*; a body that needs little is read by everyone as it is."""
    return _read(text, {})


@cache
def _parser() -> MarkdownIt:
    """Return the one parser of this process; making one takes longer than a post does."""
    config = MdParserConfig(enable_extensions=set(MYST_EXTENSIONS))
    parser = create_md_parser(config, RendererHTML)
    for name, rule in _rules(parser.inline.ruler).items():
        if name in _PLACED:
            parser.inline.ruler.at(name, _placing(rule, _PLACED[name]))
    definitions = _rules(parser.block.ruler)["reference"]
    parser.block.ruler.at("reference", _locating(definitions))
    parser.disable("front_matter")
    for name, shown in _SHOWN.items():
        parser.add_render_rule(name, shown)
    return parser


def _rules(ruler: Ruler[_Rule]) -> dict[str, _Rule]:
    """Return the rules that are in use by name."""
    return dict(zip(ruler.get_active_rules(), ruler.getRules(), strict=True))


def _placing(
    rule: Callable[[StateInline, bool], bool], kind: str
) -> Callable[[StateInline, bool], bool]:
    """Let an inline *rule* note where in the line the token that it made stands."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            token = next((token for token in state.tokens[count:] if token.type == kind), None)
            if token is not None:
                token.meta = {**token.meta, "place": (start, state.pos)}
                if state.src[start] in "![":
                    bracket = start + (state.src[start] == "!")
                    end = state.md.helpers.parseLinkLabel(state, bracket, disableNested=False)
                    token.meta["label_end"] = end
        return found

    return placed


def _locating(
    rule: Callable[[StateBlock, int, int, bool], bool],
) -> Callable[[StateBlock, int, int, bool], bool]:
    """Let the block *rule* for definitions of links note where each of its lines begins."""

    def located(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        found = rule(state, first, last, silent)
        if found and not silent:
            latest = [
                next(reversed(state.env["references"].values())),
                *state.env.get("duplicate_refs", ())[-1:],
            ]
            for reference in latest:
                if reference.get("map") == [first, state.line]:
                    numbers = range(first, state.line)
                    reference["begins"] = tuple(state.bMarks[n] + state.tShift[n] for n in numbers)
        return found

    return located


def _hide(*_args: Any) -> str:
    return ""


def _role(_renderer: RendererHTML, tokens: Sequence[Token], index: int, *_args: Any) -> str:
    token = tokens[index]
    text = escapeHtml(token.content)
    if token.meta["name"] == "math":
        return f"<samp>math {text}</samp>"
    if token.meta["name"] in {"sub", "sup", "kbd"}:
        return f"<{token.meta['name']}>{text}</{token.meta['name']}>"
    if token.meta["name"] == "abbr" and (match := _ABBREVIATION.fullmatch(text)):
        return f'<abbr title="{match[2]}">{match[1]}</abbr>'
    return f"<samp>{escapeHtml(token.meta['name'])} {text}</samp>"


def _fence(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any
) -> str:
    token = tokens[index]
    if match := _DIRECTIVE.fullmatch(token.info.strip()):
        return _directive(match[1], match[2].strip(), token.content, env)
    if token.type == "fence":
        return RendererHTML.fence(renderer, tokens, index, options, env)
    return f"<samp>{escapeHtml(token.info)}</samp>{_parser().render(token.content, env)}"


def _directive(name: str, argument: str, content: str, env: Any) -> str:
    """Show the directives that imported text is written with, as far as their words go."""
    body = _OPTIONS.sub("", content)
    if name in {"code", "code-block", "sourcecode"}:
        caption = _CAPTION.search(content[: len(content) - len(body)])
        above = f"<p>{escapeHtml(caption[1])}</p>" if caption else ""
        return f"{above}<pre>{escapeHtml(body)}</pre>"
    if name == "math":
        return f"<samp>math {escapeHtml(body)}</samp>"
    if name == "rubric":
        return f"<h2>{_parser().renderInline(argument, env)}</h2>"
    inner = _parser().render(body, env)
    if name == "container":
        return f"<div>{inner}</div>"
    title = _parser().renderInline(argument, env) if name == "admonition" else name.capitalize()
    return f"<div><p>{title}</p>{inner}</div>"


def _heading(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any
) -> str:
    """Show a heading in a quotation or a list as the paragraph that MyST makes of it."""
    token = tokens[index]
    if token.level:
        return "<p>" if token.nesting > 0 else "</p>"
    return renderer.renderToken(tokens, index, options, env)


def _footnote_mark(*_args: Any) -> str:
    return '<sup><a class="footnote-ref">*</a></sup>'


def _footnote_open(
    _renderer: RendererHTML, tokens: Sequence[Token], index: int, *_args: Any
) -> str:
    label = escapeHtml(tokens[index].meta["label"])
    return f'<div class="footnote"><ol><li id="fn:{label}">'


def _footnote_close(*_args: Any) -> str:
    return "</li></ol></div>"


# What MyST shows otherwise than the parser's own HTML, as far as imported text has it.
_SHOWN: Mapping[str, Callable[..., str]] = {
    "myst_line_comment": _hide,
    "myst_target": _hide,
    "myst_block_break": _hide,
    "myst_role": _role,
    "fence": _fence,
    "colon_fence": _fence,
    "heading_open": _heading,
    "heading_close": _heading,
    "footnote_ref": _footnote_mark,
    "footnote_reference_open": _footnote_open,
    "footnote_reference_close": _footnote_close,
}
