"""The direction that a text is read in: by its language, else by its letters.

The scripts and languages are those that Unicode's CLDR says are written from right to left
(https://cldr.unicode.org, "characterOrder"), and the codes that were used for them before.
"""

from __future__ import annotations

import re
import unicodedata

RIGHT_TO_LEFT, LEFT_TO_RIGHT = "rtl", "ltr"
_LANGUAGES = frozenset(
    [
        *("ar", "ara", "arc", "ary", "arz", "aeb", "acm", "apc", "ajp", "azb", "bal", "bgn"),
        *("bqi", "brh", "ckb", "dv", "fa", "fas", "per", "glk", "haz", "he", "heb", "iw", "ji"),
        *("ks", "lrc", "luz", "mzn", "nqo", "pnb", "prs", "ps", "rhg", "sd", "sdh", "skr", "syr"),
        *("trw", "ug", "ur", "uzs", "yi"),
    ]
)
_SCRIPTS = frozenset(
    ["arab", "aran", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg", "mand", "samr", "yezi"]
)
_LETTERS = 2000
"""As many signs of a text tell its direction."""


def of_language(code: str) -> str:
    """Return ``rtl`` where the language *code* (``fa-IR``, ``ku_Arab``) is read from the right, else ""."""
    language, *others = code.strip().lower().replace("_", "-").split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")  # noqa: PLR2004
    right = script in _SCRIPTS if script else language in _LANGUAGES
    return RIGHT_TO_LEFT if right else ""


def within(direction: str, of_site: str) -> str:
    """Return the ``dir`` of a text, as HTML has it, in a site in the language *of_site*: "" where both are read alike."""
    if direction == of_language(of_site):
        return ""
    return direction or LEFT_TO_RIGHT


def of_text(text: str) -> str:
    """Return ``rtl`` where most letters of *text* are read from the right, else ""."""
    if text.isascii():
        return ""
    kinds = [unicodedata.bidirectional(char) for char in text[:_LETTERS]]
    right = kinds.count("R") + kinds.count("AL")
    return RIGHT_TO_LEFT if right > kinds.count("L") else ""


def other_language(language: str | None, of_site: str) -> str:
    """Return the code of a text's *language* as HTML has it, "" where it is that *of_site*, or no code.

    See https://www.rfc-editor.org/info/bcp47.
    """
    code = (language or "").strip().replace("_", "-")
    is_code = re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", code) is not None
    return code if is_code and code.casefold() != of_site.replace("_", "-").casefold() else ""
