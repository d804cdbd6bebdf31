"""Memory that is free goes back to the system: glibc and Arrow keep what was given back to them, 100 MB and more after a copy."""

import ctypes
import sys
from contextlib import suppress

import pyarrow as pa


def give_back() -> None:
    """Give back what is free, as far as the C library and Arrow can (of the C libraries glibc)."""
    pa.default_memory_pool().release_unused()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
