"""How the headers of a blog's Markdown posts are to be read."""

from __future__ import annotations

import enum


class HeaderForm(enum.StrEnum):
    """What a header is written in."""

    PELICAN = "pelican"
    """Lines of ``Key: value``, as Pelican's own reader has them."""
    YAML = "yaml"
    """YAML between lines ``---``, in which a text of tags is cut at commas; else Pelican's."""
    YAML_ONE = "yaml-one"
    """The same, but a text of tags is one tag."""
    UNKNOWN = "unknown"
    """A reader has its own way: what it may read otherwise is not published."""
