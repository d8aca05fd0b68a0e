"""Settings that Pelican has given up, told in the words it has for them today.

What each became is in Pelican's ``pelican/settings.py``, ``handle_deprecated_settings``.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_KINDS = ("SLUG", "CATEGORY", "TAG", "AUTHOR")
_ADDRESSES = tuple(
    f"{kind}{lang}_{end}"
    for kind in ("ARTICLE", "DRAFT", "PAGE")
    for lang in ("", "_LANG")
    for end in ("URL", "SAVE_AS")
)
OLD_NAMES = frozenset(
    ["ARTICLE_DIR", "PAGE_DIR", "CLEAN_URLS", "ARTICLE_PERMALINK_STRUCTURE"]
    + [f"{kind}_SUBSTITUTIONS" for kind in _KINDS]
)
"""The names that :func:`modernised` knows."""


def modernised(values: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    """Return *values* with old settings moved to where Pelican has them today."""
    modern = dict(values)
    _move_folders(modern)
    _move_substitutions(modern, defaults["SLUG_REGEX_SUBSTITUTIONS"])
    _move_addresses(modern, defaults)
    return modern


def _move_folders(values: dict[str, Any]) -> None:
    for kind in ("ARTICLE", "PAGE"):
        if f"{kind}_DIR" in values:
            values[f"{kind}_PATHS"] = [values[f"{kind}_DIR"]]


def _move_substitutions(values: dict[str, Any], cleaning: Sequence[tuple[str, str]]) -> None:
    old: dict[str, Any] = {kind: values.get(f"{kind}_SUBSTITUTIONS") for kind in _KINDS}
    if old["SLUG"]:
        for kind in ("CATEGORY", "TAG"):
            if old[kind]:
                old[kind] = [*old["SLUG"], *old[kind]]
        old["AUTHOR"] = old["AUTHOR"] or []
    for kind, pairs in old.items():
        if pairs is not None and f"{kind}_REGEX_SUBSTITUTIONS" not in values:
            values[f"{kind}_REGEX_SUBSTITUTIONS"] = _as_expressions(pairs, cleaning)


def _as_expressions(
    pairs: Iterable[Sequence[Any]], cleaning: Sequence[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Return plain replacements, ``(old, new)`` or ``(old, new, skip)``, as expressions.

    Pelican's own *cleaning* comes after them; where one says to skip it, only the
    trimming of blanks is left of that.
    """
    pairs = list(pairs)
    skip = any(any(rest) for _, _, *rest in pairs)
    expressions = [(re.escape(old), new.replace("\\", r"\\")) for old, new, *_ in pairs]
    return [*expressions, *(cleaning[1:3] if skip else cleaning)]


def _move_addresses(values: dict[str, Any], defaults: Mapping[str, Any]) -> None:
    if values.get("CLEAN_URLS"):
        for kind, folder in (("ARTICLE", ""), ("PAGE", "pages/")):
            values[f"{kind}_URL"] = f"{folder}{{slug}}/"
            values[f"{kind}_LANG_URL"] = f"{folder}{{slug}}-{{lang}}/"
    structure = values.get("ARTICLE_PERMALINK_STRUCTURE")
    if isinstance(structure, str) and structure:
        structure = re.sub(r"%\((\w+)\)s", r"{\1}", structure)
        structure = re.sub(r"(%[A-Za-z])", r"{date:\1}", structure).removeprefix("/")
        for key in _ADDRESSES:
            values[key] = posixpath.join(structure, values.get(key) or defaults[key])
