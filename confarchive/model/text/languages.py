"""Languages by their codes (BCP 47, https://www.rfc-editor.org/info/bcp47), as CLDR knows them: Babel brings it."""

from __future__ import annotations

import re
from functools import cache

_CODE = re.compile(r"(?P<language>[A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*")
_CASES = {2: str.upper, 4: str.capitalize}
"""How regions and scripts are written, by their length."""


def is_code(text: str) -> bool:
    """Tell whether *text* is the code of a language, such as ``en`` or ``pt-BR``."""
    match = _CODE.fullmatch(text)
    return match is not None and match["language"].lower() in _languages()


@cache
def _languages() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415 (not before it is asked for)

    return frozenset(Locale.parse("en").languages)


def canonical(code: str) -> str:
    """Return the *code* of a language in the one spelling that it has by RFC 5646, section 2.1.1, such as ``pt-BR``."""
    first, *others = code.strip().replace("_", "-").lower().split("-")
    return "-".join((first, *(_CASES.get(len(part), str)(part) for part in others)))
