"""What data files give: rows of records in chunks, so that a million activities pass through in constant memory.

A document is small and becomes an `Extraction`. A data file may hold gigabytes: its loader gives `RecordChunk`s as it reads, and at
the end a `RecordSummary`. A row is a plain tuple, since a million activities make ten million rows. Ends are ids already, but for
organisations: who a name and a ref mean is known only when the file's end is reached, for they vote, so a row holds the number of
the organisation *as printed* and the summary says what each number is. Chunks can so be kept (on disk) until the summary is there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, Self, runtime_checkable

from graph.model import DocumentInfo, Skipped

Pair = tuple[str, str, str]
"""An edge type and the labels it joins here."""

StatementRow = tuple[object, ...]
"""(left, right, left text, right text, record, locator, quote, rule, strength, *qualifiers in the schema's order). An end is an id;
of an Actor it is the number of the organisation as printed, and its text is left None."""

FIXED = 9
"""The cells of a row before its qualifiers."""


class Organisation(NamedTuple):
    """An organisation as a record prints it: what votes on who it is.

    Attributes:
        ref: the identifier printed beside the name; "".
        names: the name as printed, in all languages, the one to show first; empty where there is only a ref.
        type: the code of IATI's list OrganisationType; "".
        scope: ISO alpha-2 of the one country that the record is about, for names that many countries' bodies have ("Ministry of Health")
            and those of national bodies of the reference tables; "" otherwise.
    """

    ref: str
    names: tuple[str, ...]
    type: str
    scope: str


class ProgrammeName(NamedTuple):
    """What a record calls a programme."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    identifiers: tuple[str, ...]


class Record(NamedTuple):
    """The passage of one record: its number in the file, its identifier, its text."""

    number: int
    identifier: str
    text: str


@dataclass(slots=True)
class RecordChunk:
    """The rows of some records.

    Attributes:
        statements: by edge type and labels.
        organisations: those that are printed here first, as printed; their numbers go on from the chunk before.
        values: the properties of value nodes by label and id.
        places: (label, id) → name of countries, regions and themes that the rows name.
    """

    statements: dict[Pair, list[StatementRow]] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    programmes: list[ProgrammeName] = field(default_factory=list)
    values: dict[str, dict[str, Mapping[str, object]]] = field(default_factory=dict)
    places: dict[tuple[str, str], str] = field(default_factory=dict)

    def rows(self) -> int:
        """How many statements."""
        return sum(map(len, self.statements.values()))


@dataclass(frozen=True, slots=True)
class RecordSummary:
    """What is known once the whole file is read.

    Attributes:
        organisations: as printed, by number; `counts`: how many elements print each.
        mentioned: ids of programmes that records point to and the file does not hold, and the identifier of each.
    """

    document: DocumentInfo
    organisations: Sequence[Organisation]
    counts: Sequence[int]
    records: int
    mentioned: Mapping[str, str] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()


class RecordReading(Protocol):
    """One pass over a data file: first all chunks, then the summary."""

    path: str
    document_id: str
    sha256: str

    @property
    def share(self) -> float:
        """How much of the file is read, 0 to 1, as far as that can be told before its end."""

    def chunks(self) -> Iterator[RecordChunk]:
        """The rows, as they are read.

        Raises:
            SourceError: the file breaks off or is broken; nothing of it may be written then.
        """

    def summary(self) -> RecordSummary:
        """What the end of the file told; only after the last chunk."""


@runtime_checkable
class DivisibleReading(RecordReading, Protocol):
    """A reading that several processes can share."""

    def parts(self) -> Sequence[Self]:
        """Readings of this file's records, a stretch each, in order; none where it cannot be divided. They can be pickled at any time."""

    def join(self, parts: Sequence[Self]) -> Sequence[Sequence[int]]:
        """Take over what the parts found, once each is read to its end: as if this reading had read all of it.

        Returns:
            For each part, what number each of its organisations has in the whole.
        """
