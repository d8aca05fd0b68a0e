"""``check --leaks`` finds words as readers see them: in any markup, few or many, in any script."""

import json

import pytest

from confarchive.curating import leaks
from confarchive.curating.wording import passages, words
from tests.building.sites import NOW, SiteFolder, post

BODIES = {
    "two words": "Numbat here.",
    "three words": "Secret merger planned",
    "Chinese": "秘密の計画は来月発表される予定です",
    "Chinese, few signs": "秘密計画",
    "markup": "The **secret** merger *with* `acme` is [planned](x.html) now",
    "more markup": "A ~~secret~~ {abbr}`merger (m)`[^a] <b>with</b> ![x](y.png) \\*acme\\*\n\n[^a]: Soon there.",
    "letters": "Секретное слияние с компанией намечено на май",
    "numbers": "Budget 2031: 55,000 EUR!",
    "code": "```python\nsecret_key = 'abc123def'\n```",
    "HTML": "<p>secret</p><p>merger</p>",
    "signs": "Don't tell, it's-a-secret; merger!",
    "list": "- acme\n- emca\n- zork",
    "numbered": "1. acme\n2. emca\n10. zork",
    "heading": "## Acme mergers\n\nMore.",
    "table": "| acme | emca |\n|---|---|\n| zork | kroz |",
    "note": "```{note} Acme\nmerges secretly\n```",
    "quotation": "> Acme merges\n> secretly &amp; soon",
    "title alone": "",
}
PUBLIC = {"posts/2015/one.md": post("One", "Some words of the hall. More of it is here.")}
DRAFT = "posts/2016/q.md"


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """Return the main text of each body's page, as HTML, from a build that has it published."""
    files = {
        f"posts/2016/p{n}.md": post("Zorkling", text) for n, text in enumerate(BODIES.values())
    }
    site = SiteFolder.of(tmp_path_factory.mktemp("words"), PUBLIC | files)
    built = site.build(warnings=True)
    return {
        form: built.text(f"posts/2016/p{n}.html").partition('itemprop="articleBody"')[2].partition("<footer")[0]
        for n, form in enumerate(BODIES)
    }  # fmt: skip


FILES = {
    "page": ("a.html", lambda text: f"<main {text}"),
    "JSON": ("a.json", lambda text: json.dumps({"body": f"<p {text}"})),
    "feed": (
        "atom.xml",
        lambda text: "<content>" + f"<p {text}".replace("&", "&amp;").replace("<", "&lt;"),
    ),
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("form", BODIES)
def test_a_copy_of_a_text_is_found_without_its_address(shown, tmp_path, form, file):
    site = SiteFolder.of(tmp_path, PUBLIC | {DRAFT: post("Zorkling", BODIES[form], status="draft")})
    name, packed = FILES[file]
    output = tmp_path / "output"
    output.mkdir()
    text = shown[form]
    text = text.replace("Zorkling", "One").replace("zorkling", "one") if BODIES[form] else text
    (output / name).write_text(packed(text), "utf-8")
    found = list(leaks.find(site.source, output, NOW))
    assert [problem.path for problem in found] == [name]


def test_words_that_are_published_or_anybodys_are_no_leak(tmp_path):
    body = "Some *words* of the hall.\n\nMore.\n\n- words\n- of the\n\nNext\n\nSearch the hall"
    draft = post("Search", body, status="draft", tags=["words of"], author="The editors")
    site = SiteFolder.of(tmp_path, PUBLIC | {DRAFT: draft})
    built = site.build(search=True)
    assert list(leaks.find(site.source, built.output, NOW)) == []


def test_a_conference_that_is_described_tells_of_no_draft(tmp_path):
    described = "hallcon:\n  name: Hall Con\n  editions:\n    2015: {city: Ghent}\n"
    draft = post("Zorkling", status="draft", conferences=["hallcon-2015", "hallcon", "zorkcon"])
    site = SiteFolder.of(tmp_path, {**PUBLIC, "conferences.yml": described, DRAFT: draft})
    built = site.build()
    assert built.has("conferences/hallcon-2015.html")
    assert list(leaks.find(site.source, built.output, NOW)) == []
    (built.output / "a.html").write_text("<a href='conferences/zorkcon.html'>x</a>", "utf-8")
    assert [problem.path for problem in leaks.find(site.source, built.output, NOW)] == ["a.html"]


def test_words_are_read_in_time_that_follows_their_number():
    source = "![" * 20_000 + "](" * 20_000 + "{" * 20_000 + "word " * 50_000 + "<!--" * 5_000
    assert list(passages(source))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It's A_b-C 2", ("it", "s", "a", "b", "c", "2")),
        ("日本go語", ("日", "本", "go", "語")),
        ("Привет, мир", ("привет", "мир")),
        ("", ()),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


PEOPLE = """\
zork: {name: Zork Zorkling, aliases: [Zork Z., zz], url: "https://zork.example/", about: Counts emus at night.}
ada: {name: Ada Stone, aliases: [A. Stone], about: Counts bridges by day.}
"""


@pytest.fixture(scope="module", params=["author", "speaker"])
def with_a_draft(request, tmp_path_factory):
    """A site, built, with a draft of or by someone who is in no other post."""
    talks = [{"title": "Of one", "speakers": ["zz"]}] if request.param == "speaker" else None
    author = "A. Stone" if talks else "zz, A. Stone"
    draft = post("Of the hall", status="draft", author=author, talks=talks)
    spoken = {"title": "Some words", "speakers": ["Ada Stone"]}
    public = {"people.yml": PEOPLE, "posts/2015/one.md": post("One", talks=[spoken])}
    site = SiteFolder.of(tmp_path_factory.mktemp(request.param), {**public, DRAFT: draft})
    built = site.build(search=True)
    assert built.has("blog/author/a-stone.html")
    assert list(leaks.find(site.source, built.output, NOW)) == []
    return site, built.output


@pytest.mark.parametrize(
    "told",
    [
        *("Zork Zorkling", "<b>zork</b> z", "counts emus at night", "https://zork.example/x"),
        *("blog/author/zork.html", "author/zz/atom.xml", "author/zork-z."),
    ],
)
def test_who_is_in_drafts_alone_is_told_nowhere(with_a_draft, told):
    site, output = with_a_draft
    (output / "a.html").write_text(told, "utf-8")
    assert [problem.path for problem in leaks.find(site.source, output, NOW)] == ["a.html"]
