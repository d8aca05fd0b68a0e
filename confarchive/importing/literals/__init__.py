"""What a Python module's names are bound to, told from its text alone; nothing is run.

Understood are names bound to what :mod:`confarchive.importing.literals.expressions` can tell, what
:mod:`confarchive.importing.literals.statements` does to them later, and files that are imported from
beside. The rest is named as unread; see :class:`confarchive.importing.literals.module.Module`.
"""

from __future__ import annotations

import ast
import re
import warnings
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from confarchive.importing.literals import reach
from confarchive.importing.literals.expressions import ERRORS
from confarchive.importing.literals.module import Module
from confarchive.importing.literals.sharing import check, cleaned, unknown_items
from confarchive.importing.literals.statements import disturb, execute
from confarchive.model.files import site_files

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Module", "parse_module", "read_module", "statements"]

_MENDABLE = 20  # broken lines, after which a file is taken for something else
_NAME = re.compile(r"[^\W\d]\w*")
_PRINTS = re.compile(r"\s*print\b[^()]*\Z")


def read_module(path: Path) -> Module:
    """Return what the module at *path* binds. Raises OSError when it cannot be read.

    Lines that are not Python (or Python 2) are left out, and named as ``broken``.
    """
    return _finished(_Files(home=path).read(path, frozenset()))


def parse_module(text: str) -> Module:
    """Return what *text* binds; see :func:`read_module`."""
    module = Module()
    _fill(module, text.encode(errors="replace"), "")
    return _finished(module)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Files:
    """The files that settings are read from, each once: what they bind is shared."""

    home: Path
    known: dict[Path, Module] = field(default_factory=dict)

    def read(self, path: Path, above: frozenset[Path]) -> Module:
        """Return what the module at *path* binds, which those *above* import."""
        module = Module(values={"__file__": path.name, "__name__": path.stem})
        module.load = partial(self._load, module, path, above | {path})
        self.known[path] = module
        _fill(module, path.read_bytes(), path.stem)
        for name in ("__file__", "__name__"):
            module.values.pop(name, None)
        return module

    def _load(
        self, module: Module, path: Path, above: frozenset[Path], statement: ast.stmt, name: str
    ) -> Module | None:
        """Return the module called *name* beside *path*; None for others, and for those *above*."""
        sibling = path.parent / f"{name.replace('.', '/')}.py"
        if sibling in above or not name or not sibling.is_file():
            return None
        if site_files.leads_out(sibling, path.parent, path.resolve().parent):
            told = f"from {name}", statement.lineno
            module.unread += [told] if told not in module.unread else []
            return None
        if sibling not in self.known:
            module.broken += self.read(sibling, above).broken
        module.trees += self.known[sibling].trees
        return self.known[sibling]


def _fill(module: Module, source: bytes, own: str) -> None:
    """Do to *module*, called *own*, what the statements in *source* do."""
    parsed = Module()
    found = statements(source, parsed)
    tree = ast.Module(body=found, type_ignores=[])
    module.trees.append(tree)
    module.bound_later, module.named_later = reach.changed_later(tree)
    module.foreign = reach.foreign(tree)
    running = reach.runs_code(tree, own)
    module.is_open = running is not None
    for statement in found:
        execute(statement, module)
        if any(line in parsed.broken for line in _lines(statement)):
            disturb(statement, module)
    _mistrust(module, parsed.broken, source.splitlines())
    if parsed.broken and not found:
        module.doubt("what is not Python 3", parsed.broken[0])
    if running is not None:
        module.doubt(*running)


def _lines(statement: ast.stmt) -> range:
    return range(statement.lineno, (statement.end_lineno or statement.lineno) + 1)


def _mistrust(module: Module, broken: list[int], lines: list[bytes]) -> None:
    """Forget what the *broken* ones of *lines* name: nobody knows what they do to it."""
    module.broken += broken
    for line in broken:
        text = lines[line - 1].decode(errors="replace") if line <= len(lines) else ""
        if _PRINTS.match(text):
            continue
        for name in set(_NAME.findall(text.partition("#")[0])):
            module.lose(name, line)
            if name in reach.RUNNING:
                module.doubt(name, line)


def _finished(module: Module) -> Module:
    """Return *module* as others need it: with plain values, and what is unread of them."""
    told = {name for name, _ in module.unread}
    guesses = {name: each for name, each in module.before.items() if name not in told}
    module.guessed = guesses.keys() - module.values.keys()
    module.values = {**guesses, **module.values}
    for name in tuple(module.values):
        try:
            check(module.values[name])
            _tell_items(module, name)
        except ERRORS:
            module.forget(name, module.lines.get(name, 1))
    return module


def _tell_items(module: Module, name: str) -> None:
    for path, line in unknown_items(module.values[name]):
        module.items.append((name, path, line))
        module.unread.append((name + "".join(f"[{key!r}]" for key in path), line))
    module.values[name] = cleaned(module.values[name])


def statements(source: bytes, module: Module) -> list[ast.stmt]:
    """Return the statements of *source*; lines that are none are left out, and told in *module*."""
    lines = source.replace(b"\0", b"").splitlines(keepends=True)
    for _ in range(_MENDABLE):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of backslashes in texts
                return ast.parse(b"".join(lines)).body
        except SyntaxError as error:
            broken = min(max(error.lineno or 1, 1), len(lines))
            module.broken.append(broken)
            lines[broken - 1] = b"\n"
    return []
