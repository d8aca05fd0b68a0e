"""``404.html``: hosts show it at any address, so that nothing in it may lead from where it stands."""

import re

import pytest

from tests.building.sites import CONF, SiteFolder, post

FILES = {"posts/one.md": post(), "posts/secret.md": post("Quokka", status="draft")}
LINKS = "//@href | //@src | //@action | //@data-content_root"


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize(
    ("base", "root"),
    [
        ("https://archive.example/sub/path/", "/sub/path/"),
        ("https://archive.example/sub", "/sub/"),
        ("https://archive.example", "/"),
        ("", "/"),
    ],
)
def test_all_its_links_lead_from_the_root_of_the_host(tmp_path, builder, base, root):
    built = SiteFolder.of(tmp_path, FILES).build(builder, html_baseurl=base)
    links = {
        link
        for link in built.page("404.html").xpath(LINKS)
        if not link.startswith(("#", "https://", "data:", "mailto:"))
    }
    assert len(links) > 10
    assert all(re.match(rf"{root}(?![./])", link) or link == root for link in links), links
    for link in links - {root}:
        path = link.removeprefix(root).partition("#")[0].partition("?")[0]
        assert built.has(f"{path}index.html" if path.endswith("/") or not path else path), link


def test_it_leads_on(tmp_path):
    built = SiteFolder.of(tmp_path, FILES).build()
    page = built.page("404.html")
    assert page.xpath("//article//form[@role='search']/@action") == ["/search.html"]
    assert "All posts" in built.links("404.html")
    assert "Quokka" not in built.text("404.html")


def test_nothing_leads_to_it(tmp_path):
    built = SiteFolder.of(tmp_path, FILES).build()
    pages = [name for name in built.pages() if name != "404.html"]
    assert not [name for name in pages if "404.html" in built.text(name)]
    assert "404" not in built.text("sitemap.xml")


def test_a_sites_own_stays(tmp_path):
    conf = CONF + 'html_extra_path = ["extra"]\n'
    site = SiteFolder.of(tmp_path, FILES | {"conf.py": conf, "extra/404.html": "mine"})
    for _ in range(2):
        assert site.build().text("404.html") == "mine"
        site.write({"posts/two.md": post("Two", date="2015-03-04")})


def test_an_edit_gives_what_a_clean_build_does(tmp_path):
    site = SiteFolder.of(tmp_path, FILES)
    site.build()
    site.write({"pages/about.md": "# About\n\nWords.\n"})
    built, clean = site.build(), site.copy(tmp_path / "clean").build()
    assert "About" in built.links("404.html", "//nav[@aria-label='Archive']")
    assert built.text("404.html") == clean.text("404.html")
