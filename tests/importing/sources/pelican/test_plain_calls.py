"""Calls whose result is plain give what Python gives, each of them."""

import pytest

from confarchive.importing.literals import parse_module
from confarchive.importing.literals.plain_calls import CALLS, CHANGING, METHODS

TEXT = "S = 'aBc-De'"
LIST = "S = ['b', 'a', 'b']"
DICT = "S = {'a': 1, 'b': [2]}"
DAY = "from datetime import date, datetime\nS = date(2020, 2, 3)"
PATH = "from pathlib import Path\nS = Path('a/b.c')"
GIVING = {
    str: (
        TEXT,
        [
            *("S.join(['x', 'y'])", "S.strip('ae')", "S.lstrip('a')", "S.rstrip('e')", "S.lower()"),
            *("S.upper()", "S.title()", "S.capitalize()", "S.replace('B', 'x')", "S.split('-')"),
            *("S.rsplit('-', 1)", "'a\\nb'.splitlines()", "S.startswith('a')", "S.endswith('e')"),
            *(
                "S.removeprefix('a')",
                "S.removesuffix('e')",
                "S.partition('-')",
                "S.rpartition('-')",
            ),
            "S.encode()",
        ],
    ),
    bytes: ("S = b'abc'", ["S.decode()"]),
    dict: (
        DICT,
        ["S.get('a')", "S.copy()", "list(S.keys())", "list(S.values())", "list(S.items())"],
    ),
    list: (LIST, ["S.copy()", "S.index('a')", "S.count('b')"]),
    set: ("S = {'a'}", ["S.copy()"]),
    tuple: ("S = ('b', 'a', 'b')", ["S.index('a')", "S.count('b')"]),
    "date": (DAY, ["S.strftime('%d.%m.')", "S.isoformat()"]),
    "path": (
        PATH,
        [
            *("S.joinpath('d').as_posix()", "S.with_name('d').as_posix()"),
            "S.with_suffix('.d').as_posix()",
        ],
    ),
}
CHANGES = {
    dict: (DICT, ["update(c=3)", "setdefault('c', []).append(3)", "pop('a')", "clear()"]),
    list: (
        LIST,
        [
            *("append('c')", "extend(['c', 'd'])", "insert(1, 'c')", "remove('b')", "pop()"),
            *("pop(0)", "clear()", "reverse()", "sort()", "sort(reverse=True)"),
        ],
    ),
    set: (
        "S = {'a', 'b'}",
        [
            "add('c')",
            "update(['c', 'd'])",
            "discard('a')",
            "discard('x')",
            "remove('a')",
            "clear()",
        ],
    ),
}


def both(text):
    """Return what *text* makes of T: read as settings, and run by Python."""
    module = parse_module(text)
    names = {}
    exec(text, names)  # noqa: S102 (the texts above)
    return module.values.get("T", "no value"), names["T"]


@pytest.mark.parametrize(
    ("begun", "call"), [(begun, call) for begun, calls in GIVING.values() for call in calls]
)
def test_a_method_gives_what_it_gives(begun, call):
    found, expected = both(f"{begun}\nT = {call}\n")
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("begun", "call"), [(begun, call) for begun, calls in CHANGES.values() for call in calls]
)
def test_a_method_changes_what_it_changes(begun, call):
    found, expected = both(f"{begun}\nS.{call}\nT = S\n")
    assert found == expected
    if isinstance(expected, dict | list):
        assert list(found) == list(expected)


def test_every_method_is_tried():
    known = {*METHODS.values(), *CHANGING.values()}
    tried = " ".join(
        call for table in (GIVING, CHANGES) for _, calls in table.values() for call in calls
    )
    assert all(f"{name}(" in tried for names in known for name in names)


def test_functions_give_what_they_give():
    given = {
        "zip": "list(zip([1], [2]))",
        "enumerate": "list(enumerate(['a']))",
        "len": "len('ab')",
        "sorted": "sorted(['b', 'a'])",
        "str": "str(1)",
        "int": "int('1')",
        "float": "float('1')",
        "bool": "bool([])",
        "dict": "dict(a=1)",
        "list": "list('ab')",
        "tuple": "tuple('ab')",
        "set": "set('ab')",
        "frozenset": "frozenset('ab')",
        "copy.deepcopy": "copy.deepcopy([[1]])",
        "copy.copy": "copy.copy([1])",
        "os.path.join": "os.path.join('a', 'b')",
        "os.path.dirname": "os.path.dirname('a/b')",
        "os.path.basename": "os.path.basename('a/b')",
        "os.path.normpath": "os.path.normpath('a/../b')",
    }
    assert given.keys() <= CALLS.keys()
    for call in given.values():
        found, expected = both(f"import copy, os\nT = {call}\n")
        assert (found, type(found)) == (expected, type(expected)), call
