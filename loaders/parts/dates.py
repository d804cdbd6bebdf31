"""Periods, deadlines and dates of issue in text, as ISO 8601 bounds with their places.

A period keeps the precision printed ("2021-03"); a deadline becomes whole days, as plans are compared by day. An open
bound is "". Nothing is filled in from today.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from loaders.parts.date_words import Atom, find_atoms, first_day, last_day


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A stretch of time and where it is printed.

    Attributes:
        start_date, end_date: ISO 8601 to the precision printed; "" where open or not given.
        text: the characters `begin` to `end` of the text it was found in.
        note: what the text calls this stretch: "renewed", "Phase 3"; "" where nothing.
    """

    start_date: str
    end_date: str
    text: str
    begin: int
    end: int
    note: str = ""


_TO = re.compile(
    r"\s*(?:[-–—/]|,?\s*(?:to|until|till|through|tot(?:\s+en\s+met)?|t/m|au|à|jusqu['’](?:à|en)|bis(?:\s+zum)?|hasta|al?|till(?:\s+och\s+med)?|t\.o\.m\."
    r"|up\s+to(?:\s+and\s+including)?)\s)\s*(?:(?:the|le|den|de|el|dem)\s+)?",
    re.I,
)
_AND = re.compile(r"\s*,?\s*(?:and|en|et|und|y|och|&)\s+(?:in\s+)?", re.I)
_COMMA = re.compile(r"\s*,\s*")
_YEAR_WORDS = r"(?:(?:the|de|le|les|den|het|el|dem|du|l['’])\s*)?(?:(?:year|jaar|année|jahr|año|år|året)\s+)?"
"""What may stand between "since" and its date."""
_BETWEEN = re.compile(r"\b(?:between|tussen|entre|zwischen|mellan)\s+(?:the\s+)?$", re.I)
_SINCE = re.compile(
    r"\b(?:since|(?:as\s+)?from|as\s+of|starting(?:\s+(?:in|from))?|vanaf|sinds|depuis|[àa]\s+partir\s+d(?:e|u)|dès|ab|seit|desde|från(?:\s+och\s+med)?|fr\.o\.m\.|sedan)"
    rf"\s+{_YEAR_WORDS}$",
    re.I,
)
_UNTIL = re.compile(
    r"\b(?:until|till|up\s+to(?:\s+and\s+including)?|before|tot(?:\s+en\s+met)?|jusqu['’](?:à|en|au)|bis(?:\s+zum)?|hasta|(?:fram\s+)?till(?:\s+och\s+med)?|t\.o\.m\.)\s+"
    rf"{_YEAR_WORDS}$",
    re.I,
)
_OPEN_END = re.compile(
    r"\s*(?:[-–—]\s*(?:ongoing|present|today|now|heden|lopend|en\s+cours|heute|laufend|actualidad|pågående|(?=$|[),;.\n]))"
    r"|(?:onwards?|and\s+(?:onwards?|beyond|later|(?:the\s+)?(?:following\s+years|years\s+following|years\s+after))|to\s+(?:date|the\s+present|present)"
    r"|until\s+(?:now|today|present)|en\s+later|et\s+suivantes|ff\.))",
    re.I,
)
_LATEST = re.compile(r"\s*,?\s*(?:at\s+the\s+(?:very\s+)?latest|uiterlijk|au\s+plus\s+tard|spätestens|senast)\b", re.I)
_PHASE = re.compile(r"\b((?:phase|fase|stage|etapp)\s+(?:\d{1,2}|[IVX]+))\s*[:(,–-]?\s*\(?\s*$", re.I)
_RENEWED = re.compile(
    r"\b(initial(?:ly)?|original(?:ly)?|renewed|extended|prolonged|continued|verlengd|prolongé|verlängert|förlängd)\W*(?:until\s+)?$", re.I
)
_CONTINUOUS = re.compile(
    r"(?:^|(?<=[(\[:;,/|]))\s*(continuous(?:ly)?|ongoing|permanent(?:ly)?|doorlopend|continu|en\s+continu|laufend|fortlaufend|löpande|permanente)"
    r"\s*(?=$|[)\];,./|])",
    re.I,
)


def find_periods(text: str) -> list[DateSpan]:
    """Every period and date of a text, in order; a start after its end is no period."""
    return _spans(text, _joins_period)


def find_deadlines(text: str) -> list[DateSpan]:
    """Every deadline of a plan's text as whole days; "continuous" has two open bounds; years in a list are one stretch."""
    found = [replace(s, start_date=first_day(s.start_date), end_date=last_day(s.end_date)) for s in _spans(text, _joins_deadline)]
    found += [DateSpan("", "", m[1], m.start(1), m.end(1)) for m in _CONTINUOUS.finditer(text)]
    return sorted(found, key=lambda s: s.begin)


def find_date(text: str) -> str:
    """The date of issue of a title page: its first single day or month, else its first single year, else ""."""
    single = [s.start_date for s in find_periods(text) if s.start_date == s.end_date]
    return next((d for d in single if len(d) > 4), single[0] if single else "")


def _spans(text: str, joins: Callable[[str, Atom, Atom], bool]) -> list[DateSpan]:
    atoms, found, i = find_atoms(text), list[DateSpan](), 0
    while i < len(atoms):
        j = i
        while j + 1 < len(atoms) and joins(text, atoms[i if j == i else j], atoms[j + 1]) and _in_order(atoms[i], atoms[j + 1]):
            j += 1
            if _TO.fullmatch(text[atoms[j - 1].end : atoms[j].begin]):
                break
        if j == i and i + 1 < len(atoms) and _is_reversed(text, atoms[i], atoms[i + 1]):
            i += 2
            continue
        found.append(_span(text, atoms[i], atoms[j]))
        i = j + 1
    return found


def _joins_period(text: str, left: Atom, right: Atom) -> bool:
    gap = text[left.end : right.begin]
    return bool(_TO.fullmatch(gap) or (_AND.fullmatch(gap) and _BETWEEN.search(text[: left.begin])))


def _joins_deadline(text: str, left: Atom, right: Atom) -> bool:
    gap = text[left.end : right.begin]
    years = left.bare_year and right.bare_year
    return _joins_period(text, left, right) or bool((years and (_AND.fullmatch(gap) or _COMMA.fullmatch(gap))) or _COMMA.fullmatch(gap))


def _in_order(left: Atom, right: Atom) -> bool:
    return first_day(left.first) <= last_day(right.last) and first_day(left.first) <= first_day(right.first)


def _is_reversed(text: str, left: Atom, right: Atom) -> bool:
    """Whether two dates are written as a range that runs backwards: no period, and neither is one alone."""
    return bool(re.fullmatch(r"\s*[-–—]\s*", text[left.end : right.begin])) and not _in_order(left, right)


def _span(text: str, left: Atom, right: Atom) -> DateSpan:
    start, end, begin, stop = left.first, right.last, left.begin, right.end
    before, single = text[:begin], left is right
    since, until = _SINCE.search(before), _UNTIL.search(before)
    latest = _LATEST.match(text, stop)
    open_end = None if latest else _OPEN_END.match(text, stop)
    if latest:
        stop = latest.end()
    elif open_end:
        end, stop = "", open_end.end()
    elif since and single:
        end = ""
    if since:
        begin = since.start()
    if until and single and not open_end and not latest:
        start, begin = "", until.start()
    return DateSpan(start, end, text[begin:stop], begin, stop, _note(text[:begin]))


def _note(before: str) -> str:
    match = _PHASE.search(before) or _RENEWED.search(before)
    return match[1] if match else ""
