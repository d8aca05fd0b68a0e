"""What is told of pages in an index that is put together of parts."""

import json

import cbor2

from tests.building.searched import FILES, unpacked
from tests.building.sites import post


def test_the_list_of_pages_tells_about_how_long_each_is(build):
    built = build({"posts/long.md": post("Long", "word " * 1000)} | FILES, search=True)
    (listed,) = built.output.glob("pagefind/*/*.pf_meta")
    for name, words in cbor2.loads(unpacked(listed))[1]:
        page = json.loads(unpacked(listed.parent / f"fragment/{name}.pf_fragment"))
        assert page["word_count"] * 0.8 < words <= page["word_count"]
