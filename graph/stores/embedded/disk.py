"""What makes files safe on disk, so that a power cut leaves the old state or the new one."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Make the content of a file safe on disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Make the names in a folder safe on disk; Windows does so itself and refuses to be asked."""
    if os.name != "nt":
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def replace_text(path: Path, text: str) -> None:
    """Write a small file so that readers see the old text or the new, never half."""
    temporary = path.with_name(path.name + ".new")
    with temporary.open("w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
