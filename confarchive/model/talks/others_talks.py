"""Talks of others that a text tells of, each with the names of who held it: in lists, headings, tables and sentences.

::

    - *Measuring communities* by Jane Doe      - Jane Doe: *Measuring communities*      - *Measuring communities* (Jane Doe)
    ## Measuring communities, by Jane Doe      | Talk | Speaker |                       Jane Doe's talk *Measuring communities*

All of them are asked about, as nobody but a reader knows whether two words in capitals are a person's name.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from confarchive.model.conferences.conference_findings import Strength
from confarchive.model.conferences.general_names import is_general
from confarchive.model.talks import talk_ownership, talk_tables, talk_titles
from confarchive.model.talks.talk_ownership import SORT
from confarchive.model.text.capitals import UPPER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.model.conferences.conference_names import Catalogue
    from confarchive.model.post import Post
    from confarchive.model.talks.talk_titles import FoundTalk

_BEGINS = r"(?!(?:After|Before|Then|When|While|During|For|From|With|Later|Next|First|Finally|And|But|Also|In|At|On|By)\s)"
_WORD = rf"[{UPPER}](?:\.|(?:[\w-]|['’](?!s\b))*)"
_GAP = r"(?:[ ]|\n[ ]{0,8})"
_NAME = rf"{_BEGINS}{_WORD}(?:{_GAP}(?:(?:van|von|de|der|la|di){_GAP})*{_WORD}){{1,3}}"
_PERSON = (
    rf"(?:(?:Dr|Prof|Mrs?|Ms)\.?\s){{0,2}}(?:\[{_NAME}\]\([^()\s]+\)|\*\*{_NAME}:?\*\*|{_NAME})"
)
_AND = r"(?:,\s(?:and\s|&\s)?|\s(?:and|&)\s)"
_NAMES = rf"(?P<names>{_PERSON}(?:{_AND}{_PERSON}){{0,5}})"
_TIME = r"(?:\d{1,2}[:.]\d\d(?:\s?[–-]\s?\d{1,2}[:.]\d\d)?:?\s)?"
_LINE = re.compile(
    rf"^[ \t]{{0,8}}(?:(?:[-*+]|\d+[.)])[ \t]+|#{{1,6}}[ \t]+){_TIME}(?=\S)", re.MULTILINE
)
"""How an item of a list or a heading begins."""
_ITEM = re.compile(r"[^\n]*(?:\n[ \t]+(?![-*+|#\s]|\d+[.)])[^\n]*){0,2}")
"""What is left of an item of a list, or of a heading."""
_BY = re.compile(rf"[ \t]*[,–—-]?[ \t]*\bby\s{_NAMES}")
_BEHIND = re.compile(rf"[ \t]*(?:\(|[,–—-][ \t]){_NAMES}[ \t]*(?=[,;.()]|$)", re.MULTILINE)
_BEFORE = re.compile(rf"{_NAMES}(?:[ \t]\([^()\n]{{1,60}}\))?(?:[ \t]?[:–—-]|,|(?<=:\*\*))[ \t]+")
_HEADED = re.compile(
    rf"(?P<title>[^\n#*_\[\]\"“«][^\n\[\]]{{4,120}}?),?[ \t]by[ \t]{_NAMES}[ \t#]*$", re.MULTILINE
)
"""A heading with a title that does not stand out."""
_OF_SOMEBODY = re.compile(rf"(?<=\w)['’]s\s(?:[\w-]+\s){{0,2}}?{SORT}\b")
_GAVE = re.compile(
    rf"(?<=[\w*)])(?:\s(?:also|then|just))?\s(?:gave|presented|held|delivered)\s(?:an?|the|his|her|their|another)\s(?:[\w-]+\s){{0,3}}?{SORT}\b"
)
_HEARD = re.compile(rf"\b(?:{SORT}|(?:heard|attended|watched|saw|enjoyed|liked))\b")
_OWN = re.compile(
    r"\b(?:[Mm]y|[Oo]ur|(?:I|[Ww]e)(?:['’]\w+|\s\w+){0,2}\s(?:g[ai]v\w+|present\w*|deliver\w*|held|hold\w*|did|ran))\s[^.!?\n]{0,60}\Z"
)
"""What makes a talk the author's own, before the word for it."""
_ENDS = re.compile(rf"{_NAMES}\Z")
_LONGEST = 120
"""Letters of a name with its link that are looked at."""
_WRITTEN = re.compile(r"\]\([^()\s]*\)|[\[*]|:(?=\*)")
"""What links and stresses a name."""
_CALLED = re.compile(r"(?:(?:Dr|Prof|Mrs?|Ms)\.?\s)+")
_NOBODY = re.compile(
    r"\b(?:The|Our|My|Main|Great|Small|Big|Hall|Rooms?|Tracks?|Stage|Sessions?|Keynotes?|Days|Day(?=\s)|Morning|Afternoon|Evening|Night|Lightning"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Team|Group|Foundation|Universit\w+|Institute?|Laborator\w+|Labs?|Inc|Ltd|GmbH|LLC|Corp\w*|Company|Project|Communit\w+|Society|Union"
    r"|Software|Source|Hat|Linux|Conf\w*|Summit|Meetup|Workshops?|Talks?|Break|Lunch|Coffee|Dinner|Party|Opening|Closing|Welcome|Registration"
    r"|Panel|Train|Bus|Public|Street|House|School|College|Cent(?:er|re)|Theat(?:er|re)|Building|One|Two|Three|Part|Chapter|Section"
    r"|Step|Videos?|Slides|Blog|News|Updates?|Note|Read|Watch|Stay|Get|Learn|Python)\b"
)
"""Words that no person is called: rooms, parts of a programme, organisations."""


def find(text: str, post: Post, catalogue: Catalogue) -> Iterator[FoundTalk]:
    """Yield the talks that *text*, the body of a *post* without its code, tells of with their speakers."""
    yield from _in_lines(text, catalogue)
    for row in talk_tables.rows(text):
        title = talk_titles.readable_title(row.title)
        yield from _told(text, row.span, title, row.speakers, catalogue)
    yield from _in_sentences(text, post, catalogue)


def _in_lines(text: str, catalogue: Catalogue) -> Iterator[FoundTalk]:
    """Yield the talks of lists and headings."""
    for line in _LINE.finditer(text):
        item = _ITEM.match(text, line.end())
        here = (line.end(), item.end() if item else line.end())
        ways = (
            (_named_first, _named_last, _headed) if "#" in line[0] else (_named_first, _named_last)
        )
        if found := next(filter(None, (way(text, *here) for way in ways)), None):
            words, names, end = found
            yield from _told(text, (line.start(), end), words, names, catalogue)


def _named_first(text: str, at: int, end: int) -> tuple[str, str, int] | None:
    """Return the title behind the names *at* a place, these, and where both end; of two links nobody knows which is which."""
    named = _BEFORE.match(text, at, end)
    title = talk_titles.TITLE.match(text, named.end(), end) if named else None
    is_open = title and named and title["linked"] and "](" in named["names"]
    if title is None or named is None or (is_open and re.fullmatch(_NAME, title["linked"])):
        return None
    return _words(title), named["names"], title.end()


def _named_last(text: str, at: int, end: int) -> tuple[str, str, int] | None:
    """Return the title *at* a place, the names behind it, and where both end."""
    title = talk_titles.TITLE.match(text, at, end)
    at = title.end() if title else end
    named = _BY.match(text, at, end) or _BEHIND.match(text, at, end)
    return (_words(title), named["names"], named.end()) if title and named else None


def _headed(text: str, at: int, end: int) -> tuple[str, str, int] | None:
    """Return what :func:`_named_last` does of a heading in which the title does not stand out."""
    found = _HEADED.match(text, at, end)
    words = talk_titles.readable_title(found["title"]) if found else ""
    return (words, found["names"], found.end()) if found else None


def _in_sentences(text: str, post: Post, catalogue: Catalogue) -> Iterator[FoundTalk]:
    """Yield the talks of sentences: ``Jane Doe's talk *X*``, ``Jane Doe gave a talk titled *X*``, ``the talk *X* by Jane Doe``."""
    for pattern in (_OF_SOMEBODY, _GAVE, _HEARD):
        for talk in pattern.finditer(text):
            title = talk_titles.behind(text, talk.end())
            named = _named(text, talk, title) if title else None
            is_others = named and not any(each in named["names"] for each in post.authors)
            if not (title and named and is_others):
                continue
            spans = (min(named.start(), talk.start()), talk.end(), *title.span())
            if talk_ownership.is_held_there(post, text, spans, catalogue):
                span = (spans[0], max(named.end(), title.end()))
                yield from _told(text, span, _words(title), named["names"], catalogue)


def _named(text: str, talk: re.Match[str], title: re.Match[str]) -> re.Match[str] | None:
    """Return the names of those who held a *talk*, which stand before the word for it, or behind its *title*."""
    before = max(0, talk.start() - _LONGEST), talk.start()
    if talk.re is not _HEARD:
        return _ENDS.search(text, *before)
    return None if _OWN.search(text, *before) else _BY.match(text, title.end())


def _words(title: re.Match[str]) -> str:
    """Return the words of a *title*, "" of what is only stressed."""
    return "" if talk_titles.is_small(title) else talk_titles.words_of(title)


def _told(
    text: str, span: tuple[int, int], title: str, names: str, catalogue: Catalogue
) -> Iterator[FoundTalk]:
    people = _people(names, catalogue)
    if title and people:
        yield talk_titles.found(text, span, title, people, Strength.LIKELY)


def _people(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the persons that *text* names: behind a comma without an "and" stands as well where they work."""
    parts = re.split(_AND, " ".join(_WRITTEN.sub("", text).split()))
    several = parts if re.search(r"\s(?:and|&)\s", text) else parts[:1]
    names = (_CALLED.sub("", each).strip().rstrip(".") for each in several)
    return tuple(takewhile(lambda name: _is_person(name, catalogue), names))


def _is_person(name: str, catalogue: Catalogue) -> bool:
    is_named = re.fullmatch(_NAME, name) is not None
    return is_named and not (
        _NOBODY.search(name) or is_general(name) or next(catalogue.spot(name), None)
    )
