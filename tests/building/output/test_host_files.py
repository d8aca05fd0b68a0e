"""What hosts and search engines look for at the top of a site."""

import pytest

from tests.building.sites import CONF, SiteFolder, post

FILES = {"posts/one.md": post(), "posts/secret.md": post("Quokka", status="draft")}
BASE = "https://archive.example/sub/path/"


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_github_serves_a_branch_as_it_is(tmp_path, builder):
    built = SiteFolder.of(tmp_path, FILES).build(builder)
    assert built.text(".nojekyll") == ""


def test_robots_are_sent_to_the_sitemap(tmp_path):
    built = SiteFolder.of(tmp_path, FILES).build(html_baseurl=BASE)
    assert built.text("robots.txt") == f"User-agent: *\nDisallow:\n\nSitemap: {BASE}sitemap.xml\n"


def test_without_an_address_there_is_no_sitemap_to_tell_of(tmp_path):
    built = SiteFolder.of(tmp_path, FILES).build(html_baseurl="")
    assert built.text("robots.txt") == "User-agent: *\nDisallow:\n"


def test_robots_are_kept_out_of_a_preview(tmp_path):
    built = SiteFolder.of(tmp_path, FILES).build(html_baseurl=BASE, tags=["drafts"])
    assert built.text("robots.txt") == "User-agent: *\nDisallow: /\n"


def test_the_sites_own_stay(tmp_path):
    conf = CONF + 'html_extra_path = ["extra"]\n'
    files = {"conf.py": conf, "extra/robots.txt": "mine", "extra/.nojekyll": "mine"}
    site = SiteFolder.of(tmp_path, FILES | files)
    for _ in range(2):
        built = site.build()
        assert (built.text("robots.txt"), built.text(".nojekyll")) == ("mine", "mine")
        site.write({"posts/two.md": post("Two", date="2015-03-04")})


def test_what_was_removed_comes_again(tmp_path):
    site = SiteFolder.of(tmp_path, FILES)
    built = site.build()
    for name in (".nojekyll", "robots.txt", "404.html"):
        (built.output / name).unlink()
        assert site.build().has(name)


def test_a_book_has_none(tmp_path):
    built = SiteFolder.of(tmp_path, FILES).build("epub", warnings=True)
    assert not [name for name in (".nojekyll", "robots.txt", "404.xhtml") if built.has(name)]
