"""Liquid tags and shortcodes, replaced by what they show.

Tags such as ``{% youtube 8Tzh42mQjrw %}`` are a habit of Octopress that the
plugin ``liquid_tags`` brought to Pelican's Markdown; shortcodes such as
``[caption]`` are WordPress', and stand in posts that came from there.
:func:`expand` replaces them, before a post is converted, by Markdown and HTML
that need no plugin. What comes from another host becomes a link, or a frame
that is loaded only when a reader asks for it::

    <div class="click-to-load" data-src="frame"><a href="page">what it is</a></div>

Code is never touched. What cannot be shown stays as it is, with a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from textwrap import indent
from typing import TYPE_CHECKING

from confarchive.importing.conversion import Doubt, Note
from confarchive.importing.sources.pelican.liquid.shortcodes import SHORTCODES
from confarchive.importing.sources.pelican.liquid.tags import TAGS, LiquidContext, unescaped
from confarchive.model.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from confarchive.importing.conversion import GeneratedFile
    from confarchive.importing.sources.pelican.liquid.tags import TagOutput

# What prose about templates quotes; no plugin of posts has tags of these names.
_TEMPLATES = re.compile(
    r"autoescape|block|blocktrans|call|comment|csrf_token|elif|else|elsif|extends|filter|for|from"
    r"|if|import|include|load|macro|now|raw|set|static|trans|unless|url|verbatim|with|end\w*"
)
_SCAN = re.compile(
    r"""
      (?P<code>
          ^\ *(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??\ *(?P=fence)[`~]*[^\S\n]*$
        | (?<!\\)(?:\\\\)*(?P<ticks>`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)(?P=ticks)(?!`)
        | <(?P<html>pre|code|script|style)\b.*?</(?P=html)\s*>
        | <!--.*?-->
      )
    | (?:(?<=\n\n)|\A)(?P<indented>(?:(?:\ {4}|\t)[^\n]*(?:\n|\Z)|[^\S\n]*\n)+)
    | \{%-?\s*(?P<tag>\w+)(?P<args>(?:\s[^\n]*?)?)-?%\}
    | \{\{-?\s*(?P<root>SITEURL)\s*-?\}\}/?
    | \\?\[(?P<short>[a-z]+)(?P<attributes>[=\s](?:[^\]\n]|\n(?!\s*\n))*?)?/?\\?\]
        (?:(?P<inner>(?:(?!\[/?(?P=short)\b).)*?)\\?\[/(?P=short)\\?\]|(?![\[(:]))
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_SHORTCODE = re.compile(rf"\[(?:{'|'.join(SHORTCODES)})[=\s\]\\]")
_TAGS = re.compile(r"\{%|\{\{-?\s*SITEURL\b")
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+[.)])\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expanded:
    """A body without the tags that could be replaced.

    ``files`` are pictures that stood in notebooks; *text* shows each under the
    address ``../../files/`` and its name. Lines of ``notes`` are the body's, and so are those of
    ``doubts``: what the blog's own plugin made of a tag is not known.
    """

    text: str
    notes: tuple[Note, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    files: tuple[GeneratedFile, ...] = ()


def expand(
    body: str,
    *,
    read_file: Callable[[str], bytes | None],
    content: str = "content",
    code_dir: str = "code",
    notebook_dir: str = "notebooks",
    shortcodes: bool = True,
) -> Expanded:
    """Replace the tags and, if wanted, the *shortcodes* in a Markdown *body*.

    *read_file* returns what a path, relative to the blog's content folder, holds,
    or None. *content* is that folder as seen from the blog's root; *code_dir* and
    *notebook_dir* are the plugin's settings of these names.
    """
    if not _TAGS.search(body) and not (shortcodes and _SHORTCODE.search(body)):
        return Expanded(text=body)
    place = LiquidContext(
        read_file=read_file, content=content, code_dir=code_dir, notebook_dir=notebook_dir
    )
    expansion = _Expansion(body, place, shortcodes)
    return Expanded(
        text=_SCAN.sub(partial(expansion.replace, start=0), body),
        notes=tuple(expansion.notes),
        doubts=tuple(expansion.doubts.values()),
        files=tuple(expansion.files),
    )


def without_code(body: str) -> str:
    """Return *body* with all that is code in it blank, line by line; comments are none."""
    return _SCAN.sub(partial(_blank_code, body), body)


def _blank_code(body: str, match: re.Match[str]) -> str:
    is_code = match["indented"] and not _goes_on(body[: match.start()])
    is_code = is_code or (match["code"] and not match["code"].startswith("<!--"))
    return re.sub(r"[^\n]", " ", match[0]) if is_code else match[0]


def _goes_on(before: str) -> bool:
    """Tell whether indented text behind *before* belongs to a list item, and is no code."""
    end = len(before)
    while end > 0:  # from the end: what stands far above does not matter
        start = before.rfind("\n", 0, end) + 1
        if before[start:end][:1].strip():
            return _LIST_ITEM.match(before[start:end]) is not None
        end = start - 1
    return False


class _Expansion:
    """The replacements in one body, and what they leave behind."""

    def __init__(self, body: str, place: LiquidContext, shortcodes: bool) -> None:
        self._body = body
        self._place = place
        self._shortcodes = shortcodes
        self.notes: list[Note] = []
        self.doubts: dict[str, Doubt] = {}
        self.files: list[GeneratedFile] = []

    def replace(self, match: re.Match[str], start: int) -> str:
        """Return what stands for *match*, found in the part of the body from *start*."""
        at = start + match.start()
        if match["indented"]:
            return self._indented(match["indented"], at)
        if match["tag"]:
            return self._tag(match, at)
        if match["root"]:
            self._doubt("{{ SITEURL }}", at, "is taken for the site's root")
            return "/"
        if match["short"] and self._shortcodes:
            return self._short(match, at)
        return match[0]

    def _indented(self, text: str, at: int) -> str:
        """Leave indented text alone, but where it goes on with a list item."""
        if not _goes_on(self._body[:at]):
            return text
        # A character before it keeps the text from being taken for code once more.
        return _SCAN.sub(partial(self.replace, start=at - 1), f".{text}")[1:]

    def _tag(self, match: re.Match[str], at: int) -> str:
        name, args = match["tag"], unescaped(match["args"]).strip()
        if name == "literal":
            return f"{{% {args} %}}"
        if _TEMPLATES.fullmatch(name):
            return match[0]
        show = TAGS.get(name)
        return self._shown(show(args, self._place) if show else None, match[0], at, name)

    def _short(self, match: re.Match[str], at: int) -> str:
        show = SHORTCODES.get(match["short"])
        attributes = match["attributes"] or ""
        if show is None or not (attributes.strip() or match["inner"]):
            return match[0]
        shown = show(attributes, match["inner"], self._place)
        if shown is None and not _has_values(attributes):
            return match[0]  # a word in brackets, perhaps a reference
        return self._shown(shown, match[0], at, match["short"])

    def _shown(self, shown: TagOutput | None, text: str, at: int, name: str) -> str:
        if shown is None:
            line = self._body.count("\n", 0, at) + 1
            message = f"{_first_line(text)}: the archive cannot show this {name}; it stays as text"
            self.notes.append(Note(line=line, kind=ProblemKind.UNSUPPORTED, message=message))
            return text
        self.files += shown.files
        self._doubt(f"{{% {name} %}}" if text.startswith("{") else f"[{name}]", at)
        before = self._body[:at].rpartition("\n")[2]
        end = at + len(text)
        after = self._body[end:].partition("\n")[0]
        if before.strip() or after.strip():
            return shown.inline or shown.block
        return self._apart(shown.block, before, at - len(before), end + len(after))

    def _doubt(self, tag: str, at: int, done: str = "is shown as the archive can") -> None:
        line = self._body.count("\n", 0, at) + 1
        about = f"{tag} {done}"
        reason = f"{about}: what its plugin made is not known"
        self.doubts.setdefault(reason, Doubt(reason=reason, line=line, about=about))

    def _apart(self, block: str, margin: str, start: int, end: int) -> str:
        """Return *block* with its *margin*, and an empty line before and after it."""
        above = "\n" if self._body[: max(start - 1, 0)].rpartition("\n")[2].strip() else ""
        below = "" if not self._body[end + 1 :].split("\n", 1)[0].strip() else "\n"
        return (f"{above}{margin}" if above else "") + indent(block, margin)[len(margin) :] + below


def _has_values(attributes: str) -> bool:
    return re.search(r"\w=[\"'\w]", attributes) is not None


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0][:80]
