"""People whom a head or a label tells: the column "Name" beside "Organisation" or "Position", and "Contact: First Last"."""

import re
from collections.abc import Iterator

from graph.resolve.countries import find_named_country
from loaders.parts.organisations import kind_of
from loaders.parts.people_words import CONTACTS, NO_CONTACTS

Span = tuple[int, int]

_NAME_HEAD = re.compile(
    r"(?:full\s+|first\s+|last\s+|sur)?names?|naam|namn|nom|nombre|contact\s+persons?|members?|participants?|delegates?", re.I
)
_BESIDE_HEAD = re.compile(
    r"organi[sz]ations?|institutions?|affiliations?|agenc(?:y|ies)|departments?|ministr(?:y|ies)|positions?|job\s+titles?|designations?"
    r"|functie|organisatie|organisationen?|befattning|fonction|cargo",
    re.I,
)
_CELL_NAME = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*|(?:van|de|der|den|ten|ter|von|da|di|el|al|le|la)\b)(?:[ ]+(?:[^\W\d_a-z][\w'’.-]*"
                        r"|(?:van|de|der|den|ten|ter|von|da|di|el|al|le|la)\b)){1,4}")  # fmt: skip
_HTML_CELL = re.compile(r"<t[dh]\b[^>]*>(.*?)(?=</?t[dhr]\b|$)", re.I)
_RULER = re.compile(r"[\s|:+-]*$")


_BETWEEN = 6
"""Lines of other text after which the rows below are another table's."""


def name_cells(text: str) -> Iterator[Span]:
    """The names at the beginning of the cells below such a head, in HTML and Markdown rows and rows with tabs of as many cells."""
    column, width, mark, between = -1, 0, "", 0
    for line in re.finditer(r"[^\n]+", text):
        cells, sign = _cells(line)
        head = _column_of_names(text, cells)
        if head >= 0:
            column, width, mark, between = head, len(cells), sign, 0
        elif (sign, len(cells)) != (mark, width):
            between += not _RULER.fullmatch(line[0])
            column = column if between <= _BETWEEN else -1
        elif column >= 0:
            start, end = cells[column]
            line_end = text.find("<br", start, end)
            end = line_end if line_end >= 0 else end
            name = _CELL_NAME.match(text, start, end)
            if name and kind_of(text[start:end]) is None:
                yield name.span()


def _column_of_names(text: str, cells: list[Span]) -> int:
    """The place of the column of names in a head row; -1 where the row is none."""
    words = [text[start:end].strip(" *:") for start, end in cells]
    if not any(_BESIDE_HEAD.fullmatch(word) for word in words):
        return -1
    return next((i for i, word in enumerate(words) if _NAME_HEAD.fullmatch(word)), -1)


def _cells(line: re.Match[str]) -> tuple[list[Span], str]:
    """The cells of a row, white space around them left out, and the sign between them; none for another line."""
    if _HTML_CELL.search(line[0]):
        inner = [(m.start(1), m[1]) for m in _HTML_CELL.finditer(line[0])]
        starts = [(line.start() + at + len(part) - len(part.lstrip()), part.strip()) for at, part in inner]
        return [(start, start + len(part)) for start, part in starts], "<td>"
    sign = "|" if line[0].count("|") > 1 else "\t" if "\t" in line[0].strip() else ""
    if not sign or _RULER.fullmatch(line[0]):
        return [], sign
    found, at = [], line.start()
    for part in line[0].split(sign):
        lead = len(part) - len(part.lstrip())
        found.append((at + lead, at + lead + len(part.strip())))
        at += len(part) + 1
    return found, sign


CONTACT = re.compile(rf"\b(?i:{CONTACTS})[ \u00a0\u202f]*[:\uff1a][ \u00a0\u202f]*")
_SECOND = re.compile(r"[ ]*(?:[/;&]|\b(?:and|et|und|en|y|e)\b)[ ]*")


def contact_names(text: str) -> Iterator[Span]:
    """The names of two words or more behind "Contact:", "Point focal :" and the like, where no body and no country is meant."""
    for label in CONTACT.finditer(text):
        at: re.Match[str] | None = label
        while at and (name := _CELL_NAME.match(text, at.end())):
            if kind_of(name[0]) is None and NO_CONTACTS.isdisjoint(name[0].split()) and find_named_country(name[0]) is None:
                yield name.span()
            at = _SECOND.match(text, name.end())
