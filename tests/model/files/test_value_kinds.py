"""How values of headers and files of data are read, kind by kind."""

import pytest

from confarchive.model.files.value_kinds import (
    OddItemsError,
    a_file_or_address,
    a_language,
    a_list,
    an_address,
    is_read,
    names,
)


@pytest.mark.parametrize(
    "value", ["", "https://a.example/1?b=c#d", "http://a.example", "HTTPS://a.example/ä"]
)
def test_addresses(value):
    assert an_address(value) == a_file_or_address(value) == value


@pytest.mark.parametrize(
    "value",
    [
        "www.a.example",
        "WWW.a.example/1.pdf",
        "//a.example/1.pdf",
        "/files/1.pdf",
        "file:///home/a/1.mp4",
        "mailto:a@a.example",
        "javascript:alert(1)",
        "https:/a.example",
        "https://",
        "https://a.example/a b",
        "http://[a",
        "#top",
        "?a=b",
        "C:\\slides.pdf",
        "\\slides.pdf",
        ["https://a.example/"],
    ],
)
def test_what_leads_nowhere(value):
    assert not is_read(an_address, value)
    assert not is_read(a_file_or_address, value)


@pytest.mark.parametrize("value", ["../../files/slides.pdf", "slides.pdf", "a b.pdf", "2015/a.mp4"])
def test_a_file_is_no_address(value):
    assert a_file_or_address(value) == value
    assert not is_read(an_address, value)


@pytest.mark.parametrize("value", ["", "en", "pt-BR", "zh_Hans", "la", "EN"])
def test_languages(value):
    assert a_language(value) == value


@pytest.mark.parametrize("value", ["English", "xx", "e", "en-", "12", "en US"])
def test_what_is_no_language(value):
    assert not is_read(a_language, value)


@pytest.mark.parametrize("reads", [a_list, names])
def test_an_odd_item_is_told_and_left_out_alone(reads):
    with pytest.raises(OddItemsError) as caught:
        reads(["one", ["two"], "three", {"a": "b"}])
    assert caught.value.items == ("one", "three")
    assert caught.value.messages == (
        "found ['two'] in the list, expected text; it is left out",
        "found {'a': 'b'} in the list, expected text; it is left out",
    )
