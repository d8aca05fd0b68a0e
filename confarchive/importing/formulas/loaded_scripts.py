r"""Scripts that typeset formulas, as a page or a theme's template loads them: read as text.

The delimiters stand in the script's configuration: ``inlineMath`` and ``displayMath`` for
MathJax (https://docs.mathjax.org/en/latest/options/input/tex.html), ``delimiters`` for KaTeX's
auto-render (https://katex.org/docs/autorender.html#api). Nothing of it is run.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.importing.formulas import Script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.importing.formulas import Delimiters

_OPENING = re.compile(r"<!--(?!\[)|\{#")
_CLOSING = {"<!--": "-->", "{#": "#}"}
_MATHJAX = re.compile(
    r"""<script\b[^>]*\bsrc\s*=\s*["']?[^"'>]*mathjax[^>]*>"""
    r"""|["'(][^"'()\s]*mathjax[^"'()\s]*\.js\b|/es5/(?:tex|mml)-""",
    re.IGNORECASE,
)
_KATEX = re.compile(r"\brenderMathInElement\b|katex[^\"'\s>]*auto-render", re.IGNORECASE)
_SINCE_3 = re.compile(
    r"mathjax@[34]|mathjax/[34]\.|/es5/tex|\bMathJax\s*=\s*\{|/(?:tex|mml)-[\w-]+\.js",
    re.IGNORECASE,
)
_STRING = r"""(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_PAIR = re.compile(rf"\[\s*({_STRING})\s*,\s*({_STRING})\s*\]\s*,?\s*")
_SIDE = re.compile(rf"[\"']?\b(left|right)[\"']?\s*:\s*({_STRING})")
_ENVIRONMENT = re.compile(r"\\begin\{")
_READABLE = re.compile(r"(?:\$|\\[()\[\]]|[^\\$\w\s]){1,4}")
_KATEX_DEFAULT = Script(across_breaks=False, references=False)


def find(text: str) -> re.Match[str] | None:
    """Return where *text*, a page or a template without comments, loads such a script."""
    return _MATHJAX.search(text) or _KATEX.search(text)


def without_comments(text: str) -> str:
    """Return *text* without the comments of HTML and Jinja in it."""
    parts, kept, never_closed = [], 0, set()
    for opening in _OPENING.finditer(text):
        if opening.start() < kept or opening[0] in never_closed:
            continue
        end = text.find(_CLOSING[opening[0]], opening.end())
        if end < 0:
            never_closed.add(opening[0])
        else:
            parts.append(text[kept : opening.start()])
            kept = end + len(_CLOSING[opening[0]])
    return "".join([*parts, text[kept:]])


def script(text: str) -> Script | None:
    """Return the script that *text* loads, as it is configured there.

    None where *text* loads none, or its delimiters cannot be told.
    """
    text = without_comments(text)
    if _MATHJAX.search(text):
        return _mathjax(text)
    return _katex(text) if _KATEX.search(text) else None


def _mathjax(text: str) -> Script | None:
    default = Script(escapes=bool(_SINCE_3.search(text)))
    inline = _pairs(text, "inlineMath", default.inline)
    display = _pairs(text, "displayMath", default.display)
    if inline is None or display is None:
        return None
    return replace(
        default,
        inline=inline,
        display=display,
        escapes=_flag(text, "processEscapes", default=default.escapes),
        environments=_flag(text, "processEnvironments", default=True),
    )


def _pairs(text: str, option: str, default: Delimiters) -> Delimiters | None:
    """Return the delimiters that *option* names, None where they cannot be told."""
    found = re.search(
        rf"\b{option}\b[\"']?\s*[:=]\s*(?P<more>\{{\s*[\"']\[\+\][\"']\s*:\s*)?\[\s*", text
    )
    if found is None:
        return default if option not in text else None
    pairs: list[tuple[str, str]] = list(default) if found["more"] else []
    position = found.end()
    while pair := _PAIR.match(text, position):
        pairs.append((_value(pair[1]), _value(pair[2])))
        position = pair.end()
    is_read = text.startswith("]", position) and all(map(_is_readable, pairs))
    return tuple(dict.fromkeys(pairs)) if is_read else None


def _value(literal: str) -> str:
    return re.sub(r"\\(.)", r"\1", literal[1:-1])


def _is_readable(pair: tuple[str, str]) -> bool:
    return all(map(_READABLE.fullmatch, pair))


def _flag(text: str, option: str, *, default: bool) -> bool:
    found = re.search(rf"\b{option}\b[\"']?\s*[:=]\s*[\"']?(true|false)", text)
    return found[1] == "true" if found else default


def _katex(text: str) -> Script | None:
    if not re.search(r"\bdelimiters\b[\"']?\s*:", text):
        return _KATEX_DEFAULT
    rules = list(_rules(text))
    if not rules:
        return None
    pairs = [(left, right, display) for left, right, display in rules if "{" not in left]
    if not all(_is_readable((left, right)) for left, right, _ in pairs):
        return None
    return Script(
        inline=tuple((left, right) for left, right, display in pairs if not display),
        display=tuple((left, right) for left, right, display in pairs if display),
        environments=any(_ENVIRONMENT.match(left) for left, _, _ in rules),
        across_breaks=False,
        references=False,
    )


def _rules(text: str) -> Iterator[tuple[str, str, bool]]:
    for rule in re.finditer(rf"\{{(?:{_STRING}|[^{{}}\"'])*\}}", text):
        sides = {name: _value(value) for name, value in _SIDE.findall(rule[0])}
        if sides.keys() == {"left", "right"}:
            display = re.search(r"\bdisplay\b[\"']?\s*:\s*true", rule[0])
            yield sides["left"], sides["right"], bool(display)
