"""Memory that is free goes back to the system: glibc and Arrow keep what was given back to them, 100 MB and more after a copy."""

import ctypes
import os
import sys
from contextlib import suppress


def give_back() -> None:
    """Give back what is free, as far as the C library and Arrow can (of the C libraries glibc)."""
    import pyarrow as pa  # readers, which need nothing but machine_memory, do without it

    pa.default_memory_pool().release_unused()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def machine_memory() -> int:
    """Bytes of this machine's memory; 8 GB where the system does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows has no sysconf
        return 8 << 30
