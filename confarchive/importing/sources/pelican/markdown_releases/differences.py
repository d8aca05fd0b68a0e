r"""What Python-Markdown's releases read differently, in the posts that a blog's own release made.

The import reads posts as today's release does. Others read Markdown in more places of raw HTML
and in fewer fences (https://python-markdown.github.io/changelog/), and nothing in a blog tells
which one made its pages. A post is doubted where a release could differ from another for sure:

-   Markdown is left as text outside of code and of the raw HTML that all releases leave alone, as
    in ``<center>![The hall]({static}/hall.jpg)</center>`` or ``** bold**``;
-   a fence has attributes, which were text before release 3.3;
-   emphasis of one sign stands in emphasis of the same sign, ``**the *hall***``.

What else they read otherwise, :mod:`.emphasis` and :mod:`.raw_html` read as they did, where
:mod:`.era` tells that they may have: a post is doubted if its readers saw something else then.
"""

from __future__ import annotations

import enum
import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

from confarchive.importing.conversion import Doubt
from confarchive.importing.sources.pelican.liquid import without_code
from confarchive.importing.sources.pelican.markdown_releases import emphasis, raw_html
from confarchive.importing.sources.pelican.markdown_releases.era import Era
from confarchive.importing.verify import compare
from confarchive.importing.verify.page import fragment
from confarchive.importing.verify.what_readers_see import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown import Markdown


class Reader(enum.Enum):
    """How releases read a body that today's reads otherwise."""

    BEFORE_2_6 = enum.auto()
    BEFORE_3_3 = enum.auto()
    BEFORE_3_11_1 = enum.auto()

    def prepare(self, markdown: Markdown) -> None:
        """Have *markdown* read like that."""
        emphasis.use(markdown)
        if self is not Reader.BEFORE_3_11_1:
            raw_html.use(markdown, is_before_2_6=self is Reader.BEFORE_2_6)


NO_ERA = Era()

_CODE = ("pre", "code", "tt", "samp", "kbd", "math", "script", "style", "textarea")
_INSIDE = r"(?:[^{0}\n]|\n(?!\s*\n))+"
_STRONG = "\ue000"  # stands where strong text begins
_LEFT = re.compile(
    rf"""
      !\[[^\[\]]+\]\s?[(\[]                                               # ![The hall](hall.jpg)
    | \[[^\[\]]+\]\((?:[a-z]+://|[./{{|\#])                               # [the hall](/hall)
    | !\[[^\[\]]*\]\[[^\[\]]*\]\]\(                                       # [![The hall][]](hall.jpg)
    | \*\*\s{_INSIDE.format("*")}\*\* | \*\*{_INSIDE.format("*")}\s\*\*            # ** bold**
    | (?<!\w)__(?:\s{_INSIDE.format("_")}|{_INSIDE.format("_")}\s)__(?!\w)    # __ bold__
    | (?P<open>\*\*|(?<!\w)__){_INSIDE.format(f"*{_STRONG}")}{_STRONG}                    # ** a **bold**
    | <[a-z][^<>\n]*["'][^<>\n]*>                                         # <a href=/hall">
    """,
    re.VERBOSE,
)
# In these elements of HTML no release reads Markdown; in ``center`` those before 3.0 do.
_RAW = frozenset(
    [
        "article",
        "aside",
        "blockquote",
        "canvas",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "iframe",
        "li",
        "main",
        "math",
        "nav",
        "noscript",
        "ol",
        "output",
        "p",
        "pre",
        "progress",
        "script",
        "section",
        "style",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
    ]
)
_MAY_BE_LEFT = re.compile(r"[\]}|*]|__|&lt;")
# Between two words of a paragraph, in a quotation too.
_GAP = r"(?:[^\S\n]*\n[ \t>]*|[^\S\n]+)"
# What releases before 3.3 took for a fence had at most a language and marked lines.
_FENCE = re.compile(
    r"""^(?:~{3,}|`{3,})[ ]*\{
        (?!\.?[\w#.+-]*[ ]*(?:hl_lines=(?P<quote>["']).*?(?P=quote))?[ ]*\}?[ ]*$)[^\n]*""",
    re.VERBOSE | re.MULTILINE,
)
_NESTED = re.compile(
    rf"""
      (?<![\w*])\*\*{_INSIDE.format("*")}(?<![\w*])\*(?![\s*]){_INSIDE.format("*")}\*{{3}}(?!\*)
    | (?<!\w)_(?![\s_]){_INSIDE.format("_")}(?<!\w)__(?![\s_]){_INSIDE.format("_")}__(?!\w)
      (?:{_INSIDE.format("_")})?_(?!\w)
    """,
    re.VERBOSE,
)
_TAG = re.compile(
    r"<!--.*?-->|<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(?P<empty>/?)>",
    re.DOTALL | re.IGNORECASE,
)
# What a release took for a link first.
_SINCE = (
    (
        (3, 0),
        re.compile(r"\]\([ ]*[^\s()<>\"']+(?:[ ]+[^\s()<>\"']+)+[ ]*(?:\)|[\"'])"),
        "an address with spaces",
    ),
    (
        (3, 1),
        re.compile(
            r"\[[^\[\]]*\n[ \t]+[^\[\]]*\]\s?\[\]|\]\s?\[[^\[\]]*\n[ \t]+[^\[\]]*\](?![(:])"
        ),
        "a name that goes on in an indented line",
    ),
)
# Until 3.1 such stars made emphasis, with all that stands between two of them.
_STARRED = re.compile(r"^(?P<line>[*_] [^\n<]+)(?:[^*\n]*\n)+?[*_] ", re.MULTILINE)
_NAMELESS = re.compile(r"^[ ]{0,3}\[\s*\]:", re.MULTILINE)  # which [] alone led to since 3.0
_EMPTY_LINK = re.compile(r"<a\b[^<>]*></a>", re.IGNORECASE)
_BLOCKS = "HTML between blank lines, or addresses on a line of their own"
_HELP = "compare the post with the blog's own page"


def doubts(
    body: str, html: str, era: Era = NO_ERA, render: Callable[[Reader], str] | None = None
) -> Iterator[Doubt]:
    """Yield why another release may have made another *html* of *body*, a Markdown post's.

    *era* tells which releases these may be, and *render* returns the HTML of *body* as they made it.
    """
    for at, what in _signs(body, html, era):
        yield _doubt(what, body.count("\n", 0, at) + 1)
    if render is None:
        return
    for what, reader in _readers(body, era):
        older = render(reader)
        if older != html and read(fragment(older)) != read(fragment(html)):
            found = compare(html, older, body).differences
            yield _doubt(what, next((each.line for each in found if each.line), None))
            return


def _doubt(what: str, line: int | None) -> Doubt:
    reason = f"releases of Python-Markdown differ about {what}"
    return Doubt(reason=reason, help=_HELP, line=line, is_of_release=True)


def _readers(body: str, era: Era) -> Iterator[tuple[str, Reader]]:
    """Yield in which ways older releases may have read *body*."""
    plain = without_code(body)
    if raw_html.may_differ(plain) or raw_html.may_lose_lines(body):
        if era.may_be_before((3, 3)):
            yield _BLOCKS, Reader.BEFORE_3_3
        if era.may_be_before((2, 6)):
            yield _BLOCKS, Reader.BEFORE_2_6
    is_old = not era.release or era.release < (3, 11, 1)
    if is_old and emphasis.may_differ(plain):
        yield "which signs of emphasis belong together", Reader.BEFORE_3_11_1


def _signs(body: str, html: str, era: Era) -> Iterator[tuple[int, str]]:
    """Yield where in *body* a sign of each kind stands first, and what it is."""
    plain = without_code(body)
    if (at := _left(plain, html)) is not None:
        yield at, "Markdown that stands here as text"
    if found := _FENCE.search(body):
        yield found.start(), "this fence with attributes"
    if found := _NESTED.search(plain):
        yield found.start(), "emphasis within emphasis of the same sign"
    starred = _STARRED.search(html) if era.may_be_before((3, 1)) else None
    if starred and (place := _place(unescape(starred["line"]), plain)) is not None:
        yield place, "lines of a paragraph that begin with a star"
    for release, sign, what in _SINCE:
        if era.may_be_before(release) and (found := sign.search(plain)):
            yield found.start(), what
    found = _NAMELESS.search(plain) if era.may_be_before((3, 0)) else None
    if found and _EMPTY_LINK.search(html):
        yield found.start(), "a definition without a name"


def _left(plain: str, html: str) -> int | None:
    """Return where Markdown begins that *html* shows as text, None for nowhere.

    What its author escaped is text in all releases, and not found in *plain*, the body without code.
    """
    if not _MAY_BE_LEFT.search(html):
        return None
    for found in _LEFT.finditer(_text(html)):
        at = _place(found[0].replace(_STRONG, found["open"] or ""), plain)
        if at is not None and not _is_raw(plain[:at]):
            return at
    return None


def _text(html: str) -> str:
    """Return the text of *html* outside of code, and where strong text begins in it."""
    root = fragment(html)
    for element in [*root.iter("strong")]:
        element.text = f"{_STRONG}{element.text or ''}"
    for element in [*root.iter(*_CODE)]:
        element.text = " "
        for child in [*element]:
            element.remove(child)
    return str(root.text_content())


def _place(text: str, body: str) -> int | None:
    """Return where *text* stands in *body*, spaces between its words aside."""
    found = re.search(rf"(?<!\\){_GAP.join(map(re.escape, text.split()))}", body)
    return found.start() if found else None


def _is_raw(before: str) -> bool:
    """Tell whether an element is open behind *before* in which no release reads Markdown."""
    is_open: Counter[str] = Counter()
    for tag in _TAG.finditer(before):
        name = (tag["name"] or "").lower()
        if name in _RAW and not tag["empty"]:
            is_open[name] = max(0, is_open[name] + (-1 if tag["end"] else 1))
    return any(is_open.values())
