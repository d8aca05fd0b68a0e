"""Links of static pages and of the home page are checked and shown as those of posts are."""

from tests.building import exported
from tests.building.sites import CONF, SiteFolder, post
from tests.link_checking.test_links import TODAY, check, linking


def test_links_of_pages_are_asked_too(tmp_path, hosts):
    def link(kind):
        return f"[x]({hosts.url(kind)})"

    files = {
        "posts/a.md": linking([hosts.url("ok")]),
        "index.md": f"# Home\n\n{link('none')}\n",
        "pages/about.md": f"---\ndate: 2010-05-06\n---\n\n# About {link('ok/title')}\n\n{link('gone')}\n",
        "pages/aside.md": f"---\nstatus: hidden\n---\n\n# Aside\n\n{link('ok/quokka')}\n",
        "pages/later.md": f"---\nstatus: draft\n---\n\n# Later\n\n{link('ok/quokka')}\n",
    }
    site = SiteFolder.of(tmp_path, files)
    found = check(site, "--archive", hosts.url("wayback", 1))
    assert {each.rpartition("/")[2] for each in found} == {"ok", "none", "title", "gone"}
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


def test_links_of_titles_and_talks_are_asked_too(tmp_path, hosts):
    talk = {"title": "Of steel", "video": hosts.url("gone"), "slides": hosts.url("ok")}
    title = f"Of [steel]({hosts.url('none')}) and `stone`"
    away = [f"https://away.example/{n}" for n in "ab"]  # asked by nobody yet
    files = {
        "conf.py": f"{CONF}archive_scorecard = True\n",
        "posts/a.md": post(title, "Words.", date="2012-03-04", talks=[talk]),
    }
    site = SiteFolder.of(tmp_path, files)
    found = check(site, "--no-copies")
    assert {each.rpartition("/")[2] for each in found} == {"none", "gone", "ok"}
    site.write(
        {"posts/b.md": post(f"[B]({away[0]})", "Words.", talks=[{**talk, "video": away[1]}])}
    )
    rows = exported.of_json(exported.export(site))["links"]
    assert [(row["post"][-1], row["position"], row["target"], row["words"], row["dead"]) for row in rows] == [
        ("b", 1, away[0], "B", None), ("b", 2, hosts.url("ok"), "Of steel", 0), ("b", 3, away[1], "Of steel", None),
        ("a", 1, hosts.url("none"), "steel", 1), ("a", 2, hosts.url("ok"), "Of steel", 0), ("a", 3, hosts.url("gone"), "Of steel", 1),
    ]  # fmt: skip
    built = site.build()
    page = built.page("posts/a.html")
    assert page.xpath("//h1//a[@data-dead]/@href") == [hosts.url("none")]
    told = page.xpath("string(//section[@aria-labelledby='archive-dead'])")
    assert hosts.url("none") in told
    assert hosts.url("gone") in told
    assert hosts.url("ok") not in told
    (section,) = built.page("scorecard.html").xpath("//section[@aria-labelledby='links-answer']")
    assert [row.xpath("td/text()") for row in section.xpath(".//tbody/tr")] == [
        ["0", "1", "0"],
        ["0", "0", "1"],
    ]
