"""Tables of cases told by their rows: single ages, one a row, beside sexes, nationalities, forms of exploitation or names.

Whoever a head calls them (client, child, returnee), a row with an age is a person. Ages beside a column that counts people are not: they
say whom a row counts.
"""

import re
from collections.abc import Callable, Sequence

from loaders.parts.cells import number
from loaders.three_w.personal import COUNTS, is_of_work, parts_of, words_for
from loaders.three_w.tags import Tag, parse_tags

_AGE = re.compile(r"(\d{1,3})(?:[.,]0)?(?: ?[^\W\d]+(?:/[^\W\d]+)?\.?(?: old)?)?")
_OLDEST = 120
_TRAITS = frozenset({"sex", "gender", "nationality", "citizenship"})

Column = tuple[Sequence[str], Sequence[Tag], int]
"""The heads of a column, its tags, and its place, from 0."""

Rows = Sequence[Sequence[str]]


def find_case(heads: Rows, tags: Sequence[str], rows: Rows) -> str:
    """The head or tag of a column of single ages that makes a table one of cases; "" where there is none.

    Args:
        heads: the rows above the tags; one with one value only is the table's title.
    """
    heads = [row for row in heads if len({cell.strip() for cell in row} - {""}) > 1]
    titles = [[row[place].strip() for row in heads if place < len(row)] for place in range(max(map(len, [tags, *heads])))]
    columns = [(title, parse_tags(tags[place]) if place < len(tags) else (), place) for place, title in enumerate(titles)]
    ages = [column for column in columns if _is_age(column) and _are_single(_cells(rows, column))]
    others = [column for column in columns if column not in ages]
    if not ages or any(_counts(column, rows) for column in others):
        return ""
    if not any(_is_trait(column) or _is_name(column, rows) for column in others):
        return ""
    titled, tagged, _ = ages[0]
    return next(filter(None, reversed(titled)), "") or tagged[0].text


def _cells(rows: Rows, column: Column) -> list[str]:
    place = column[2]
    return [cell for row in rows if place < len(row) and (cell := row[place].strip())]


def _is_age(column: Column) -> bool:
    heads, tags, _ = column
    if any(tag.name == "age" or "age" in tag.attributes for tag in tags):
        return True
    return not any(tag.name in COUNTS for tag in tags) and _has_part(heads, _says_age)


def _says_age(part: str) -> bool:
    """Whether a part of a head is of an age: "age at referral", "current age"; not "age 0 17"."""
    words, ages = part.split(), words_for("age")
    if part in ages:
        return True
    return not any(map(str.isdecimal, words)) and (words[0] in ages or (len(words) == 2 and words[1] in ages))


def _are_single(cells: Sequence[str]) -> bool:
    """Whether most cells are the age of one person."""
    found = [match for cell in cells if (match := _AGE.fullmatch(cell)) and int(match[1]) <= _OLDEST]
    return bool(found) and len(found) * 2 >= len(cells)


def _counts(column: Column, rows: Rows) -> bool:
    """Whether a column counts people, more than one in a row."""
    if not any(tag.name in COUNTS for tag in column[1]):
        return False
    return any((count := number(cell)) is not None and count > 1 for cell in _cells(rows, column))


def _is_trait(column: Column) -> bool:
    heads, tags, _ = column
    if any(tag.name in _TRAITS or not tag.attributes.isdisjoint(_TRAITS) for tag in tags):
        return True
    return _has_part(heads, lambda part: any(f"{part} ".startswith(f"{word} ") for word in words_for("trait") | words_for("exploitation")))


def _is_name(column: Column, rows: Rows) -> bool:
    """Whether a column holds persons' names, codes or files, and is of no body, work or place."""
    heads, tags, _ = column
    if any(is_of_work(tag.name) for tag in tags):
        return False
    if _has_part(heads, lambda part: part in words_for("who") or part in words_for("code")):
        return True
    if not any(map(str.isalpha, "".join(_cells(rows, column)))):  # "nombre" is a name in Spanish and a number in French
        return False
    return any(tag.name == "name" or "name" in tag.attributes for tag in tags) or _has_part(heads, lambda part: part in words_for("name"))


def _has_part(heads: Sequence[str], is_said: Callable[[str], bool]) -> bool:
    return any(is_said(part) for head in heads for part in parts_of(head))
