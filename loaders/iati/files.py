"""Which files hold IATI data: a file itself, or those of an archive, each by its root element."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import SourceError
from loaders.readers.packed import blocks, members
from loaders.readers.xml_stream import Head, read_head

ENDINGS = frozenset({".xml"})

ROOTS = frozenset({"iati-activities", "iati-activity", "iati-organisations", "iati-organisation", "result"})
RECORDS = ("iati-activity", "iati-organisation")


@dataclass(frozen=True, slots=True)
class File:
    """An XML file.

    Attributes:
        member: its name in the archive; "" for a file that is in none.
        name: how errors call it.
        problem: why it is no IATI data; "".
    """

    member: str
    name: str
    head: Head
    problem: str


def read_files(path: Path) -> Iterator[File]:
    """The XML files of a path, in order of names; what is no XML is told, not raised, where an archive holds others.

    Raises:
        SourceError: the file, or the archive, cannot be read, or is no XML and holds no other.
    """
    names = members(path, ENDINGS)
    for member in names:
        name, first = _name(path, member), _first(path, member)
        try:
            head = read_head(name, first)
        except SourceError as problem:
            if len(names) == 1:
                raise
            yield File(member, name, Head("", "", ""), problem.problem)
            continue
        yield File(member, name, head, "" if head.root in ROOTS else f"the root element is {head.root or 'missing'}")


def head_of(path: Path) -> Head:
    """What the first bytes of a file that is no archive say.

    Raises:
        SourceError: it cannot be read, or is no XML.
    """
    return read_head(str(path), _first(path, ""))


def _first(path: Path, member: str) -> bytes:
    return next(iter(blocks(path, member)), b"")


def _name(path: Path, member: str) -> str:
    return f"{path}, {member}" if member else str(path)
