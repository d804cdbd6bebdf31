"""Which state of the program reads a file: what one state read is no use to another."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_READS = ("graph", "loaders")
_ENDINGS = (".py", ".csv", ".json", ".txt")


@cache
def code_state() -> str:
    """A hash of all code and tables that have a part in what a data file becomes."""
    found = hashlib.sha256()
    for package in _READS:
        for name, content in sorted(_contents(package, files(package))):
            found.update(f"{name}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


def _contents(name: str, folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        inner = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _contents(inner, entry)
        elif entry.name.endswith(_ENDINGS):
            yield inner, entry.read_bytes()
