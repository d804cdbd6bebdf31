"""What a loader of data files is: it yields the rows of a source in chunks; the document loaders are in base.py."""

from pathlib import Path
from typing import Protocol

from graph.records import RecordReading
from loaders.sniff import Sniff


class DataLoader(Protocol):
    """A loader of data files: a module with these names. A pure function of its file: no store, no network, no clock.

    Attributes:
        KIND, LOOKS_FOR: as of document loaders.
        ENDINGS: of the files it reads, in lower case.
        PACKED: of the archives with such files in them that it reads.
    """

    KIND: str
    LOOKS_FOR: str
    ENDINGS: frozenset[str]
    PACKED: frozenset[str]

    def sniff(self, path: Path) -> Sniff:
        """How much a file looks like this kind.

        Raises:
            SourceError: it cannot be read, or is not what its ending says.
        """

    def read(self, path: Path) -> RecordReading:
        """A reading of the file.

        Raises:
            SourceError: it cannot be read.
        """
