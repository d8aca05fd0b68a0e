"""The author's own HTML, as ``.. raw:: html`` and roles of its kind hold it."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from confarchive.importing import myst, page_tags
from confarchive.importing.myst import blocks as myst_blocks
from confarchive.model.addresses import html_urls

if TYPE_CHECKING:
    from collections.abc import Callable

_TAG = re.compile(r"(<!--.*?-->|</?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)", re.DOTALL)


def html_block(markup: str, resolve: Callable[[str], str]) -> str:
    """Return *markup* as a block of HTML, be it bare words."""
    markup = _resolved(markup, resolve).strip()
    return myst_blocks.raw_html(markup if markup[:1] in ("<", "") else f"<div>\n{markup}\n</div>")


def inline_html(markup: str, resolve: Callable[[str], str]) -> str:
    """Return *markup* within a line: tags as they are, words as MyST that shows them."""
    parts = _TAG.split(re.sub(r"\n\s*\n", "\n", markup))
    words, tags = parts[::2], parts[1::2]
    return myst.join(
        f"{myst.escape(html.unescape(word))}{_resolved(tag, resolve)}"
        for word, tag in zip(words, [*tags, ""], strict=True)
    )


def _resolved(markup: str, resolve: Callable[[str], str]) -> str:
    own = page_tags.without(markup)
    return html_urls.rewrite(own, lambda url: resolve(url) if url.strip() else None)
