"""Markdown's extensions: what settings call them, and what the missing ones would have changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from confarchive.importing.conversion import Note
from confarchive.model.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

OWN = "markdown.extensions."
"""What stands before the names of Python-Markdown's own."""
_NAMED = re.compile(r"\s*([\w.]+)\s*(?:\((.*)\))?\s*", re.DOTALL)
# What `headerid` did until Python-Markdown 3, which has `toc` for it.
_HEADERID = f"{OWN}toc", {"marker": ""}
_FENCES = "`{3}|~{3}"
# By the last part of an extension's name: what a post has that the extension acts on.
_MARKS = {
    "codehilite": r"(?!)",  # another takes its place
    "superfences": rf"^[ \t>].*?(?:{_FENCES})|^(?:{_FENCES})[^\n`~]*[ {{]",
    "highlight": r"^(?:```|~~~)[^\n`~]*[ {]",
    "inlinehilite": r"`(?:#!|:::)",
    "details": r"^[ \t>]*\?{3}",
    "tabbed": r"^[ \t>]*={3}",
    "snippets": r"-8<-",
    "caption": r"^[ \t>]*///",
    "tilde": r"~",
    "caret": r"\^",
    "mark": r"==",
    "markdown_del_ins": r"~~|\+\+",
    "del_ins": r"~~|\+\+",
    "strikethrough": r"~~",
    "tasklist": r"\[[ xX]\]",
    "checklist": r"\[[ xX]\]",
    "emoji": r":\w+:",
    "keys": r"\+\+",
    "critic": r"\{[+~=>-]{2}",
    "progressbar": r"\[=",
    "arithmatex": r"\$|\\[(\[]|\\begin",
    "pyembed.markdown": r"\[!",
}
_ANYTHING = r"\S"


def full_name(name: str) -> str:
    """Return the module of the extension that settings call *name*."""
    return name if "." in name else OWN + name


def named(text: str) -> tuple[str, dict[str, Any]]:
    """Return the module and the configuration of an extension, as an entry in a list says it.

    That is ``toc``, or ``toc(permalink=True)`` as before Python-Markdown 3.
    """
    match = _NAMED.fullmatch(text)
    if match is None:
        return full_name(text), {}
    name = full_name(match[1])
    if name == f"{OWN}headerid":
        return _HEADERID
    pairs = (pair.partition("=") for pair in (match[2] or "").split(","))
    return name, {key.strip(): value.strip() for key, found, value in pairs if found}


def marks(missing: Collection[str], known: Mapping[str, Any]) -> str:
    """Return the regular expression of what extensions that are *missing* act on; empty for none.

    Of those that nobody knows that may be anything, and fences too, where no *known* one reads them.
    """
    has_fences = any(name.endswith(("extra", "fenced_code")) for name in known)
    return "|".join(dict.fromkeys(_mark(name, has_fences=has_fences) for name in missing))


def _mark(name: str, *, has_fences: bool) -> str:
    short = name.removeprefix(OWN)
    if short.endswith("superfences") and not has_fences:
        return _FENCES
    return _MARKS.get(short) or _MARKS.get(short.rpartition(".")[2], _ANYTHING)


def left_out(name: str) -> Note:
    """Return what is told of the extension *name*, which cannot be loaded."""
    short = name.removeprefix(OWN)
    message = f"the Markdown extension {short} is not known here, or not with these options"
    return Note(kind=ProblemKind.UNSUPPORTED, message=f"{message}; it is left out")


def untrusted(name: str) -> Note:
    """Return what is told of the extension *name*, whose package nobody trusts yet."""
    message = (
        f"the Markdown extension {name} is not Python-Markdown's own, and is left out; "
        f"if its package is installed and to be trusted, --extension {name.partition('.')[0]} loads it"
    )
    return Note(kind=ProblemKind.UNSUPPORTED, message=message)
