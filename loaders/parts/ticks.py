"""Tick boxes as they come out of forms: which options a cell offers, and which of them are ticked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.cited import Cited

TICKED = "☒☑✓✔■"
UNTICKED = "☐□"
_MARK = re.compile(rf"(?P<box>[{TICKED}{UNTICKED}])|\[(?P<bracket>[ xX]?)\](?!\()|(?:^|(?<=\n))\s*(?P<letter>[xX])(?=\s+\S)")


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a form: its text, and whether it is ticked."""

    text: Cited
    ticked: bool


def find_options(pieces: Iterable[Cited]) -> list[Option]:
    """The options of a cell, given by its lines; each runs from its box to the next one. Text without a box is none."""
    found = []
    for piece in (line for whole in pieces for line in whole.split(r"\n")):
        marks = list(_MARK.finditer(piece.value))
        if marks and marks[0].start() and not piece.value[marks[-1].end() :].strip(" .,;|"):
            found += _boxes_behind(piece, marks)
            continue
        for i, mark in enumerate(marks):
            end = marks[i + 1].start() if i + 1 < len(marks) else len(piece.value)
            text = piece.cut(mark.end(), end).strip("-–|•")
            if text:
                found.append(Option(text, _is_ticked(mark)))
    return found


def _boxes_behind(piece: Cited, marks: list[re.Match[str]]) -> list[Option]:
    """The options of a line whose boxes stand behind their text: "Yes ☒ No ☐"."""
    starts = [0, *(mark.end() for mark in marks)]
    options = [Option(piece.cut(start, mark.start()).strip(":-–|•"), _is_ticked(mark)) for start, mark in zip(starts, marks, strict=False)]
    return [option for option in options if option.text]


def _is_ticked(mark: re.Match[str]) -> bool:
    return bool(mark["letter"]) or (mark["box"] or " ") in TICKED or (mark["bracket"] or "").lower() == "x"
