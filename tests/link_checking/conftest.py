"""Links are checked in a loop of events, of which a thread has one at a time."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest


@pytest.fixture(autouse=True)
def own_loop(monkeypatch):
    """Have each check run in a thread of its own: the browser's loop may run in this one."""
    run_here = asyncio.run

    def run(work):
        with ThreadPoolExecutor() as pool:
            return pool.submit(run_here, work).result()

    monkeypatch.setattr(asyncio, "run", run)
