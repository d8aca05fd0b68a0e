"""Hosts of our own on loopback, each a port: what they answer is told by the path that they are asked for."""

import asyncio
import json
import threading
from collections import Counter
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

STATUS = {"ok": 200, "gone": 410, "none": 404, "broken": 500, "refused": 403, "later": 429}
EXPECTED = {
    "ok": ("answers", "200"),
    "slow": ("answers", "200"),
    "endless": ("answers", "200"),
    "for-now": ("answers", "200"),
    "moved": ("moved", "301"),
    "gone": ("dead", "410"),
    "none": ("dead", "404"),
    "broken": ("failing", "500"),
    "refused": ("refused", "403"),
    "later": ("refused", "429"),
    "closing": ("failing", "the connection broke off"),
    "babbling": ("failing", "the connection broke off"),
    "loop": ("failing", "more than 10 redirects"),
    "never": ("failing", "no answer in 1 s"),
    "endless-head": ("failing", "no answer in 1 s"),
}
"""What is found at each path, and why, by one who waits for a second."""


class Hosts:
    """What was asked: ``asked`` counts paths, ``at_once`` is the most that each host was asked at a time, ``most`` all."""

    def __init__(self):
        self.ports = []
        self.asked = Counter()
        self.at_once = Counter()
        self.most = 0
        self._open = Counter()

    def url(self, path, host=0):
        return f"http://127.0.0.1:{self.ports[host]}/{path}"

    async def answer(self, reader, writer):
        port = writer.get_extra_info("sockname")[1]
        self._open[port] += 1
        self.at_once[port] = max(self.at_once[port], self._open[port])
        self.most = max(self.most, self._open.total())
        try:
            line = (await reader.readuntil(b"\r\n\r\n")).split(b" ")[1].decode()
            self.asked[line] += 1
            await self._say(urlsplit(line), writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._open[port] -= 1
            writer.close()

    async def _say(self, url, writer):
        kind = url.path.strip("/").partition("/")[0]
        match kind:
            case "slow":
                await asyncio.sleep(0.3)
                writer.write(head(200))
            case "endless":
                writer.write(
                    head(200, **{"Content-Type": "text/plain"}).replace(
                        b"Content-Length: 0\r\n", b""
                    )
                )
                await on_and_on(writer, b"x" * 1000)
            case "endless-head":
                writer.write(b"HTTP/1.1 200 OK\r\n")
                await on_and_on(writer, b"X-More: x\r\n")
            case "for-now" | "moved":
                writer.write(head(302 if kind == "for-now" else 301, Location="/ok"))
            case "loop":
                writer.write(head(301, Location=url.path))
            case "babbling":
                writer.write(b"no HTTP at all\r\n\r\n")
            case "closing":
                return
            case "never":
                await asyncio.sleep(20)
            case "wayback":
                writer.write(copy_of(parse_qs(url.query)))
            case _:
                writer.write(head(STATUS[kind]))
        await writer.drain()


def head(status, **fields):
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status} X\r\nContent-Length: 0\r\n{lines}\r\n".encode()


async def on_and_on(writer, piece):
    while True:
        writer.write(piece)
        await writer.drain()
        await asyncio.sleep(0.01)


def copy_of(query):
    """Return what the Internet Archive's API says: it has copies of all but what failed."""
    url, day = query["url"][0], query["timestamp"][0]
    closest = {"available": True, "status": "200", "timestamp": f"{day}000000"}
    closest["url"] = f"http://web.archive.org/web/{day}000000/{url}"
    if "broken" in url:
        closest["status"] = "404"
    told = {} if "closing" in url else {"closest": closest}
    body = json.dumps({"url": url, "archived_snapshots": told}).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


@contextmanager
def running(number=1):
    """Run so many hosts in a thread."""
    hosts, loop = Hosts(), asyncio.new_event_loop()

    async def start():
        return [await asyncio.start_server(hosts.answer, "127.0.0.1", 0) for _ in range(number)]

    async def stop():
        for server in servers:
            server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    # All in that thread: the browser's loop may run in this one.
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    servers = asyncio.run_coroutine_threadsafe(start(), loop).result(10)
    hosts.ports = [server.sockets[0].getsockname()[1] for server in servers]
    try:
        yield hosts
    finally:
        asyncio.run_coroutine_threadsafe(stop(), loop).result(10)
        asyncio.run_coroutine_threadsafe(asyncio.sleep(0), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
