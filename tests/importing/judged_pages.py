"""What an archive has of a blog, imported from its pages alone, held against the posts' sources."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote

import yaml
from dateutil import parser as dates
from lxml import html
from markdown_it import MarkdownIt

from tests.importing.real_sources import SourcePost, of_blog, rendered

_MYST = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_OPTIONS = re.compile(
    r"^[ >]*(?::{3,}.*|:[\w-]+:.*|\(.*\)=)$|(?<=`)\{[\w-]+\}|\{[\w,:]+\}(?=`)|\[\^[^\]]*\]",
    re.MULTILINE,
)
_OF_TERM = re.compile(r"tag|categor|topic|label|keyword", re.IGNORECASE)
_ALIKE = 0.97  # of the words: a rendering without the blog's own program is no exact one
_MOST = 0.7  # of the pages show what is the theme's
_LETTERS = re.compile(r"[\W_]+")


@dataclass
class Verdict:
    """How many of each thing were right, of how many, and what was not: pages, each with both sides."""

    of: Counter = field(default_factory=Counter)
    right: Counter = field(default_factory=Counter)
    missed: dict = field(default_factory=lambda: defaultdict(list))

    def count(self, what: str, is_right: bool, *told: object) -> None:
        self.of[what] += 1
        self.right[what] += is_right
        if not is_right:
            self.missed[what].append(told)


def squeezed(text: object) -> str:
    return _LETTERS.sub("", str(text)).casefold()


def _page(file: Path) -> html.HtmlElement:
    return html.document_fromstring(
        file.read_bytes() or b"<p></p>", html.HTMLParser(encoding="utf-8")
    )


class JudgedBlog:
    """A blog's *pages*, its *sources* and the *archive* that was made of the pages, with the import's *report*."""

    def __init__(self, pages: Path, sources: Path, archive: Path, report: dict) -> None:
        self.pages, self.sources, self.archive = pages, sources, archive
        self.report = [
            each for each in report["posts"] if (each["post"] or "").startswith("posts/")
        ]
        self.by_key: dict[str, list[SourcePost]] = defaultdict(list)
        for post in of_blog(sources):
            for key in post.keys:
                self.by_key[key].append(post)
        self.addresses = sorted(
            each.relative_to(pages).as_posix() for each in pages.rglob("*.html")
        )
        self.told = {each: self._told(each) for each in self.addresses}
        shown = Counter(name for names in self.told.values() for name in names)
        self.of_theme = {name for name, times in shown.items() if times > _MOST * len(self.told)}

    def _told(self, address: str) -> set[str]:
        """Return the names of terms that a page may tell: links that lead to such a name, and keywords of its head."""
        page = _page(self.pages / address)
        links = (each for each in page.iter("a") if _OF_TERM.search(each.get("href") or ""))
        metas = (
            each
            for each in page.iter("meta")
            if re.search("keywords|tag", each.get("name") or each.get("property") or "")
        )
        words = (word for each in metas for word in re.split("[,;]", each.get("content") or ""))
        return {squeezed(each.text_content()) for each in links} | {*map(squeezed, words)}

    def source(self, address: str) -> SourcePost | None:
        """Return the source of the page at *address*: of several with its name the one whose place is most alike."""
        path = Path(address)
        key = (path.parent.name if path.name == "index.html" else path.stem).lower()
        parts = {*re.split(r"[/.]", address.lower())}

        def alike(post: SourcePost) -> int:
            place = {*re.split(r"[/.]", post.file.relative_to(self.sources).as_posix().lower())}
            return 2 * len(place & parts) - len(place - parts)

        return max(self.by_key.get(key, ()), key=alike, default=None)

    def judge(self, verdict: Verdict) -> None:
        """Add to *verdict* what is right of each post that has a page and a source, and which posts are none."""
        headers = {each["source"]: self._header(each) for each in self.report}
        by_address = {
            name: each for each in self.report for name in self._names(headers[each["source"]])
        }
        folders = {Path(each).parts[0] for each in self.addresses if self.source(each)}
        for each in self.report:  # a neighbour of posts whose source is not in hand may be one
            is_post = self.source(each["source"]) or Path(each["source"]).parts[0] in folders
            verdict.count("posts taken", bool(is_post), each["source"])
        for address in self.addresses:
            source = self.source(address)
            if source is not None and source.is_post:
                entry = by_address.get(_bare(address))
                verdict.count("posts found", entry is not None, address)
                if entry is not None and entry["source"] == address:
                    self._judge(address, source, entry, verdict)

    def _header(self, entry: dict) -> dict:
        return yaml.safe_load(
            (self.archive / entry["post"]).read_text(encoding="utf-8").split("---\n")[1]
        )

    def _names(self, header: dict) -> set[str]:
        return {_bare(each) for each in _several(header.get("redirect"))}

    def _judge(self, address: str, source: SourcePost, entry: dict, verdict: Verdict) -> None:
        header = self._header(entry)
        text = (self.archive / entry["post"]).read_text(encoding="utf-8").split("---\n", 2)[2]
        heading, _, body = text.lstrip().partition("\n")
        title = _text(_MYST.render(heading.removeprefix("# ")))
        verdict.count(
            "title",
            squeezed(title) == squeezed(_text(rendered(source.title))),
            address,
            title,
            source.title,
        )
        day = header.get("date") and dates.parse(str(header["date"])).date()
        is_day = bool(day and source.day) and abs(day - source.day) <= timedelta(1)  # zones differ
        verdict.count("date", is_day, address, day, source.day)
        verdict.count("address", _bare(address) in self._names(header), address)
        self._judge_terms(address, source, header, verdict)
        if source.is_plain:
            for what, is_right, told in _bodies(source, body, entry):
                verdict.count(what, is_right, address, told)

    def _judge_terms(
        self, address: str, source: SourcePost, header: dict, verdict: Verdict
    ) -> None:
        categories = source.terms("categories", "category")
        told = self.told[address] - self.of_theme - {squeezed(header.get("category"))}
        have = {squeezed(each) for each in header.get("tags") or ()}
        for each in [*source.terms("tags"), *categories[1:]]:
            verdict.count("tags", squeezed(each) in have, address, each)
            if squeezed(each) in told:
                verdict.count("tags told", squeezed(each) in have, address, each)
        if categories:
            is_right = squeezed(header.get("category")) == squeezed(categories[0])
            verdict.count("category", is_right, address, categories[0])
            if squeezed(categories[0]) in self.told[address] - self.of_theme:
                verdict.count("category told", is_right, address, categories[0])
        if authors := source.authors(self.sources):
            ours = [squeezed(each) for each in _several(header.get("author"))]
            is_right = any(
                ours == [*map(squeezed, each)]
                for each in (authors, source.terms("authors", "author"))
            )
            verdict.count("author", is_right, address, ours, authors)


def _several(value: object) -> list[str]:
    return (
        [str(each) for each in value]
        if isinstance(value, list)
        else [each.strip() for each in str(value or "").split(",") if each]
    )


def _bare(address: str) -> str:
    return re.sub(r"(?:(?:^|/)index)?(?:\.html)?/?$", "", address)


def _text(markup: str) -> str:
    return str(_tree(markup).text_content())


def _tree(markup: str) -> html.HtmlElement:
    root = html.fragment_fromstring(markup or "<p></p>", create_parent="div")
    for each in [*root.iter("script", "style")]:
        each.drop_tree()
    return root


def _bodies(source: SourcePost, body: str, entry: dict) -> Iterator[tuple[str, bool, object]]:
    """Yield each thing that bodies show, whether both show the same, and what only one does."""
    plain = _OPTIONS.sub("", body)
    theirs, ours = _tree(source.html), _tree(_MYST.render(plain))
    wanted, have = (_words(" ".join(each.itertext())) for each in (theirs, ours))
    title = _words(source.title)  # is a heading of the text, too
    written = _words(source.file.read_text(encoding="utf-8", errors="replace"))
    whole = (wanted & ((have | _words(plain)) + title)).total() >= _ALIKE * wanted.total()
    own = (have & (written | wanted)).total() >= _ALIKE * have.total()
    yield "words", whole and own, [*[*(wanted - have)][:9], "|", *[*(have - wanted)][:9]]
    for what, tag, key in (("links", "a", "href"), ("pictures", "img", "src")):
        missing = {*_places(theirs, tag, key)} - {*_places(ours, tag, key)}
        yield what, not missing, missing
    code = {squeezed(each.text_content()) for each in theirs.iter("pre")} - {
        squeezed(each.text_content()) for each in ours.iter("pre")
    }
    yield "code", not code, [each[:60] for each in code]
    # The page's article is whole, as its words tell: what the import itself compares of it tells the rest.
    others = [each for each in entry["differences"] if each["facet"] != "images"]
    yield "lists, tables and the rest", not others, others[:1]


def _words(text: str) -> Counter:
    return Counter(re.findall(r"\w+", text.casefold()))


def _places(root: html.HtmlElement, tag: str, key: str) -> Iterator[str]:
    """Yield what elements lead to: other sites whole, files of the blog by name, without what builds add to it."""
    for each in root.iter(tag):
        place = unquote("".join((each.get(key) or "").split())).split("#")[0].rstrip("/")
        if tag == "img":
            yield re.sub(r"-[0-9a-f]{32}\b|_hu\w+|\.\w+$", "", Path(place).name)
        elif re.match("https?:", place):
            yield re.sub("^https?:", "", place)
