"""Builds a site, serves it, and builds it again whenever one of its files changed."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING, Any

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount, Route, WebSocketRoute

from confarchive.runtime.interruption import INTERRUPTED
from confarchive.serve import pages, watching
from confarchive.serve.builds import Builds
from confarchive.serve.viewers import Viewers

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable

    from confarchive.serve.arguments import Arguments

_LOCAL = ("127.0.0.1", "localhost")
_ENDING = (signal.SIGINT, signal.SIGTERM)


async def run(arguments: Arguments) -> int:
    """Build and serve until a key, or a word from outside, ends it; return the exit code."""
    arguments.output.mkdir(parents=True, exist_ok=True)
    server = Server(arguments)
    try:
        await server.run()
    finally:
        await server.builds.end()
    return INTERRUPTED


class Server:
    """Shows the site that *arguments* name."""

    def __init__(self, arguments: Arguments) -> None:
        self._arguments = arguments
        self._changed = asyncio.Event()
        """Whether a file of the site changed that no build has seen."""
        self.viewers = Viewers(pages.ServedPages(arguments.output))
        told = self.viewers.page_written
        self.builds = Builds(arguments.source, arguments.for_build, told)

    async def run(self) -> None:
        """Build, then serve and build whenever a file changed; until a signal comes."""
        config = uvicorn.Config(
            application(self.viewers, self._arguments.host),
            host=self._arguments.host,
            port=self._arguments.port,
            log_level="warning",
            timeout_graceful_shutdown=1,
        )
        socket = config.bind_socket()  # a port that is taken is told at once
        watch = asyncio.create_task(self._watch())
        print("The initial build …", flush=True)  # noqa: T201
        if await _ends_by_itself(self._build()):
            web = uvicorn.Server(config)
            # It hands signals on at its end, when builds are still to be ended.
            for each in _ENDING:
                signal.signal(each, web.handle_exit)
            others = (self._keep_building(), self.viewers.keep_looking())
            await until_one_ends([watch, *others, web.serve(sockets=[socket])])

    async def _watch(self) -> None:
        """Note all the time whether a file changed: during a build too."""
        written = (self._arguments.output, self._arguments.doctrees)
        concerns = watching.SiteFilter(written, self._arguments.ignored)
        async for _ in watching.changes(self._arguments.source, concerns):
            self._changed.set()

    async def _keep_building(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            print("Building again …", flush=True)  # noqa: T201
            await self._build()

    async def _build(self) -> None:
        self.viewers.is_building = True
        await self.builds.build()
        for problem in self.builds.failure:
            print(problem, flush=True)  # noqa: T201
        print(f"Serving on {self._arguments.address}", flush=True)  # noqa: T201
        self.viewers.build_ended(self.builds.problems)


def application(viewers: Viewers, host: str) -> Starlette:
    """Return what answers requests at *host*: with pages, and what *viewers* are told."""
    routes = [
        Route(pages.SCRIPT, lambda _: pages.script()),
        WebSocketRoute(pages.CHANGES, viewers.join),
        Mount("/", app=viewers.pages),
    ]
    # A name that leads here from elsewhere would let pages of others read the site.
    names = [*_LOCAL] if host in _LOCAL else ["*"]
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=names)
    return Starlette(routes=routes, middleware=[hosts])


async def until_one_ends(work: Iterable[Coroutine[Any, Any, None] | asyncio.Task[None]]) -> None:
    """Do all *work* until a part of it ends. Raises what that does: none goes on without the others."""
    tasks = [asyncio.ensure_future(each) for each in work]
    done, others = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in others:
        task.cancel()
    for task in done:
        task.result()


async def _ends_by_itself(work: Coroutine[Any, Any, object]) -> bool:
    """Do the *work*; tell whether no signal ended it."""
    task, loop = asyncio.ensure_future(work), asyncio.get_running_loop()

    def end(*_: object) -> None:
        if not loop.is_closed():  # as it is once all has ended, while Python ends, too
            loop.call_soon_threadsafe(task.cancel)

    for each in _ENDING:  # the loop's own handlers are none on Windows
        signal.signal(each, end)
    try:
        await task
    except asyncio.CancelledError:
        return False
    return True
