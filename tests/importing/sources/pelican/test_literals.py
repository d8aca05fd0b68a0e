"""What the names of a settings file are bound to is told from its text alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confarchive.importing.literals import parse_module


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A = 'x'", "x"),
        ("A = ('x', 'y',)", ("x", "y")),
        ("A = ['x'] + ['y']", ["x", "y"]),
        ("B = 'x'\nA = B + '/y'", "x/y"),
        ("B = 'x'\nA = f'{B}/y'", "x/y"),
        ("A = '%s/%s' % ('x', 'y')", "x/y"),
        ("B = {'k': 'x'}\nA = B['k']", "x"),
        ("A = dict(k=1, l=dict(m=2))", {"k": 1, "l": {"m": 2}}),
        ("import os\nA = os.path.join('x', 'y')", "x/y"),
        ("A = [\n    'x',\n    # no\n    *('y', 'z'),\n]", ["x", "y", "z"]),
        ("A: str = 'x'", "x"),
        ("A = B = 'x'", "x"),
        ("A, B = 'x', 'y'", "x"),
        ("A = -5", -5),
        ("A = not True", False),
        ("A = ['x']\nA += ['y']", ["x", "y"]),
        ("A = ['x']\nA.append('y')\nA.insert(0, 'w')", ["w", "x", "y"]),
        ("A = {}\nA['k'] = {}\nA['k']['l'] = 1", {"k": {"l": 1}}),
        ("B = ['x']\nA = B\nA.append('y')\nA = B", ["x", "y"]),
        ("B = ['x']\nA = B.copy()\nB.append('y')", ["x"]),
        ("A = [x for x in 'abc']", ["a", "b", "c"]),
        ("A = {x: [x] for x in ['a', 'b'] if x != 'b'}", {"a": ["a"]}),
        ("A = ','.join(x for x in ('a', 'b'))", "a,b"),
        ("try:\n    A = 'x'\nexcept ImportError:\n    A = 'y'", "x"),
        ("A = ['x']\nA.clear()", []),
        ("A = ['x', 'y']\nA.remove('x')", ["y"]),
        ("A = {}\nA.update(status='draft', **{'b': 1})", {"status": "draft", "b": 1}),
        ("A = {}\nA.setdefault('e', []).append('x')", {"e": ["x"]}),
        ("A = {'e': []}\nA.get('e').append('x')", {"e": ["x"]}),
        ("B = []\nA = {'e': B}\nB.append('x')", {"e": ["x"]}),
        ("A = {'e': []}\nB = A['e']\nB += ['x']", {"e": ["x"]}),
        ("A = {'e': ['x']}\ndel A['e']", {}),
        ("A = {'a': 1}\nA |= {'b': 2}", {"a": 1, "b": 2}),
        (
            "A = {}\nfor x in ['a', 'b']:\n    A[x] = {'path': x}",
            {"a": {"path": "a"}, "b": {"path": "b"}},
        ),
        ("A, B = ['x'], 1\nA, B = B, A\nB.append('y')\nA = B", ["x", "y"]),
        ("A = 'x' if 'b' in {'b': 1} and 2 > 1 else 'y'", "x"),
        ("A = ['x']\nprint(A)\nlen(A)", ["x"]),
        ("A = ['x']\ndef f(b):\n    return b", ["x"]),
        ("A = {**{'a': 1}, 'b': 2}", {"a": 1, "b": 2}),
        ("A = f'{1.5:.2f}'", "1.50"),
        ("B = 3\nA = f'{B!r:>3}{B:0{2}}'", "  303"),
        ("A = '{} notes'.format('Hall')", "Hall notes"),
        ("N = 'Hall'\nA = '{N} {0:>3} {k[x]}'.format(1, k={'x': 2}, **locals())", "Hall   1 2"),
        ("N = 'Hall'\nA = '%(N)s notes' % globals()", "Hall notes"),
        ("import os\nA = os.environ.get('A', 'x')", "x"),
        ("from os import environ\nA = environ.get('A', default='x')", "x"),
        ("import os\nA = os.getenv('A', 'x') + '/y'", "x/y"),
        ("import os\nA = os.getenv('A') or os.environ.get('B') or 'x'", "x"),
        ("A = '' or 'x'", "x"),
        ("A = 'https://' + str(8000) + '/'", "https://8000/"),
        ("A = int('8000') + len('ab')", 8002),
        ("A = '/'.join(['x', 'y']).upper().strip('X').replace('/', '')", "Y"),
        ("A = 'a,b'.split(',')[1:]", ["b"]),
        ("import os\nA = os.path.join(os.path.dirname(os.path.abspath('conf.py')), 'x')", "x"),
        ("B = False\nA = 'x' if B else 'y'", "y"),
        ("B = True\nA = 'x'\nif B:\n    A = 'y'\nelse:\n    A = compute()", "y"),
        ("A = sorted({'b', 'a'})", ["a", "b"]),
        ("from datetime import datetime\nA = datetime(2015, 2, 3).year", 2015),
        ("import datetime\nA = datetime.date(2015, 2, 3).strftime('%Y/%m')", "2015/02"),
        ("from collections import OrderedDict\nA = OrderedDict([('a', 1)])", {"a": 1}),
        ("A = dict(**{'a': 1})", {"a": 1}),
        ("A = dict(a=1).get('a')", 1),
    ],
)
def test_values_that_the_text_tells(text, expected):
    module = parse_module(text)
    assert module.values["A"] == expected
    assert not [name for name, _ in module.unread if name == "A"]


@pytest.mark.parametrize(
    "text",
    [
        "import os\nA = os.environ.get('A')",
        "import os\nA = os.environ['A']",
        "import os\nA = os.getenv('A', compute())",
        "import os\nA = 'x' if os.environ.get('A') else 'y'",
        "import os\nA = 'x'\nif os.environ.get('A'):\n    A = 'y'",
        "A = str",
        "A = ''.__class__",
        "A = '{0.__class__}'.format('')",
        "A = 'x'.translate({})",
        "A = '{:>99999999}'.format('x')",
        "A = '%99999999s' % 'x'",
        "A = f'{1:99999999}'",
        "A = '{'.format()",
        "A = '{} {}'.format('x')",
        "from datetime import datetime\nA = datetime.now().year",
        "B = 'x' * 5\nA = B",
        "A = 'x'\n" + "A = A + A\n" * 40,
        "A = [1][5]",
        "A = int('x')",
        "A = None or compute()",
        "A = open('/etc/passwd').read()",
        "A = lambda: 1",
        "A = unknown",
        "A = 'x' if B else 'y'",
        "A = 'x'\nif something:\n    A = 'y'",
        "A = ['x']\nA.append(compute())",
        "A = 'x'\nA += 1",
        "A = 'x' + 1",
        "A = '%d' % 'x'",
        "A = {}['k']",
        "B = {}\nA = B.k",
        "A = list({'x', 'y'})",
        "A = '%s' % {'x', 'y'}",
        "A = []\nA.append(A)",
        "A = [['x' * 9]]\n" + "A = [A, A]\n" * 40,
        "import os\nB = os.environ.get('B', 'x')\nA = 'x' if B == 'x' else 'y'",
        "def dict(**k):\n    return 1\nA = dict(a=1)",
    ],
)
def test_values_that_only_running_it_could_tell(text):
    module = parse_module(text)
    assert "A" not in module.values
    assert "A" in [name for name, _ in module.unread]


def test_a_computed_item_is_left_out_of_its_dictionary():
    module = parse_module("MARKDOWN = {'a': {'slugify': slugify, 'b': 1}}")
    assert module.values["MARKDOWN"] == {"a": {"b": 1}}
    assert module.unread == [("MARKDOWN['a']['slugify']", 1)]


LITERALS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary(),
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.dictionaries(st.text() | st.integers(), inner)
    ),
    max_leaves=8,
)


@given(LITERALS)
def test_every_literal_is_read_as_python_reads_it(value):
    assert parse_module(f"A = {value!r}").values["A"] == value


@given(st.text(max_size=80))
def test_no_file_is_too_strange(text):
    parse_module(text)
