"""After any edits a site comes out as if it had never been built before, to the byte.

Each kind of edit is tried alone; then Hypothesis makes up histories of edits, a few that
are always the same. ``make edits`` tries hundreds, new ones every time.
"""

import itertools
import os
import shutil
from dataclasses import replace
from types import MappingProxyType
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from confarchive.building.speed import parallel
from tests.building.histories import (
    LISTS,
    PROGRAMMES,
    SHARED,
    START,
    changed,
    differences,
    edits,
    names_differ,
    without,
)
from tests.building.sites import SiteFolder, wait

HISTORIES = int(os.environ.get("CONFARCHIVE_HISTORIES", "8"))
FEW = HISTORIES <= 8


@pytest.fixture(scope="session")
def folders(tmp_path_factory):
    """Return a function that gives a new folder for each history."""
    root, numbers = tmp_path_factory.mktemp("histories"), itertools.count()
    return lambda: root / str(next(numbers))


HEBREW = {"language": "he", "translation_of": "post-0"}
EDITS = {
    "nothing": lambda state: state,
    "add": lambda state: changed(state, 4),
    "retitle": lambda state: changed(state, 1, title="New"),
    "retitle a post that others link to": lambda state: changed(state, 3, title="New"),
    "write more": lambda state: changed(state, 0, more="More words."),
    "write more of the same": lambda state: changed(state, 3, more="Words of Title 0, of Title 1."),
    "write much more": lambda state: changed(state, 0, more="word " * 400),
    "link to one more": lambda state: changed(state, 0, more="A [post](post-1.md)."),
    "redate": lambda state: changed(state, 1, date="2014-01-01"),
    "retag": lambda state: changed(state, 0, tags=("y", "C++")),
    "respell a tag": lambda state: changed(state, 0, tags=("X", "y")),
    "change the category": lambda state: changed(state, 1, category="Other"),
    "change the author": lambda state: changed(state, 1, author="Cy"),
    "draft": lambda state: changed(state, 1, status="draft"),
    "undraft": lambda state: changed(state, 2, status="published"),
    "hide": lambda state: changed(state, 1, status="hidden"),
    "delete": lambda state: without(state, 1),
    "delete a draft": lambda state: without(state, 2),
    "delete all": lambda state: replace(state, posts=MappingProxyType({})),
    "rename": lambda state: changed(state, 1, name="renamed"),
    "unlink": lambda state: changed(state, 0, links=()),
    "change the picture": lambda state: changed(state, 0, picture="b"),
    "use a picture no more": lambda state: changed(changed(state, 0, picture="b"), 3, picture="b"),
    "redirect": lambda state: changed(state, 0, redirect="old/"),
    "another conference": lambda state: changed(state, 1, conference="conf-2016"),
    "rename the conference": lambda state: replace(state, conference="Other"),
    "another page has the old home page's place": lambda state: replace(state, home="blog"),
    "hide the page": lambda state: replace(state, page="hidden"),
    "make the page a draft": lambda state: replace(state, page="draft"),
    "give a cover": lambda state: changed(state, 1, cover="hall.png"),
    "give a subtitle": lambda state: changed(state, 1, subtitle="Beneath"),
    "make a series": lambda state: changed(changed(state, 0, part=2), 1, part=1),
    "say draft in other words": lambda state: changed(state, 1, draft=True),
    "say the language": lambda state: changed(state, 1, language="he"),
    "translate": lambda state: changed(state, 1, **HEBREW),
    "add a translation": lambda state: changed(state, 4, **HEBREW),
    "translate what is no post": lambda state: changed(
        state, 1, **HEBREW | {"translation_of": "nothing"}
    ),
    "write from the right": lambda state: changed(state, 1, title="שלום", more="שלום לכולם"),
    "share formulas": lambda state: changed(state, 1, more=SHARED),
    "link to lists": lambda state: changed(state, 1, more=RAW),
    "name a file": lambda state: changed(state, 0, more='<a href="/talk.pdf">talk</a>'),
    "remove a file": lambda state: replace(state, static=("own.css",)),
    "remove a style": lambda state: replace(state, static=("own.txt",)),
    "add a template": lambda state: replace(state, template="Brand"),
    "change an included file": lambda state: replace(state, part="A tale."),
    "make two authors one": lambda state: replace(state, people="two names of one"),
    "call an author otherwise": lambda state: replace(state, people="called otherwise"),
    "give an author another address": lambda state: replace(state, people="another address"),
    "tell of a talk and mention": lambda state: changed(
        state, 1, talk="On halls", mention="fair-2014"
    ),
    "add a programme": lambda state: replace(state, programme=PROGRAMMES[1]),
    "remove an extra file": lambda state: replace(state, extra=()),
}
RAW = " ".join(f'<a href="#{name}">x</a>' for name in LISTS)
LATER_EDITS = {
    "the size of a cover": ({"cover": "hall.png"}, lambda state: replace(state, size=3)),
    "the names in a series": (
        {"part": 1},
        lambda state: changed(changed(state, 0, part=2), 1, part=3),
    ),
    "no series": ({"part": 1}, lambda state: changed(state, 1, part=0)),
    "a macro": (
        {"more": SHARED},
        lambda state: changed(state, 1, more=SHARED.replace(", #2", " | #2")),
    ),
    "no macro": ({"more": SHARED}, lambda state: changed(state, 1, more="")),
    "a list that is gone": ({"more": RAW}, lambda state: without(state, 3)),
    "a list that comes": ({"more": RAW}, lambda state: changed(state, 4, tags=("C++",))),
    "a list renamed": ({"more": RAW}, lambda state: changed(state, 0, author="Bo")),
    "no language": ({"language": "he"}, lambda state: changed(state, 1, language="")),
    "a translation's title": (HEBREW, lambda state: changed(state, 1, title="New")),
    "a translation's language": (HEBREW, lambda state: changed(state, 1, language="fr")),
    "a translation as a draft": (HEBREW, lambda state: changed(state, 1, draft=True)),
    "a draft as the original": (HEBREW, lambda state: changed(state, 0, draft=True)),
    "a hidden translation": (HEBREW, lambda state: changed(state, 1, status="hidden")),
    "no translation": (HEBREW, lambda state: without(state, 1)),
    "no original": (HEBREW, lambda state: without(state, 0)),
    "a translation of another": (HEBREW, lambda state: changed(state, 1, translation_of="post-3")),
    "two translations": (
        HEBREW,
        lambda state: changed(state, 3, language="fr", translation_of="post-0"),
    ),
    "a draft's cover": ({"cover": "hall.png"}, lambda state: changed(state, 1, draft=True)),
    "a draft's file": ({"more": "[t](/talk.pdf)"}, lambda state: changed(state, 1, draft=True)),
    "a list that people.yml renames": (
        {"more": RAW},
        lambda state: replace(state, people="another address"),
    ),
    "a talk and a mention": (
        {"talk": "On halls", "mention": "fair-2014"},
        lambda state: changed(state, 1, talk="On bridges", mention="conf"),
    ),
    "a subtitle": ({"subtitle": "Beneath"}, lambda state: changed(state, 1, subtitle="")),
}
"""What is given to a post first, and the edit after that."""


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """Return a function that gives a site that was built once, always at the same place.

    Sphinx would read everything anew in a copy that stands elsewhere.
    """
    folder = tmp_path_factory.mktemp("started")
    site, kept = SiteFolder.of(folder / "site", START.files()), folder / "kept"
    site.build(warnings=True)
    shutil.copytree(site.folder, kept)

    def started():
        shutil.rmtree(site.folder)
        shutil.copytree(kept, site.folder)
        return site

    return started


@pytest.mark.parametrize("name", EDITS)
def test_one_edit_leaves_no_trace(started, tmp_path, name):
    site, state = started(), EDITS[name](START)
    site.write(differences(START, state))
    built = site.build(warnings=True)
    assert len(built.read) <= 4
    assert_same(built.files(), site.copy(tmp_path / "clean").build(warnings=True).files())


@pytest.mark.parametrize("name", LATER_EDITS)
def test_an_edit_of_what_was_given_leaves_no_trace(started, tmp_path, name):
    given, edit = LATER_EDITS[name]
    site, state = started(), changed(START, 1, **given)
    site.write(differences(START, state))
    site.build(warnings=True)
    wait()
    site.write(differences(state, edit(state)))
    built = site.build(warnings=True)
    assert_same(built.files(), site.copy(tmp_path / "clean").build(warnings=True).files())


@settings(
    max_examples=HISTORIES,
    deadline=None,
    derandomize=FEW,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    history=st.lists(st.lists(edits, min_size=1, max_size=3), max_size=2),
    old=st.booleans(),
    last=edits,
    builder=st.sampled_from(["html", "dirhtml"]),
    jobs=st.sampled_from([1, 2]),
    search=st.booleans() if FEW else st.just(True),
)
def test_histories_leave_no_trace(folders, history, last, *, old, builder, jobs, search):
    state, folder = START, folders()
    site = SiteFolder.of(folder, state.files())
    options = {"warnings": True, "search": search}
    site.build(builder, epoch=state.now, **options)
    for number, step in enumerate([*history, [last]]):
        previous = state
        for edit in step:
            after = edit(state)
            state = after if names_differ(after) else state
        wait()
        written = differences(previous, state)
        site.write(written)
        if old:  # as from a backup
            make_old(site, written, number)
        with mock.patch.object(parallel, "_WRITTEN_ALONE", 0):  # with so few pages, too
            built = site.build(builder, epoch=state.now, jobs=jobs, **options)
    clean = site.copy(folder / "clean").build(builder, epoch=state.now, **options)
    assert_same(built.files(), clean.files())


def make_old(site, written, number):
    """Give the files that were *written* dates of long ago, others each time."""
    for name, text in written.items():
        if text is not None:
            os.utime(site.source / name, (number, number))


def assert_same(files, expected):
    assert files.keys() == expected.keys()
    different = [name for name in files if files[name] != expected[name]]
    assert not different, different
