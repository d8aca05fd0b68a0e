"""Which conferences a post is about, and which it only mentions, told from its header and text.

A name is looked for as ``conferences.yml`` and a list of well-known conferences give
it. What title, category, tags, summary or file name say, the post is about; so it is with what
its first paragraph names, and with what most of its text is on, unless it is a newsletter. Its
year stands beside it (``FOSDEM15``, ``PyCon US '16``, ``PyCon in Montréal,
April 2014``), is that of another mention, or follows from the date of the post.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.model.conferences import conference_years
from confarchive.model.conferences.conference_findings import (
    FILE_NAME,
    TEXT,
    Certainty,
    Finding,
    Mention,
)
from confarchive.model.conferences.conference_subject import Subject, opening_end
from confarchive.model.conferences.conference_titles import named_in_title
from confarchive.model.editions import known_editions
from confarchive.model.text.plain_text import readable_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from confarchive.model.conferences.conference_findings import Strength
    from confarchive.model.conferences.conference_names import Catalogue
    from confarchive.model.conferences.spotted_names import Spotted
    from confarchive.model.post import Post

_HEADING = re.compile(r"(?:^|\n)#+ [^\n]*\Z")
_VISITED = re.compile(
    r"\b(?:talks?|spoke|speak(?:ing)?|present(?:ed|ing|ation)?|slides|tutorial|keynote|poster|attend(?:ed|ing)"
    r"|went to|been (?:at|to)|was at|were at|back from|return(?:ed|ing) from|took place|organi[sz](?:ed?|ing)"
    r"|recap|report|held|booth|stand|enjoyed|visit(?:ed|ing)|participat(?:ed|ing)|helped|conférence|assisté)\b",
    re.IGNORECASE,
)
"""What tells in a sentence that its writer was there, or what was held there."""
_TALK = r"(?:talk|presentation|tutorial|keynote|workshop|session|poster|paper|slides?|slide deck|video|recording)s?"
_GIVEN = re.compile(
    rf"\b(?:(?:this|the|these|my|our)(?: \w+){{0,2}} {_TALK}(?: that| which)?(?: (?:I|we|was|were|is|are|have|has|been|just))*"
    r" (?:given|gave|held|presented|delivered|recorded|did)"
    rf"|(?:my|our)(?: \w+){{0,2}} {_TALK}"
    rf"|(?:I|we)(?: \w+){{0,2}} (?:gave|presented|delivered|held) (?:an?|my|our|this|the)(?: \w+){{0,3}} {_TALK}"
    r")(?: \w+)? (?:at|in|for|from)(?: the)?\s$",
    re.IGNORECASE,
)
"""What tells, before a name, that what the post is on was given there."""
_ASIDE = re.compile(
    r"\b(?:(?:formerly|previously|used to be|successor (?:of|to)|known as|unlike|since|such as|like|e\.g\."
    r"|similar to|once called|as (?:at|in|with)|than (?:at|in))(?: called| known as| the)?|update[ds]?|edit)\b[\s:(*_“\"]*$",
    re.IGNORECASE,
)
"""What makes a name one in passing, before it."""


def detect(post: Post, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Return the conferences that *post* (with its body) speaks of, the surest first."""
    # A page's date says nothing of what stands on it: it is kept up to date.
    when = None if post.path.startswith("pages/") else post.date
    parts = list(_parts(post))
    found = [
        mention
        for where, text, opening in parts
        for mention in _marked(mentions(text, where, post.date, catalogue), opening)
    ]
    _, body, opening = parts[-1]
    found += list(named_in_title(post, parts[0][1], body[:opening], found))
    confirmed = _apart_from_relatives(_confirmed(found, catalogue.never))
    placed = [_in_its_town(each, body) for each in confirmed]
    meant = list(_with_relatives(placed, catalogue))
    subject = Subject.of(post, meant, body[:opening], when)
    findings = [each for named in _by_series(meant) for each in _findings(named, subject)]
    return tuple(sorted(findings, key=lambda finding: (-finding.certainty, finding.slug)))


def _parts(post: Post) -> Iterator[tuple[str, str, int]]:
    """Yield where text stands, the text, and where its first paragraph ends."""
    yield "title", readable_text(post.title), 0
    for tag in post.tags:
        yield "tags", tag, 0
    if post.category:
        yield "category", post.category, 0
    yield "summary", readable_text(post.summary or ""), 0
    yield FILE_NAME, re.sub(r"[-_.]+", " ", post.slug), 0
    text = readable_text(post.body)
    yield TEXT, text, opening_end(text)


def _marked(found: Iterable[Mention], opening: int) -> Iterator[Mention]:
    """Yield mentions, those of the first paragraph marked."""
    for mention in found:
        yield replace(mention, opening=True) if mention.start < opening else mention


def mentions(text: str, where: str, when: date | None, catalogue: Catalogue) -> Iterator[Mention]:
    """Yield the names of conferences in *text*, from left to right.

    ``when`` is the date of the post whose title, tag, category, summary, file name or text it
    is, which ``where`` says.
    """
    found = list(catalogue.spot(text))
    line, at = 1, 0
    for number, each in enumerate(found):
        line, at = line + text.count("\n", at, each.start), each.start
        following = found[number + 1].start if number + 1 < len(found) else len(text)
        told = conference_years.told(
            text, each.start, each.end, following, when, farthest=each.name.farthest
        )
        spotted = _at_home(each, told.year or (when.year if when else None), catalogue)
        # A name of many that needs a year may stand for the only one of them that the post names in full.
        is_short = told.year is None and _needs_year(spotted)
        if is_short and not (spotted.bare and where in {"title", "tags"}):
            continue
        if told.year is None and _is_phrase(text, spotted, where):
            continue
        end = max(told.end, spotted.end)
        yield Mention(
            series=spotted.name.series,
            name=spotted.name.shown,
            month=spotted.name.month,
            year=told.year,
            bare=spotted.bare,
            where=where,
            evidence=" ".join(text[spotted.start : end].split()),
            start=spotted.start,
            end=end,
            line=line,
            known=spotted.name.known,
            short=is_short,
            parent=spotted.parent.series if spotted.parent else "",
            aside=bool(_ASIDE.search(text, max(0, spotted.start - 40), spotted.start)),
            relative=told.relative,
            visited=bool(
                _VISITED.search(conference_years.sentence_around(text, spotted.start, end))
            ),
            given=where == TEXT
            and bool(_GIVEN.search(text, max(0, spotted.start - 120), spotted.start)),
            heading=where == TEXT
            and bool(_HEADING.search(text, max(0, spotted.start - 80), spotted.start)),
        )


def _at_home(spotted: Spotted, year: int | None, catalogue: Catalogue) -> Spotted:
    """Return a name with a place behind it as the one without, where that one's edition is held there."""
    parent = spotted.parent
    if parent is None or not spotted.place:
        return spotted
    if catalogue.is_held_in(parent.series, year, spotted.place):
        return replace(spotted, name=parent, bare=False, parent=None)
    if not spotted.beside:
        return spotted
    is_elsewhere = catalogue.is_held_elsewhere(parent.series, year, spotted.place)
    return replace(spotted, bare=is_elsewhere, parent=parent if is_elsewhere else None)


def _needs_year(spotted: Spotted) -> bool:
    """Tell whether a name counts only with its year; what looks like one in a title may do without."""
    named = spotted.name
    return named.needs_year and (named.known or not named.is_distinct)


def _is_phrase(text: str, spotted: Spotted, where: str) -> bool:
    """Tell words that only sound like a name: ``I write the docs``."""
    words = text[spotted.start : spotted.end]
    return where in {"title", TEXT, FILE_NAME} and " " in words and words.islower()


def _confirmed(found: Sequence[Mention], never: frozenset[str]) -> list[Mention]:
    """Return the mentions, but for those that are *never* meant, and for what only looks like a name and has no year or other place than the text."""
    sure = {each.series for each in found if each.known or each.year or each.where != TEXT}
    return [each for each in found if each.series in sure - never]


def _by_series(meant: Iterable[Mention]) -> Iterator[list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in meant:
        found[mention.series].append(mention)
    yield from found.values()


def _apart_from_relatives(found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions; where the title is of a relative (``OSCON 2015 Europe``), the name alone means that one.

    What stands beside a place that it is not held in (``OSCON 2015, Amsterdam``) is doubted wherever the post names it.
    """
    relatives = {
        each.parent: each for each in reversed(found) if each.parent and each.where != TEXT
    }
    doubted = {
        each.parent for each in found if each.parent and (each.where != TEXT or each.opening)
    }
    own = {each.series for each in found if each.where == "title" and not each.parent}
    for each in found:
        relative = relatives.get(each.series)
        if each.parent or each.series not in doubted or each.series in own:
            yield each
        elif relative and relative.series != each.series and each.year in {None, relative.year}:
            yield replace(
                each, series=relative.series, name=relative.name, bare=True, known=relative.known
            )
        else:
            yield replace(each, bare=True)


def _with_relatives(mentions: Sequence[Mention], catalogue: Catalogue) -> Iterator[Mention]:
    """Yield the mentions; a bare ``PyCon`` means the one of its kind that the post names in full."""
    named = Counter(
        (mention.series, mention.name, mention.month) for mention in mentions if not mention.bare
    )
    meant: dict[str, tuple[str, str, int | None]] = {}
    for key, times in named.items():
        before = meant.setdefault(catalogue.family(key[0]), key)
        if times > named[before]:
            meant[catalogue.family(key[0])] = key
    for mention in mentions:
        relative = meant.get(catalogue.family(mention.series)) if mention.bare else None
        if relative is None:
            if not mention.short:
                yield mention
        else:
            series, name, month = relative
            yield replace(mention, series=series, name=name, month=month, bare=False)


def _in_its_town(mention: Mention, body: str) -> Mention:
    """Return a bare name as that of its own series where *body* names the town that its edition was held in."""
    if not (mention.bare and mention.year):
        return mention
    facts = known_editions.of_edition(mention.series, str(mention.year))
    towns = [fact.value for fact in facts if fact.key == "city"]
    is_there = any(re.search(rf"(?<!\w){re.escape(town)}(?!\w)", body) for town in towns)
    return replace(mention, bare=False) if is_there else mention


def _findings(named: Sequence[Mention], subject: Subject) -> Iterator[Finding]:
    """Yield what follows from all mentions of one series: an edition that the post is about, and others."""
    if subject.is_on(named):
        year, is_told = subject.edition(named)
        own = [each for each in named if each.year in {None, year}] or list(named)
        strength = subject.strength(named, is_told=is_told)
        yield _finding(own, year, is_told, is_about=True, strength=strength)
        named = [each for each in named if each.year not in {None, year}]
    told = {each.year for each in named if each.year}
    for year in sorted(told):
        of_year = [each for each in named if each.year == year]
        yield _finding(of_year, year, True, is_about=False, strength=subject.weight(of_year))
    if named and not told:
        year = subject.guess(named)
        yield _finding(named, year, False, is_about=False, strength=subject.weight(named))


def _finding(
    named: Sequence[Mention],
    year: int | None,
    is_told: bool,
    *,
    is_about: bool,
    strength: Strength,
) -> Finding:
    named = [each for each in named if each.year or not is_told]
    best = named[0]
    certainty = Certainty.SURE if is_told else Certainty.LIKELY if year else Certainty.SERIES
    return Finding(
        series=best.series,
        name=best.name,
        year=year,
        where=best.where,
        evidence=best.evidence,
        certainty=certainty,
        is_about=is_about,
        strength=strength,
        line=best.line,
        times=max(1, sum(1 for each in named if each.where != FILE_NAME)),
        bare=all(each.bare for each in named),
    )
