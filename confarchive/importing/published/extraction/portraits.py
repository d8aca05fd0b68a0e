"""Pictures of those who wrote a post, which a theme shows beside its title or below its text."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from confarchive.importing.published.extraction import page_tree, theme_names
from confarchive.importing.url_parts import split_url

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEAR = 3  # elements around a picture that tell whose it is
_LINE = 12  # words at most beside a portrait: a name, a day
_FOLDERS = frozenset(
    {"author", "authors", "avatar", "avatars", "gravatar", "portraits", "user_avatar", "userpics"}
)
_HOST = re.compile(r"(?:^|\.)(?:gravatar\.com|libravatar\.org)\Z")


def is_portrait(element: HtmlElement) -> bool:
    """Tell whether the picture *element* shows an author: by its file, a link, or what is called so and holds little else."""
    if element.tag not in {"img", "picture"}:
        return False
    shown = [*element.iter("img")]
    return any(map(_has_name, shown)) or _is_among_authors(element)


def _has_name(image: HtmlElement) -> bool:
    parts = split_url(image.get("src") or "")
    return bool(_HOST.search(parts.netloc)) or not _FOLDERS.isdisjoint(parts.path.split("/")[:-1])


def _is_among_authors(element: HtmlElement) -> bool:
    near = islice(takewhile(_is_line, element.iterancestors()), _NEAR)
    return any(map(_is_called_author, (element, *near)))


def _is_line(element: HtmlElement) -> bool:
    return page_tree.count_words(page_tree.text_of(element)) <= _LINE


def _is_called_author(element: HtmlElement) -> bool:
    """Tell it by the element's own names, even if no other post has such."""
    if element.get("rel") == "author":
        return True
    return theme_names.is_called(element, {*page_tree.names_of(element)}, theme_names.PORTRAIT)
