"""The bytes of a file, never more than a document may have."""

from pathlib import Path

from graph.errors import SourceError

MAX_BYTES = 64 << 20
"""Bytes of a document; the longest policy document seen has 2 MB."""


def read_file(path: Path) -> bytes:
    """The bytes of a file; a file that is too large is refused before it is read.

    Raises:
        SourceError: it cannot be read, is empty, or is too large.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
            size = max(len(data), path.stat().st_size)
    except OSError as problem:
        reason = problem.strerror or problem
        raise SourceError(str(path), f"the file cannot be read ({reason})", "Check that it is there and readable") from problem
    if size > MAX_BYTES:
        raise SourceError(
            str(path),
            f"the file has {size / 1e6:,.0f} MB, a document may have {MAX_BYTES / 1e6:,.0f} MB",
            "Split it, or load data files with their own kind",
        )
    if not data.strip():
        raise SourceError(str(path), "the file is empty", "Check that it was saved or downloaded whole")
    return data
