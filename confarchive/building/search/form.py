"""What tells that Pagefind speaks, or writes, in another form than the one known here."""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from gzip import BadGzipFile
from typing import TYPE_CHECKING

import cbor2
from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from collections.abc import Iterator

KNOWN_RELEASES = "1.5."
"""How the releases begin whose files mean what is known of them."""
_UNREADABLE = (ValueError, LookupError, TypeError, EOFError, zlib.error, BadGzipFile)


class FormError(ExtensionError):
    """Pagefind's files or messages are of another form."""


@contextmanager
def known_form() -> Iterator[None]:
    """Raise FormError for what cannot be read meanwhile."""
    try:
        yield
    except (*_UNREADABLE, cbor2.CBORError) as error:
        raise FormError(f"Pagefind wrote an index of another form ({error!r})") from error
