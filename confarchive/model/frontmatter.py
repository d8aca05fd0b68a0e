"""A post's text, header and all, to a :class:`Post` and back: the only owner of the keys.

The header is YAML between two lines ``---``, as MyST reads it, with ABlog's keys
where ABlog has them. What cannot be read is reported and never published: a post
with a broken header, status or date counts as a draft.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from confarchive.model import headers
from confarchive.model.post import Post, Source, Status, When
from confarchive.model.problems import Problem, ProblemKind, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Keys that Sphinx, MyST, ABlog or notebook tools read themselves.
FOREIGN_KEYS = frozenset(
    [
        "blogpost",
        "canonical_link",
        "excerpt",
        "exclude",
        "external_link",
        "file_format",
        "html_meta",
        "jupytext",
        "kernelspec",
        "myst",
        "no-search",
        "nocomments",
        "nosearch",
        "orphan",
        "substitutions",
        "title",
        "tocdepth",
    ]
)
_HEADER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# What may stand before the title: blank lines, labels, comments.
_PREAMBLE = (
    r"(?P<preamble>(?:[ \t]*\n|\([^\n()]+\)=[ \t]*\n|%[^\n]*\n|<!--(?:(?!-->).)*-->[ \t]*\n)*)"
)
_ATX = re.compile(_PREAMBLE + r" {0,3}#(?:[ \t]+(?P<title>[^\n]*))?(?:\n|\Z)", re.DOTALL)
_SETEXT = re.compile(
    _PREAMBLE + r" {0,3}(?P<title>[^\s#>\n][^\n]*)\n {0,3}=+[ \t]*(?:\n|\Z)", re.DOTALL
)
_LINE_ENDS = frozenset("\x85\u2028\u2029")  # those that YAML knows besides the usual ones
_WHEN = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)"
    r"[ ]?(?P<offset>Z|[+-]\d{2}:?\d{2})?)?"
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
    values |= _title_and_body(rest, reading, line=1 + text.count("\n", 0, len(text) - len(rest)))
    if reading.held_back:
        values["status"] = Status.DRAFT
    return Post(path=path, **values), tuple(reading.problems)


def dump(post: Post) -> str:
    """Return the text of *post*: ``parse(dump(post), post.path)`` gives it back."""
    header = "".join(_line(key, write(post)) for key, write in _WRITERS.items())
    header += "".join(_line(key, value) for key, value in post.unknown)
    title = f"# {post.title}".rstrip()
    return f"---\n{header}---\n{post.preamble}{title}\n{post.body}"


def parse_when(text: str) -> When:
    """Return the day or point in time that *text* names, ISO 8601 with a blank for the ``T``.

    Raises ValueError for anything else.
    """
    match = _WHEN.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is no date")
    if match["time"] is None:
        return date.fromisoformat(match["day"])
    return datetime.fromisoformat(f"{match['day']} {match['time']}{match['offset'] or ''}")


def format_when(when: When) -> str:
    """Return *when* as :func:`parse_when` reads it, seconds only where there are any."""
    if not isinstance(when, datetime):
        return when.isoformat()
    precise = "auto" if when.second or when.microsecond else "minutes"
    return when.isoformat(" ", timespec=precise)


def _title_and_body(text: str, reading: _Reading, line: int) -> dict[str, str]:
    match = _ATX.match(text) or _SETEXT.match(text)
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
    problems: list[Problem] = field(default_factory=list)

    @property
    def held_back(self) -> bool:
        """Whether the header cannot be read at all."""
        return any(problem.kind is ProblemKind.UNREADABLE for problem in self.problems)

    def complain(self, message: str, line: int, kind: ProblemKind = ProblemKind.BAD_VALUE) -> None:
        self.problems.append(Problem(path=self.path, line=line, kind=kind, message=message))

    def header(self, text: str) -> dict[str, Any]:
        try:
            entries = headers.read(text)
        except headers.HeaderError as error:
            message = f"the header is not readable: {error}; the post is held back until it is"
            self.complain(message, error.line + 1, ProblemKind.UNREADABLE)
            return {}
        values: dict[str, Any] = {}
        unknown: list[tuple[str, str]] = []
        for key, entry in entries.items():
            if key in _READERS:
                self._read(key, entry, values)
            else:
                unknown.append((_yaml(key), _yaml(entry.value)))
                self._unknown(key, entry.line + 1)
        return values | {"unknown": tuple(unknown)}

    def _read(self, key: str, entry: headers.Entry, values: dict[str, Any]) -> None:
        name, read, expected = _READERS[key]
        if entry.value in ("", [], {}):
            return
        try:
            values[name] = read(entry.value)
        except (ValueError, TypeError, KeyError):
            message = f"{key}: found {entry.value!r}, expected {expected}"
            self.complain(message, entry.line + 1)
            if name in {"status", "date", "expires"}:  # who knows what was meant: hold it back
                values["status"] = Status.DRAFT

    def _unknown(self, key: str, line: int) -> None:
        if key in FOREIGN_KEYS:
            return
        hint = did_you_mean(key, [*_READERS, *FOREIGN_KEYS])
        self.complain(f"unknown key {key!r}{hint}", line, ProblemKind.UNKNOWN_KEY)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value.strip()


def _texts(value: Any) -> tuple[str, ...]:
    items = [_text(item) for item in value] if isinstance(value, list) else _text(value).split(",")
    return tuple(item.strip() for item in items if item.strip())


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise TypeError
    return tuple((key, _scalar(item)) for key, item in value.items())


def _scalar(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _source(value: Any) -> Source:
    mapping = dict(_pairs(value))
    return Source(
        path=mapping["path"],
        sha256=mapping["sha256"],
        written=mapping.get("written", ""),
        blog=mapping.get("blog", ""),
    )


_A_DATE = "a date such as 2015-02-03 or 2015-02-03 03:44"
_A_LIST = "a list such as [one, two]"
_SOME_TEXT = "one line of text"
# key -> the Post's field, how to read the value, what is expected there
_READERS: dict[str, tuple[str, Callable[[Any], Any], str]] = {
    "date": ("date", parse_when, _A_DATE),
    "updated": ("updated", parse_when, _A_DATE),
    "status": ("status", Status, "published, draft or hidden"),
    "author": ("authors", _texts, "names, separated by commas"),
    "category": ("category", _text, "one category"),
    "tags": ("tags", _texts, _A_LIST),
    "conferences": ("conferences", _texts, _A_LIST),
    "location": ("location", _text, _SOME_TEXT),
    "language": ("language", _text, "a language code such as en"),
    "summary": ("summary", _text, "one plain paragraph"),
    "image": ("image", _text, "a picture's path, relative to the post"),
    "series": ("series", _text, _SOME_TEXT),
    "expires": ("expires", parse_when, _A_DATE),
    "redirect": ("redirect", _texts, "old addresses, separated by commas"),
    "extra": ("extra", _pairs, "keys with texts"),
    "source": ("source", _source, "path and sha256, as the import writes them"),
}


def _line(key: str, value: str) -> str:
    space = "" if value.startswith("\n") else " "
    return f"{key}:{space}{value}\n" if value else ""


@lru_cache(maxsize=4096)  # an import writes each header twice, and the same names in many
def _flow(value: str | tuple[str, ...] | None) -> str:
    """Return *value* on one line of YAML, empty for nothing."""
    return _yaml(list(value) if isinstance(value, tuple) else value)


def _yaml(value: Any, *, readable: bool = True) -> str:
    if not value and value != "":
        return ""
    text: str = yaml.dump(
        value,
        Dumper=yaml.SafeDumper,
        default_flow_style=True,
        allow_unicode=readable,
        width=2**31 - 1,
        sort_keys=False,
    )
    if readable and not _LINE_ENDS.isdisjoint(text):  # read back, they would be blanks
        return _yaml(value, readable=False)
    return text.removesuffix("\n").removesuffix("\n...")


def _names(names: tuple[str, ...]) -> str:
    """Return names as ABlog splits them, at commas; as a list where a name has one itself."""
    return _flow(names if any("," in name for name in names) else ", ".join(names) or None)


def _block(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f"\n  {_flow(key)}: {_flow(value)}" for key, value in pairs)


def _source_block(source: Source | None) -> str:
    if source is None:
        return ""
    names = ("blog", "path", "sha256", "written")
    pairs = ((name, getattr(source, name)) for name in names)
    return _block((key, value) for key, value in pairs if value)


_WRITERS: dict[str, Callable[[Post], str]] = {
    "date": lambda post: format_when(post.date) if post.date else "",
    "updated": lambda post: format_when(post.updated) if post.updated else "",
    "status": lambda post: "" if post.status is Status.PUBLISHED else post.status.value,
    "author": lambda post: _names(post.authors),
    "category": lambda post: _flow(post.category),
    "tags": lambda post: _flow(post.tags),
    "conferences": lambda post: _flow(post.conferences),
    "location": lambda post: _flow(post.location),
    "language": lambda post: _flow(post.language),
    "summary": lambda post: _flow(post.summary),
    "image": lambda post: _flow(post.image),
    "series": lambda post: _flow(post.series),
    "expires": lambda post: format_when(post.expires) if post.expires else "",
    "redirect": lambda post: _names(post.redirect),
    "extra": lambda post: _block(post.extra),
    "source": lambda post: _source_block(post.source),
}
