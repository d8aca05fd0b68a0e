"""A post taken back, or deleted, leaves nothing in an output folder that is used again."""

from unittest import mock

import pytest
from sphinx.errors import ExtensionError

from confarchive.building.output.template_context import TemplateContexts
from confarchive.building.pipeline import Writing
from confarchive.building.search import index
from tests.building.secret import FILES, PATH, REASONS, SECRET, secret
from tests.building.sites import LATER, PICTURE, leaks, post


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("reason", ["status", "no date", "expired"])
def test_a_post_taken_back_leaves_nothing(site, builder, reason):
    here = site(FILES | {PATH: secret()})
    options = {"html_copy_source": True, "blog_feed_fulltext": True}
    built = here.build(builder, warnings=True, **options)
    assert len(leaks(built.output, SECRET)) > 20
    assert leaks(built.doctrees, SECRET)
    here.write({PATH: secret(**REASONS[reason])})
    built = here.build(builder, **options)
    assert not leaks(built.output, SECRET)
    assert not leaks(built.doctrees, SECRET)
    assert not leaks(here.source / "_tags", SECRET)


def test_a_post_taken_back_leaves_nothing_in_the_index_of_words(site):
    here = site(FILES | {PATH: secret()})
    built = here.build(warnings=True, search=True)
    assert any(name.startswith("pagefind/") for name in leaks(built.output, SECRET))
    here.write({PATH: secret(status="draft")})
    built = here.build(search=True)
    assert any(name.startswith("pagefind/") for name in leaks(built.output, "words"))
    assert not leaks(built.output, SECRET)


def test_a_post_taken_back_leaves_nothing_where_trees_lie_in_the_output(site):
    here = site(FILES | {PATH: secret()})
    trees = here.folder / "html/.doctrees"
    here.build(doctrees=trees, warnings=True)
    here.write({PATH: secret(status="draft")})
    assert not leaks(here.build(doctrees=trees).output, SECRET)


def test_time_alone_takes_a_post_back(site):
    here = site(FILES | {PATH: secret(expires="2020-06-01")})
    assert leaks(here.build(warnings=True).output, SECRET)
    built = here.build(epoch=LATER)
    assert not leaks(built.output, SECRET)
    assert not leaks(built.doctrees, SECRET)


def test_a_post_deleted_or_renamed_leaves_nothing(site):
    here = site(FILES | {PATH: secret()})
    here.build(warnings=True)
    here.write({PATH: None, "posts/2016/else.md": post("Else", "Other words.", date="2016-05-06")})
    built = here.build()
    assert not leaks(built.output, SECRET)
    assert not leaks(built.doctrees, SECRET)


def test_a_static_page_taken_back_leaves_nothing(site):
    here = site(FILES | {"pages/quokka.md": "# Quokka\n\nThe quokka.\n"})
    assert leaks(here.build().output, SECRET)
    here.write({"pages/quokka.md": post("Quokka", "The quokka.", date=None, status="draft")})
    built = here.build()
    assert not leaks(built.output, SECRET)
    assert not leaks(built.doctrees, SECRET)


@pytest.mark.parametrize("lost", [None, "environment.pickle"])
def test_a_body_that_is_kept_for_the_search_goes_with_its_post(site, lost):
    here = site(FILES | {PATH: secret()})
    options = {"search": True, "warnings": True}
    trees = here.build(**options).doctrees
    if not lost:
        here.build("dirhtml", doctrees=trees, **options)
    bodies = trees.glob(f"confarchive-bodies-*/{PATH.removesuffix('.md')}.body")
    assert len(list(bodies)) == 1 + (not lost)
    here.write({PATH: secret(status="draft")})
    if lost:
        (trees / lost).unlink()
    here.build(**options)
    assert not [path for path in trees.rglob("*.body") if SECRET in path.name]


def test_the_last_post_taken_back_leaves_nothing(site):
    here = site({PATH: secret(), **{k: v for k, v in FILES.items() if k.startswith("files")}})
    here.build(warnings=True)
    here.write({PATH: secret(status="draft")})
    built = here.build()
    assert not leaks(built.output, SECRET)
    assert not leaks(built.doctrees, SECRET)


def test_what_a_shown_post_uses_too_stays(site):
    uses = post("Two", "![It](../../files/shared.svg)", date="2017-01-01")
    draft = {PATH: post("Quokka days", "![It](../../files/shared.svg)")}
    here = site({"posts/2017/two.md": uses, "files/shared.svg": PICTURE.format("both"), **draft})
    here.build()
    here.write({PATH: post("Quokka days", status="draft")})
    assert here.build().has("_images/files/shared.svg")


def test_files_that_no_build_made_are_kept(site):
    here = site(FILES | {PATH: secret()})
    built = here.build(warnings=True)
    (built.output / "CNAME").write_text("archive.example")
    (built.output / "posts/2016/kept.html").write_text("by hand")
    here.write({PATH: secret(status="draft")})
    built = here.build()
    assert built.has("CNAME")
    assert built.has("posts/2016/kept.html")


BUILDERS = ["epub", "text", "json", "xml", "pseudoxml", "singlehtml"]


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_post_taken_back_leaves_nothing_in_the_output_of_any_builder(site, builder):
    here = site(FILES | {PATH: secret()})
    options = {"epub_show_urls": "no", "warnings": True}
    built = here.build(builder, **options)
    assert leaks(built.output, SECRET)
    here.write({PATH: secret(status="draft")})
    built = here.build(builder, **options)
    assert not leaks(built.output, SECRET)
    assert not leaks(built.doctrees, SECRET)
    if builder in {"json", "text", "xml"}:
        assert leaks(built.output, "some words")


ON_NO_LIST = dict.fromkeys(
    ("author", "category", "location", "conferences", "redirect", "series", "tags", "talks")
)
"""What a header leaves out so that few lists show the post."""


class CrashError(Exception):
    """What ends a build, whenever."""


def late(*_args, **_options):
    raise CrashError


@pytest.mark.parametrize("builder", ["html", "dirhtml", "epub", "json", "singlehtml"])
@pytest.mark.parametrize("when", ["at the end", "at the first page"])
def test_a_build_that_fails_leaves_nothing_either(site, builder, when):
    here = site(FILES | {PATH: secret()})
    options = {"html_copy_source": True, "search": builder == "html", "warnings": True}
    assert leaks(here.build(builder, **options).output, SECRET)
    here.write({PATH: secret(status="draft")})
    at_the_first = (TemplateContexts, "complete_page")
    place = (Writing, "end") if when == "at the end" else at_the_first
    with mock.patch.object(*place, late), pytest.raises((CrashError, ExtensionError)):
        here.build(builder, **options)
    assert not leaks(here.folder / builder, SECRET)
    built = here.build(builder, **options)
    assert not leaks(built.output, SECRET)
    clean = here.copy(here.folder / "again").build(builder, **options)
    assert set(clean.files()) <= set(built.files())


def test_a_search_index_that_fails_leaves_no_earlier_one(site):
    here = site(FILES | {PATH: secret()})
    assert leaks(here.build(search=True, warnings=True).output, SECRET)
    here.write({PATH: secret(status="draft")})
    failing = mock.patch.object(index, "update", side_effect=ExtensionError("no index"))
    with failing, pytest.raises(ExtensionError):
        here.build(search=True, warnings=True)
    assert not leaks(here.folder / "html", SECRET)
    built = here.build(search=True)
    assert built.has("pagefind/archive.packed")
    assert not leaks(built.output, SECRET)


def test_what_a_failed_build_wrote_is_taken_back_too(site):
    here, options = site(FILES), {"html_copy_source": True, "search": True, "warnings": True}
    here.build(**options)
    here.write({PATH: secret()})
    with mock.patch.object(Writing, "end", late), pytest.raises((CrashError, ExtensionError)):
        here.build(**options)
    assert leaks(here.folder / "html/_sources", SECRET)
    here.write({PATH: secret(status="draft")})
    with mock.patch.object(Writing, "end", late), pytest.raises((CrashError, ExtensionError)):
        here.build(**options)
    assert not leaks(here.folder / "html", SECRET)


def test_a_feed_that_shows_a_link_to_a_post_taken_back_goes_even_where_the_build_fails(site):
    linking = {"posts/2015/one.md": post("One", f"Some [words](../../{PATH}).")}
    here = site(FILES | linking | {PATH: secret(**ON_NO_LIST)})
    options = {"blog_feed_fulltext": True, "warnings": True}
    assert SECRET in here.build(**options).text("blog/2015/atom.xml")
    here.write({PATH: secret(status="draft")})
    with mock.patch.object(Writing, "end", late), pytest.raises((CrashError, ExtensionError)):
        here.build(**options)
    assert not leaks(here.folder / "html", SECRET)


def test_what_a_failed_build_wrote_is_not_taken_for_what_stood_there(site):
    here = site(FILES)
    before = here.build().files()
    here.write({"posts/2015/one.md": post("Another", "Other words.")})
    with mock.patch.object(Writing, "end", late), pytest.raises((CrashError, ExtensionError)):
        here.build()
    here.write({"posts/2015/one.md": FILES["posts/2015/one.md"]})
    assert here.build().files() == before


def test_a_hidden_post_taken_back_leaves_nothing_where_no_page_told_of_it(site):
    here = site(FILES | {PATH: secret(**ON_NO_LIST, status="hidden")})
    assert leaks(here.build(warnings=True).doctrees, SECRET)
    here.write({PATH: secret(status="draft")})
    built = here.build()
    assert not leaks(built.output, SECRET)
    assert not leaks(built.doctrees, SECRET)


def test_what_stands_when_a_post_is_taken_back_is_not_written_again(site):
    others = {f"posts/2014/o{n}.md": post(f"Other {n}", date="2014-01-01") for n in range(3)}
    here = site(FILES | others | {PATH: secret(**{**ON_NO_LIST, "tags": ["python"]})})
    before = here.build(warnings=True, search=True)
    kept = {name: (before.output / name).stat().st_mtime_ns for name in before.files()}
    here.write({PATH: secret(status="draft")})
    built = here.build(search=True)
    assert "posts/2014/o1" not in built.written
    assert (built.output / "posts/2014/o1.html").stat().st_mtime_ns == kept["posts/2014/o1.html"]
