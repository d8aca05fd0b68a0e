"""The article on a published page: the author's text, without what the theme put around it.

Kept are the picture on top, the line beneath the title, captions and credits. Left out are the title,
date, authors, tags, ways to share and to other posts, and readers' comments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.importing.html_myst import tree
from confarchive.importing.published.extraction import (
    comments,
    page_tree,
    parts_of_post,
    surroundings,
    text_place,
    theme_scripts,
    typeset_formulas,
)
from confarchive.importing.published.extraction import heading as headings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from confarchive.importing.html_myst.tree import Node
    from confarchive.importing.published.extraction.frame import Frame
    from confarchive.importing.published.extraction.surroundings import Surroundings

_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The article on a page: its ``html``, and its ``title`` as text, empty where none is seen.

    ``above`` is what ``html`` begins with if that stands above the text: pictures on top, a subtitle.
    ``comments`` is how many comments of readers stand on the page, which are not in ``html``. Not
    ``certain`` is one that stands where no other page of the blog has its text. ``doubtful_scripts`` are those
    in it that may be a theme's or the author's, and are not in ``html``; ``lost_formulas`` those of which the page has nothing left.
    """

    html: str
    title: str = ""
    above: str = ""
    comments: int = 0
    certain: bool = True
    doubtful_scripts: int = 0
    lost_formulas: int = 0


def article(
    html: bytes, frame: Frame, words: Sequence[str] | None = None, address: str = ""
) -> Article | None:
    """Return the article on the page *html* of a blog whose pages share *frame*; None where none is found.

    *words* are the post's, where its source tells them: they find the text where the frame does not.
    *address* is the page's, where its pictures are told from those of other pages by it.
    Raises OSError where elements stand in each other too deep.
    """
    root = page_tree.parse(html, address)
    page_tree.clean(root)
    found = parts(root, frame, words)
    return assembled(found) if found is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a page: ``body`` holds the text, ``heading`` shows the title, ``around`` is the theme's.

    ``repeats`` tells that the author's text begins with the title, too.
    """

    root: HtmlElement
    body: HtmlElement
    heading: HtmlElement | None
    around: Surroundings
    certain: bool = True
    repeats: bool = False

    def is_doubtful(self, script: HtmlElement) -> bool:
        """Tell whether *script* may be the theme's, as all pages have one like it, or the author's, as it says what nothing tells."""
        words = self.around.frame.script_words
        return script in self.around.repeated and bool(
            theme_scripts.untold(self.root, script, words)
        )


def parts(root: HtmlElement, frame: Frame, words: Sequence[str] | None = None) -> Parts | None:
    """Return the parts of a parsed and cleaned page; None where no text is found. Raises OSError where it is nested too deep."""
    page_tree.check_depth(root)
    around = surroundings.of_page(root, frame)
    body, certain = text_place.find(root.body, frame, around.repeated, words)
    if body is None:
        return None
    around = surroundings.without_drawing(around, root, body)
    heading = headings.find(root, frame, around.repeated, body)
    repeats = heading is not None and _begins(words or (), headings.text(heading))
    return Parts(
        root=root, body=body, heading=heading, around=around, certain=certain, repeats=repeats
    )


def _begins(words: Iterable[str], title: str) -> bool:
    """Tell whether a text of these *words* begins with its *title*."""
    said, own = (_NO_LETTER.sub("", text).casefold() for text in (title, "".join(words)))
    return bool(said) and own.startswith(said)


def assembled(found: Parts) -> Article:
    """Return the article of *found*, whose page is changed."""
    frame = found.around.frame
    is_of_text = headings.is_of_text(found.root, found.body, found.heading, frame)
    heading = None if is_of_text else found.heading
    title = headings.title(found.root, heading, frame)
    said = comments.count(found.root.body)
    lost = typeset_formulas.count_lost(found.body)
    doubtful = sum(1 for each in found.body.iter("script") if found.is_doubtful(each))
    beside = (found.heading, found.body, found.around)
    above = "".join(map(_written, parts_of_post.above(found.root, *beside)))
    below = [*map(_written, parts_of_post.below(*beside))]
    found.around.drop(found.body, heading, repeats=found.repeats)
    text = map(_written, tree.children(found.body))
    return Article(
        html="".join((above, *text, *below)).strip(),
        title=title,
        above=above,
        comments=said,
        certain=found.certain,
        doubtful_scripts=doubtful,
        lost_formulas=lost,
    )


def _written(node: Node) -> str:
    return tree.serialize(node, str)
