"""The sides of what a reader sees of a page, which are compared one by one."""

from __future__ import annotations

import enum


class Facet(enum.StrEnum):
    """A side of what a reader sees."""

    TITLE = "title"
    """The title, as the first heading shows it."""
    WORDS = "words"
    """Every word and sign, in order."""
    HEADINGS = "headings"
    """The words of each heading."""
    LINKS = "links"
    """The words and the target of each link that leaves the blog."""
    INTERNAL = "internal links"
    """The words and the target of each link that stays in the blog."""
    ANCHORS = "links within the page"
    """The words of each link to a place in the same page, and the words it leads to."""
    IMAGES = "images"
    """The file and the alternative text of each picture."""
    CODE_BLOCKS = "code blocks"
    """The lines of each block of code, with their indentation."""
    CODE_SPANS = "code spans"
    """The words of code in a line."""
    LISTS = "lists"
    """Kind, items and nested lists of each list."""
    TABLES = "tables"
    """Rows and cells of each table."""
    QUOTES = "quotations"
    """The words of each quotation, and how deep it stands in others."""
    STRONG = "strong"
    """Words in bold."""
    EMPHASIS = "emphasis"
    """Words in italics."""
    EMBEDS = "embeds"
    """Frames, films, sounds, plug-ins and scripts, and where they are loaded from."""
    FORMULAS = "formulas"
    """The TeX of each formula, and whether it stands on lines of its own."""
    RULES = "rules"
    """Lines across the page."""
