"""Words of any length are found: an index tells a text's length in as many bytes as it takes."""

import pytest

LENGTHS = [23, 24, 255, 256, 65_535, 65_536, 70_000]


@pytest.mark.parametrize("length", LENGTHS)
def test_a_word_of_any_length_is_indexed(build, length):
    word = "x" * length
    text = f"---\ndate: 2015-02-03\n---\n\n# A\n\nOne {word} and two {word}s.\n"
    built = build({"posts/2015/a.md": text}, search=True)
    assert list(built.output.glob("pagefind/*/index/*.pf_index"))
