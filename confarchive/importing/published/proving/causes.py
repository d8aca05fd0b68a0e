"""What the differences of a published page tell of why it differs, where the post itself tells nothing."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from confarchive.importing.published.extraction.page_heads import read_head
from confarchive.importing.verify.kinds import Facet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from confarchive.importing.verify.difference import Difference

_MARKUP = frozenset(
    {
        *(Facet.HEADINGS, Facet.CODE_BLOCKS, Facet.CODE_SPANS, Facet.LISTS, Facet.TABLES),
        *(Facet.QUOTES, Facet.STRONG, Facet.EMPHASIS, Facet.RULES),
    }
)
_TEXT = frozenset({Facet.WORDS, Facet.CODE_BLOCKS, Facet.CODE_SPANS, Facet.HEADINGS})
_OF_MARKUP = frozenset("#*_`~>=|+[]\\!")
_SIGNS = re.compile(r"[\W_]+")


def is_of_markup(differences: Iterable[Difference]) -> bool:
    """Tell whether page and archive have the same letters, so that all that differs is what markup makes of them."""
    return all(each.facet in _MARKUP or _same_letters(each) for each in differences)


def is_read_otherwise(differences: Iterable[Difference]) -> bool:
    """Tell whether the program that made a page read signs of markup as text, or took text for such signs.

    So it is with ``### Heading`` below a line of text, and with the ``_`` in ``mod_cache``.
    """
    found = tuple(differences)
    return is_of_markup(found) and any(
        each.facet in _TEXT and _same_letters(each) for each in found
    )


def _same_letters(difference: Difference) -> bool:
    """Tell whether both excerpts have the same letters, but for signs of markup.

    Long ones are cut at the end, each elsewhere, and those of words begin and end with some that stand beside.
    """
    source, result = difference.source, difference.result
    before, after = (_SIGNS.sub("", text) for text in (source, result))
    is_cut = source.endswith("…") and result.endswith("…")
    signs = {*(Counter(source) - Counter(result)), *(Counter(result) - Counter(source))}
    if difference.facet is Facet.WORDS:
        return not signs.isdisjoint(_OF_MARKUP) and (before in after or after in before)
    begins = is_cut and (before.startswith(after) or after.startswith(before))
    is_marked = difference.facet is Facet.CODE_BLOCKS or not signs.isdisjoint(_OF_MARKUP)
    return is_marked and (before == after or begins)


def is_made_by_other(page: bytes, program: str) -> bool:
    """Tell whether a page says that another program than *program*, ``Pelican``, made it."""
    generator = read_head(page).generator.casefold()
    return bool(generator) and program.casefold() not in generator
