"""The file formats: which reader turns a file's bytes into blocks.

A reader is a function from a decoded, masked source to blocks. PDF, DOCX and HTML join here later: a line in
`READERS` each, giving the same blocks.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from loaders.readers.blocks import Block
from loaders.readers.text import read_text

READERS: Mapping[str, Callable[[str], list[Block]]] = MappingProxyType({".md": read_text, ".txt": read_text})
"""Readers by the file's ending, in lower case."""
