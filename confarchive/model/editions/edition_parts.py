"""What a sentence tells of a part of a conference, or of another year's, and not of the edition that a post is about.

``The FOSDEM dinner is on February 7``, ``7-8 May: a track at FOSDEM``, ``In 2007 we held the first FOSDEM in Ghent``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from confarchive.model.conferences.conference_findings import Mention

_PART = (
    r"(?:receptions?|track|panel|session|keynote|dinner|lunch|breakfast|party|booth|stand|talk|presentation|devroom|hackathon|sprint|training|meeting"
    r"|tour|open day|press conference|job fair|webinar|contest|competition|exhibition|elections?|charla|taller|vortrag|atelier)"
)
_VERB = (
    r"(?:is|was|are|were|will|has|had|have|takes?|took|happen(?:s|ed)?|runs?|ran|begins?|began|starts?|started|goes|went|on|in|at|from|to|and|with|for"
    r"|of|by|the|an?|that|which|this|itself)"
)
_COMPOUND = re.compile(
    rf"(?:['’]s)?[\])*_]*\s{{1,3}}(?:(?!{_VERB}\b)[\w/&’'-]+\s){{0,4}}?(?:{_PART}|(?!{_VERB}\b)[\w/&’'-]+\s(?:event|gathering))\b",
    re.IGNORECASE,
)
"""Words behind a name that make a part of it: ``FOSDEM Welcome Reception``, ``FOSDEM Acme/KDE event``."""
_THERE = re.compile(
    rf"\b(?:{_PART}|event|gathering)\b[^.!?]*?\b(?:at|in|of|during|en|bei|beim|auf|à|de|del|do|da)\s(?:the\s)?[\[*_]*$",
    re.IGNORECASE,
)
"""What is said to be held at the conference that is named behind."""

_IN_A_YEAR = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Ee]n|[Ii]m Jahr|[Ss]eit|[Dd]epuis)\s{1,2}((?:19[89]|20[0-4])\d)(?![\d/-])"
)
"""What tells when something was; who speaks of the venue "of 2017" says where this one is."""


def is_of_a_part(text: str, day: tuple[int, int], mention: Mention) -> bool:
    """Tell whether a *day*, which stands in *text* from the one place to the other, is told of a part of the conference of a *mention*."""
    # What stands between a name and its year belongs to a mention.
    is_so = text.startswith(mention.name, mention.start)
    end = mention.start + len(mention.name) if is_so else mention.end
    is_there = _THERE.search(text, day[1], max(day[1], mention.start))
    return bool(_COMPOUND.match(text, end) or is_there)


def is_of_other_years(sentence: str, mention: Mention, slug: str) -> bool:
    """Tell whether a *sentence* whose *mention* has no year tells of other years' editions than that of *slug*."""
    years = set(_IN_A_YEAR.findall(sentence))
    return mention.year is None and bool(years) and slug.rpartition("-")[2] not in years
