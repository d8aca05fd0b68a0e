"""Why nothing is claimed of a post, by what its reader found on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.importing.conversion import Doubt
from confarchive.importing.sources.pages.reader import CUT, LOST, SCRIPTS, UNSURE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.importing.foreign_post import ForeignPost

_DOUBTS = {
    UNSURE: Doubt(reason="its page is unlike others, so what of it is the text is guessed"),
    CUT: Doubt(
        reason="its page has no end, as others have: it may be cut short, and what stood there is lost",
        help="get the page again, or see what readers saw in a browser",
    ),
    SCRIPTS: Doubt(
        reason="scripts in its text are left out: all posts have such, and other words in each, so whose they are is not known",
        help="see the page, and copy one that draws a part of the post from there",
    ),
    LOST: Doubt(
        reason="formulas of its page are lost: MathJax drew them by a style sheet, and nothing there tells what they say",
        help="write them anew, between $ and $, from what a browser shows of the page",
    ),
}


def of(post: ForeignPost) -> Iterator[Doubt]:
    """Yield what on the page of *post* leaves open what readers saw."""
    return (doubt for found, doubt in _DOUBTS.items() if found in post.given)
