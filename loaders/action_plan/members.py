"""The members of the body behind a plan, as organisations: never as people.

A line names a person, then the office: "… (mayor of Utrecht)", "… (Ministry of Justice, Director of …)". Whatever stands
before the office is left alone, masked or not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import Entity
from loaders.action_plan.outline import split_bracket
from loaders.action_plan.parties import Parties
from loaders.cited import Cited
from loaders.parts.organisations import kind_of
from loaders.readers.blocks import Block

HEADING = re.compile(r"(?:(?:list\s+of\s+)?members(?:hip)?|composition)(?:\s+of\s+(?:the\s+)?(?P<body>.+))?", re.I)
_CHAIR = re.compile(r"\b(?:co-)?chair(?:man|woman|person)?\b(?!\s+of\b)", re.I)
_TOWN = re.compile(
    r"(?:(?:[Dd]eputy\s+)?[Mm]ayor|[Mm]unicipality|[Cc]ity)\s+of\s+(?P<town>(?:The\s+)?[A-Z][\w' -]+)"
    r"|[Aa]lder(?:man|woman)\b.*\b(?:in|of)\s+(?P<place>[A-Z][\w' -]+)"
)
_OFFICE_OF = re.compile(
    r"(?:(?:vice-?|deputy\s+)?(?:president|head|director|chief|manager|chair\w*|judge|member|secretary|representative)\b[^,]*?)\s+(?:of|at|from)\s+(?:the\s+)?(?P<body>[A-Z].+)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Member:
    """One member: the organisation, the text that says so, and whether its line is the chair's."""

    actor: Entity
    at: Cited
    chair: bool


def member_blocks(body: Sequence[Block]) -> tuple[str, list[Block]]:
    """What the list of members is of, as its heading says, and its lines; "" and none where there is no such list."""
    for i, block in enumerate(body):
        match = HEADING.fullmatch(block.value) if block.kind == "heading" else None
        if not match:
            continue
        lines = []
        for line in body[i + 1 :]:
            if line.kind == "heading":
                break
            lines.append(line)
        if lines:
            return (match["body"] or "").strip(), lines
    return "", []


def read_members(lines: Sequence[Block], parties: Parties) -> Iterator[Member]:
    """The members of a list, in order; a line whose organisation cannot be told is left out."""
    for block in lines:
        office = _office(block, parties)
        if office is None:
            continue
        at, name = office
        before = block.value[: block.value.find(at.value)] if at.value in block.value else ""
        chair = bool(_CHAIR.search(before) or _CHAIR.search(at.value))
        yield Member(_actor(name, parties), at, chair)


def _office(block: Block, parties: Parties) -> tuple[Cited, Cited | str] | None:
    """The text of a line that names the office, and the organisation's name in it."""
    candidates = list(block.cells) if block.cells else [split_bracket(block.text)[1], *_segments(block.text)]
    for text in candidates:
        if text is None:
            continue
        town = _TOWN.search(text.value)
        if town:
            return text, f"Municipality of {(town['town'] or town['place']).strip()}"
        named = next((m for m in parties.mentions(text.value) if m.begin <= 4), None)
        if named:
            return text, text.cut(named.begin, _end_of_name(text.value, named.end, parties))
        of = _OFFICE_OF.fullmatch(text.value)
        if of and kind_of(of["body"]):
            return text, text.group(of, "body")
        first = text.split(r",\s+")[0]
        if (
            not block.cells
            and text is candidates[0]
            and kind_of(first.value)
            and first.value[0].isupper()
            and not re.search(r"\bof\b.*\bof\b", first.value)
        ):
            return text, first
    return None


def _segments(text: Cited) -> list[Cited]:
    """The rest of a line from each comma on, for lines that have no bracket; the whole line if it is a bare organisation."""
    commas = [text.cut(m.end()) for m in re.finditer(r",\s+", text.value)]
    return [*commas, text]


def _end_of_name(value: str, end: int, parties: Parties) -> int:
    """Where a name ends that goes on behind what is known of it: "Comensha/La Strada", "Ministry of A, B and C"."""
    comma = value.find(",", end)
    whole = value[: comma if comma >= 0 else len(value)].strip()
    return len(whole) if whole != value[:end] and parties.is_known(whole) and len(whole.split()) <= 9 and end < len(whole) else end


def _actor(name: Cited | str, parties: Parties) -> Entity:
    shown = name.value if isinstance(name, Cited) else name
    if shown.startswith("Municipality of "):
        town = shown.removeprefix("Municipality of ")
        return Entity("Actor", shown, kind="municipality", country=parties.country or None, aliases=(f"mayor of {town}",))
    return parties.entity(name)
