"""Names of conferences in scripts that put no blanks between words, and others' names amid such words."""

from datetime import date

import pytest

from confarchive.model.conferences.conference import Conferences, Series
from confarchive.model.conferences.conference_detection import detect
from confarchive.model.conferences.conference_findings import Certainty
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.post import Post

NAMES = {"jishu": "技术大会", "kaigi": "会議Ruby", "benkyo": "オープン勉強会", "hoeui": "공개모임", "prachum": "งานประชุม", "gala": "Gala Treffen"}  # fmt: skip
CATALOGUE = Catalogue(
    Conferences(series=tuple(Series(slug=slug, name=name) for slug, name in NAMES.items()))
)
BEFORE = {"jishu": "参加", "kaigi": "昨日の", "benkyo": "昨日は", "hoeui": "어제", "prachum": "ไป"}
BEHIND = {
    "jishu": "之后",
    "kaigi": "に行った",
    "benkyo": "でした",
    "hoeui": "에서",
    "prachum": "แล้ว",
}
SHAPES = ["{before}{name}2018", "{before}{name}2018{behind}", "2018{name}", "2018年{name}{behind}", "{before}2018{name}", "{before}{name} 2018",
          "{before} {name}’18", "2018 {name}"]  # fmt: skip


def found(title, body="Words.", day=date(2018, 5, 2)):
    post = Post(path="posts/a.md", title=title, body=body, date=day)
    return [(each.slug, each.certainty) for each in detect(post, CATALOGUE)]


@pytest.mark.parametrize("slug", BEFORE)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_name_is_found_wherever_its_words_begin(slug, shape):
    title = shape.format(name=NAMES[slug], before=BEFORE[slug], behind=BEHIND[slug])
    assert found(title) == [(f"{slug}-2018", Certainty.SURE)]


@pytest.mark.parametrize("slug", BEFORE)
def test_so_it_is_in_a_text(slug):
    body = f"{BEFORE[slug]}{NAMES[slug]}2018{BEHIND[slug]}。" * 2
    assert found("A", body)[0][0] == f"{slug}-2018"


@pytest.mark.parametrize(
    "title",
    [
        "参加FOSDEM2018",
        "FOSDEM2018之后",
        "昨日のFOSDEM 2018に行った",
        "2018年FOSDEM",
        "어제FOSDEM 2018에서",
    ],
)
def test_a_name_in_other_letters_ends_where_these_begin(title):
    assert found(title) == [("fosdem-2018", Certainty.SURE)]


@pytest.mark.parametrize(
    "title",
    [
        "会議Rubyx 2018",
        "技术大2018",
        "MyFOSDEM2018",
        "FOSDEMs 2018",
        "AGala Treffen 2018",
        "Gala Treffens 2018",
    ],
)
def test_no_name_begins_or_ends_within_a_word_of_letters(title):
    assert found(title) == []
