"""How far a build looks for what it has to write, and what two outputs of one site have to do with each other."""

import os
import shutil

import pytest
import sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from confarchive.building import config
from confarchive.building.config import MANIFEST
from confarchive.building.documents.draft_filter import seal
from confarchive.building.incremental import cache, fingerprints
from confarchive.building.incremental.inputs import BuildScope, Input, scope_of
from confarchive.building.output import static_files
from tests.building.searched import fragments
from tests.building.sites import CONF, post, wait

OF_TEXTS = (Input.DOCUMENTS, Input.DRAFTS, Input.STATIC_FILES)
OTHERS = [each for each in Input if each not in OF_TEXTS]


def scope(differing, *, known=True, idle=True, alone=True):
    return scope_of(differing, known=known, idle=idle, texts_show_alone=lambda: alone)


def test_where_nothing_differs_nothing_is_written():
    assert scope(set()) is BuildScope.NOTHING
    assert scope(set(), idle=False) is BuildScope.TEXTS
    assert scope(set(), idle=False, alone=False) is BuildScope.COMPARED


@pytest.mark.parametrize("differing", OF_TEXTS)
def test_where_texts_differ_pages_of_others_stand(differing):
    assert scope({differing}) is BuildScope.TEXTS
    assert scope({differing}, alone=False) is BuildScope.COMPARED


@pytest.mark.parametrize("differing", OTHERS)
def test_where_anything_else_differs_all_pages_are_compared(differing):
    assert scope({differing}) is BuildScope.COMPARED
    assert scope({differing, *OF_TEXTS}) is BuildScope.COMPARED


def test_where_it_is_not_known_what_is_there_it_is_cleared():
    assert scope(set(), known=False) is BuildScope.CLEARED


FILES = {
    "index.md": "# Home\n\nSome words.\n",
    "posts/first.md": post("First", "Some words."),
    "posts/second.md": post("Second", "Some words.\n\n{download}`it <../it.txt>`"),
    "it.txt": "It.\n",
}


@pytest.mark.parametrize("path", FILES)
def test_an_output_that_shares_parsed_trees_with_another_is_not_left_behind(site, tmp_path, path):
    here = site(FILES)
    trees = {"doctrees": here.folder / "trees"}
    for builder in ("html", "dirhtml"):
        here.build(builder, **trees)
    wait()
    here.write({path: f"{FILES[path]}\nOther words.\n"})
    os.utime(here.source / path, (1, 1))
    here.build("html", **trees)
    edited = here.build("dirhtml", **trees).files()
    assert edited == here.copy(tmp_path / "clean").build("dirhtml").files()


def test_two_outputs_of_one_builder_may_share_parsed_trees(site):
    here = site(FILES)
    trees = {"doctrees": here.folder / "trees"}
    for output in ("one", "other"):
        here.build(output=output, **trees)
    wait()
    here.write({"posts/first.md": post("Another", "Some words.")})
    edited = here.build(output="one", **trees).files()
    assert here.build(output="other", **trees).files() == edited


def test_a_file_that_a_text_comes_to_offer_is_noted(site):
    here = site(FILES | {"posts/second.md": post("Second", "Some words.\n\nit")})
    here.build()
    wait()
    here.write({"posts/second.md": FILES["posts/second.md"]})
    output = here.build().output
    (offered,) = (output / "_downloads").rglob("*.txt")
    noted = (output / MANIFEST).read_text().split()
    assert seal(offered.relative_to(output).as_posix()) in noted


def test_an_older_copy_of_a_page_is_written_anew(site, tmp_path):
    here = site(FILES)
    page = here.build().output / "posts/first.html"
    shutil.copy2(page, tmp_path / "older")
    wait()
    here.write({"posts/first.md": post("First", "Other words.")})
    edited = here.build().files()
    shutil.copy2(tmp_path / "older", page)
    assert here.build().files() == edited


def test_another_release_of_sphinx_writes_all_anew(site, monkeypatch):
    here = site(FILES)
    written = here.build().written
    assert not here.build().written
    monkeypatch.setattr(sphinx, "__version__", "99.0")
    assert here.build().written == written


def test_another_release_of_this_package_writes_all_anew(site, monkeypatch):
    here = site(FILES)
    listed = here.build().output / "blog.html"
    before = listed.stat().st_mtime_ns
    wait()
    monkeypatch.setattr(cache, "version", lambda: 1)
    built = here.build()
    assert built.read & built.written >= {"posts/first", "posts/second"}
    assert listed.stat().st_mtime_ns > before


def test_what_another_release_has_kept_is_not_used(tmp_path, monkeypatch):
    kept = cache.CachedValue(tmp_path / "it")
    kept.keep("value")
    assert kept.load() == "value"
    monkeypatch.setattr(cache, "version", lambda: 1)
    assert kept.load() is None


def test_an_index_is_made_of_all_pages_once_it_is_wanted(site, monkeypatch):
    here = site(FILES)
    with monkeypatch.context() as without:
        without.setattr(StandaloneHTMLBuilder, "search", False)
        assert not here.build(search=True).has("pagefind/archive.packed")
    assert len(fragments(here.build(search=True))) == 3


@pytest.mark.parametrize("builder", ["singlehtml", "text", "html"])
def test_no_builder_leaves_anything_out_after_an_edit(site, tmp_path, builder):
    here = site(FILES)
    here.build(builder)
    for words in ("Other words.", "More words."):
        wait()
        here.write({"posts/first.md": post("First", f"Some words.\n\n{words}")})
        edited = here.build(builder)
        assert edited.files() == here.copy(tmp_path / words).build(builder).files()


def test_what_stands_is_known_still_after_an_edit_of_a_text(site):
    old = {
        "posts/old.md": post("Old", date="2012-02-03"),
        "pages/about.md": "# About\n",
    }
    here = site(FILES | old)
    listed = here.build().output / "blog/2012.html"
    before = listed.stat().st_mtime_ns
    for title, words in (("First", "Some words.\n\nMore."), ("Another", "Some words.\n\nMore.")):
        wait()
        here.write({"posts/first.md": post(title, words)})
        built = here.build()
    assert "posts/first" in built.written
    assert "pages/about" not in built.written
    assert listed.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "name",
    [
        "source/themes/own/static/own.css",
        "package/confarchive.css",
        "package/confarchive-world.svg",
    ],
)
def test_another_style_of_a_theme_or_of_this_package_is_copied(site, monkeypatch, name):
    own = {
        "conf.py": CONF.replace('"furo"', '"own"') + 'html_theme_path = ["themes"]\n',
        "themes/own/theme.toml": '[theme]\ninherit = "furo"\n',
        "themes/own/static/own.css": "p { color: red }",
    }
    here = site(FILES | own)
    package = shutil.copytree(config.STATIC, here.folder / "package")
    for module in (config, fingerprints, static_files):
        monkeypatch.setattr(module, "STATIC", package)
    here.build()
    wait()
    style = here.folder / name
    style.write_text("p { color: blue }")
    assert "blue" in here.build().text(f"_static/{style.name}")
