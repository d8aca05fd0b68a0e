"""Which posts of real blogs are related, held against what a person read.

The posts were chosen by a fixed random seed, two of each blog, among those of thirty blogs of different sorts. Of each
that the scoring shows others for, each pair was read and judged: yes or no, and why. Half of the posts were not
looked at while the weights were tried. ``pytest -rP`` shows the numbers.
"""

import json
from collections import defaultdict

import pytest

from confarchive.building.site.documents.post_profile import PostProfile, most_used, title_pattern
from confarchive.building.site.documents.related import related
from confarchive.model.addresses.slugs import slugify
from confarchive.model.text.plain_text import readable_text
from tests.model.blog_posts import read

_SUFFIXES = {".md", ".rst", ".markdown", ".html"}


@pytest.fixture(scope="module")
def judged(repository, shared):
    """Return the judgements by blog, post and the other that is shown."""
    lines = (repository / "tests/building/site/related.jsonl").read_text("utf-8").splitlines()
    labels = [json.loads(line) for line in lines]
    for label in labels:
        if not (shared / "corpora" / label["blog"] / label["post"]).is_file():
            pytest.skip(f"no blog to try this on: there is no file {label['post']}")
    return {(label["blog"], label["post"], label["shown"]): label for label in labels}


@pytest.fixture(scope="module")
def shown(judged, shared):
    """Return the pairs that are shown of each post that was judged."""
    posts = defaultdict(set)
    for blog, post, _ in judged:
        posts[blog].add(post)
    return [
        (blog, post, other)
        for blog, names in posts.items()
        for found in [related(profiles(shared / "corpora" / blog, names)).found]
        for post in sorted(names)
        for other in found[post][:5]
    ]


def profiles(blog, names):
    """Return the profiles of a blog's posts, of which *names* are some, the newest first."""
    top = next(iter(names)).split("/")[0]
    folder = blog / top if (blog / top).is_dir() else blog
    posts = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in _SUFFIXES and path.is_file():
            try:
                post = read(path)
            except Exception:  # noqa: BLE001, S112 (what stands beside posts is of any form)
                continue
            if post.date:
                posts.append((post, path.relative_to(blog).as_posix()))
    posts.sort(key=lambda pair: (pair[0].date, pair[1]), reverse=True)
    return [profile(post, name) for post, name in posts]


def profile(post, name):
    text, often = most_used(f"{post.title} {readable_text(post.body)}")
    terms = {f"tag-{slugify(tag)}" for tag in post.tags}
    terms |= {f"category-{slugify(post.category)}"} if post.category else set()
    return PostProfile(
        name=name,
        text=text,
        often=often,
        title=most_used(post.title)[0],
        terms=tuple(sorted(terms)),
        pattern=title_pattern(post.title),
    )


@pytest.mark.parametrize("half", ["held out", "read while writing the weights"])
def test_what_is_shown_is_related(judged, shown, half):
    labels = [judged[pair] for pair in shown if pair in judged]
    posts = {(label["blog"], label["post"]) for label in judged.values() if label["half"] == half}
    assert len(posts) >= 24
    of_half = [label for label in labels if label["half"] == half]
    right = sum(label["related"] for label in of_half)
    print(half, right, len(of_half), right / len(of_half))  # noqa: T201
    for label in of_half:
        if not label["related"]:
            print(label["blog"], label["post"], label["shown"])  # noqa: T201
    assert right >= 0.85 * len(of_half)


def test_what_is_shown_was_judged(judged, shown):
    """Else the test above would tell of few pairs only."""
    unknown = [pair for pair in shown if pair not in judged]
    print(unknown)  # noqa: T201
    assert len(unknown) <= 0.1 * len(shown)
    right = [label for pair, label in judged.items() if label["related"]]
    assert sum(pair in judged and judged[pair]["related"] for pair in shown) >= 0.85 * len(right)
