"""A name of a settings file is what Python makes of it, or unknown: never another value."""

import sys

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from confarchive.importing.literals import parse_module, read_module

SETTINGS = [
    *("MARKDOWN", "MD_EXTENSIONS", "READERS", "PLUGINS", "DOCUTILS_SETTINGS", "FORMATTED_FIELDS"),
    *("DEFAULT_METADATA", "FILENAME_METADATA", "PATH_METADATA", "EXTRA_PATH_METADATA"),
    *("IGNORE_FILES", "ARTICLE_EXCLUDES", "ARTICLE_PATHS", "PATH", "USE_FOLDER_AS_CATEGORY"),
    *("TIMEZONE", "SLUGIFY_SOURCE", "TYPOGRIFY", "SITEURL"),
]
# What is done to a list, and what that makes of it; None where nothing may be claimed.
WAYS = {
    "S = ['b']": ["b"],
    "S += ['b']": ["a", "b"],
    "S += ('b',)": ["a", "b"],
    "S.append('b')": ["a", "b"],
    "S.extend(x for x in ['b'])": ["a", "b"],
    "S.insert(0, 'b')": ["b", "a"],
    "S[0] = 'b'": ["b"],
    "S[:] = ['b']": ["b"],
    "S.remove('a')": [],
    "S.pop()": [],
    "S.clear()": [],
    "del S[0]": [],
    "alias = S\nalias.append('b')": ["a", "b"],
    "alias = {'x': S}\nalias['x'].append('b')": ["a", "b"],
    "alias = [S]\nfor x in alias:\n    x.append('b')": ["a", "b"],
    "alias, other = S, 1\nalias += ['b']": ["a", "b"],
    "globals()['S'].append('b')": None,
    "S = S + ['b']": ["a", "b"],
    "S = [*S, 'b']": ["a", "b"],
    "S = compute()": None,
    "S = compute() or ['a']": None,
    "S += compute()": None,
    "S.append(compute())": None,
    "S[0] = compute()": None,
    "S.mend()": None,
    "compute(S)": None,
    "compute(x=S)": None,
    "compute([S])": None,
    "x = compute(S)": None,
    "x = [compute(S)]": None,
    "x = {'a': compute(S)}": None,
    "x = compute()\nx.append(S)": None,
    "x = compute()\nx.y = S\nx.change()": None,
    "x = compute()\nx[0] = S": None,
    "alias = S\ncompute(alias)": None,
    "alias = S if compute() else 1\nalias.append('b')": None,
    "(S)[compute()] = 1": None,
    "del S[compute()]": None,
    "if compute():\n    S = ['b']": None,
    "if compute():\n    S.append('b')": None,
    "if compute():\n    del S": None,
    "for x in compute():\n    S.append(x)": None,
    "for S in compute():\n    pass": None,
    "for x in ['b']:\n    S.append(x)\n    break": None,
    "while compute():\n    S.append('b')": None,
    "try:\n    import something\n    S = ['b']\nexcept ImportError:\n    pass": None,
    "try:\n    compute()\nexcept Exception:\n    S.append('b')": None,
    "with compute() as S:\n    pass": None,
    "with compute():\n    S.append('b')": None,
    "match compute():\n    case S:\n        pass": None,
    "(S := ['b'])": None,
    "[S.append(x) for x in ['b']]": None,
    "x = [compute(y) for y in [S]]": None,
    "x = {y: compute(z) for y, z in {'a': S}.items()}": None,
    "x = lambda: S.append('b')\nx()": None,
    "x = (S.append(y) for y in ['b'])\nlist(x)": None,
    "def f():\n    S.append('b')\nf()": None,
    "def f():\n    global S\n    S = ['b']\nf()": None,
    "def f(x=S):\n    x.append('b')\nf()": None,
    "def f(x):\n    x.append('b')\nf(S)": None,
    "class C:\n    S.append('b')": None,
    "class C:\n    global S\n    S = ['b']": None,
    "@compute(S)\ndef f():\n    pass": None,
    "import something as S": None,
    "import something.other as S": None,
    "S.__setitem__(0, 'b')": None,
    "list.append(S, 'b')": None,
    "list(map(S.append, ['b']))": None,
    "append = S.append\nappend('b')": None,
    "sorted(['b'], key=S.append)": None,
    "print(S.append('b'))": None,
    "x = f'{S.pop()}'": None,
    "x = [compute()] if S.append('b') else 0": None,
    "x = [S] * 1\nx[0].append('b')": None,
    "x = enumerate([S])\nfor i, y in x:\n    y.append('b')": None,
    "def S():\n    pass": None,
    "class S:\n    pass": None,
    "from something import S": None,
    "from something import *": None,
    "from something import other as S": None,
    "exec('S = 1')": None,
    "eval('S.append(1)')": None,
    "run = exec\nrun('S = 1')": None,
    "import builtins\nbuiltins.exec('S = 1')": None,
    "globals()['S'] = ['b']": None,
    "globals().update(S=['b'])": None,
    "locals()['S'] = ['b']": None,
    "vars()['S'] = ['b']": None,
    "g = globals()\ng['S'] = ['b']": None,
    "import sys\nsetattr(sys.modules[__name__], 'S', ['b'])": None,
    "import sys\nsys.modules[__name__].S = ['b']": None,
    "import sys\nsys._getframe().f_globals['S'] = ['b']": None,
    "import importlib\nimportlib.import_module(__name__).S = ['b']": None,
    "__import__('conf').S = ['b']": None,
    "def f():\n    pass\nf.__globals__['S'] = ['b']": None,
    "S: list = compute()": None,
    "S, x = compute()": None,
    "[S, x] = compute()": None,
    "S, *x = compute()": None,
    "x = S = compute()": None,
    "S |= compute()": None,
    "print compute(S)": None,
    "exec 'S = 1'": None,
    "S.append(ur'b')": None,
}


@pytest.mark.parametrize("name", SETTINGS)
def test_each_way_to_change_each_setting(name):
    wrong = {}
    for way, expected in WAYS.items():
        text = f"S = ['a']\n{way}\n".replace("S", name)
        module = parse_module(text)
        found = module.values.get(name, "no value") if module.is_sure(name) else None
        if found != expected:
            wrong[way] = found
    assert not wrong


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_that_functions_change_is_unknown_though_it_is_bound_after_them(name):
    text = "def f():\n    S.append('b')\nS = ['a']\nT = {'x': S}\nf()".replace("S", name)
    module = parse_module(text)
    assert not module.is_sure(name)
    assert module.values["T"] == {}
    assert [path for name, path, _ in module.items if name == "T"] == [("x",)]


def test_settings_that_are_bound_after_a_file_that_is_not_there_are_known():
    module = parse_module("A = 'x'\nfrom local import *\nB = 'y'\nC = A\n")
    assert module.values["A"] == "x"  # the best guess
    assert [module.is_sure(name) for name in "ABCD"] == [False, True, False, False]
    assert module.hidden == ("from local import *", 2)


def test_files_beside_share_what_they_bind(tmp_path):
    (tmp_path / "base.py").write_text("A = []\nB = {'a': A}\n_C = 1\n")
    (tmp_path / "one.py").write_text("from base import A\nfrom base import B\nA.append('x')\n")
    (tmp_path / "two.py").write_text("from base import *\nimport base\nbase.A.append('x')\n")
    (tmp_path / "three.py").write_text("import base\nbase.A.append('x')\nfrom base import *\n")
    assert read_module(tmp_path / "one.py").values == {"A": ["x"], "B": {"a": ["x"]}}
    for name in ("two.py", "three.py"):
        module = read_module(tmp_path / name)
        assert not module.is_sure("A")
        assert not module.is_sure("B")


def test_what_a_file_beside_cannot_tell_is_unknown(tmp_path):
    (tmp_path / "base.py").write_text("A = compute()\nfrom local import *\nB = 'x'\n")
    (tmp_path / "conf.py").write_text("C = 'y'\nfrom base import *\nD = 'z'\n")
    module = read_module(tmp_path / "conf.py")
    assert [module.is_sure(name) for name in "ABCDE"] == [False, True, False, True, False]


# Programs that change lists and dictionaries in all ways, some of them by what is unknown.
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
