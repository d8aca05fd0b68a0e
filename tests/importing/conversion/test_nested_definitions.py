"""What is told inside a list, quotation, definition or note holds for the whole post."""

import pytest

from confarchive.importing.markdown import convert
from confarchive.importing.sources.pelican.dialect import PelicanDialect
from confarchive.importing.verify.render import render
from tests.importing.judging import differences

DIALECT = PelicanDialect.from_settings(
    {"MARKDOWN": {"extensions": ["codehilite", "extra", "admonition"], "output_format": "html5"}}
)
TOLD = {
    "footnote": ("thing[^1]", "[^1]: qqnote told *inside* it."),
    "second footnote": ("thing[^a] and[^b]", "[^b]: qqnote told.\n\n[^a]: Another note."),
    "link": ("[thing][] here", "[thing]: https://e.org/x"),
    "abbreviation": ("the XSF here", "*[XSF]: Standards"),
}
CONTAINERS = {
    "list": ("- ", "    "),
    "nested list": ("- a\n\n    - ", "        "),
    "numbered list": ("1. ", "    "),
    "quotation": ("> ", "> "),
    "definition": ("Term\n:   ", "    "),
    "admonition": ("!!! note\n    ", "    "),
}
OTHERS = {
    "nothing": "",
    "a list within a paragraph": "A paragraph\n* with a list",
    "lines within tags": "- Two  \n  <b>*lines*</b>",
    "a heading without a space": "##So##",
}


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("told", TOLD)
def test_what_is_told_inside_holds(told, container, other):
    (use, definition), (first, margin) = TOLD[told], CONTAINERS[container]
    inner = first + f"\n{margin}".join(f"One {use}.\n\n{definition}".split("\n"))
    source = f"{inner}\n\nBetween.\n\n{OTHERS[other]}\n\nAfter {use}.\n"
    conversion = convert(source, DIALECT, str, path="a.md")
    rendered = render(conversion.text)
    assert not rendered.warnings, conversion.text
    assert not differences(DIALECT.render(source), rendered.html, source), conversion.text
    assert rendered.html.count("qqnote") == DIALECT.render(source).count("qqnote")
