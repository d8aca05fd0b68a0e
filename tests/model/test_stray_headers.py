"""Lines that only a header has, where none is read, by the keys that name a day."""

import pytest

from confarchive.model.stray_headers import find

SENTENCE = "This is a sentence of so many words that no header would have it."
DAYS = [
    "date",
    "expires",
    "publishDate",
    "publish_date",
    "publishDat",
    "expiryDate",
    "expiry",
    "embargo",
]


@pytest.mark.parametrize("key", DAYS)
@pytest.mark.parametrize("beside_header", [False, True])
def test_a_day_with_its_time_is_found_below_a_sentence(key, beside_header):
    line = f"{key}: 2020-01-01 10:00 +0100"
    text = f"{SENTENCE}\n\n{line}\n\n# Title\n"
    assert find(text, beside_header=beside_header) == (2, line)


@pytest.mark.parametrize("key", DAYS)
@pytest.mark.parametrize("value", ["", "soon", "the 3rd of May", "2020"])
def test_words_behind_such_a_key_are_text(key, value):
    assert find(f"{SENTENCE}\n\n{key}: {value}\n\n# Title\n", beside_header=False) is None


@pytest.mark.parametrize("key", DAYS)
def test_a_day_is_found_between_borders_below_the_title(key):
    line = f"{key}: 2020-01-01 10:00"
    assert find(f"# Title\n\nWords.\n\n---\n{line}\n---\n", beside_header=True) == (5, line)
    assert find(f"# Title\n\nWords.\n\n---\n{key}: soon\n---\n", beside_header=True) is None
