"""What readers see of the roles that are no links within the archive, as Sphinx shows them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from confarchive.building.data import markdown_syntax

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_EXPLANATION = re.compile(r"\((.*)\)$", re.DOTALL)
_ACCELERATOR = re.compile(r"(?<!&)&(?![&\s])")
_PLACE = re.compile(r"\\([\\{}])|\{([^{}]+)\}")
_BULLET = "\N{TRIANGULAR BULLET}"


def shown(name: str, content: str) -> str:
    """Return what readers see of the role *name* with this *content*."""
    return _ROLES[name](content) if name in _ROLES else content


def _abbreviation(content: str) -> str:
    explained = _EXPLANATION.search(content)
    return content[: explained.start()].strip() if explained else content


def _label(content: str) -> str:
    """Return the words of a button, without what marks the letter that reaches it."""
    first, *others = _ACCELERATOR.split(content)
    return "".join((first, *(part.replace("&&", "&") for part in others)))


def _menu(content: str) -> str:
    return _label(content.replace("-->", _BULLET))


def _with_places(content: str) -> str:
    """Return a text without the braces around what stands for something else in it."""
    return _PLACE.sub(lambda match: match[1] or match[2], content)


def _document(kind: str, content: str) -> str:
    """Return what a document of a series called *kind* is called: by its number, or by words of the role's own."""
    number, words = markdown_syntax.role_words(content)
    return words or f"{kind} {number}"


def _nothing(_content: str) -> str:
    """Return nothing: only the build knows what is shown."""
    return ""


_ROLES: Mapping[str, Callable[[str], str]] = {
    "abbr": _abbreviation,
    "guilabel": _label,
    "menuselection": _menu,
    "file": _with_places,
    "samp": _with_places,
    **{kind.lower(): partial(_document, kind) for kind in ("RFC", "PEP", "CVE", "CWE")},
    **dict.fromkeys(("eval", "sub-ref"), _nothing),
}
