"""Money of one activity, added up by kind, revision, year, currency, provider and receiver (name and ref): never one kind with another.

A file's transactions are many and their sums few; what a sum is made of stays in its quote and locator.
"""

from dataclasses import dataclass, field

MOST_QUOTED = 12
"""Amounts that a sum's quote shows; the rest is counted."""

Payer = tuple[str, str]
"""(name or ref as printed, ref) of who pays or is paid: bodies of one name and different refs are not one; ("", "") where none is."""

NOBODY: Payer = ("", "")

Flow = tuple[str, str, str, str, Payer, Payer]
"""What a sum is of: (kind, revision, year, currency, provider, receiver).

The kind is `budget`, `planned_disbursement`, or a transaction type in words; the revision `original` or `revised` where the source says
so; the year that of a budget's start or a transaction's date, "" where not said, the first and the last (2023/2024) of a budget for
more than twelve months: it is not compared with one for a year."""

Party = tuple[int, str, str]
"""(number, name or ref as printed, ref)."""


@dataclass(slots=True)
class Sum:
    """A sum, what it is made of, and who paid and was paid."""

    provider: Party | None = None
    receiver: Party | None = None
    amount: float = 0.0
    parts: list[tuple[str, str]] = field(default_factory=list)
    """(place, amount as printed)."""

    def add(self, amount: float, place: str, printed: str) -> None:
        """Add one amount."""
        self.amount += amount
        self.parts.append((place, printed))

    def join(self, other: "Sum") -> None:
        """Add another sum."""
        self.amount += other.amount
        self.parts += other.parts

    @property
    def locator(self) -> str:
        """The elements, the first dozen by name."""
        return self.parts[0][0] if len(self.parts) == 1 else _listed([place for place, _ in self.parts], " ")

    @property
    def quote(self) -> str:
        """The amounts as printed, the first dozen; a plus before digits would look like a telephone number."""
        return self.parts[0][1] if len(self.parts) == 1 else _listed([printed for _, printed in self.parts], "; ")


@dataclass(slots=True)
class Money:
    """The sums of one activity; `remarks` are (reason, place) of what could not be read."""

    sums: dict[Flow, Sum] = field(default_factory=dict)
    remarks: list[tuple[str, str]] = field(default_factory=list)


def _listed(words: list[str], joint: str) -> str:
    if len(words) <= MOST_QUOTED:
        return joint.join(words)
    return joint.join(words[:MOST_QUOTED]) + f"{joint}… ({len(words)})"
