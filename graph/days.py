"""Spans of time between dates at mixed precision (2025, 2025-07, 2025-07-31), compared as text."""

from collections.abc import Iterable

AFTER_ANY = "~"
"""Sorts after digits and hyphens: '2025~' is after every day of 2025, as text."""

OPEN = "9999"
"""The last day of what has no end."""


def touches(start: str, end: str, first: str, last: str) -> bool:
    """Whether a span has a day in common with a time.

    Args:
        start, end: of the span, "" where it is open.
        first, last: the bounds of the time; AFTER_ANY stands behind the last one.
    """
    return start <= last and end + AFTER_ANY >= first


def pauses_between(spans: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pauses that spans of time leave between them: the last end of those before, the first start of those after.

    Any time that touches none of the spans, and lies neither before nor after all of them, lies in a pause: at each place among the spans
    in order of their starts, what ends last of those before it is compared with the next start.

    Args:
        spans: start, "" where open, and end with AFTER_ANY behind it.
    """
    found: list[tuple[str, str]] = []
    latest = ""
    for start, end in sorted(spans):
        if latest and latest < start:
            found.append((latest, start))
        latest = max(latest, end)
    return found
