"""What the sentences of a measure's cells say: places in objectives and activities, phases among the activities."""

import re
from collections.abc import Iterable, Iterator

from graph.model import Entity, Fact, Value
from loaders.base import Draft
from loaders.cited import Cited
from loaders.emn.labels import EMPTY, words
from loaders.emn.tables import MeasureTable
from loaders.parts.dates import find_periods
from loaders.parts.places import find_places, listed_places, named_place
from loaders.parts.prose.engine import Cell

_NEGATED = re.compile(rf"\b{words('negation')}\b", re.I)
_WITHIN = re.compile(r"\b(?:within|in|throughout|across|of|from|to|and|,|between|specifically|including)\s+(?:the\s+)?$", re.I)
_PAYS = re.compile(rf"\b{words('paying')}\s[^.;,]{{0,30}}$", re.I)
"""In front of who pays, which is no place of the measure."""

_NUMBERED = re.compile(r"(?:^|(?<=\s))\d{1,2}[.)]\s+(?P<phase>[A-Za-z][^:.]{3,60}):\s*")
_STATE_LIST = re.compile(
    r"((?:[A-Z][\w-]+(?:\s[A-Z][\w-]+)?(?:,\s*|\s+and\s+))+[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)\s+(?:[Ss]tates|provinces|regions)\b"
)


def add_described(draft: Draft, table: MeasureTable, subject: Entity, country: str) -> None:
    """Write down what a measure's name, objectives and activities say in sentences."""
    _add_described_places(draft, table, subject, country)
    _add_described_phases(draft, table, subject)


def described_cells(table: MeasureTable, subject: Entity, facts: Iterable[Fact]) -> Iterator[Cell]:
    """The cells that tell of a measure in sentences, a list's items apart: objectives, activities, remarks."""
    bodies = [f.object for f in facts if f.subject.shown == subject.shown and f.predicate == "BENEFITS" and isinstance(f.object, Entity)]
    for name in _IN_SENTENCES:
        for piece in table.fields.get(name, []):
            items = piece.split(_ITEM) if _ITEM.match(piece.value) else [piece]
            yield from (Cell(item, subject, tuple(bodies)) for item in items if item and not EMPTY.match(item.value))


_IN_SENTENCES = ("objectives", "activities", "other")
_ITEM = re.compile(r"(?:^|(?<=\s))[-–•]\s*(?=\w)")


def add_prose_places(
    draft: Draft, text: Cited, subject: Entity, role: str, rule: str, within: str | None = None, without: frozenset[str] = frozenset()
) -> None:
    """Places that a cell's sentences name behind a preposition, in clauses that deny nothing before them.

    Args:
        within: the country whose own regions count as well.
        without: countries that do not count: the state itself, where the measure is carried out elsewhere.
    """
    for sentence in text.sentences():
        for found in find_places(sentence.value):
            before = sentence.value[: found.start]
            if _WITHIN.search(before) and not _NEGATED.search(before) and not _PAYS.search(before) and found.entity.key not in without:
                draft.fact(subject, "TARGETS", found.entity, sentence, "sentence", rule, role=role)
    if within:
        for match in _STATE_LIST.finditer(text.value):
            for name in re.split(r",\s*|\s+and\s+", match[1]):
                place = named_place(name, within)
                if place is not None and place.country == within:
                    draft.fact(subject, "TARGETS", place, text.group(match), "sentence", rule, role="implementation")


def _add_described_places(draft: Draft, table: MeasureTable, subject: Entity, country: str) -> None:
    """Places that the name, the objective and the activities name."""
    targets = {p.key for p, _ in listed_places(table.cell("countries") or table.name)[0] if p.key}
    within = next(iter(targets)) if len(targets) == 1 else None
    without = frozenset({country} - targets) if targets else frozenset()
    for name in ("objectives", "activities"):
        for piece in table.fields.get(name, []):
            add_prose_places(draft, piece, subject, "focus", f"emn.{name}_places", within, without)
    for found in find_places(table.name.value):
        if found.entity.label == "Region":
            draft.fact(subject, "TARGETS", found.entity, table.name, "inferred", "emn.name_places", role="focus")


def _add_described_phases(draft: Draft, table: MeasureTable, subject: Entity) -> None:
    """Numbered phases among the activities: "1. preparation: this phase runs from 2023 to 2024"."""
    for piece in table.fields.get("activities", []):
        marks = list(_NUMBERED.finditer(piece.value))
        for i, mark in enumerate(marks):
            item = piece.cut(mark.start(), marks[i + 1].start() if i + 1 < len(marks) else None)
            span = next(iter(find_periods(item.value)), None)
            if span is not None:
                value = Value("Period", {"start_date": span.start_date, "end_date": span.end_date})
                sentence = next((s for s in item.sentences() if span.text in s.value), item)
                draft.fact(subject, "HAS_PERIOD", value, sentence, "sentence", "emn.phases", phase=mark["phase"].strip())
