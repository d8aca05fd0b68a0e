"""Addresses of names."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confarchive.model.addresses.slugs import is_slug, slugify, unique

EXPECTED = {
    "C++": "c-plus-plus",
    "C#": "c-sharp",
    "C": "c",
    ".NET": "dot-net",
    "node.js": "node-js",
    "日本語": "日本語",
    "Café": "cafe",
    "Config Management": "config-management",
    "  DevOps ": "devops",
    "R&D": "r-and-d",
    "what's new": "whats-new",
    "PyCon US '16": "pycon-us-16",
    "Ελλάδα": "ελλάδα",
    "Łódź": "lodz",
    "naïve_name": "naive-name",
    "हिन्दी": "हिन्दी",
    "İstanbul": "istanbul",
    "DİYARBAKIR": "diyarbakir",
    "Iğdır": "igdir",
    "x\u030cyz": "xyz",
    "ﬁne ﬂow": "fine-flow",
    "Straße": "strasse",
    "שָׁלוֹם": "שלום",
    "مُحَمَّد": "محمد",
    "كتـاب": "كتاب",
    "می\u200cخواهم": "می-خواهم",
    "ไทย": "ไทย",
    "Йод": "йод",
    "за\u0301мок": "замок",
    "がん": "がん",
    "!?": "u21-u3f",
    ":-)": "u3a-u2d-u29",
    "★": "u2605",
    "❤\ufe0f": "u2764",
    "&": "u26",
    "#": "u23",
    "+": "u2b",
    "++": "u2b-u2b",
    "and": "and",
    "sharp": "sharp",
    "F♯": "f-sharp",
    "": "u0",
    "index": "index-term",
}


@pytest.mark.parametrize(("name", "slug"), EXPECTED.items())
def test_known_names(name, slug):
    assert slugify(name) == slug


def test_they_are_distinct():
    assert len(set(EXPECTED.values())) == len(EXPECTED)


SPELLED_ALIKE = [
    ("İstanbul", "istanbul"),
    ("İSTANBUL", "ISTANBUL"),
    ("cafe\u0301", "café"),
    ("STRAẞE", "Strasse"),
    ("ﬁ", "FI"),
    ("שלום", "שָׁלוֹם"),
    ("❤", "❤\ufe0f"),
    ("क्\u200dष", "क्ष"),
    ("co\u00adop", "coop"),
]


@pytest.mark.parametrize(("one", "other"), SPELLED_ALIKE)
def test_what_is_read_alike_has_one_address(one, other):
    assert slugify(one) == slugify(other)


# Letters, digits, signs, and the marks and joiners that may stand between them anywhere.
NAMES = st.one_of(
    st.text(max_size=30),
    st.text("aİıIßẞſﬁŉǰΐώ\u0301\u0307\u0345\u05b8\u064f\u0651אمकि्ไ\u0e31が\u3099-_.'’ +#&★🎉\ufe0f\u200d", max_size=12),
)  # fmt: skip


@given(NAMES)
def test_a_slug_is_a_slug_and_stays(name):
    slug = slugify(name)
    assert is_slug(slug)
    assert slugify(slug) == slug
    assert slug == unicodedata.normalize("NFC", slug)


@given(NAMES)
def test_a_mark_stands_on_a_letter_of_its_own_script(name):
    slug = slugify(name)
    for before, char in zip(f"-{slug}", slug, strict=False):
        if unicodedata.category(char)[0] == "M":
            assert before != "-"
            assert not before.isdigit()
            assert not before.isascii()
            assert not unicodedata.name(char).startswith(("COMBINING", "HEBREW", "ARABIC"))


@given(NAMES, NAMES)
def test_names_of_signs_share_no_address(one, other):
    slugs = {slugify(name) for name in (one, other)}
    signs = [name.strip() for name in (one, other)]
    seen = {sign.translate(dict.fromkeys(map(ord, "\ufe0f\u200d"))) for sign in signs}
    if len(seen) == 2 and not any(char.isalnum() for name in signs for char in slugs_text(name)):
        assert len(slugs) == 2


def slugs_text(name):
    return unicodedata.normalize("NFKC", name)


@pytest.mark.parametrize("char", ["a", "é", "ж", "日", "★", "क"])
@given(length=st.integers(100, 800))
def test_a_long_name_is_cut_and_stays_itself(char, length):
    slug, longer = slugify(char * length), slugify(char * (length + 1))
    assert len(f"{slug}.doctree".encode()) < 200
    assert is_slug(slug)
    assert slugify(slug) == slug
    assert slug != longer


def test_unique_counts_up():
    assert unique("a", ()) == "a"
    assert unique("a", {"a", "a-2"}) == "a-3"
