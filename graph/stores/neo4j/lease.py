"""One writer at a time on a server that many may reach: a lease that its holder renews, and that every write checks.

The check stands in the same transaction as the write, so that a writer that slept past its lease can write nothing any more.
"""

import os
import platform
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from neo4j import ManagedTransaction, Transaction

from graph.errors import StoreError, StoreLocked
from graph.stores.neo4j.link import Link, rows
from graph.stores.neo4j.text import END_LEASE, KEEP_LEASE, TAKE_LEASE

LEASE = 12.0
"""Seconds that a lease lasts without being renewed: how long others wait for a writer that was killed."""

_POLL = 0.25


class Lease:
    """The right to write, for as long as it is renewed."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._token = secrets.token_hex(8)
        self._done = threading.Event()

    def check(self, transaction: ManagedTransaction | Transaction) -> None:
        """Renew the lease as a part of a write, which then holds or falls with it.

        Raises:
            StoreLocked: the lease ran out, and another writer may have taken it.
        """
        if not rows(transaction, KEEP_LEASE, token=self._token, lease=int(LEASE * 1000)):
            raise StoreLocked(
                f"This writer was silent for more than {LEASE:g} s and lost the right to write at {self._link.address.server}. "
                "What it had not finished is not in the store; run it again."
            )

    def _take(self, wait: float) -> None:
        holder = f"{os.getpid()} on {platform.node()}"
        end = time.monotonic() + wait
        while True:
            free, who = self._link.write(lambda tx: rows(tx, TAKE_LEASE, token=self._token, holder=holder, lease=int(LEASE * 1000))[0])
            if free:
                return
            if time.monotonic() > end:
                raise StoreLocked(f"{self._link.address.server} is being written by process {who}. Wait for it, or end it and try again.")
            time.sleep(_POLL)

    def _renew(self) -> None:
        while not self._done.wait(LEASE / 4):
            with suppress(StoreError):  # the next write looks itself, and says what is wrong
                self._link.write_once(self.check)

    def _end(self) -> None:
        self._done.set()
        with suppress(StoreError):  # it ends by itself, a little later
            self._link.write_once(lambda tx: rows(tx, END_LEASE, token=self._token))


@contextmanager
def leased(link: Link, wait: float) -> Iterator[Lease]:
    """Hold the right to write for as long as the block runs.

    Args:
        wait: seconds to wait for another writer.

    Raises:
        StoreLocked: another process writes; StoreError: the server refuses.
    """
    lease = Lease(link)
    lease._take(wait)
    renewing = threading.Thread(target=lease._renew, name="tipgraph-lease", daemon=True)
    renewing.start()
    try:
        yield lease
    finally:
        lease._end()
        renewing.join()
