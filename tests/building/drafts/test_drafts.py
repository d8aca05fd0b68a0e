"""What is not published is nowhere: in no file's name, bytes, index, feed or parsed tree."""

from datetime import UTC, datetime

import pytest

from tests.building.secret import FILES, PATH, REASONS, SECRET, secret
from tests.building.sites import CONF, LATER, NOW, leaks, post, wait

MISTAKES = {
    "misspelt status": {"status": "drfat"},
    "capital status": {"status": "Drafty"},
    "a date that is none": {"date": "soon"},
    "a day that never was": {"date": "2015-02-30"},
    "an end that is no date": {"expires": "later"},
    "a header that is no YAML": {"tags": "[quokka"},
    "a key given twice": {"date": "2015-01-01\ndate: 2015-01-02"},
}


@pytest.mark.parametrize("reason", REASONS)
def test_nothing_of_a_draft_is_built(build, reason):
    built = build(FILES | {PATH: secret(**REASONS[reason])}, blog_feed_fulltext=True)
    assert not leaks(built.output, SECRET)
    assert not leaks(built.doctrees, SECRET)
    assert built.titles("blog.html") == ["Two", "One"]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_what_cannot_be_read_is_no_more_published_than_a_draft(build, mistake):
    built = build(FILES | {PATH: secret(**MISTAKES[mistake])}, warnings=True)
    assert not leaks(built.output, SECRET)
    assert not leaks(built.doctrees, SECRET)
    assert built.warnings
    assert all(PATH in warning for warning in built.warnings)


@pytest.mark.parametrize(
    "text",
    [
        secret().replace("---\n\n#", "\n\n#"),
        secret().encode("utf-16"),
        secret().encode() + b"\xff",
    ],
    ids=["a header never closed", "no UTF-8", "a byte that is no UTF-8"],
)
def test_a_file_that_cannot_be_read_is_withheld(build, text):
    built = build(FILES | {PATH: text}, warnings=True)
    assert not leaks(built.output, SECRET)
    assert any(PATH in warning and "unreadable" in warning for warning in built.warnings)


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "text", "latex"])
def test_no_builder_shows_a_draft(build, builder):
    built = build(FILES | {PATH: secret(status="draft")}, builder)
    assert not leaks(built.output, SECRET)
    assert not leaks(built.doctrees, SECRET)


def test_the_parsed_trees_may_lie_in_the_output(site):
    here = site(FILES | {PATH: secret(status="draft")})
    built = here.build(doctrees=here.folder / "html/.doctrees")
    assert built.has(".doctrees/environment.pickle")
    assert not leaks(built.output, SECRET)


def test_sources_that_are_shown_are_those_of_published_posts(build):
    built = build(FILES | {PATH: secret(status="draft")}, html_copy_source=True)
    assert built.has("_sources/posts/2015/one.md.txt")
    assert not leaks(built.output, SECRET)


def test_a_site_may_hold_nothing_but_drafts(build):
    built = build({PATH: secret(status="draft")})
    assert not leaks(built.output, SECRET)
    assert not leaks(built.doctrees, SECRET)
    assert built.titles("blog.html") == []


def test_drafts_in_a_folder_that_is_linked_to_are_drafts(site):
    here = site(FILES)
    elsewhere = here.source / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "quokka-days.md").write_text(secret(status="draft"), "utf-8")
    (elsewhere / "open.md").write_text(post("Open"), "utf-8")
    (here.source / "posts/linked").symlink_to(elsewhere, target_is_directory=True)
    built = here.build()
    assert built.has("posts/linked/open.html")
    assert "Open" in built.titles("blog.html")
    assert not leaks(built.output, SECRET)


def test_one_moment_counts_for_the_whole_build(site):
    here = site(FILES | {PATH: secret(date="2020-06-01", expires="2020-12-31", conferences=None)})
    assert not leaks(here.build(epoch=NOW).output, SECRET)
    assert here.build(epoch=datetime(2020, 7, 1, tzinfo=UTC)).has("posts/2016/quokka-days.html")
    assert not leaks(here.build(epoch=LATER).output, SECRET)


def test_without_an_epoch_the_clock_counts(build):
    files = {
        "posts/2015/past.md": post("Past"),
        "posts/2015/future.md": post("Future", date="9999-12-30"),
    }
    assert build(files, epoch=None).titles("blog.html") == ["Past"]


def test_a_drafts_name_may_have_any_signs(build):
    names = ["quokka[1]", "quokka*", "quokka?", "[!x]quokka", "[q]uokka", "quokka größe 日本"]
    drafts = {f"posts/2016/{name}.md": secret(status="draft") for name in names}
    built = build(FILES | drafts | {"posts/2016/other1.md": post("Other")})
    assert not leaks(built.output, SECRET)
    assert not leaks(built.doctrees, SECRET)
    assert built.has("posts/2016/other1.html")


def test_a_drafts_name_withholds_no_other_post(build):
    posts = {f"posts/2016/{stem}.md": post(stem) for stem in ("a1", "ab", "a", "c")}
    drafts = {f"posts/2016/{s}.md": secret(status="draft") for s in ("a[1]", "a*", "a?", "[!b]")}
    built = build(posts | drafts)
    assert not leaks(built.output, SECRET)
    assert built.titles("blog.html") == ["a", "a1", "ab", "c"]


def test_a_draft_of_a_static_page_is_withheld(build):
    text = post("Quokka page", "The quokka.", date=None, status="draft")
    built = build(FILES | {"pages/quokka.md": text, "pages/about.md": "# About\n\nWords.\n"})
    assert not leaks(built.output, SECRET)
    assert not leaks(built.doctrees, SECRET)
    assert "About" in built.links("index.html", "//nav")


def test_a_static_page_with_a_date_to_come_is_withheld(build):
    built = build(FILES | {"pages/quokka.md": post("Quokka page", date="2030-01-01")})
    assert not leaks(built.output, SECRET)


def test_what_the_settings_exclude_is_in_no_list(build):
    conf = CONF + 'exclude_patterns = ["posts/2017/*"]\n'
    built = build(FILES | {"conf.py": conf, PATH: secret(status="draft")})
    assert not built.has("posts/2017/two.html")
    assert built.titles("blog.html") == ["One"]


# -- previews


def test_a_preview_shows_every_draft_with_a_banner_and_for_no_search_engine(build):
    drafts = {
        f"posts/2016/{number}.md": post(reason, **{"date": "2016-05-06", "tags": ["t"], **header})
        for number, (reason, header) in enumerate(REASONS.items())
    }
    page = {"pages/draft.md": post("Page", date=None, status="draft")}
    built = build(FILES | drafts | page, tags=["drafts"])
    for path in (*drafts, *page):
        html = built.page(path.replace(".md", ".html"))
        assert html.xpath("//*[@class='archive-draft']"), path
        assert html.xpath("//meta[@name='robots']/@content") == ["noindex"], path
    assert sorted(built.titles("blog/drafts.html")) == sorted(REASONS)
    assert not built.page("posts/2015/one.html").xpath("//*[@class='archive-draft']")
    assert not built.page("posts/2015/one.html").xpath("//meta[@name='robots']")


def test_a_preview_shows_a_draft_that_cannot_be_read(build):
    files = FILES | {PATH: secret(status="drfat", conferences=None)}
    assert build(files, tags=["drafts"], warnings=True).has("posts/2016/quokka-days.html")


def test_a_build_after_a_preview_shows_no_draft(site):
    here = site(FILES | {PATH: secret(status="draft", conferences=None)})
    assert here.build(tags=["drafts"]).has("posts/2016/quokka-days.html")
    built = here.build()
    assert not leaks(built.output, SECRET)
    assert not leaks(built.doctrees, SECRET)
    assert not leaks(here.source / "_tags", SECRET)
    assert not built.has("blog/drafts.html")


def test_without_a_preview_no_page_speaks_of_drafts(build):
    built = build(FILES | {PATH: secret(status="draft")})
    assert not built.has("blog/drafts.html")
    assert not leaks(built.output / "blog", "draft")


def test_a_draft_published_stands_everywhere(site):
    here = site(FILES | {PATH: secret(status="draft", conferences=None)})
    here.build()
    wait()
    here.write({PATH: secret(conferences=None)})
    built = here.build()
    for name in (
        "blog.html",
        "blog/2016.html",
        "blog/author/quokka-author.html",
        "blog/category/quokka-category.html",
        "blog/location/quokka-town.html",
        "_tags/quokka-tag.html",
        "_tags/python.html",
    ):
        assert "Quokka days" in built.titles(name), name
    assert "Quokka days" in built.text("blog/atom.xml")
    assert "quokka" in built.text("searchindex.js")
    assert built.has("old/quokka.html")
    assert built.has("quokka-too/index.html")
