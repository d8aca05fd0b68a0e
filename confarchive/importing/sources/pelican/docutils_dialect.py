"""reStructuredText as Pelican has docutils read it: its directives, roles and settings, and the author's own settings.

Follows Pelican's own reader (``pelican.readers.RstReader``) and what its plugins add.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives

from confarchive.importing import restructuredtext
from confarchive.importing.embeds import EMBEDS
from confarchive.importing.restructuredtext.dialect import RstDialect

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from confarchive.importing.restructuredtext.reference_rendering import DocutilsPost

_SETTINGS = {
    "initial_header_level": "2",
    "syntax_highlight": "short",
    "input_encoding": "utf-8",
    "embed_stylesheet": False,
    "toc_backlinks": False,
}
_FORMATTED = ("summary",)
_ABBREVIATION = re.compile(r"(?P<short>.*?)\s*\((?P<long>.*)\)", re.DOTALL)
_PYGMENTS_FLAGS = ("anchorlinenos", "nobackground", "nowrap")
_PYGMENTS_VALUES = (
    "classprefix",
    "hl_lines",
    "lineanchors",
    "linenos",
    "linenospecial",
    "linenostart",
    "linenostep",
    "lineseparator",
    "linespans",
    "tagsfile",
    "tagurlformat",
)


class HighlightedCode(Directive):
    """``code-block`` and ``sourcecode`` as Pelican has them: code that Pygments colours.

    Yields a literal block with the attributes ``language`` (as written) and, where
    the author or ``PYGMENTS_RST_OPTIONS`` chose them, ``options`` of Sphinx's directive: numbers of lines, and lines that are marked.
    """

    defaults: ClassVar[Mapping[str, Any]] = {}

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        **dict.fromkeys(_PYGMENTS_FLAGS, directives.flag),
        **dict.fromkeys(_PYGMENTS_VALUES, directives.unchanged),
    }

    def run(self) -> list[nodes.Node]:
        """Return the block; docutils reports a directive without code."""
        self.assert_has_content()
        code = "\n".join(self.content)
        block = nodes.literal_block(code, code, language=self.arguments[0])
        block["options"] = _of_lines({**self.defaults, **self.options}, len(self.content))
        return [block]


def _of_lines(options: Mapping[str, Any], count: int) -> dict[str, str]:
    """Return what Pygments' *options* say of *count* lines of code, as options of Sphinx's directive."""
    told = {}
    if options.get("linenos", "none") != "none":
        told["linenos"] = ""
        first = str(options.get("linenostart") or "1").strip()
        told |= {"lineno-start": first} if first.isdecimal() and first != "1" else {}
    marked = [
        each
        for each in re.findall(r"\d+", str(options.get("hl_lines") or ""))
        if 0 < int(each) <= count
    ]
    return told | ({"emphasize-lines": ",".join(marked)} if marked else {})


class EmbedDirective(Directive):
    """``.. youtube:: 8Tzh42mQjrw`` and its like, which plugins add to many blogs.

    Yields HTML: a link that becomes a frame when a reader asks for it.
    """

    required_arguments = 1
    optional_arguments = 5
    option_spec: ClassVar[dict[str, Any]] = dict.fromkeys(
        ("align", "allowfullscreen", "class", "file", "height", "loop", "seamless", "width"),
        directives.unchanged,
    )

    def run(self) -> list[nodes.Node]:
        """Return the HTML; docutils reports an argument that names nothing."""
        shown = EMBEDS[self.name.lower()](" ".join(self.arguments))
        if shown is None:
            raise self.error(f"{self.arguments[0]}: nothing that {self.name} has")
        block = nodes.raw("", shown.block, format="html", embeds=self.name.lower())
        block.line = self.lineno
        return [block]


def abbreviation(
    _name: str, rawtext: str, text: str, _line: int, _inliner: Any, *_: Any, **__: Any
) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """Read ``:abbr:`HTML (HyperText Markup Language)```: the words in brackets explain."""
    plain = nodes.unescape(text)
    found = _ABBREVIATION.fullmatch(plain)
    if found is None:
        return [nodes.abbreviation(rawtext, plain)], []
    return [nodes.abbreviation(rawtext, found["short"], explanation=found["long"])], []


_DIRECTIVES: dict[str, Any] = {
    "code-block": HighlightedCode,
    "sourcecode": HighlightedCode,
    **dict.fromkeys(
        ("giphy", "gist", "soundcloud", "speakerdeck", "vimeo", "youtube"), EmbedDirective
    ),
}
_ROLES = {"abbr": abbreviation}


def _directives(options: object) -> dict[str, Any]:
    """Return the directives; code has *options* where its author chose no others."""
    if not isinstance(options, dict) or not options:
        return _DIRECTIVES
    code = type("HighlightedCode", (HighlightedCode,), {"defaults": options})
    return {**_DIRECTIVES, "code-block": code, "sourcecode": code}


def read(
    text: str, path: Path, settings: Mapping[str, Any], folder: Path | None = None
) -> DocutilsPost:
    """Read *text*, the post in the file *path*, by the blog's *settings* (Pelican's names).

    See :func:`confarchive.importing.restructuredtext.read` for *path* and *folder*.
    """
    dialect = RstDialect(
        directives=_directives(settings.get("PYGMENTS_RST_OPTIONS")),
        roles=_ROLES,
        settings={**_SETTINGS, **(settings.get("DOCUTILS_SETTINGS") or {})},
        language=settings.get("DEFAULT_LANG", "en"),
        formatted=settings.get("FORMATTED_FIELDS", _FORMATTED),
    )
    return restructuredtext.read(text, path, dialect, folder)
