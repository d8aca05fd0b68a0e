"""What the conversion of Markdown asks of the program that a blog was made with: to render it, whole and in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager

    from confarchive.importing.formulas import Typesetter
    from confarchive.importing.formulas.delimiters import Numbered


class Part(Protocol):
    """A body's rendering, and the means to render parts of the body."""

    @property
    def html(self) -> str:
        """What readers saw of the body."""

    @property
    def references(self) -> Mapping[str, tuple[str, str | None]]:
        """The addresses and titles of links that the body defines, by their names."""

    def render(self, text: str) -> str:
        """Return the HTML of *text*, a part of the body."""


class Dialect(Protocol):
    """A blog's Markdown."""

    @property
    def formulas(self) -> Typesetter:
        """What made formulas of TeX."""

    def has(self, extension: str) -> bool:
        """Tell whether *extension* is on, by its name in Python-Markdown: ``nl2br``, ``smarty``."""

    def render_numbered(self, text: Numbered) -> str:
        """Return the HTML of a body whose signs are numbered, each formula marked as it stands."""

    def within(self, body: str, *, has_formulas: bool = False) -> AbstractContextManager[Part]:
        """Render *body*, then parts of it, in which what it defines holds; code without colours.

        *has_formulas* tells that words stand for formulas in it.
        """
