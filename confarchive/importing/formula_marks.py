"""What marks a formula in HTML that readers saw."""

from __future__ import annotations

import re

CLASS = "math"
"""Marks what is a formula: a ``span`` within a line, a ``div`` on lines of its own."""
_MARKED = re.compile(rf'<(?:span|div) class="{CLASS}">')


def marked(html: str) -> bool:
    """Tell whether a formula is marked in *html*."""
    return _MARKED.search(html) is not None
