"""What is found by its shape: a thing with its place, and an undertaking by the words that print it."""

import re
from dataclasses import dataclass

from graph.model import Entity
from loaders.parts.programme_kinds import programme_kind


@dataclass(frozen=True, slots=True)
class Shaped:
    """A thing found by its shape: the kind of slot that it fills, the thing, its place."""

    kind: str
    entity: Entity
    start: int
    end: int


def undertaking(name: str, printed: str, country: str) -> Entity:
    """An undertaking: its name, with the printed words around it as another."""
    plain = name.strip(" ,;:'‘’“”\"")
    bracket = _SHORT_AT_END.fullmatch(plain)
    shown = bracket[1] if bracket else plain
    names = (plain, bracket[1], bracket[2]) if bracket else (plain,)
    return Entity("Programme", printed.strip(), shown, programme_kind(printed), country or None, names)


_SHORT_AT_END = re.compile(r"(.{4,}?) \(([A-Z][\w-]{1,11})\)")
"""A name with its short form: "Building Skills (BUSK)"."""
