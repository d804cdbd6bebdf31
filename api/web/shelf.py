"""Pages as they were made, kept until the graph changes or the day does: what runs and what has ended is told of today."""

from collections import OrderedDict
from threading import Lock

BYTES = 64 << 20
"""Memory for pages; the longest unused goes first."""

Of = tuple[str, str]
"""The version of the graph, and the day."""


class Shelf:
    """Pages of one version of the graph and one day, by their addresses."""

    def __init__(self) -> None:
        self._of = ("", "")
        self._size = 0
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def find(self, of: Of, address: str) -> bytes | None:
        """The page that was kept."""
        with self._lock:
            if of != self._of:
                self._of, self._size = of, 0
                self._pages.clear()
            found = self._pages.get(address)
            if found is not None:
                self._pages.move_to_end(address)
            return found

    def keep(self, of: Of, address: str, page: bytes) -> None:
        """Keep a page, where the graph and the day are still the same."""
        with self._lock:
            if of == self._of and address not in self._pages:
                self._pages[address] = page
                self._size += len(page)
                while self._size > BYTES:
                    self._size -= len(self._pages.popitem(last=False)[1])
