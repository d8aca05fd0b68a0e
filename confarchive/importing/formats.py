"""What posts are written in, by the suffixes of their files."""

from __future__ import annotations

import enum


class Format(enum.StrEnum):
    """What a post is written in."""

    MARKDOWN = "markdown"
    RESTRUCTUREDTEXT = "restructuredtext"
    HTML = "html"


FORMATS = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".mkd": Format.MARKDOWN,
    ".mdown": Format.MARKDOWN,
    ".rst": Format.RESTRUCTUREDTEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
}
"""The suffixes of posts, as Pelican's readers have them."""
