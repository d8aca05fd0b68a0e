"""The text of a post as readers see it, and the links in it, read from its MyST without Sphinx.

What only the build knows is not there: numbers of figures, what directives make that are not in
:mod:`.markdown_syntax`, and files that a post takes in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.building.data import markdown_syntax
from confarchive.model.htmlcomments import without_comments
from confarchive.model.link_sentences import SIDE, Sentence, cut

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

    from confarchive.building.data.link_targets import LinkTarget, LinkTargets

_UNSEEN = frozenset({"script", "style", "template", "title", "head", "noscript", "object"})
"""Elements of HTML whose text no reader sees."""
_LED_TO = {"a": "href", "area": "href"}
_SHOWN = {
    **dict.fromkeys(("img", "audio", "video", "source", "iframe", "embed", "track"), "src"),
    "object": "data",
}
_BREAKS = frozenset(
    {
        *("p", "div", "br", "hr", "li", "ul", "ol", "dl", "dt", "dd", "tr", "td", "th", "table"),
        *("blockquote", "pre", "figure", "figcaption", "section", "h1", "h2", "h3", "h4", "h5"),
    }
)

_ENOUGH = 3 * SIDE
"""As many characters on each side of a link are looked at for its sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLink:
    """A link in a post, with its sentence; ``shown`` is what it leads to if that is seen in its place, as pictures are."""

    target: LinkTarget
    sentence: Sentence = field(default=Sentence())
    shown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PostText:
    """What readers see of a post's text, blocks with a blank line between them, and its links in their order."""

    text: str
    links: tuple[TextLink, ...]


def read(body: str, docname: str, targets: LinkTargets) -> PostText:
    """Return the text of the post *docname*, whose MyST after its title is *body*."""
    reading = _PostReading(docname, targets)
    reading.blocks_of(body)
    return PostText(text="\n\n".join(reading.blocks), links=tuple(reading.links))


class _PostReading:
    """The blocks of a post that are read, and the block that is being read."""

    def __init__(self, docname: str, targets: LinkTargets) -> None:
        self.blocks: list[str] = []
        self.links: list[TextLink] = []
        self._docname = docname
        self._targets = targets
        self._parts: list[str] = []
        self._spans: list[tuple[int, int, LinkTarget]] = []
        self._open: list[tuple[int, str, LinkTarget | None]] = []
        self._elements: list[str] = []
        self._in_row = False
        self._html = _Html(self)

    # -- blocks

    def blocks_of(self, source: str) -> None:
        """Read the blocks of a text in MyST."""
        for token in markdown_syntax.parser().parse(source):
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
            self.show(found.argument)
        elif found.name in markdown_syntax.TITLED:
            self.blocks_of(found.argument)
        if found.name in markdown_syntax.TEXTS:
            self.blocks_of(found.content)
        elif found.name == "raw" and found.argument == "html":
            self._html.read(without_comments(found.content))
            self.end_block()

    def _literal(self, text: str) -> None:
        self.add(text)
        self.end_block(keep_lines=True)

    def end_block(self, *, keep_lines: bool = False) -> None:
        """Take what was read since the last block's end for a block."""
        while self._open:
            self.close_link()
        self.links += (self._link(*span) for span in self._spans)
        text = "".join(self._parts)
        text = text.strip("\n") if keep_lines else _without_blanks(text)
        self.blocks += [text] if text else []
        self._parts, self._spans = [], []
        self._html.end()

    def _link(self, start: int, end: int, target: LinkTarget) -> TextLink:
        before, words, after = (
            "".join(part)
            for part in (self._parts[:start], self._parts[start:end], self._parts[end:])
        )
        sentence = cut(before[-_ENOUGH:], words, after[:_ENOUGH])
        return TextLink(target=target, sentence=sentence)

    # -- what stands in a block

    def _inline(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            match token.type:
                case "text" | "code_inline" | "math_inline":
                    self.add(token.content)
                case "softbreak" | "hardbreak":
                    self.add("\n" if token.type == "hardbreak" else " ")
                case "link_open":
                    self.open_link(str(token.attrGet("href") or ""))
                case "link_close":
                    self.close_link()
                case "image":
                    self.show(str(token.attrGet("src") or ""))
                case "html_inline":
                    self._html.read(token.content)
                case "myst_role":
                    self._role(token.meta["name"], token.content)

    def _role(self, name: str, content: str) -> None:
        find = self._roles.get(name.removeprefix("archive:"))
        if find is None:
            self.add(content)
            return
        target, words = markdown_syntax.role_words(content)
        found = find(target)
        start = len(self._parts)
        self.add(words or (found.title if found else ""))
        if found:
            self._spans.append((start, len(self._parts), found))

    @property
    def _roles(self) -> dict[str, Callable[[str], LinkTarget | None]]:
        """The roles that are links, and what finds where they lead."""
        known, here = self._targets, self._docname
        by_name = dict.fromkeys(("ref", "any", "numref", "eq", "term"), known.named)
        return by_name | {
            "post": known.post,
            "conf": known.conference,
            "doc": lambda path: known.document(here, path),
            "download": lambda path: known.file(here, path),
        }

    def add(self, text: str) -> None:
        """Add *text* to the block."""
        if not self._html.hides:
            self._parts.append(text)

    def end_line(self) -> None:
        """End a line, as elements of HTML do."""
        self._parts.append("\n")

    def open_link(self, url: str) -> None:
        """Begin a link to *url*."""
        found = self._targets.url(self._docname, url)
        self._open.append((len(self._parts), url, found))

    def close_link(self) -> None:
        """End the link that began last. One without words of its own has its target's title."""
        if not self._open:
            return
        start, url, found = self._open.pop()
        words = "".join(self._parts[start:])
        if not words.strip() or unquote(words) == unquote(url):
            self._parts[start:] = [found.title if found else ""]
        if found:
            self._spans.append((start, len(self._parts), found))

    def show(self, url: str) -> None:
        """Note what is seen in the text, such as a picture."""
        if found := self._targets.url(self._docname, url):
            self.links.append(TextLink(target=found, shown=True))


def _without_blanks(text: str) -> str:
    """Return *text* with single blanks between words, its lines apart."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


class _Html(HTMLParser):
    """Raw HTML, whose text, links and pictures go to a reading."""

    def __init__(self, reading: _PostReading) -> None:
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
            self._reading.close_link()
            if url := values.get(_LED_TO[tag]):
                self._reading.open_link(url)
        if url := values.get(_SHOWN.get(tag, "")):
            self._reading.show(url)
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag in _BREAKS:
            self._reading.end_line()

    def handle_endtag(self, tag: str) -> None:
        """End a link, or what no reader sees."""
        if tag == "a":
            self._reading.close_link()
        elif tag in self._unseen:
            self._unseen.remove(tag)
        elif tag in _BREAKS:
            self._reading.end_line()

    def handle_data(self, data: str) -> None:
        """Add text."""
        self._reading.add(data)
