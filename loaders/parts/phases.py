"""Cells that hold several phases: "Phase 3: … Phase 4: …" are two statements with a qualifier each."""

import re
from dataclasses import dataclass

from loaders.cited import Cited

_PHASE = re.compile(r"(?:^|(?<=[\s.;,(]))(?:phase|fase|fas|etappe)\s+([IVX]{1,4}|\d{1,2})\s*(?:[:–—-]|(?=\())\s*", re.I)


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase's part of a cell: its number ("" for what stands under none), its text, and the same with the words "Phase N:"."""

    name: str
    text: Cited
    quoted: Cited


def split_phases(cell: Cited, quoted: Cited | None = None) -> list[Phase]:
    """The parts of a cell, by phase.

    Args:
        quoted: what to quote where the cell has no phases: the cell with its label.
    """
    marks = list(_PHASE.finditer(cell.value))
    if not marks:
        return [Phase("", cell, quoted or cell)]
    lead = cell.cut(0, marks[0].start()).strip(".;, ")
    parts = [Phase("", lead, lead)] if lead else []
    for i, mark in enumerate(marks):
        end = marks[i + 1].start() if i + 1 < len(marks) else len(cell.value)
        part = cell.cut(mark.end(), end).strip(".;, ")
        if part:
            parts.append(Phase(mark[1], part, cell.cut(mark.start(), end).strip(".;, ")))
    return parts
