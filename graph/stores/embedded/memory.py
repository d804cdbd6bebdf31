"""How much memory there is; and what is free goes back to the system: glibc and Arrow keep 100 MB and more after a copy."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

CONTROL_GROUP = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))
"""Where a container finds its limit."""

READ_MEMORY = 1 << 30
"""Bytes of page buffers that a reader may fill at the least; the graph of a few thousand documents fits in a tenth of it."""


def give_back() -> None:
    """Give back what is free, as far as the C library and Arrow can (of the C libraries glibc)."""
    import pyarrow as pa  # readers, which need nothing but machine_memory, do without it

    pa.default_memory_pool().release_unused()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def machine_memory() -> int:
    """Bytes that this process may have: the machine's memory, 8 GB where the system does not say, or its container's where that is less."""
    try:
        whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows has no sysconf
        whole = 8 << 30
    return min([whole, *_container_limits()])


def read_memory(graph: Path) -> int:
    """Bytes of page buffers that a reader of a graph may fill: as much as it is large, but of the machine's memory a quarter at the most.

    What a statement joins and counts lies there too: a question of a fifth of a million activities needs more than READ_MEMORY.

    Raises:
        OSError: there is no such file.
    """
    return max(READ_MEMORY, min(graph.stat().st_size, machine_memory() // 4))


def _container_limits() -> Iterator[int]:
    """What the control group of a container allows (Linux: memory.max of version 2, memory.limit_in_bytes of 1); "max" is no limit."""
    for path in CONTROL_GROUP:
        with suppress(OSError, ValueError):
            yield int(path.read_text("ascii"))
