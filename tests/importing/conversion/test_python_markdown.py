"""Python-Markdown's own test suite as posts: what it tells of Markdown comes over.

``make imports`` fetches it. Of its tests, files and the texts that they render are read, with
the extensions that they name; nothing of it is run.
"""

import ast
import textwrap
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from confarchive.importing.sources.pelican.dialect import PelicanDialect
from tests.importing.conversion.test_generated import imported, seen
from tests.importing.suites import pictures, sources

RIGHT = 0.998
SKIPPED = frozenset({"meta", "legacy_attrs", "legacy_em"})
"""Extensions that are none of a post's: Pelican takes its header off, others are of other ages."""

PLACED = "///Footnotes Go Here///"
"""Lets footnotes stand elsewhere than at the end, where the archive has them; it tells of it."""


def cases(root: Path) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield extensions and text of each test."""
    for path in sorted((root / "tests").rglob("*")):
        if path.suffix in {".txt", ".text"}:
            yield named_by(path), path.read_text(encoding="utf-8")
        elif path.suffix == ".py" and "test_syntax" in path.parts:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for found in (node for node in tree.body if isinstance(node, ast.ClassDef)):
                yield from rendered(found)


def named_by(path: Path) -> tuple[str, ...]:
    """Return the extensions that a file of text is for: what its folder and its name say."""
    if "extra" in path.parts:
        return ("extra",)
    if "extensions" not in path.parts:
        return ()
    known = ("admonition", "attr_list", "codehilite", "nl2br", "sane_lists", "toc", "wikilinks")
    return tuple(name for name in known if name in path.stem) or ("fenced_code",)


def rendered(test: ast.ClassDef) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what the methods of a *test* render."""
    own = next((of_keywords(n.value) for n in test.body if is_default(n)), ())
    for node in ast.walk(test):
        if isinstance(node, ast.Call) and name_of(node) == "assertMarkdownRenders" and node.args:
            text = text_of(node.args[0])
            if text is not None and text.strip():
                given = [k for k in node.keywords if k.arg == "extensions"]
                yield (names(given[0].value) if given else own), text


def is_default(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "default_kwargs"


def of_keywords(node: ast.expr) -> tuple[str, ...]:
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        lists = [v for k, v in pairs if isinstance(k, ast.Constant) and k.value == "extensions"]
        return names(lists[0]) if lists else ()
    return ()


def names(node: ast.expr) -> tuple[str, ...]:
    """Return the extensions that a list names, by strings or by their classes."""
    elements = node.elts if isinstance(node, ast.List) else []
    words = [each.value for each in elements if isinstance(each, ast.Constant)]
    classes = [name_of(each) for each in elements if isinstance(each, ast.Call)]
    return tuple(map(str, words)) + tuple(
        "".join(f"_{c.lower()}" if c.isupper() else c for c in name.removesuffix("Extension"))[1:]
        for name in classes
    )


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def text_of(node: ast.expr) -> str | None:
    if isinstance(node, ast.Call) and name_of(node) == "dedent" and node.args:
        text = text_of(node.args[0])
        return None if text is None else textwrap.dedent(text).strip()
    try:
        value = ast.literal_eval(node)
    except ValueError:
        return None
    return value if isinstance(value, str) else None


def test_suite_of_python_markdown_comes_over(tmp_path_factory):
    root = sources("markdown", tmp_path_factory.mktemp("sources"))
    found = sorted({case for case in cases(root) if not SKIPPED.intersection(case[0])})
    wrong, told, false = [], [], []
    for extensions, group in groupby(found, key=lambda case: case[0]):
        texts = [text for _, text in group]
        dialect = PelicanDialect.from_settings({"MARKDOWN": {"extensions": list(extensions)}})
        shown = pictures(map(dialect.render, texts))
        for post, text, truth, page in imported(tmp_path_factory, texts, list(extensions), shown):
            case = extensions, text, [str(each) for each in post.differences][:3]
            same = seen(truth)[:2] == seen(page)[:2]
            wrong += [] if same else [case]
            false += [case] if post.faithful and not same else []
            told += [case] if post.faithful is False and PLACED not in text else []
    assert len(found) > 700
    assert not false
    assert len(wrong) <= (1 - RIGHT) * len(found), wrong
    assert len(told) <= (1 - RIGHT) * len(found), told
