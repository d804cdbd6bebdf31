"""How much the bodies, places and dates of a document's programme and of an activity say for their being the same, or against it.

What one of the two does not say counts neither way. The names alone never make a join: a body in common must be there, a place or a
time in common too, and nothing may speak against it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.days import AFTER_ANY, OPEN, touches
from graph.joins.names import NameMatch

JOINED = 0.85
"""The score from which a pair is joined; below it, people judge."""

SHOWN = 0.6
"""The score from which a pair is shown to people."""

_BODY, _PLACE, _TIME = (0.2, -0.1), (0.1, -0.2), (0.1, -0.2)
"""What a body, a place or a time in common adds to the score, and what takes from it that there is none though both name some."""

_PHASE = -0.15
"""What takes from the score that one of the two names a phase and the other none."""

WORLD = "region:world"
"""A region that everything is in, so that it tells nothing."""


@dataclass(frozen=True, slots=True)
class Side:
    """What the sources of one kind say of a programme.

    Attributes:
        actors: names of its bodies by id, those that they are a part of among them.
        places: names of its countries and regions by id, the regions of its countries among them.
        countries: the ids of the countries and regions that it targets itself.
        periods: (start, end) as stored, "" where open.
    """

    actors: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)
    periods: set[tuple[str, str]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A score from 0 to 1, the reasons for it in words, and whether it makes a join."""

    score: float
    reasons: tuple[str, ...]
    joined: bool


def weigh(match: NameMatch, one: Side, other: Side) -> Weighed:
    """Weigh a pair of programmes whose names match."""
    found = [_bodies(one, other), _places(one, other), _times(one, other)]
    score = match.score + sum(weight for weight, _ in found) + (_PHASE if match.phases else 0)
    reasons = [match.reason, *([f"phase: {match.phases}"] if match.phases else []), *(words for _, words in found if words)]
    body, place, time = (weight for weight, _ in found)
    whole = body > 0 and (place > 0 or time > 0) and min(place, time) >= 0 and not match.phases
    rounded = round(max(0.0, min(0.99, score)), 3)
    return Weighed(rounded, tuple(reasons), whole and rounded >= JOINED)


def _bodies(one: Side, other: Side) -> tuple[float, str]:
    common = one.actors.keys() & other.actors.keys()
    return _said(_BODY, "bodies", common, one.actors, bool(one.actors and other.actors))


def _places(one: Side, other: Side) -> tuple[float, str]:
    common = one.countries & other.countries or (one.countries & other.places.keys()) | (one.places.keys() & other.countries)
    known = [side.countries - {WORLD} for side in (one, other)]
    return _said(_PLACE, "places", common - {WORLD}, {**one.places, **other.places}, all(known))


def _times(one: Side, other: Side) -> tuple[float, str]:
    if not one.periods or not other.periods:
        return 0.0, ""
    meet = sorted((a, b) for a in one.periods for b in other.periods if _overlap(a, b))
    if not meet:
        return _TIME[1], f"against: the periods do not meet ({_spans(one.periods)}; {_spans(other.periods)})"
    return _TIME[0], f"period: {_spans([meet[0][0]])} meets {_spans([meet[0][1]])}"


def _said(weights: tuple[float, float], what: str, common: Iterable[str], names: Mapping[str, str], both: bool) -> tuple[float, str]:
    shared = sorted(names[id_] or id_ for id_ in common)
    if shared:
        return weights[0], f"{what} in common: {', '.join(shared)}"
    return (weights[1], f"against: no {what} in common") if both else (0.0, "")


def _overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two spans meet; a bound at the precision of a month or year holds all of it."""
    return touches(*one, other[0], (other[1] or OPEN) + AFTER_ANY)


def _spans(periods: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{start or '…'} – {end or '…'}" for start, end in sorted(periods))
