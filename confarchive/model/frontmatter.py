"""A post's text, header and all, to a :class:`Post` and back: the only owner of the keys.

The header is YAML between two lines ``---``, as MyST reads it, with ABlog's keys where ABlog has them. What cannot be read is
reported and never published: a post with a broken header, status or date is a draft (:mod:`confarchive.model.publication`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from confarchive.model import publication
from confarchive.model.dates.moments import format_when, parse_when
from confarchive.model.files import yaml_text
from confarchive.model.files.value_kinds import OddItemsError, a_number, a_text, names, texts_by_key
from confarchive.model.post import Post, PostSource, Status
from confarchive.model.problems import Problem, ProblemKind, did_you_mean
from confarchive.model.talks import talks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_HEADER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# What may stand before the title: blank lines, labels, comments.
_PREAMBLE = (
    r"(?P<preamble>(?:[ \t]*\n|\([^\n()]+\)=[ \t]*\n|%[^\n]*\n|<!--(?:(?!-->).)*-->[ \t]*\n)*)"
)
_ATX = re.compile(_PREAMBLE + r" {0,3}#(?:[ \t]+(?P<title>[^\n]*))?(?:\n|\Z)", re.DOTALL)
_SETEXT = re.compile(
    _PREAMBLE + r" {0,3}(?P<title>[^\s#>\n][^\n]*)\n {0,3}=+[ \t]*(?:\n|\Z)", re.DOTALL
)


def parse(text: str, path: str) -> tuple[Post, tuple[Problem, ...]]:
    """Return the post that *text* is, and what is wrong with it.

    *path* is the file's, relative to the site, with forward slashes.
    """
    reading = _Reading(path)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    header = _HEADER.match(text)
    if header is None and text.startswith("---\n"):
        reading.complain(
            "the header is never closed: expected a line '---'", 1, ProblemKind.UNREADABLE
        )
    values = reading.header(header["yaml"]) if header else {}
    rest = text[header.end() :] if header else text
    line = 1 + text.count("\n", 0, len(text) - len(rest))
    title = _title(rest)
    if not (header and title):  # else nothing but labels and comments stands before the title
        reading.look_for_header(rest, line, beside=header is not None)
    reading.look_at_folder(values)
    values |= _title_and_body(rest, title, reading, line)
    if reading.held_back:
        values["status"] = Status.DRAFT
    return Post(path=path, **values), tuple(reading.problems)


def body(text: str) -> str:
    """Return the body of the post that *text* is; its header is not read."""
    rest = _HEADER.sub("", text.removeprefix("\ufeff").replace("\r\n", "\n"), count=1)
    return _title_and_body(rest, _title(rest), _Reading(""), 0)["body"]


def dump(post: Post) -> str:
    """Return the text of *post*: ``parse(dump(post), post.path)`` gives it back."""
    header = "".join(_line(key, write(post)) for key, write in _WRITERS.items())
    header += "".join(_line(key, value) for key, value in post.unknown)
    title = f"# {post.title}".rstrip()
    return f"---\n{header}---\n{post.preamble}{title}\n{post.body}"


def _title(text: str) -> re.Match[str] | None:
    return _ATX.match(text) or _SETEXT.match(text)


def _title_and_body(
    text: str, match: re.Match[str] | None, reading: _Reading, line: int
) -> dict[str, str]:
    if match is None:
        if not reading.held_back:
            message = "no title: expected a heading '# …' before anything else"
            reading.complain(message, line, ProblemKind.NO_TITLE)
        return {"title": reading.path.rsplit("/", 1)[-1].removesuffix(".md"), "body": text}
    title = (match["title"] or "").strip()
    return {"title": title, "preamble": match["preamble"], "body": text[match.end() :]}


@dataclass(slots=True)
class _Reading:
    """One header on its way to values; collects what is wrong with it."""

    path: str
    yaml: str = ""
    problems: list[Problem] = field(default_factory=list)
    flags: dict[str, Status] = field(default_factory=dict)

    @property
    def held_back(self) -> bool:
        """Whether the header cannot be read at all."""
        return any(problem.kind is ProblemKind.UNREADABLE for problem in self.problems)

    def complain(self, message: str, line: int, kind: ProblemKind = ProblemKind.BAD_VALUE) -> None:
        self.problems.append(Problem(path=self.path, line=line, kind=kind, message=message))

    def header(self, text: str) -> dict[str, Any]:
        self.yaml = text
        try:
            entries = yaml_text.read(text)
        except yaml_text.HeaderError as error:
            message = f"the header is not readable: {error}; the post is held back until it is"
            self.complain(message, error.line + 1, ProblemKind.UNREADABLE)
            return {}
        values: dict[str, Any] = {}
        unknown: list[tuple[str, str]] = []
        for key, entry in entries.items():
            if key in READERS:
                self._read(key, entry, values)
                continue
            unknown.append((yaml_text.as_yaml(key), yaml_text.as_yaml(entry.value)))
            if publication.is_flag(key):
                self._flag(key, entry)
            else:
                self._unknown(key, entry.line + 1)
        if "part" in values and not entries.get("series"):
            message = f"part: found {values['part']}, and no 'series'; name what it is a part of"
            self.complain(message, entries["part"].line + 1)
        if Status.DRAFT in self.flags.values():
            values["status"] = Status.DRAFT
        return values | {"unknown": tuple(unknown)}

    def _flag(self, key: str, entry: yaml_text.Entry) -> None:
        try:
            self.flags[key] = publication.status_of_flag(key, entry.value)
        except ValueError:
            self.hold_back(f"{key}: found {entry.value!r}, expected true or false", entry.line + 1)

    def look_at_folder(self, values: dict[str, Any]) -> None:
        """Hold the post back if its folder is one of drafts; it must not say otherwise."""
        folder = publication.folder_of_drafts(self.path)
        if folder and Status.PUBLISHED in {values.get("status"), *self.flags.values()}:
            self.hold_back(f"its header publishes it, its folder {folder!r} is one of drafts", 1)
        elif folder:
            values["status"] = Status.DRAFT

    def look_for_header(self, text: str, line: int, *, beside: bool) -> None:
        """Hold the post back if a header stands in *text*, from *line* on, where none is read."""
        from confarchive.model import stray_headers  # noqa: PLC0415 (posts are parsed once)

        stray = None if self.held_back else stray_headers.find(text, beside_header=beside)
        if stray:
            message = (
                f"found {stray[1]!r}, which is no header here: expected YAML between two lines "
                "'---', the first of them the file's first line"
            )
            self.hold_back(message, line + stray[0])

    def _read(self, key: str, entry: yaml_text.Entry, values: dict[str, Any]) -> None:
        name, read, expected = READERS[key]
        if entry.value in ("", [], {}):
            return
        try:
            values[name] = read(entry.value)
        except talks.MisreadTalksError as error:
            values[name] = error.talks
            lines = yaml_text.item_lines(self.yaml, key)
            for place, message in error.messages:
                line = lines[place] if place < len(lines) else entry.line
                self.complain(f"{key}: {place + 1}: {message}", line + 1)
        except OddItemsError as error:
            values[name] = error.items
            for message in error.messages:
                self.complain(f"{key}: {message}", entry.line + 1)
        except (ValueError, TypeError, KeyError):
            message = f"{key}: found {entry.value!r}, expected {expected}"
            self.complain(message, entry.line + 1)
            if name in publication.DECIDING:  # who knows what was meant: hold it back
                values["status"] = Status.DRAFT

    def _unknown(self, key: str, line: int) -> None:
        if key in yaml_text.FOREIGN_KEYS:
            return
        known = [*READERS, *yaml_text.FOREIGN_KEYS]
        if meant := publication.meant_by(key, known):
            hint = f"did you mean {meant!r}? " if meant in READERS else ""
            message = (
                f"unknown key {key!r}, which may say that readers must not see this; {hint}"
                "known are 'status: draft', 'status: hidden', 'date' and 'expires'"
            )
            self.hold_back(message, line)
        else:
            message = f"unknown key {key!r}{did_you_mean(key, known)}"
            self.complain(message, line, ProblemKind.UNKNOWN_KEY)

    def hold_back(self, message: str, line: int) -> None:
        """Complain of what makes it doubtful whether the post is for readers."""
        message += "; the post is held back until it is clear"
        self.complain(message, line, ProblemKind.UNREADABLE)


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise TypeError
    return tuple(value.items())


def _source(value: Any) -> PostSource:
    mapping = texts_by_key(value)
    must = {key: mapping[key] for key in ("path", "sha256")}
    told = {_RENAMED.get(key, key): mapping.get(key, "") for key in _OF_SOURCE}
    return PostSource(**told | must)


_OF_SOURCE = ("blog", "path", "from", "cover_from", "id", "sha256", "written")
_RENAMED = {"from": "origin", "cover_from": "cover_origin"}  # what fields are called
_A_DATE = "a date such as 2015-02-03 or 2015-02-03 03:44"
_A_LIST = "a list such as [one, two]"
_SOME_TEXT = "one line of text"
READERS: dict[str, tuple[str, Callable[[Any], Any], str]] = {
    "date": ("date", parse_when, _A_DATE),
    "updated": ("updated", parse_when, _A_DATE),
    "status": ("status", Status, "published, draft or hidden"),
    "author": ("authors", names, "names, separated by commas"),
    "category": ("category", a_text, "one category"),
    "tags": ("tags", names, _A_LIST),
    "conferences": ("conferences", names, _A_LIST),
    "mentions": ("mentions", names, _A_LIST),
    "talks": ("talks", talks.read, "talks, each with a title"),
    "location": ("location", a_text, _SOME_TEXT),
    "language": ("language", a_text, "a language code such as en"),
    "translation_of": ("translation_of", a_text, "the name of the original's file without '.md'"),
    "summary": ("summary", a_text, "one plain paragraph"),
    "cover": ("cover", a_text, "a picture's path, relative to the post"),
    "cover_alt": ("cover_alt", a_text, "what the picture shows, in words"),
    "subtitle": ("subtitle", a_text, _SOME_TEXT),
    "image": ("image", a_text, "a picture's path, relative to the post; its key is 'cover' now"),
    "series": ("series", a_text, _SOME_TEXT),
    "part": ("part", a_number, "a whole number, the post's place in its series"),
    "expires": ("expires", parse_when, _A_DATE),
    "redirect": ("redirect", names, "old addresses, separated by commas"),
    "extra": ("extra", _pairs, "keys with texts"),
    "source": ("source", _source, "path and sha256, as the import writes them"),
}
"""By key the post's field, how its value is read, and what is expected there."""


def _line(key: str, value: str) -> str:
    space = "" if value.startswith("\n") else " "
    return f"{key}:{space}{value}\n" if value else ""


@lru_cache(maxsize=4096)  # an import writes each header twice, and the same names in many
def _flow(value: str | tuple[str, ...] | None) -> str:
    """Return *value* on one line of YAML, empty for nothing."""
    return yaml_text.as_yaml(list(value) if isinstance(value, tuple) else value)


def _names(names: tuple[str, ...]) -> str:
    """Return names as ABlog splits them, at commas; as a list where a name has one itself."""
    return _flow(names if any("," in name for name in names) else ", ".join(names) or None)


def _block(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f"\n  {_flow(key)}: {_flow(value)}" for key, value in pairs)


def _source_block(source: PostSource | None) -> str:
    if source is None:
        return ""
    pairs = ((key, getattr(source, _RENAMED.get(key, key))) for key in _OF_SOURCE)
    return _block((key, value) for key, value in pairs if value)


_WRITERS: dict[str, Callable[[Post], str]] = {
    "date": lambda post: format_when(post.date) if post.date else "",
    "updated": lambda post: format_when(post.updated) if post.updated else "",
    "status": lambda post: "" if post.status is Status.PUBLISHED else post.status.value,
    "author": lambda post: _names(post.authors),
    "category": lambda post: _flow(post.category),
    "tags": lambda post: _flow(post.tags),
    "conferences": lambda post: _flow(post.conferences),
    "mentions": lambda post: _flow(post.mentions),
    "talks": lambda post: talks.dump(post.talks),
    "location": lambda post: _flow(post.location),
    "language": lambda post: _flow(post.language),
    "translation_of": lambda post: _flow(post.translation_of),
    "summary": lambda post: _flow(post.summary),
    "subtitle": lambda post: _flow(post.subtitle),
    "cover": lambda post: _flow(post.cover),
    "cover_alt": lambda post: _flow(post.cover_alt),
    "image": lambda post: _flow(post.image),
    "series": lambda post: _flow(post.series),
    "part": lambda post: "" if post.part is None else str(post.part),
    "expires": lambda post: format_when(post.expires) if post.expires else "",
    "redirect": lambda post: _names(post.redirect),
    "extra": lambda post: _block(post.extra),
    "source": lambda post: _source_block(post.source),
}
