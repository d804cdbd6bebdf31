"""A report: headings, paragraphs, tables, and a list of numbered sources that the text points to, whatever file it is written as."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class Words:
    """Some text, and the numbers of the sources that say it."""

    text: str
    sources: tuple[int, ...] = ()
    strong: bool = False


Line = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part."""

    kind: ClassVar = "heading"
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text; an `item` is one of a list, what is `small` is said beside the matter."""

    line: Line
    kind: Literal["text", "small", "item"] = "text"


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; figures stand at its right. A column is as wide as its share of all `width`s."""

    name: str
    figures: bool = False
    width: float = 2


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; each cell is a few lines."""

    kind: ClassVar = "grid"
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]


Block = Heading | Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Source:
    """What a number stands for: a passage of an edition, and how plainly it says it.

    Attributes:
        document: the id of the edition.
        issued: ISO 8601 at the precision printed; "" where unknown.
        strength: table, sentence or inferred.
    """

    document: str
    title: str
    issued: str
    page: int | None
    section: str
    quote: str
    strength: str
    passage: str
    statement: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report.

    Attributes:
        about: what it was drawn from, in a line under the title.
        blocks: in reading order.
        sources: source number 1 first.
    """

    title: str
    about: str
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...] = ()


@dataclass(slots=True)
class Numbers:
    """Gives sources their numbers, in the order of first use; the same words of the same document have one number."""

    sources: list[Source] = field(default_factory=list)
    _known: dict[tuple[str, str], int] = field(default_factory=dict)

    def of(self, sources: Iterable[Source], most: int) -> tuple[int, ...]:
        """The numbers of the first few distinct sources, in their order."""
        found: set[int] = set()
        for source in sources:
            if len(found) == most:
                break
            key = (source.document, source.quote)
            if key not in self._known:
                self.sources.append(source)
                self._known[key] = len(self.sources)
            found.add(self._known[key])
        return tuple(sorted(found))


def plain(text: str) -> Paragraph:
    """A paragraph of nothing but text."""
    return Paragraph((Words(text),))


def small(text: str) -> Paragraph:
    """A paragraph that is said beside the matter."""
    return Paragraph((Words(text),), "small")


def within(source: Source) -> str:
    """Where in its document a source stands, and of when that is: issued, page, section."""
    page = f"p. {source.page}" if source.page is not None else ""
    return ", ".join(part for part in (source.issued, page, source.section.split(" › ")[-1]) if part)


def in_runs(blocks: Sequence[Block]) -> list[tuple[str, list[Block]]]:
    """The blocks in order, those of one kind that follow each other together: the items of a list."""
    return [(kind, list(run)) for kind, run in groupby(blocks, lambda block: block.kind)]


def cell(text: str, sources: Sequence[int] = ()) -> tuple[Line, ...]:
    """A cell of one line."""
    return ((Words(text, tuple(sources)),),)
