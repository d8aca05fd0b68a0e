"""What the sources of real blogs say of their posts: read by no code of the import, to judge what it makes of their pages.

Headers are taken line by line as people type them, bodies rendered as the plain Markdown, reStructuredText or HTML that
most of a blog's posts are: enough to compare words, links, pictures, code, lists and tables.
"""

import io
import json
import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

import markdown
import yaml
from dateutil import parser as dates
from docutils.core import publish_parts

_MARKUP = {".md", ".markdown", ".rst", ".html", ".ipynb", ".txt", ".meta"}
_FRONT = re.compile(r"\A\ufeff?\s*---\s*\n(.*?)\n---\s*(?:\n|\Z)(.*)", re.DOTALL)
_NIKOLA = re.compile(r"^\.\. ([a-z]\w*): ?(.*)$", re.MULTILINE)
_FIELD = re.compile(r"^:(\w+): *(.*)$", re.MULTILINE)
_LINES = re.compile(r"\A((?:[A-Za-z_]+:[^\n]*\n|[ \t]+\S[^\n]*\n)+)\s*\n?(.*)", re.DOTALL)
_RULED = re.compile(r"^(?:([=+\-#~])\1+\n)?(\S.*)\n([=+\-#~])\3{3,}$", re.MULTILINE)
_OF_PROGRAM = re.compile(
    r"\{[{%<]|^(?:`{3,}|:{3,})\{|^(?:!!!|\?\?\?) |^\s*\.\. (?!code|image|figure|note|_|TEASER)[\w-]+::",
    re.MULTILINE,
)
_NOT_PLAIN = re.compile(r"\{[{%].*?[%}]\}|<!-- *(?:more|TEASER_END|PELICAN\w+) *-->", re.DOTALL)


@dataclass(frozen=True)
class SourcePost:
    """A post as its author wrote it: ``header`` with keys in small letters, ``text`` below it."""

    file: Path
    header: dict[str, object]
    text: str

    @property
    def keys(self) -> set[str]:
        """What the last part of its page's address may be."""
        stem = self.file.stem if self.file.stem != "index" else self.file.parent.name
        bare = re.sub(r"\A\d{4}-\d\d-\d\d-", "", stem)
        heading = re.sub(r"[^\w\- ]", "", self.title.lower()).replace(" ", "-")
        named = {str(self.header.get("slug") or bare), stem, bare, bare.replace("_", "-"), heading}
        return {each.lower() for each in named}

    @property
    def title(self) -> str:
        """Its title: in the header, or its first heading."""
        told = str(self.header.get("title") or "")
        heading = re.search(r"^# +(.+)$", self.text, re.MULTILINE)
        return told or (heading[1].strip() if heading else "")

    @property
    def day(self) -> date | None:
        """The day that its header tells, as it stands there, or its file's name."""
        told = self.header.get("date")
        named = re.search(r"\d{4}-\d\d-\d\d", self.file.name)
        if isinstance(told, dict):
            told = told.get("created")
        if isinstance(told, date):
            return told.date() if isinstance(told, datetime) else told
        text = str(told or (named and named[0]) or "")
        return dates.parse(text.replace("UTC", ""), fuzzy=True).date() if text.strip() else None

    @property
    def is_post(self) -> bool:
        """Whether it stands among posts, not in a folder of pages."""
        return not {"pages", "stories"} & {*self.file.parts}

    @property
    def is_plain(self) -> bool:
        """Whether its body is text that a plain renderer shows as the blog's own program did."""
        is_text = self.file.suffix in {".md", ".markdown", ".rst", ".html"}
        return is_text and bool(self.text.strip()) and not _OF_PROGRAM.search(self.text)

    def authors(self, folder: Path) -> list[str]:
        """Its authors, those of Material for MkDocs by the names that the blog at *folder* gives to them."""
        files = [*folder.rglob(".authors.yml")]
        known = yaml.safe_load(files[0].read_text(encoding="utf-8"))["authors"] if files else {}
        told = [each for each in self.terms("authors", "author") if "{" not in each]
        return [str(known.get(each, {}).get("name", each)) for each in told]

    def terms(self, *names: str) -> list[str]:
        """The values of the first of the keys *names* that has some."""
        for value in filter(None, map(self.header.get, names)):
            several = value if isinstance(value, list) else re.split(r"[,;]", str(value))
            return [str(each).strip() for each in several if str(each or "").strip()]
        return []

    @cached_property
    def html(self) -> str:
        """Its body, rendered."""
        if self.file.suffix == ".ipynb":
            return "".join(_cells(json.loads(self.file.read_text(encoding="utf-8"))))
        if self.file.suffix in {".rst", ".txt"}:
            return _of_rst(self.text)
        return self.text if self.file.suffix == ".html" else rendered(self.text)


def rendered(text: str) -> str:
    """Return Markdown as HTML."""
    plain = _NOT_PLAIN.sub("", text)
    return markdown.markdown(plain, extensions=["extra", "sane_lists"])


def _of_rst(text: str) -> str:
    settings = {
        "report_level": 5,
        "halt_level": 5,
        "raw_enabled": True,
        "file_insertion_enabled": False,
    }
    with redirect_stderr(io.StringIO()):
        return str(publish_parts(text, writer="html5", settings_overrides=settings)["body"])


def _cells(book: dict) -> Iterator[str]:
    for sheet in book.get("worksheets") or [book]:
        for cell in sheet["cells"]:
            text = "".join(cell.get("source") or cell.get("input") or "")
            is_text = cell["cell_type"] == "markdown" and not text.startswith("---")
            if is_text:
                yield rendered(text)


def of_blog(folder: Path) -> list[SourcePost]:
    """Return what below *folder* has a header that a post has: a title or a date."""
    files = sorted(each for each in folder.rglob("*") if each.suffix in _MARKUP and each.is_file())
    posts = (_read(file) for file in files if file.suffix != ".meta")
    return [each for each in posts if each is not None and each.day is not None]


def _read(file: Path) -> SourcePost | None:
    text = file.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
    beside = file.with_suffix(".meta")
    if file.suffix == ".ipynb":
        return _of_notebook(file, text, beside)
    header, body = _split(file, text)
    if beside.is_file():
        header = {**_nikola(beside.read_text(encoding="utf-8")), **header}
    return SourcePost(file, header, body) if header else None


def _of_notebook(file: Path, text: str, beside: Path) -> SourcePost | None:
    book = json.loads(text) if text.startswith("{") else {"metadata": {}}
    if beside.is_file():
        return SourcePost(file, _nikola(beside.read_text(encoding="utf-8")), "")
    told = dict(book["metadata"].get("nikola") or {})
    cells = ["".join(each.get("source") or "") for each in book.get("cells") or ()]
    fronts = [_FRONT.match(each) for each in cells]
    for found in filter(None, fronts):
        told = {**_yaml(found[1]), **told}
    headings = (re.search(r"^# +(.+)$", each, re.MULTILINE) for each in cells)
    title = next((each[1] for each in headings if each), "")
    return SourcePost(file, {"title": title, **told}, "")


def _nikola(text: str) -> dict[str, object]:
    if lines := _NIKOLA.findall(text):
        return {key.lower(): value.strip() for key, value in lines}
    names = ("title", "slug", "date", "tags")
    return dict(zip(names, text.splitlines(), strict=False))


def _yaml(text: str) -> dict[str, object]:
    try:
        header = yaml.safe_load(text)
    except yaml.YAMLError:  # a template for posts
        return {}
    return (
        {str(key).lower(): value for key, value in header.items()}
        if isinstance(header, dict)
        else {}
    )


def _split(file: Path, text: str) -> tuple[dict[str, object], str]:
    """Return the header of a file and the text below it."""
    if front := _FRONT.match(text):
        return _yaml(front[1]), front[2]
    if _NIKOLA.match(re.sub(r"\A\s*<!--\s*", "", text)):
        head, _, _ = text.partition("\n\n")
        return _nikola(head), text.removeprefix(head).lstrip("-> \n")
    if file.suffix == ".rst":
        ruled = _RULED.search(text)
        head = text[: text.find("\n\n", text.find("\n:"))] if "\n:" in text else ""
        fields = {key.lower(): value.strip() for key, value in _FIELD.findall(head)}
        return ({"title": ruled[2] if ruled else "", **fields}, text) if fields else ({}, text)
    lines = _LINES.match(text) if file.suffix in {".md", ".markdown"} else None
    if lines is None:
        return {}, text
    pairs = (line.partition(":") for line in lines[1].splitlines() if line[:1].strip())
    return {key.strip().lower(): value.strip() for key, _, value in pairs}, lines[2]
