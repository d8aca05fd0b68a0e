"""The text of a post as readers see it, and the links in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.building.data import markdown_syntax, role_words, text_events
from confarchive.building.data.link_targets import OUTER
from confarchive.model.text.link_sentences import SIDE, Sentence, cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from confarchive.building.data.link_targets import LinkTarget, LinkTargets
    from confarchive.building.data.text_events import Event

    Find = Callable[..., LinkTarget | None]

_ENOUGH = 3 * SIDE
"""As many characters on each side of a link are looked at for its sentence."""


@dataclass(frozen=True, kw_only=True)  # no slots: builds keep all of them
class TextLink:
    """A link in a post, with its sentence; ``shown`` is what it leads to if that is seen in its place, as pictures are."""

    target: LinkTarget
    sentence: Sentence = field(default=Sentence())
    shown: bool = False


@dataclass(frozen=True, kw_only=True)  # as above
class PostText:
    """What readers see of a post's text, blocks with a blank line between them, the number of its ``words``, and its links in their order."""

    text: str
    words: int
    links: tuple[TextLink, ...]


def read(body: str, docname: str, targets: LinkTargets) -> PostText:
    """Return the text of the post *docname*, whose MyST after its title is *body*."""
    return of_events(text_events.read(body), docname, targets.find)


def of_events(events: Iterable[Event], docname: str, find: Find) -> PostText:
    """Return the text of the post *docname*, of which :func:`.text_events.read` returned *events*.

    *find* tells where links lead, as :meth:`.LinkTargets.find` does.
    """
    reading = _PostReading(docname, find)
    for event in events:
        reading.take(*event)
    text = "\n\n".join(reading.blocks)
    return PostText(text=text, words=len(text.split()), links=tuple(reading.links))


class _PostReading:
    """The blocks of a post that are read, and the block that is being read."""

    def __init__(self, docname: str, find: Find) -> None:
        self.blocks: list[str] = []
        self.links: list[TextLink] = []
        self._docname = docname
        self._find = find
        self._parts: list[str] = []
        self._spans: list[tuple[int, int, LinkTarget]] = []
        self._open: list[tuple[int, str, LinkTarget | None]] = []

    def take(self, kind: str, value: str = "", content: str = "", hidden: str = "") -> None:
        """Take up an event."""
        match kind:
            case text_events.ADD:
                self._parts.append(value)
            case text_events.LINE:
                self._parts.append("\n")
            case text_events.OPEN:
                found = self._find("url", self._docname, value)
                self._open.append((len(self._parts), value, found))
            case text_events.CLOSE:
                self._close_link()
            case text_events.SHOW:
                self._show(value)
            case text_events.ROLE:
                self._role(value, content, is_hidden=bool(hidden))
            case _:
                self._end_block(keep_lines=kind == text_events.END_LITERAL)

    def _end_block(self, *, keep_lines: bool) -> None:
        while self._open:
            self._close_link()
        self.links += (self._link(*span) for span in self._spans)
        text = "".join(self._parts)
        text = text.strip("\n") if keep_lines else _without_blanks(text)
        self.blocks += [text] if text else []
        self._parts, self._spans = [], []

    def _link(self, start: int, end: int, target: LinkTarget) -> TextLink:
        before, words, after = (
            "".join(part)
            for part in (self._parts[:start], self._parts[start:end], self._parts[end:])
        )
        sentence = cut(before[-_ENOUGH:], words, after[:_ENOUGH])
        return TextLink(target=target, sentence=sentence)

    def _role(self, name: str, content: str, *, is_hidden: bool) -> None:
        find = self._roles.get(name.removeprefix("archive:"))
        shown = "" if find else role_words.shown(name, content)
        target, words = markdown_syntax.role_words(content) if find else ("", shown)
        found = find(target) if find else None
        start = len(self._parts)
        if not is_hidden:
            of_target = found.title if found else ""
            self._parts.append(words or (target if name == "term" else of_target))
        if found:
            self._spans.append((start, len(self._parts), found))

    @property
    def _roles(self) -> Mapping[str, Callable[[str], LinkTarget | None]]:
        """The roles that are links, and what finds where they lead."""
        find, here = self._find, self._docname
        by_name: dict[str, Callable[[str], LinkTarget | None]] = dict.fromkeys(
            ("ref", "numref", "eq", "term"), partial(find, "named")
        )
        return by_name | {
            "any": lambda name: find("named", name) or find("document", here, name),
            "post": partial(find, "post"),
            "conf": partial(find, "conference"),
            "doc": partial(find, "document", here),
            "download": partial(find, "file", here),
        }

    def _close_link(self) -> None:
        """End the link that began last. One without words of its own has its target's title, but for one that leads elsewhere."""
        if not self._open:
            return
        start, url, found = self._open.pop()
        words = "".join(self._parts[start:])
        is_elsewhere = url.lower().startswith("mailto:") or (found and found.kind == OUTER)
        if not is_elsewhere and (not words.strip() or unquote(words) == unquote(url)):
            self._parts[start:] = [found.title if found else ""]
        if found:
            self._spans.append((start, len(self._parts), found))

    def _show(self, url: str) -> None:
        """Note what is seen in the text, such as a picture."""
        if found := self._find("url", self._docname, url):
            self.links.append(TextLink(target=found, shown=True))


def _without_blanks(text: str) -> str:
    """Return *text* with single blanks between words, its lines apart."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
