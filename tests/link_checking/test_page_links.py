"""Links of static pages and of the home page are checked and shown as those of posts are."""

import pytest

from tests.building.sites import NOW, Site
from tests.link_checking import hosts as loopback
from tests.link_checking.test_links import TODAY, check, linking


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))


@pytest.fixture
def hosts():
    with loopback.running(2) as found:
        yield found


def test_links_of_pages_are_asked_too(tmp_path, hosts):
    def link(kind):
        return f"[x]({hosts.url(kind)})"

    files = {
        "posts/a.md": linking([hosts.url("ok")]),
        "index.md": f"# Home\n\n{link('none')}\n",
        "pages/about.md": f"---\ndate: 2010-05-06\n---\n\n# About\n\n{link('gone')}\n",
        "pages/aside.md": f"---\nstatus: hidden\n---\n\n# Aside\n\n{link('ok/quokka')}\n",
        "pages/later.md": f"---\nstatus: draft\n---\n\n# Later\n\n{link('ok/quokka')}\n",
    }
    site = Site.of(tmp_path, files)
    found = check(site, "--archive", hosts.url("wayback", 1))
    assert {each.rpartition("/")[2] for each in found} == {"ok", "none", "gone"}
    assert not [path for path in hosts.asked if "quokka" in path]
    assert found[hosts.url("gone")].copy.startswith("https://web.archive.org/web/20100506")
    copy = found[hosts.url("none")].copy
    assert copy.startswith(f"https://web.archive.org/web/{TODAY.replace('-', '')}")
    built = site.build()
    for name, kind in (("index", "none"), ("pages/about", "gone")):
        page = built.page(f"{name}.html")
        assert page.xpath("//a[@data-dead]/@href") == [hosts.url(kind)]
        (section,) = page.xpath("//section[@aria-labelledby='archive-dead']")
        assert section.xpath(".//a/@href") == [found[hosts.url(kind)].copy]
