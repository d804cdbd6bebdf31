"""A process that only moves rows is kept small, and starts without what it does not need.

To be called once, at the edge, by a process that reads nothing but data files: it changes how Arrow behaves in all of the process.
"""

import ctypes
import gc
import sys
from contextlib import suppress

import pyarrow as pa

_MMAP_THRESHOLD = -3
"""glibc's M_MMAP_THRESHOLD: from how many bytes on memory is taken from the system, and so goes back to it when it is freed."""

_LARGE = 128 << 10

_SELDOM = 200_000
"""New objects after which Python looks for cycles: rows are tuples that live until their chunk is written, and hold none."""


def keep_lean() -> None:
    """Take Arrow's memory from the C library, which gives it back, and do not import pandas.

    Arrow's own allocator keeps some 60 MB of a load of 10,000 activities. Arrow before its first array of a list, and the embedded engine
    before its first statement with parameters, import pandas where that is installed (0.17 s and 40 MB a process), to know a data frame
    when they see one; from here on it is not there, for anybody in this process.
    """
    gc.freeze()
    gc.set_threshold(_SELDOM)
    pa.set_memory_pool(pa.system_memory_pool())
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)
    if "pandas" not in sys.modules:
        sys.meta_path.insert(0, _WithoutPandas)
        try:
            pa.array([""])
        finally:
            sys.meta_path.remove(_WithoutPandas)
        sys.modules["pandas"] = None  # type: ignore[assignment]  # "not there", as the import system says it


class _WithoutPandas:
    """A finder of modules that says of pandas that it is not there."""

    @classmethod
    def find_spec(cls, name: str, *_: object) -> None:
        """See importlib.abc.MetaPathFinder."""
        if name == "pandas":
            raise ModuleNotFoundError(name=name)
