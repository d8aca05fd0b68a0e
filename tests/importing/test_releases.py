"""What Python-Markdown's releases read differently: such a post is claimed to be nothing."""

import pytest

from confarchive.importing.dialect import Dialect

DIALECT = Dialect.from_settings({})
LEFT = "Markdown that stands here as text"
SIGNS = {
    "<center>![The hall]({static}/hall.jpg)</center>": LEFT,
    "<center>\n    [![hall][]]({static}/hall.jpg)\n</center>\n\n[hall]: /small.jpg": LEFT,
    "<center>\n    [![][hall]](/hall.jpg)\n</center>\n\n[hall]: /small.jpg": LEFT,
    "<address>[The hall](/hall)</address>": LEFT,
    "<ul><li>One</li></ul>\n\n<center>[The hall](/hall)</center>": LEFT,
    "**The hall **: here": LEFT,
    "Raise 2 ** 3 ** 4 again.": LEFT,
    "See ** the hall** again.": LEFT,
    "~~~~ {.brush:python}\nimport this\n~~~~": "this fence with attributes",
    '``` { .python title="a.py" }\nimport this\n```': "this fence with attributes",
    "~~~ {#first .python}\nimport this\n~~~": "this fence with attributes",
    "**The book *second edition.*** It": "emphasis within emphasis of the same sign",
    "_If it is in __three__ places_": "emphasis within emphasis of the same sign",
}
READ_ALIKE = {
    "escaped": r"Write \!\[alt\](/a.jpg) or !\[alt](/a.jpg) for pictures.",
    "span": "Write `![alt]({static}/a.jpg)` and `~~~ {.brush:python}` here.",
    "block": "As in\n\n    ![alt]({static}/a.jpg)\n    ~~~ {.brush:python}\n    </p>\n",
    "fence": "```\n<center>![alt](/a.jpg)</center>\n</p> **a *b***\n```",
    "language": "~~~ {.python}\nimport this\n~~~\n\n```{python}\nimport this\n```",
    "lines": '``` {.python hl_lines="1 2" }\nimport this\n```',
    "other emphasis": "**The book _second edition._** It and *the **hall** again*.",
    "names": "The methods __init__ and _private, __call__ and x_y_z are a ** b.",
    "markdown": "![alt]({static}/a.jpg), [text](/b), [text][ref], **bold**.\n\n[ref]: /c",
    "brackets": "Numbers [3] [4], arrays a[1][2], a note [sic][] (here).",
    "html": '<div><p>Text <br/> <img src="a.png">\n<ul><li>one<li>two</ul></div>\n\n<!-- </p> -->',
    "raw": "<div>\n[The hall](/hall), ![a](/b.png)\n</div>\n\n<ul><li>** bold**</li></ul>",
    "title below": 'See [hall].\n\n  [hall]: /hall\n    "The hall"',
    "placeholder": "Read {filename}/hall.md and |filename|/hall.md again.",
    "footnote": "See[^1].\n\n[^1]:\n    The hall.",
    "nothing": "[![][]][] and ![][]",
    "pre": "<pre>[a](/b) ![c](d) {static}</pre>",
}


@pytest.mark.parametrize(("body", "what"), SIGNS.items())
def test_what_releases_read_differently_is_doubted(body, what):
    doubts = list(DIALECT.doubts(f"First.\n\n{body}", DIALECT.render(f"First.\n\n{body}")))

    assert [f"releases of Python-Markdown differ about {what}"] == [
        doubt.reason for doubt in doubts if what in doubt.reason
    ]
    assert all(doubt.line and doubt.line >= 3 for doubt in doubts)


@pytest.mark.parametrize("body", READ_ALIKE.values(), ids=READ_ALIKE)
def test_what_all_releases_read_alike_is_not(body):
    assert list(DIALECT.doubts(body, DIALECT.render(body))) == []
