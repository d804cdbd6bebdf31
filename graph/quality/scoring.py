"""Recall and precision of exported facts, by document, kind of document, predicate and strength."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.quality.gold import GoldFact
from graph.quality.matching import End

DIMENSIONS = ("kind", "document", "predicate", "strength")
"""What figures can be asked of, one by one or together."""

TABLES: tuple[tuple[str, ...], ...] = (
    (), ("kind",), ("document",), ("predicate",), ("strength",), ("kind", "predicate"), ("kind", "strength"), ("document", "strength"),
)  # fmt: skip
"""The tables of a report; the first is the total."""


@dataclass(frozen=True, slots=True)
class ExportedFact:
    """One statement of the export, as it is compared; `object` is None where the value stands in the qualifiers."""

    document: str
    subject: End
    predicate: str
    object: End | None
    qualifiers: Mapping[str, Any]
    quote: str
    strength: str
    shown: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What the comparison says of one fact.

    Attributes:
        fact: a gold fact, or an exported one.
        kind: the kind of its document.
        holds: a gold fact is found in the export; an exported one is confirmed by gold.
        key: what it says; facts with the same key count once in a figure.
    """

    fact: GoldFact | ExportedFact
    kind: str
    holds: bool
    key: tuple[object, ...]

    def value(self, dimension: str) -> str:
        """Its kind, document, predicate or strength."""
        return self.kind if dimension == "kind" else str(getattr(self.fact, dimension))


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts of one row of a report.

    Attributes:
        of: what it is counted over, by dimension; empty for the total.
        gold, found: facts of the gold, and those of them that the export holds at any strength.
        exported, confirmed: exported facts whose predicates the gold of their document uses, and those that gold of any
            strength confirms.
    """

    of: Mapping[str, str]
    gold: int
    found: int
    exported: int
    confirmed: int

    @property
    def recall(self) -> float | None:
        """The share of the gold that is found; None where there is no gold."""
        return self.found / self.gold if self.gold else None

    @property
    def precision(self) -> float | None:
        """The share of the exported facts that gold confirms; None where nothing is exported."""
        return self.confirmed / self.exported if self.exported else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where one of them is."""
        if self.recall is None or self.precision is None:
            return None
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Quality:
    """A comparison.

    Attributes:
        gold, exported: every fact of both sides, judged, in the order of documents and lines or places.
        not_loaded: documents that have gold and are not in the store: they count in no figure.
        unjudged: exported statements whose predicate the gold of their document does not use at all, by predicate: neither right
            nor wrong.
    """

    gold: tuple[Judged, ...]
    exported: tuple[Judged, ...]
    not_loaded: tuple[str, ...]
    unjudged: Mapping[str, int]

    def only(self, predicates: Sequence[str] = (), strengths: Sequence[str] = ()) -> "Quality":
        """The facts of some predicates and strengths; of all where none is given."""

        def wanted(judged: Judged) -> bool:
            fact = judged.fact
            return (not predicates or fact.predicate in predicates) and (not strengths or fact.strength in strengths)

        unjudged = {name: number for name, number in self.unjudged.items() if not predicates or name in predicates}
        return Quality(tuple(filter(wanted, self.gold)), tuple(filter(wanted, self.exported)), self.not_loaded, unjudged)

    def total(self) -> Figures:
        """The figures over all documents."""
        return next(iter(self.figures(())))

    def figures(self, dimensions: Sequence[str]) -> Iterator[Figures]:
        """A row for each combination that occurs, in alphabetical order.

        By strength, recall is of the gold facts of a strength, and precision of the exported facts of it: an exported fact may
        be read from a sentence where the gold names a cell, and still find it.
        """
        gold, exported = _grouped(self.gold, dimensions), _grouped(self.exported, dimensions)
        for values in sorted(gold.keys() | exported.keys()) if dimensions else [()]:
            wanted, got = _once(gold.get(values, ())), _once(exported.get(values, ()))
            found, confirmed = sum(j.holds for j in wanted), sum(j.holds for j in got)
            yield Figures(dict(zip(dimensions, values, strict=True)), len(wanted), found, len(got), confirmed)

    def misses(self) -> list[GoldFact]:
        """The gold facts that the export lacks, each once."""
        return [judged.fact for judged in _once(self.gold) if not judged.holds and isinstance(judged.fact, GoldFact)]

    def extras(self) -> list[ExportedFact]:
        """The exported facts that no gold confirms, each once."""
        return [judged.fact for judged in _once(self.exported) if not judged.holds and isinstance(judged.fact, ExportedFact)]


def _grouped(judged: Iterable[Judged], dimensions: Sequence[str]) -> dict[tuple[str, ...], list[Judged]]:
    groups: dict[tuple[str, ...], list[Judged]] = {}
    for one in judged:
        groups.setdefault(tuple(one.value(dimension) for dimension in dimensions), []).append(one)
    return groups


def _once(judged: Iterable[Judged]) -> list[Judged]:
    """The first fact of each that say the same."""
    first: dict[tuple[object, ...], Judged] = {}
    for one in judged:
        first.setdefault(one.key, one)
    return list(first.values())
