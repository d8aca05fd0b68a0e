"""Pagefind makes the search index by itself where it is asked to, or where its files are of an unknown form."""

import re
import stat

import pytest

from confarchive.building.search import index, merging, pagefind_client, pagefind_format, shards
from tests.building.searched import FILES, POSTS, archive, few_signs, fragments, searching
from tests.building.sites import leaks, post, wait


@pytest.fixture
def small_parts(monkeypatch):
    few_signs(monkeypatch)


UNLISTED = {
    "posts/draft.md": post("Zeppelin", "A zeppelin.", status="draft"),
    "posts/hidden.md": post("Zeppelin", "A zeppelin.", status="hidden"),
    "posts/é.md": post("Signs in a name", "A kettle."),
}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_pagefind_by_itself_indexes_the_same(site, builder):
    here = site(FILES | UNLISTED)
    own = here.build(builder, output="own", search=True)
    by_itself = here.build(builder, output="plain", search=True, archive_search="plain")
    assert told(by_itself) == told(own)
    assert len(told(own)) == 15
    assert not leaks(by_itself.output / "pagefind", "zeppelin")
    assert by_itself.files().keys() - searching(by_itself).keys() == {
        *(own.files().keys() - searching(own).keys())
    }


def told(built):
    """Return what results can show of each page, by its address."""
    keys = ("content", "meta", "filters", "anchors")
    return {url: {key: page[key] for key in keys} for url, page in fragments(built).items()}


@pytest.fixture
def unknown(monkeypatch, tmp_path, request):
    """Have Pagefind's files or messages be of another form."""
    program = tmp_path / "pagefind"
    service = "#!/bin/sh\n[ $1 = --service ] && echo 'e30=,' && exec cat >/dev/null\n"
    program.write_text(f'{service}exec {pagefind_client.get_executable()} "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    changes = {
        "release": (index, "KNOWN_RELEASES", "9."),
        "signature": (merging, "_SIGNATURE", b"other"),
        "facts": (shards, "_read", lambda _file: []),
        "words": (pagefind_format, "_EACH_WORD", re.compile(b"another")),
        "messages": (pagefind_client, "get_executable", lambda: str(program)),
    }
    monkeypatch.setattr(*changes[request.param])


@pytest.mark.usefixtures("unknown", "small_parts")
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    "unknown", ["release", "signature", "facts", "words", "messages"], indirect=True
)
def test_where_its_form_is_unknown_pagefind_indexes_by_itself(site, jobs):
    here = site(FILES)
    built = here.build(search=True, warnings=True, jobs=jobs)
    (message,) = built.warnings
    assert message.endswith("[confarchive.search-format]")
    assert archive(built)["plain"]
    assert len(fragments(built)) == 14


def test_an_index_changes_hands(site):
    """Of an index made in one way nothing is left when it is made in the other."""
    here = site(FILES)
    own = searching(here.build(search=True))
    for way in ("plain", "own"):
        wait()
        here.write({"posts/1.md": POSTS["posts/1.md"] + "\n\n"})
        built = here.build(search=True, archive_search=way)
        assert len(fragments(built)) == 14
        assert (searching(built) == own) == (way == "own")
    wait()
    here.write({"posts/1.md": post("Post 1", "A zeppelin.")})
    edited = here.build(search=True, archive_search="plain")
    assert leaks(edited.output / "pagefind", "zeppelin")
    assert not leaks(edited.output / "pagefind", "hall1")
