"""Dates at mixed precision (2025, 2025-07, 2025-07-31): checked, and widened to the last day they can mean."""

import calendar

from graph.days import DATE
from graph.errors import QueryError


def check_date(name: str, text: str) -> str:
    """The date as given, where it is one. Raises QueryError naming the parameter."""
    match = DATE.fullmatch(text)
    if match is None or not _exists(*match.groups()):
        raise QueryError(f"{name} is '{text}'; expected a date such as 2024, 2024-05 or 2024-05-31.", name)
    return text


def last_day(text: str) -> str:
    """The last day that a date can mean: 2025-02 → 2025-02-28; a time of day is dropped; empty stays empty."""
    match = DATE.match(text)
    if match is None:
        return ""
    year, month = match[1], match[2] or "12"
    last = calendar.monthrange(max(1, int(year)), int(month))[1] if 1 <= int(month) <= 12 else 31
    return f"{year}-{month}-{match[3] or f'{last:02}'}"


def _exists(year: str, month: str | None, day: str | None) -> bool:
    if int(year) < 1 or not 1 <= int(month or 1) <= 12:
        return False
    return 1 <= int(day or 1) <= calendar.monthrange(int(year), int(month or 1))[1]
