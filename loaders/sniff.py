"""What a loader says of a file that it is shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sniff:
    """How sure a loader is that a source is its kind (0 to 1), and why."""

    score: float
    reason: str
