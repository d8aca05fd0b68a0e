"""The copy in a web archive that is nearest to a day, by the Internet Archive's API.

See https://archive.org/help/wayback_api.php.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx

from confarchive.link_checking import answers
from confarchive.model.link_file import address_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

API = "https://archive.org/wayback/available"


async def find(
    days: Mapping[str, str],
    api: str,
    delay: float,
    seconds: float,
    told: Callable[[str, str], None],
) -> None:
    """Ask *api* for a copy of each address in *days*, nearest to its day, one after another.

    *told* is called with each address of which there is one, and the copy's. What fails is asked again by the next run.
    """
    async with answers.client() as client:
        for number, (address, day) in enumerate(days.items()):
            if number:
                await asyncio.sleep(delay)
            if copy := await _ask(client, address, day, api, seconds):
                told(address, copy)


async def _ask(client: httpx.AsyncClient, address: str, day: str, api: str, seconds: float) -> str:
    """Return the address of the copy, "" where there is none or the API fails."""
    asked = {"url": address, "timestamp": day.replace("-", "")}
    try:
        async with asyncio.timeout(seconds):
            response = await client.get(api, params=asked)
            return _copy(response.json())
    except (
        TimeoutError,
        httpx.HTTPError,
        httpx.InvalidURL,
        ValueError,
        OverflowError,
        ExceptionGroup,
    ):
        return ""


def _copy(told: Any) -> str:
    """Return the address of the copy that the API tells of."""
    try:
        closest = told["archived_snapshots"]["closest"]
        is_whole = closest["available"] and str(closest["status"]).startswith("2")
        url = str(closest["url"])
    except (KeyError, TypeError):
        return ""
    secure = url.replace("http://web.archive.org/", "https://web.archive.org/", 1)
    return address_of(secure) if is_whole else ""
