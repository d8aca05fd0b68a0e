"""What Pelican and its plugins add to reStructuredText, and how it is lent to docutils.

docutils keeps directives and roles in two dictionaries of the process: other
packages (Sphinx, Pelican) register theirs there, and a ``.. role::`` in one post
would be known in the next. Inside :func:`pelican_dialect` both dictionaries hold
what is known here and nothing else; afterwards they are as they were before.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives, roles

from confarchive.importing.embeds import EMBEDS
from confarchive.importing.restructuredtext.files import OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    the author chose them, ``linenostart`` and ``hl_lines``.
    """

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
        for option in ("linenostart", "hl_lines"):
            if option in self.options:
                block[option] = self.options[option]
        return [block]


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
    **OPENING,
    **dict.fromkeys(
        ("giphy", "gist", "soundcloud", "speakerdeck", "vimeo", "youtube"), EmbedDirective
    ),
}
_ROLES = {"abbr": abbreviation}


@contextmanager
def pelican_dialect() -> Iterator[None]:
    """Let docutils know Pelican's directives and roles, only inside the context."""
    # docutils has no way to forget a name; Sphinx empties these two alike.
    registries = (vars(directives)["_directives"], _DIRECTIVES), (vars(roles)["_roles"], _ROLES)
    before = [dict(registry) for registry, _ in registries]
    for registry, own in registries:
        _fill(registry, own)
    try:
        yield
    finally:
        for (registry, _), old in zip(registries, before, strict=True):
            _fill(registry, old)


def _fill(registry: dict[str, Any], entries: dict[str, Any]) -> None:
    registry.clear()
    registry.update(entries)
