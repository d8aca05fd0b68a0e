"""What a post's MyST says, in its order, read without Sphinx and without the posts that it names.

It follows from the text alone, so that it can be kept for as long as the text stays as it is.
:mod:`.post_texts` makes of it what readers see. What only the build knows is not there: numbers of
figures, what directives make that are not in :mod:`.markdown_syntax`, and files that a post takes in.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from confarchive.building.data import markdown_syntax
from confarchive.model import frontmatter
from confarchive.model.text.html_blocks import BLOCKS
from confarchive.model.text.html_comments import without_comments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

ADD, LINE, OPEN, CLOSE, SHOW, ROLE, END, END_LITERAL = (
    *("add", "line", "open", "close"),
    *("show", "role", "end", "end-literal"),
)
Event = tuple[str, ...]
"""One of the names above with what belongs to it: a text, an address; of a role its name, its content, and "hidden" or ""."""

_UNSEEN = frozenset({"script", "style", "template", "title", "head", "noscript", "object"})
"""Elements of HTML whose text no reader sees."""
_LED_TO = {"a": "href", "area": "href"}
_SHOWN = {
    **dict.fromkeys(("img", "audio", "video", "source", "iframe", "embed", "track"), "src"),
    "object": "data",
}
_BREAKS = BLOCKS | {"br"}


def read(body: str) -> tuple[Event, ...]:
    """Return what the text of a post says, whose MyST after its title is *body*."""
    reading = _BodyReading()
    reading.blocks_of(body)
    return tuple(reading.events)


def of_document(text: str, tokens: Sequence[Token]) -> tuple[Event, ...] | None:
    """Return what :func:`read` does of the body of a post whose whole *text* was parsed into *tokens*.

    None where its body does not begin with one of these.
    """
    body = frontmatter.body(text)
    before = text[: len(text) - len(body)]
    if not text.endswith(body) or not f"\n{before}".endswith("\n"):
        return None
    begun = _beginning(tokens, before.count("\n"))
    if begun is None:
        return None
    reading = _BodyReading()
    reading.take(tokens[begun:])
    return tuple(reading.events)


def _beginning(tokens: Sequence[Token], line: int) -> int | None:
    """Return which of a document's *tokens* is the first from a *line* on; None where one goes on over it."""
    for number, token in enumerate(tokens):
        if token.level == 0 and token.map:
            if token.map[0] >= line:
                return None if token.type == "front_matter" else number
            if token.map[1] > line:
                return None
    return len(tokens)


class _BodyReading:
    """The events of a text that is being read."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._elements: list[str] = []
        self._in_row = False
        self._html = _Html(self)

    def blocks_of(self, source: str) -> None:
        """Read the blocks of a text in MyST."""
        self.take(markdown_syntax.parser().parse(source))

    def take(self, tokens: Sequence[Token]) -> None:
        """Read blocks that are parsed."""
        for token in tokens:
            match token.type:
                case "inline":
                    self._inline(token.children or ())
                    if not self._in_row:
                        self.end_block()
                case "tr_open":
                    self._in_row = True
                case "td_close" | "th_close":
                    self.add(" ")
                case "tr_close":
                    self._in_row = False
                    self.end_block()
                case "fence" | "colon_fence":
                    self._fence(token)
                case "code_block":
                    self._literal(token.content)
                case "html_block":
                    self._html.read(without_comments(token.content, self._elements))
                    self.end_block()

    def _fence(self, token: Token) -> None:
        found = markdown_syntax.directive(token.info, token.content)
        if found is None or found.name in markdown_syntax.CODE:
            self._literal(found.content if found else token.content)
            return
        if found.name in markdown_syntax.PICTURES:
            self.note(SHOW, found.argument)
        elif found.name in markdown_syntax.TITLED:
            self.blocks_of(found.argument)
        if found.name in markdown_syntax.TEXTS:
            self.blocks_of(found.content)
        elif found.name == "raw" and found.argument == "html":
            self._html.read(without_comments(found.content))
            self.end_block()

    def _literal(self, text: str) -> None:
        self.add(text)
        self.end_block(END_LITERAL)

    def end_block(self, kind: str = END) -> None:
        """Take what was read since the last block's end for a block."""
        self.events.append((kind,))
        self._html.end()

    def _inline(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            match token.type:
                case "text" | "code_inline" | "math_inline":
                    self.add(token.content)
                case "softbreak" | "hardbreak":
                    self.add("\n" if token.type == "hardbreak" else " ")
                case "link_open":
                    self.note(OPEN, str(token.attrGet("href") or ""))
                case "link_close":
                    self.note(CLOSE)
                case "image":
                    self.note(SHOW, str(token.attrGet("src") or ""))
                case "html_inline":
                    self._html.read(token.content)
                case "myst_role":
                    self.note(
                        ROLE,
                        token.meta["name"],
                        token.content,
                        "hidden" if self._html.hides else "",
                    )

    def add(self, text: str) -> None:
        """Add *text* to the block."""
        if not self._html.hides:
            self.note(ADD, text)

    def note(self, *event: str) -> None:
        """Add an event."""
        self.events.append(event)


class _Html(HTMLParser):
    """Raw HTML, whose text, links and pictures go to a reading."""

    def __init__(self, reading: _BodyReading) -> None:
        super().__init__()
        self._reading = reading
        self._unseen: list[str] = []

    @property
    def hides(self) -> bool:
        """Whether an element is open whose text no reader sees."""
        return bool(self._unseen)

    def read(self, html: str) -> None:
        """Read a piece of HTML, which may be a single tag."""
        self.feed(html)

    def end(self) -> None:
        """Forget what is open at a block's end."""
        self.reset()
        self._unseen = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take up what a tag leads to, shows or breaks."""
        values = dict(attrs)
        if tag in _LED_TO:
            self._reading.note(CLOSE)
            if url := values.get(_LED_TO[tag]):
                self._reading.note(OPEN, url)
        if url := values.get(_SHOWN.get(tag, "")):
            self._reading.note(SHOW, url)
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag in _BREAKS:
            self._reading.note(LINE)

    def handle_endtag(self, tag: str) -> None:
        """End a link, or what no reader sees."""
        if tag == "a":
            self._reading.note(CLOSE)
        elif tag in self._unseen:
            self._unseen.remove(tag)
        elif tag in _BREAKS:
            self._reading.note(LINE)

    def handle_data(self, data: str) -> None:
        """Add text."""
        self._reading.add(data)
