"""What languages are called, for readers who do not know their codes."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError


def language_name(code: str, *, locale: Locale) -> str:
    """Return what *locale* calls the language of a *code*, such as ``pt-br``: by its region where there is no name for both."""
    try:
        spoken = Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        name: str = locale.languages.get(code.lower(), code)
        return name
    known: str | None = locale.languages.get(str(spoken))
    return known or spoken.get_display_name(locale) or code


@cache
def own_name(code: str) -> str:
    """Return what the language of a *code* is called in itself, such as ``français``; *code* where nobody knows."""
    try:
        locale = Locale.parse(code.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return code
    return language_name(code, locale=locale)
