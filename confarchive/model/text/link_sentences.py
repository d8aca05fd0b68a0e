"""The sentence in which a text links to something, for whoever is linked to.

It is kept in three parts, so that the link's words can be shown apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SIDE = 160
"""As many characters are kept on each side of a link."""
# A full stop ends a sentence where no lower case follows; CJK's needs no blank after it.
_END = re.compile(r"(?:[.!?…]+[\"'”’)\]]*(?=\s+[^\sa-z]|\s*\Z)|[。！？]+[」』”]*)")


@dataclass(frozen=True, kw_only=True)  # no slots: builds keep all of them
class Sentence:
    """The link's ``words`` and the rest of its sentence; blanks are single ones."""

    before: str = ""
    words: str = ""
    after: str = ""


def cut(before: str, words: str, after: str) -> Sentence:
    """Return the sentence that *words* stand in, cut where it is very long."""
    before, words, after = (re.sub(r"\s+", " ", part) for part in (before, words, after))
    # The sign stands for the link: a full stop before it ends a sentence.
    ends = [match.end() for match in _END.finditer(f"{before}⁂")]
    before = before[ends[-1] if ends else 0 :].lstrip()
    end = _END.search(after)
    after = after[: end.end()] if end else after.rstrip()
    if len(before) > SIDE:
        before = "…" + before[-SIDE:].partition(" ")[2]
    if len(after) > SIDE:
        after = after[:SIDE].rpartition(" ")[0] + "…"
    return Sentence(before=before, words=words.strip(), after=after)
