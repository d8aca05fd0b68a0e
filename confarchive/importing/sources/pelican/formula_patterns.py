r"""What extensions of Python-Markdown take for formulas, and one that does as they do.

Told by running them: Pelican's ``render_math`` (and what it was called before), the
``pelican_katex`` plugin, ``mdx_math`` of python-markdown-math, and ``arithmatex`` of
pymdown-extensions. All act on the text of paragraphs, headings, cells and the like, when
code within lines is known, and before anything else is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from confarchive.importing.formula_marks import CLASS
from confarchive.importing.formulas.delimiters import PLAIN

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping

    from markdown import Markdown

    from confarchive.importing.formulas.delimiters import Signs

_PRIORITY = 186.0  # behind code, 190, and before escapes, 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    r"""What is taken for a formula.

    ``expression`` has a group ``tex``, with the environment around it if that is what begins it.
    ``display`` tells that it stands on lines of its own. Without that group in a match, the group
    ``text`` is shown as it is.
    """

    expression: str
    display: bool = False


def _render_math(signs: Signs) -> Iterator[Pattern]:
    r"""``$$…$$``, an environment up to where it ends or begins again, and ``$…$`` but ``$…␠$``."""
    dollar, begin, end = (signs[sign] for sign in "$be")
    environment = (
        rf"\\[{begin}]egin\{{(?P<name>.+?)\}}.+?\\(?:[{end}]nd|[{begin}]egin)\{{(?P=name)\}}"
    )
    yield Pattern(
        expression=rf"[{dollar}]{{2}}(?P<tex>.+?)[{dollar}]{{2}}|(?P<environment>{environment})",
        display=True,
    )
    yield Pattern(expression=rf"[{dollar}](?P<tex>.+?)(?<!\s)[{dollar}]")


def _pelican_katex(signs: Signs) -> Iterator[Pattern]:
    r"""``$$…$$`` and ``$…$`` that no letter touches from outside, nor a blank behind the first."""
    dollar = signs["$"]
    apart = rf"(?<![a-zA-Z0-9_\\{dollar}])"
    inner = r"(?P<tex>[\S\n].*?)"
    yield Pattern(
        expression=rf"{apart}[{dollar}]{{2}}{inner}[{dollar}]{{2}}(?=\W|\Z)", display=True
    )
    yield Pattern(expression=rf"{apart}[{dollar}](?![{dollar}]){inner}[{dollar}](?=\W|\Z)")
    yield Pattern(expression=rf"\\(?P<text>[{dollar}]{{1,2}})")


def _mdx_math(signs: Signs, *, has_dollars: bool = False) -> Iterator[Pattern]:
    r"""``$$…$$``, ``\[…\]``, ``\(…\)``, environments; ``$…$`` where the blog says so."""
    dollar, opening, closing, square, end_square = (signs[sign] for sign in "$()[]")
    yield Pattern(
        expression=rf"(?<!\\)[{dollar}]{{2}}(?P<tex>[^{dollar}]+)[{dollar}]{{2}}", display=True
    )
    yield Pattern(expression=rf"(?<!\\)\\[{square}](?P<tex>.+?)\\[{end_square}]", display=True)
    if has_dollars:
        yield Pattern(expression=rf"(?<![\\{dollar}])[{dollar}](?P<tex>[^{dollar}]+)[{dollar}]")
    yield Pattern(expression=rf"(?<!\\)\\[{opening}](?P<tex>.+?)\\[{closing}]")
    yield Pattern(expression=rf"(?<!\\){_environment(signs, '.+?')}", display=True)
    if has_dollars:
        yield Pattern(expression=rf"\\(?P<text>[{dollar}])")


def _environment(signs: Signs, inner: str) -> str:
    begin, end = rf"\\[{signs['b']}]egin", rf"\\[{signs['e']}]nd"
    return rf"(?P<environment>{begin}\{{(?P<name>[a-z]+\*?)\}}{inner}{end}\{{(?P=name)\}})"


def _arithmatex_block(signs: Signs) -> Iterator[Pattern]:
    """Formulas that are all of a paragraph."""
    dollar, square, end_square = (signs[sign] for sign in "$[]")
    tex = r"(?:\\.|[^\\])+?"
    for inner in (
        rf"[{dollar}]{{2}}(?P<tex>{tex})[{dollar}]{{2}}",
        rf"\\[{square}](?P<tex>(?:\\[^{end_square}]|[^\\])+?)\\[{end_square}]",
        _environment(signs, tex),
    ):
        yield Pattern(expression=rf"\A\s*{inner}\s*\Z", display=True)


def _arithmatex_dollar(signs: Signs) -> Iterator[Pattern]:
    """``$…$`` without blanks at its ends."""
    dollar = signs["$"]
    tex = rf"(?!\s)(?P<tex>(?:\\.|[^\\{dollar}\x02\x03])+?)(?<!\s)"
    yield Pattern(expression=rf"(?<!\\)[{dollar}]{tex}[{dollar}]")
    yield from _escaped(signs)


def _arithmatex_any_dollar(signs: Signs) -> Iterator[Pattern]:
    dollar = signs["$"]
    tex = rf"(?P<tex>(?:\\.|[^\\{dollar}\x02\x03])+?)"
    yield Pattern(expression=rf"(?<!\\)[{dollar}]{tex}[{dollar}]")
    yield from _escaped(signs)


def _arithmatex_round(signs: Signs) -> Iterator[Pattern]:
    opening, closing = signs["("], signs[")"]
    tex = rf"(?P<tex>(?:\\[^{closing}]|[^\\\x02\x03])+?)"
    yield Pattern(expression=rf"(?<!\\)\\[{opening}]{tex}\\[{closing}]")


def _escaped(signs: Signs) -> Iterator[Pattern]:
    yield Pattern(expression=rf"(?<!\\)\\(?P<text>[{signs['$']}])")


PATTERNS: Mapping[str, Callable[[Signs], Iterator[Pattern]]] = {
    "render_math": _render_math,
    "pelican_katex": _pelican_katex,
    "mdx_math": _mdx_math,
    "mdx_math_dollar": partial(_mdx_math, has_dollars=True),
    "arithmatex_block": _arithmatex_block,
    "arithmatex_dollar": _arithmatex_dollar,
    "arithmatex_any_dollar": _arithmatex_any_dollar,
    "arithmatex_round": _arithmatex_round,
}


class Formulas(Extension):
    r"""Marks formulas in Markdown: ``<span class="math">\(…\)</span>``, ``<div class="math">``.

    With the numbered *signs* a formula is marked as it stands in the text.
    """

    def __init__(self, names: tuple[str, ...], signs: Signs = PLAIN) -> None:
        super().__init__()
        self._names = names
        self._signs = signs

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Look for formulas before anything else is looked for but code."""
        patterns = [p for name in self._names for p in PATTERNS[name](self._signs)]
        for number, pattern in enumerate(patterns):
            processor = _Processor(pattern, is_numbered=self._signs is not PLAIN)
            md.inlinePatterns.register(processor, f"formulas-{number}", _PRIORITY - number / 100)


class _Processor(InlineProcessor):
    def __init__(self, pattern: Pattern, *, is_numbered: bool) -> None:
        super().__init__(pattern.expression)
        self._display = pattern.display
        self._is_numbered = is_numbered

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, match: re.Match[str], _text: str
    ) -> tuple[Any, int, int]:
        found = match.groupdict()
        if found.get("text"):
            return match["text"], match.start(), match.end()
        element = Element("div" if self._display else "span", {"class": CLASS})
        tex = found.get("environment") or found["tex"]
        element.text = AtomicString(match[0] if self._is_numbered else self._written(tex, found))
        return element, match.start(), match.end()

    def _written(self, tex: str, found: Mapping[str, str | None]) -> str:
        if found.get("environment"):
            return tex
        return rf"\[{tex}\]" if self._display else rf"\({tex}\)"
