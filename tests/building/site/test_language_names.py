"""What languages are called."""

import pytest
from babel import Locale

from confarchive.building.site.language_names import language_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "English"),
        ("EN", "English"),
        ("pt-br", "Brazilian Portuguese"),
        ("en_GB", "British English"),
        ("sr-Latn-RS", "Serbian (Latin, Serbia)"),
        ("tlh", "Klingon"),
        ("English", "English"),
        ("xx-yy", "xx-yy"),
        ("日本", "日本"),
    ],
)
def test_a_language_is_called_by_its_name(code, name):
    assert language_name(code, locale=Locale("en")) == name


def test_it_is_called_as_the_site_s_language_calls_it():
    assert language_name("de", locale=Locale("fr")) == "allemand"
