"""Liquid tags and shortcodes are replaced by what they show, and by nothing else.

A case is a title, the body, what it becomes and, where there are any, the
notes, each ended by a line that is a dot.
"""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confarchive.importing.sources.pelican.liquid import expand, without_code
from confarchive.importing.sources.pelican.liquid.notebook import to_markdown
from confarchive.importing.sources.pelican.liquid.shortcodes import SHORTCODES
from confarchive.importing.sources.pelican.liquid.tags import TAGS
from confarchive.model.problems import ProblemKind

CASES = Path(__file__).parents[2] / "cases" / "liquid"


def code(source, *outputs):
    return {"cell_type": "code", "source": source, "outputs": outputs}


def output(kind, **data):
    return {"output_type": kind, "data": data}


NOTEBOOK = {
    "nbformat": 4,
    "metadata": {"language_info": {"name": "python"}},
    "cells": [
        {"cell_type": "markdown", "source": ["# Numbers\n", "\n", "We *add* them."]},
        code("1 + 1", output("execute_result", **{"text/plain": ["2"]})),
        code(
            "show()",
            output("display_data", **{"text/html": "<table>\n\n<tr><td>1</td></tr>\n</table>"}),
            output("display_data", **{"text/plain": "<Figure>", "image/png": "iVBORw0KGgo=\n"}),
            {"output_type": "stream", "name": "stdout", "text": ["\x1b[31mred\x1b[0m\n"]},
        ),
        code("1 / 0", {"traceback": ["\x1b[1mZeroDivisionError\x1b[0m: division by zero"]}),
    ],
}
OLD_NOTEBOOK = {
    "nbformat": 3,
    "metadata": {},
    "worksheets": [
        {
            "cells": [
                {"cell_type": "heading", "level": 2, "source": "Old"},
                {
                    "cell_type": "code",
                    "input": ['print("x")'],
                    "outputs": [
                        {"output_type": "stream", "text": ["x\n"]},
                        {"output_type": "display_data", "png": "iVBORw0KGgo="},
                    ],
                },
            ]
        }
    ],
}
BLOG = {
    "images/hall.png": b"\x89PNG",
    "code/hello.py": b'def hello():\n    print("hello")\n\nhello()\n',
    "notebooks/talk.ipynb": json.dumps(NOTEBOOK).encode(),
    "notebooks/old/talk.ipynb": json.dumps(OLD_NOTEBOOK).encode(),
    "notebooks/broken.ipynb": b"{",
}


def cases():
    """Read the cases; a part that begins with a line's number holds notes."""
    for path in sorted(CASES.glob("*.md")):
        parts = [part.strip("\n") for part in path.read_text(encoding="utf-8").split("\n.\n")]
        parts = parts[:-1] if not parts[-1] else parts
        while parts:
            title, body, expected, *parts = parts
            notes = parts.pop(0) if parts and parts[0][:1].isdigit() else ""
            yield pytest.param(body, expected, notes, id=f"{path.stem}: {title}")


@pytest.mark.parametrize(("body", "expected", "notes"), list(cases()))
def test_cases(body, expected, notes):
    expanded = expand(body, read_file=BLOG.get)
    assert expanded.text == expected
    assert "\n".join(f"{note.line}: {note.message}" for note in expanded.notes) == notes
    assert {note.kind for note in expanded.notes} <= {ProblemKind.UNSUPPORTED}
    assert all(f"../../files/{file.name}" in expanded.text for file in expanded.files)


def test_pictures_of_a_notebook_go_along():
    (file,) = expand("{% notebook talk.ipynb %}", read_file=BLOG.get).files
    assert file.name == "notebooks/talk-1.png"
    assert file.data == b"\x89PNG\r\n\x1a\n"


def test_folders_are_those_of_the_settings():
    files = {"src/a.py": b"a", "nb/talk.ipynb": BLOG["notebooks/talk.ipynb"], "i/x.png": b""}
    body = (
        "{% include_code a.py :hideall: %}\n\n{% notebook talk.ipynb cells[:1] %}\n\n"
        "{% b64img ./site/posts/i/x.png %}"
    )
    text = expand(
        body, read_file=files.get, code_dir="src", notebook_dir="nb/", content="site/posts"
    ).text
    assert (
        text
        == '```py\na\n```\n\n# Numbers\n\nWe *add* them.\n\n<img src="{static}/i/x.png" alt="" />'
    )


def test_shortcodes_can_be_left_alone():
    body = "[youtube=http://youtu.be/8Tzh42mQjrw] {% gist 1 %}"
    assert "[youtube" in expand(body, read_file=BLOG.get, shortcodes=False).text
    assert "gist.github.com" in expand(body, read_file=BLOG.get, shortcodes=False).text


def test_code_holds_its_fence():
    assert expand("[code]\n```\n[/code]", read_file=BLOG.get).text == "````text\n```\n````"


NAMES = st.sampled_from([*TAGS, *SHORTCODES, "literal", "nope", "if"])
PIECES = st.lists(
    st.one_of(
        st.sampled_from(["{% ", " %}", "{%", "[", "]", "[/", "`", "```\n", "\n", "\n\n", "    "]),
        st.sampled_from(["- x\n", "<pre>", "</pre>", "\\", "/a.png", '"', " = ", "talk.ipynb"]),
        NAMES,
        st.text(max_size=4),
    ),
    max_size=20,
).map("".join)


@given(PIECES)
def test_no_body_breaks_it(body):
    expanded = expand(body, read_file=BLOG.get)
    assert all(1 <= note.line <= body.count("\n") + 1 for note in expanded.notes)
    if "{%" not in body and "[" not in body:
        assert expanded.text == body


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["cells", "worksheets", "source", "outputs", "data", "metadata"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_no_notebook_breaks_it(book):
    to_markdown(json.dumps(book).encode(), name="x")


@pytest.mark.parametrize(
    ("body", "plain"),
    [
        (r"See \`\`A and `b`.", r"See \`\`A and    ."),
        (r"See \`a` and `b\` c.", r"See \`a       b\` c."),
        (r"See \\`a` here.", r"See       here."),
    ],
)
def test_an_escaped_backtick_begins_no_code(body, plain):
    assert without_code(body) == plain
