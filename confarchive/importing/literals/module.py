"""A settings file as it is read: its names with their values, and what is not known of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from confarchive.importing.literals.sharing import changeable, check

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable

LOWER = frozenset({"blog_path", "tags_output_dir", "archive_timezone"})
"""Names in small letters that are settings: an archive's, which Sphinx reads."""


@dataclass(slots=True)
class Module:
    """A module's names: their values, the lines they are bound in, and what is unread.

    ``unread`` holds names, or ``NAME['key']`` for one item of a dictionary, with lines, and ``items`` the
    same names with the keys that lead to the item;
    ``broken`` the lines that could not be read at all. ``hidden`` is what may give any name a value that
    nothing here tells, such as ``exec`` or a file that is not there, with its line; ``guessed`` are the
    names that it may have changed: their values are those they had before. ``soft`` are names whose values
    come of defaults for the builder's environment.
    """

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    unread: list[tuple[str, int]] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    items: list[tuple[str, tuple[Any, ...], int]] = field(default_factory=list)
    hidden: tuple[str, int] | None = None
    guessed: set[str] = field(default_factory=set)
    soft: set[str] = field(default_factory=set)
    # While it is read:
    before: dict[str, Any] = field(default_factory=dict)
    bound_later: frozenset[str] = frozenset()
    named_later: frozenset[str] = frozenset()
    foreign: frozenset[str] = frozenset()
    siblings: dict[str, Module] = field(default_factory=dict)
    load: Callable[[ast.ImportFrom | ast.Import, str], Module | None] = lambda _, __: None
    escaped: list[Any] = field(default_factory=list)
    trees: list[ast.Module] = field(default_factory=list)
    disturbed: int = 0
    rounds: int = 0
    is_open: bool = False  # to what may bind any name: nothing is sure in the end

    def is_sure(self, name: str) -> bool:
        """Tell whether the value of *name*, or that it has none, is beyond doubt."""
        if name in self.values:
            return name not in self.guessed | self.soft
        return self.hidden is None and name not in {key.partition("[")[0] for key, _ in self.unread}

    def bind(self, name: str, value: Any, line: int, *, soft: bool = False) -> None:
        """Remember that *name* has *value* from *line* on. Raises ComputedError for none to be told."""
        check(value)
        self.unbind(name)
        self.values[name], self.lines[name] = value, line
        if soft:
            self.soft.add(name)
        self.recheck(value, line)
        if name in self.bound_later:
            self.lose(name, line)

    def unbind(self, name: str) -> None:
        """Take *name* away, with what is known and not known of it."""
        self.values.pop(name, None)
        self.before.pop(name, None)
        self.siblings.pop(name, None)
        self.soft.discard(name)
        self.unread = [item for item in self.unread if item[0] != name]

    def forget(self, name: str, line: int) -> None:
        """Remember that nobody can tell what *name* is bound to."""
        self.unbind(name)
        self.lines.setdefault(name, line)
        if name.isupper() or name in LOWER:
            self.unread.append((name, line))

    def lose(self, name: str, line: int) -> None:
        """Remember that *name* may be bound to something else, or still to what it was."""
        self.escape(self.values.get(name), line)
        self.forget(name, line)

    def escape(self, value: Any, line: int) -> None:
        """Forget all names that hold what somebody who has *value* could change, now or later."""
        touched = changeable(value)
        if touched:
            self.escaped.append(value)  # kept, so that its identities stay its own
            for each in self._sharing(touched):
                self.forget(each, line)

    def recheck(self, value: Any, line: int) -> None:
        """Let *value*, which is new or changed, escape where a part of it has, or functions name it."""
        touched = changeable(value)
        later = [self.values[name] for name in self.named_later & self.values.keys()]
        if touched & changeable([*self.escaped, *later]):
            self.escape(value, line)

    def _sharing(self, touched: frozenset[int]) -> tuple[str, ...]:
        return tuple(name for name, own in self.values.items() if touched & changeable(own))

    def soften(self, value: Any) -> None:
        """Remember that all names that hold *value* have a part that depends on the environment."""
        touched = changeable(value)
        self.soft.update(self._sharing(touched))

    def doubt(self, what: str, line: int) -> None:
        """Remember that *what* in *line* may have given any name another value."""
        self.hidden = self.hidden or (what, line)
        own = {name for name in self.values if name.startswith("__")}
        self.before |= {name: value for name, value in self.values.items() if name not in own}
        self.values = {name: self.values[name] for name in own}
