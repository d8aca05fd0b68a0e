"""How code is coloured in what readers saw: no more than the words around it and its language need.

Colours are no part of a post, and take longer to make than all the rest of it.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from pygments.formatters import HtmlFormatter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FENCE = re.compile(r"`{3}|~{3}")
_CAPTION = re.compile(r"\bfilename\s*=")


def for_code_of(body: str, options: str) -> str:
    """Return Python-Markdown's *options* without colours, but where these come with captions of code."""
    return options if any(map(_is_captioned, body.split("\n"))) else without_colours(options)


def _is_captioned(line: str) -> bool:
    fence = _FENCE.search(line)
    return fence is not None and _CAPTION.search(line, fence.end()) is not None


@cache
def without_colours(options: str) -> str:
    """Return *options*, a literal, for which code is not coloured."""
    arguments = ast.literal_eval(options)
    for name, config in arguments["extension_configs"].items():
        if name.endswith("codehilite"):
            config["use_pygments"] = False
    return repr(arguments)


def name_languages(configs: Mapping[str, dict[str, Any]]) -> None:
    """Have coloured code tell its language: no reader sees it, but a file has to name it.

    A language that is only guessed is none.
    """
    for name, config in configs.items():
        if name.endswith("codehilite"):
            config.setdefault("pygments_formatter", _Named)
            config["guess_lang"] = False
        elif name == "pymdownx.highlight":
            config.setdefault("pygments_lang_class", True)


class _Named(HtmlFormatter):  # type: ignore[misc] # it has no types
    """See https://python-markdown.github.io/extensions/code_hilite/#usage, ``pygments_formatter``."""

    def __init__(self, lang_str: str = "", **options: Any) -> None:
        super().__init__(**options)
        self._language = lang_str

    def wrap(self, source: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """Have the tag around all code tell the language; what is code itself comes with a 1."""
        named = f'<code class="{escape(self._language)}">'
        for is_code, piece in super().wrap(source):
            yield is_code, piece if is_code else piece.replace("<code>", named)
