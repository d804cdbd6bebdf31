"""The sources of a store: each a folder with its rows as it was read, beside the versions that are made of them.

A version's list (`NNNNNNNN.json`) names the folders that it is made of. A folder never changes; a change of the store adds some and
makes the next list. Folders that the current list does not name are swept by the next writer.
"""

import json
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from graph.extracts import Extract, link_extract, open_extract, write_extract
from graph.store import SourceRows
from graph.stores.embedded.disk import sync, sync_folder
from graph.stores.embedded.source_list import FOLDER, read_list

_AT_ONCE = 8


class Sources:
    """The folders of sources under a store's folder, and the list that one change makes of them."""

    def __init__(self, store: Path, before: Path | None) -> None:
        """Begin with the list of the current version; with none for an empty store.

        Raises:
            StoreError: the list cannot be read.
        """
        self._folder = store / FOLDER
        self._new: list[Path] = []
        self._listed = read_list(before) if before else {}

    def put(self, source: SourceRows) -> None:
        """Add a source; one of the same document is replaced. See graph.extracts.write_extract for what it raises."""
        folder = self._folder / secrets.token_hex(8)
        extract = link_extract(source, folder) if isinstance(source, Extract) else write_extract(folder, source.parts())
        self._listed[str(extract.document["id"])] = extract.folder.name
        self._new.append(folder)

    def drop(self, document: str) -> None:
        """Remove a source from the list."""
        self._listed.pop(document, None)

    def write_list(self, path: Path) -> None:
        """Make the new folders safe on disk, and write the list of the next version."""
        files = [file for folder in self._new for file in folder.iterdir()]
        with ThreadPoolExecutor(_AT_ONCE) as threads:  # one by one, the many small files of a document take 3 ms each
            list(threads.map(sync, files))
        for folder in (*self._new, self._folder) if self._new else ():
            sync_folder(folder)
        path.write_text(json.dumps(self._listed, indent=0), "utf-8")

    def __iter__(self) -> Iterator[Extract]:
        """All sources on the list, by document."""
        return (open_extract(self._folder / name) for _, name in sorted(self._listed.items()))
