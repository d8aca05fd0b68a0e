"""The catalogs of the archive's own words: found in templates, scripts and Python, and brought up to date, by Babel's commands.

    python -m tools.catalogs            the template, all catalogs, and what docs/settings.md tells of them
    python -m tools.catalogs fi         and a new one in Finnish

What is looked through stands in pyproject.toml, under ``tool.babel``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Any

from babel import Locale
from babel.messages.extract import extract_python
from babel.messages.frontend import CommandLineInterface

from confarchive.building import translations

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs/settings.md"
BEGIN, END = "<!-- languages -->", "<!-- end of languages -->"
_KEYWORDS = ("gettext_noop", "pgettext_noop:1c,2")
_COLUMNS = ("key", "text", "number", "real", "count", "of_post")
"""What tells of the columns of data: each takes their meaning as its last text."""
_DATE = re.compile(r'^"POT-Creation-Date: .*\n', re.MULTILINE)


def extract(file: Path) -> None:
    """Write the template of all messages to *file*; one that has the same stays as it is."""
    with TemporaryDirectory() as folder:
        new = Path(folder, file.name)
        keywords = (option for keyword in _KEYWORDS for option in ("-k", keyword))
        _run(
            *("extract", "-F", str(ROOT / "pyproject.toml"), *keywords, "-c", "Translators:"),
            *("--add-location=file", "--width=100", "--project=confarchive", "-o", str(new)),
            *("--copyright-holder=The confarchive developers", "--version=", "confarchive"),
        )
        text = new.read_text("utf-8")
    if not file.is_file() or _DATE.sub("", text) != _DATE.sub("", file.read_text("utf-8")):
        file.write_text(text, "utf-8")


def columns(file: IO[bytes], keywords: Any, tags: Any, options: Any) -> Iterator[Any]:
    """Yield the messages of the table of exported data, and the meanings of its columns, as Babel asks for them."""
    found = extract_python(file, dict.fromkeys([*keywords, *_COLUMNS]), tags, options)
    for line, function, texts, comments in found:
        if function not in _COLUMNS:
            yield line, function, texts, comments
        elif texts:
            yield line, None, texts if isinstance(texts, str) else texts[1], comments


def update(folder: Path, template: Path) -> None:
    """Bring the catalogs in *folder* up to date with the *template*: new messages are empty, others go."""
    _run(
        *("update", "-D", "confarchive", "-i", str(template), "-d", str(folder), "--width=100"),
        *("--no-fuzzy-matching", "--ignore-obsolete", "--ignore-pot-creation-date"),
    )


def begin(language: str) -> None:
    """Write a catalog without a translation for the *language* with this code."""
    folder, template = str(translations.FOLDER), str(translations.TEMPLATE)
    _run("init", "-D", "confarchive", "-i", template, "-d", folder, "-l", language, "--width=100")


def documented(text: str) -> str:
    """Return *text*, that of docs/settings.md, with the languages that there are words in."""
    names = (
        f"{Locale.parse(code).get_display_name('en')} (`{code}`)"
        for code in translations.languages()
    )
    *others, last = ["English", *sorted(names)]
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}{', '.join(others)} and {last}{END}{rest.partition(END)[2]}"


def _run(*command: str) -> None:
    CommandLineInterface().run(["pybabel", "--quiet", *command])  # type: ignore[no-untyped-call]


def main(languages: list[str]) -> None:
    """Bring all up to date, and begin catalogs in further *languages*."""
    extract(translations.TEMPLATE)
    for language in languages:
        begin(language)
    if translations.languages():
        update(translations.FOLDER, translations.TEMPLATE)
    DOCUMENT.write_text(documented(DOCUMENT.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
