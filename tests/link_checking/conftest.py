"""Where links are checked: against hosts of our own, at a fixed time, in a loop of events, of which a thread has one at a time."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.building.sites import NOW
from tests.link_checking import hosts as loopback


@pytest.fixture(autouse=True)
def own_loop(monkeypatch):
    """Have each check run in a thread of its own: the browser's loop may run in this one."""
    run_here = asyncio.run

    def run(work):
        with ThreadPoolExecutor() as pool:
            return pool.submit(run_here, work).result()

    monkeypatch.setattr(asyncio, "run", run)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))


@pytest.fixture
def hosts():
    with loopback.running(2) as found:
        yield found
