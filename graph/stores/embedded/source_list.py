"""The list of a version: the folders of the sources that it is made of."""

import json
import os
import shutil
from pathlib import Path

from graph.errors import StoreError

FOLDER = "sources"
"""The name of the folder with all sources, inside a store's folder."""


def read_list(path: Path) -> dict[str, str]:
    """The folder of each document of a version.

    Raises:
        StoreError: the list cannot be read.
    """
    try:
        listed = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise StoreError(f"{path} cannot be read ({problem}). Run `tipgraph rebuild NEW_FOLDER`, or load again.") from problem
    return {str(document): str(name) for document, name in listed.items()}


def sweep_sources(store: Path, current: Path | None) -> None:
    """Remove the folders that the current version's list does not name."""
    folder = store / FOLDER
    kept = set(read_list(current).values()) if current else set()
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in kept:
            shutil.rmtree(path, ignore_errors=os.name == "nt")
