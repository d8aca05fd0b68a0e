"""The archive as files that Sphinx builds with MyST-Parser, ABlog and sphinx-tags alone: what it shows, and no draft."""

import os
import subprocess
import sys
from unittest import mock

import pytest
from lxml import html

from confarchive.building.data.plain_text import PortableText
from confarchive.cli import main
from confarchive.model.archive import scan
from tests.building.secret import FILES, PATH, SECRET, secret
from tests.building.sites import CONF, NOW, PICTURE, SiteFolder, leaks, post

EPOCH = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
NAME = PATH.rpartition("/")[2].removesuffix(".md")
SITE = FILES | {
    "conf.py": f'{CONF}archive_timezone = "Europe/Brussels"\n',
    PATH: secret(status="draft"),
    "pages/about.md": "# About\n\nWords of [one](../posts/2015/one.md).\n",
    "posts/2016/offset.md": post(
        "Offset", "{post}`one`, {post}`so <one>`, {conf}`fosdem-2016`; `` {post}`one` ``.",
        date="2016-02-03T23:30Z", image="../../files/hall.svg", author=["Jane Doe", "Bo Reed"],
        conferences=["fosdem-2016"], source={"path": "a.md", "sha256": "0"},
    ),
    "posts/2016/local.md": post(
        "Local", f"[Next](../2016/{NAME}.md) and <https://archive.example/posts/2016/{NAME}.html>; "
        f"{{post}}`{NAME}`, {{doc}}`that <{NAME}>`. ![A hall](../../files/b-hall.svg)\n\n"
        '<img alt="" src="../../files/raw.svg">', date="2016-01-03 10:00",
    ),
    "posts/2016/unlisted.md": post("Unlisted", date="2016-01-01", status="hidden"),
    **{f"files/{name}.svg": PICTURE.format(name) for name in ("hall", "b-hall", "raw", "unused")},
}  # fmt: skip


def export(site, folder, code=0):
    with mock.patch.dict("os.environ", EPOCH):
        assert main(["export", "--plain", str(folder), "--site", str(site.source)]) == code


def stock_build(source, output):
    """Build with Sphinx alone, in a process of its own: ABlog keeps what it knows in its classes."""
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", str(source), str(output)]
    env = {**os.environ, **EPOCH, "TZ": "UTC"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    top = tmp_path_factory.mktemp("plain")
    export(SiteFolder.of(top, SITE), top / "plain")
    return top / "plain"


def test_other_programs_build_it_without_a_warning_and_show_the_same_posts(folder):
    stock_build(folder, folder.parent / "html")
    page = html.parse(str(folder.parent / "html/blog.html"))
    titles = page.xpath("//*[@class='ablog-post-title']//text()[normalize-space()]")
    assert [title.strip() for title in titles] == ["Two", "Offset", "Local", "One"]
    assert (folder.parent / "html/posts/2016/unlisted.html").is_file()
    assert not leaks(folder.parent / "html", SECRET)


def test_no_byte_tells_of_drafts(folder):
    assert not leaks(folder, SECRET)


def test_it_has_the_files_that_posts_name_and_no_others(folder):
    files = {path.name for path in (folder / "files").iterdir()}
    assert files == {"hall.svg", "b-hall.svg", "raw.svg"}


def test_headers_and_references_are_plain(folder):
    text = (folder / "posts/2016/offset.md").read_text("utf-8")
    header, body = text.split("\n---\n")
    assert header.splitlines()[1:] == [
        "date: 2016-02-04 00:30",
        "author: Jane Doe, Bo Reed",
        "conferences: [fosdem-2016]",
        "cover: ../../files/hall.svg",
    ]
    assert body.strip().splitlines()[-1] == (
        "[One](<../2015/one.md>), [so](<../2015/one.md>), Fosdem 2016; `` {post}`one` ``."
    )


def test_what_still_names_a_draft_is_told(tmp_path, capsys):
    body = f"% see {NAME}.md\n\n```{{include}} {NAME}.md\n```"
    files = SITE | {"posts/2016/local.md": post("Local", body, date="2016-01-03")}
    export(SiteFolder.of(tmp_path, files), tmp_path / "plain", code=1)
    said = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[2].partition(":")[0] for line in said] == ["7", "9"]


def test_a_folder_that_holds_something_stays_as_it_is(tmp_path, capsys):
    site = SiteFolder.of(tmp_path, SITE)
    before = sorted(site.source.rglob("*"))
    export(site, site.source, code=2)
    assert "holds something" in capsys.readouterr().err
    assert sorted(site.source.rglob("*")) == before


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (f"[a b](../2016/{NAME}.md#c)", "a b"),
        (f'[a](<../2016/{NAME}.md> "b")', "a"),
        (f"[a]({NAME}.md)", "a"),
        (f"[a](/posts/2016/{NAME}.html)", "a"),
        (f"a {{doc}}`/posts/2016/{NAME}`", "a "),
        ("[a](my-quokka-days.md)", "[a](my-quokka-days.md)"),
        ("[a](quokka-days-too.md)", "[a](quokka-days-too.md)"),
        ("```md\n{post}`one`\n```\n{post}`one`", "```md\n{post}`one`\n```\n[One](<posts/2015/one.md>)"),
        ("```{note}\n{archive:post}`one`\n```\n{post}`one`", "```{note}\n[One](<posts/2015/one.md>)\n```\n[One](<posts/2015/one.md>)"),
        (":::{note}\n{post}`a <one>`\n:::\n", ":::{note}\n[a](<posts/2015/one.md>)\n:::\n"),
        ("```{code-block} md\n{post}`one`\n```\n", "```{code-block} md\n{post}`one`\n```\n"),
        ("~~~~\n~~~\n{post}`one`\n", "~~~~\n~~~\n{post}`one`\n"),
        ("{post}`nowhere`", "nowhere"),
        ("## [A](a.pdf) and [b](b.md)\nWords", "## A and [b](b.md)\n\n[A](a.pdf)\nWords"),
        ("Of {download}`it <a.pdf>`\n---\n", "Of it\n---\n\n{download}`it <a.pdf>`\n"),
        ("Words of [a](a.pdf)\n\n---\n", "Words of [a](a.pdf)\n\n---\n"),
        ("```md\n# [A](a.pdf)\n```\n", "```md\n# [A](a.pdf)\n```\n"),
        ("{conf}`Brussels <fosdem-2016>`", "Brussels"),
    ],
)  # fmt: skip
def test_texts(tmp_path, text, plain):
    site = SiteFolder.of(tmp_path, SITE)
    texts = PortableText(scan(site.source, now=NOW), lambda _docname, path: path == "a.pdf")
    assert texts.of(text, "index.md") == plain
