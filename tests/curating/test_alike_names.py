"""Names that are one person's, by their letters alone."""

import pytest

from confarchive.curating.person_names import PersonName, likeness, pairs
from tests.growth import LINEAR, growth


def alike(full, other):
    found = likeness(PersonName.of(full), PersonName.of(other))
    return found and ("sure" if found.is_sure else "weak" if found.is_weak else "likely")


@pytest.mark.parametrize(
    ("full", "other", "strength"),
    [
        ("Jane Doe", "Doe, Jane", "sure"),
        ("Jane Quinn Doe", "Doe, Jane Quinn", "sure"),
        ("Jane Doe", "JaneDoe", "sure"),
        ("Jörg Müller", "Joerg Mueller", "sure"),
        ("Søren Bjørn", "Soeren Bjoern", "sure"),
        ("Jane Doe <jane@doe.example>", "jdoe (jane@doe.example)", "sure"),
        ("Robert Roe <roe@a.example>", "Bob Roe <ROE@a.example>", "sure"),
        ("Jane Doe <jane@a.example>", "Jane Doe <jd@b.example>", "likely"),
        ("Jane Doe", "Jane Doe <jd@b.example>", "likely"),
        ("Jane Doe", "J. Doe", "likely"),
        ("Jane Doe", "Doe, J.", "likely"),
        ("Jane Quinn Doe", "Jane Q. Doe", "likely"),
        ("Jane Quinn Doe", "J. Q. Doe", "likely"),
        ("Jane Quinn Doe", "Jane Doe", "likely"),
        ("Jean-Luc Roe", "J.-L. Roe", "likely"),
        ("Jane Quinn Mary Doe", "Jane Mary Doe", "likely"),
        ("Jane Quinn Mary Doe", "J. M. Doe", "likely"),
        ("Jane Doe", "Doe Jane", "likely"),
        ("Jane Doe", "jdoe", "likely"),
        ("Jane Doe", "janed", "likely"),
        ("Jane Doe", "Jane", "weak"),
        ("Jane Doe", "Doe", "weak"),
        ("Jane Doe", "John Doe", None),
        ("Jane Doe", "Jane Roe", None),
        ("Jane Doe", "K. Doe", None),
        ("Janet Doe", "Jan Doe", None),
        ("Jane Doe", "J. Roe", None),
        ("Jane Doe", "Q. Doe", None),
        ("Jane Quinn Doe", "Quinn Doe", None),
        ("Jane Doe", "Jane Quinn", None),
        ("Jane Doe", "Ja", None),
        ("Robert Roe", "Bob Roe", None),
        ("Jane Quinn Doe", "Jane Rose Doe", None),
        ("Jane Quinn Doe", "J. R. Doe", None),
        ("Jane Quinn Mary Doe", "Jane Mary Q. Doe", None),
        ("Jane Quinn Mary Doe", "Jane Mary Mary Doe", None),
        ("Jane Quinn Mary Doe", "Mary Doe", None),
        ("John Roe", "Roe, Jr.", None),
        ("Jane Doe <jane@doe.example>", "Bob Roe <bob@doe.example>", None),
        ("Jane", "Jan", None),
        ("★", "☆", None),
    ],
)
def test_names_that_are_alike(full, other, strength):
    assert alike(full, other) == strength


def test_all_that_are_alike_are_looked_at():
    names = [
        "Jane Doe",
        "Doe, Jane",
        "JaneDoe",
        "J. Doe",
        "jdoe",
        "janed",
        "Jane",
        "Doe",
        "Doe Jane",
    ]
    found = {frozenset((one.name, two.name)) for one, two in pairs(map(PersonName.of, names))}
    assert {frozenset(("Jane Doe", name)) for name in names[1:]} <= found
    out = [PersonName.of(name) for name in ("Jörg Müller", "Joerg Mueller")]
    assert len(list(pairs(out))) == 1


def test_many_names_take_time_that_follows_their_number(monkeypatch):
    monkeypatch.setattr("confarchive.curating.person_names._COMMON", 10)

    def work(number):
        names = [PersonName.of(f"Jane{number}n{each} Doe") for each in range(number)]
        assert list(pairs(names)) == []

    assert growth(work, 150) < LINEAR
