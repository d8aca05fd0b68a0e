"""A small site to make search indexes of, and what they hold."""

import gzip
import json
from itertools import accumulate

import cbor2

from confarchive.building.search import shards
from tests.building.sites import post

POSTS = {
    f"posts/{n}.md": post(
        f"Post {n}",
        f"Words about hall{n}.",
        date=f"2015-02-{n:02}",
        author="Jane Doe" if n % 2 else "John Roe",
        category="talks",
        tags=[f"tag{n}", "all"],
        conferences=["summit-2015"],
    )
    for n in range(1, 9)
}
CONFERENCES = (
    "summit: {name: Summit, editions: {2015: {city: Ghent, country: BE, dates: 2015-02-01}}}\n"
)
FILES = POSTS | {"conferences.yml": CONFERENCES, "pages/about.md": "# About\n\nA kettle.\n"}


def fragments(built):
    """Return what the index holds of each page, by its address."""
    found = {}
    for path in built.output.glob("pagefind/*/fragment/*"):
        page = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[page["url"]] = page
    return found


def archive(built):
    """Return what browsers read first of a search."""
    return json.loads(gzip.decompress((built.output / "pagefind/archive.packed").read_bytes()))


def unpacked(path):
    return gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")


def held(built):
    """Return the pages of each word and of each facet's values, whatever their numbers are."""
    (listed,) = built.output.glob("pagefind/*/*.pf_meta")
    names = [name for name, _ in cbor2.loads(unpacked(listed))[1]]
    files = (listed.parent / f"fragment/{name}.pf_fragment" for name in names)
    urls = [json.loads(unpacked(file))["url"] for file in files]

    def pages(found):
        numbers = accumulate(number for number, *_ in found)
        places = (each[1:] for each in found)
        return sorted(zip(map(urls.__getitem__, numbers), places, strict=True))

    words, facets = {}, {}
    for file in listed.parent.glob("index/*"):
        for word, found, forms in cbor2.loads(unpacked(file))[0]:
            words[word] = pages(found), {form: pages(own) for form, own in forms}
    for file in listed.parent.glob("filter/*"):
        name, values = cbor2.loads(unpacked(file))
        facets[name] = {value: sorted(map(urls.__getitem__, own)) for value, own in values}
    return words, facets


def searching(built):
    """Return the files of the search index."""
    return {name: data for name, data in built.files().items() if name.startswith("pagefind/")}


def few_signs(monkeypatch):
    for limit in ("_SIGNS_PER_SHARD", "_SIGNS_PER_SMALL_SHARD"):
        monkeypatch.setattr(shards, limit, 400)
