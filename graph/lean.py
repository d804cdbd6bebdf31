"""A process that only moves rows is kept small, and starts without what it does not need.

To be called once, at the edge, by a process that reads nothing but data files: it changes how Arrow behaves in all of the process.
"""

import ctypes
import gc
import sys
from collections.abc import Collection
from contextlib import suppress

_MMAP_THRESHOLD = -3
"""glibc's M_MMAP_THRESHOLD: from how many bytes on memory is taken from the system, and so goes back to it when it is freed."""

_LARGE = 128 << 10

_SELDOM = 200_000
"""New objects after which Python looks for cycles: rows are tuples that live until their chunk is written, and hold none."""


def keep_lean() -> None:
    """Take Arrow's memory from the C library, which gives it back, and do without numpy and pandas where nobody imported them yet.

    Arrow's own allocator keeps some 60 MB of a load of 10,000 activities. Arrow when it is imported and before its first array of a list,
    and the embedded engine before its first statement with parameters, import both where they are installed (0.25 s, 55 MB a process, and
    a thread for algebra), to know their arrays when they see one; from here on they are not there, for anybody in this process.
    """
    without = [name for name in ("numpy", "pandas") if name not in sys.modules]
    hidden = _Without(without)
    sys.meta_path.insert(0, hidden)
    try:
        import pyarrow as pa  # after that

        pa.array([""])
    finally:
        sys.meta_path.remove(hidden)
    sys.modules.update(dict.fromkeys(without))  # type: ignore[arg-type]  # None is "not there", as the import system says it
    pa.set_memory_pool(pa.system_memory_pool())
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)
    gc.freeze()
    gc.set_threshold(_SELDOM)


class _Without:
    """A finder of modules that says of some that they are not there; Arrow takes None in `sys.modules` for a module, the first time."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = names

    def find_spec(self, name: str, *_: object) -> None:
        """See importlib.abc.MetaPathFinder."""
        if name in self._names:
            raise ModuleNotFoundError(name=name)
