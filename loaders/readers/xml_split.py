"""Where a large XML file can be cut between its records, so that several processes read it: found by bytes alone, at 1 GB a second.

What is cut is parsed by the same parser, after the file's own head; where it is not certain that a cut lies between two records (the
records' tag stands in a comment, say), nothing is cut.
"""

import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from loaders.readers.packed import PACKED
from loaders.readers.xml_stream import HEAD, MAX_RECORD, too_large

DOCUMENT = 1 << 16
"""Bytes that are parsed at once, about: larger trees leave the processor's cache."""

_ASIDE = re.compile(rb"<(?:!--|!\[|!|\?)")
_ENDS = {b"<!--": b"-->", b"<![": b"]]>", b"<!": b">", b"<?": b"?>"}
"""How comments, CDATA sections and declarations begin, and how each ends: a tag in one of them is no tag."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a file.

    Attributes:
        head: the bytes before the first record, which come before each piece.
        begin, end: the bytes of the stretch.
        before, records: how many records come before it, and are in it.
        tag: how each record begins.
        close: the end tag of the root, which every piece but the last lacks.
    """

    head: int
    begin: int
    end: int
    before: int
    records: int
    tag: bytes
    close: bytes
    is_last: bool


def split(path: Path, root: str, tag: str, size: int) -> tuple[Piece, ...]:
    """The pieces of a file whose root and records have these names; none where it is small or cannot be cut with certainty."""
    if path.suffix.lower() in PACKED or path.stat().st_size < 2 * size:
        return ()
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        start = b"<" + tag.encode()
        first = data.find(start)
        if not 0 <= first < HEAD or data.find(b"<" + root.encode(), 0, first) < 0 or _may_stand_aside(data, start):
            return ()
        count = max(2, round((len(data) - first) / size))
        cuts = [data.find(start, first + (len(data) - first) * place // count) for place in range(count)]
        cuts = sorted({cut for cut in cuts if cut >= 0})
        return tuple(_pieces(data, start, [*cuts, len(data)], b"</" + root.encode() + b">"))


def piece_documents(path: Path, piece: Piece) -> Iterator[bytes]:
    """The bytes of a piece as small files of their own, of some records each.

    Raises:
        SourceError: one record is too large.
    """
    with path.open("rb") as file:
        head = file.read(piece.head)
        file.seek(piece.begin)
        left, rest = piece.end - piece.begin, b""
        while left and (block := file.read(min(max(DOCUMENT, len(head), len(rest)), left))):
            left -= len(block)
            rest += block
            cut = rest.rfind(piece.tag) if left else len(rest)
            if cut > 0:
                ends_file = piece.is_last and not left
                yield b"".join((head, rest[:cut], b"" if ends_file else piece.close))
                rest = rest[cut:]
            if len(rest) > MAX_RECORD:
                raise too_large(str(path))


def _pieces(data: mmap.mmap, start: bytes, cuts: list[int], close: bytes) -> Iterator[Piece]:
    before = 0
    for begin, end in pairwise(cuts):
        records = _count(data, start, begin, end)
        yield Piece(cuts[0], begin, end, before, records, start, close, end == len(data))
        before += records


def _count(data: mmap.mmap, start: bytes, begin: int, end: int) -> int:
    """How often a tag begins in a stretch, which is not copied for that."""
    records, at = 0, data.find(start, begin, end)
    while at >= 0:
        records, at = records + 1, data.find(start, at + 1, end)
    return records


def _may_stand_aside(data: mmap.mmap, start: bytes) -> bool:
    """Whether the records' tag stands in a comment, a CDATA section or the like, or what begins like it is another tag."""
    at = 0
    while found := _ASIDE.search(data, at):
        ends = data.find(_ENDS[found[0]], found.start())
        if ends < 0 or data.find(start, found.start(), ends) >= 0:
            return True
        at = ends
    return False
