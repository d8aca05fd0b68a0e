"""A name of a settings file is what Python makes of it, or unknown: never another value."""

import pytest

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
