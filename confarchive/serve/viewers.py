"""The browsers that show pages of the site now, and what they are told."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml.etree import LxmlError
from starlette.websockets import WebSocket, WebSocketDisconnect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from confarchive.serve.pages import ServedPages

_PAUSE = 0.02
"""So many seconds pass before it is looked again: a build may write thousands of pages."""


@dataclass(eq=False)
class Viewers:
    """Those who look at *pages*; ``problems`` are what the last build told."""

    pages: ServedPages
    problems: Sequence[str] = ()
    is_building: bool = False
    _sockets: set[WebSocket] = field(default_factory=set)
    _written: asyncio.Event = field(default_factory=asyncio.Event)
    _is_built: bool = False

    async def join(self, socket: WebSocket) -> None:
        """Have a browser be told of changes until it goes away; at once of what it has missed."""
        origin = urlsplit(socket.headers.get("origin", ""))
        if origin.netloc != socket.headers.get("host"):
            return await socket.close()  # a page of another site, which shall learn nothing
        await socket.accept()
        self._sockets.add(socket)
        try:
            await self._tell(socket, is_built=not self.is_building)
            async for _ in socket.iter_text():
                pass
        finally:
            self._sockets.discard(socket)

    def page_written(self) -> None:
        """Have it be looked soon whether pages that somebody looks at are others now."""
        self._written.set()

    def build_ended(self, problems: Sequence[str]) -> None:
        """Have it be looked once more, at what these pages load too, and have the *problems* be told."""
        self.problems = problems
        self.is_building, self._is_built = False, True
        self._written.set()

    async def keep_looking(self) -> None:
        """Tell all of changes, whenever there may be any."""
        while True:
            await self._written.wait()
            self._written.clear()
            is_built, self._is_built = self._is_built, False
            for socket in tuple(self._sockets):
                await self._tell(socket, is_built=is_built)
            await asyncio.sleep(_PAUSE)

    async def _tell(self, socket: WebSocket, *, is_built: bool) -> None:
        page, digests = (socket.query_params.get(name, "") for name in ("page", "digest"))
        try:
            changed = self.pages.has_changed(page, digests, is_built=is_built)
            await socket.send_json({"changed": changed, "problems": list(self.problems)})
        except (OSError, LxmlError, ValueError):
            return  # it is just being written, which is told when it is
        except (RuntimeError, WebSocketDisconnect):
            self._sockets.discard(socket)
