"""Files and functions are short, and modules have names that people know."""

import ast
import re
from itertools import chain

import pytest

PARTS = ("confarchive", "tests", "tools", "benchmarks")
SUFFIXES = {".py", ".js", ".ts", ".css", ".html"}
LINES, LINES_OF_FUNCTION = 300, 35
PUZZLES = {
    *("anew", "beside", "boxes", "citing", "crossings", "finish", "likeness", "memory", "mending"),
    *("pieces", "seen", "sight", "signs", "standins", "thrift", "told", "truth"),
}
"""Names that modules had once, and that told nobody what was in them."""
TIMED = re.compile(r"\b(?:perf_counter|process_time)(?:_ns)?\(\) - ")


def files(repository, part):
    places = (repository / part).rglob("*")
    found = [
        path for path in places if path.suffix in SUFFIXES and "node_modules" not in path.parts
    ]
    assert found
    return sorted(found)


def function_lengths(code):
    """Return the lines of each function in *code*, from its name to its end."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    found = (node for node in ast.walk(ast.parse(code)) if isinstance(node, kinds))
    return [node.end_lineno - node.lineno + 1 for node in found]


@pytest.mark.parametrize("part", PARTS)
def test_files_are_short(repository, part):
    lengths = {
        path.relative_to(repository).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in files(repository, part)
    }
    assert not {name: length for name, length in lengths.items() if length > LINES}


@pytest.mark.parametrize("part", PARTS)
def test_nine_functions_in_ten_are_short(repository, part):
    codes = (path.read_text("utf-8") for path in files(repository, part) if path.suffix == ".py")
    lengths = sorted(chain.from_iterable(map(function_lengths, codes)))
    assert lengths[9 * len(lengths) // 10] <= LINES_OF_FUNCTION


def test_functions_are_measured_from_their_name_to_their_end():
    assert sorted(function_lengths("def f():\n    1\n\n    async def g(): ...")) == [1, 4]


@pytest.mark.parametrize("part", PARTS)
def test_names_of_modules_are_no_puzzles(repository, part):
    names = {word for path in files(repository, part) for word in path.stem.split("_")}
    assert not names & PUZZLES


def test_no_test_measures_time_but_that_of_regular_expressions(repository):
    found = [path.name for path in files(repository, "tests") if TIMED.search(path.read_text())]
    assert found == ["test_plain_text.py"]
