"""Builds of pull requests on Read the Docs show drafts, and say so; no other build of theirs does."""

import pytest

from confarchive.building import config_checks, previews
from confarchive.model.problems import ProblemKind
from tests.building.secret import FILES, PATH, SECRET, secret
from tests.building.sites import SiteFolder, leaks

KIND = "READTHEDOCS_VERSION_TYPE"
SITE = FILES | {PATH: secret(status="draft", image=None, talks=None)}
NOTE = "//*[@class='archive-draft']/strong/text()"


def test_of_a_pull_request(tmp_path, monkeypatch):
    site = SiteFolder.of(tmp_path, SITE)
    monkeypatch.setenv(KIND, "external")
    built = site.build(warnings=True)
    page = built.page("posts/2016/quokka-days.html")
    assert page.xpath(NOTE) == ["Preview.", "Draft."]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert built.page("posts/2015/one.html").xpath(NOTE) == ["Preview."]
    assert "Disallow: /\n" in built.text("robots.txt")
    monkeypatch.setenv(KIND, "branch")
    built = site.build()
    assert not built.page("posts/2015/one.html").xpath(NOTE)
    assert not leaks(built.output, SECRET)


@pytest.mark.parametrize("kind", ["branch", "tag", "unknown", "External", ""])
def test_no_other_build_shows_any(tmp_path, monkeypatch, kind):
    monkeypatch.setenv(KIND, kind)
    assert not previews.of_pull_request()
    if kind == "branch":
        assert not leaks(SiteFolder.of(tmp_path, SITE).build().output, SECRET)


@pytest.mark.parametrize(
    ("url", "is_told"),
    [
        ("", True),
        ("https://archive.example/", True),
        ("https://www.example.org/x/", True),
        ("https://archive.example.me/", False),
        ("https://myexample.org/", False),
        ("https://talks.jane.dev/", False),
    ],
)
def test_an_address_that_nobody_can_have_is_told_once(tmp_path, url, is_told):
    class Config:
        html_baseurl = url

    (tmp_path / "conf.py").write_text(f"project = 'x'\nhtml_baseurl = {url!r}\n")
    told = list(config_checks.address(Config, tmp_path))
    assert [(each.kind, each.path, each.line) for each in told] == [
        (ProblemKind.NO_ADDRESS, "conf.py", 2)
    ][: int(is_told)]
