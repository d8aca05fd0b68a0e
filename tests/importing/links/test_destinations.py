"""Where posts go: paths that are unique, safe and the same whatever the order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confarchive.importing.foreign_post import ForeignPost
from confarchive.importing.formats import Format
from confarchive.importing.links import destinations
from confarchive.importing.sources.pelican.dialect import PelicanDialect
from confarchive.importing.sources.pelican.plugins import Engine
from confarchive.importing.sources.pelican.settings import Settings
from confarchive.importing.sources.pelican.settings.defaults import DEFAULTS
from confarchive.importing.sources.pelican.source import Pelican
from confarchive.importing.sources.pelican.theme import Theme
from confarchive.model.post import Status


def a_post(path, slug="trip", day=date(2015, 2, 3), **values):
    facts = {"format": Format.MARKDOWN, "sha256": "", "line": 1, "title": "Trip"}
    return ForeignPost(path=path, place=path, slug=slug, date=day, **facts, **values)


@pytest.fixture
def ours(tmp_path):
    return a_blog(tmp_path)


def a_blog(folder):
    settings = Settings(content=folder, base=folder, values=DEFAULTS)
    return Pelican(settings=settings, engine=Engine(), dialect=PelicanDialect(), look=Theme())


def paths(placed):
    return {each.post.path: each.path for each in placed}


def test_years_undated_and_pages(ours):
    posts = [
        a_post("a.md", "a"),
        a_post("b.md", "b", None),
        a_post("c.md", "c", None, page=True),
        a_post("d.md", "d", page=True),
    ]
    assert paths(destinations.assign(posts, ours, known={})) == {
        "a.md": "posts/2015/a.md",
        "b.md": "posts/undated/b.md",
        "c.md": "pages/c.md",
        "d.md": "pages/d.md",
    }


def test_one_slug_for_several_posts(ours):
    posts = [
        a_post("a-draft.md", status=Status.DRAFT),
        a_post("b-fr.md", language="fr", translated=True),
        a_post("c-later.md", day=date(2016, 1, 1)),
        a_post("d-first.md"),
        a_post("e-page.md", "TRIP", None, page=True),
    ]
    assert paths(destinations.assign(posts, ours, known={})) == {
        "a-draft.md": "posts/2015/trip-4.md",
        "b-fr.md": "posts/2015/trip-fr.md",
        "c-later.md": "posts/2016/trip-3.md",
        "d-first.md": "posts/2015/trip-2.md",
        "e-page.md": "pages/TRIP.md",
    }


def test_the_archive_has_it_already(ours):
    placed = destinations.assign(
        [a_post("new.md"), a_post("old.md", "changed")],
        ours,
        known={"old.md": "posts/2014/trip.md"},
        taken=["posts/2014/trip.md", "posts/2013/trip-2.md"],
        answered=["trip"],
    )
    assert paths(placed) == {"new.md": "posts/2015/trip-3.md", "old.md": "posts/2014/trip.md"}
    assert {each.post.path: each.redirect for each in placed} == {
        "new.md": (),
        "old.md": ("changed",),
    }


def test_an_address_that_the_page_itself_answers_has_its_suffix_for_pages_in_folders(ours):
    (placed,) = destinations.assign([a_post("a.md", "about", None, page=True)], ours, known={})
    assert (placed.addresses, placed.redirect) == (("pages/about.html",), ("pages/about.html",))


def test_no_post_answers_for_the_home_page(ours):
    (placed,) = destinations.assign(
        [a_post("a.md", given={"save_as": "index.html", "url": ""})], ours, known={}
    )
    assert placed.redirect == ()


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("trip", "trip"),
        ("Soft", "Soft"),
        ("a---b", "a---b"),
        ("2015/trip", "2015-trip"),
        ("../../etc/passwd", "etc-passwd"),
        ("a b:c?*", "a-b-c"),
        ("v1.0", "v1.0"),
        ("日本語", "日本語"),
        ("cafe\u0301", "café"),
        (".hidden_", "hidden"),
        ("c++", "c++"),
        ("///", ""),
    ],
)
def test_slugs_as_names_of_files(slug, expected):
    assert destinations.safe(slug) == expected


@given(st.text(max_size=300))
def test_every_slug_is_a_name_that_file_systems_take(slug):
    name = destinations.safe(slug)
    assert len(name.encode()) <= 150
    assert not set(name) & set('/\\:*?"<>|\0\n ')
    assert name == name.strip(".")


SLUGS = st.sampled_from(["trip", "Trip", "trip-2", "trip-2-2", "index", "con", "/", "trip-fr"])


@given(
    st.lists(st.tuples(SLUGS, st.booleans(), st.booleans()), max_size=8),
    st.randoms(use_true_random=False),
    st.integers(0, 8),
)
def test_neither_order_nor_interruption_changes_a_place(tmp_path_factory, drawn, chance, written):
    here = tmp_path_factory.getbasetemp()
    ours = a_blog(here)
    posts = [
        a_post(f"{number}.md", slug, page=page, translated=french, language="fr" if french else "")
        for number, (slug, page, french) in enumerate(drawn)
    ]
    whole = paths(destinations.assign(posts, ours, known={}))
    assert len({path.rsplit("/", 1)[1].lower() for path in whole.values()}) == len(posts)
    chance.shuffle(posts)
    known = dict(chance.sample(sorted(whole.items()), min(written, len(whole))))
    again = destinations.assign(posts, ours, known=known, taken=list(known.values()))
    assert paths(again) == whole
