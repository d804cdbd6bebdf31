"""The types that the arrows of the flow carry: what a loader gives, what a resolver makes of it.

A loader returns an `Extraction`: facts whose two ends are still names as printed (`Entity`) or values
(`Value`), each with its `Evidence`. The resolver turns names into ids; the writer turns both into rows.
Everything is frozen, plain data, so that any step can be printed and compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Strength = Literal["table", "sentence", "inferred"]
STRENGTHS: tuple[Strength, ...] = ("inferred", "sentence", "table")
"""Weakest first: `min_strength=sentence` leaves `inferred` out."""

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing as a document names it; the resolver finds its id.

    Attributes:
        label: a node label of the schema (`Actor`, `Programme`, `Country` …).
        text: the name exactly as printed here (its mentions differ; its id does not).
        name: the name to show, where the printed one is not it ("Government of Italy" for "Italy"); "" for `text`.
        kind: the kind of actor or programme, in the words of `schema.KINDS`; None where the text does not say.
        country: ISO 3166-1 alpha-2 of the state that the thing belongs to; None where the document does not make it clear.
        aliases: other names of the same thing that this place gives (an acronym in brackets, a translation).
        identifiers: identifiers that others use, exactly as published (`XM-DAC-7-PPR-4000006972`).
        key: what makes the id where names cannot (`NG` of a country, `greta-nl-2023-p44` of a recommendation).
    """

    label: str
    text: str
    name: str = ""
    kind: str | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    key: str | None = None

    @property
    def shown(self) -> str:
        """The name to show."""
        return self.name or self.text

    @property
    def names(self) -> tuple[str, ...]:
        """All names given here, the one to show first, each once."""
        return tuple(dict.fromkeys(n for n in (self.name, self.text, *self.aliases) if n))


@dataclass(frozen=True, slots=True)
class Value:
    """A value that is a node keyed by its content, so that two sources that agree meet in it.

    Attributes:
        label: a value label of the schema (`Budget`, `Period`, `Status`, `Quantity`, `Strength`, `Answer`).
        properties: the content; dates are ISO 8601 (EDTF level 0), amounts plain numbers, currencies ISO 4217 or None.
    """

    label: str
    properties: Mapping[str, Scalar]


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest piece of a document that carries something: a sentence, a list item, a cell, a heading, a note.

    Attributes:
        order: its place among the document's passages, from 0.
        kind: `sentence`, `list_item`, `cell`, `heading`, `footnote` (or `record` for data files).
        spans: the pieces of the decoded source it is made of, as (start, end) character offsets; more than one where page
            furniture cuts it.
        text: those pieces joined by a blank; exact text of the source, people's contact details masked.
        page: the printed page where known, else None.
        section: the headings above it, outermost first, joined by " › ".
    """

    order: int
    kind: str
    spans: tuple[tuple[int, int], ...]
    text: str
    page: int | None = None
    section: str = ""

    @property
    def start(self) -> int:
        """Where it begins in the decoded source."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where it ends in the decoded source (one past the last character)."""
        return self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement stands: the passage (by its order) and the exact characters inside it.

    Attributes:
        passage: the `order` of the passage.
        spans: (start, end) offsets into the decoded source.
        quote: the text there, pieces joined by a blank.
        locator: for data files, the element or cell inside the record; "" for documents.
    """

    passage: int
    spans: tuple[tuple[int, int], ...]
    quote: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of one source, its ends still as printed.

    Attributes:
        subject, object: what is connected; the object of a value fact is a `Value`.
        predicate: an edge type of the schema.
        qualifiers: what the statement adds (`role`, `phase`, `amount` …), in the words of the schema; never a None.
        strength: `table` (labelled cell, list, tick), `sentence` (one sentence says it), `inferred` (needs context).
        rule: the id of the rule that found it (`emn.implementing_partners`).
    """

    subject: Entity
    predicate: str
    object: Entity | Value
    evidence: Evidence
    strength: Strength
    rule: str
    qualifiers: Mapping[str, Scalar] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing that a passage names; no fact, whatever else the passage says.

    Attributes:
        passage: the `order` of the passage.
        spans: (start, end) offsets of its names into the decoded source, in order.
    """

    entity: Entity
    passage: int
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that was left out, for the load report: where it stands, why, and what would help."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """An edition of a document, as its loader describes it.

    Attributes:
        stem: the file's name without its ending; what users and exports call the document.
        sha256: of the file's bytes.
        kind: the loader's kind (`emn`, `action_plan` …).
        title: as printed on the document.
        issuer: who issued it, where the document says so.
        country: ISO alpha-2 of the state it is about; the scope in which its names are resolved.
        issued: the date of issue as printed, ISO 8601 to the precision known ("2025-07"); None where unknown.
        language: ISO 639-1 (ISO 639-3 where that has no code); `und` where it is not known.
        dataset: the key that editions share (kind + issuer or country + title).
        path: where the file was read, to rebuild the store from.
        reason: why this loader was chosen.
    """

    stem: str
    sha256: str
    kind: str
    title: str
    dataset: str
    country: str | None = None
    issuer: str | None = None
    issued: str | None = None
    language: str = "und"
    path: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that a loader found in one document; a pure function of the file's bytes.

    Attributes:
        aliases: groups of names that this document gives to one thing: (label, names), the fullest name first.
        skipped: records left out, with place and reason.
        mentions: the known names in the passages, one for each passage and thing.
    """

    document: DocumentInfo
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    skipped: tuple[Skipped, ...] = ()
    mentions: tuple[Mention, ...] = ()
