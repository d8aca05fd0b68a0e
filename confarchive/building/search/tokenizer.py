"""Where one word ends and the next begins, for an index that knows spaces only.

Pagefind takes what stands between two spaces for one word, and finds only some parts of
it. So spaces are put where they are missing: around each sign of a script that has none,
as Chinese, between the words of ``read/write``, of ``l'argent`` (but not of ``don't``)
and of ``#topic`` (but not of ``C#``), and around a name such as ``getElementById`` in
``document.getElementById(x)``. Each such space follows a sign that
nobody sees (U+2060), so that what readers are shown can be put together again;
``static/confarchive-search-engine.js`` does that, and takes queries apart by these rules.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape, unescape
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

GLUE = "\u2060 "

# Han, kana, and Thai, Lao and Khmer, whose marks belong to the letter before.
_HAN = (
    r"\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    r"\U00020000-\U0003ffff"
)
_THAI = r"\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e50-\u0e59"
_LAO = r"\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd\u0ec0-\u0ec6\u0ed0-\u0ed9\u0edc-\u0edf"
_KHMER = r"\u1780-\u17b3\u17d7\u17dc\u17e0-\u17e9"
_MARKS = r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u17b4-\u17d3\u17dd"
_VOICED = r"\u3099\u309a"
_SIGN = rf"[{_HAN}][{_VOICED}]*|[{_THAI}{_LAO}{_KHMER}][{_MARKS}]*"
_SIGNS = re.compile(_SIGN)
_HAS_SIGN = re.compile(
    f"[{_HAN}{_THAI}{_LAO}{_KHMER}]"
)  # which most texts have not; looking takes a fifth
_LETTERS, _KHMER_LETTERS, _KHMER_BLOCK = 0x18B00, 0x60, 0x17
_LONGEST = 8
"""Letters of a sign with its marks."""
_AFTER_SIGN = re.compile(rf"(?:^|\s|{_SIGN})$")
# These begin with what is rare, which Python finds ten times sooner.
_DASH = re.compile(r"[—–―…·→](?<=\w.)(?=\w)")
_SLASH = re.compile(r"/(?<=[\w+#].)(?=\w)")
_APOSTROPHE = re.compile(r"['’](?<=[^\W\d_].)(?=[^\W\d_]{3})")
_HASH = re.compile(r"[#+](?<![\w+#].)(?=\w)")
# A name of letters and digits, or with capitals inside: of its parts Pagefind makes words.
_HAS_NAME = re.compile(r"[0-9A-Z](?:(?<=[a-z].|[A-Z][0-9])|(?<=[0-9])(?=[A-Za-z]))")
_MIXED = r"(?:[A-Za-z]\d|\d[A-Za-z]|[a-z][A-Z])"
_PUNCTUATION = r"(?:[^\w\s'’+#]|_)+"
_NAME = re.compile(
    rf"(?P<before>(?<=[^\W_]){_PUNCTUATION}|(?<!\w)_+)?"
    rf"(?P<name>[^\W_]*{_MIXED}[^\W_]*)(?P<after>{_PUNCTUATION}(?=[^\W_]))?"
)
_TAG = re.compile(r"<[^>]*>")
_STOP = "\n\0\n"
"""Stands for a tag while words are set apart: no word goes over it."""


_DIGITS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_UNSEEN = re.compile("[\ufe0e\ufe0f\u200d]")


def sign_word(name: str) -> str:
    """Return the word that stands for a *name* of signs alone, such as ``★``; "" for other names.

    Pagefind's index has words of letters only.
    """
    signs = _UNSEEN.sub("", name.strip())
    if not signs or any(map(str.isalnum, signs)):
        return ""
    return "zz" + "".join(f"{ord(sign):x}q" for sign in signs).translate(_DIGITS)


def has_signs(text: str) -> bool:
    """Tell whether *text* has signs of a script without spaces."""
    return _HAS_SIGN.search(text) is not None


def apart(text: str) -> str:
    """Return plain *text* with spaces between all its words."""
    text = "".join(_apart_from_names(text))
    for sign in (_SLASH, _APOSTROPHE, _HASH):
        text = sign.sub(rf"\g<0>{GLUE}", text)
    if text.isascii():
        return text
    text = _DASH.sub(rf"{GLUE}\g<0>{GLUE}", text)
    return _SIGNS.sub(_apart_from_sign, text) if _HAS_SIGN.search(text) else text


def apart_in_html(html: str) -> str:
    """Return *html* with spaces between all words of its text."""
    html = html.replace("\0", "")
    text = unescape(_TAG.sub(_STOP, html))
    spaced = apart(text)
    if spaced == text:
        return html
    texts = escape(spaced, quote=False).split(_STOP)
    return "".join(chain.from_iterable(zip(texts, [*_TAG.findall(html), ""], strict=True)))


def _apart_from_names(text: str) -> Iterator[str]:
    """Yield the pieces of *text*; only words that hold a name are looked at closely."""
    done = 0
    for found in _HAS_NAME.finditer(text):
        if found.start() < done:
            continue
        begin = text.rfind(" ", done, found.start()) + 1 or done
        end = text.find(" ", found.start())
        yield text[done:begin]
        done = len(text) if end < 0 else end
        yield _NAME.sub(_apart_from_name, text[begin:done])
    yield text[done:]


def _apart_from_name(match: re.Match[str]) -> str:
    before, after = match["before"], match["after"]
    return f"{before + GLUE if before else ''}{match['name']}{after + GLUE if after else ''}"


def _apart_from_sign(match: re.Match[str]) -> str:
    # One space, never two: a space of its own would be a word between the signs.
    sign = "".join(map(_as_letter, unicodedata.normalize("NFD", match[0])))
    begins = _AFTER_SIGN.search(match.string[max(match.start() - _LONGEST, 0) : match.start()])
    ends = match.string[match.end() : match.end() + 1].isspace()
    return f"{'' if begins else GLUE}{sign}{'' if ends else GLUE}"


def _as_letter(char: str) -> str:
    """Return a mark as a letter of a script that nobody writes (Khitan): Pagefind leaves marks out, and then finds no phrase.

    ``static/confarchive-search-query.js`` makes marks of them again.
    """
    if not unicodedata.category(char).startswith("M"):
        return char
    code = ord(char)
    return chr(_LETTERS + (code & 0xFF) + (_KHMER_LETTERS if code >> 8 == _KHMER_BLOCK else 0))
