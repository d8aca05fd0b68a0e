"""Talks that a post tells of, held or heard by its author, as the header lists them.

::

    talks:
      - {title: Measuring communities, speakers: [jane-doe], conference: fosdem-2015,
         slides: ../../files/slides.pdf, video: "https://video.example/42", language: en}
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from confarchive.model import yamltext
from confarchive.model.slugs import is_name
from confarchive.model.yamlfile import a_text, an_address, misfits, names, said, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.model.yamlfile import Reader


# No slots, as a post has none.
@dataclass(frozen=True, kw_only=True)
class Talk:
    """A talk. ``speakers`` are names, or keys of ``people.yml``; ``conference`` is named as headers name one.

    ``slides`` and ``video`` are addresses, or files as seen from the post's.
    """

    title: str
    speakers: tuple[str, ...] = ()
    conference: str = ""
    slides: str = ""
    video: str = ""
    language: str = ""


class MisreadTalksError(ValueError):
    """A list of talks of which ``messages`` tell what is wrong; ``talks`` are the others."""

    def __init__(self, talks: tuple[Talk, ...], messages: Iterable[str]) -> None:
        super().__init__()
        self.talks = talks
        self.messages = tuple(messages)


def file_of(docname: str, named: str) -> str:
    """Return the place in the site of a file that a talk of the post *docname* names, with forward slashes."""
    return normpath(join(dirname(docname), unquote(named)))


def _a_conference(value: Any) -> str:
    text = a_text(value)
    if text and not is_name(text):
        raise ValueError(text)
    return text


_VALUES: dict[str, tuple[Reader, str]] = {
    "title": (a_text, "text"),
    "speakers": (names, "names, or keys of people.yml, such as [jane-doe]"),
    "conference": (_a_conference, "a conference such as fosdem-2015"),
    "slides": (an_address, "an address, or a file as seen from the post's"),
    "video": (an_address, "an address, or a file as seen from the post's"),
    "language": (a_text, "a language code such as en"),
}
KEYS = tuple(field.name for field in fields(Talk))


def read(value: Any) -> tuple[Talk, ...]:
    """Return the talks that the *value* of the key lists. Raises MisreadTalksError."""
    entries = value if isinstance(value, list) else [value]
    messages = [
        f"{number}: {message}"
        for number, entry in enumerate(entries, 1)
        for message in _messages(entry)
    ]
    talks = tuple(_talk(entry) for entry in entries if not [*_messages(entry)])
    if messages:
        raise MisreadTalksError(talks, messages)
    return talks


def _messages(entry: Any) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield f"found {entry!r}, expected keys such as title and speakers"
        return
    if not entry.get("title"):
        yield "no title: expected what the talk is called"
    for keys, _, message in (*unknown((), entry, KEYS), *misfits((), entry, _VALUES)):
        yield f"{keys[-1]}: {message}"


def _talk(entry: dict[str, Any]) -> Talk:
    return Talk(**{key: said(reads, entry, key) for key, (reads, _) in _VALUES.items()})


def dump(talks: Iterable[Talk]) -> str:
    """Return *talks* as lines of YAML below their key: :func:`read` gives them back."""
    return "".join(f"\n  - {yamltext.as_yaml(_entry(talk))}" for talk in talks)


def _entry(talk: Talk) -> dict[str, Any]:
    values = ((key, getattr(talk, key)) for key in KEYS)
    return {
        key: list(value) if isinstance(value, tuple) else value for key, value in values if value
    }
