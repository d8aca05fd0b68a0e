"""The direction that texts are read in."""

import pytest
from babel import Locale, localedata

from confarchive.model.text.direction import of_language, of_text, other_language


def test_it_is_that_of_unicodes_collection_for_every_language_there():
    for name in localedata.locale_identifiers():
        order = Locale.parse(name).character_order
        assert (of_language(name) == "rtl") == (order == "right-to-left"), name


@pytest.mark.parametrize(
    "code", ["he", "HE", "he-IL", "ar_EG", "fa", "ku-Arab", "iw", "yi", "dv", "syr"]
)
def test_languages_read_from_the_right(code):
    assert of_language(code) == "rtl"


@pytest.mark.parametrize("code", ["en", "de-CH", "ku", "uz-Latn", "az-Cyrl", "pa-Guru", "ja", ""])
def test_languages_read_from_the_left(code):
    assert not of_language(code)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("שלום לכולם", True),
        ("السلام عليكم", True),
        ("سلام بر همه، PyCon 2015", True),
        ("Hello עולם, and more words", False),
        ("Grüße", False),
        ("", False),
        ("12 :-)", False),
    ],
)
def test_texts(text, right):
    assert (of_text(text) == "rtl") is right


@pytest.mark.parametrize(
    ("language", "of_site", "code"),
    [
        ("fr", "en", "fr"),
        ("pt_BR", "pt", "pt-BR"),
        ("EN", "en", ""),
        ("pt-br", "pt_BR", ""),
        ("", "en", ""),
        (None, "en", ""),
        ('fr" onclick="x', "en", ""),
        ("English", "en", ""),
    ],
)
def test_a_language_is_told_where_it_is_another(language, of_site, code):
    assert other_language(language, of_site) == code
