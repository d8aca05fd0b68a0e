r"""TeX in a blog's posts: who made formulas of it, and what that program takes for one.

A program may act at two times. An extension of Python-Markdown takes formulas out of
a body before anything else reads them (:mod:`.patterns`); a script in the reader's
browser looks for them in the text of the finished page (:mod:`.script`), where
Markdown may have made emphasis of their underscores. :class:`Typesetter` says what a
blog has of both, and :mod:`.makers` finds that out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

Delimiters = tuple[tuple[str, str], ...]
"""Pairs of what stands before a formula and behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    r"""What a script takes for formulas, in the text of a page, outside of code.

    ``inline`` and ``display`` are delimiters of formulas within a line and on lines of
    their own; ``environments`` tells that ``\begin{…}…\end{…}`` is one of the latter, and
    ``escapes`` that ``\$`` is shown as a dollar. MathJax goes on behind a ``<br>``
    (``across_breaks``), KaTeX does not; it also shows ``\eqref{…}`` and ``\ref{…}`` as the number of an
    equation (``references``). ``after_formulas`` tells that the script is only on
    pages that an extension of Markdown found a formula for.
    """

    inline: Delimiters = ((r"\(", r"\)"),)
    display: Delimiters = (("$$", "$$"), (r"\[", r"\]"))
    environments: bool = True
    escapes: bool = False
    across_breaks: bool = True
    references: bool = True
    after_formulas: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Typesetter:
    """What made formulas of a blog's TeX.

    ``patterns`` names what was taken out of Markdown (as the source calls it),
    ``script`` is the one on its pages, None for none that is known. Only posts whose header
    has the ``key`` had it, where a theme says so. ``known`` is false where nothing tells: what
    looks like a formula may have been shown as one, or not.
    """

    patterns: tuple[str, ...] = ()
    script: Script | None = None
    key: str = ""
    known: bool = True

    def __bool__(self) -> bool:
        """Tell whether there is anything that makes formulas."""
        return bool(self.patterns or self.script)

    def of_post(self, keys: Collection[str], script: Script | None = None) -> Typesetter:
        """Return what made formulas of a post with these *keys*, which loads *script* itself."""
        if script is not None:
            return replace(self, script=script, known=True)
        return replace(self, script=None) if self.key and self.key not in keys else self


NOTHING = Typesetter(known=False)
"""Of a blog of which nothing tells whether it had formulas."""
