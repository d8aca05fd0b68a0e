"""Reading the words of an index that Pagefind has made, without reading what each page says.

The pages of a word are most of an index, and nearly all of their numbers stay as they are:
so they are told from their bytes. CBOR (RFC 8949) tells by the first byte what a thing is,
and how many bytes of length follow. Where a text ends, its length need not say: no text in
UTF-8 goes on with a byte that begins an array.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from confarchive.building.search.form import FormError
from confarchive.building.search.merging import array, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.building.search.merging import Postings, Word

_NUMBER = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a]....)"
_LENGTH = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a....)"
_NUMBERS = _LENGTH + _NUMBER + rb"*+"
_PAGE = rb"\x83(%s)" + _NUMBERS + _NUMBERS
_PAGES = rb"(%s)((?:%s)*+)" % (_LENGTH, _PAGE % (rb"?:" + _NUMBER))
_SIGNS = rb"[\xc2-\xdf].|[\xe0-\xef]..|[\xf0-\xf4]..."
_TEXT = rb"(?:[\x60-\x77]|\x78.|\x79..|\x7a....)([\x00-\x7f]*+(?:(?:%s)[\x00-\x7f]*+)*+)" % _SIGNS
_FORM = rb"\x82" + _TEXT + _PAGES
_FORMS = rb"(%s)((?:%s)*+)" % (_LENGTH, _FORM)

_EACH_PAGE = re.compile(_PAGE % _NUMBER, re.DOTALL)
_EACH_FORM = re.compile(_FORM, re.DOTALL)
_EACH_WORD = re.compile(rb"\x83" + _TEXT + _PAGES + _FORMS, re.DOTALL)
_BEGIN = re.compile(rb"\x81(%s)" % _LENGTH, re.DOTALL)


def words(file: bytes) -> Iterator[tuple[str, Word]]:
    """Yield each word of a file of words, and the pages that have it."""
    data = unpacked(file)
    begin = _BEGIN.match(data)
    at, number = begin.end() if begin else 0, 0
    for found in _EACH_WORD.finditer(data, at):
        _expect(found.start() == at)
        at, number = found.end(), number + 1
        word, length, pages, forms, written = found.group(1, 2, 3, 4, 5)
        yield word.decode(), (_postings(length, pages), _forms(forms, written))
    _expect(begin is not None and begin[1] == array(number) and at == len(data))


def _expect(condition: bool) -> None:
    if not condition:
        raise FormError("Pagefind wrote an index of another form")


def _forms(length: bytes, forms: bytes) -> tuple[tuple[str, Postings], ...]:
    found = _EACH_FORM.findall(forms) if forms else []  # as most words have none
    _expect(length == array(len(found)))
    return tuple(sorted((form.decode(), _postings(*pages)) for form, *pages in found))


def _postings(length: bytes, pages: bytes) -> Postings:
    numbers = _EACH_PAGE.findall(pages)
    _expect(length == array(len(numbers)))
    if not numbers:
        return 0, 0, 0, b""
    first = numbers[0]
    return len(numbers), _value(first), sum(map(_value, numbers)), pages[1 + len(first) :]


@cache
def _value(number: bytes) -> int:
    return number[0] if len(number) == 1 else int.from_bytes(number[1:], "big")
