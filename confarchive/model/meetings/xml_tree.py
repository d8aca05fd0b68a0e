"""XML as a tree with lines, read with the standard parser and with nothing of XML that can do harm.

No entity may be declared: a few lines of them make gigabytes. Nothing outside is read, for the parser
asks no one. Elements stand in each other no deeper than any programme has them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from confarchive.model.meetings.meeting import MeetingFileError

_DEEPEST = 30


@dataclass(slots=True)
class Element:
    """An element that begins in ``line``, with its text up to the first element in it."""

    tag: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def first(self, tag: str) -> Element | None:
        """Return the first element *tag* in this one."""
        return next((each for each in self.children if each.tag == tag), None)

    def all(self, *tags: str) -> list[Element]:
        """Return the elements that *tags* lead to, from one into the next."""
        found = [self]
        for tag in tags:
            found = [child for each in found for child in each.children if child.tag == tag]
        return found

    def said(self, tag: str) -> str:
        """Return the text of the first element *tag* in this one, "" where there is none."""
        found = self.first(tag)
        return " ".join(found.text.split()) if found else ""


def read(data: bytes) -> Element:
    """Return the root of the XML in *data*. Raises MeetingFileError with the line."""
    parser = expat.ParserCreate()
    reading = _TreeBuilder(parser)
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.letters
    parser.EntityDeclHandler = reading.entity
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code)
        raise MeetingFileError(f"found {said}, expected XML", error.lineno) from error
    except (LookupError, ValueError) as error:
        if isinstance(error, MeetingFileError):
            raise
        raise MeetingFileError(f"found {error}, expected XML in UTF-8", 1) from error
    return reading.root.children[0]


class _TreeBuilder:
    """Builds the tree of what a parser tells."""

    def __init__(self, parser: Any) -> None:
        self._parser = parser
        self.root = Element("", {}, 0)
        self._open = [self.root]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        line: int = self._parser.CurrentLineNumber
        if len(self._open) > _DEEPEST:
            raise MeetingFileError("elements stand in elements, deeper than a programme's", line)
        element = Element(tag, attributes, line)
        self._open[-1].children.append(element)
        self._open.append(element)

    def end(self, _tag: str) -> None:
        self._open.pop()

    def letters(self, text: str) -> None:
        if not self._open[-1].children:
            self._open[-1].text += text

    def entity(self, name: str, *_: Any) -> None:
        message = f"declares the entity {name}, expected what it stands for written out"
        raise MeetingFileError(message, self._parser.CurrentLineNumber)
