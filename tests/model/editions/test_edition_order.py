"""In which order a series has its editions: by days, where one without days leaves the others as they are."""

import pytest

from confarchive.model.files.conference_file import read


@pytest.mark.parametrize(
    ("editions", "keys"),
    [
        ("2018-spring: {dates: 2018-04}, 2018-autumn: {dates: 2018-10}", "spring autumn"),
        ("2018-spring: {dates: 2018-04}, 2018-autumn: {dates: 2018-10}, 2018-special: {}", "special spring autumn"),
        ("2018-spring: {dates: 2018-04}, 2018-autumn: {dates: 2018-10}, 2018-zero: {}", "spring autumn zero"),
        ("2018-b: {dates: 2018-04}, 2018-a: {}", "a b"),
        ("2018-b: {}, 2018-a: {}", "a b"),
        ("2017-z: {}, 2018-b: {dates: 2018-04}, 2019-a: {}", "z b a"),
    ],
)  # fmt: skip
def test_an_edition_without_days_leaves_the_others_in_order(editions, keys):
    (series,) = read(f"gala: {{name: Gala, editions: {{{editions}}}}}\n")[0].series
    assert [each.key.partition("-")[2] for each in series.editions] == keys.split()
