"""A blog's lists of all tags, categories, authors or posts: told by their addresses."""

from __future__ import annotations

import re

_ALL = {
    "#list-tags": re.compile(
        r"(?:^|/)(?:tags?|labels|topics|tag-cloud)(?:/index)?(?:\.html?)?$", re.IGNORECASE
    ),
    "#list-categories": re.compile(
        r"(?:^|/)categor(?:y|ies)(?:/index)?(?:\.html?)?$", re.IGNORECASE
    ),
    "#list-authors": re.compile(r"(?:^|/)authors?(?:/index)?(?:\.html?)?$", re.IGNORECASE),
    "#list-years": re.compile(r"(?:^|/)archives?(?:/index)?(?:\.html?)?$", re.IGNORECASE),
}


def whole_list(address: str) -> str:
    """Return the archive's list that stands for the one at *address*, ``#list-tags``; empty for none."""
    return next((target for target, pattern in _ALL.items() if pattern.search(address)), "")


def kind_of(address: str) -> str:
    """Return the kind of the terms that the page at *address* lists all of, ``TAG`` or ``CATEGORY``; empty for none."""
    return {"#list-tags": "TAG", "#list-categories": "CATEGORY"}.get(whole_list(address), "")
