"""After any edits a site comes out as if it had never been built before, to the byte.

Each kind of edit is tried alone; then Hypothesis makes up histories of edits, a few that
are always the same. ``make edits`` tries hundreds, new ones every time.
"""

import itertools
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import MappingProxyType
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from confarchive.building import parallel
from tests.building.sites import PICTURE, Site, post, wait

HISTORIES = int(os.environ.get("CONFARCHIVE_HISTORIES", "8"))
FEW = HISTORIES <= 8
SLOTS = range(5)
BEFORE, AFTER = datetime(2020, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Written:
    """One post, as its author left it."""

    name: str
    title: str
    date: str
    tags: tuple[str, ...] = ()
    category: str = "Notes"
    author: str = "Ada, Bo"
    status: str = "published"
    conference: str = "conf-2015"
    links: tuple[int, ...] = ()
    picture: str = "a"
    redirect: str = ""
    more: str = ""

    def text(self, others):
        links = [f"[{name}]({name}.md) [](<{name}.md>)" for name in others]
        links += ["[old](https://old.example/old/)", "[home](https://old.example)"]
        tags = "\n```{tags} " + ", ".join(self.tags) + "\n```\n" if self.tags else ""
        body = f"Words of {self.title}.\n\n" + "\n".join(links)
        body += f"\n\n![{self.picture}](../../files/{self.picture}/it.svg)\n{tags}\n{self.more}"
        header = {"tags": list(self.tags)} if self.tags else {}
        return post(
            self.title,
            body,
            date=self.date,
            category=self.category,
            author=self.author,
            status=self.status,
            conferences=[self.conference],
            redirect=self.redirect or None,
            **header,
        )


@dataclass(frozen=True)
class State:
    """A site's sources, and the moment they are built at."""

    posts: Mapping[int, Written] = field(default_factory=lambda: MappingProxyType({}))
    conference: str = "Conf"
    home: str = "index"
    page: str = "published"
    now: datetime = BEFORE

    def files(self):
        names = {slot: written.name for slot, written in self.posts.items()}
        posts = {
            f"posts/2015/{written.name}.md": written.text(
                [names[slot] for slot in written.links if slot in names]
            )
            for written in self.posts.values()
        }
        far = f"[](../posts/2015/{names[3]}.md)" if 3 in names else ""
        return posts | {
            "conferences.yml": f"conf:\n  name: {self.conference}\n  editions: {{2015: {{city: Porto}}}}\n",
            "pages/about.md": post(
                "About", f"Words. {far}", date=None, status=self.page, author="Ada"
            ),
            "pages/list.md": "# List\n\n```{postlist} 3\n```\n",
            "redirects.yml": f"https://old.example/: {self.home}\n",
            "files/a/it.svg": PICTURE.format("a"),
            "files/b/it.svg": PICTURE.format("b"),
        }


def differences(before, after):
    """Return the files to write, or with None to remove, that make *after* of *before*."""
    old, new = before.files(), after.files()
    written = {path: text for path, text in new.items() if old.get(path) != text}
    return dict.fromkeys(old.keys() - new.keys()) | written


def changed(state, slot, **values):
    """Return *state* with other *values* in one post, which is written if it was not there."""
    written = state.posts.get(slot) or Written(
        f"post-{slot}", f"Title {slot}", f"2015-01-0{slot + 1}"
    )
    posts = {**state.posts, slot: replace(written, **values)}
    return replace(state, posts=MappingProxyType(dict(sorted(posts.items()))))


def without(state, slot):
    posts = {key: written for key, written in state.posts.items() if key != slot}
    return replace(state, posts=MappingProxyType(posts))


def start():
    """Return a site of three posts and a draft, far enough apart that few pages show two."""
    state = changed(State(), 0, tags=("x", "y"), links=(2, 3))
    state = changed(state, 1, tags=("x",), links=(0,), picture="b")
    state = changed(state, 2, tags=("z",), status="draft")
    far = {"conference": "conf-2014", "category": "Other", "author": "Cy", "tags": ("z",)}
    return changed(state, 3, **far)


START = start()
slots = st.sampled_from(SLOTS)
tags = st.lists(st.sampled_from(["x", "X", "y", "C++", "z"]), max_size=3, unique=True).map(tuple)
VALUES = {
    "title": st.sampled_from(["New", "A & *b*", "日本"]),
    "tags": tags,
    "status": st.sampled_from(["published", "draft", "hidden"]),
    "name": st.sampled_from(["renamed", "other"]),
    "date": st.sampled_from(["2015-01-01", "2016-05-05 10:00+02:00", "2025-01-01"]),
    "category": st.sampled_from(["Notes", "C#", "Other"]),
    "author": st.sampled_from(["Ada", "Bo", "Ada, Bo", "Cy"]),
    "conference": st.sampled_from(["conf-2015", "conf", "conf-2016"]),
    "links": st.lists(slots, max_size=2, unique=True).map(tuple),
    "picture": st.sampled_from("ab"),
    "more": st.sampled_from(
        ["", "More words.", "Puppet manifests.", "[](/pages/about.md)", "word " * 400]
    ),
    "redirect": st.sampled_from(["old", "old/", "posts/2015/post-0.html", ""]),
}
one_value = st.one_of(*(st.tuples(st.just(key), values) for key, values in VALUES.items()))
edits = st.one_of(
    st.builds(
        lambda slot, value: lambda state: changed(state, slot, **dict([value])), slots, one_value
    ),
    st.builds(
        lambda slot, value: lambda state: changed(state, slot, **dict([value])), slots, one_value
    ),
    st.builds(lambda slot: lambda state: changed(state, slot), slots),
    st.builds(lambda slot: lambda state: without(state, slot), slots),
    st.builds(
        lambda name: lambda state: replace(state, conference=name),
        st.sampled_from(["Conf", "Other"]),
    ),
    st.builds(lambda page: lambda state: replace(state, page=page), VALUES["status"]),
    st.builds(lambda home: lambda state: replace(state, home=home), st.sampled_from(["blog"])),
    st.builds(lambda now: lambda state: replace(state, now=now), st.sampled_from([BEFORE, AFTER])),
)


def names_differ(state):
    names = [written.name for written in state.posts.values()]
    return len(names) == len(set(names))


@pytest.fixture(scope="session")
def folders(tmp_path_factory):
    """Return a function that gives a new folder for each history."""
    root, numbers = tmp_path_factory.mktemp("histories"), itertools.count()
    return lambda: root / str(next(numbers))


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
}


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """Return a function that gives a site that was built once, always at the same place.

    Sphinx would read everything anew in a copy that stands elsewhere.
    """
    folder = tmp_path_factory.mktemp("started")
    site, kept = Site.of(folder / "site", START.files()), folder / "kept"
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


@settings(
    max_examples=HISTORIES,
    deadline=None,
    derandomize=FEW,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    history=st.lists(st.lists(edits, min_size=1, max_size=3), max_size=2),
    last=edits,
    builder=st.sampled_from(["html", "dirhtml"]),
    jobs=st.sampled_from([1, 2]),
    search=st.booleans() if FEW else st.just(True),
)
def test_histories_leave_no_trace(folders, history, last, *, builder, jobs, search):
    state, folder = START, folders()
    site = Site.of(folder, state.files())
    options = {"warnings": True, "search": search}
    site.build(builder, epoch=state.now, **options)
    for step in [*history, [last]]:
        previous = state
        for edit in step:
            after = edit(state)
            state = after if names_differ(after) else state
        wait()
        site.write(differences(previous, state))
        with mock.patch.object(parallel, "_WRITTEN_ALONE", 0):  # with so few pages, too
            built = site.build(builder, epoch=state.now, jobs=jobs, **options)
    clean = site.copy(folder / "clean").build(builder, epoch=state.now, **options)
    assert_same(built.files(), clean.files())


def assert_same(files, expected):
    assert files.keys() == expected.keys()
    different = [name for name in files if files[name] != expected[name]]
    assert not different, different
