"""Blogs of generated posts: each comes over, and shows what it showed or is said not to.

``make imports`` draws 10,000 of them, and ``CONFARCHIVE_POSTS`` in the environment any number.
"""

import os
import re
from collections import Counter
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import html

from confarchive.importing import Options, import_posts
from confarchive.importing.sources.pelican.dialect import PelicanDialect
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


generated = settings(
    max_examples=max(POSTS // TOGETHER, 1),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # twenty posts are not worth making shorter
)


@given(
    bodies=st.lists(BODIES, min_size=TOGETHER, max_size=TOGETHER),
    extensions=MARKDOWN,
)
@generated
def test_generated_posts_come_over_and_claims_hold(tmp_path_factory, bodies, extensions):
    for post, body, truth, page in imported(tmp_path_factory, bodies, extensions):
        assert post.outcome == "imported"
        assert post.faithful or post.faithful is None or post.differences
        if post.faithful:
            assert seen(truth) == seen(page), body


def imported(tmp_path_factory, bodies, extensions, pictures=("hall.png",)):
    """Import a blog of *bodies*; yield each post's report, and what was and is shown of it."""
    blog = tmp_path_factory.mktemp("blog")
    setting = {"extensions": extensions, "output_format": "html5"}
    (blog / "pelicanconf.py").write_text(f"MARKDOWN = {setting}\n")
    (blog / "content").mkdir()
    for picture in pictures:
        (blog / "content" / picture).parent.mkdir(parents=True, exist_ok=True)
        (blog / "content" / picture).touch()
    for number, body in enumerate(bodies):
        text = f"Title: Post {number:03}\nDate: 2015-01-02\n\n{body}\n"
        (blog / "content" / f"post-{number:03}.md").write_text(text)
    site = tmp_path_factory.mktemp("site")
    report = import_posts(blog, site, Options(jobs=1))
    assert len(report.posts) == len(bodies)
    dialect = PelicanDialect.from_settings({"MARKDOWN": setting})
    for post, body in zip(report.posts, bodies, strict=True):
        yield post, body, dialect.render(body), shown(site / post.post)


def shown(file: Path) -> str:
    _, _, text = file.read_text().partition("---\n# ")
    return render(text.partition("\n")[2]).html


def seen(page: str) -> tuple[str, Counter[str], list[str]]:
    """Return the letters of a page, how often it has what kind of element, and what files it names."""
    root = html.fragment_fromstring(f"<p></p>{page}", create_parent="div")
    for aside in root.cssselect(", ".join(ASIDE)):
        aside.drop_tree()
    for link in root.cssselect("a[href=''], a:not([href])"):
        link.drop_tag()
    for numbered in root.cssselect(".codehilitetable td, .highlighttable td"):
        numbered.tag = "div"
    letters = "".join(char for char in root.text_content() if char.isalnum())
    things = (
        each for each in root.iter(*KINDS) if each.tag not in SOFT or each.text_content().strip()
    )
    addresses = [each.get("href") or each.get("src") for each in root.iter("a", "img")]
    files = [re.sub(r"\{\w+\}|(?s:[?#].*)|\s", "", unquote(url or "")) for url in addresses]
    kinds = Counter(SAME.get(each.tag, each.tag) for each in things)
    return letters, kinds, [PurePosixPath(file).stem for file in files]
