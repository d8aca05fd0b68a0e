"""Whether the words of a text say plainly that its author gave a talk, at the conference that the post is about.

What is plain is written into headers without asking, so in doubt it is none: a wish, a rejection, somebody else's
talk or a quotation tells of no talk of the author's, and a talk at another conference or in another year of none there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.model.addresses.slugs import slugify
from confarchive.model.conferences.conference import is_edition
from confarchive.model.conferences.conference_detection import mentions
from confarchive.model.conferences.conference_findings import TEXT
from confarchive.model.conferences.conference_regions import PATTERN
from confarchive.model.editions import known_editions
from confarchive.model.text.capitals import UPPER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.model.conferences.conference_findings import Mention
    from confarchive.model.conferences.conference_names import Catalogue
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
_CAPITAL = rf"[{UPPER}][\w.&’'-]*"
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
    r"|previously|years?\s(?:ago|before|later|earlier)|months?\s(?:ago|before|later|earlier)|(?:years?|months?)\s(?:back|prior)|in\sthe\spast|back\s(?:in|then|when)"
    r"|used\sto|once|formerly|already|soon|again)\b",
    re.IGNORECASE,
)
_MAYBE_HEARD = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|final|other|opening|closing|morning|afternoon|\d+(?:st|nd|rd|th))\s(?:[\w’'-]+\s){0,2}?"
    r"(?:(?:session|workshop|tutorial|keynote)\b|(?:talk|presentation)\s(?:on|of)\s(?:the\s)?"
    r"(?:[A-Z][a-z]+day|day|morning|afternoon|evening|week|conference)\b)",
    re.IGNORECASE,
)
"""What one may have given, or have heard: ``my first session on Saturday``."""
_ON_SOMETHING = re.compile(r"\babout[\s,:]*$|\btalk(?:ed|ing)?\b[^⁂]{0,40}\babout\b", re.IGNORECASE)
"""Words before what a talk was on, which may be no title."""
_GOES_ON_PLAINLY = re.compile(
    r"[\s*_\"”»’')\]]*(?:$|[.,;:!?()–—\n⁂-]|(?:at|in|on|to|for|during|there|here|today|tonight|yesterday|tomorrow|this|which|that"
    r"|and|but|where|when|went|was|is|will|has|had|as|before|after|because|so)\b)",
    re.IGNORECASE,
)
"""What stands behind the title of a talk that somebody gave, and no more than that."""
_ELSEWHERE = re.compile(
    r"\b[Aa]t\s(?:our|my|an?|another|some|his|her|their)\s|\b(?:meetup|user\sgroup|webinar|podcast|over\s(?:lunch|dinner|coffee|tea|drinks?|a\s\w+))\b"
)
_REPORTED = re.compile(
    r"(?<!\bI\s)(?<!\bwe\s)\b(?:said|says|saying|tells?|told|asked|asks|wrote|writes|replied|replies|claim(?:s|ed)|tweeted|explain(?:s|ed)"
    r"|remark(?:s|ed)|according\sto)\b"
)
_SPEAKER = re.compile(
    r"[\s*_#>-]*(?!(?:[A-Z][a-z]+day|Update|Edit|Note|News|Later|Also|Day|Talks?|Summary|Today|Yesterday)\b)"
    r"[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2}\s?(?::[*_]{0,3}|[*_]{1,3}:)\s"
)
"""Who says what follows: ``Jane:``."""
_HEARD = re.compile(
    r"\b(?:(?:went|go|going|came|got|listen(?:ed|ing)?)\s(?:in)?to|attend(?:ed|ing)?|saw|seen|see|heard|hear|watch(?:ed|ing)?|sat\sin(?:\son)?"
    r"|visited|enjoyed|liked|loved|missed|skipped|caught|joined|chose|picked|recommend(?:ed)?)\s(?:also\s|to\s)?$"
)
_GAVE = re.compile(
    r"(?<![^\W_])(?:g[ai]ves?|giving|given|present(?:s|ed|ing)|deliver(?:s|ed|ing)|h[eo]lds?)\s$"
)
"""What somebody else did with a talk, where no "I" stands before it: ``Jane gave my talk``."""
_I_GAVE = re.compile(r"\b(?:I|[Ww]e)(?:['’]\w+)?(?:\s(?!s?he\b|they\b)[a-z’']+){1,4}\s$")
_VALUED = re.compile(
    r"[\s*_\"”»)]*\s(?:an?|its|one|two|three|four|five|ten|\d+)\s(?:[\w-]+\s){0,2}?(?:miss|pass|stars?|points?|chance|try|shot|go|listen|look"
    r"|watch|read|rating|ovation|applause|thumbs?|mark|score)\b"
)
"""What one gives to a talk: ``a miss``, ``five stars``."""
_NOT_HELD_THERE = re.compile(
    r"\b(?:reject\w*|declin\w+|turned\sdown|(?:not|n['’]t)\s(?:accepted|selected|chosen)|[Aa]t\s(?:work|home|school|the\s(?:office|company))"
    r"|(?:to|for|with)\s(?:my|our)\s(?:\w+\s)?(?:colleagues?|co-?workers|team|company|class|students|department|family)"
    r"|(?:in|at)\s(?:my|our)\s(?:\w+\s)?(?:work|job|company|employer|office|workplace))\b"
)
_YEAR = re.compile(r"(?<![\d-])(?:19[89]|20[0-4])\d(?![\d])")
_OTHERS = re.compile(
    rf"\b(?:by\s(?!me\b|myself\b|us\b|ourselves\b|the\sway\b|[\w]+ing\b|email|\d)|[Ww]ith\s(?:my\s|our\s|a\s|[{UPPER}])|[Aa]longside\b|co-?\w*present\w*|[Tt]ogether\b"
    rf"|[Oo]n\sbehalf\b|\w+['’]s\s(?:\w+\s){{0,2}}?{SORT}|[Hh]is\b|[Hh]er\b|[Hh]e\s|[Ss]he\s)|(?<![,;])\s(?:and|&)\s(?:I|me)\b|\b(?:I|me)\sand\b"
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


def is_theirs(text: str, spans: tuple[int, int, int, int], between: str) -> bool:
    """Tell whether what *text* speaks of may be the author's talk; *between* are the words between "my" and "talk".

    ``spans`` are where the words for it begin and end, and its title. It is not what somebody else said, liked, or gave (``My favourite
    talk``, ``by Jane Doe``), what was heard, and what was held nowhere or at work.
    """
    start, title_end = spans[0], spans[3]
    before = _STOP.split(text[max(0, start - _SIDE) : start])[-1]
    is_others = (
        _LIKED.search(between)
        or _is_quoted(text, start)
        or _REPORTED.search(before)
        or _SPEAKER.match(text[max(0, start - _SECTION) : start].rpartition("\n\n")[2])
        or _HEARD.search(before)
        or (_GAVE.search(before) and not _I_GAVE.search(before))
        or _GIVEN_BY.match(text, title_end)
    )
    is_none = _VALUED.match(text, title_end) or _NOT_HELD_THERE.search(_around(text, spans))
    return not (is_others or is_none)


def is_plain(
    post: Post, text: str, spans: tuple[int, int, int, int], between: str, catalogue: Catalogue
) -> bool:
    """Tell whether the author surely gave the talk there and then.

    ``spans`` are where in *text* the words for it begin and end, and its title.
    """
    if not _PLAIN.fullmatch(between) or not _GOES_ON_PLAINLY.match(text, spans[3]):
        return False
    around = _around(text, spans)
    words = text[spans[0] : spans[2]]
    is_doubted = any(each.search(around) for each in (_DOUBT, _OTHER_TIME, _OTHERS, _ELSEWHERE))
    is_open = any(each.search(words) for each in (_MAYBE_HEARD, _ON_SOMETHING))
    return not (is_doubted or is_open) and _is_there(post, text, spans, around, catalogue)


def is_held_there(
    post: Post, text: str, spans: tuple[int, int, int, int], catalogue: Catalogue
) -> bool:
    """Tell whether nothing in the sentence of somebody's talk says that it was held elsewhere, at another time, or not at all."""
    around = _around(text, spans)
    is_doubted = any(each.search(around) for each in (_DOUBT, _OTHER_TIME, _NOT_HELD_THERE))
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
    is_block = any(
        text.rfind(f"<{tag}", max(0, start - _SECTION), start)
        > text.rfind(f"</{tag}", max(0, start - _SECTION), start)
        for tag in ("blockquote", "q>")
    )
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
