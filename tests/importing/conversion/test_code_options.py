"""Options of code that readers saw come over: captions, marked lines, numbers of lines."""

import re

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.markdown import convert
from confarchive.importing.sources.pelican.dialect import PelicanDialect
from confarchive.importing.verify.render import render
from tests.importing.judging import differences

DEFAULT = PelicanDialect.from_settings({})
CODE = "open()\nclose()"
HELD = {
    "alone": "{}",
    "in a quotation": "> {}",
    "behind a list": "* a\n\n{}",
}


@pytest.mark.parametrize("held", HELD)
@pytest.mark.parametrize(
    ("info", "expected"),
    [
        ('{ .python filename="hall.py" }', [":caption: hall.py"]),
        ('{.python filename="hall.py" hl_lines="1"}', [":caption: hall.py", ":emphasize-lines: 1"]),
        ('{.python hl_lines="1 2"}', [":emphasize-lines: 1,2"]),
        ("{.python linenums=True}", [":linenos:"]),
        ("{.python linenums=True linenostart=7}", [":linenos:", ":lineno-start: 7"]),
        ("{.python linenums=False}", []),
        ("{.python linenos}", [":linenos:"]),
        ("python", []),
    ],
)
def test_options_of_code_are_carried(info, expected, held):
    margin = "> " if held == "in a quotation" else ""
    code = f"\n{margin}".join([f"``` {info}", *CODE.split("\n"), "```"])
    source = HELD[held].format(code)
    conversion = convert(source, DEFAULT, str)
    if held == "in a quotation":  # where Python-Markdown knows no fences
        assert "{code-block}" not in conversion.text
    else:
        for option in (":caption:", ":emphasize-lines:", ":linenos:", ":lineno-start:"):
            assert (option in conversion.text) is any(option in each for each in expected)
        assert all(each in conversion.text for each in expected)
    rendered = render(conversion.text)
    assert not rendered.warnings
    assert not conversion.notes
    assert not differences(DEFAULT.render(source, colours=False), rendered.html, source)


@pytest.mark.parametrize(
    ("lines", "plain", "superfences"),
    [
        ("1", "1", "1"),
        ("1 9", "1", "1"),
        ("9", "", ""),
        ("1-2", "", "1,2"),
        ("2-9", "", "2,3,4"),
        ("1 3-4", "", "1,3,4"),
        ("3-4 1 3", "", "1,3,4"),
        ("4-3", "", ""),
        ("0-1", "", "1"),
    ],
)
def test_marked_lines_are_those_that_readers_saw(lines, plain, superfences):
    source = f'``` {{.python hl_lines="{lines}"}}\na()\nb()\nc()\nd()\n```\n'
    settings = {"MARKDOWN": {"extensions": ["extra", "pymdownx.superfences"]}}
    ranged = PelicanDialect.from_settings(settings, trusted=("pymdownx",))
    for dialect, expected in ((DEFAULT, plain), (ranged, superfences)):
        text = convert(source, dialect, str).text
        assert re.findall(r":emphasize-lines: (.*)", text) == list(filter(None, [expected]))
        assert not render(text).warnings


SUPERFENCES = PelicanDialect.from_settings(
    {"MARKDOWN": {"extensions": ["extra", "pymdownx.superfences", "pymdownx.highlight"]}},
    trusted=("pymdownx",),
)
CODEHILITE = PelicanDialect.from_settings({"MARKDOWN": {"extensions": ["extra", "codehilite"]}})
CAPTIONED = [
    *((dialect, info) for dialect in (DEFAULT, CODEHILITE) for info in (
        '{ .python filename="hall.py" }',
        '{.python filename="hall.py" hl_lines="1"}',
        '{.python title="no" filename="hall.py" .extra #id}',
    )),
    *((SUPERFENCES, info) for info in (
        'python title="hall.py"',
        '{.python title="hall.py"}',
        'python {title="hall.py"}',
        'python linenums="1" title="hall.py"',
        'python linenums="1" hl_lines="2" title="hall.py"',
    )),
]  # fmt: skip


ALONE, NESTED = ["{}", "Before.\n\n{}\n\nAfter."], ["- a\n\n    {}", "> {}"]


@pytest.mark.parametrize(("dialect", "info", "held"), [
    (dialect, info, held)
    for dialect, info in CAPTIONED
    for held in (*ALONE, *(NESTED if dialect is SUPERFENCES else ()))
])  # fmt: skip
def test_code_with_a_caption_keeps_its_language(dialect, info, held):
    margin = {"-": "    ", ">": "> "}.get(held[0], "")
    source = held.format(f"\n{margin}".join([f"``` {info}", *CODE.split("\n"), "```"]))
    text = convert(source, dialect, str).text
    assert "{code-block} python\n" in text
    assert ":caption: hall.py" in text
    assert (":linenos:" in text) is ("linenums" in info)
    assert (":emphasize-lines:" in text) is ("hl_lines" in info)
    rendered = render(text)
    assert not rendered.warnings
    assert not differences(dialect.render(source, colours=False), rendered.html, source)


def test_code_with_a_caption_and_no_language():
    text = convert(f'``` {{filename="hall.py"}}\n{CODE}\n```', DEFAULT, str).text
    assert "{code-block} text\n:caption: hall.py" in text


def test_a_caption_that_is_lost_is_told():
    source = f'``` {{.python filename="hall.py"}}\n{CODE}\n```'
    lost = render(f"```python\n{CODE}\n```").html
    assert differences(DEFAULT.render(source, colours=False), lost, source)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("The *great* hall", "# The *great* hall"),
        ("A **great** `hall` & more", "# A **great** `hall` & more"),
        ("C# and #", r"# C# and \#"),
        ("snake_case_name", "# snake_case_name"),
    ],
)
def test_a_formatted_title_keeps_its_emphasis(write, site, title, shown):
    conf = "PATH = 'content'\nFORMATTED_FIELDS = ['summary', 'title']\n"
    post = f"Title: {title}\nDate: 2020-01-02\nSlug: a\n\nText.\n"
    blog = write("blog", {"pelicanconf.py": conf, "content/a.md": post})
    (report,) = import_posts(blog, site, Options(jobs=1)).posts
    assert report.faithful
    assert shown in (site / report.post).read_text().split("\n")


def test_other_titles_are_plain(write, site):
    post = "Title: The *great* hall\nDate: 2020-01-02\nSlug: a\n\nText.\n"
    (report,) = import_posts(write("blog", {"a.md": post}), site, Options(jobs=1)).posts
    assert r"# The \*great\* hall" in (site / report.post).read_text()
