"""The search index: what is in it, when it is made, and that nothing of it is chance."""

import gzip
import json
import stat
from collections import Counter

import cbor2
import pytest
from sphinx.errors import ExtensionError

from confarchive.building import background
from confarchive.building.search import merging, pagefind_client, pagefind_format, shards
from confarchive.building.speed import index_words
from tests.building.searched import (
    FILES,
    POSTS,
    archive,
    few_signs,
    fragments,
    held,
    searching,
)
from tests.building.sites import CONF, leaks, post, wait


@pytest.fixture
def making(monkeypatch):
    """The numbers of the parts that are made anew, as they are."""
    made = []
    make = shards.Shard.make

    def watched(shard, language):
        made.append(shard.number)
        return make(shard, language)

    monkeypatch.setattr(shards.Shard, "make", watched)
    monkeypatch.setattr(background, "parallel_available", False)
    return made


@pytest.fixture
def small_parts(monkeypatch):
    few_signs(monkeypatch)


def test_posts_pages_conferences_people_and_years_are_in_it_and_other_lists_are_not(build):
    pages = fragments(build(FILES, search=True))
    posts = {f"/posts/{n}.html" for n in range(1, 9)}
    conferences = {"/conferences/summit.html", "/conferences/summit-2015.html"}
    people, year = {"/blog/author/jane-doe.html", "/blog/author/john-roe.html"}, "/blog/2015.html"
    assert pages.keys() == posts | conferences | people | {year, "/pages/about.html"}
    assert pages[year]["meta"]["facts"] == "8 posts"


def test_only_the_body_is_in_it_and_what_is_known_of_the_post(build):
    page = fragments(build(FILES, search=True))["/posts/3.html"]
    words = page["content"].replace("\u2060 ", "")
    assert words == "Post 3. Words about hall3."
    assert page["meta"]["title"] == "Post 3"
    assert page["meta"]["conference"] == "Summit 2015"
    assert page["meta"]["author"] == "Jane Doe"
    assert page["filters"]["country"] == ["Belgium"]
    assert page["filters"]["series"] == ["Summit"]
    assert page["filters"]["year"] == ["2015"]
    assert page["filters"]["tag"] == ["tag3", "all"]


def test_a_subtitle_is_found_as_the_title_is(build):
    page = "---\nsubtitle: Of wombats\n---\n\n# About\n\nWords.\n"
    hidden = post("Hidden", subtitle="Of bandicoots", status="hidden")
    files = {
        "posts/1.md": post("One", subtitle="Of quokkas"),
        "posts/2.md": hidden,
        "pages/a.md": page,
    }
    built = build(files, search=True)
    found = fragments(built)
    assert found["/posts/1.html"]["meta"]["subtitle"] == "Of quokkas"
    assert found["/pages/a.html"]["meta"]["subtitle"] == "Of wombats"
    words = built.text("searchindex.js")
    titles = words.partition('"titleterms":')[2]
    assert "quokka" in titles
    assert "wombat" in titles
    assert "bandicoot" not in words
    assert "quokka" not in built.text("posts/1.html").partition("articleBody")[2]


@pytest.mark.parametrize("status", ["draft", "hidden"])
def test_drafts_and_hidden_posts_are_not_in_it(build, status):
    secret = {"posts/secret.md": post("Quokka", "A quokka.", status=status)}
    built = build(FILES | secret, search=True)
    for name, data in searching(built).items():
        plain = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
        assert b"quokka" not in plain.lower(), name


def test_the_same_posts_give_the_same_bytes(site):
    here = site(FILES)
    one = here.build(output="one", search=True)
    assert searching(here.build(output="other", search=True)) == searching(one)


def test_nothing_is_made_where_nothing_changed(site, making):
    here = site(FILES)
    before = here.build(search=True)
    dates = {path: path.stat().st_mtime_ns for path in before.output.glob("pagefind/**/*")}
    making.clear()
    wait()
    after = here.build(search=True)
    assert making == []
    assert searching(after) == searching(before)
    assert all(path.stat().st_mtime_ns == date for path, date in dates.items())


@pytest.mark.usefixtures("small_parts")
def test_an_edit_makes_one_part_anew(site, making):
    here = site(FILES)
    here.build(search=True)
    assert len(making) > 2
    making.clear()
    wait()
    here.write({"posts/3.md": POSTS["posts/3.md"].replace("hall3", "pond3")})
    edited = here.build(search=True)
    assert len(making) == 1
    clean = here.build(output="clean", search=True)
    assert searching(edited) == searching(clean)
    assert "pond3" in fragments(edited)["/posts/3.html"]["content"]


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("change", [{"posts/3.md": None}, {"posts/9.md": post("Post 9")}])
def test_posts_come_and_go_in_several_parts(site, change):
    here = site(FILES)
    here.build(search=True)
    wait()
    here.write(change)
    edited = here.build(search=True)
    assert searching(edited) == searching(here.build(output="clean", search=True))


def test_many_parts_hold_what_one_would(site, monkeypatch):
    long = " ".join(f"word{n}" for n in range(3000))
    accents = post("Café", f"A café, cafe, Ünïcode. ![A picture](x.png) {long}")
    here = site(FILES | {"posts/accents.md": accents, "posts/x.png": b"x"})
    one = held(here.build(output="one", search=True))
    few_signs(monkeypatch)
    many = here.build(output="many", search=True)
    assert held(many) == one
    assert len(list(many.output.glob("pagefind/*/index/*"))) > 2
    assert "café" in one[0]["cafe"][1]


@pytest.mark.usefixtures("small_parts")
def test_the_order_of_all_posts_tells_the_part_of_each(build):
    built = build(FILES, search=True)
    (order,) = built.output.glob("pagefind/*/order.packed")
    numbers, found = Counter(), []
    for part in json.loads(gzip.decompress(order.read_bytes())):
        fragment = order.parent / f"fragment/{part}-{numbers[part]}.pf_fragment"
        found.append(json.loads(gzip.decompress(fragment.read_bytes())[12:])["url"])
        numbers[part] += 1
    assert len(numbers) > 2
    assert found == [f"/posts/{n}.html" for n in range(8, 0, -1)]


@pytest.mark.usefixtures("small_parts")
def test_several_processes_make_what_one_does(site):
    here = site(FILES)
    one = searching(here.build(output="one", search=True))
    assert searching(here.build(output="two", search=True, jobs=2)) == one


def test_an_index_that_someone_broke_is_made_again(site):
    here = site(FILES)
    here.build(search=True)
    (here.folder / "html/pagefind/archive.packed").write_text("[1")
    wait()
    here.write({"posts/9.md": post("Post 9")})
    again = here.build(search=True)
    assert searching(again) == searching(here.build(output="clean", search=True))


def test_an_archive_without_posts_can_be_searched_and_finds_nothing(build):
    built = build(search=True)
    assert archive(built)["index"] is None


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failing_indexer_fails_the_build_with_its_message(site, monkeypatch, tmp_path, jobs):
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho 'no space left on the moon' >&2\nexit 3\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(pagefind_client, "get_executable", lambda: str(program))
    with pytest.raises(ExtensionError, match=r"status 3 .*no space left on the moon"):
        site(FILES).build(search=True, jobs=jobs)


def test_a_missing_indexer_is_told(site, monkeypatch):
    monkeypatch.setattr(pagefind_client, "get_executable", lambda: None)
    with pytest.raises(ExtensionError, match=r"pip install 'pagefind\[bin\]'"):
        site(FILES).build(search=True)


def test_a_part_that_cannot_be_read_again_fails_the_build(site, monkeypatch):
    monkeypatch.setattr(shards.CachedShards, "load", lambda _kept, _name: None)
    with pytest.raises(ExtensionError, match="cannot be read again"):
        site(FILES).build(search=True)


@pytest.mark.parametrize(
    "words",
    [
        [["a", [[1, [2], []]], []], 7],
        [["a", [[1, [2.5], []]], []]],
        [["a", [[1, [2]]], []]],
        {"a": 1},
    ],
)
def test_an_index_of_another_form_is_refused(words):
    file = gzip.compress(b"pagefind_dcd" + cbor2.dumps([words]))
    with pytest.raises(ExtensionError, match="another form"):
        list(pagefind_format.words(file))


def test_a_file_that_begins_otherwise_is_refused():
    with pytest.raises(ExtensionError, match="begin with pagefind_dcd"):
        merging.unpacked(gzip.compress(b"pagefind_xyz" + cbor2.dumps([])))


def test_too_few_words_or_pages_are_refused():
    good = cbor2.dumps([[["a", [[1, [2], []], [1, [2], []]], []]]])
    (word,) = pagefind_format.words(gzip.compress(b"pagefind_dcd" + good))
    assert word == ("a", ((2, 1, 2, good[good.index(b"\x83\x01") + 2 : -1]), ()))
    words, pages = 1, good.index(b"aa") + 2  # where it says how many; b"a" is a text's length, too
    for at in (words, pages):
        wrong = good[:at] + bytes([good[at] + 1]) + good[at + 1 :]
        with pytest.raises(ExtensionError, match="another form"):
            list(pagefind_format.words(gzip.compress(b"pagefind_dcd" + wrong)))


def test_after_a_failure_the_next_build_makes_the_index(site, monkeypatch):
    here = site(FILES)
    with monkeypatch.context() as broken:
        broken.setattr(pagefind_client, "get_executable", lambda: None)
        with pytest.raises(ExtensionError):
            here.build(search=True)
    wait()
    assert len(fragments(here.build(search=True))) == 14


def test_without_a_search_page_there_is_no_index(build):
    assert not build(FILES, builder="singlehtml", search=True).has("pagefind")


def test_what_hastens_sphinx_s_own_index_changes_nothing_in_it(site, monkeypatch):
    here = site(FILES)
    hastened = here.build(output="one")
    monkeypatch.setattr(index_words, "hasten", lambda _builder: None)
    assert hastened.text("searchindex.js") == here.build(output="other").text("searchindex.js")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_site_s_own_templates_do_not_take_words_from_the_search(site, builder):
    conf = {"conf.py": CONF + 'templates_path = ["_templates"]\n'}
    own = {
        "_templates/page.html": '{% extends "!page.html" %}{% block extrahead %}<!-- articleBody ends -->{% endblock %}',
        "_templates/confarchive/text.html": "<article>{{ body }}</article>",
    }
    here = site(FILES | conf | own)
    built = here.build(builder, search=True)
    assert "<article>" in built.text("posts/1.html" if builder == "html" else "posts/1/index.html")
    expected = site(FILES).build(builder, search=True)
    assert fragments(built) == fragments(expected)
    wait()
    here.write({"posts/1.md": POSTS["posts/1.md"].replace("hall1", "door")})
    found = fragments(here.build(builder, search=True))
    assert [url for url, page in found.items() if "door" in page["content"]] == [
        "/posts/1.html" if builder == "html" else "/posts/1/"
    ]
    assert found.keys() == fragments(expected).keys()


def test_no_body_of_a_post_taken_back_is_kept(site):
    here = site(FILES)
    built = here.build(search=True)
    assert leaks(built.doctrees, "hall1")
    wait()
    here.write(
        {
            "posts/1.md": POSTS["posts/1.md"]
            .replace("hall1", "xyzzy")
            .replace("date:", "status: draft\ndate:")
        }
    )
    assert not leaks(here.build(search=True).doctrees, "hall1")
