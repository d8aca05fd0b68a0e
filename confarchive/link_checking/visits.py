"""Many addresses asked at once, and each host by one question at a time, with a pause between."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from confarchive.link_checking import answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import httpx

    from confarchive.link_checking.answers import HostAnswer

    Told = Callable[[str, HostAnswer], None]
    """Is called with each address and its answer, as soon as it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """At most so many ``hosts`` are asked at once, each ``delay`` seconds after its last answer; one has ``seconds`` to answer."""

    hosts: int = 16
    delay: float = 1.0
    seconds: float = 20.0


async def visit(addresses: Iterable[str], manners: Manners, told: Told) -> None:
    """Ask all *addresses*."""
    free = asyncio.Semaphore(manners.hosts)
    async with answers.client() as client, asyncio.TaskGroup() as group:
        for of_host in _by_host(addresses):
            group.create_task(_visit_host(client, of_host, manners, told, free))


async def _visit_host(
    client: httpx.AsyncClient,
    addresses: list[str],
    manners: Manners,
    told: Told,
    free: asyncio.Semaphore,
) -> None:
    for number, address in enumerate(addresses):
        if number:
            await asyncio.sleep(manners.delay)
        async with free:
            told(address, await answers.ask(client, address, manners.seconds))


def _by_host(addresses: Iterable[str]) -> list[list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        found[_host(address)].append(address)
    return list(found.values())


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:  # no address: it is told so where it is asked
        return ""
