"""How a site is built: twice, in parallel, beside others, and without a trace among the sources."""

import shutil
import subprocess

import pytest
from docutils.languages import en

from confarchive.building.incremental import cache
from tests.building.sites import CONF, SiteFolder, post, wait

POSTS = {f"posts/{n}.md": post(f"Post {n}", date=f"2015-01-0{n}", tags=["a"]) for n in (1, 2, 3)}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_second_build_has_nothing_to_do(sample, builder, request):
    first = request.getfixturevalue(f"sample_{builder}")
    before = first.files()
    second = sample.build(builder)
    assert not second.read
    assert not second.written
    assert second.files() == before


def test_what_another_version_read_is_read_again(site, monkeypatch):
    """Its state holds values of classes that may have other fields now."""
    here = site(POSTS)
    with monkeypatch.context() as patch:
        patch.setattr(cache, "version", lambda: 1)
        here.build()
    again = here.build()
    assert len(again.read) > len(POSTS)
    assert again.files() == here.copy(here.folder / "clean").build().files()


def test_two_builders_may_share_what_was_read(site):
    here = site(POSTS)
    here.build("html", doctrees=here.folder / "trees")
    built = here.build("dirhtml", doctrees=here.folder / "trees")
    assert not built.read
    assert built.titles("blog/index.html") == ["Post 3", "Post 2", "Post 1"]
    again = here.build("html", doctrees=here.folder / "trees")
    assert not again.read
    assert not again.written


def test_an_edit_has_only_what_it_concerns_read(site):
    here = site(POSTS)
    here.build()
    wait()
    here.write({"posts/1.md": post("Post 1", "Other words.", date="2015-01-01", tags=["a"])})
    assert here.build().read == {"posts/1"}


def test_a_post_that_comes_or_goes_has_no_other_read(site):
    here = site(POSTS)
    here.build()
    here.write({"posts/4.md": post("Post 4", date="2015-01-04")})
    assert here.build().read == {"posts/4"}
    here.write({"posts/4.md": post("Post 4", date="2015-01-04", status="draft")})
    assert not here.build().read


def test_sites_built_in_one_process_share_no_posts(site):
    one, two = site({"posts/1.md": post("One", tags=["a"])}), site({"posts/2.md": post("Two")})
    one.build()
    built = two.build()
    assert built.titles("blog.html") == ["Two"]
    assert not built.has("_tags")
    wait()
    one.write({"posts/3.md": post("Three", date="2016-01-01")})
    assert one.build().titles("blog.html") == ["Three", "One"]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_in_parallel_a_site_comes_out_the_same(sample, builder, request):
    serial = request.getfixturevalue(f"sample_{builder}")
    parallel = sample.build(builder, output=f"{builder}-parallel", jobs=2)
    assert parallel.files() == serial.files()


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_index_of_words_does_not_depend_on_how_it_came_about(site, builder):
    here = site(POSTS)
    here.build(builder, search=True)
    wait()
    here.write({"posts/1.md": None, "posts/5.md": post("Post 5", "Other words.", tags=["a", "b"])})
    edited = here.build(builder, search=True)
    assert here.build(builder, output="clean", jobs=2, search=True).files() == edited.files()


def test_reading_in_parallel_keeps_what_was_collected(site):
    files = {
        f"posts/{n:02}.md": post(
            f"Post {n:02}",
            f"Words of {n:02}. See [](0{n % 9}.md).",
            date=f"2015-01-{n + 1:02}",
            tags=[f"t{n}"],
        )
        for n in range(20)
    }
    here = site(files | {"files/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"})
    serial = here.build(output="serial")
    assert here.build(output="parallel", jobs=2).files() == serial.files()


def test_a_site_may_be_built_anywhere(sample, sample_html, tmp_path):
    elsewhere = sample.copy(tmp_path / "else where")
    assert elsewhere.build().files() == sample_html.files()


def test_after_a_build_git_has_nothing_to_tell(repository, tmp_path):
    """A clone of this very archive is built, drafts and all."""
    if shutil.which("git") is None or not (repository / ".git").exists():
        pytest.skip("this is no checkout: there is no git to ask")
    clone = tmp_path / "clone"
    run("git", "clone", "-q", repository, clone)
    here = SiteFolder(clone, source=clone)
    for tags in ([], ["drafts"]):
        here.build(output="_build/html", tags=tags, doctrees=clone / "_build/trees", warnings=True)
    assert run("git", "-C", clone, "status", "--porcelain") == ""
    assert (clone / "_tags").is_dir()


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_a_stock_extension_order_does_not_matter(build):
    conf = CONF.replace('"myst_parser", "ablog", "sphinx_tags", "confarchive"', '"confarchive"')
    built = build(POSTS | {"conf.py": conf})
    assert built.titles("_tags/a.html") == ["Post 3", "Post 2", "Post 1"]
    conf = CONF.replace(
        '"myst_parser", "ablog", "sphinx_tags", "confarchive"',
        '"confarchive", "ablog", "myst_parser"',
    )
    assert build(POSTS | {"conf.py": conf}).titles("_tags/a.html") == ["Post 3", "Post 2", "Post 1"]


def test_files_beside_the_posts_are_no_pages(build):
    built = build(
        POSTS | {"README.md": "# Read me\n", "docs/x.md": "# Docs\n", "tests/y.md": "# T\n"}
    )
    assert not built.has("README.html")
    assert not built.has("docs")
    assert not built.has("tests")


def test_an_option_of_the_site_wins(build):
    conf = CONF + 'post_date_format = "%Y/%m/%d"\nhtml_title = "Otherwise"\nblog_title = "Feed"\n'
    built = build(POSTS | {"conf.py": conf})
    assert "2015/01/03" in built.main("blog.html")
    assert "Otherwise" in built.page("index.html").xpath("string(//title)")
    assert "<title>Feed</title>" in built.text("blog/atom.xml")


def test_the_command_line_wins_over_a_default(build):
    assert build(POSTS, html_copy_source=True).has("_sources/posts/1.md.txt")


@pytest.mark.parametrize(
    "builder",
    [
        "text",
        "latex",
        "man",
        "xml",
        "singlehtml",
        "json",
        "pickle",
        "gettext",
        "dummy",
        "linkcheck",
    ],
)
def test_other_builders_work(build, builder, monkeypatch):
    # Sphinx's writer of manual pages puts its own words into docutils' table, for the whole process.
    monkeypatch.setattr(en, "labels", dict(en.labels))
    build(POSTS, builder, search=True)
