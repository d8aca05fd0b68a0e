"""What one address answers, by HTTPX; of what is there no more is read than its headers."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

import httpx

import confarchive
from confarchive.model.files.link_file import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

_REDIRECTS = 10
_FOR_GOOD = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_REFUSALS = frozenset({401, 402, 403, 405, 406, 407, 429, 451, 999})
"""What hosts answer to programs that they let readers see; 999 is LinkedIn's own."""
_NO_HOST = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
"""No such name, unlike what is told where there is no network at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HostAnswer:
    """What was ``found`` at an address, ``why`` in a few words, and where it ``leads_to`` for good."""

    found: Found
    why: str
    leads_to: str = ""


def client() -> httpx.AsyncClient:
    """Return what asks hosts, and says who asks; it takes no cookies."""
    agent = f"confarchive/{confarchive.__version__} (checks links of an archive)"
    return httpx.AsyncClient(
        headers={"User-Agent": agent, "Accept": "*/*"},
        follow_redirects=True,
        max_redirects=_REDIRECTS,
        timeout=None,  # noqa: S113 (one for the whole answer is set where it is asked for)
        limits=httpx.Limits(max_keepalive_connections=0),
    )


async def ask(client: httpx.AsyncClient, address: str, seconds: float) -> HostAnswer:
    """Return what *address* answers within so many *seconds*."""
    try:
        async with asyncio.timeout(seconds), client.stream("GET", address) as response:
            client.cookies.clear()
            return _of_response(address, response)
    except TimeoutError:
        return HostAnswer(found=Found.FAILING, why=f"no answer in {seconds:g} s")
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, ValueError):
        return HostAnswer(found=Found.DEAD, why="no address")
    except httpx.TooManyRedirects:
        return HostAnswer(found=Found.FAILING, why=f"more than {_REDIRECTS} redirects")
    except httpx.HTTPError as error:
        return _of_error(error)
    except (OverflowError, ExceptionGroup):  # a port that is none
        return HostAnswer(found=Found.FAILING, why="no connection")


def _of_response(address: str, response: httpx.Response) -> HostAnswer:
    status = response.status_code
    if status in _GONE:
        return HostAnswer(found=Found.DEAD, why=str(status))
    if status in _REFUSALS:
        return HostAnswer(found=Found.REFUSED, why=str(status))
    if not response.is_success:
        return HostAnswer(found=Found.FAILING, why=str(status))
    end = str(response.url).partition("#")[0]
    if end != address and _is_for_good(response):
        return HostAnswer(found=Found.MOVED, why=str(response.history[0].status_code), leads_to=end)
    return HostAnswer(found=Found.ANSWERS, why=str(status))


def _is_for_good(response: httpx.Response) -> bool:
    return bool(response.history) and all(h.status_code in _FOR_GOOD for h in response.history)


def _of_error(error: httpx.HTTPError) -> HostAnswer:
    names = [cause for cause in _causes(error) if isinstance(cause, socket.gaierror)]
    if any(cause.errno in _NO_HOST for cause in names):
        return HostAnswer(found=Found.DEAD, why="no such host")
    if names:
        return HostAnswer(found=Found.FAILING, why="the host's name was not looked up")
    why = "no connection" if isinstance(error, httpx.ConnectError) else "the connection broke off"
    return HostAnswer(found=Found.FAILING, why=why)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
