"""Jupyter notebooks as Markdown: cells of text and code, and what the code put out.

Formats 3 and 4 are read, see https://nbformat.readthedocs.io/en/latest/format_description.html.
Of several forms of one output the first is shown that needs no program to run in
the page: a table or other HTML without scripts, then pictures, then text.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from confarchive.importing.conversion import GeneratedFile

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = "../../files"
"""The folder of files, as seen from a post."""

_ESCAPES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_LANGUAGE = re.compile(r"[\w+.#-]+")
_PICTURES = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif"}
# Format 3 has short names for some types.
_TYPES = {"html": "text/html", "svg": "image/svg+xml", "png": "image/png", "jpeg": "image/jpeg"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NotebookText:
    """A notebook as Markdown, and the pictures that it shows."""

    text: str
    files: tuple[GeneratedFile, ...] = ()


def to_markdown(
    data: bytes, *, name: str, cells: slice = slice(None), language: str | None = None
) -> NotebookText | None:
    """Write some *cells* of the notebook in *data*; None if that is no notebook.

    *language* is that of the code, if not the notebook's own. Pictures are named
    by *name* and a number.
    """
    try:
        book = json.loads(data)
        found = book["cells"] if "cells" in book else book["worksheets"][0]["cells"]
        writer = _CellWriter(name, language or _language(book))
        blocks = [block for cell in found[cells] for block in writer.cell(cell)]
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    text = "\n\n".join(block.strip("\n") for block in blocks if block.strip())
    return NotebookText(text=text, files=tuple(writer.files))


def fenced(code: str, language: str) -> str:
    """Write *code* as a fenced block, whatever it holds."""
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    fence = "`" * (longest + 1)
    found = _LANGUAGE.fullmatch(language)
    return f"{fence}{language if found else 'text'}\n{code}\n{fence}"


def _language(book: dict[str, Any]) -> str:
    metadata = book.get("metadata", {})
    info = metadata.get("language_info") or metadata.get("kernelspec") or {}
    return str(info.get("name" if "language_info" in metadata else "language") or "python")


class _CellWriter:
    """Writes cells, and keeps the pictures it meets."""

    def __init__(self, name: str, language: str) -> None:
        self._name = name
        self._language = language
        self.files: list[GeneratedFile] = []

    def cell(self, cell: dict[str, Any]) -> Iterator[str]:
        text = _joined(cell.get("source", cell.get("input", "")))
        match cell["cell_type"]:
            case "markdown":
                yield text
            case "heading":
                yield f"{'#' * int(cell.get('level', 1))} {text}"
            case "code":
                if text.strip():
                    yield fenced(text, self._language)
                for output in cell.get("outputs", ()):
                    yield from self._output(output)
            case _:
                yield fenced(text, "text")

    def _output(self, output: dict[str, Any]) -> Iterator[str]:
        if "traceback" in output:
            yield _plain("\n".join(output["traceback"]))
            return
        forms = {_TYPES.get(key, key): value for key, value in output.get("data", output).items()}
        html = _joined(forms.get("text/html", ""))
        if html and "<script" not in html.lower():
            yield re.sub(r"\n\s*\n", "\n", html)
            return
        for kind, suffix in _PICTURES.items():
            if kind in forms:
                yield self._picture(_joined(forms[kind]), suffix)
                return
        text = _joined(forms.get("text/plain", forms.get("text", "")))
        if text.strip():
            yield _plain(text)

    def _picture(self, content: str, suffix: str) -> str:
        try:
            data = content.encode() if suffix == "svg" else base64.b64decode(content)
        except binascii.Error:
            return ""
        name = f"notebooks/{self._name}-{len(self.files) + 1}.{suffix}"
        self.files.append(GeneratedFile(name=name, data=data))
        return f"![]({FILES}/{name})"


def _plain(text: str) -> str:
    return fenced(_ESCAPES.sub("", text).rstrip("\n"), "text")


def _joined(text: str | list[str]) -> str:
    """Return a text, which a notebook may keep in lines."""
    return text if isinstance(text, str) else "".join(text)
