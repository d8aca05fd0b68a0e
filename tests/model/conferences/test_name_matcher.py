"""Names are found wherever a plain search for each of them finds one."""

import re

import pytest

from confarchive.model.conferences.name_matcher import NamePattern

TAIL = re.compile(r"(?P<region>!region)?(?![^\W_])")
NAMES = ["Q", "Go", "EuroPython", "Euro Day", "e U", "C++ Now", "FOSDEM", "Île Conf", "FOS"]


def found(text, names=NAMES):
    return [text[start:end] for start, end, _ in NamePattern(names, TAIL).find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("at EuroPython and europython", ["EuroPython", "europython"]),
        ("Euro-day, euro_day, EuroDay", ["Euro-day", "euro_day", "EuroDay"]),
        ("FOSDEM, fosdem", ["FOSDEM", "fosdem"]),
        ("a Q, a q", ["Q"]),  # of few letters: as it is written
        ("e U or eU", ["e U", "eU"]),
        ("C++ Now! and C++Now", ["C++ Now", "C++Now"]),
        ("ÎLE CONF", ["ÎLE CONF"]),
        ("xFOSDEM FOSDEMs", []),
        ("x_FOSDEM", ["FOSDEM"]),
        ("FOS", ["FOS"]),
        ("Fo", []),
    ],
)
def test_what_is_found(text, names):
    assert found(text) == names


def test_no_names_are_found_nowhere():
    assert found("FOSDEM", []) == []
