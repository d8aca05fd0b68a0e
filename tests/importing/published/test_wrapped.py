"""Addresses are put in where they stand, however the text around them wraps."""

import re

import pytest
from lxml import html

from confarchive.importing.markdown import convert
from confarchive.importing.sources.pelican.dialect import PelicanDialect
from confarchive.importing.verify.render import render
from tests.importing.judging import differences

DIALECT = PelicanDialect.from_settings(
    {"MARKDOWN": {"extensions": ["codehilite", "extra", "admonition"], "output_format": "html5"}}
)
HERE = {
    "{filename}talk.md": "../2015/talk.md",
    "{static}/hall.png": "../../files/hall.png",
}
GONE = {"/gone/": "/gone/", "https://e.org/gone.png": "https://e.org/gone.png"}
DEFINITION = "[the label]: PAGE"

CONSTRUCTS = {
    "link": "[the hall](PAGE)",
    "link with a title": '[the hall](PAGE "so it is")',
    "link to nothing": "[the hall]()",
    "picture": "![the hall](PICTURE)",
    "picture with a title": '![the hall](PICTURE "so it is")',
    "picture in a link": "[![the hall](PICTURE)](PAGE)",
    "reference": "[the hall][the label]",
    "label": "[the label][]",
    "word": "[the label]",
    "autolink": "<https://e.org/a>",
    "attribute": '<a class="x" href="PAGE">the hall</a>',
    "attribute of a picture": '<img src="PICTURE" alt="the hall">',
    "emphasis": "*a [the hall](PAGE)*",
}
CONTAINERS = {
    "paragraph": ("", ""),
    "list": ("- ", "  "),
    "list, not indented": ("* ", ""),
    "wide list": ("*   ", "    "),
    "list with a tab": ("-\t", "\t"),
    "nested list": ("- a\n\n    - ", "      "),
    "numbered list": ("1. ", "   "),
    "quotation": ("> ", "> "),
    "quotation, not marked": ("> ", ""),
    "quotation in a quotation": ("> > ", "> > "),
    "list in a quotation": ("> * ", ">   "),
    "quotation in a list": ("* a\n\n    > ", "    > "),
    "footnote": ("a[^1]\n\n[^1]: ", "    "),
    "definition": ("a\n:   ", "    "),
    "admonition": ("!!! note\n    ", "    "),
    "heading": ("# ", None),
    "table": ("a | b\n--|--\n`[the hall](x)` | ", None),
}


def texts(construct):
    """Yield text that holds *construct*, several a line, with tabs, and wrapped at each blank."""
    tabs = construct.replace(" ", "\t")
    yield f"One {construct} and {construct}, {tabs}"
    yield f"| \\| two {construct}."
    blanks = list(re.finditer(" ", construct))
    if blanks:
        wrapped = [f"{construct[: b.start()]}\n{construct[b.end() :]}" for b in blanks]
        yield f"{' and '.join(wrapped)} and\n{construct}"
        yield "Two, and\n" + ", ".join(reversed(wrapped))


def held(text, container):
    first, margin = CONTAINERS[container]
    lines = text.split("\n")
    return first + f"\n{margin}".join(lines) if margin is not None else first + " ".join(lines)


def addresses(markup):
    root = html.fragment_fromstring(markup, create_parent="div")
    found = [each.get("href") or each.get("src") for each in root.iter("a", "img")]
    return [url for url in found if url and not url.startswith("#")]


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_an_address_is_put_in_where_it_stands(construct, container):
    for text in texts(CONSTRUCTS[construct]):
        check(f"{held(text, container)}\n\n{DEFINITION}\n", HERE)
    for known in (HERE, GONE):
        check(f"{held(text, container)}\n\n##So##\n\n{DEFINITION}\n", known)


@pytest.mark.parametrize("container", [name for name in CONTAINERS if CONTAINERS[name][1]])
@pytest.mark.parametrize("definition", ["[a b]: PAGE", '[a b]:\nPAGE\n"so"'])
@pytest.mark.parametrize("other", ["", "[a b]: x.html", "* so\n##So##"])
def test_a_definition_in_a_container_is_put_in(definition, container, other):
    inner = held(f"One thing\n\n{definition}", container)
    check(f"See [a b].\n\n{inner}\n\n{other}\n", HERE)


def check(text, known):
    page, picture = known
    source = text.replace("PAGE", page).replace("PICTURE", picture)

    def resolve(url):
        return known.get(url, url)

    conversion = convert(source, DIALECT, resolve, path="my-trip.md")
    rendered, truth = render(conversion.text), DIALECT.render(source)
    assert not rendered.warnings, conversion.text
    assert not differences(truth, rendered.html, source, resolve=resolve), conversion.text
    assert addresses(rendered.html) == list(map(resolve, addresses(truth))), conversion.text


def test_with_nl2br_lines_break_but_within_words_of_pictures_titles_and_tags():
    dialect = PelicanDialect.from_settings(
        {"MARKDOWN": {"extensions": ["extra", "nl2br"], "output_format": "html5"}}
    )
    source = (
        'a ![the\nhall](x.png)  \nb [the\nhall](https://e.org "so\nit is") <b\nclass="x">c</b>\nd'
    )
    conversion = convert(source, dialect, str)
    shown = render(conversion.text).html
    assert not differences(dialect.render(source), shown, source), conversion.text
    assert shown.count("<br") == dialect.render(source).count("<br")


LOST = {"{filename}talk.md": "../2015/talk.md", "gone/hall.png": "gone/hall.png"}
BELOW = {
    "text": "\nAnd `code`, *words*, [a link](PAGE).",
    "text after a break": "  \nAnd `code`, *words*.",
    "text after another break": " \\\nAnd `code`, *words*.",
    "picture": "\n![the hall](PICTURE)\n*the hall*",
    "picture and space": " \n![the hall](PICTURE) \n*the hall*",
    "picture after a break": "  \n![the hall](PICTURE)  \n*the hall*",
    "list": "\n* so\n    * *so*",
    "heading": "\n## *so*",
    "quotation": "\n> *so*",
    "nothing": "",
}


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("above", ["", "So\n"])
def test_what_stands_below_a_picture_that_is_not_there_is_still_markdown(above, below, container):
    for construct in ("picture", "picture with a title"):
        text = above + CONSTRUCTS[construct] + BELOW[below]
        check(f"{held(text, container)}\n", LOST)
