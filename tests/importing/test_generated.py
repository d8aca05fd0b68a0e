"""Blogs of generated posts: each comes over, and shows what it showed or is said not to.

``make imports`` draws 10,000 of them, and ``CONFARCHIVE_POSTS`` in the environment any number.
"""

import os
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import html

from confarchive.importing import Options, import_posts
from confarchive.importing.dialect import Dialect
from confarchive.importing.verify.render import render
from tests.importing.bodies import BODIES

POSTS = int(os.environ.get("CONFARCHIVE_POSTS", "200"))
TOGETHER = 20
MARKDOWN = st.sampled_from(
    [
        ["codehilite", "extra"],
        ["codehilite", "extra", "toc", "nl2br"],
        ["codehilite", "extra", "smarty", "admonition"],
        ["codehilite", "extra", "sane_lists"],
        ["codehilite"],
    ]
)
SAME = {"b": "strong", "i": "em"}
SOFT = {"em", "strong", *SAME}
KINDS = ("a", "blockquote", "em", "img", "li", "pre", "strong", "td", *SAME)
ASIDE = (
    *("sup", "hr", ".toc", ".linenos"),
    *(".footnote", ".footnote-list", ".footnote-reference", ".footnote-backref"),
)
"""What both sides show in ways of their own."""


@given(
    bodies=st.lists(BODIES, min_size=TOGETHER, max_size=TOGETHER),
    extensions=MARKDOWN,
)
@settings(
    max_examples=max(POSTS // TOGETHER, 1),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # twenty posts are not worth making shorter
)
def test_generated_posts_come_over_and_claims_hold(tmp_path_factory, bodies, extensions):
    blog = tmp_path_factory.mktemp("blog")
    setting = {"extensions": extensions, "output_format": "html5"}
    (blog / "pelicanconf.py").write_text(f"MARKDOWN = {setting}\n")
    (blog / "content").mkdir()
    for number, body in enumerate(bodies):
        text = f"Title: Post {number}\nDate: 2015-01-02\n\n{body}\n"
        (blog / "content" / f"{number:02}.md").write_text(text)
    site = tmp_path_factory.mktemp("site")
    report = import_posts(blog, site, Options(jobs=1))
    assert len(report.posts) == len(bodies)
    dialect = Dialect.from_settings({"MARKDOWN": setting})
    for post, body in zip(report.posts, bodies, strict=True):
        assert post.outcome == "imported"
        assert post.faithful or post.faithful is None or post.differences
        if post.faithful:
            assert seen(dialect.render(body)) == seen(shown(site / post.post)), body


def shown(file: Path) -> str:
    _, _, text = file.read_text().partition("---\n# ")
    return render(text.partition("\n")[2]).html


def seen(page: str) -> tuple[str, Counter[str]]:
    """Return the letters of a page, and how often it has what kind of element."""
    root = html.fragment_fromstring(page or " ", create_parent="div")
    for aside in root.cssselect(", ".join(ASIDE)):
        aside.drop_tree()
    for link in root.cssselect("a[href='']"):
        link.drop_tag()
    for numbered in root.cssselect(".codehilitetable td"):
        numbered.tag = "div"
    letters = "".join(char for char in root.text_content() if char.isalnum())
    things = (
        each for each in root.iter(*KINDS) if each.tag not in SOFT or each.text_content().strip()
    )
    return letters, Counter(SAME.get(each.tag, each.tag) for each in things)
