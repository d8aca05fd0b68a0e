"""The pages of a site as a browser gets them: each says what it was, and is loaded anew when it is another."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import quote, unquote, urljoin, urlsplit

from lxml import etree, html
from lxml.etree import LxmlError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from confarchive.building.search import folder, index

if TYPE_CHECKING:
    from starlette.types import Scope

SCRIPT = "/_confarchive/serve.js"
CHANGES = "/_confarchive/changes"
_LOADED = etree.XPath(
    "//@src | //@poster | //link[contains(@rel, 'stylesheet') or contains(@rel, 'icon')]/@href"
)
_SEARCH = "/_static/confarchive-search.js"
"""The script of the page that shows what the index has."""
_INDEX = [f"../{folder.FOLDER}/{name}" for name in (index.ARCHIVE, index.ENTRY)]
"""Where that is, from the script: of the archive's own index, and of Pagefind's."""
_AT_ONCE = 1_000_000
"""Bytes of a file that are read before any are sent; films are not."""
_LENGTH = 24
"""Of a digest."""
_HEADERS = {"Cache-Control": "no-cache"}
"""A browser asks whether what it has is still the same."""


def script() -> Response:
    """Return what a page runs, for :data:`SCRIPT`."""
    text = files("confarchive.serve").joinpath("serve.js").read_text("utf-8")
    return Response(text, media_type="text/javascript", headers=_HEADERS)


class ServedPages(StaticFiles):
    """Serves the files in a folder; its pages run :data:`SCRIPT`."""

    def __init__(self, output: Path) -> None:
        super().__init__(directory=output, html=True)
        self._output = output

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file; a page with its digest, and the script that asks for it."""
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != HTTPStatus.NOT_FOUND:
                raise
            response = HTMLResponse(status_code=error.status_code)  # no build has gone through yet
        response.headers.update(_HEADERS)
        content = b""
        if isinstance(response, FileResponse):
            if int(response.headers["content-length"]) > _AT_ONCE:
                return response
            # A build may write the file while it is sent: it is read at once, and its length is told of that.
            content = await run_in_threadpool(Path(response.path).read_bytes)
        elif response.media_type != "text/html":
            return response
        kind, status = response.media_type, response.status_code
        if kind == "text/html":
            digests = await run_in_threadpool(self._digests, quote(scope["path"]), content)
            content += f'<script src="{SCRIPT}" data-digest="{digests}"></script>'.encode()
        return Response(content, status_code=status, headers=_HEADERS, media_type=kind)

    def has_changed(self, address: str, digests: str, *, is_built: bool) -> bool:
        """Tell whether a browser would get another page at *address*, the path of a URL.

        The page said *digests*. Where it is not all built, what the page loads does not count:
        builds write some files that stay as they were, and these are half written for a moment.
        """
        found, _ = self._lookup(address)
        file = Path(found, "index.html") if found and Path(found).is_dir() else Path(found)
        if not found or not file.is_file():
            file = self._output / "404.html"
        now = self._digests(address, file.read_bytes() if file.is_file() else b"")
        return now != digests if is_built else now[:_LENGTH] != digests[:_LENGTH]

    def _lookup(self, address: str) -> tuple[str, os.stat_result | None]:
        return self.lookup_path(os.path.normpath(unquote(address).lstrip("/")))

    def _digests(self, address: str, page: bytes) -> str:
        """Return what stands for the text of a page, and for the files that it loads."""
        states = [self._state(address, name) for name in _loaded(page)]
        return _digest(page) + _digest(repr(states).encode())

    def _state(self, address: str, name: str) -> object:
        """Return what changes when the file does that a page calls *name*; None for files of others."""
        try:
            parts = urlsplit(urljoin(address, name))
            found, stat = self._lookup(parts.path)
        except (ValueError, OSError):  # no address, or no name of a file
            return None
        if parts.scheme or parts.netloc:
            return None
        if parts.path.endswith(_SEARCH):
            return [self._state(parts.path, each) for each in _INDEX]
        return _content(found, stat.st_mtime_ns) if stat and Path(found).is_file() else None


def _loaded(page: bytes) -> list[str]:
    """Return the names by which a page calls what it loads, in order."""
    try:
        found = _LOADED(html.document_fromstring(page))
    except LxmlError:  # no page, but what has its name
        return []
    return sorted({str(name) for name in cast("list[str]", found)})


@lru_cache(maxsize=1000)
def _content(file: str, _written: int) -> str:
    return _digest(Path(file).read_bytes())


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=_LENGTH // 2).hexdigest()
