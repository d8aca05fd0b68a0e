"""Small sites made of a dict of files, built in this process, and what can be seen in them."""

import html
import io
import json
import os
import re
import shutil
import struct
import time
import zlib
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock
from urllib.parse import quote, unquote, urljoin, urlsplit

import yaml
from lxml import etree
from lxml import html as lxml_html
from sphinx._cli.util.errors import strip_escape_sequences
from sphinx.application import Sphinx

from confarchive.building import search as archive_search
from tests.building.one_process import alone, shared_templates

NOW = datetime(2020, 1, 1, tzinfo=UTC)
LATER = datetime(2021, 1, 1, tzinfo=UTC)
CONF = """\
project = "Small archive"
author = "The editors"
language = "en"
html_baseurl = "https://archive.example/"
extensions = ["myst_parser", "ablog", "sphinx_tags", "confarchive"]
html_theme = "furo"
"""
HOME = "# Small archive\n\nWhat was said at conferences.\n"
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2">'
    '<title>{}</title><rect width="2" height="2"/></svg>\n'
)


def post(title="One", body="Some words.", date="2015-02-03", **header):
    """Return a post's text; a header that is None is left out."""
    values = {"date": date, **header}
    lines = "".join(
        f"{key}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}\n"
        for key, value in values.items()
        if value is not None
    )
    return f"---\n{lines}---\n\n# {title}\n\n{body}\n"


def png(width, height):
    """Return the beginning of a picture, as far as its size."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


@dataclass(frozen=True)
class Built:
    """One build's output and what it told."""

    output: Path
    doctrees: Path
    warnings: tuple[str, ...]
    read: frozenset[str]
    """The documents that were read."""
    written: frozenset[str]
    """The documents whose pages were written."""

    def text(self, name):
        return (self.output / name).read_text(encoding="utf-8")

    def page(self, name):
        """Return the page in the file *name*, parsed."""
        return lxml_html.document_fromstring((self.output / name).read_bytes())

    def has(self, name):
        return (self.output / name).exists()

    def main(self, name):
        """Return the words of a page's main part, its blanks made even."""
        (main,) = self.page(name).xpath("//*[@role='main']")
        return " ".join(main.text_content().split())

    def links(self, name, inside="//*[@role='main']"):
        """Return the links of a page's main part, by their text."""
        found = self.page(name).xpath(f"{inside}//a[@href and not(@class='headerlink')]")
        return {" ".join(link.text_content().split()): link.get("href") for link in found}

    def titles(self, name):
        """Return the titles of the posts that a list shows."""
        return self.page(name).xpath("//*[@class='archive-entry-title']/text()")

    def files(self):
        """Return all files' bytes by name, but for the list of their digests."""
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in sorted(self.output.rglob("*"))
            if path.is_file()
        }

    def pages(self):
        return sorted(name for name in self.files() if name.endswith(".html"))


class SiteFolder:
    """A site's source folder and what is built from it."""

    def __init__(self, folder, source=None):
        self.folder = folder
        self.source = source or folder / "source"

    @classmethod
    def of(cls, folder, files):
        """Return a site of *files*; where they leave them out, it has settings and a home page."""
        site = cls(folder)
        site.write({"conf.py": CONF, "index.md": HOME} | files)
        return site

    def write(self, files):
        """Write *files*, texts or bytes by path; None removes one."""
        for name, content in files.items():
            path = self.source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                path.unlink()
            elif isinstance(content, bytes):
                path.write_bytes(content)
            else:
                path.write_text(content, encoding="utf-8")

    def build(
        self,
        builder="html",
        *,
        output=None,
        doctrees=None,
        tags=(),
        epoch=NOW,
        jobs=1,
        warnings=False,
        search=False,
        own_templates=False,
        **settings,
    ):
        """Build the site and return what came of it; unless asked for, a warning is an error.

        A second build into the same *output* is incremental. *settings* are as given by
        ``-D``; an *epoch* of None leaves the time to the clock. Without *search*, Pagefind,
        which takes longer than all the rest, makes no index; nor is a template compiled that
        a build of another site has compiled, but for *own_templates*.
        """
        output = self.folder / (output or builder)
        doctrees = Path(doctrees or self.folder / f"{output.name}-doctrees")
        said, read, written = io.StringIO(), set(), set()
        time_given = {"SOURCE_DATE_EPOCH": str(int(epoch.timestamp()))} if epoch else {}
        with ExitStack() as stack:
            stack.enter_context(alone(self.source))
            stack.enter_context(mock.patch.dict(os.environ, time_given))
            if not own_templates:
                stack.enter_context(shared_templates())
            if not search:
                stack.enter_context(mock.patch.object(archive_search, "Work"))
            app = Sphinx(
                self.source,
                self.source,
                output,
                doctrees,
                builder,
                confoverrides=settings,
                status=None,
                warning=said,
                tags=list(tags),
                parallel=jobs,
            )
            app.connect("env-before-read-docs", lambda _app, _env, names: read.update(names))
            app.connect(
                "html-page-context", lambda _app, name, *rest: rest[-1] and written.add(name)
            )
            app.build()
        found = tuple(plain(line) for line in said.getvalue().splitlines() if line)
        assert warnings or not found, "\n".join(found)
        return Built(output, doctrees, found, frozenset(read), frozenset(written))

    def copy(self, folder):
        """Return a site with the same sources, never built."""
        shutil.copytree(self.source, folder / "source", ignore=shutil.ignore_patterns("_tags"))
        return SiteFolder(folder)


LINKING = ("href", "src", "poster", "data", "action")


def linked(page):
    """Yield the addresses that a parsed page leads to or loads."""
    for element in page.iter(etree.Element):
        for name in LINKING:
            if name in element.attrib:
                yield element.get(name)
        if element.get("http-equiv") == "refresh":
            yield element.get("content").partition("url=")[2]


def file_of(name, address, root="/"):
    """Return the file that a browser reads for *address* on the page in the file *name*.

    The site stands at *root* on its host. None stands for what is no address of this site.
    """
    whole = urlsplit(urljoin(f"https://here.example{root}{quote(name)}", address))
    if whole.netloc != "here.example" or whole.scheme != "https":
        return None
    path = unquote(whole.path.removeprefix(root)).lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def file_of_sample(name, address):
    """Return what :func:`file_of` does, on the sample archive."""
    return file_of(name, address, root="/archive/")


def leaks(folder, word):
    """Return the files below *folder* whose name or bytes tell *word*, in any spelling.

    Case does not matter; what is compressed is looked into, as are words written as
    HTML, as JSON or as a part of an address.
    """
    forms = {form.lower().encode() for form in spellings(word)}
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if any(form in view for form in forms for view in views(path))
    ]


def spellings(word):
    yield from (word, html.escape(word), quote(word), quote(quote(word)))
    yield json.dumps(word)[1:-1]
    yield yaml.safe_dump(word, default_style='"').strip()[1:-1]
    yield word.encode("ascii", "xmlcharrefreplace").decode()


def views(path):
    """Yield the bytes that a file or folder shows: its name, its content, what is packed in it."""
    yield path.name.lower().encode()
    if not path.is_file():
        return
    content = path.read_bytes()
    yield content.lower()
    for start in re.finditer(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08", content):
        with suppress(zlib.error):
            # zlib's own header or gzip's
            yield zlib.decompressobj(wbits=47).decompress(content[start.start() :]).lower()


def plain(line):
    """Return *line* without the colours of a terminal."""
    return strip_escape_sequences(line)


def wait():
    """Let the clock of the file system move on, so that an edit is seen as one."""
    time.sleep(0.01)


SECTIONS = "//*[@class='archive-foot']/section"


def sections(built, name):
    """Return the lists under a post's text: the items' texts by heading."""
    return {
        " ".join(section.xpath("string(h2)").split()): [
            " ".join(item.text_content().split()) for item in section.xpath(".//li")
        ]
        for section in built.page(name).xpath(SECTIONS)
    }
