"""The addresses in HTML: in attributes, in ``style`` and in style sheets, found and written anew.

Which attributes hold some is told in https://html.spec.whatwg.org/multipage/indices.html#attributes-3,
and for old ones in https://html.spec.whatwg.org/multipage/obsolete.html; how style sheets are
read in https://www.w3.org/TR/css-syntax-3/. Nothing but addresses changes.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Target = Callable[[str], str | None]
    """Gives the new address for one; None where it stays, "" where it goes."""
    Edit = tuple[int, int, str]
    """Start and end of what is to change, and what is to stand there."""

TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']++|"[^"]*"|'[^']*')*+>|<[a-zA-Z][^<>]*>""")
ATTRIBUTE = re.compile(
    r"""(?P<before>(?<=[\s"'])(?P<name>[^\s"'<>/=]+)\s*=\s*)
        (?P<quote>["']?)(?P<value>(?<=")[^"]*|(?<=')[^']*|(?<==)[^\s"'>]+|(?<=\s)[^\s"'>]+)(?P=quote)""",
    re.VERBOSE,
)
TAG_OR_TEXT = re.compile(
    rf"<!-->|<!--->|<!--.*?--!?>|<(?P<text>script|style|textarea|title)\b.*?</(?P=text)|{TAG.pattern}",
    re.IGNORECASE | re.DOTALL,
)
"""A tag, or what only looks like tags inside of an element."""
_ONE = re.compile(
    r"href|src|poster|background|data|cite|(?:form)?action|longdesc|lowsrc|dynsrc|icon|xlink:href",
    re.IGNORECASE,
)
_OFFERED = re.compile(r"data-[\w-]+", re.IGNORECASE)  # to scripts, which may load it
# What scripts load that show pictures late, or a larger one: lazysizes, lozad, Lazy Load and the like.
_LATER = re.compile(
    r"data-(?:[\w-]+-)?(?:src|original|lazy|bg|background|image|poster|full|large)(?:-retina)?"
)
_SEVERAL = re.compile(r"(?:image|data-(?:[\w-]+-)?)?srcset")
_FILE = re.compile(
    r"""\s*[{|](?:static|attach|filename)[}|]
    | [^?#]+\.(?:avif|bmp|gif|ico|jpe?g|m4[av]|mov|mp[34]|og[gv]|pdf|png|svg|tiff?|web[amp])\s*(?:[?#]|\Z)""",
    re.IGNORECASE | re.VERBOSE,
)
# A picture in several sizes: https://html.spec.whatwg.org/multipage/images.html#srcset-attributes
_CANDIDATE = re.compile(r"(?P<url>[^\s,](?:\S*[^\s,])?)(?:,+|(?P<size>[^,]*))")
_IN_CSS = re.compile(
    r"""/\*.*?(?:\*/|\Z)
    | (?P<open>url\(\s*)(?:"(?P<a>(?:\\.|[^"\\\n])*)"|'(?P<b>(?:\\.|[^'\\\n])*)'|(?P<c>(?:\\.|[^\s"'()\\])+))
      (?P<close>\s*\))
    | (?P<import>@import\s+)(?:"(?P<d>(?:\\.|[^"\\\n])*)"|'(?P<e>(?:\\.|[^'\\\n])*)')
    | (?P<function>[\w-]*)\( | (?P<end>\))
    | (?P<string>"(?P<f>(?:\\.|[^"\\])*)"|'(?P<g>(?:\\.|[^'\\])*)')""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|#|\Z")


def is_relative(url: str) -> bool:
    """Tell whether *url* is seen from the page or file it stands in, and leads away from it."""
    return not _ELSEWHERE.match(url)


def find(html: str, *, offered: bool = False) -> Iterator[str]:
    """Yield the addresses in *html*; with *offered* also what may be some in ``data-…``."""
    found: list[str] = []

    def note(url: str) -> None:
        found.append(url)

    for _ in _edits(html, note, offered):
        pass
    yield from found


def rewrite(html: str, target: Target, *, offered: bool = False) -> str:
    """Return *html* with each address as *target* gives it; without the attribute where it is ""."""
    return _applied(html, _edits(html, target, offered))


def edits(html: str, target: Target) -> Iterator[Edit]:
    """Yield what is to change for each address to be as *target* gives it; no line is added."""
    yield from _edits(html, target, offered=False)


def value(name: str, old: str, target: Target, *, offered: bool = False) -> str | None:
    """Return the value of the attribute *name* with its addresses as *target* gives them.

    None stands for one that stays as it is. Entities in *old* are read already.
    """
    name = name.lower()
    if _SEVERAL.fullmatch(name):
        return _candidates(old, target)
    if name == "style":
        new = style_sheet(old, target)
        return None if new == old else new
    if _ONE.fullmatch(name) or (offered and _OFFERED.fullmatch(name)):
        return target(old)
    if _LATER.fullmatch(name) and _FILE.match(old):
        return target(old)
    return None


def style_sheet(css: str, target: Target) -> str:
    """Return *css* with the addresses in ``url(…)``, ``image-set(…)`` and ``@import`` as *target* gives them."""
    return _applied(css, _in_style(css, target))


def _in_style(css: str, target: Target) -> Iterator[Edit]:
    functions: list[str] = []
    for match in _IN_CSS.finditer(css):
        if match["function"] is not None:
            functions.append(match["function"].lower())
        elif match["end"]:
            del functions[-1:]
        named = "abcdefg" if functions[-1:] and functions[-1].endswith("image-set") else "abcde"
        old = next((found for name in named if (found := match[name]) is not None), "")
        url = re.sub(r"\\(.)", r"\1", old.strip())
        new = target(url) if url else None
        if new is not None and new != url:
            quote = "'" if any(match[name] is not None for name in "beg") else '"'
            written = re.sub(rf"[\\{quote}\n]", r"\\\g<0>", new)
            opening, closing = match["open"] or match["import"] or "", match["close"] or ""
            yield match.start(), match.end(), f"{opening}{quote}{written}{quote}{closing}"


def _applied(text: str, changes: Iterable[Edit]) -> str:
    done, parts = 0, []
    for start, end, new in changes:
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])


def _edits(html: str, target: Target, offered: bool) -> Iterator[Edit]:
    for match in TAG_OR_TEXT.finditer(html):
        if match[0].startswith("<!--"):
            continue
        opening = TAG.match(html, match.start())
        if opening is None:
            continue
        yield from _in_tag(html, opening.start(), opening.end(), target, offered)
        if (match["text"] or "").lower() == "style":
            first = opening.end()
            css = html[first : match.end() - len("</style")]
            yield from ((first + a, first + b, new) for a, b, new in _in_style(css, target))


def _in_tag(html: str, start: int, end: int, target: Target, offered: bool) -> Iterator[Edit]:
    for found in ATTRIBUTE.finditer(html, start, end):
        old = unescape(found["value"])
        new = value(found["name"], old, target, offered=offered)
        if new == "":
            yield found.start(), found.end(), ""
        elif new is not None and new != old:
            yield found.end("before"), found.end(), _quoted(new.replace("\n", " "), found)


def _quoted(new: str, found: re.Match[str]) -> str:
    """Return a value as it stands in HTML, in its own quotes if it had any."""
    quote = found["quote"] or '"'
    entity = {'"': "&quot;", "'": "&#x27;"}[quote]
    return quote + escape(new, quote=False).replace(quote, entity) + quote


def _candidates(srcset: str, target: Target) -> str | None:
    """Return *srcset* with the addresses that *target* gives, None where it knows none of them."""
    found = [(match, target(match["url"])) for match in _CANDIDATE.finditer(srcset)]
    if all(new is None or new == match["url"] for match, new in found):
        return None
    kept = ((match["url"] if new is None else new, match["size"] or "") for match, new in found)
    return ", ".join(f"{url} {size.strip()}".strip() for url, size in kept if url)
