"""Read the posts of a Pelican blog: what their headers say.

Follows Pelican's ``generators.py``, ``readers.py`` and ``contents.py``, with two
kinds of mercy: a file that Pelican has no place for, but that has a title, is a
draft, and so is one whose date or status nobody understands. The times of files
are no dates.
"""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from confarchive.importing.foreign_post import ForeignPost, Reading
from confarchive.importing.formats import Format
from confarchive.importing.sources.pelican import header_values, headers, path_metadata
from confarchive.importing.sources.pelican.path_metadata import text_of
from confarchive.importing.sources.pelican.post_files import kind_of, why_unpublished
from confarchive.importing.sources.pelican.suffixes import FORMATS
from confarchive.model.post import Status
from confarchive.model.problems import Problem, ProblemKind, unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from confarchive.importing.sources.pelican.headers import Header
    from confarchive.importing.sources.pelican.settings import Settings
    from confarchive.importing.sources.pelican.settings.computed import Computed
    from confarchive.model.dates.moments import When


def decoded(data: bytes) -> str:
    """Return the text of a file as Pelican does: without a byte order mark, lines ended alike.

    Raises UnicodeDecodeError.
    """
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def read(path: Path, settings: Settings) -> Reading:
    """Read the header of the file *path*; whatever is wrong with it is in the result."""
    relative = path.relative_to(settings.content).as_posix()
    try:
        data = path.read_bytes()
        text = decoded(data)
    except (OSError, UnicodeDecodeError) as error:
        return Reading(path=relative, problems=(unreadable(relative, error),))
    post_format = FORMATS[path.suffix.lower()]
    if post_format is Format.MARKDOWN:
        formatted = frozenset(settings["FORMATTED_FIELDS"])
        header = headers.read_markdown_as(settings.header_form, text, formatted)
    elif post_format is Format.HTML:
        header = headers.read_html(text)
    else:  # where a title is never missing, though it may be empty
        header = headers.read_restructuredtext(text, path, settings.values, settings.folder)
    other = settings.readers.get(post_format, "")
    if other and post_format is not Format.MARKDOWN:
        header = replace(header, is_doubtful=True)
    reader = _Reader(path, relative, settings, header, text, other)
    return reader.read(post_format, hashlib.sha256(data).hexdigest())


@dataclass(slots=True)
class _Reader:
    """One file on its way to a post; collects what is wrong with it."""

    path: Path
    relative: str
    settings: Settings
    header: Header
    text: str
    other: str = ""
    """What read the file in Pelican's place, if something did."""
    problems: list[Problem] = field(default_factory=list)

    def read(self, post_format: Format, sha256: str) -> Reading:
        found = self._merged()
        if post_format is Format.HTML and not self._is_taken(found):
            return Reading(path=self.relative, skipped=True, attached=True)
        status = text_of(found.pop("status", "")).strip().lower()
        if "title" not in found or status == "skip":
            return self._none(untitled="title" not in found)
        given = " ".join(text_of(found.pop("title")).split())
        title = given or self._title()
        place = self.path.relative_to(self.settings.base).as_posix()
        page, published = kind_of(place, self.settings)
        draft = self._becomes_draft(place, status, published=published)
        undecided = None if draft or status == "draft" else self._undecided(place, is_page=page)
        language = text_of(found.pop("lang", ""))
        post = ForeignPost(
            path=self.relative,
            place=place,
            format=post_format,
            sha256=sha256,
            line=self.header.line,
            title=title,
            titled=bool(given),
            slug=text_of(found.pop("slug", "")).strip() or self._slug(title),
            page=page,
            status=Status.DRAFT if draft or undecided else self._status(status or "published"),
            date=self._when(found, "date"),
            updated=self._when(found, "modified") or self._when(found, "updated"),
            authors=self._authors(found),
            category=text_of(found.pop("category", "")).strip(),
            tags=header_values.names(found.pop("tags", "")),
            language=language or self._own_language(),
            translated=bool(language) and language != self.settings["DEFAULT_LANG"],
            summary=text_of(found.pop("summary", "")),
            given={key: text_of(value) for key, value in found.items()},
            text=self.text,
        )
        problems = tuple(self.problems)
        return Reading(path=self.relative, post=post, undecided=undecided, problems=problems)

    def _undecided(self, place: str, *, is_page: bool) -> Computed | None:
        """Return the setting that may keep the post at *place* from readers, where nobody can tell it."""
        has_status = bool(text_of(self.header.values.get("status")).strip())
        for each in self.settings.undecided:
            if each.may_withhold(place, is_page=is_page, has_status=has_status):
                return each
        return None

    def _is_taken(self, found: Mapping[str, Any]) -> bool:
        """Tell whether an HTML file is a post: many are not, and nothing else tells them apart.

        Pelican wants a title of all posts, and of articles a date too. One that has a date
        in its header and no title was meant to be a post, and is told to be none.
        """
        page, published = kind_of(
            self.path.relative_to(self.settings.base).as_posix(), self.settings
        )
        dated = "date" in self.header.values
        draft = text_of(found.get("status")).strip().lower() == "draft"
        has_date = bool(found.get("date") or self.settings["DEFAULT_DATE"]) or page or draft
        return published and (dated or ("title" in found and has_date))

    def _becomes_draft(self, place: str, status: str, *, published: bool) -> bool:
        """Tell whether header or folder keep the post at *place* from readers, and say so."""
        doubt, broken = self.header.why_draft(self.other), self.header.broken
        if doubt and (broken or status != "draft"):
            line = self.header.line_of_doubt
            self._complain(f"{doubt}; it becomes a draft", kind=ProblemKind.UNREADABLE, line=line)
            return True
        why = "" if status == "draft" else why_unpublished(place, published=published)
        if why:
            self._complain(f"{why}; it becomes a draft")
        return bool(why)

    def _none(self, *, untitled: bool) -> Reading:
        """Return the reading of a file that is no post, or that its author wants skipped."""
        if untitled:
            none = "no title, so Pelican does not publish it; add 'Title: …', in HTML <title>"
            message = none if self.header.broken is None else self.header.why_draft("")
            self._complain(message, kind=ProblemKind.NO_TITLE, line=1)
        skipped = not untitled or not self.header.values
        return Reading(path=self.relative, skipped=skipped, problems=tuple(self.problems))

    def _title(self) -> str:
        """Return what stands in for a title without words."""
        message = "the title is empty; the file's name is taken for it"
        self._complain(message, kind=ProblemKind.NO_TITLE, line=self.header.lines.get("title"))
        return self.path.stem

    def _complain(
        self, message: str, kind: ProblemKind = ProblemKind.BAD_VALUE, line: int | None = None
    ) -> None:
        self.problems.append(Problem(path=self.relative, line=line, kind=kind, message=message))

    # --- from all the places that say something about a post, the latter ones win ---

    def _merged(self) -> dict[str, Any]:
        settings = self.settings
        place = self.path.relative_to(settings.base).as_posix()
        found: dict[str, Any] = dict(settings["DEFAULT_METADATA"])
        if settings["CATEGORY_SAVE_AS"]:
            found["category"] = settings["DEFAULT_CATEGORY"]
        found |= self._default_date()
        for path, metadata in sorted(settings["EXTRA_PATH_METADATA"].items()):
            if isinstance(metadata, dict) and (
                place == path or place.startswith(posixpath.join(path, ""))
            ):
                found |= metadata
        found |= path_metadata.of(place, settings)
        found |= {
            key: value
            for key, value in self.header.values.items()
            if path_metadata.says_something(key, value)
        }
        return {key.lower(): value for key, value in found.items()}

    def _default_date(self) -> dict[str, Any]:
        default = self.settings["DEFAULT_DATE"]
        if default == "fs":  # the file's time, which a clone and a copy set to today
            return {}
        if isinstance(default, list | tuple):
            return {"date": datetime(*default)}
        return {"date": default} if default else {}

    # --- single keys ---

    def _slug(self, title: str) -> str:
        source = title if self.settings["SLUGIFY_SOURCE"] == "title" else self.path.stem
        return header_values.slug_of(source, "SLUG", self.settings.values)

    def _status(self, status: str) -> Status:
        try:
            return Status(status)
        except ValueError:
            message = f"status: found {status!r}, expected published, draft, hidden or skip; it becomes a draft"
            self._complain(message, line=self.header.lines.get("status"))
            return Status.DRAFT

    def _when(self, found: dict[str, Any], key: str) -> When | None:
        value = found.pop(key, None)
        if value is None or isinstance(value, datetime):
            return value
        text = text_of(value)
        try:
            return header_values.when(text.replace("_", " ") if key == "date" else text)
        except ValueError:
            message = f"{key}: found {text!r}, expected a date such as 2015-02-03 03:44"
            self._complain(message, line=self.header.lines.get(key))
            found[key] = text
            return None

    def _authors(self, found: dict[str, Any]) -> tuple[str, ...]:
        several = header_values.names(found.pop("authors", ""))
        one = text_of(found.pop("author", "")).strip()
        own = self.settings["AUTHOR"].strip()
        return several or tuple(filter(None, [one or own]))

    def _own_language(self) -> str:
        """Return the blog's language, where it says it and it is not what Pelican takes it to be."""
        settings = self.settings
        own = settings["DEFAULT_LANG"]
        return own if "DEFAULT_LANG" in settings.given and own != "en" else ""
