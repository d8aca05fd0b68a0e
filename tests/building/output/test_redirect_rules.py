"""Rules by which hosts lead on from old addresses."""

from types import SimpleNamespace

import pytest

from confarchive.building.output import redirect_rules
from tests.building.sites import CONF, post

PAGES = {"old": "posts/one", "a/index": "posts/größe", 'b (1)+"q"': "blog", "trip.htm": "posts/one"}


def rules(tmp_path, kind, pages=PAGES, base="https://a.example/my site/", own=()):
    """Return the lines of the file of rules, and the file's name; None where none was written."""
    builder = SimpleNamespace(
        config=SimpleNamespace(archive_redirects=kind, html_baseurl=base),
        outdir=tmp_path,
        get_output_path=lambda page: str(tmp_path / (page if "." in page else f"{page}.html")),
        get_target_uri=lambda page: f"{page}.html",
    )
    leading = [(page, {"redirect": target}, "") for page, target in pages.items()]
    written = redirect_rules.write(builder, leading, frozenset(own), lambda *_: True)
    return [(file.name, file.read_text("utf-8").splitlines()) for file in written]


def test_apache(tmp_path):
    assert rules(tmp_path, "apache") == [
        (
            ".htaccess",
            [
                'RedirectMatch 301 "^/my site/a/$" "/my%20site/posts/gr%C3%B6%C3%9Fe.html"',
                'RedirectMatch 301 "^/my site/a/index[.]html$" "/my%20site/posts/gr%C3%B6%C3%9Fe.html"',
                'RedirectMatch 301 "^/my site/b [(]1[)][+].q.[.]html$" "/my%20site/blog.html"',
                'RedirectMatch 301 "^/my site/old[.]html$" "/my%20site/posts/one.html"',
                'RedirectMatch 301 "^/my site/trip[.]htm$" "/my%20site/posts/one.html"',
            ],
        )
    ]


def test_nginx(tmp_path):
    ((name, lines),) = rules(tmp_path, "nginx", base="https://a.example")
    assert name == "redirects.nginx.conf"
    assert lines[:3] == [
        'location = "/a/" { return 301 "/posts/gr%C3%B6%C3%9Fe.html"; }',
        'location = "/a/index.html" { return 301 "/posts/gr%C3%B6%C3%9Fe.html"; }',
        'location = "/b (1)+\\"q\\".html" { return 301 "/blog.html"; }',
    ]


@pytest.mark.parametrize(("kind", "status"), [("netlify", "301!"), ("cloudflare", "301")])
def test_hosts_that_read_a_file_of_redirects(tmp_path, kind, status):
    ((name, lines),) = rules(tmp_path, kind, base="")
    assert name == "_redirects"
    assert lines[2:] == [
        f"/b%20%281%29%2B%22q%22.html /blog.html {status}",
        f"/old.html /posts/one.html {status}",
        f"/trip.htm /posts/one.html {status}",
    ]


def test_none_is_written_unless_asked_for_nor_over_the_sites_own(tmp_path):
    assert rules(tmp_path, "") == []
    assert rules(tmp_path, "netlify", own=["_redirects"]) == []


def test_a_build_writes_them_and_takes_them_away(site):
    conf = f'{CONF}archive_redirects = "apache"\n'
    here = site({"conf.py": conf, "posts/one.md": post(redirect="old, a/")})
    built = here.build()
    assert len(built.text(".htaccess").splitlines()) == 3
    assert built.has("old.html")
    here.write({"posts/one.md": post(redirect="newer")})
    assert '"^/newer[.]html$"' in here.build().text(".htaccess")
    here.write({"conf.py": CONF})
    assert not here.build().has(".htaccess")


def test_a_host_that_nobody_knows_is_told(build):
    built = build({"conf.py": f'{CONF}archive_redirects = "apach"\n'}, warnings=True)
    (warning,) = built.warnings
    assert "archive_redirects: found 'apach', expected '' or 'apache'" in warning
