"""No file of the exported data tells of what is not listed, be it a draft, hidden, excluded or outside of the archive."""

import pytest

from tests.building import exported
from tests.building.drafts.test_leaks import ways
from tests.building.secret import FILES as SECRET_FILES
from tests.building.secret import PATH, REASONS, SECRET, secret
from tests.building.sites import CONF, SiteFolder, leaks, post

LINKS = (
    "Some words: [](../2016/{name}.md), <project:../2016/{name}.md>, [of it](../2016/{name}.html), "
    "<https://archive.example/posts/2016/{name}.html>, {{post}}`{name}`, {{doc}}`/posts/2016/{name}`, "
    "[so](https://archive.example/posts/2016/{name}/), [w](//archive.example/posts/2016/{name}.html), "
    "[w](https://ARCHIVE.example:443/posts/2016/{name}.html), {{conf}}`quokka-2016`, [](#tag-quokka-tag)\n\n"
    '<p><a href="../2016/{name}.md">raw</a> <!-- of the quokka\n\nover lines: quokka --></p>\n\n% quokka\n\n'
    "```{{only}} drafts\nquokka\n```\n\n```{{include}} ../2016/{name}.md\n```\n"
)
NAME = PATH.rpartition("/")[2].removesuffix(".md")


@pytest.mark.parametrize("reason", REASONS)
def test_no_byte_of_a_draft_is_in_any_file(tmp_path, reason):
    links = {"posts/2014/links.md": post("Links", LINKS.format(name=NAME), date="2014-01-01")}
    published = {"date": "2016-05-06", "expires": None, "status": None}
    site = SiteFolder.of(tmp_path, SECRET_FILES | links | {PATH: secret(**published)})
    reused = exported.export(site, tmp_path / "reused")
    assert leaks(reused, SECRET)
    site.write({PATH: secret(**REASONS[reason])})
    exported.export(site, reused)
    assert not leaks(reused, SECRET)
    assert not leaks(exported.export(site, tmp_path / "clean"), SECRET)


def test_nothing_is_told_in_whatever_way_a_post_is_withheld(tmp_path):
    site = SiteFolder.of(tmp_path, SECRET_FILES | ways())
    folder = exported.export(site)
    assert not leaks(folder, SECRET)
    assert [row["id"] for row in exported.of_json(folder)["posts"]] == [
        "posts/2017/two",
        "posts/2015/one",
    ]


@pytest.mark.parametrize("pattern", ["posts/2016", "**/quokka*", "posts/*/quokka-days.md"])
def test_what_sphinx_is_told_to_exclude_is_not_there(tmp_path, pattern):
    excluded = {"conf.py": f"{CONF}exclude_patterns = ['', '{pattern}'][1:]\n"}
    files = {name: text for name, text in SECRET_FILES.items() if name != "people.yml"}
    site = SiteFolder.of(tmp_path / "site", files | excluded | {PATH: secret()})
    assert not leaks(exported.export(site), SECRET)
    assert not leaks(site.build().output, SECRET)


def test_other_names_of_those_who_publish_are_nobodys_business(tmp_path):
    people = "jane:\n  name: Jane Doe\n  aliases: [Quokka Pseudonym, quokka@example.org]\n"
    published = {"posts/2015/one.md": post("One", author="Jane Doe"), "people.yml": people}
    draft = {PATH: secret(status="draft", author="Quokka Pseudonym")}
    settings = {"conf.py": f"{CONF}archive_data = True\n"}
    site = SiteFolder.of(tmp_path / "site", settings | published | draft)
    folder = exported.export(site)
    assert [row["name"] for row in exported.of_json(folder)["people"]] == ["Jane Doe"]
    assert not leaks(folder, SECRET)
    assert not leaks(site.build().output / "data", SECRET)


def test_hidden_posts_are_not_listed(tmp_path):
    folder = exported.export(SiteFolder.of(tmp_path, exported.FILES))
    assert not leaks(folder, "unlisted")
    assert not leaks(folder, "aside")


def test_files_outside_of_the_archive_are_none_of_its(tmp_path):
    body = "[a](../../../outside.txt) [b](/../outside.txt) [c](../../link.txt)"
    site = SiteFolder.of(tmp_path / "site", {"posts/2015/a.md": post("A", body)})
    (tmp_path / "site/outside.txt").write_text("x")
    (site.source / "link.txt").symlink_to(tmp_path / "site/outside.txt")
    assert exported.of_json(exported.export(site))["files"] == []
