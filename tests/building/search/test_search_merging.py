"""What is told of pages in an index that is put together of parts."""

import json

import cbor2

from confarchive.building.search import long_words, merging
from tests.building.searched import FILES, unpacked
from tests.building.sites import post


def test_the_list_of_pages_tells_about_how_long_each_is(build):
    built = build({"posts/long.md": post("Long", "word " * 1000)} | FILES, search=True)
    (listed,) = built.output.glob("pagefind/*/*.pf_meta")
    for name, words in cbor2.loads(unpacked(listed))[1]:
        page = json.loads(unpacked(listed.parent / f"fragment/{name}.pf_fragment"))
        assert page["word_count"] * 0.8 < words <= page["word_count"]


def test_of_a_word_that_nearly_all_pages_have_a_file_tells_fewer_places(build, monkeypatch):
    monkeypatch.setattr(merging, "_BYTES_PER_FILE", 1)
    monkeypatch.setattr(merging, "_BYTES_OF_LONG", 60)
    monkeypatch.setattr(long_words, "_MOST_PLACES", 9)
    text = "Everybody came, and everybody left. " * 5
    posts = {f"posts/{n}.md": post(f"Post {n}, everybody", text) for n in range(8)}
    built = build(posts, search=True)
    (listed,) = built.output.glob("pagefind/*/*.pf_meta")
    brief = {file.name: words(file) for file in listed.parent.glob("brief/*")}
    whole = {name: words(listed.parent / "index" / name) for name in brief}
    assert [name for *_, name in cbor2.loads(unpacked(listed))[2] if name.endswith("-long")] == [
        name.removesuffix(".pf_index")
        for name in sorted(brief, key=lambda name: int(name.split("-")[0]))
    ]
    ((few, all_of_them),) = (
        (brief[name]["everybodi"], whole[name]["everybodi"])
        for name in brief
        if "everybodi" in brief[name]
    )
    # A title weighs most, and is left.
    assert [(page, places[0]) for page, places, _ in few] == [
        (page, min(places)) for page, places, _ in all_of_them
    ]
    assert {len(places) for _, places, _ in few} == {2}
    assert {len(places) for _, places, _ in all_of_them} == {13}
    assert [notes for *_, notes in few] == [notes for *_, notes in all_of_them]


def words(file):
    """Return the pages of each word in a file of words."""
    ((*found,),) = cbor2.loads(unpacked(file))
    return {word: pages for word, pages, _ in found}
