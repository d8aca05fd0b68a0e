"""Which pages a theme's templates load a script for formulas on: read as text, never run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from confarchive.importing.formulas import loaded_scripts
from confarchive.model.files.site_files import leads_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from confarchive.importing.formulas import Script

_STATEMENT = re.compile(
    r"""\{%[-+]?\s*(?P<word>if|elif|else|endif|include)\b(?P<rest>.*?)[-+]?%\}""", re.DOTALL
)
_NAME = re.compile(r"""["'](?P<name>[^"']+)["']""")
_KEY = re.compile(
    r"""(?:article|page)\.(?:metadata\.)?(?P<key>[a-z_]\w*)(?:\s+is\s+defined)?
    |["'](?P<named>\w+)["']\s+in\s+(?:article|page)(?:\.metadata)?
    |(?:article|page)\.metadata\.get\(["'](?P<got>\w+)["']\)""",
    re.VERBOSE,
)
_ALWAYS = frozenset({"article", "page", "article or page", "page or article"})
_LONGEST = 1_000_000  # bytes of a template that is looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A script, None for one that is not understood, and the header's ``key`` that asks for it.

    ``known`` is false where nothing tells on which pages it is.
    """

    script: Script | None
    key: str = ""
    known: bool = True


def find(folder: Path, values: Mapping[str, Any]) -> Loaded | None:
    """Return the script that the theme in *folder* loads; None for none. *values* are settings."""
    texts = dict(_texts(folder))
    for name, text in texts.items():
        place = loaded_scripts.find(text)
        if place is None:
            continue
        conditions = [*_conditions(text, place.start()), *_of_includes(name, texts)]
        keys = [_key(condition, values) for condition in conditions]
        if "never" in keys:
            continue
        wanted = {key for key in keys if key}
        known = None not in keys and len(wanted) <= 1
        return Loaded(script=_script(texts, text), key=next(iter(wanted), "") or "", known=known)
    return None


def _script(texts: Mapping[str, str], text: str) -> Script | None:
    """Return the script of *text*; its configuration may stand in another template."""
    beside = [other for other in texts.values() if "inlineMath" in other or "delimiters" in other]
    return loaded_scripts.script("\n".join([text, *(other for other in beside if other != text)]))


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    base = folder.resolve()
    top = folder / "templates"
    for path in () if leads_out(top, base) else sorted(top.rglob("*.html")):
        file = path.resolve()
        if file.is_relative_to(base) and file.is_file() and file.stat().st_size < _LONGEST:
            text = file.read_text(encoding="utf-8", errors="replace")
            name = path.relative_to(folder / "templates").as_posix()
            yield name, loaded_scripts.without_comments(text)


def _of_includes(name: str, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield the conditions under which the template *name* is included in another one."""
    for text in texts.values():
        for statement in _STATEMENT.finditer(text):
            if statement["word"] == "include" and name in _NAME.findall(statement["rest"]):
                yield from _conditions(text, statement.start())
                return


def _conditions(text: str, place: int) -> Sequence[str]:
    """Return the conditions that what stands at *place* in the template *text* is shown on."""
    open_ones: list[str] = []
    for statement in _STATEMENT.finditer(text, 0, place):
        word, rest = statement["word"], " ".join(statement["rest"].split())
        if word == "if":
            open_ones.append(rest)
        elif word == "endif" and open_ones:
            open_ones.pop()
        elif word in {"elif", "else"} and open_ones:
            open_ones[-1] = f"else {rest}"
    return open_ones


def _key(condition: str, values: Mapping[str, Any]) -> str | None:
    """Return the key of a header that *condition* asks for; empty for what is always so.

    ``never`` stands for what is not so in this blog, None for what cannot be told.
    """
    if condition in _ALWAYS:
        return ""
    if re.fullmatch(r"[A-Z][A-Z0-9_]*", condition):
        return "" if values.get(condition) else "never"
    first, *others = re.split(r"\s+(?:and|or)\s+", condition)
    keys = [
        found
        for part in (first, *others)
        if part not in _ALWAYS
        for found in [_KEY.fullmatch(part)]
    ]
    names = {(found["key"] or found["named"] or found["got"]) if found else None for found in keys}
    return names.pop() if len(names) == 1 else None
