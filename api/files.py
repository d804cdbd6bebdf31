"""Where results go: standard output, or a file that is whole afterwards, or as it was before."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from graph.errors import QueryError


@contextmanager
def writing(to: Path | None, *, text: bool = True) -> Iterator[IO[bytes]]:
    """A place to write to: the file `to`, or standard output where there is none.

    Args:
        text: whether a terminal can show what is written.

    Raises:
        QueryError: the file cannot be written; what is no text would go to a terminal.
    """
    if to is None:
        if not text and sys.stdout.isatty():
            raise QueryError("That is no text for a terminal. Name a file: --to FILE")
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    temporary = to.with_name(f"{to.name}.new-{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            yield file
        temporary.replace(to)
    except OSError as problem:
        raise QueryError(
            f"{to} cannot be written ({problem.strerror or problem}). Name a file in a folder that you may write."
        ) from problem
    finally:
        with suppress(OSError):  # what a failure left
            temporary.unlink()
