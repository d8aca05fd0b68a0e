"""What makes another conference of a name, wherever it stands near it: a place, a people, a word such as ``Kids``.

``OSCON 2015 Europe``, ``Spanish Akademy``, ``DEF CON Kids``: each is a relative with days and places of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from confarchive.model.conferences.conference_regions import PATTERN, REGIONS

PEOPLES = {
    "african": "Africa", "american": "USA", "argentinian": "Argentina", "asian": "Asia", "australian": "Australia",
    "austrian": "Austria", "belgian": "Belgium", "brazilian": "Brazil", "british": "UK", "bulgarian": "Bulgaria",
    "canadian": "Canada", "chilean": "Chile", "chinese": "China", "colombian": "Colombia", "croatian": "Croatia",
    "czech": "Czechia", "danish": "Denmark", "deutsche": "Germany", "dutch": "Netherlands", "english": "England",
    "estonian": "Estonia", "european": "Europe", "finnish": "Finland", "french": "France", "german": "Germany",
    "greek": "Greece", "hispanic": "Spain", "hungarian": "Hungary", "icelandic": "Iceland", "indian": "India",
    "indonesian": "Indonesia", "iranian": "Iran", "irish": "Ireland", "israeli": "Israel", "italian": "Italy",
    "japanese": "Japan", "korean": "Korea", "latin american": "Latin America", "latvian": "Latvia",
    "lithuanian": "Lithuania", "mexican": "Mexico", "nigerian": "Nigeria", "nordic": "Nordic", "norwegian": "Norway",
    "polish": "Poland", "portuguese": "Portugal", "romanian": "Romania", "russian": "Russia", "scandinavian": "Scandinavia",
    "scottish": "Scotland", "serbian": "Serbia", "slovak": "Slovakia", "slovenian": "Slovenia", "spanish": "Spain",
    "swedish": "Sweden", "swiss": "Switzerland", "taiwanese": "Taiwan", "turkish": "Turkey", "ukrainian": "Ukraine",
    "welsh": "Wales",
    # Behind a name, in the language of the people.
    "française": "France", "francophone": "France", "hispana": "Spain", "hispánica": "Spain", "hispano": "Spain",
    "hispánico": "Spain", "española": "Spain", "iberia": "Iberia", "italiana": "Italy", "latinoamérica": "Latin America",
    "latinoamericana": "Latin America", "portuguesa": "Portugal", "brasileira": "Brazil",
}  # fmt: skip
"""Where those live that a conference is called after."""
_PEOPLE = "|".join(sorted(PEOPLES, key=len, reverse=True)).replace(" ", r"[\s-]")
_ANY = rf"(?:{PATTERN}|(?P<people>(?i:{_PEOPLE})))"
_PLACE = rf"{_ANY}(?![^\W\d_])"
_YEAR = r"[\s_-]*['’]?(?:(?:19|20)\d\d|\d\d)(?!\d)"
_BEFORE = re.compile(
    rf"(?<![^\W_])(?P<in>(?:in|from|at|near|to|of|im|aus|à|en|de|dans)\s+)?(?P<place>{_ANY})[\s-]$"
)
_BEHIND = re.compile(rf"(?P<year>{_YEAR})?(?:\s+|\s?[-–—/|:]\s?)(?P<place>{_PLACE})")
_BESIDE = re.compile(
    rf"(?:{_YEAR})?\s?(?:[,(@]\s?(?:in\s)?|\s(?:in|@|à|en|im|em)\s+)(?P<place>{_PLACE})"
)
_IN = re.compile(rf"\b(?:in|à|en|im|em)\s+(?P<place>{_PLACE})", re.IGNORECASE)
_SUB = re.compile(
    r"[\s-]?(?P<sub>4\s?Kids)\b"
    rf"|(?:{_YEAR})?[\s-](?P<word>Kids|Extended|Junior|Jr|Fringe|Satellite|Redux|Encore|Roadshow|on Tour"
    r"|(?:Watch|Viewing) Part(?:y|ies))\b"
)
_CODE = re.compile("(?!EU|UK|US)[A-Z]{2}")
"""Two capitals, which mean many things before a name."""


@dataclass(frozen=True, slots=True)
class NearName:
    """A ``place``, or another word, near a name, up to ``end`` if it stands at once behind it, or ``start`` before it.

    It is a part of the name, or stands where a place is told (``is_beside``).
    """

    place: str
    start: int
    end: int
    is_beside: bool = False


def sub_name(text: str, start: int, end: int) -> NearName | None:
    """Return the word behind a name, or behind its year, that makes a smaller one of it: ``Google I/O Extended``."""
    match = _SUB.match(text, end)
    if match is None:
        return None
    is_behind_year = match["word"] and match.start("word") > end + 1
    word = match["sub"] or match["word"]
    return NearName(word, start, end if is_behind_year else match.end())


def place_near(text: str, start: int, end: int) -> NearName | None:
    """Return the place behind the year of the name from *start* to *end*, before it, or told beside it."""
    if (behind := _BEHIND.match(text, end)) and (behind["year"] or behind["people"]):
        at = end if behind["year"] else behind.end()
        return NearName(_place_of(behind), start, at)
    if beside := _BESIDE.match(text, end):
        return NearName(_place_of(beside), start, end, is_beside=True)
    before = _BEFORE.search(text[max(0, start - 30) : start])
    if before and not _CODE.fullmatch(before["place"]):
        place = _place_of(before)
        return NearName(place, start, end, is_beside=bool(before["in"]))
    return None


def places_in(sentence: str) -> list[str]:
    """Return the places that a *sentence* says something is in."""
    return [_place_of(each) for each in _IN.finditer(sentence)]


def _place_of(match: re.Match[str]) -> str:
    if not match["people"]:
        return match["place"]
    # A code, as Akademy is in Spain at times and the Spanish Akademy is another's.
    place = PEOPLES[re.sub(r"[\s-]", " ", match["people"].lower())]
    code = REGIONS.get(place.lower(), place)
    return code.upper() if len(code) == 2 else place  # noqa: PLR2004
