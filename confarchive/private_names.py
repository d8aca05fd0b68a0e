"""Names of other packages that nobody promised: each is looked at before anything takes hold of it.

What builds take hold of, ``building/speed/private_names.py`` lists, and ``importing/private_names.py`` what imports do;
docs/development/private-names.md has the same tables in words.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateName:
    """A name, and what it must look like.

    ``name`` is written as :func:`pkgutil.resolve_name` takes it. A callable has exactly these
    ``parameters``, and its code names what it ``uses``: all that it names with the beginning
    ``only``, if that is given. ``needed_by`` are the short cuts that take hold of it.
    """

    name: str
    parameters: tuple[str, ...] | None = None
    uses: tuple[str, ...] = ()
    only: str | None = None
    needed_by: tuple[str, ...]

    def looks_as_known(self) -> bool:
        """Tell whether the name is there, and is what it was."""
        try:
            found: Any = resolve_name(self.name)
            named = set(inspect.unwrap(found).__code__.co_names) if self.uses else set()
            is_callable = self.parameters is not None
            parameters = tuple(inspect.signature(found).parameters) if is_callable else None
        except (ImportError, AttributeError, TypeError, ValueError):
            return False
        others = {each for each in named if self.only is not None and each.startswith(self.only)}
        return parameters == self.parameters and others <= set(self.uses) <= named


def unlike_known(table: Iterable[PrivateName]) -> tuple[PrivateName, ...]:
    """Return those of a *table* that are not as they were known."""
    return tuple(each for each in table if not each.looks_as_known())


def problem(path: str, unlike: Iterable[PrivateName], what_then: str) -> Problem:
    """Return what there is to tell of names *unlike* those known: *what_then*, with ``{}`` for what is left out."""
    named = [(each.name.replace(":", "."), *each.needed_by) for each in unlike]
    names = ", ".join(name for name, *_ in named)
    without = ", ".join(sorted({speedup for _, *speedups in named for speedup in speedups}))
    message = f"not as expected: {names}; {what_then.format(without)}"
    return Problem(path=path, kind=ProblemKind.PRIVATE_NAME, message=message)
