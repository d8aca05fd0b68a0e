"""The copy in a web archive that is nearest to a day, by the Internet Archive's API.

See https://archive.org/help/wayback_api.php.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx

from confarchive.link_checking import answers
from confarchive.model.files.link_file import address_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

API = "https://archive.org/wayback/available"


_PATIENCE = 3
"""So many questions in a row that fail, and no more is asked."""


class ServiceError(Exception):
    """Where copies are looked for, nothing of use was answered."""


async def find(
    days: Mapping[str, str],
    api: str,
    delay: float,
    seconds: float,
    told: Callable[[str, str], None],
) -> None:
    """Ask *api* for a copy of each address in *days*, nearest to its day, one after another.

    *told* is called with each address and the copy's, "" where there is none. What fails is asked again by the
    next run. Raises ServiceError, at the end or after some that failed one after the other.
    """
    done, in_a_row, why = 0, 0, ""
    async with answers.client() as client:
        for number, (address, day) in enumerate(days.items()):
            if number:
                await asyncio.sleep(delay)
            try:
                told(address, await _ask(client, address, day, api, seconds))
            except ServiceError as error:
                in_a_row, why = in_a_row + 1, str(error)
                if in_a_row == _PATIENCE:
                    break
            else:
                done, in_a_row = done + 1, 0
    if done < len(days):
        raise ServiceError(
            f"{api}: {why}; copies of {len(days) - done} addresses are looked for by the next run"
        )


async def _ask(client: httpx.AsyncClient, address: str, day: str, api: str, seconds: float) -> str:
    """Return the address of the copy, "" where there is none. Raises ServiceError where the API fails."""
    asked = {"url": address, "timestamp": day.replace("-", "")}
    try:
        async with asyncio.timeout(seconds):
            response = await client.get(api, params=asked)
    except TimeoutError:
        raise ServiceError(f"no answer in {seconds:g} s") from None
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, OverflowError, ExceptionGroup) as error:
        raise ServiceError("no answer") from error
    if not response.is_success:
        raise ServiceError(f"answered {response.status_code}")
    try:
        snapshots = response.json()["archived_snapshots"]
    except (ValueError, KeyError, TypeError) as error:
        raise ServiceError("answered otherwise than the Internet Archive's API does") from error
    return _copy(snapshots)


def _copy(snapshots: Any) -> str:
    """Return the address of the copy that the API tells of."""
    try:
        closest = snapshots["closest"]
        is_whole = closest["available"] and str(closest["status"]).startswith("2")
        url = str(closest["url"])
    except (KeyError, TypeError):
        return ""
    secure = url.replace("http://web.archive.org/", "https://web.archive.org/", 1)
    return address_of(secure) if is_whole else ""
