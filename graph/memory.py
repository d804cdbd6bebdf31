"""What was read of one version of a graph, kept for the next question: a version never changes, so it stays true until the next one."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

T = TypeVar("T")

MOST = 100_000
"""How much is kept: in pieces of about a kilobyte, as one citation is."""


class Memory:
    """What a store's readers found in the version that was asked last; the longest unused goes first. Any thread may ask."""

    def __init__(self, most: int = MOST) -> None:
        """Keep up to `most` pieces."""
        self._most = most
        self._version = ""
        self._weight = 0
        self._found: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self._lock = Lock()

    def kept(self, version: str, key: Hashable, read: Callable[[], T], weigh: Callable[[T], int] = lambda _: 1) -> T:
        """What was read for this key before, else what is read now.

        Args:
            version: the version that the reader sees; all that is kept of another one is given up.
            key: says what is read, with everything that it depends on; two kinds of things never share a key.
            read: reads it. Two threads that need it at once both do.
            weigh: how many pieces it is.
        """
        with self._lock:
            if version != self._version:
                self._clear(version)
            if key in self._found:
                self._found.move_to_end(key)
                return self._found[key][0]  # type: ignore[return-value]  # what this key's reader returned
        found = read()
        weight = weigh(found)
        with self._lock:
            if version == self._version and key not in self._found and weight <= self._most:
                self._found[key] = (found, weight)
                self._weight += weight
                while self._weight > self._most:
                    self._weight -= self._found.popitem(last=False)[1][1]
        return found

    def forget(self) -> None:
        """Give up all that is kept, so that the next question is read anew."""
        with self._lock:
            self._clear("")

    def _clear(self, version: str) -> None:
        self._version, self._weight = version, 0
        self._found.clear()
