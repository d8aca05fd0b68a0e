"""Adding to YAML that people keep by hand."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from confarchive.model.files import yaml_text
from confarchive.model.files.yaml_edit import add, describe, extend


@pytest.mark.parametrize(
    ("before", "keys", "value", "after"),
    [
        ("", ("a",), "x", "a: x\n"),
        ("# Only words\n", ("a", "b"), "x", "# Only words\na: {b: x}\n"),
        ("a: x\n", ("b",), ["y"], "a: x\nb: [y]\n"),
        ("a: x", ("b",), "y", "a: x\nb: y\n"),
        ("a:\n", ("a", "b"), "y", "a:\n  b: y\n"),
        ("a: ~ # said\nc: d\n", ("a", "b"), "y", "a:  # said\n  b: y\nc: d\n"),
        ("a:\n    b: x # said\n\n# next\nc: d\n", ("a", "z"), "y",
         "a:\n    b: x # said\n    z: y\n\n# next\nc: d\n"),
        ("a: {b: x} # said\n", ("a", "z"), "y: z", "a: {b: x, z: 'y: z'} # said\n"),
        ("a: {}\n", ("a", "z"), "y", "a: {z: y}\n"),
        ("a: {b: }\n", ("a", "b", "c"), "y", "a: {b: {c: y} }\n"),
        ("a:\n  e:\n    2015: {c: x}\nb: y\n", ("a", "e", "2016"), {"c": "z"},
         "a:\n  e:\n    2015: {c: x}\n    2016: {c: z}\nb: y\n"),
        ("a:\n  e:\n    2015:\nb: y\n", ("a", "e", "x"), {"c": "z"},
         "a:\n  e:\n    2015:\n    x: {c: z}\nb: y\n"),
        ("a: x\n", ("b",), {"n": "N", "e": {"x": {}}}, "a: x\nb:\n  n: N\n  e:\n    x: {}\n"),
        ("é: |\n  text\n  more\n", ("b",), "y", "é: |\n  text\n  more\nb: y\n"),
    ],
)  # fmt: skip
def test_adding_a_key(before, keys, value, after):
    assert add(before, keys, value) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n  2014: x\n  2016: y\n", "a:\n  2014: x\n  2015: z\n  2016: y\n"),
        ("a:\n  2014:\n    b: x # said\n\n  2016: y\n",
         "a:\n  2014:\n    b: x # said\n  2015: z\n\n  2016: y\n"),
        ("a:\n  2016: y\n", "a:\n  2015: z\n  2016: y\n"),
        ("a:\n  2014: x\n", "a:\n  2014: x\n  2015: z\n"),
        ("a:\n  2016: x\n  2014: y\n", "a:\n  2016: x\n  2015: z\n  2014: y\n"),
        ("a: {2014: x, 2016: y}\n", "a: {2014: x, 2015: z, 2016: y}\n"),
        ("a: {2016: y}\n", "a: {2015: z, 2016: y}\n"),
        ("a: {}\n", "a: {2015: z}\n"),
        ("a:\n", "a:\n  2015: z\n"),
    ],
)  # fmt: skip
def test_adding_a_key_in_order(before, after):
    assert add(before, ("a", "2015"), "z", in_order=True) == after


FACTS = {"dates": ("2015-01-31/2015-02-01", "p.xml:2"), "city": ("A # b", "posts/a.md: “x # y”")}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n  2015: {} # said\n  2016: {}\n",
         ("a:\n  2015: # said\n    dates: 2015-01-31/2015-02-01  # p.xml:2\n"
         "    city: 'A # b'  # posts/a.md: “x # y”\n  2016: {}\n")),
        ("a:\n  2015:\n",
         ("a:\n  2015:\n    dates: 2015-01-31/2015-02-01  # p.xml:2\n"
         "    city: 'A # b'  # posts/a.md: “x # y”\n")),
        ("a:\n  2015:\n    url: x\n\nb: y\n",
         ("a:\n  2015:\n    url: x\n    dates: 2015-01-31/2015-02-01  # p.xml:2\n"
         "    city: 'A # b'  # posts/a.md: “x # y”\n\nb: y\n")),
        ("a: {2015: {}, 2016: {}}\n",
         ("a: {2015: {dates: 2015-01-31/2015-02-01, city: 'A # b'}, 2016: {}}"
         "  # dates: p.xml:2; city: posts/a.md: “x # y”\n")),
        ("a:\n  2015: {url: x} # said\n",
         ("a:\n  2015: {url: x, dates: 2015-01-31/2015-02-01, city: 'A # b'} # said"
         "  # dates: p.xml:2; city: posts/a.md: “x # y”\n")),
    ],
)  # fmt: skip
def test_what_is_added_tells_where_it_comes_from(before, after):
    assert describe(before, ("a", "2015"), FACTS) == after


@pytest.mark.parametrize(
    "value", ["2015-01-31", "NO", "50.8, 4.3", "a: b", "- a", "'", "x # y", ""]
)
def test_a_value_is_read_back_as_it_is_by_every_reader(value):
    text = describe("a:\n  b: {}\n", ("a", "b"), {"c": (value, "p\x85q\nr\u2028s: \x1b[0m")})
    assert yaml.safe_load(text) == {"a": {"b": {"c": value}}}
    assert text.endswith("  # p q r s: [0m\n")


def test_a_comment_that_would_break_a_text_is_left_out():
    before = "a: {b: {}, c: 'x\n  y'}\n"
    after = describe(before, ("a", "b"), {"d": ("z", "p.xml:2")})
    assert yaml.safe_load(after) == {"a": {"b": {"d": "z"}, "c": "x y"}}
    assert "p.xml" not in after


def test_nothing_is_described_where_a_text_stands():
    with pytest.raises(ValueError, match="a: b: expected keys"):
        describe("a: {b: x}\n", ("a", "b"), FACTS)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: [x] # said\n", "a: [x, n, 'm: o'] # said\n"),
        ("a: [\n  x,\n]\nb: y\n", "a: [\n  x, n, 'm: o',\n]\nb: y\n"),
        ("a:\n- x # said\nb: y\n", "a:\n- x # said\n- n\n- 'm: o'\nb: y\n"),
        ("a:\n  - x\n\nb: y\n", "a:\n  - x\n  - n\n  - 'm: o'\n\nb: y\n"),
        ("a: x, y # said\n", "a: [x, y, n, 'm: o'] # said\n"),
        ("a:\nb: y\n", "a: [n, 'm: o']\nb: y\n"),
        ("a: []\nb: y\n", "a: [n, 'm: o']\nb: y\n"),
        ("b: y\n", "b: y\na: [n, 'm: o']\n"),
    ],
)
def test_adding_to_a_list(before, after):
    assert extend(before, ("a",), ["n", "m: o"]) == after


@pytest.mark.parametrize("text", ["a: x\n", "a: [x]\n"])
def test_what_holds_something_else_is_not_changed(text):
    with pytest.raises(ValueError, match="a: expected keys"):
        add(text, ("a", "b"), "y")


def test_what_is_no_yaml_is_refused():
    with pytest.raises(yaml_text.HeaderError):
        add("a: [\n", ("b",), "y")
    with pytest.raises(ValueError, match="expected a list"):
        extend("a: {b: c}\n", ("a",), ["y"])


names = st.text("abc é:#-'\"0", min_size=1, max_size=5).map(str.strip).filter(bool)
trees = st.recursive(
    names | st.lists(names, max_size=3),
    lambda inner: st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(names, trees, max_size=3), names, trees, st.booleans())
def test_whatever_is_added_is_read_back_and_nothing_else_changes(tree, key, value, flow):
    text = yaml.safe_dump(tree, default_flow_style=flow, allow_unicode=True)
    if key not in tree:
        assert read(add(text, (key,), value)) == read(text) | {key: value or empty(value)}


def read(text):
    return {key: entry.value for key, entry in yaml_text.read(text).items()}


def empty(value):
    return value if isinstance(value, list | dict) else ""
