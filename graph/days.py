"""Spans of time between dates at mixed precision (2025, 2025-07, 2025-07-31), compared as text."""

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta

AFTER_ANY = "~"
"""Sorts after digits and hyphens: '2025~' is after every day of 2025, as text."""

DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
"""A date to the year, the month or the day."""

OPEN = "9999"
"""The last day of what has no end."""

OPEN_NUMBER = 99999999
"""OPEN as a number."""


def touches(start: str, end: str, first: str, last: str) -> bool:
    """Whether a span has a day in common with a time.

    Args:
        start, end: of the span, "" where it is open.
        first, last: the bounds of the time; AFTER_ANY stands behind the last one.
    """
    return start <= last and end + AFTER_ANY >= first


def runs(periods: Iterable[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """The spans of time in which something runs.

    What a data file has planned and what really came are one run, from the first start to the last end among them, open only where none of
    them says: an activity that began, and whose end is but planned, does not run for ever.

    Args:
        periods: kind, start, end; the kind is "" of what is no plan or fact of a data file, the bounds "" where open.
    """
    found, starts, ends = list[tuple[str, str]](), list[str](), list[str]()
    several = False
    for kind, start, end in periods:
        if kind:
            several = True
            starts += [start] if start else []
            ends += [end + AFTER_ANY] if end else []
        else:
            found.append((start, end))
    if several:
        found.append((min(starts, default=""), max(ends, default="").removesuffix(AFTER_ANY)))
    return found


def first_number(text: str) -> int:
    """A date as a number before which it cannot begin: 2025 → 20250000, 2025-07 → 20250700, 2025-07-31 → 20250731; "" → 0."""
    return int(text.replace("-", "").ljust(8, "0"))


def last_number(text: str) -> int:
    """A date as a number after which it cannot end: 2025 → 20259999, 2025-07 → 20250799; "" → OPEN_NUMBER."""
    return int(text.replace("-", "").ljust(8, "9"))


def pauses_between(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pauses that spans of time leave between them: the last end of those before, the first start of those after.

    Any time that touches none of the spans, and lies neither before nor after all of them, lies in a pause: at each place among the spans
    in order of their starts, what ends last of those before it is compared with the next start.

    Args:
        spans: start and end, as first_number and last_number.
    """
    found: list[tuple[int, int]] = []
    latest = OPEN_NUMBER
    for place, (start, end) in enumerate(sorted(spans)):
        if place and latest < start:
            found.append((latest, start))
        latest = max(latest, end) if place else end
    return found


def day_before(text: str) -> str:
    """The day before the first that a date can mean: 2025-02 → 2025-01-31; of a day that no calendar has, before the nearest."""
    match = DATE.match(text)
    if match is None:
        return date.min.isoformat()
    year, month = max(1, int(match[1])), min(12, max(1, int(match[2] or 1)))
    first = date(year, month, min(calendar.monthrange(year, month)[1], max(1, int(match[3] or 1))))
    return (first - timedelta(days=1)).isoformat() if first > date.min else first.isoformat()
