"""When the work of a row is: dates as tables write them, to the day, month or year printed."""

import re
from datetime import date, timedelta

from loaders.parts.cells import day
from loaders.parts.date_words import MONTHS
from loaders.parts.sink import Sink
from loaders.three_w.row import Row

_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"((?:19|20)\d\d)[-/.](\d{1,2})|(\d{1,2})[-/.]((?:19|20)\d\d)")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)[/.](\d{1,2})[/.](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)(?: 0{1,2}:00(?::00)?)?")
_SPELT = re.compile(r"(?:(\d{1,2})[ -])?([^\W\d_]{3,})\.?(?:[ -](\d{1,2}),)?[ -]((?:19|20)\d\d)")
_SERIAL = re.compile(r"\d{5}")

_FIRST = date(1899, 12, 30)
"""The day from which spreadsheets count (that of 1900 with their leap-year slip)."""

_SERIALS = range(29_221, 58_440)
"""Days of the years 1980 to 2059 as spreadsheets count them."""


def note_period(row: Row, sink: Sink) -> None:
    """Note the dates of the work; the date of the report is not one of them."""
    found = {end: row.find("date", end)[:1] for end in ("start", "end")}
    dates = {end: read_date(cells[0].text) if cells else "" for end, cells in found.items()}
    for end, cells in found.items():
        if cells and not dates[end]:
            sink.remarks.add(f"a date is {cells[0].text[:30]!r}; expected YYYY-MM-DD", cells[0].at)
    if any(dates.values()):
        told = [cell for end, cells in found.items() for cell in cells if dates[end]]
        shared = min(map(len, dates.values()))
        if dates["start"][:shared] > dates["end"][:shared]:
            sink.remarks.add("a period begins after it ends; both dates are kept as printed", told[0].at)
        period = sink.value("Period", start_date=dates["start"], end_date=dates["end"], text="")
        ends = (row.programme, period, row.name, period, row.number)
        at, quote = " ".join(cell.at for cell in told), " – ".join(cell.text for cell in told)
        sink.rows(("HAS_PERIOD", "Programme", "Period")).append((*ends, at, quote, "three_w.dates", "table", "", ""))


def read_date(text: str) -> str:
    """A date of ISO 8601 to the day, month or year; "" where it is none or may mean two days ("01/03/2024")."""
    if (found := day(text)) or _YEAR.fullmatch(text):
        return found or text
    if _SERIAL.fullmatch(text):
        return (_FIRST + timedelta(int(text))).isoformat() if int(text) in _SERIALS else ""
    if match := _MONTH.fullmatch(text):
        return _iso(match[1] or match[4], match[2] or match[3])
    if match := _YEAR_FIRST.fullmatch(text):
        return _iso(match[1], match[2], match[3])
    if match := _YEAR_LAST.fullmatch(text):
        either = {_iso(match[3], match[2], match[1]), _iso(match[3], match[1], match[2])} - {""}
        return either.pop() if len(either) == 1 else ""
    if (match := _SPELT.fullmatch(text)) and match[2].lower() in MONTHS:
        return _iso(match[4], str(MONTHS[match[2].lower()]), match[1] or match[3] or "")
    return ""


def _iso(year: str, month: str, number: str = "") -> str:
    if not 1 <= int(month) <= 12:
        return ""
    return day(f"{year}-{int(month):02}-{int(number):02}") if number else f"{year}-{int(month):02}"
