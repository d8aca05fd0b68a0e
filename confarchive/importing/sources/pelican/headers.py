"""The header of a Pelican post, as Pelican's readers take it from the text.

In Markdown it is what Python-Markdown's ``meta`` extension reads: ``Key: value``
lines up to the first blank one, with or without ``---`` around them, which never
is YAML but where a plugin reads it so. In reStructuredText it is the field list below the title, in HTML what the
``head`` says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from confarchive.importing.sources.pelican import docutils_dialect, html_posts, yaml_headers
from confarchive.importing.sources.pelican.settings.header_form import HeaderForm
from confarchive.model import publication, stray_headers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_KEY = re.compile(r"[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_MORE = re.compile(r"[ ]{4,}(?P<value>.*)")
_BEGIN = re.compile(r"-{3}(\s.*)?")
_END = re.compile(r"(-{3}|\.{3})(\s.*)?")
# Of these Pelican takes the first line and no other.
_SINGLE = frozenset(
    [
        "tags",
        "date",
        "modified",
        "status",
        "category",
        "author",
        "authors",
        "save_as",
        "url",
        "slug",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A post's keys, in lower case, with the line each stands in, and where its body begins.

    Values are text, or a list of texts where there are several lines. Those of
    the blog's ``FORMATTED_FIELDS`` are markup: Markdown, or in reStructuredText
    HTML, as is its title; in HTML they and the title are that. ``line``, from 1, is the body's first.
    ``broken`` tells, with its line, why the header cannot be read as a whole, and ``is_doubtful``
    that the blog's reader may have read it otherwise. ``withholding`` is a line, with its number, by
    which that reader may have kept the post from readers.
    """

    values: Mapping[str, str | list[str]]
    lines: Mapping[str, int]
    line: int = 1
    broken: tuple[int, str] | None = None
    is_doubtful: bool = False
    withholding: tuple[int, str] | None = None

    def why_draft(self, reader: str) -> str:
        """Return why nothing of the post may be published, empty for no reason.

        *reader* is what reads headers in Pelican's place.
        """
        if self.broken is not None:
            return f"the header is no YAML that can be read: {self.broken[1]}"
        if self.is_doubtful:
            return (
                f"`{reader}` has its own way to read headers, and may read this one otherwise "
                "(--headers yaml or --headers pelican says how they are to be read)"
            )
        if self.withholding is not None:
            return (
                f"`{reader}` may take `{self.withholding[1]}` for a post that is not published "
                "(--headers yaml or --headers pelican says how headers are to be read)"
            )
        return ""

    @property
    def line_of_doubt(self) -> int:
        """The line that a post is kept from readers for, from 1."""
        return (self.broken or (not self.is_doubtful and self.withholding) or (1, ""))[0]


_YAML = re.compile(r"^[\w-]+:[ \t]+[\"'\[{>|]|^[\w-]+:[ \t]*$|^[ \t]*- ", re.MULTILINE)
"""What only YAML has a meaning for: texts in quotation marks, lists, values of several lines."""
_SUMMARY = frozenset({"summary"})
_KEYS = frozenset(
    [
        *(
            "title",
            "slug",
            "tags",
            "category",
            "author",
            "authors",
            "summary",
            "modified",
            "updated",
        ),
        *("lang", "translation", "template", "save_as", "url", "series", "series_index", "layout"),
        *("image", "cover", "subtitle", "description", "keywords", "alias", "aliases", "created"),
    ]
)
"""What headers of Pelican hold that decides nothing of publication."""


def read_markdown_as(form: HeaderForm, text: str, formatted: frozenset[str] = _SUMMARY) -> Header:
    """Return the header of the Markdown post *text* as a reader of this *form* takes it."""
    header = _read_as(form, text, formatted)
    if form is not HeaderForm.UNKNOWN:
        return header
    return replace(header, withholding=_withholding(header, text))


def _withholding(header: Header, text: str) -> tuple[int, str] | None:
    today = datetime.now(UTC).date()
    for key, value in header.values.items():
        said = value if isinstance(value, str) else " ".join(value)
        if publication.may_withhold(key, said, _KEYS, today):
            return header.lines.get(key, 1), f"{key}: {said}"
    return stray_headers.withholding(text, header.line, today)


def _read_as(form: HeaderForm, text: str, formatted: frozenset[str]) -> Header:
    own = read_markdown(text, formatted)
    if form is HeaderForm.PELICAN:
        return own
    found = yaml_headers.split(text)
    if found is None:
        return replace(own, is_doubtful=_is_doubtful(form, own, _written(text, own)))
    header, first, line = found
    doubtful = _is_doubtful(form, own, header)
    if form is HeaderForm.UNKNOWN and not _YAML.search(header):
        return replace(own, is_doubtful=doubtful)
    try:
        values, lines = yaml_headers.values_of(
            header, first, splits=form is not HeaderForm.YAML_ONE
        )
    except yaml_headers.YamlHeaderError as error:
        if form is HeaderForm.UNKNOWN:
            return replace(own, is_doubtful=True)
        return replace(own, line=line, broken=(error.line, str(error)), is_doubtful=doubtful)
    joined = {
        key: "\n".join(value) if key in formatted and isinstance(value, list) else value
        for key, value in values.items()
    }
    return Header(values=joined, lines=lines, line=line, is_doubtful=doubtful)


def _is_doubtful(form: HeaderForm, header: Header, written: str) -> bool:
    return form is HeaderForm.UNKNOWN and not yaml_headers.is_plain(header.values, written)


def _written(text: str, header: Header) -> str:
    """Return the lines of *text* that its *header* takes, without what fences them."""
    lines = text.split("\n")[: header.line - 1]
    return "\n".join(line for line in lines if not _END.fullmatch(line))


def read_markdown(text: str, formatted: frozenset[str] = _SUMMARY) -> Header:
    """Return the header of the Markdown post *text*, whose lines end in a line feed."""
    values: dict[str, list[str]] = {}
    where: dict[str, int] = {}
    key, number = None, 0
    lines = _as_python_markdown_sees(text)
    if _BEGIN.match(lines[0]):
        number = 1
    while number < len(lines):
        line = lines[number]
        if not line.strip() or _END.match(line):
            number += 1
            break
        if match := _KEY.match(line):
            key = match["key"].lower()
            where.setdefault(key, number + 1)
            values.setdefault(key, []).append(match["value"].strip())
        elif key and (match := _MORE.match(line)):
            values[key].append(match["value"].strip())
        else:
            break
        number += 1
    pelicans = {key: _joined(key, found, formatted) for key, found in values.items()}
    return Header(values=pelicans, lines=where, line=number + 1)


def _as_python_markdown_sees(text: str) -> list[str]:
    """Follow its ``NormalizeWhitespace``, which runs before the header is read."""
    if not text.strip():
        return [""]
    text = text.replace("\x02", "").replace("\x03", "") + "\n\n"
    return re.sub(r"(?<=\n) +\n", "\n", text.expandtabs(4)).split("\n")


def _joined(key: str, found: list[str], formatted: frozenset[str]) -> str | list[str]:
    if key in formatted:
        return "\n".join(found)
    return found[0] if key in _SINGLE or len(found) == 1 else found


def read_restructuredtext(
    text: str, path: Path, settings: Mapping[str, Any], folder: Path
) -> Header:
    """Return the header of the reStructuredText post *text* in the file *path*.

    The title is in it, from the body, empty where that has none. *settings* are the blog's, by Pelican's names,
    and *folder* is its own.
    """
    fields = docutils_dialect.read(text, path, settings, folder).fields
    found = re.finditer(r"^[ \t]*:(?P<key>[^:\n]+):", text, re.MULTILINE)
    lines: dict[str, int] = {}
    for match in found:
        lines.setdefault(match["key"].strip().lower(), text.count("\n", 0, match.start()) + 1)
    return Header(values={"title": "", **fields}, lines=lines)


def read_html(text: str) -> Header:
    """Return the header of the post *text*, a whole HTML file."""
    found = html_posts.read(text)
    return Header(values=found.values, lines=found.lines, line=found.line)
