"""Languages by their codes (BCP 47, https://www.rfc-editor.org/info/bcp47), as CLDR knows them: Babel brings it."""

from __future__ import annotations

import re
from functools import cache

_CODE = re.compile(r"(?P<language>[A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*")


def is_code(text: str) -> bool:
    """Tell whether *text* is the code of a language, such as ``en`` or ``pt-BR``."""
    match = _CODE.fullmatch(text)
    return match is not None and match["language"].lower() in _languages()


@cache
def _languages() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415 (not before it is asked for)

    return frozenset(Locale.parse("en").languages)
