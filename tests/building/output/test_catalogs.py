"""The catalogs that are shipped: each has all words, in the forms that its language asks for."""

import ast
import re

import pytest
from babel.messages.pofile import read_po

from confarchive.building import translations
from tests.building import pseudo
from tools import catalogs

PLACES = re.compile(r"%\((\w+)\)s")
MARKUP = re.compile(r'<[^>]*>|&\w*;?|[<>"\\]')


def read(language):
    file = translations.FOLDER / language / "LC_MESSAGES/confarchive.po"
    with file.open("rb") as opened:
        return read_po(opened, locale=language, abort_invalid=True)


def told(messages):
    """Return what catalogs tell of *messages* beside their words, in their order."""
    return [
        (each.id, each.context, [file for file, _ in each.locations], each.auto_comments)
        for each in messages
    ]


def forms(text):
    return text if isinstance(text, tuple) else (text,)


@pytest.fixture(params=translations.languages())
def catalog(request):
    return read(request.param)


@pytest.fixture
def messages(catalog):
    return [message for message in catalog if message.id]


def test_there_are_some():
    assert "de" in translations.languages()


def test_they_are_documented():
    text = catalogs.DOCUMENT.read_text("utf-8")
    assert text == catalogs.documented(text), "run `make catalogs`"


def test_the_template_has_all_messages_and_no_other(tmp_path):
    catalogs.extract(tmp_path / "new.pot")
    with (tmp_path / "new.pot").open("rb") as opened:
        new = [message for message in read_po(opened) if message.id]
    assert told(pseudo.read_template()) == told(new), "run `make catalogs`"


def test_a_catalog_has_all_messages_and_no_other(messages):
    assert told(messages) == told(pseudo.read_template()), "run `make catalogs`"


def test_no_word_lacks_and_none_is_a_guess(catalog, messages):
    assert not catalog.obsolete
    assert not [each.id for each in messages if each.fuzzy or not all(forms(each.string))]


def test_a_number_has_as_many_forms_as_the_language_asks_for(catalog, messages):
    with_forms = [each for each in messages if each.pluralizable]
    assert with_forms
    assert {len(each.string) for each in with_forms} == {catalog.num_plurals}


def test_values_have_their_places(catalog, messages):
    """A form for one, or two, may say the number in words; what else a message names is in all of its forms."""
    for each in messages:
        places = set(PLACES.findall(forms(each.id)[-1]))
        needed = places - {"count"} if each.pluralizable else places
        for text in forms(each.string):
            assert needed <= set(PLACES.findall(text)) <= places, each.id
            assert text.count("%") == len(PLACES.findall(text)), each.id
        assert not list(each.check(catalog)), each.id


def test_the_form_of_the_most_numbers_tells_the_number(catalog, messages):
    """That of a number that stands for no other, or for a hundred, has to name it."""
    for each in messages:
        if each.pluralizable and "count" in PLACES.findall(forms(each.id)[-1]):
            assert all("%(count)s" in text for text in forms(each.string)[-1:]), each.id
            assert (
                sum("%(count)s" in text for text in forms(each.string))
                >= min(2, catalog.num_plurals) - 1
            )


def test_words_are_no_markup(messages):
    """They stand in HTML as they are, in attributes too."""
    for each in messages:
        known = sorted(MARKUP.findall(forms(each.id)[-1]))
        for text in forms(each.string):
            assert sorted(MARKUP.findall(text)) == known, each.id


def test_blanks_around_a_message_stay_where_words_follow(messages):
    """Between the items of a list, a language may have no blank."""
    for each in messages:
        if each.context == "between items of a list":
            continue
        for text in forms(each.string):
            assert text.startswith(" ") == forms(each.id)[0].startswith(" "), each.id


WORDS = {"gettext", "pgettext", "ngettext", "npgettext", "gettext_noop", "pgettext_noop"}


def within_literals(code):
    """Return the calls for words within f-strings, where Python 3.11 shows Babel none."""
    literals = (each for each in ast.walk(ast.parse(code)) if isinstance(each, ast.JoinedStr))
    calls = (each for text in literals for each in ast.walk(text) if isinstance(each, ast.Call))
    return [each.lineno for each in calls if getattr(each.func, "id", None) in WORDS]


def test_no_message_hides_from_the_template(repository):
    code = {
        path: path.read_text("utf-8") for path in repository.joinpath("confarchive").rglob("*.py")
    }
    assert not {path: lines for path, text in code.items() if (lines := within_literals(text))}
    assert within_literals('gettext("a")\nf"{gettext("b")}"'.replace('"b"', "'b'")) == [2]
