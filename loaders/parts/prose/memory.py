"""What a section has named so far, for the words that stand for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.model import Entity
from loaders.parts.prose.reading import Mention

_PLANS = frozenset({"action_plan", "policy"})


@dataclass
class Memory:
    """What the section has named so far: what a pronoun, "the programme" or "the Ministry" can stand for."""

    programmes: list[Entity] = field(default_factory=list)
    actors: list[Entity] = field(default_factory=list)
    leading: list[Entity] = field(default_factory=list)
    listed: list[Entity] = field(default_factory=list)
    subjects: list[Mention] = field(default_factory=list)
    events: dict[str, Entity] = field(default_factory=dict)
    about: Entity | None = None
    bodies: tuple[Mention, ...] = ()

    @classmethod
    def of_row(cls, about: Entity, bodies: Sequence[Entity]) -> "Memory":
        """What a cell's sentences can refer to: the row's undertaking, and the bodies that it is for."""
        row = Mention(slot_of(about), about, 0, 0, inferred=True)
        them = tuple(Mention(slot_of(body), body, 0, 0, inferred=True) for body in bodies)
        return cls([about], subjects=[row], about=about, bodies=them)

    def keep(self, mentions: Sequence[Mention]) -> None:
        """Remember what a sentence named."""
        new = [m.entity for m in mentions if m.kind in ("programme", "plan")]
        self.programmes += new
        self.listed = list(new) or self.listed
        self.actors += [m.entity for m in mentions if m.kind in ("actor", "network")]
        self.leading += [m.entity for m in mentions if m.kind in ("actor", "network")][:1]
        if mentions:
            self.subjects = _first_list(mentions)
        told = [m.entity for m in mentions if m.kind == "described" and (m.inferred or m.entity.kind == "event_series")]
        self.programmes += told
        self.events.update({e.shown.split()[-1].lower().rstrip("s"): e for e in told if len(e.shown.split()) > 1})


def _first_list(mentions: Sequence[Mention]) -> list[Mention]:
    first = mentions[0]
    found = [first]
    for mention in mentions[1:]:
        if mention.kind != first.kind or mention.start - found[-1].end > len(", and the "):
            break
        found.append(mention)
    return found


def slot_of(entity: Entity) -> str:
    """The slot of a sentence that a thing fills."""
    if entity.label == "Actor":
        return "network" if entity.kind == "network" else "actor"
    return "plan" if entity.kind in _PLANS else "programme"
