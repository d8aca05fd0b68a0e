"""Whether the words of a text say plainly that its author gave a talk, at the conference that the post is about.

What is plain is written into headers without asking, so in doubt it is none: a wish, a rejection, somebody else's
talk or a quotation tells of no talk of the author's, and a talk at another conference or in another year of none there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.model import known_editions
from confarchive.model.conference import is_edition
from confarchive.model.conference_detection import mentions
from confarchive.model.conference_findings import TEXT
from confarchive.model.conference_regions import PATTERN
from confarchive.model.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.model.conference_findings import Mention
    from confarchive.model.conference_names import Catalogue
    from confarchive.model.post import Post

SORT = r"(?:lightning[ -]talk|talk|presentation|keynote|tutorial|workshop|session)"
"""What a talk may be called."""
ABROAD = (
    r"(?:[Mm]ein(?:e[nmrs]?)?\s(?:[\w-]+\s)?(?:Vortrag|Talk|Workshop|Präsentation)"
    r"|[Mm](?:a|on)\s(?:présentation|conférence|exposé|intervention|talk|atelier)"
    r"|[Mm]i\s(?:charla|ponencia|presentación|taller)|[Mm]i[ao]\s(?:talk|intervento|presentazione)"
    r"|[Mm]inha\s(?:palestra|apresentação)|[Mm]ijn\s(?:presentatie|praatje|lezing))"
)
"""What a talk of one's own is called in other languages."""
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w.&’'-]*"
_PLAIN = re.compile(
    rf"(?:(?:first|second|third|other|main|own|short|brief|little|quick|long|full|half-hour|[\w-]+-(?:minute|hour|day)"
    r"|\d+|min|minutes?|invited|opening|closing|plenary|lightning|keynote|conference|technical|recorded|remote|virtual|online|hour"
    rf"|{_CAPITAL}|[’']?\d\d(?:\d\d)?)\s)*"
)
"""Words between "my" and "talk" that leave it the author's: a name or a year, how long it was, which of several."""
_LIKED = re.compile(
    r"\b(?:(?:most\W)?favou?rite\w*|fave|prefer\w+|best|top|pick\w*|chosen|(?:most\W)?\w*loved|liked|must-see|pet|dream\w*|ideal"
    r"|hero\w*|friend\w*|colleague\w*|boss\w*|co-?worker\w*|mentor\w*|wife\w*|husband\w*|student\w*|team\w*|\w+['’]s)\b",
    re.IGNORECASE,
)
"""Words between "my" and "talk" with which it is somebody else's."""
_DOUBT = re.compile(
    r"\b(?:not|never|no\slonger|nor|neither|cannot|\w+n['’]t|wish\w*|want\w*|would|could|should|might|hop(?:e|ed|es|ing)|if|unless"
    r"|whether|almost|nearly|instead|plan(?:s|ned|ning)?|propos\w+|submi\w+|reject\w*|declin\w+|refus\w+|cancel\w*|withdr\w+"
    r"|turned\sdown|skipp?\w*|postpon\w+|dream\w*|imagin\w+|pretend\w*|suppos\w+|meant\sto|intend\w*|fail\w*|missed|unable"
    r"|waiting\slist|waitlist\w*|back-?up|vote\w*|voting|considering|thinking\sof|tempted|(?-i:may)|instead|without|ideas?)\b",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(
    r"\b(?:(?:last|next|previous|following|other|earlier)\s(?:years?|time|edition|one|conference|event)|next|upcoming|previous|earlier"
    r"|previously|years?\s(?:ago|before|later|earlier)|months?\s(?:ago|before|later|earlier)|in\sthe\spast|back\s(?:in|then|when)"
    r"|used\sto|once|formerly|already|soon|again)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d-])(?:19[89]|20[0-4])\d(?![\d])")
_OTHERS = re.compile(
    r"\b(?:by\s(?!me\b|myself\b|us\b|ourselves\b|the\sway\b|[\w]+ing\b|email|\d)|[Ww]ith\s(?:my\s|our\s|a\s|[A-ZÀ-ÖØ-Þ])|[Aa]longside\b|co-?\w*present\w*|[Tt]ogether\b"
    rf"|[Oo]n\sbehalf\b|\w+['’]s\s(?:\w+\s){{0,2}}?{SORT}|[Hh]is\b|[Hh]er\b|[Hh]e\s|[Ss]he\s)|\b(?:and|&)\s(?:I|me)\b|\b(?:I|me)\sand\b"
)
"""Others who gave it, or gave it too."""
_GIVEN_BY = re.compile(
    r"[\s*_\"”»,()–—-]{0,6}\b(?:[Gg]iven\s|[Hh]eld\s|[Pp]resented\s)?by\s(?!me\b|myself\b|us\b)"
)
_AT = re.compile(
    rf"\b(?:[Aa]t|[Ff]or|[Tt]o)\s(?:the\s)?(?P<name>{_CAPITAL}(?:[ -]{_CAPITAL}){{0,4}})(?!\w)(?P<room>\s(?:dev)?(?:room|track|stage|booth|stand|day|session|hall))?"
)
_IN_A_TOWN = re.compile(rf"\b[Ii]n\s{PATTERN}(?!\w)")
_STOP = re.compile(r"(?<![A-Z\d])[.!?…](?=[\s\"”*_)])|\n\s*\n|\n\s*(?:[-*+#]|\d+\.)\s")
_GOES_ON = re.compile(
    r"\s*(?:It|This|That|They|But|Unfortunately|Sadly|Alas|However|So|And|He|She)\b"
)
"""How a sentence begins that tells more of the same."""
_HEADING = re.compile(r"^#+\s", re.MULTILINE)
_SIDE = 240
"""Letters of a sentence on either side of a talk that are looked at."""
_SECTION = 3000
"""Letters before it in which the conference is sought that the text speaks of."""


def is_theirs(text: str, start: int, between: str, title_end: int) -> bool:
    """Tell whether what stands at *start* may be the author's talk; *between* are the words between "my" and "talk".

    It is not what somebody else said, liked, or gave: ``My favourite talk``, ``by Jane Doe``.
    """
    return not (
        _LIKED.search(between) or _is_quoted(text, start) or _GIVEN_BY.match(text, title_end)
    )


def is_plain(
    post: Post, text: str, spans: tuple[int, int, int, int], between: str, catalogue: Catalogue
) -> bool:
    """Tell whether the author surely gave the talk there and then.

    ``spans`` are where in *text* the words for it begin and end, and its title.
    """
    if not _PLAIN.fullmatch(between):
        return False
    around = _around(text, spans)
    is_doubted = any(each.search(around) for each in (_DOUBT, _OTHER_TIME, _OTHERS))
    return not is_doubted and _is_there(post, text, spans, around, catalogue)


def _around(text: str, spans: tuple[int, int, int, int]) -> str:
    """Return the sentence of a talk without its title, and the next one where that tells more of it."""
    start, _, title, last = spans
    before = _STOP.split(text[max(0, start - _SIDE) : start])[-1]
    after = text[last : last + _SIDE]
    stop = _STOP.search(after)
    more = after[stop.end() :] if stop and "\n" not in stop[0] else ""
    behind = after[: stop.start()] if stop else after
    goes_on = _STOP.split(more)[0] if _GOES_ON.match(more) else ""
    return f"{before}{text[start:title]} ⁂ {behind} {goes_on}"


def _is_quoted(text: str, start: int) -> bool:
    """Tell whether what stands at *start* is a quotation."""
    before = text[max(0, start - _SECTION) : start].rpartition("\n\n")[2]
    is_open = before.count('"') % 2 or any(
        before.rfind(one) > before.rfind(other) for one, other in ("“”", "«»", "„“")
    )
    block = text.rfind("<blockquote", max(0, start - _SECTION), start)
    is_block = block > text.rfind("</blockquote", max(0, start - _SECTION), start)
    return bool(is_open) or is_block or re.search(r"^\s{0,3}>", before, re.MULTILINE) is not None


def _is_there(
    post: Post, text: str, spans: tuple[int, int, int, int], around: str, catalogue: Catalogue
) -> bool:
    """Tell whether nothing beside a talk tells of another conference, year or town than the post is about."""
    (slug,) = (each for each in post.conferences if is_edition(each))
    series, _, key = slug.rpartition("-")
    years = set(_YEAR.findall(around)) - {key[:4]}
    towns = known_editions.cities(series, key)
    is_elsewhere = bool(towns) and any(
        each["city"] not in towns for each in _IN_A_TOWN.finditer(around) if each["city"]
    )
    named = [
        *_before(post, text, spans[0], catalogue),
        *mentions(around, TEXT, post.date, catalogue),
    ]
    return (
        not (years or is_elsewhere)
        and all(_is_of(each, series, key, catalogue) for each in named)
        and all(_is_called(each, slug, named) for each in _AT.finditer(around))
    )


def _before(post: Post, text: str, start: int, catalogue: Catalogue) -> Iterator[Mention]:
    """Yield the last conference that is named before *start*, under the same heading."""
    begin = max(0, start - _SECTION)
    headings = [each.start() for each in _HEADING.finditer(text, begin, start)]
    section = text[max([begin, *headings]) : start]
    yield from list(mentions(section, TEXT, post.date, catalogue))[-1:]


def _is_of(mention: Mention, series: str, key: str, catalogue: Catalogue) -> bool:
    family = catalogue.family(series) == catalogue.family(mention.series) and mention.bare
    return (mention.series == series or family) and str(mention.year or key) == key[:4]


def _is_called(at: re.Match[str], slug: str, named: list[Mention]) -> bool:
    """Tell whether what a talk was given *at* is the conference, or a room of it."""
    words = slugify(at["name"]).replace("-", "")
    own = slug.replace("-", "")
    is_found = any(slugify(each.evidence).replace("-", "").startswith(words) for each in named)
    return bool(at["room"]) or words in own or own in words or is_found
