"""What posts are written in."""

from __future__ import annotations

import enum


class Format(enum.StrEnum):
    """What a post is written in."""

    MARKDOWN = "markdown"
    RESTRUCTUREDTEXT = "restructuredtext"
    HTML = "html"
