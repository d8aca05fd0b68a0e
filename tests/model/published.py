"""Whether a post is published that has this text, and what is wrong with it."""

from datetime import UTC, datetime

from confarchive.model.frontmatter import parse
from confarchive.model.publication import is_published

NOW = datetime(2020, 1, 1, tzinfo=UTC)
PATH = "posts/2015/t.md"
PLAIN = "---\ndate: 2015-01-01\n{}\n---\n\n# T\n\nWords.\n"
ZERO_WIDTH = "\u200b"


def published(text, path=PATH):
    post, problems = parse(text, path)
    return is_published(post, NOW), problems


DECIDING = [
    *("hidden", "private", "visibility", "unlisted", "unpublished", "protected", "password"),
    *("publishdate", "publishDate", "publish_date", "publishDat", "publication", "expirydate"),
    *("expiryDate", "expiry_date", "expiry", "embargo", "wip"),
]
"""Keys that decide elsewhere what is published, and do not here."""
