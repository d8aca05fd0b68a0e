"""What an archive, or a blog, says of itself as a whole: a frozen value, and what is wrong with one."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteIdentity:
    """Who a site is; "" and () stand for what is not known.

    ``url`` is the address of its home page, ``language`` a code such as ``en`` or ``pt-BR``, ``words`` what the
    home page says in plain text, and ``menu`` the text and address of what else it leads to.
    """

    title: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    words: str = ""
    menu: tuple[tuple[str, str], ...] = ()


def checked_line(text: str) -> str:
    """Return *text* without blanks around it. Raises ValueError where it is more than a line of text."""
    text = text.strip()
    if any(unicodedata.category(each) in {"Cc", "Cs", "Zl", "Zp"} for each in text):
        raise ValueError(f"found {text!r}, expected one line of text")
    return text


def checked_url(text: str) -> str:
    """Return the address *text* with a slash at its end, "" for "". Raises ValueError where it is none of the web."""
    text = checked_line(text)
    if not text:
        return ""
    expected = f"found {text!r}, expected an address such as https://archive.example.org/"
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        raise ValueError(expected) from None
    has_more = parts.query or parts.fragment or " " in text
    if parts.scheme not in {"http", "https"} or not parts.hostname or has_more:
        raise ValueError(expected)
    return text if text.endswith("/") else f"{text}/"


def checked_language(text: str) -> str:
    """Return the code *text* as Sphinx takes it, such as ``pt_BR``. Raises ValueError where it is none."""
    code = checked_line(text).replace("-", "_")
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        expected = "expected a language's code such as en, de or pt-BR"
        raise ValueError(f"found {text!r}, {expected}") from None
    return code
