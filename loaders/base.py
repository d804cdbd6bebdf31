"""What a loader is, what it reads, and how it writes down what it found."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol, TypeVar

from graph.errors import ModelError, SourceError
from graph.ids import slug
from graph.model import DocumentInfo, Entity, Evidence, Extraction, Fact, Passage, Scalar, Skipped, Strength, Value
from graph.schema import EDGES
from loaders.cited import Cited
from loaders.parts.acronyms import find_definitions, find_listed
from loaders.parts.language import detect_language
from loaders.parts.organisations import kind_of
from loaders.parts.people import MASK, mask_people, without_people
from loaders.parts.prose.mentions import find_mentions
from loaders.readers import READERS
from loaders.readers.blocks import Block
from loaders.readers.files import read_file
from loaders.readers.text import read_text
from loaders.sniff import Sniff

End = TypeVar("End", Entity, Value, Entity | Value)
"""One end of a statement."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file as text, people masked, cut into blocks.

    Attributes:
        path: where it was read.
        stem: the file's name without its ending.
        sha256: of its bytes.
        text: the text that all offsets count in: a text file's own, decoded, or the one its reader renders a PDF, Word file or page to
            (`loaders.readers.canonical`); people's names and contact details are masked in it.
        blocks: its blocks in reading order.
    """

    path: str
    stem: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]

    @property
    def body(self) -> list[Block]:
        """The blocks that say something: no footnotes, no page furniture."""
        return [b for b in self.blocks if b.kind not in ("footnote", "furniture")]


_TABLES = frozenset({".ods", ".tab", ".xls", ".xlsb", ".xlsm"})
"""Endings of tables that are not read, but can be saved so that they are."""


def read_source(path: Path) -> Source:
    """Read a file through the reader of its ending.

    Raises:
        SourceError: the file cannot be read, has no reader, or is not what its ending says.
    """
    file_format = READERS.get(path.suffix.lower())
    if file_format is None:
        given = f"Give one of: {', '.join(sorted(READERS))}; of data .csv, .tsv, .xlsx, .xml"
        fix = "Save it as .csv or .xlsx" if path.suffix.lower() in _TABLES else given
        raise SourceError(str(path), f"no reader for {path.suffix or 'files without an ending'}", fix)
    data = read_file(path)
    text = mask_people(file_format.read(data, str(path)))
    blocks = tuple(read_text(text, furnished=file_format.furnished))
    return Source(str(path), path.stem, hashlib.sha256(data).hexdigest(), text, blocks)


class Loader(Protocol):
    """A loader: a module with these names. A pure function of its source: no store, no network, no clock."""

    KIND: str
    LOOKS_FOR: str

    def sniff(self, source: Source) -> Sniff:
        """How much the source looks like this kind."""

    def load(self, source: Source) -> Extraction:
        """All facts of the source.

        Raises:
            SourceError: the source is this kind but damaged beyond use.
        """


@dataclass
class Draft:
    """What a loader fills while it reads: facts with their passages, names that belong together, skipped records."""

    source: Source
    facts: list[Fact] = field(default_factory=list)
    aliases: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    _said: set[tuple[object, ...]] = field(default_factory=set)
    _passages: list[Passage] = field(default_factory=list)
    _by_start: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for block in self.source.blocks:
            self._add_block(block)

    def fact(
        self, subject: Entity, predicate: str, object_: Entity | Value, at: Cited, strength: Strength, rule: str, **qualifiers: Scalar
    ) -> None:
        """Write down one statement.

        Args:
            at: the exact text that says it; its passage is found (or made) from its place.
            qualifiers: the schema's qualifiers of the predicate; those that are None or "" are left out.

        Raises:
            ModelError: the schema has no such statement.
        """
        if _is_person(subject) or _is_person(object_):
            self.skip(at, "only a person is named")
            return
        subject, object_ = _office(subject), _office(object_)
        edge = EDGES.get(predicate)
        if edge is None or (subject.label, object_.label) not in edge.pairs:
            raise ModelError(f"rule {rule}: no {predicate} from {subject.label} to {object_.label} in the schema")
        unknown = set(qualifiers) - set(edge.qualifiers)
        if unknown:
            raise ModelError(f"rule {rule}: {predicate} has no qualifier {', '.join(sorted(unknown))}")
        given = {k: v for k, v in qualifiers.items() if v is not None and v != ""}
        evidence = Evidence(self.passage_of(at), at.spans, at.quote)
        made = Fact(subject, predicate, object_, evidence, strength, rule, given)
        said = (predicate, repr(subject), repr(object_), at.spans, rule, repr(given))
        if said not in self._said:
            self._said.add(said)
            self.facts.append(made)

    def names(self, label: str, names: Iterable[str]) -> None:
        """Write down that this document gives these names to one thing, the fullest first."""
        group = tuple(dict.fromkeys(n for n in names if n))
        if len(group) > 1:
            self.aliases.append((label, group))

    def skip(self, place: Cited | Block | str, reason: str) -> None:
        """Write down a record that was left out, with its place and why."""
        start = place if isinstance(place, str) else (place.text if isinstance(place, Block) else place).start
        where = start if isinstance(start, str) else f"line {self.source.text.count(chr(10), 0, max(0, start)) + 1}"
        self.skipped.append(Skipped(where, reason))

    def passage_of(self, at: Cited) -> int:
        """The order of the passage that holds this text; a new one where it spans several (a cell cut by a page)."""
        spans = at.spans
        if not spans:
            raise ModelError("a statement needs text of the source as its evidence")
        for order in self._by_start.get(spans[0][0] // _BUCKET, []):
            if _holds(self._passages[order].spans, spans):
                return order
        return self._add("cell", at, self._around(spans[0][0]))

    def finish(self, document: DocumentInfo) -> Extraction:
        """The extraction, complete; names that the text spells out beside their short form belong together."""
        for block in self.source.blocks:
            for names in (*find_definitions(block.value), *find_listed(_lines_of(block))):
                self.names("Actor", names)
                self.names("Programme", names)
        aliases = tuple(dict.fromkeys(self.aliases))
        mentions = find_mentions(self._passages, self.facts, document.country or "")
        return Extraction(document, tuple(self._passages), tuple(self.facts), aliases, tuple(self.skipped), mentions)

    def _add_block(self, block: Block) -> None:
        if block.kind == "furniture" or not block.text:
            return
        if block.kind in ("heading", "list_item", "footnote"):
            self._add(block.kind, block.text, block)
        if block.kind == "table_row":
            for cell in block.cells:
                self._add("cell", cell, block)
        elif block.kind in ("paragraph", "list_item", "footnote"):
            sentences = list(block.text.sentences())
            if block.kind == "paragraph" or len(sentences) > 1:
                for sentence in sentences:
                    self._add("sentence", sentence, block)

    def _add(self, kind: str, text: Cited, block: Block | None) -> int:
        order = len(self._passages)
        section = " › ".join(block.section) if block else ""
        page = None if block is None or block.page is None else block.page + self.source.text.count("\f", block.text.start, text.start)
        passage = Passage(order, kind, text.spans, text.quote, page, section)
        self._passages.append(passage)
        for bucket in {o // _BUCKET for start, end in passage.spans for o in range(start, end + _BUCKET, _BUCKET)}:
            self._by_start.setdefault(bucket, []).append(order)
            self._by_start[bucket].sort(key=lambda o: sum(e - s for s, e in self._passages[o].spans))
        return order

    def _around(self, offset: int) -> Block | None:
        """The last block that begins at or before an offset."""
        found = None
        for block in self.source.blocks:
            if 0 <= block.text.start <= offset:
                found = block
        return found


def _is_person(end: Entity | Value) -> bool:
    """Whether an actor's name is nothing but a person's, which is masked."""
    if not isinstance(end, Entity) or end.label != "Actor" or MASK not in end.text:
        return False
    rest = without_people(end.text)
    return kind_of(rest) is None and sum(word[0].isupper() for word in rest.split()) < _OFFICE_WORDS


def _office(end: End) -> End:
    """An actor without the person in its name: the office that the person holds."""
    if not isinstance(end, Entity) or end.label != "Actor" or MASK not in "".join(end.names):
        return end
    return replace(
        end, text=without_people(end.text), name=without_people(end.name), aliases=tuple(a for a in end.aliases if MASK not in a)
    )


_OFFICE_WORDS = 2
"""Capitalised words that what is left of a masked name must have, to be an office rather than a remark."""

_BUCKET = 512
"""Characters of the source a slot of the passage index covers."""


def _lines_of(block: Block) -> list[str]:
    """What a list of abbreviations has on a line: a printed line, or a row of two cells."""
    if len(block.cells) == 2:
        return ["\t".join(cell.value for cell in block.cells)]
    return [] if block.cells else block.text.quote.splitlines()


def _holds(outer: tuple[tuple[int, int], ...], inner: tuple[tuple[int, int], ...]) -> bool:
    return all(any(start <= s and e <= end for start, end in outer) for s, e in inner)


def document_info(
    source: Source,
    kind: str,
    title: str,
    *,
    country: str | None = None,
    issuer: str | None = None,
    issued: str | None = None,
    reason: str = "",
) -> DocumentInfo:
    """The description of a document; its dataset key is kind, country or issuer, and title, so that editions share it.

    Its language is told from what it says, page furniture and footnotes left out.
    """
    language = detect_language("\n".join(block.value for block in source.body))
    dataset = "/".join((kind, slug(country or issuer or "unknown"), slug(re.sub(r"\s+", " ", title))))
    return DocumentInfo(source.stem, source.sha256, kind, title, dataset, country, issuer, issued, language, source.path, reason)
