"""Where words begin and end, and how they may be typed."""

import re
from dataclasses import replace

import pytest

from confarchive.building.search import spellings
from confarchive.building.search.documents import Document
from confarchive.building.search.tokenizer import GLUE, apart, apart_in_html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words, and more", "plain words, and more"),
        ("read/write", "read/|write"),
        ("this–that", "this|–|that"),
        ("l'argent d’Organització", "l'|argent d’|Organització"),
        ("don't, I'll, it’s", "don't, I'll, it’s"),
        ("#datascience in C# and C++", "#|datascience in C# and C++"),
        ("document.getElementById(x)", "document.|getElementById(|x)"),
        ("node.js", "node.js"),
        ("東京の会場", "東|京|の|会|場|"),
        ("in 東京, then", "in 東|京|, then"),
    ],
)
def test_words_are_set_apart(text, expected):
    assert apart(text) == expected.replace("|", GLUE)


def test_tags_and_entities_stay_what_they_are():
    html = '<a href="a/b">a/b</a> &lt;x/y&gt;'
    expected = f'<a href="a/b">a/{GLUE}b</a> &lt;x/{GLUE}y&gt;'
    assert apart_in_html(html) == expected


def test_words_end_where_a_tag_stands():
    assert apart_in_html("a/<br>b &lt; 東<br>京/x") == f"a/<br>b &lt; 東<br>京{GLUE}/{GLUE}x"
    assert apart_in_html("a\0b/c<i>\n\0\n</i>") == f"ab/{GLUE}c<i>\n\n</i>"


@pytest.mark.parametrize(
    ("title", "body", "spelled"),
    [
        ("Plain", "<p>Words</p>", ""),
        ("Release 2.3.1", "<p>Words</p>", "1 2 3"),
        ("PL/Python", "<p>Words</p>", "PL Python"),
        ("Plain", "<p>Große Straße</p>", "grosse strasse"),
        ("Ærø", "<p>Łódź</p>", "aero lódź"),
    ],
)
def test_words_are_found_as_people_type_them(title, body, spelled):
    document = Document(url="/a.html", body=body, notes={"title": title}, facets={})
    found = re.search(r" data-spelled=\"(.+?)\"", document.html())
    assert (found is not None) == bool(spelled)

    assert apart(spelled) in document.html()


def test_spellings_are_the_words_of_the_most_pages():
    documents = [
        Document(url="/a.html", body=f"<p>{text}</p>", notes={"title": "T"}, facets={})
        for text in ("hall hall pond", "hall bridge", "bridge hall x1 abc")
    ]
    counts = [spellings.count(documents[:1]), spellings.count(documents[1:])]
    assert spellings.together(counts) == ["hall", "bridge", "pond"]


def test_of_much_text_a_part_tells_the_spellings(monkeypatch):
    monkeypatch.setattr(spellings, "_SIGNS", 100)
    body = f"<p>{'hall ' * 40}</p>"
    documents = [
        Document(url=f"/{n}.html", body=body, notes={"title": "T"}, facets={}) for n in range(10)
    ]
    assert 0 < spellings.count(documents)["hall"] < len(documents)


@pytest.mark.parametrize(
    "other",
    [
        {"url": "/b.html"},
        {"body": "<p>B.</p>"},
        {"notes": {"title": "B"}},
        {"facets": {"tag": ("y",)}},
    ],
)
def test_a_page_of_which_anything_else_is_indexed_is_indexed_anew(other):
    document = Document(
        url="/a.html", body="<p>A.</p>", notes={"title": "A"}, facets={"tag": ("x",)}
    )
    assert replace(document, **other).told() != document.told()
