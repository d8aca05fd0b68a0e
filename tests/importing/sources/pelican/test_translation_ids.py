"""Which post is the original is what Pelican itself makes of it, whatever the headers say."""

import logging
from random import Random
from types import SimpleNamespace

import pytest

from confarchive.importing.foreign_post import ForeignPost
from confarchive.importing.formats import Format
from confarchive.importing.sources.pelican import translation_ids
from confarchive.importing.translated_posts import paired

KEYS = {"ARTICLE_TRANSLATION_ID": "slug", "PAGE_TRANSLATION_ID": "slug"}


def made_up(random):
    """Return posts with headers of all sorts, some of one text."""
    for number in range(random.randint(1, 4)):
        flag = random.choice([None, None, "true", "false", "yes"])
        yield ForeignPost(
            path=f"{number}.md",
            place=f"{number}.md",
            format=Format.MARKDOWN,
            sha256="",
            line=1,
            title="Hall",
            slug=random.choice("ab"),
            language=random.choice(["", "en", "fr", "de"]),
            given={"translation": flag} if flag else {},
        )


def as_pelican_has(post, default):
    language = post.language or default
    return SimpleNamespace(
        slug=post.slug,
        lang=language,
        in_default_lang=language == default,
        source_path=post.path,
        metadata=dict(post.given),
    )


@pytest.mark.parametrize("seed", range(10))
def test_originals_are_pelican_s(seed, caplog):
    utils = pytest.importorskip("pelican.utils")
    caplog.set_level(logging.CRITICAL)
    random, compared = Random(seed), 0  # noqa: S311 (nothing is kept secret)
    for _ in range(60):
        default = random.choice(["en", "fr"])
        posts = tuple(made_up(random))
        contents = [as_pelican_has(post, default) for post in posts]
        originals = {each.source_path for each in utils.process_translations(contents, "slug")[0]}
        groups = translation_ids.groups(posts, {**KEYS, "DEFAULT_LANG": default})
        found = {post.path: post.original for post in paired(posts, groups, default)}
        for path, original in found.items():
            assert not original or original in originals, (path, posts)
            compared += bool(original)
        for slug in "ab":
            members = [each for each in contents if each.slug == slug]
            if len({each.lang for each in members}) == len(members):
                own = {each.source_path for each in members}
                claimed = {found[path] for path in own} - {""}
                assert len(claimed) <= 1
                assert {path for path in own if not found[path]} == claimed or len(own) < 2, posts
    assert compared
