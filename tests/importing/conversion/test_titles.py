"""Titles: plain text as the post's heading, and what stands in for none."""

import pytest

from confarchive.importing import Options, import_posts


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("C#", "# C#"),
        ("What is #", r"# What is \#"),
        ("A *star*", r"# A \*star\*"),
        ("A &amp; <em>B</em>", "# A & B"),
        ("Use `x`", r"# Use \`x\`"),
        ("1. First", "# 1. First"),
        ("[Book] Clean", r"# \[Book\] Clean"),
        ("{name}`x`", r"# \{name}\`x\`"),
    ],
)
def test_titles_are_plain_text(write, site, title, heading):
    report = import_posts(write("blog", {"a.md": f"Title: {title}\nSlug: a\n\nText\n"}), site)
    assert report.posts[0].faithful, report.problems
    text = (site / "posts/undated/a.md").read_text(encoding="utf-8")
    assert text.replace(r"\{", "{").partition("---\n# ")[2].partition("\n")[0] == heading[
        2:
    ].replace(r"\{", "{")


def test_a_title_that_the_blog_did_not_show_is_a_difference(write, site):
    blog = write("untitled", {"content/a-trip.md": "Title:\nDate: 2015-02-03\n\nWords.\n"})
    post = import_posts(blog, site, Options(jobs=1)).posts[0]
    assert not post.faithful
    assert [(each.facet, each.source, each.result) for each in post.differences] == [
        ("title", "", "a-trip")
    ]
