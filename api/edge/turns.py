"""Queries of people's own: few run at one time, and each ends when its client leaves."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio
from anyio.to_thread import run_sync
from fastapi import Request

from graph.errors import Unanswered
from graph.store import Stop


@asynccontextmanager
async def turn(turns: anyio.Semaphore, seconds: float) -> AsyncIterator[None]:
    """Wait for a turn, no longer than a query may run.

    Raises:
        Unanswered: others ran all the time.
    """
    with anyio.move_on_after(seconds) as waiting:
        await turns.acquire()
    if waiting.cancelled_caught:
        raise Unanswered("Other queries are running; none ended in time. Ask again in a moment.")
    try:
        yield
    finally:
        turns.release()


@asynccontextmanager
async def ended_when_left(request: Request, stop: Stop) -> AsyncIterator[None]:
    """Pull the switch when the client closes its connection before the block ends."""

    async def watch() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass
        await run_sync(stop.pull)

    watching = asyncio.create_task(watch())
    try:
        yield
    finally:
        watching.cancel()
