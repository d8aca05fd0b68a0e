"""Where words begin and end, and how they may be typed."""

import re
from dataclasses import replace
from itertools import chain

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
        # Marks are letters, for Pagefind leaves marks out, and no word is empty.
        ("ดีนี้ดี", "ด\U00018b35|น\U00018b35\U00018b49|ด\U00018b35|"),
        ("ຊາ", "ຊ|າ|"),
        ("ណ្ណា", "ណ\U00018c32|ណ\U00018c16|"),
        ("がか", "か\U00018b99|か|"),
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
        ("Plain", "<p>To ﬁnd ＰｙＣｏｎ</p>", "find pycon"),
        ("Plain", "<p>Lava 🌋 and ★ and →</p>", "zzbpdalq zzcgafq"),
    ],
)
def test_words_are_found_as_people_type_them(title, body, spelled):
    document = Document(url="/a.html", body=body, notes={"title": title}, facets={})
    found = re.search(r" data-spelled=\"(.+?)\"", document.html())
    assert (found is not None) == bool(spelled)

    assert apart(spelled) in document.html()


def counted(*texts, title="T"):
    return spellings.count(
        [
            Document(url="/a.html", body=f"<p>{text}</p>", notes={"title": title}, facets={})
            for text in texts
        ]
    )


def test_spellings_are_the_words_of_two_pages_or_more_the_most_used_first(monkeypatch):
    monkeypatch.setattr(spellings, "_FEW", 0)
    counts = [
        counted("house hall pond"),
        counted("hall house", "house ox h1ll hall2 ab 東京の会場", "ab"),
    ]
    files = spellings.together(counts)
    assert files[ord("h") % spellings.FILES] == ["house", "hall"]
    assert [*chain(*files)] == ["house", "hall"]


def test_a_small_archive_has_words_of_one_page_among_them_the_last_ones(monkeypatch):
    monkeypatch.setattr(spellings, "_FEW", 3)
    files = spellings.together([{"pond": 1, "pool": 2, "park": 1, "path": 1, "hall": 1}])
    assert [words for words in files if words] == [["hall"], ["pool", "park", "path"]]


def test_a_word_of_a_title_or_name_may_be_meant_though_one_page_has_it(monkeypatch):
    monkeypatch.setattr(spellings, "_FEW", 0)
    documents = [
        Document(
            url="/a.html",
            body="<p>once</p>",
            notes={"title": "Kubernetes", "author": "Zoë Roe", "summary": "lonely"},
            facets={},
        )
    ]
    assert sorted(chain(*spellings.together([spellings.count(documents)]))) == [
        "kubernetes",
        "roe",
        "zoë",
    ]


@pytest.mark.parametrize(("word", "letter"), [("été", "e"), ("ﬁnden", "f"), ("Жук".lower(), "ж")])
def test_a_word_is_in_the_file_of_its_first_letter_without_marks(word, letter):
    files = spellings.together([{word: 2}])
    assert files[ord(letter) % spellings.FILES] == [word]


def test_a_file_has_the_most_used_words_of_a_letter(monkeypatch):
    monkeypatch.setattr(spellings, "_MOST", 2)
    files = spellings.together([{"pond": 2, "pool": 4, "park": 3, "hall": 2}])
    assert [words for words in files if words] == [["hall"], ["pool", "park"]]


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
