"""Documents are read as MyST reads them, and rendered as Sphinx renders: only sooner."""

import pytest
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.jinja2glue import BuiltinTemplateLoader

from confarchive.building.documents import parser
from confarchive.building.documents.reading_time import minutes
from confarchive.building.output import icons
from confarchive.building.speed import templates as templates_module
from tests.building.sites import post

HEADERS = {
    "plain": "date: 2015-02-03\ntags: [yes, 2015, no]\nsummary: A *word*.\n",
    "nested": "date: 2015-02-03\nother: {a: [1, 2], b: 2015-02-03}\n",
    "options of MyST": "date: 2015-02-03\nmyst: {enable_extensions: [dollarmath]}\n",
    "old options": "date: 2015-02-03\nsubstitutions: {name: Ada}\n",
    "escaped options": 'date: 2015-02-03\n"\\x6dyst": {enable_extensions: [dollarmath]}\n',
    "no YAML": "date: [2015\n",
    "no mapping": "- a\n- b\n",
    "an impossible date": "date: 2015-02-03\nother: 2021-99-99\n",
    "empty": "",
}
BODY = "# One\n\nCosts $1$ or {{ name }}.\n"


def test_documents_are_read_as_by_myst(site, monkeypatch):
    here = site({f"pages/{name}.md": f"---\n{text}---\n{BODY}" for name, text in HEADERS.items()})
    ours = here.build(output="ours", warnings=True)
    monkeypatch.setattr(parser.ArchiveParser, "parse", MystParser.parse)
    theirs = here.build(output="theirs", warnings=True)
    assert ours.warnings == theirs.warnings
    assert ours.files() == theirs.files()


def test_a_document_does_not_depend_on_what_others_take_in(site):
    """The settings that documents share hold no list of the files of one."""
    here = site(
        {
            "pages/a.md": "# A\n\n```{include} ../files/words.txt\n```\n",
            "pages/b.md": "# B\n\nOther words.\n",
            "files/words.txt": "Words.\n",
        }
    )
    here.build()
    here.write({"files/words.txt": "More words.\n"})
    assert here.build().read == {"pages/a"}


def test_pages_are_rendered_as_in_the_sandbox(sample, sample_html, monkeypatch):
    def init(templates, *arguments):
        BuiltinTemplateLoader.init(templates, *arguments)
        compact = {"sort_keys": True, "separators": (",", ":")}
        templates.environment.policies["json.dumps_kwargs"] = compact

    monkeypatch.setattr(templates_module.Templates, "init", init)
    monkeypatch.setattr(templates_module.Assets, "keep", lambda _self, _context: None)
    assert sample.build(output="sandboxed").files() == sample_html.files()


TEMPLATE = """\
<div>
    <p>
      {% trans %}Words
      <b>bold</b>{% endtrans %}
    </p>
    words
      of text

    {{ body }}
</div>
"""
OUTDENTED = """\
<div>
<p>
      {% trans %}Words
      <b>bold</b>{% endtrans %}
</p>
    words
      of text
{{ body }}
</div>
"""


@pytest.mark.parametrize(
    ("source", "expected"), [(TEMPLATE, OUTDENTED), ("<pre>\n  <b>", "<pre>\n  <b>")]
)
def test_templates_lose_indentation_that_no_one_sees(monkeypatch, source, expected):
    found = (source, "file", lambda: True)
    monkeypatch.setattr(BuiltinTemplateLoader, "get_source", lambda *_: found)
    assert templates_module.Templates().get_source(None, "page.html")[0] == expected


DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg">
  <symbol id="svg-sun" viewBox="0 0 9 9">
    <title>Light</title>
    <svg class="some-set" stroke="red">
      <circle cx="4" cy="4" r="2"></circle>
      <line x1="4" y1="0" x2="4" y2="1"></line>
      <line x1="4" y1="7" x2="4" y2="8" />
      <line style="opacity: 50%" x1="0" y1="4" x2="1" y2="4"/>
    </svg>
  </symbol>
  <symbol id="svg-eye"><title>View</title><path d="M0 0"/></symbol>
</svg>
"""


def test_the_drawings_of_icons_are_compact():
    assert icons.compact(DRAWING, "svg-eye") == (
        '<svg><symbol id="svg-sun" viewBox="0 0 9 9"><svg stroke="red"><circle cx="4" cy="4" r="2"/>'
        '<path d="M4 0L4 1M4 7L4 8"/><line style="opacity: 50%" x1="0" y1="4" x2="1" y2="4"/>'
        "</svg></symbol></svg> "
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id="svg-', 'id="icon-'),
        ('symbol id="svg-sun"', 'symbol class="a" id="sun"'),
        ("symbol", "g"),
    ],
)
def test_icons_of_another_form_stay_as_they_are(old, new):
    drawing = DRAWING.replace(old, new)
    assert icons.compact(drawing, "svg-eye") == drawing


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (".. contents::", "//nav[@role='doc-toc']//a | //*[contains(@class, 'contents')]//a"),
        (".. contents::\n\n.. contents:: Again", "//*[contains(@class, 'contents')]//a"),
        (".. rst-class:: a\n\nWords.", "//p[@class='a']"),
    ],
)
def test_restructuredtext_may_ask_for_what_is_made_of_the_whole(site, asked, shown):
    body = f"```{{eval-rst}}\n{asked}\n```\n\n## First\n\n## Second\n"
    built = site({"posts/2015/a.md": post(body=body)}).build("html")
    assert built.page("posts/2015/a.html").xpath(f"//*[@itemprop='articleBody']{shown}")


def test_minutes_are_of_words_or_of_signs():
    assert minutes("") == 1
    assert minutes("word " * 575) == minutes("wörd " * 575) == 2
    assert minutes("word " * 576) == minutes("wörd " * 576) == 3
    assert minutes("会" * 1000) == 2
    assert minutes("会" * 1000 + " word" * 230) == 4
