"""Money of one activity, added up by kind, revision, year, currency, provider and receiver: never one kind with another.

A file's transactions are many and their sums few; what a sum is made of stays in its quote and locator.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

MOST_QUOTED = 12
"""Amounts that a sum's quote shows; the rest is counted."""


class Flow(NamedTuple):
    """What a sum is of.

    Attributes:
        kind: `budget`, `planned_disbursement`, or a transaction type in words.
        revision: `original` or `revised` where the source says so.
        year: of a budget's start, of a transaction's date; "" where not said.
        provider, receiver: names as printed; "".
    """

    kind: str
    revision: str
    year: str
    currency: str
    provider: str
    receiver: str


@dataclass(slots=True)
class Sum:
    """A sum, and what it is made of."""

    amount: float = 0.0
    places: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)

    def join(self, other: "Sum") -> None:
        """Add another sum."""
        self.amount += other.amount
        self.places += other.places
        self.printed += other.printed

    @property
    def locator(self) -> str:
        """The elements, the first dozen by name."""
        return _listed(self.places, " ")

    @property
    def quote(self) -> str:
        """The amounts as printed, the first dozen; a plus before digits would look like a telephone number."""
        return _listed(self.printed, "; ")


@dataclass(slots=True)
class Money:
    """The sums of one activity."""

    sums: dict[Flow, Sum] = field(default_factory=dict)

    def add(self, flow: Flow, amount: float, place: str, printed: str) -> None:
        """Add one amount."""
        total = self.sums.get(flow)
        if total is None:
            total = self.sums[flow] = Sum()
        total.amount += amount
        total.places.append(place)
        total.printed.append(printed)

    def __iter__(self) -> Iterator[tuple[Flow, Sum]]:
        return iter(self.sums.items())


def _listed(words: list[str], joint: str) -> str:
    if len(words) == 1:
        return words[0]
    if len(words) <= MOST_QUOTED:
        return joint.join(words)
    return joint.join(words[:MOST_QUOTED]) + f"{joint}… ({len(words)})"
