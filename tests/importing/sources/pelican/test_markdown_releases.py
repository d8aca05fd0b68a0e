"""What Python-Markdown's releases read differently: such a post is claimed to be nothing."""

from dataclasses import replace
from datetime import date

import pytest
from markdown import Markdown

from confarchive.importing.sources.pelican.dialect import PelicanDialect
from confarchive.importing.sources.pelican.markdown_releases import raw_html
from confarchive.importing.sources.pelican.markdown_releases.era import Era
from tests.growth import calls

DIALECT = PelicanDialect.from_settings({})
PAIRS = "which signs of emphasis belong together"
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
    "See **the hall.\u00a0** Again.": LEFT,
    "See **the\nhall.\n** Again.": LEFT,
    "** When you see step **3**, go.": LEFT,
    "So **the\nhall **again** and": LEFT,
    "__ When you see __step__, go.": LEFT,
    "See **\nthe hall**. Again.": LEFT,
    "> See **the\n> hall. ** Again.": LEFT,
    "See __the hall. __ Again.": LEFT,
    "See __ the hall__. Again.": LEFT,
    'See <a href=/hall">the hall</a> again.': LEFT,
    '<img src="/hall.jpg alt="The hall">': LEFT,
    "~~~~ {.brush:python}\nimport this\n~~~~": "this fence with attributes",
    '``` { .python title="a.py" }\nimport this\n```': "this fence with attributes",
    "~~~ {#first .python}\nimport this\n~~~": "this fence with attributes",
    "**The book *second edition.*** It": "emphasis within emphasis of the same sign",
    "_If it is in __three__ places_": "emphasis within emphasis of the same sign",
    "It and *the **hall** again*.": PAIRS,
    "For *nixes and *bsd alike": PAIRS,
    "A price* and another* here": PAIRS,
    "A price* that is **high**": PAIRS,
    "float *first, *second;": PAIRS,
    "See _the hall _again_ and": PAIRS,
    "> - See *the [hall](/a) and *that": PAIRS,
    "## A *b and *c": PAIRS,
    "|a|b|\n|-|-|\n|*b and *c|d|": PAIRS,
}
READ_ALIKE = {
    "escaped": r"Write \!\[alt\](/a.jpg) or !\[alt](/a.jpg) for pictures.",
    "span": "Write `![alt]({static}/a.jpg)` and `~~~ {.brush:python}` here.",
    "block": "As in\n\n    ![alt]({static}/a.jpg)\n    ~~~ {.brush:python}\n    </p>\n",
    "fence": "```\n<center>![alt](/a.jpg)</center>\n</p> **a *b***\n```",
    "language": "~~~ {.python}\nimport this\n~~~\n\n```{python}\nimport this\n```",
    "lines": '``` {.python hl_lines="1 2" }\nimport this\n```',
    "tags": 'See \\<a href=/hall">, &lt;a href=/hall"> and `<a href=/hall">`, <a href=/hall>it</a>.',
    "strong": "**One** and **two** <strong>three</strong>, 2 * 3 **four**.\n\nThen 2 ** 3.\n\n**Four**",
    "paragraphs": "Raise 2 ** 3.\n\nRaise 4 ** 5.\n\n- 2 ** 3\n- 4 ** 5",
    "more names": "The methods __init__ and __call__, and x__ or __y.",
    "other emphasis": "**The book _second edition._** It and _the **hall** again_.",
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


@pytest.mark.parametrize(
    ("release", "is_doubted"), [((), 1), ((3, 10), 1), ((3, 11), 1), ((3, 11, 1), 0)]
)
def test_emphasis_is_not_doubted_where_a_release_is_pinned_that_reads_it_so(release, is_doubted):
    assert len(doubted("For *nixes and *bsd alike", Era(release=release))) == is_doubted


HTML = "HTML between blank lines, or addresses on a line of their own"
OLD = Era(newest=date(2015, 2, 3))
BEFORE_3_3 = {
    "address below": "See [the hall].\n\n[the hall]:\n  /hall",
    "name on two lines": "See [the hall].\n\n[the\nhall]: /hall",
    "address below, in a list": "- See [the hall].\n\n  [the hall]:\n    /hall",
    "behind what is closed": "<div>One</div>text *two* <div>\n\n*three*\n\n</div>",
    "opened twice": "<p>\nOne\n<p>\n\n**Two**\n\n</p>\n\n*Three*",
    "closed too often": "<div>\n<div>*one*</div>\n\n- two\n\n</div>\n</div>\n\n*three*",
    "below text": "One\n<div>\n\n*two*\n\n</div>",
    "blank lines in code": "<pre>\nimport this\n\n\nimport that\n</pre>",
    "blank lines in code of a block": "<div>\n<pre>\none\n\n\ntwo\n</pre>\n</div>",
    "no block then": "<center>\n\n*One*\n\n</center>",
}
READ_ALIKE_BEFORE = {
    "closed": "<div>\n<p>One *two*</p>\n</div>\n\n**Three**\n\n<p>Four</p>\n\n- five",
    "without Markdown": "<p>One</p>\n\n</p>\n\nTwo.\n\n<p>\n\nThree.\n\n</p>",
    "picture": '<img src="/a.png"> *one*\n\n<br>\n**two**',
    "definitions": "See [a][] and [b].\n\n[a]: /a\n[b]: <https://b.example> 'B'\n\nEnd.",
    "text behind": "<p>One\n\n*two*\n\n</p> *three*",
    "never closed": "<ul>\n<li>One\n\n**two**",
    "comment goes on": "<!-- one\n\n*two* -->*three*\n\n> four",
    "even blank lines": "<pre>\none\n\n\n\ntwo\n</pre>",
    "code in a block": "<div>\n<pre>\none\n\ntwo\n</pre>\n\n</div>\n\n*three*",
    "comment of its own": "<!-- more -->\n\n*One*",
    "code": "    <p>\n    [a]:\n\n```\n<p>\n\n[a]:\n  /b\n```",
}


BEFORE_2_6 = {
    "behind what is closed within": "<div>\n<p>One</p>\n<div>\nTwo\n\n</div>\n- three\n\n<div>\n</div>\n</div>",
    "blank lines in code": "<pre>\nimport this\n\nimport that\n\n\nimport all\n</pre>",
}


def doubted(body, era):
    dialect = replace(DIALECT, era=era)
    doubts = dialect.doubts(body, dialect.render(body))
    return [
        doubt.reason.removeprefix("releases of Python-Markdown differ about ") for doubt in doubts
    ]


@pytest.mark.parametrize("body", BEFORE_3_3.values(), ids=BEFORE_3_3)
def test_html_and_definitions_are_doubted_where_an_older_release_may_have_read_them(body):
    body = f"First.\n\n{body}\n"
    assert doubted(body, OLD) == [HTML]
    assert doubted(body, Era(release=(3, 2), newest=date(2024, 2, 3))) == [HTML]
    assert doubted(body, Era()) == []
    assert doubted(body, Era(newest=date(2021, 2, 3))) == []
    assert doubted(body, Era(release=(3, 4), newest=date(2015, 2, 3))) == []


@pytest.mark.parametrize("body", BEFORE_2_6.values(), ids=BEFORE_2_6)
def test_html_is_doubted_where_a_still_older_release_may_have_read_it(body):
    body = f"First.\n\n{body}\n"
    assert doubted(body, OLD) == [HTML]
    assert doubted(body, Era(release=(2, 2), newest=date(2024, 2, 3))) == [HTML]
    assert doubted(body, Era(newest=date(2015, 3, 3))) == []
    assert doubted(body, Era(release=(2, 6), newest=date(2015, 2, 3))) == []


@pytest.mark.parametrize("body", READ_ALIKE_BEFORE.values(), ids=READ_ALIKE_BEFORE)
def test_html_and_definitions_that_older_releases_read_alike_are_not(body):
    assert doubted(f"First.\n\n{body}\n", OLD) == []


def test_a_definition_without_a_name_is_doubted_where_none_was_found_by_it():
    body = "See [the ![hall][] here][].\n\n[]: /small.jpg\n[hall]: /hall.jpg"
    assert doubted(body, OLD) == ["a definition without a name"]
    assert doubted(body, Era(newest=date(2019, 2, 3))) == []


@pytest.mark.parametrize(
    ("body", "differs"),
    [
        ("![The hall](/the hall.jpg)", True),
        ("[The hall](/the hall/at night.pdf 'A title')", True),
        ("[The hall](/hall.pdf 'A title') and [it]( /hall )", False),
        ("[The hall](</the hall.pdf>) and `[it](/the hall)`", False),
    ],
)
def test_an_address_with_spaces_is_doubted_where_it_was_none(body, differs):
    assert doubted(body, OLD) == (["an address with spaces"] if differs else [])
    assert doubted(body, Era(newest=date(2019, 2, 3))) == []


@pytest.mark.parametrize(
    ("body", "differs"),
    [
        ("- See [the great\n  hall][] now.\n\n[the great hall]: /hall", True),
        ("- See [it][the great\n  hall] now.\n\n[the great hall]: /hall", True),
        ("See [the great\nhall][] now.\n\n[the great hall]: /hall", False),
        ("- See [the great\n  hall][hall] now.\n\n[hall]: /hall", False),
        ("- See [the great\n  hall](/hall) now.", False),
    ],
)
def test_a_name_that_goes_on_indented_is_doubted_where_it_led_nowhere(body, differs):
    assert doubted(body, OLD) == (["a name that goes on in an indented line"] if differs else [])
    assert doubted(body, Era(newest=date(2020, 2, 3))) == []


@pytest.mark.parametrize(
    ("body", "differs"),
    [
        ("We saw:\n* one hall & more\n* two halls\n* three", True),
        ("We saw:\n* one hall\nand then\n* two *halls*", True),
        ("We saw:\n* one hall", False),
        ("We saw:\n\n* one hall\n* two halls", False),
        ("As in\n\n    * one\n    * two\n", False),
    ],
)
def test_lines_that_begin_with_a_star_are_doubted_where_they_made_emphasis(body, differs):
    what = "lines of a paragraph that begin with a star"
    assert doubted(body, OLD)[:1] == ([what] if differs else [])
    assert what not in doubted(body, Era(newest=date(2020, 2, 3)))


def test_html_that_is_never_closed_is_looked_through_a_bounded_number_of_times():
    markdown = Markdown()
    raw_html.use(markdown)
    lines = ["<div>", "", *["One <div> *two* </div>.", ""] * 5_000]
    assert calls(lambda: markdown.preprocessors["html_block"].run(lines)) < 500_000
