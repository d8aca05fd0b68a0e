"""A Pelican post on its way: imported as a draft, previewed, published."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zlib

import feedparser
import lxml.html
import pytest

OURS = """\
Title: Two Days of Uncommon Zymurgy
Date: 2015-02-03 03:44
Tags: conference, devops, retrospective
Slug: two-days-of-uncommon-zymurgy
Category: devops
Status: draft

We brewed quietly behind the registration desk until the keynote began.

## Afterwards

Nobody noticed the barrels under the third row of chairs.
"""


@pytest.fixture(scope="module", params=["ours", "seed"])
def blog(request, repository, tmp_path_factory):
    """Return a blog with one draft: one of our own, and the seed where there is one."""
    folder = tmp_path_factory.mktemp("blog")
    if request.param == "ours":
        (folder / "two-days-of-uncommon-zymurgy.md").write_text(OURS)
        return folder
    seed = repository.parent / "shared" / "seed"
    if not seed.is_dir():
        pytest.skip("there is no folder ../shared/seed beside this checkout")
    shutil.copytree(seed, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def imported(blog, site_source, tmp_path_factory):
    """Return a copy of the site with the blog's post in it, and the post's path."""
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(site_source, site, dirs_exist_ok=True)
    command = [sys.executable, "-m", "confarchive", "import", blog, "--into", site]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (source,) = blog.glob("*.md")
    return site, site / "posts" / "2015" / source.name


def title_of(post):
    return re.search(r"^# (.+)$", post.read_text(), re.MULTILINE)[1]


def sentences(post):
    """Return pieces of the post's text, long enough to be found nowhere else."""
    text = post.read_text().split("---\n", 2)[2]
    return [line for line in text.splitlines() if len(line) > 40]


def everything(folder):
    """Yield the name and the bytes of each file, and what compressed inventories hold."""
    for path in folder.rglob("*"):
        yield str(path.relative_to(folder)).encode()
        if path.is_file():
            data = path.read_bytes()
            yield data
            if path.name == "objects.inv":
                yield zlib.decompress(data.split(b"\n", 4)[4])


def test_a_draft_is_nowhere_in_the_site(imported, build):
    site, post = imported
    secrets = [title_of(post), post.stem, *sentences(post)]
    assert len(secrets) > 3
    for data in everything(build(site)):
        assert not [secret for secret in secrets if secret.encode() in data]


def test_a_preview_shows_it_with_a_banner(imported, build):
    site, post = imported
    page = lxml.html.parse(build(site, "-t", "drafts") / f"posts/2015/{post.stem}.html").getroot()
    assert "Draft" in page.cssselect(".archive-draft")[0].text_content()
    assert title_of(post) in page.cssselect("h1")[0].text_content()


def test_once_published_it_stands_in_every_list(imported, build, tmp_path):
    site, post = imported
    shutil.copytree(site, tmp_path / "site")
    copy = tmp_path / "site" / post.relative_to(site)
    copy.write_text(copy.read_text().replace("status: draft", "status: published"))
    output = build(tmp_path / "site")
    lists = ("index", "blog/category/devops", "blog/2015", "_tags/conference", "_tags/devops")
    for name in (*lists, "_tags/retrospective"):
        page = lxml.html.parse(output / f"{name}.html").getroot()
        titles = [link.text_content() for link in page.cssselect(".archive-entry-title")]
        assert title_of(post) in titles, name
    feed = feedparser.parse((output / "blog/atom.xml").read_bytes())
    assert title_of(post) in [entry.title for entry in feed.entries]
