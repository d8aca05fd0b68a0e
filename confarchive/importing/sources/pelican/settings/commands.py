"""What the scripts of a blog pass to Pelican, told from their text; nothing is run.

``PATH`` may be left to the command line: ``pelican posts -s pelicanconf.py``. That stands in a
Makefile (``INPUTDIR=$(BASEDIR)/posts``), in ``tasks.py``, in a shell script or in the settings of a
service that builds. The command line's form is told in ``parse_arguments`` of Pelican's
``__init__.py``, the Makefile's in its ``tools/templates``.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.model.files import site_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_SCRIPTS = (
    "[Mm]akefile",
    "GNUmakefile",
    "*.mk",
    "tasks.py",
    "fabfile.py",
    "noxfile.py",
    "*.sh",
    "*.bat",
    "[Jj]ustfile",
    "Taskfile.y*ml",
    "tox.ini",
    "pyproject.toml",
    "package.json",
    "netlify.toml",
    "Procfile",
    "Dockerfile",
    ".travis.yml",
    ".gitlab-ci.yml",
    ".github/workflows/*.y*ml",
)
_LARGEST = 256 * 1024  # bytes; a script of a blog is smaller
_BINDING = re.compile(
    r"^\s*(?:export\s+)?(?P<name>[A-Z_]+)[ \t]*[:?]{0,2}=[ \t]*(?P<value>[^\n#]*)", re.MULTILINE
)
_VARIABLE = re.compile(r"\$(?:\((?P<a>\w+)\)|\{(?P<b>\w+)\}|(?P<c>[A-Z_]+))")
_HERE = re.compile(r"\$\((?:CURDIR|PWD|shell pwd)\)|\$\{?PWD\}?|\$\(pwd\)|`pwd`")
_PELICAN = re.compile(r"(?<![\w./-])(?:[\w./-]*/)?pelican(?![\w.:/=-])(?P<rest>.*)")
_NO_CALL = re.compile(r"\b(?:install|add|import|from)\b.*\bpelican\b")
_WITH_VALUE = frozenset(
    ["-s", "--settings", "-o", "--output", "-t", "--theme-path", "-p", "--port", "-b", "--bind"]
)
_SETTINGS = ("-s", "--settings")
_THEME = re.compile(r"\s(?:-t|--theme-path)[ =]\s*[\"']?(?P<theme>[\w./-]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One call of Pelican: the folder it names, the settings, where it stands.

    Both are paths as written, ``settings`` empty where none are named; ``file`` is the script,
    ``line`` counts from 1.
    """

    folder: str
    settings: str
    file: Path
    line: int


def find(folder: Path) -> Iterator[Command]:
    """Yield the calls of Pelican that name a folder in the scripts in *folder*, in a fixed order."""
    for file, text in _scripts(folder):
        yield from parse(text, file)


def _scripts(folder: Path) -> Iterator[tuple[Path, str]]:
    for pattern in _SCRIPTS:
        for file in site_files.matching(folder, pattern):
            if file.stat().st_size < _LARGEST:
                yield file, file.read_bytes().decode(errors="replace").replace("\r\n", "\n")


def themes(folder: Path) -> Iterator[str]:
    """Yield the themes that the calls in the scripts in *folder* name, as written."""
    for _, text in _scripts(folder):
        bound = _bound(text)
        for line in re.sub(r"\\\n\s*", " ", text).split("\n"):
            call = _PELICAN.search(_expanded(line, bound))
            if call and (named := _THEME.search(call["rest"])):
                yield named["theme"]


def parse(text: str, file: Path) -> Iterator[Command]:
    """Yield the calls in *text*, a script's, first those of an ``INPUTDIR``."""
    text = text.replace("\0", "")
    text = re.sub(r"\\\n\s*", lambda match: " " + "\0" * match[0].count("\n"), text)
    bound = _bound(text)
    if "INPUTDIR" in bound:
        at = text[: text.index("INPUTDIR")].count("\n") + 1
        settings = bound.get("CONFFILE", "")
        yield Command(folder=bound["INPUTDIR"], settings=settings, file=file, line=at)
    number = 1
    for line in text.split("\n"):
        for folder, settings in _calls(_expanded(line, bound)):
            yield Command(folder=folder, settings=settings, file=file, line=number)
        number += 1 + line.count("\0")


def _calls(line: str) -> Iterator[tuple[str, str]]:
    """Yield the folder of each call in *line* that names one, and the settings, if any."""
    for part in re.split(r"[;&|]+", "" if line.lstrip().startswith("#") else line):
        match = _PELICAN.search(part)
        found = _arguments(match["rest"]) if match and not _NO_CALL.search(part) else ("", "")
        if found[0]:
            yield found


def _bound(text: str) -> dict[str, str]:
    """Return the variables that *text* binds, of each the first value, expanded."""
    bound: dict[str, str] = {}
    for match in _BINDING.finditer(text):
        value = _expanded(match["value"], bound).strip().strip("\"'")
        bound.setdefault(match["name"], value)
    return bound


def _expanded(text: str, bound: Mapping[str, str]) -> str:
    """Return *text* with variables put in; one that nobody has bound stays as it is."""
    return _VARIABLE.sub(
        lambda match: bound.get(match["a"] or match["b"] or match["c"], match[0]),
        _HERE.sub(".", text),
    )


def _arguments(text: str) -> tuple[str, str]:
    """Return the folder and the settings that a command line names, empty where it does not."""
    words = iter(_words(text))
    folder = settings = ""
    for word in words:
        name, _, value = word.partition("=")
        if name in _SETTINGS:
            settings = value or next(words, "")
        elif word in _WITH_VALUE:
            next(words, "")
        elif not word.startswith("-"):
            folder = folder or word
    return folder, settings


def _words(text: str) -> list[str]:
    """Return the words of a command line, up to a quotation mark that closes a text around it."""
    for end in (text, re.split(r"[\"'`)\]]", text, maxsplit=1)[0]):
        try:
            return shlex.split(end.replace("\0", ""), comments=True)
        except ValueError:
            continue
    return []
