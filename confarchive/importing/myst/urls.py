"""Addresses as MyST reads them: which it follows, which lead elsewhere, and which it must not have."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from markdown_it import MarkdownIt

from confarchive.model.addresses.schemes import runs_script
from confarchive.model.archive import FILES

_MARKDOWN = MarkdownIt()

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
"""How an address begins that is no path."""
_PART_OF_FILE = re.compile(rf"(?:\.\./)+{FILES}/[^?#]*[?#].")
TOP = "#"
"""The address of a page's top, which MyST would look for among the names of places."""
WEB = re.compile(r"(?:https?|mailto|ftp):")
"""How what MyST takes for an address elsewhere begins, by its default ``myst_url_schemes``.

In capitals they are names of the archive's files to it.
"""


def is_part_of_file(url: str) -> bool:
    """Tell whether *url* is a file of the archive with a query or a fragment behind its name.

    MyST drops these from links, and finds no picture of such a name.
    """
    return bool(_PART_OF_FILE.match(url))


def on_one_line(url: str) -> str:
    """Return *url* as browsers read one over several lines.

    See https://url.spec.whatwg.org/#concept-basic-url-parser.
    """
    return re.sub(r"[\r\n\t]", "", url.strip())


def is_allowed(url: str) -> bool:
    """Tell whether Markdown makes a link of *url*; one that runs a script is written as HTML, and told."""
    if runs_script(url):
        return False
    try:
        urlsplit(url)
    except ValueError:  # a part of an IPv6 address, which markdown-it would write anew
        return False
    return bool(url.strip()) and _MARKDOWN.validateLink(_MARKDOWN.normalizeLink(url.strip()))


def has_odd_parentheses(url: str) -> bool:
    """Tell whether parentheses in *url* would end it too early, or too late."""
    depth = 0
    for char in url:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return True
    return depth != 0
