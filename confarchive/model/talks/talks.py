"""Talks that a post tells of, held or heard by its author, as the header lists them.

::

    talks:
      - {title: Measuring communities, speakers: [jane-doe], conference: fosdem-2015,
         slides: ../../files/slides.pdf, video: "https://video.example/42", language: en}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from confarchive.model.dates.moments import When, format_when
from confarchive.model.files import yaml_text
from confarchive.model.files.value_kinds import (
    a_conference,
    a_file_or_address,
    a_language,
    a_text,
    names,
)
from confarchive.model.files.yaml_file import misfits, said, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.model.files.value_kinds import Reader


# No slots, as a post has none.
@dataclass(frozen=True, kw_only=True)
class Talk:
    """A talk. ``speakers`` are names, or keys of ``people.yml``; ``conference`` is named as headers name one.

    ``slides`` and ``video`` are addresses, or files as seen from the post's. What else there is stands in programmes alone: ``start``
    is in the time of the place, ``minutes`` is how long it took (0: not told), ``url`` the address of its own page.
    """

    title: str
    speakers: tuple[str, ...] = ()
    conference: str = ""
    slides: str = ""
    video: str = ""
    language: str = ""
    room: str = ""
    start: When | None = None
    minutes: int = 0
    url: str = ""


class MisreadTalksError(ValueError):
    """A list of talks of which ``messages`` tell what is wrong, each behind its item's place; ``talks`` are the others."""

    def __init__(self, talks: tuple[Talk, ...], messages: Iterable[tuple[int, str]]) -> None:
        super().__init__()
        self.talks = talks
        self.messages = tuple(messages)


def is_file(named: str) -> bool:
    """Tell whether what a talk names is a file beside the posts, and no address elsewhere."""
    return bool(named) and "://" not in named


def addresses(talks: Iterable[Talk]) -> Iterator[tuple[Talk, str]]:
    """Yield the addresses elsewhere of slides and recordings, each with its talk."""
    for talk in talks:
        yield from (
            (talk, named) for named in (talk.slides, talk.video) if named and not is_file(named)
        )


def file_of(docname: str, named: str) -> str:
    """Return the place in the site of a file that a talk of the post *docname* names, with forward slashes."""
    return normpath(join(dirname(docname), unquote(named)))


Values = Mapping[str, tuple["Reader", str]]
"""How the value of each key is read, and what is expected there."""
_MEDIA = "an address such as https://video.example/42, or a file as seen from the post's such as ../../files/slides.pdf"
IN_HEADERS: Values = {
    "title": (a_text, "text"),
    "speakers": (names, "names, or keys of people.yml, such as [jane-doe]"),
    "conference": (a_conference, "a conference such as fosdem-2015"),
    "slides": (a_file_or_address, _MEDIA),
    "video": (a_file_or_address, _MEDIA),
    "language": (a_language, "a language code such as en"),
}


def read(value: Any) -> tuple[Talk, ...]:
    """Return the talks that the *value* of the key lists. Raises MisreadTalksError."""
    entries = value if isinstance(value, list) else [value]
    found = [(entry, [*misread(entry)]) for entry in entries]
    talks = tuple(of_entry(entry) for entry, wrong in found if not wrong)
    if len(talks) < len(found):
        raise MisreadTalksError(
            talks,
            ((place, message) for place, (_, wrong) in enumerate(found) for message in wrong),
        )
    return talks


def misread(entry: Any, values: Values = IN_HEADERS) -> Iterator[str]:
    """Yield what is wrong with an *entry* of a list of talks, which may have the keys of *values*."""
    if not isinstance(entry, dict):
        yield f"found {entry!r}, expected keys such as title and speakers"
        return
    if said(a_text, entry, "title") == "":
        yield "no title: expected what the talk is called"
    for keys, _, message in (*unknown((), entry, tuple(values)), *misfits((), entry, values)):
        yield f"{keys[-1]}: {message}"


def of_entry(entry: Mapping[str, Any], values: Values = IN_HEADERS) -> Talk:
    """Return the talk that an *entry* tells, with which nothing is wrong."""
    return Talk(**{key: said(reads, entry, key) for key, (reads, _) in values.items()})


def dump(talks: Iterable[Talk]) -> str:
    """Return *talks* as lines of YAML below their key: :func:`read` gives them back."""
    return "".join(f"\n  - {yaml_text.as_yaml(_entry(talk))}" for talk in talks)


def _entry(talk: Talk) -> dict[str, Any]:
    values = {each.name: getattr(talk, each.name) for each in fields(talk)}
    texts = {
        "speakers": list(talk.speakers),
        "start": format_when(talk.start) if talk.start else "",
        "minutes": str(talk.minutes or ""),
    }
    return {key: value for key, value in (values | texts).items() if value}
