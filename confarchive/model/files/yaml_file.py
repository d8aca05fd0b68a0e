"""Files of YAML that people keep by hand: read, and checked key by key.

A *complaint* is what is wrong with a value, found by the keys that lead to it; with
the lines of the file it becomes a :class:`Problem`. How values are read stands in
:mod:`confarchive.model.files.value_kinds`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from confarchive.model.files import yaml_text
from confarchive.model.files.value_kinds import OddItemsError, Reader
from confarchive.model.problems import Problem, ProblemKind, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LONGEST = 60
"""How many signs of a key a message repeats."""
Complaint = tuple[tuple[str, ...], ProblemKind, str]
"""The keys that lead to what is wrong, what sort of thing is, and how to put it right."""
Complaints = Callable[[dict[str, Any]], Iterable[Complaint]]


def read(
    text: str, path: str, complaints: Complaints
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Return the values that *text* gives to its keys, and what is wrong with them."""
    try:
        entries = {key: entry.value for key, entry in yaml_text.read(text).items()}
        lines = yaml_text.lines(text)
    except yaml_text.HeaderError as error:
        return {}, (no_yaml(path, error),)
    return entries, tuple(
        Problem(
            path=path,
            line=lines[keys],
            kind=kind,
            message=f"{': '.join(map(_short, keys))}: {message}",
        )
        for keys, kind, message in complaints(entries)
    )


def no_yaml(path: str, error: yaml_text.HeaderError) -> Problem:
    """Return the problem of a file at *path* that should be YAML and, for *error*, is not."""
    message = f"not readable: {error}"
    return Problem(path=path, line=error.line, kind=ProblemKind.UNREADABLE, message=message)


def _short(key: str) -> str:
    return key if len(key) <= _LONGEST else f"{key[:_LONGEST]}…"


def unknown(
    keys: tuple[str, ...], value: Mapping[str, Any], known: tuple[str, ...]
) -> Iterator[Complaint]:
    """Complain of the keys of *value* that are none of the *known* ones."""
    for key in value:
        if key not in known:
            hint = did_you_mean(key, known) or f"; known are {', '.join(known)}"
            yield (*keys, key), ProblemKind.UNKNOWN_KEY, f"unknown key{hint}"


def misfits(
    keys: tuple[str, ...], value: Mapping[str, Any], expected: Mapping[str, tuple[Reader, str]]
) -> Iterator[Complaint]:
    """Complain of the values that their readers refuse, saying what is *expected*."""
    for key, (reads, what) in expected.items():
        try:
            reads(value.get(key, ""))
        except OddItemsError as error:
            for message in error.messages:
                yield (*keys, key), ProblemKind.BAD_VALUE, message
        except (ValueError, TypeError):
            yield (*keys, key), ProblemKind.BAD_VALUE, f"found {value[key]!r}, expected {what}"


def said(reads: Reader, value: Mapping[str, Any], key: str) -> Any:
    """Return what *key* says, but for what is wrong in it, None where all is: complaints tell of that."""
    try:
        return reads(value.get(key, ""))
    except OddItemsError as error:
        return error.items
    except (ValueError, TypeError):
        return None
