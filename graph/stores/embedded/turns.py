"""How long Python's threads take turns while a store is written."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SHORT = 0.0005
"""Seconds after which a thread that waits for Python gets it: who reads rows for a copy needs it often, and partners are made of Python
alone. With the usual 5 ms the copies stood still meanwhile."""

_lock = threading.Lock()
_usual: list[float] = []
"""What was usual before each change that is being written: the interval is one figure of the process."""


@contextmanager
def short_turns() -> Iterator[None]:
    """Short turns until the block ends; of blocks that overlap, until the last one does."""
    with _lock:
        _usual.append(_usual[0] if _usual else sys.getswitchinterval())
        sys.setswitchinterval(SHORT)
    try:
        yield
    finally:
        with _lock:
            usual = _usual.pop()
            if not _usual:
                sys.setswitchinterval(usual)
