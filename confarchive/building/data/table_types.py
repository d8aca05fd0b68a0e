"""What is told of a table and its columns, and short ways to tell it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from confarchive.building.translations import gettext_noop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Type = Literal["text", "integer", "real"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column. Where it is not ``required``, a value may be missing: ``null``, NULL, nothing in CSV.

    ``to`` is the table whose first column its values stand in. ``unit`` is that of numbers.
    """

    name: str
    type: Type
    meaning: str
    required: bool = False
    to: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """A table; the first so many columns, its ``keys``, tell its rows apart.

    ``searched`` are the columns of its full-text search, ``facets`` those that Datasette counts by, ``label`` stands for a row.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    keys: int = 1
    searched: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    label: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """The names of the columns that tell its rows apart."""
        return tuple(column.name for column in self.columns[: self.keys])


def text(name: str, meaning: str, to: str = "") -> Column:
    """Return a column of texts, which may be missing."""
    return Column(name=name, type="text", meaning=meaning, to=to)


def number(name: str, meaning: str, unit: str = "") -> Column:
    """Return a column of whole numbers, which may be missing."""
    return Column(name=name, type="integer", meaning=meaning, unit=unit)


def real(name: str, meaning: str, unit: str = "") -> Column:
    """Return a column of numbers, which may be missing."""
    return Column(name=name, type="real", meaning=meaning, unit=unit)


def key(name: str, meaning: str, to: str = "") -> Column:
    """Return a column of texts that are always there."""
    return Column(name=name, type="text", meaning=meaning, required=True, to=to)


def count(name: str, meaning: str, unit: str = "") -> Column:
    """Return a column of whole numbers that are always there."""
    return Column(name=name, type="integer", meaning=meaning, required=True, unit=unit)


def of_post(meaning: str = gettext_noop("the post")) -> Column:
    """Return the column that names a post."""
    return key("post", meaning, to="posts")


Value = str | int | float | None
Row = dict[str, Value]
Rows = dict[str, list[Row]]
"""The rows of all tables, by the tables' names."""


def values(rows: Iterable[Row]) -> Iterator[Iterable[Value]]:
    """Return the values of *rows* that are whole, in the order of the columns."""
    return map(dict.values, rows)
