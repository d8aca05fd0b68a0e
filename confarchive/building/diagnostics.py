"""Findings, said as Sphinx says them: warnings with a type, a subtype and a place; and hints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable

logger = logging.getLogger(__name__)

# Worth knowing, but nothing that is wrong with the site.
_HINTS = frozenset(
    {
        ProblemKind.TERM_SPELLING,
        ProblemKind.TAKEN_ADDRESS,
        ProblemKind.UNKNOWN_CONFERENCE,
        ProblemKind.DRAFT_FILE,
        ProblemKind.NO_ADDRESS,
        ProblemKind.NO_WORDS,
    }
)


def report(problems: Iterable[Problem]) -> None:
    """Log *problems*; ``suppress_warnings`` names them ``confarchive.<kind>``, but for hints."""
    for problem in problems:
        # Without a line Sphinx would take the path for the name of a document.
        place = f"{problem.path}:{problem.line or 1}"
        if problem.kind in _HINTS:
            logger.info("%s: HINT: %s", place, problem.message)
        else:
            logger.warning(
                problem.message, type="confarchive", subtype=problem.kind.value, location=place
            )
