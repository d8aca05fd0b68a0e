"""What data tell of a post's text is what readers see of it on its page, whatever inline form it has."""

import copy

import pytest

from confarchive.building.data import text_events
from tests.building import exported
from tests.building.sites import PICTURE, SiteFolder, post

INLINE = (
    *("*em* **strong** `code` ~~gone~~", "a&nbsp;b &auml; &lt; \\*x\\*", "`` a`b ``", "a\\\nb", "a  \nb"),
    *("H<sub>2</sub>O a<br>b <u>under</u> <kbd>K</kbd>", "<!-- c -->x", "![alt](a.svg) x"),
    *("<https://auto.example/ü>", "<https://auto.example/%C3%BC>", "http://plain.example/ü"),
    *("<mail@a.example>", "<mailto:a@b.example>", "[x](https://x.example/ü)", "x [](https://x.example/ü)"),
    *("[](b.md)", "[*own* words](b.md)", "{post}`b`", "{post}`own <b>`", "{doc}`b`", "{doc}`own <b>`", "{any}`b`"),
    *("{conf}`fosdem-2015`", "{conf}`own <fosdem-2015>`", "{download}`a.svg`", "{download}`own <a.svg>`"),
    *("{abbr}`HTML (Hyper)`", "{abbr}`HTML`", "{abbr}`LIFO (last-in, first-out)` end", "{abbr}`a(b)`"),
    *("{abbreviation}`HTML (Hyper)`", "{guilabel}`&Ok`", "{guilabel}`A && B & C`"),
    *("{menuselection}`File --> &Open`", "{file}`a/{b}/c`", "{samp}`print {x}`", "{samp}`{}` {samp}`\\{a\\}`"),
    *("{rfc}`2324`", "{rfc}`own <2324>`", "{pep}`8`", "{pep}`own <8>`", "{cve}`2020-10735`", "{cwe}`787`"),
    *("{sub}`2` x {sup}`3`", "{subscript}`2` {superscript}`2`", "{kbd}`Ctrl-C`", "{command}`ls` {program}`vi`"),
    *("{dfn}`term` {title-reference}`t`", "{code}`x=1` {literal}`lit`", "{emphasis}`em` {strong}`st`"),
    *("{regexp}`a+` {mimetype}`text/plain`", "{newsgroup}`comp.x` {makevar}`X`", "{mailheader}`From`"),
    *("{manpage}`ls(1)`", "{envvar}`PATH`", "{index}`ent`", "{token}`t`"),
)  # fmt: skip
GLOSSARY = "```{glossary}\nt\n: What it is.\n```\n\n"
FILES = {
    "posts/b.md": post("Bee"),
    "posts/a.svg": PICTURE.format("a"),
    "conferences.yml": "fosdem:\n  name: FOSDEM\n  editions:\n    2015: {}\n",
    "posts/term.md": post("Term", f"{GLOSSARY}Of {{term}}`t` and {{term}}`own <t>`."),
} | {
    f"posts/p{number}.md": post(f"P{number}", body, date="2014-02-03")
    for number, body in enumerate(INLINE)
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return SiteFolder.of(tmp_path_factory.mktemp("texts"), FILES)


@pytest.fixture(scope="module")
def built(site):
    return site.build()


@pytest.fixture(scope="module")
def texts(site):
    return {row["id"]: row["text"] for row in exported.of_json(exported.export(site))["posts"]}


@pytest.mark.parametrize("element", ["p", "h6", "article", "address", "summary", "td"])
def test_words_of_two_blocks_of_html_are_apart(element):
    events = text_events.read("".join(f"<{element}>{word}</{element}>" for word in ("one", "two")))
    first, last = events.index((text_events.ADD, "one")), events.index((text_events.ADD, "two"))
    assert (text_events.LINE,) in events[first:last]


def visible(built, name):
    """Return the words of a post's page that are its author's, their blanks made even."""
    (body,) = built.page(f"{name}.html").xpath("//*[@itemprop='articleBody']")
    body = copy.deepcopy(body)
    for each in body.xpath(".//h1 | .//*[contains(@class, 'headerlink')]"):
        each.drop_tree()
    for each in body.xpath(".//br"):
        each.tail = f" {each.tail or ''}"
    return " ".join(body.text_content().split())


@pytest.mark.parametrize("number", range(len(INLINE)), ids=INLINE)
def test_a_text_is_what_readers_see(built, texts, number):
    name = f"posts/p{number}"
    assert " ".join((texts[name] or "").split()) == visible(built, name)


def test_terms_are_called_as_their_post_does(texts):
    assert texts["posts/term"].endswith("Of t and own.")
