"""The file formats: which reader turns a file's bytes into text.

A reader is a module with a function `read` from a file's bytes to the one text that all offsets count in (`canonical` says
how it is written). The text reader then makes the blocks, alike for every format. Modules are imported when a file needs them.
"""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast


@dataclass(frozen=True, slots=True)
class Format:
    """A file format.

    Attributes:
        module: the module with its `read`.
        furnished: its text may hold running heads and page numbers, which are told by where they stand.
    """

    module: str
    furnished: bool = False

    @property
    def read(self) -> Callable[[bytes, str], str]:
        """Its function from the bytes and the name of a file to text, a `SourceError` where it can't; imports the module."""
        return cast("Callable[[bytes, str], str]", importlib.import_module(self.module).read)


_TEXT = Format("loaders.readers.plain", furnished=True)
_PAGE = Format("loaders.readers.web_page")

READERS: Mapping[str, Format] = MappingProxyType(
    {
        ".docx": Format("loaders.readers.word"),
        ".htm": _PAGE,
        ".html": _PAGE,
        ".md": _TEXT,
        ".pdf": Format("loaders.readers.pdf"),
        ".txt": _TEXT,
        ".xhtml": _PAGE,
    }
)
"""Formats by the file's ending, in lower case."""
