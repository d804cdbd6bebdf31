"""Cells that hold several phases: "Phase 3: … Phase 4: …" are two statements with a qualifier each."""

import re

from loaders.cited import Cited

_PHASE = re.compile(r"(?:^|(?<=[\s.;,(]))(?:phase|fase|fas|etappe)\s+([IVX]{1,4}|\d{1,2})\s*(?:[:–—-]|(?=\())\s*", re.I)


def split_phases(cell: Cited) -> list[tuple[str, Cited]]:
    """The parts of a cell and the phase of each, "" for a cell (or a beginning) without one."""
    marks = list(_PHASE.finditer(cell.value))
    if not marks:
        return [("", cell)]
    parts = [("", cell.cut(0, marks[0].start()))] if cell.value[: marks[0].start()].strip(" .;,") else []
    for i, mark in enumerate(marks):
        end = marks[i + 1].start() if i + 1 < len(marks) else len(cell.value)
        part = cell.cut(mark.end(), end).strip(".;, ")
        if part:
            parts.append((mark[1], part))
    return parts
