"""What is called as conferences are, though nobody knows it: ``SwigConf``, ``Steel City Ruby Conference``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.model.addresses.slugs import slugify
from confarchive.model.conferences.conference_regions import PATTERN
from confarchive.model.conferences.spotted_names import Name, Spotted
from confarchive.model.text.capitals import UPPER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Bounded, as a name may begin behind any sign of what looks like one long word.
_WORD = rf"(?:[{UPPER}]|[a-z]{{1,4}}[A-Z])[\w&+’'-]{{0,40}}(?:\.[\w&+’'-]{{1,40}}){{0,2}}"
_LAST = (
    "Conference|Conf|Camp|Fest|Symposium|Summit|Hackfest|Congress|Expo|BarCamp|Sprint"
    "|Hackathon|Meetup|Un[Cc]onference|(?:User|Developer|Dev|Community|Contributor) Days?|User Group Meeting"
)
# At most four words in capitals; what a sentence or a title begins with is none of them.
_LOOK_ALIKE = re.compile(
    r"(?<![\w.])(?P<leading>(?:(?:The|This|That|A|An|Some|Any|Another|Every|Each|No|Which|What|At|In|On|For|From|And|To|With|After|Before|My|Our"
    r"|Your|Last|Next|First|Second|Third|Annual|Yearly|International|See|Visit|Join|Attending|Talk|Slides"
    r"|Back|Speaking|Report|Notes|Going|Recap|Introducing|Announcing|Videos?|Keynote|Call|Day|Deck)\s){0,6}+)"
    r"(?:"
    r"(?:[A-Z][A-Za-z]*[a-z]|[A-Z]{2,})(?:[Uu]nconf|Conf|Con|Camp|Fest|Days|Summit|Hackathon|Congress|Expo)"
    rf"|(?:{_WORD}[ \n]){{1,4}}(?:{_LAST})"
    r")(?![^\W\d_]|-)"
)
_ABOUT_GUESTS = re.compile(
    r"[ \n](?:[Aa]ttend(?:ees?|ance)|[Oo]rgani[sz]\w+|[Gg]oers?|[Ss]easons?|[Cc]ircuit)\b"
)
"""What stands behind a "Conference" that is any: ``First-Time Conference Attendees``."""
_PLACE = re.compile(rf"[ -]{PATTERN}(?![^\W\d_])")
"""A region or a town that belongs to the name: ``Open Source Conference Albania``."""
_OPENS = re.compile(r"(?:[ ][A-Z]\w*){0,2}\s?\(")
"""What stands between a name and what it is short for."""
_GENERIC = re.compile(r"(?:Code|Dev|Team|Annual|Virtual|Online|Monthly|Weekly|Local|Mini)\b")


def look_alikes(text: str) -> Iterator[Spotted]:
    """Yield what is called as conferences are, ``SwigConf`` or ``Steel City Ruby Conference``."""
    for match in _LOOK_ALIKE.finditer(text):
        start = match.start() + len(match["leading"])
        words = " ".join(text[start : match.end()].split())
        place = _PLACE.match(text, match.end())
        is_any = words.endswith("Conference") and _ABOUT_GUESTS.match(text, match.end())
        if is_any or _GENERIC.match(words):
            continue
        end = place.end() if place else match.end()
        words = " ".join(text[start:end].split())
        name = Name(series=slugify(words), shown=words, text=words, needs_year=True, known=False)
        yield Spotted(name=name, start=start, end=end)


def is_long_form(text: str, found: Spotted, known: Iterable[Spotted]) -> bool:
    """Tell whether what looks like a name only says what a known one is short for: ``OSCAL (Open Source Conference Albania)``."""
    initials = "".join(word[0] for word in re.findall(r"\w+", found.name.text)).upper()
    return any(
        text[each.start : each.end].upper().startswith(initials)
        and (
            _OPENS.fullmatch(text, each.end, found.start)
            or _OPENS.fullmatch(text, found.end, each.start)
        )
        for each in known
    )
