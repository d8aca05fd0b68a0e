"""Comments in HTML that no reader of a blog saw: an import claims their posts and shows none of them."""

import pytest

from confarchive.importing import Options, import_posts
from tests.building.sites import CONF, HOME, SiteFolder, leaks

SECRET = "quokkasecret"  # noqa: S105 (no password)
HEAD = "Title: {title}\nDate: 2015-02-03\nSlug: p{n}\n\n"
COMMENTS = {
    "comment": "<!-- {s} -->",
    "oddly closed": "<!-- {s} --!>",
    "instruction": "<?php {s} ?>",
    "blank lines": "<!-- {s}\n\n* {s}\n\n{s}\n-->",
}
PLACES = {
    "block": "Before.\n\n<div>\n{c}\n<p>x</p>\n</div>\n\nAfter.",
    "in a tag": "Before.\n\n<div class='a'>{c}</div>\n\nAfter.",
    "alone": "Before.\n\n{c}\n\nAfter.",
    "heading": "Before.\n\n## Head {c}\n\nAfter.\n\n### b",
    "list": "- one\n- two {c}\n\nAfter.",
    "paragraph": "A {c} word.",
    "title": "After.",
}


def posts():
    files = {}
    for form, comment in COMMENTS.items():
        for place, text in PLACES.items():
            inside = place in {"heading", "list", "paragraph", "title"}
            if (inside and form in {"blank lines", "oddly closed"}) or (form, place) == (
                "oddly closed",
                "alone",
            ):
                continue  # text that readers saw
            written = comment.format(s=SECRET)
            title = f"{form} {place}" + (f" {written}" if place == "title" else "")
            head = HEAD.format(title=title, n=len(files))
            files[f"content/p{len(files)}.md"] = head + text.format(c=written) + "\n"
            if not inside:
                raw = f'<html><head><title>{title}</title><meta name="date" content="2015-02-03"></head>'
                files[f"content/h{len(files)}.html"] = (
                    f"{raw}<body><p>a</p><div>{written}<p>x</p></div></body></html>"
                )
                rst = f"{form} {place}\n######################\n\n:date: 2015-02-03\n\n.. raw:: html\n\n   <div>{{c}}</div>\n\nEnd.\n"
                files[f"content/r{len(files)}.rst"] = rst.format(c=written.replace("\n", "\n   "))
    return files


@pytest.fixture(scope="module")
def brought(tmp_path_factory):
    folder = tmp_path_factory.mktemp("comments")
    for name, text in {"pelicanconf.py": "PATH = 'content'\nPLUGINS = []\n", **posts()}.items():
        file = folder / "blog" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    site = SiteFolder.of(folder, {"conf.py": CONF, "index.md": HOME})
    return site, import_posts(folder / "blog", site.source, Options(jobs=1))


def test_their_posts_are_claimed(brought):
    _, report = brought
    told = {post.source: (posts()[f"content/{post.source}"], post.differences) for post in report.posts if post.faithful is not True}  # fmt: skip
    assert len(report.posts) == len(posts())
    assert not told


def test_nothing_of_them_is_built(brought):
    site, _ = brought
    built = site.build(warnings=True, search=True, blog_feed_fulltext=True)
    assert not leaks(built.output, SECRET)
