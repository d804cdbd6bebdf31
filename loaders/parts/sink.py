"""Where the rows of a file go while it is read: one chunk at a time, organisations numbered, remarks counted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.batch import budget_row, value_row
from graph.model import Scalar, Skipped, Value
from graph.records import Organisation, Pair, RecordChunk, StatementRow
from graph.resolve.known_bodies import is_scoped

MOST_REMARKS = 100
"""Different remarks that a report lists; a file with more is wrong throughout."""

MOST_REMARKS_OF_PART = 2_000
"""Different remarks that are kept of a part of a file, so that those of all parts together are what one reading would list."""


MOST_VALUES = 20_000
"""Values whose ids, and organisations whose numbers, are remembered from one chunk to the next."""

_ADDRESS = re.compile(r"[^\s'\"]*@[^\s'\"]*")
"""What may be an e-mail address, whole or cut off."""


@dataclass(slots=True)
class Remarks:
    """What was left out or read otherwise: each reason once, with how often and where first."""

    found: dict[str, list[str | int]] = field(default_factory=dict)
    most: int = MOST_REMARKS

    def add(self, reason: str, place: str, times: int = 1) -> None:
        """Note one case, or several of which the first is named; a reason that quotes an e-mail address does so without it."""
        if "@" in reason:
            reason = _ADDRESS.sub("…", reason)
        seen = self.found.get(reason)
        if seen is not None:
            seen[1] = int(seen[1]) + times
        elif len(self.found) < self.most:
            self.found[reason] = [place, times]
        else:
            further = self.found.setdefault("further remarks", [place, 0])
            further[1] = int(further[1]) + times

    def join(self, other: "Remarks") -> None:
        """Note what was noted of the next part of the file."""
        for reason, (place, count) in other.found.items():
            self.add(reason, str(place), int(count))

    def listed(self) -> tuple[Skipped, ...]:
        """All remarks."""
        return tuple(
            Skipped(str(place), reason if count == 1 else f"{reason} ({count} times)") for reason, (place, count) in self.found.items()
        )


@dataclass(slots=True)
class Sink:
    """The rows of one file.

    Attributes:
        chunk: what is filled now.
        organisations: each organisation as printed, and its number.
        counts: how many elements print each.
    """

    remarks: Remarks = field(default_factory=Remarks)
    chunk: RecordChunk = field(default_factory=RecordChunk)
    organisations: dict[Organisation, int] = field(default_factory=dict)
    counts: list[int] = field(default_factory=list)
    _values: dict[tuple[object, ...], str] = field(default_factory=dict)
    _numbers: dict[tuple[object, ...], int] = field(default_factory=dict)

    def rows(self, pair: Pair) -> list[StatementRow]:
        """The rows of an edge type, to append to."""
        statements = self.chunk.statements
        found = statements.get(pair)
        if found is None:
            found = statements[pair] = []
        return found

    def organisation(self, ref: str, names: tuple[str, ...], type_: str, scope: str) -> int:
        """The number of an organisation as printed; its scope counts only for names that it makes somebody's."""
        said = (ref, names, type_, scope)
        number = self._numbers.get(said)
        if number is None:
            key = Organisation(ref, names, type_, scope if scope and any(is_scoped(name, scope) for name in names) else "")
            number = self.organisations.get(key)
            if number is None:
                number = self.organisations[key] = len(self.counts)
                self.counts.append(0)
                self.chunk.organisations.append(key)
            self._numbers[said] = number
        self.counts[number] += 1
        return number

    def value(self, label: str, **content: Scalar) -> str:
        """The id of a value node; the same content is the same node."""
        key = (label, *content.values())
        found = self._values.get(key)
        if found is None:
            row = value_row(Value(label, content))
            found = self._values[key] = str(row["id"])
            self._nodes(label)[found] = row
        return found

    def amount(self, amount: float, currency: str) -> str:
        """The id of an amount's node."""
        row = budget_row(amount, currency)
        id_ = str(row["id"])
        self._nodes("Budget")[id_] = row
        return id_

    def join(self, other: "Sink") -> list[int]:
        """Take over the organisations and remarks of the next part of the file; the number here of each organisation there."""
        numbers = []
        for organisation, count in zip(other.organisations, other.counts, strict=True):
            number = self.organisations.setdefault(organisation, len(self.counts))
            if number == len(self.counts):
                self.counts.append(0)
            self.counts[number] += count
            numbers.append(number)
        self.remarks.join(other.remarks)
        return numbers

    def flush(self) -> RecordChunk:
        """The chunk that is full; a new one begins."""
        full, self.chunk = self.chunk, RecordChunk()
        if len(self._values) > MOST_VALUES:
            self._values.clear()
        if len(self._numbers) > MOST_VALUES:
            self._numbers.clear()
        return full

    def forget(self) -> None:
        """Forget the ids of values and what organisations were asked for: what comes again is made or looked up anew."""
        self._values.clear()
        self._numbers.clear()

    def _nodes(self, label: str) -> dict[str, Mapping[str, object]]:
        return self.chunk.values.setdefault(label, {})
