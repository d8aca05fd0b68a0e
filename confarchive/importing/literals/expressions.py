"""What an expression of Python is, told from its text and what names are bound to; nothing is run.

Understood are literals, and of these what is plain: sums, ``%``, ``format``, f-strings, comparisons,
comprehensions, methods of texts, paths joined, dates made, conversions. Of the environment, which is the
builder's, only the default is known: ``os.environ.get("SITEURL", "https://hall.example")``.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from confarchive.importing.literals import calls
from confarchive.importing.literals.operations import (
    CONVERSIONS,
    checked,
    compared,
    in_order,
    summed,
    unpacked,
)
from confarchive.importing.literals.plain_calls import (
    PARTS_OF_DATES,
    PARTS_OF_PATHS,
)
from confarchive.importing.literals.sharing import (
    ComputedError,
    Unknown,
    check,
    is_unsettled,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LONGEST = 2000  # rounds of a comprehension

ERRORS = (
    ComputedError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What reading an expression raises where it is not plain."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Tells what an expression is, where *names* are bound.

    Items of dictionaries that are computed are :class:`Unknown`; their expressions are added to
    ``failed``, and ``fail`` is called with each at once, before anything else is done. ``asked`` gets what the environment is asked for, of which only the default is known:
    ``soft`` are names whose values come of that. ``foreign`` are names of functions that are not what
    they are called.
    """

    names: dict[str, Any]
    soft: frozenset[str] = frozenset()
    foreign: frozenset[str] = frozenset()
    failed: list[ast.expr] = field(default_factory=list)
    asked: list[ast.expr] = field(default_factory=list)
    fail: Callable[[ast.expr], None] = lambda _: None
    is_inside: bool = False  # a comprehension, whose names nobody else knows

    def value(self, node: ast.expr) -> Any:
        """Return what *node* is, as the object that names share. Raises one of ERRORS."""
        read = _READERS.get(type(node))
        if read is None:
            raise ComputedError
        found = read(self, node)
        if isinstance(found, Unknown):
            raise ComputedError
        if isinstance(found, list | tuple | set) and any(isinstance(x, Unknown) for x in found):
            raise ComputedError
        if isinstance(found, str | bytes | list | tuple | dict | set):
            check(found)
        return found

    def told(self, node: ast.expr) -> Any:
        """Return what *node* is if it decides what is done: the environment may not. Raises one of ERRORS."""
        apart = replace(self, asked=[])
        found = apart.value(node)
        if apart.asked:
            raise ComputedError
        return found

    def named(self, node: ast.Name) -> Any:
        """Return what a name is bound to."""
        found = self.names[node.id]
        if node.id in self.soft:
            self.asked.append(node)
        return found

    def items(self, nodes: list[ast.expr]) -> Iterator[Any]:
        """Yield what *nodes* are, those after a star one by one."""
        for node in nodes:
            if isinstance(node, ast.Starred):
                yield from in_order(self.value(node.value))
            elif isinstance(node, ast.GeneratorExp):
                yield iter(self.listed(node))
            else:
                yield self.value(node)

    def pairs(self, node: ast.Dict) -> Iterator[tuple[Any, Any]]:
        """Yield the keys and values of a dictionary, those after two stars too."""
        for key, item in zip(node.keys, node.values, strict=True):
            if key is None:
                yield from self.value(item).items()
                continue
            yield self.value(key), self.item(item)

    def item(self, node: ast.expr) -> Any:
        """Return what an item of a dictionary is, Unknown where only running it could tell."""
        try:
            return self.value(node)
        except ERRORS:
            if self.is_inside:
                raise
            self.failed.append(node)
            self.fail(node)
            return Unknown(line=node.lineno)

    def unary(self, node: ast.UnaryOp) -> Any:
        """Return what ``-a`` or ``not a`` is."""
        match node.op:
            case ast.USub():
                return -self.value(node.operand)
            case ast.Not():
                return not self.value(node.operand)
        raise ComputedError

    def binary(self, node: ast.BinOp) -> Any:
        """Return a sum, a text filled in by ``%``, or paths joined by ``/``."""
        left, right = self.value(node.left), self.value(node.right)
        match node.op:
            case ast.Add():
                return summed(left, right)
            case ast.BitOr() if isinstance(left, dict) and isinstance(right, dict):
                return left | right
            case ast.Mod() if isinstance(left, str) and not is_unsettled(right):
                return checked(left) % right
            case ast.Div() if isinstance(left, PurePath) or isinstance(right, PurePath):
                return left / right
        raise ComputedError

    def either(self, node: ast.BoolOp) -> Any:
        """Return what ``a or b`` is: a variable of the environment without default counts as empty."""
        *first, last = node.values
        for each in first:
            if isinstance(node.op, ast.And):
                if not self.told(each):
                    return self.value(each)
            elif calls.is_of_environment(each):
                self.asked.append(each)
            elif found := self.value(each):
                return found
        return self.value(last)

    def compared(self, node: ast.Compare) -> bool:
        """Return what ``a == b``, ``a in b`` or ``a < b < c`` is."""
        values = [self.value(each) for each in (node.left, *node.comparators)]
        pairs = zip(node.ops, values[:-1], values[1:], strict=True)
        return all(compared(operation, left, right) for operation, left, right in pairs)

    def rounds(self, node: _Comprehension, made: Callable[[Expression], Any]) -> Iterator[Any]:
        """Yield what is *made* in each round of a comprehension."""
        for number, each in enumerate(self.in_rounds(node.generators)):
            if number > _LONGEST:
                raise ComputedError
            yield made(each)

    def listed(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> list[Any]:
        """Return the items that a comprehension gives, in their order."""
        return list(self.rounds(node, lambda each: each.value(node.elt)))

    def in_rounds(self, loops: list[ast.comprehension]) -> Iterator[Expression]:
        """Yield what tells expressions within each round of *loops*."""
        if not loops:
            yield self
            return
        first, *others = loops
        for each in in_order(self.value(first.iter)):
            names = {**self.names, **dict(unpacked(first.target, each))}
            inner = replace(self, names=names, is_inside=True)
            if all(inner.told(test) for test in first.ifs):
                yield from inner.in_rounds(others)

    def chosen(self, node: ast.IfExp) -> Any:
        """Return what ``a if b else c`` is."""
        return self.value(node.body if self.told(node.test) else node.orelse)

    def part(self, node: ast.Slice) -> slice:
        """Return the bounds in ``a[1:]``."""
        bounds = (node.lower, node.upper, node.step)
        return slice(*(None if bound is None else self.value(bound) for bound in bounds))

    def formatted(self, node: ast.FormattedValue) -> str:
        """Return what a part in braces of an f-string shows."""
        found = self.value(node.value)
        if is_unsettled(found):
            raise ComputedError
        if node.conversion != -1:
            found = CONVERSIONS[chr(node.conversion)](found)
        form = self.value(node.format_spec) if node.format_spec is not None else ""
        return format(found, checked(form))

    def member(self, node: ast.Attribute) -> Any:
        """Return a part of a path or a date, such as ``Path(__file__).parent``."""
        owner = self.value(node.value)
        names = PARTS_OF_PATHS if isinstance(owner, PurePath) else PARTS_OF_DATES
        if not isinstance(owner, PurePath | date) or node.attr not in names:
            raise ComputedError
        return getattr(owner, node.attr)


_Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
_READERS: dict[type[ast.expr], Callable[[Expression, Any], Any]] = {
    ast.Constant: lambda _, node: node.value,
    ast.Name: lambda reader, node: reader.named(node),
    ast.List: lambda reader, node: list(reader.items(node.elts)),
    ast.Tuple: lambda reader, node: tuple(reader.items(node.elts)),
    ast.Set: lambda reader, node: set(reader.items(node.elts)),
    ast.Dict: lambda reader, node: dict(reader.pairs(node)),
    ast.Subscript: lambda reader, node: reader.value(node.value)[reader.value(node.slice)],
    ast.Slice: Expression.part,
    ast.JoinedStr: lambda reader, node: "".join(map(reader.value, node.values)),
    ast.UnaryOp: Expression.unary,
    ast.BinOp: Expression.binary,
    ast.BoolOp: Expression.either,
    ast.IfExp: Expression.chosen,
    ast.Compare: Expression.compared,
    ast.ListComp: Expression.listed,
    ast.SetComp: lambda reader, node: set(reader.listed(node)),
    ast.DictComp: lambda reader, node: dict(
        reader.rounds(node, lambda x: (x.value(node.key), x.item(node.value)))
    ),
    ast.FormattedValue: Expression.formatted,
    ast.Attribute: Expression.member,
    ast.Call: calls.called,
}
