"""Programs that change lists and dictionaries in all ways, some of them by what is unknown."""

import sys

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from confarchive.importing.literals import parse_module

NAMES = st.sampled_from(["A", "B", "C"])
ATOMS = st.sampled_from(["1", "'x'", "None", "[]", "{}", "['a', 'b']", "{'k': []}", "('t', [])"])
EXPRESSIONS = st.deferred(
    lambda: st.one_of(
        ATOMS,
        NAMES,
        NAMES,
        st.tuples(EXPRESSIONS, EXPRESSIONS).map("[{0[0]}, {0[1]}]".format),
        EXPRESSIONS.map("{{'k': {0}}}".format),
        EXPRESSIONS.map("change({0})".format),
        EXPRESSIONS.map("dict(k={0})".format),
        NAMES.map("{0}['k']".format),
        NAMES.map("{0}[0]".format),
        NAMES.map("{0}.get('k')".format),
        NAMES.map("{0}.setdefault('k', [])".format),
        NAMES.map("{0}.copy()".format),
        NAMES.map("list({0})".format),
        NAMES.map("{0}[:1]".format),
        NAMES.map("[*{0}]".format),
        NAMES.map("{{**{0}}}".format),
        NAMES.map("[x for x in {0}]".format),
        NAMES.map("[change(x) for x in {0}]".format),
        NAMES.map("{{x: y for x, y in {0}.items()}}".format),
        NAMES.map("globals()['{0}']".format),
        st.tuples(NAMES, EXPRESSIONS).map("{0[0]} + {0[1]}".format),
        st.tuples(NAMES, NAMES).map("({0[0]} or {0[1]})".format),
        st.tuples(NAMES, NAMES).map("({0[0]} if {0[1]} else None)".format),
        st.tuples(NAMES, NAMES).map("({0[0]} if unknown else {0[1]})".format),
    )
)
SIMPLE = st.one_of(
    st.tuples(NAMES, EXPRESSIONS).map("{0[0]} = {0[1]}".format),
    st.tuples(NAMES, NAMES, EXPRESSIONS).map("{0[0]} = {0[1]} = {0[2]}".format),
    st.tuples(NAMES, NAMES, EXPRESSIONS, EXPRESSIONS).map("{0[0]}, {0[1]} = {0[2]}, {0[3]}".format),
    st.tuples(NAMES, NAMES, EXPRESSIONS).map("{0[0]}, {0[1]} = {0[2]}".format),
    st.tuples(NAMES, EXPRESSIONS).map("{0[0]} += {0[1]}".format),
    st.tuples(NAMES, EXPRESSIONS).map("{0[0]} |= {0[1]}".format),
    st.tuples(NAMES, EXPRESSIONS).map("{0[0]}['k'] = {0[1]}".format),
    st.tuples(NAMES, EXPRESSIONS).map("{0[0]}['k'] += {0[1]}".format),
    st.tuples(NAMES, EXPRESSIONS).map("{0[0]}.append({0[1]})".format),
    st.tuples(NAMES, EXPRESSIONS).map("{0[0]}.update(k={0[1]})".format),
    st.tuples(NAMES, EXPRESSIONS).map("{0[0]}.setdefault('k', []).append({0[1]})".format),
    st.tuples(NAMES, EXPRESSIONS).map("change({0[1]})".format),
    NAMES.map("del {0}".format),
    NAMES.map("del {0}['k']".format),
    NAMES.map("change({0})".format),
    NAMES.map("other.append({0})\nchange(other)".format),
    NAMES.map("exec('{0} = [5]')".format),
    NAMES.map("def f(): {0}.append(7)".format),
    NAMES.map("def f():\n    global {0}\n    {0} = 7".format),
    NAMES.map("f = lambda: change({0})".format),
    NAMES.map("def f(x={0}): change(x)".format),
    st.just("f()"),
    st.just("x = 1"),
)
BLOCKS = st.one_of(
    SIMPLE,
    SIMPLE,
    SIMPLE,
    st.tuples(
        st.sampled_from(
            [
                *("if unknown:", "if not unknown:", "if A:", "if 1 == 1:", "for x in A:"),
                *("for x in [1, 2]:", "for B in [[1], []]:", "while unknown():", "with other:"),
                *("try:", "class C:", "for x in unknown():"),
            ]
        ),
        SIMPLE,
        SIMPLE,
    ).map(lambda found: _block(*found)),
)


def _block(head: str, *bodies: str) -> str:
    lines = [f"    {line}" for body in bodies for line in body.split("\n")]
    end = ["except Exception:", "    A = 9"] if head == "try:" else []
    return "\n".join([head, *lines, *end])


class _Unknown:
    """Something that a program knows and its text does not tell: false at first, then true."""

    def __init__(self):
        self.asked = 0

    def __bool__(self):
        self.asked += 1
        return self.asked % 2 == 1

    def __call__(self):
        return [8] if self else []


class _Other(list):
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False


def change(value):
    """Change all that is in *value*, as a function of a stranger might, and return it."""
    if isinstance(value, list):
        parts = list(value)
        value.append("changed")
    elif isinstance(value, dict):
        parts = list(value.values())
        value["changed"] = 1
    else:
        parts = value if isinstance(value, tuple) else ()
    for part in parts:
        change(part)
    return value


@settings(max_examples=400, deadline=None)
@given(st.lists(BLOCKS, min_size=2, max_size=7))
def test_a_value_is_what_python_makes_of_it_or_unknown(blocks):
    text = "\n".join(["A = ['a']", "B = {'k': A}", "C = []", *blocks])
    names = {"change": change, "unknown": _Unknown(), "other": _Other()}
    try:
        _run(text, names)
    except Exception:  # noqa: BLE001 - whatever such a program makes of itself
        assume(False)
    module = parse_module(text)
    for name in "ABC":
        if module.is_sure(name):
            expected = names.get(name)
            for of, path, _ in module.items:
                if of == name:
                    _take_out(expected, path)
            assert repr(module.values.get(name)) == repr(expected), (name, text)


def _run(text, names):
    """Run *text*, a program of this file's own making, which may go on for ever. Raises what it does."""
    left = iter(range(500))

    def count(frame, _event, _argument):
        if next(left, None) is None:
            raise RuntimeError(frame.f_lineno)
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        exec(compile(text, "conf", "exec"), names)  # noqa: S102
    finally:
        sys.settrace(before)


def _take_out(value, path):
    for key in path[:-1]:
        value = value[key]
    value.pop(path[-1], None)
