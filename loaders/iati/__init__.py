"""IATI activity files, versions 1.01 to 2.03, of any size; and organisation files, for names.

Each `iati-activity` is one record: a Programme under its identifier, with every statement's place inside it. The file is read once,
record by record; see docs/decisions/0009-iati.md.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from graph.errors import SourceError
from graph.ids import document_id, slug
from graph.model import DocumentInfo, Skipped
from graph.records import RecordChunk, RecordReading, RecordSummary
from loaders.iati.activity import begin, finish, name_activity
from loaders.iati.classes import read_links, read_related, read_sectors, read_tags
from loaders.iati.files import ENDINGS, RECORDS, head_of, read_files
from loaders.iati.flows import add_flows, note_flows
from loaders.iati.judging import judge
from loaders.iati.organisation import read_organisation
from loaders.iati.parties import read_participating, read_reporting
from loaders.iati.places import read_countries, read_elsewhere, read_regions
from loaders.iati.reading import made_on
from loaders.iati.times import read_times
from loaders.parts.cells import day
from loaders.parts.sink import MOST_REMARKS_OF_PART, Remarks, Sink
from loaders.readers.packed import PACKED, blocks, inner_name, others, sha256_of, unpacked_size
from loaders.readers.xml_split import Piece, piece_documents, split
from loaders.readers.xml_stream import read_documents, read_elements
from loaders.sniff import Sniff

KIND = "iati"
LOOKS_FOR = "XML whose root is iati-activities, iati-activity, iati-organisations or result"
__all__ = ["ENDINGS", "KIND", "LOOKS_FOR", "PACKED", "read", "sniff"]

CHUNK = 500
"""Records of one chunk: about 2.5 MB of XML."""

PIECE = 12 << 20
"""Bytes of a piece of a large file: a second of reading, so that all processes that share it end at about the same time."""

_DATED = re.compile(r"[-_. ]*(?:19|20)\d\d[-_.]?\d\d[-_.]?\d\d$")
"""A day at the end of a file's name: another edition of the same file, not another file."""


def sniff(path: Path) -> Sniff:
    """Whether a file is IATI data, by its root element; an archive is where one file in it is.

    Raises:
        SourceError: it cannot be read, or is no XML.
    """
    why = ""
    for file in read_files(path):
        if not file.problem:
            return Sniff(0.95, f"the root element is {file.head.root}")
        why = why or file.problem
    return Sniff(0.0, why)


def read(path: Path) -> RecordReading:
    """A reading of the file; nothing is read before its chunks are asked for.

    Raises:
        SourceError: the file cannot be read.
    """
    stem = Path(inner_name(path)).stem
    sha256 = sha256_of(path)
    return _Reading(str(path), document_id(stem, sha256), stem, sha256, size=unpacked_size(path))


@dataclass(slots=True)
class _Reading:
    """One pass over one file, or over one piece of it.

    Attributes:
        size, taken: bytes in all, and read so far.
        number, last: the record that was read last, and its identifier.
        made: the day on which what is read now was made: a file of an archive has its own.
        issued, updated: the days that the file and its newest activity name.
        seen: how often each identifier came.
        mentioned: the programmes that activities point to.
        publishers: who publishes the activities.
        piece: the stretch that is read; None for the whole file.
    """

    path: str
    document_id: str
    stem: str
    sha256: str
    sink: Sink = field(default_factory=Sink)
    size: int = 0
    taken: int = 0
    number: int = 0
    last: str = ""
    made: str = ""
    issued: str = ""
    updated: str = ""
    seen: dict[str, int] = field(default_factory=dict)
    mentioned: dict[str, str] = field(default_factory=dict)
    publishers: set[str] = field(default_factory=set)
    piece: Piece | None = None

    @property
    def share(self) -> float:
        """See RecordReading."""
        return min(1.0, self.taken / self.size) if self.size else 0.0

    def chunks(self) -> Iterator[RecordChunk]:
        """See RecordReading."""
        path = Path(self.path)
        if self.piece:
            documents = self._counted(piece_documents(path, self.piece))
            yield from self._read_all(read_documents(self.path, head_of(path), documents, RECORDS, self._place))
            self._check_number(self.piece)
            self.sink.forget()
            return
        for file in read_files(path):
            if file.problem:
                self.sink.remarks.add(f"{file.member or 'it'} is no IATI data: {file.problem}", file.member or self.path)
                continue
            data = self._counted(blocks(path, file.member))
            yield from self._read_all(read_elements(file.name, file.head, data, RECORDS, self._place))
        for other in others(path, ENDINGS):
            self.sink.remarks.add(f"{other} is no XML, so it is not read; if it holds data, unpack it and load it by itself", other)
        if not self.number:
            raise SourceError(self.path, "the file holds no iati-activity", "Check that it is the whole file, and an activity file")

    def parts(self) -> Sequence["_Reading"]:
        """See DivisibleReading."""
        pieces = split(Path(self.path), "iati-activities", "iati-activity", PIECE)
        return [
            _Reading(self.path, self.document_id, self.stem, self.sha256, Sink(Remarks(most=MOST_REMARKS_OF_PART)),
                     size=piece.end - piece.begin, number=piece.before, piece=piece)
            for piece in pieces
        ]  # fmt: skip

    def join(self, parts: Sequence["_Reading"]) -> Sequence[Sequence[int]]:
        """See DivisibleReading."""
        numbers = []
        for part in parts:
            numbers.append(self.sink.join(part.sink))
            self.number, self.last, self.taken = part.number, part.last, self.taken + part.taken
            self.issued, self.updated = self.issued or part.issued, max(self.updated, part.updated)
            for identifier, count in part.seen.items():
                self.seen[identifier] = self.seen.get(identifier, 0) + count
            self.mentioned.update(part.mentioned)
            self.publishers |= part.publishers
        return numbers

    def summary(self) -> RecordSummary:
        """See RecordReading."""
        names = sorted(self.publishers)
        issuer = names[0] if len(names) == 1 else ""
        title = f"IATI data of {issuer or f'{len(names)} publishers'}: {self.stem}"
        dataset = "/".join((KIND, slug(issuer) if issuer else "several", slug(_DATED.sub("", self.stem))))
        info = DocumentInfo(self.stem, self.sha256, KIND, title, dataset, None, issuer or None, self.issued or self.updated or None,
                            "en", self.path)  # fmt: skip
        twice = tuple(Skipped(f"identifier {identifier}", f"comes {count} times; all are kept, as one programme with several records")
                      for identifier, count in self.seen.items() if count > 1)  # fmt: skip
        mentioned = {id_: ref for id_, ref in self.mentioned.items() if ref not in self.seen}
        return RecordSummary(info, tuple(self.sink.organisations), tuple(self.sink.counts), self.number, mentioned,
                             (*self.sink.remarks.listed(), *twice[:100]))  # fmt: skip

    def _read(self, element: etree._Element) -> None:
        self.number += 1
        if str(element.tag).endswith("iati-organisation"):
            self.last = read_organisation(element, self.number, self.sink)
            return
        self.updated = max(self.updated, day(element.get("last-updated-datetime") or ""))
        activity = begin(element, self.number)
        sink = self.sink
        if activity.elements("iati-activity"):
            sink.remarks.add("it holds other activities; each is kept as one of its own", activity.place)
        judged = judge(activity, name_activity(activity, sink), sink)
        countries = read_countries(activity, sink)
        reporter = read_reporting(activity, sink)
        known = read_participating(activity, sink)
        money = add_flows(activity, sink)
        said = countries | read_regions(activity, sink)
        read_elsewhere(activity, sink, said)
        read_times(activity, sink, self.made)
        note_flows(activity, sink, money, known)
        read_sectors(activity, sink, relevant=judged.answer == "yes")
        read_tags(activity, sink)
        read_links(activity, sink)
        self.mentioned.update(read_related(activity, sink))
        finish(activity, sink)
        if reporter:
            self.publishers.add(reporter[1])
        self.last = activity.identifier
        if activity.identifier:
            self.seen[activity.identifier] = self.seen.get(activity.identifier, 0) + 1

    def _read_all(self, elements: Iterator[etree._Element]) -> Iterator[RecordChunk]:
        begun = False
        for element in elements:
            if not begun:
                begun, self.made = True, made_on(element)
                self.issued = self.issued or self.made
            self._read(element)
            if len(self.sink.chunk.records) >= CHUNK:
                yield self.sink.flush()
        yield self.sink.flush()

    def _check_number(self, piece: Piece) -> None:
        """Refuse a piece that holds other records than were counted: what follows it would get wrong numbers."""
        if self.number != piece.before + piece.records:
            raise SourceError(self.path, f"{piece.records} activities begin and {self.number - piece.before} end", "Download it again")

    def _counted(self, data: Iterator[bytes]) -> Iterator[bytes]:
        for block in data:
            self.taken += len(block)
            yield block

    def _place(self) -> str:
        return f"record {self.number + 1}" + (f", after {self.last}" if self.last else "")
