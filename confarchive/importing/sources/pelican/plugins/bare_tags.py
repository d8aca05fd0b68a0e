"""Tags of plugins and templates that stand in a page as they were written.

Whoever wrote ``{% notebook talk.ipynb %}`` wanted readers to see something else, and
nobody here can tell what they saw. Looked for is what the archive shows, but for code
and formulas: the page of a post that explains tags shows them as code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.importing.conversion import Doubt
from confarchive.importing.sources.pelican.liquid import without_code
from confarchive.importing.sources.pelican.liquid.tags import TAGS
from confarchive.importing.verify.page import classes, fragment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_TAG = re.compile(
    r"""
      \{%[-+]?\s*(?P<tag>\w+)                                       # {% place "The hall" %}
    | \{\{(?P<call>[<%])\s*(?P<called>[^\s{}<>%]+)                  # {{< figure … >}}, Hugo's
    | \{\{[-~]?\s*(?P<variable>[^\s{}|(~-]*)[^{}]*\}\}              # {{ SITEURL }}
    | \[%\s*(?P<short>\w+)                                          # [% image … %]
    | \{!\s*(?P<file>[^\s{}!]+)\s*!\}                               # {!file.md!}
    | \[(?P<gist>gist):id=\w+[^\[\]]*\]                             # [gist:id=3a7f,file=hall.py]
    """,
    re.VERBOSE,
)
_BEGINNINGS = ("{%", "{{", "[%", "{!", "[gist")
_FORMULAS = frozenset({"math", "MathJax", "katex"})
_CODE = frozenset({"pre", "code", "tt", "samp", "kbd", "math"})
_OF_FILES = frozenset({"b64img", "include_code", "notebook"})


def find(html: str, source: str, left: str = "") -> Iterator[Doubt]:
    """Yield a doubt for each tag that *html*, what the archive shows, has outside code.

    So does one that only *left* has, Markdown from which all is taken that could be replaced:
    an attribute list may have swallowed it. Lines are those of *source*, the post's body.
    """
    shown = _shown(html) if _TAG.search(html) or _TAG.search(unquote(html)) else ()
    plain = without_code(left) if any(map(left.__contains__, _BEGINNINGS)) else ""
    names = dict.fromkeys(map(_name, (*shown, *_TAG.finditer(plain))))
    lines = dict(_lines(source)) if names else {}
    for name in names:
        about = f"{name} is left as text"
        yield Doubt(
            reason=f"{about}: what made something of it is not here",
            about=about,
            help=_help(name),
            line=lines.get(name),
        )


def _shown(html: str) -> Iterator[re.Match[str]]:
    for text in _texts(fragment(html)):
        yield from _TAG.finditer(unquote(text))


def _name(tag: re.Match[str]) -> str:
    """Return how a *tag* is called in messages, the same for all its uses."""
    if tag["tag"]:
        return f"{{% {tag['tag'].removeprefix('end') or 'end'} %}}"
    if tag["short"]:
        return f"[% {tag['short']} %]"
    if tag["file"]:
        return "{!…!}"
    if tag["gist"]:
        return "[gist:…]"
    if tag["call"]:
        return f"{{{{{tag['call']} {tag['called']} {'>' if tag['call'] == '<' else '%'}}}}}"
    return f"{{{{ {tag['variable'] or '…'} }}}}"


def _help(name: str) -> str:
    tag = name.strip("{}% ")
    if tag in _OF_FILES:
        return "put the file that it names into the blog's folder, and import the post again"
    if tag in TAGS:
        return "write it as its plugin has it"
    return "write by hand what its plugin showed"


def _texts(root: HtmlElement) -> Iterator[str]:
    """Yield what *root* holds outside code: texts, comments and values of attributes."""
    if _is_code(root):
        return
    yield root.text or ""
    yield from root.attrib.values() if isinstance(root.tag, str) else ()
    for child in root:
        yield from _texts(child)
        yield child.tail or ""


def _is_code(element: HtmlElement) -> bool:
    return element.tag in _CODE or (
        isinstance(element.tag, str) and not _FORMULAS.isdisjoint(classes(element))
    )


def _lines(body: str) -> Iterator[tuple[str, int]]:
    """Yield the name of each tag of *body*, the last first, and the line that it stands in."""
    plain = without_code(body)
    for tag in reversed(list(_TAG.finditer(plain))):
        yield _name(tag), plain.count("\n", 0, tag.start()) + 1
