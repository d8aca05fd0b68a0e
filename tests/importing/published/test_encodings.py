"""A published page is decoded as a browser does; see https://encoding.spec.whatwg.org/#names-and-labels."""

import pytest

from confarchive.importing.published.extraction import page_tree


def words(page):
    root = page_tree.parse(page)
    assert not list(root.iter("script"))
    return page_tree.text_of(root.body)


def page(meta, text):
    return f"<html><head>{meta}</head><body><p>".encode() + text + b"</p></body></html>"


LABELS = {
    "utf8": ("é€".encode(), "é€"),
    " UTF-8 ": ("é€".encode(), "é€"),
    "gb2312": (b"\xe9F", "镕"),  # GBK has it, GB 2312 does not
    "iso-8859-1": (b"\x93a\x94", "“a”"),
    "latin1": (b"\x80", "€"),
    "us-ascii": (b"\xe9", "é"),
    "shift_jis": (b"\x87\x40", "①"),  # Windows-31J has it, Shift JIS does not
    "euc-kr": (b"\x8c\x63", "똠"),  # so does UHC beside EUC-KR
    "koi8-r": (b"\xc1", "а"),
    "utf-16": ("é".encode(), "é"),
    "utf-16be": ("é".encode(), "é"),
    "x-user-defined": (b"\x93a\x94", "“a”"),
    "utf-7": (b"+ADw-script+AD4-", "+ADw-script+AD4-"),
    "unicode_escape": (rb"\x3cscript\x3e", r"\x3cscript\x3e"),
    "cp1250": (b"\xe8", "č"),
    "cp037": (b"\xe9", "é"),
    "rot13": (b"<fpevcg>", ""),
    "mac_turkish": ("é".encode(), "é"),
}


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize(
    "meta",
    [
        '<meta charset="{}">',
        "<META content='text/html; charset={}' http-equiv='Content-Type'>",
        '<meta charset="nothing"><meta charset="{}">',
    ],
)
def test_a_label_means_what_it_means_to_browsers(label, meta):
    shown, wanted = LABELS[label]
    assert words(page(meta.format(label), shown)) == wanted


NO_DECLARATIONS = {
    "a description": '<meta name="description" content="text/html; charset=koi8-r">',
    "a comment": '<!-- <meta charset="koi8-r"> -->',
    "another attribute": '<meta name="x" data-charset="koi8-r">',
    "text": "<title>&lt;meta charset=koi8-r></title>",
    "none": "",
}


@pytest.mark.parametrize("what", NO_DECLARATIONS)
def test_nothing_else_declares_an_encoding(what):
    assert words(page(NO_DECLARATIONS[what], "é€".encode())) == "é€"
    assert words(page(NO_DECLARATIONS[what], b"\xe9\x80")) == "é€"


@pytest.mark.parametrize("declared", ["koi8-r", "utf-8", "utf-7"])
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_comes_first(declared, codec):
    text = page(f'<meta charset="{declared}">', "é€".encode()).decode()
    assert words(text.encode(codec)) == "é€"


def test_bad_bytes_leave_the_rest_of_a_page_as_it_is():
    assert words(page('<meta charset="utf-8">', b"a\xffb \xc3\xa9")) == "a\ufffdb é"
    assert words(b"\xef\xbb\xbfa\xffb \xc3\xa9") == "a\ufffdb é"


@pytest.mark.parametrize("label", ["hz-gb-2312", "iso-2022-kr"])
def test_nothing_is_read_of_encodings_that_browsers_shut_out(label):
    assert set(words(page(f'<meta charset="{label}">', b"~{<:~}"))) == {"\ufffd"}


def test_a_declaration_of_xml_declares_nothing():
    assert words(b'<?xml version="1.0" encoding="koi8-r"?>' + page("", "é".encode())) == "é"
    declared = b'<?xml version="1.0" encoding="utf-8"?>' + page('<meta charset="koi8-r">', b"\xc1")
    assert words(declared) == "а"


@pytest.mark.parametrize("meta", ['<meta charset="utf-8">', '<meta charset="UTF8">'])
def test_bytes_that_are_no_utf8_were_declared_so_by_mistake(meta):
    assert words(page(meta, "Málaga: “so” – 5 €".encode("cp1252"))) == "Málaga: “so” – 5 €"


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252", "us-ascii", "iso-8859-15"])
def test_bytes_that_are_utf8_were_declared_otherwise_by_mistake(label):
    text = "Málaga: “so” – 5 €, 日本"
    assert words(page(f'<meta charset="{label}">', text.encode())) == text
    assert words(page(f'<meta charset="{label}">', "Málaga".encode("latin1"))) == "Málaga"


@pytest.mark.parametrize("label", ["koi8-r", "shift_jis", "gb2312"])
def test_other_encodings_are_believed(label):
    assert "é" not in words(page(f'<meta charset="{label}">', "éé".encode()))


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("meta", ["", '<meta charset="utf-8">'])
def test_letters_of_two_bytes_need_no_mark(codec, meta):
    text = page(meta, "é€ so it was".encode()).decode()
    assert words(text.encode(codec)) == "é€ so it was"
