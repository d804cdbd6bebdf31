"""Who a cell of a table says is responsible: bodies, each on a line or in a list, often with a person and that person's office.

An office alone ("Head of Unit", "Deputy Chief Executive") is no body where the cell names one beside it.
"""

import re

from loaders.action_plan.parties import Parties
from loaders.cited import Cited
from loaders.parts.people import without_people

_OFFICE = (
    r"(?:Head|Director(?:[- ]General)?|Manager|Lead|Leader|Co-?ordinator|Officer|Chief(?:\s+Executive)?|Executive"
    r"|Chair(?:man|woman|person)?|Advis[eo]r|Inspector|Secretary|Commissioner|Representative|Administrator)"
)
_OFFICE_LINE = re.compile(rf"{_OFFICE}\b\s*[/,;]?")
"""A line that only ends the line above: "… Anti-Slavery", "Co-ordinator"."""

_BARE_OFFICE = re.compile(
    rf"(?:(?:Deputy|Vice|Assistant|Acting|Senior|Principal|Chief|Executive|Managing)\s+)*{_OFFICE}(?:\s+(?:of|for)\b.*)?"
    rf"|(?:[A-Z][\w-]+\s+){{1,3}}{_OFFICE}"
)
_OPEN_END = re.compile(r"(?:\b(?:of|for|and|the|on|against)|[&–-])$")
_CLAUSE = re.compile(
    r"\s*\b(?:(?:jointly\s+)?supported\s+by|(?:together|in\s+co-?operation|in\s+partnership)\s+with|with\s+(?:support|input)\s+from)\b\s*"
)


def find_owners(cell: Cited, parties: Parties) -> list[Cited]:
    """The names in a cell of who is responsible, in order.

    A bare office is given only where no body stands beside it, a masked person only where nothing else does.
    """
    bodies: list[Cited] = []
    offices: list[Cited] = []
    people: list[Cited] = []
    for line in (line for part in cell.split(_CLAUSE) for line in _lines(part)):
        behind = False
        for name in parties.listed(line):
            rest = without_people(name.value)
            unknown = not parties.is_known(rest)
            behind = behind or (unknown and bool(_BARE_OFFICE.fullmatch(rest)))
            (people if not rest else offices if behind and unknown else bodies).append(name)
    return bodies or offices or people


def _lines(text: Cited) -> list[Cited]:
    """The lines of a cell, each whole: one that breaks inside a name or before its last word is joined to the next."""
    lines: list[Cited] = []
    for line in text.split(r"\n"):
        if lines and (_OPEN_END.search(lines[-1].value) or _OFFICE_LINE.fullmatch(line.value)):
            lines[-1] = Cited.join([lines[-1], line])
        else:
            lines.append(line)
    return lines
