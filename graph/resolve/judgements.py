"""What a log of judgements comes to: which ids stand for which, what each statement's review is.

Only the log and the reference tables count, never what is loaded or in which order. Every node that is judged the same as another
belongs to one class; the class answers under one id: that of a reference table before others, then the first in alphabetical order.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from functools import cache

from graph.ids import digest
from graph.resolve.reference import reference_rows
from graph.store import Judgement

SAME, DIFFERENT, UNSURE = "same", "different", "unsure"
VERDICTS = (SAME, DIFFERENT, UNSURE)
"""What may be judged of two names."""

ACCEPTED, DISMISSED = "accepted", "dismissed"
REVIEWS = (ACCEPTED, DISMISSED)
"""What may be judged of a statement."""

UNDO = "undo"
_PARTS: Mapping[str, int] = {**dict.fromkeys(VERDICTS, 2), **dict.fromkeys(REVIEWS, 1), UNDO: 1}
"""How many ids a judgement is about, by its verdict."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgements in force.

    Attributes:
        pairs: by the two ids in order, the last judgement of them.
        reviews: by statement, the last review.
        survivors: by the id of a node that another answers for, that other's id.
        reviewed: every statement that a line of the log is about, its reviews taken back or not.
        idle: whether the log is empty, so that no row of any graph was ever touched.
    """

    pairs: Mapping[Pair, Judgement] = field(default_factory=dict)
    reviews: Mapping[str, Judgement] = field(default_factory=dict)
    survivors: Mapping[str, str] = field(default_factory=dict)
    reviewed: frozenset[str] = frozenset()
    idle: bool = True

    def survivor(self, id_: str) -> str:
        """The id that answers for a node; its own where nothing was judged."""
        return self.survivors.get(id_, id_)

    def end(self, id_: str, was: str) -> tuple[str, str]:
        """An end of a row as it stands, as these judgements have it: its id, and the id that its document gave it where that differs."""
        own = was or id_
        now = self.survivor(own)
        return now, own if now != own else ""

    def review(self, statement: str) -> str:
        """The review of a statement: "" where there is none."""
        found = self.reviews.get(statement)
        return found.verdict if found else ""

    def chain(self, one: str, other: str) -> list[Judgement]:
        """The judgements by which two nodes are one, the shortest way; empty where they are not."""
        links: dict[str, dict[str, Judgement]] = {}
        for (left, right), judgement in self.pairs.items():
            if judgement.verdict == SAME:
                links.setdefault(left, {})[right] = links.setdefault(right, {})[left] = judgement
        ways: dict[str, list[Judgement]] = {one: []}
        for node in (queue := [one]):
            for near, judgement in sorted(links.get(node, {}).items()):
                if near not in ways:
                    ways[near] = [*ways[node], judgement]
                    queue.append(near)
        return ways.get(other, [])

    def contradiction(self) -> tuple[Judgement, list[Judgement]] | None:
        """A judgement that two nodes differ though others make them one, and those others; None where all agree."""
        for (one, other), judgement in sorted(self.pairs.items()):
            if judgement.verdict == DIFFERENT and self.survivor(one) == self.survivor(other):
                return judgement, self.chain(one, other)
        return None


def judged_by(log: Sequence[Judgement]) -> Judged:
    """The judgements in force: lines that a later line takes back never were, and the last of a pair or statement counts."""
    pairs: dict[Pair, Judgement] = {}
    reviews: dict[str, Judgement] = {}
    for line in in_force(log):
        if line.verdict in REVIEWS:
            reviews[line.about[0]] = line
        else:
            pairs[line.about[0], line.about[1]] = line
    reviewed = frozenset(line.about[0] for line in log if line.verdict in REVIEWS)
    same = [pair for pair, line in pairs.items() if line.verdict == SAME]
    return Judged(pairs, reviews, _survivors(same), reviewed, idle=not log)


def unjudged(log: Sequence[Judgement]) -> Judged:
    """As if nothing had been judged: what gives the rows of a graph with this log back as its documents wrote them."""
    return Judged(reviewed=judged_by(log).reviewed, idle=not log)


def in_force(log: Sequence[Judgement]) -> list[Judgement]:
    """The lines that are neither taken back nor take back, in order of time: a copy may have brought older ones later."""
    gone = {line.about[0] for line in log if line.verdict == UNDO}
    return sorted((line for line in log if line.verdict != UNDO and line.id not in gone), key=lambda line: (line.when, line.id))


def make(when: str, by: str, verdict: str, about: Iterable[str], note: str = "") -> Judgement:
    """A judgement with its id; the two ids of a pair are put in order."""
    parts = tuple(sorted(about)) if verdict in VERDICTS else tuple(about)
    return Judgement("j-" + digest(when, by, verdict, parts, note)[:12], when, by, verdict, parts, note)


def to_line(judgement: Judgement) -> str:
    """A judgement as one line of JSON."""
    return json.dumps(asdict(judgement), ensure_ascii=False) + "\n"


def from_line(line: str) -> Judgement:
    """Read a line.

    Raises:
        ValueError: it is no judgement; the message says what is wrong.
    """
    row = json.loads(line)
    names = [f.name for f in fields(Judgement)]
    if not isinstance(row, dict) or sorted(row) != sorted(names):
        raise ValueError(f"expected the fields {', '.join(names)}")
    about = row.pop("about")
    if not isinstance(about, list) or not all(isinstance(cell, str) for cell in (*about, *row.values())):
        raise ValueError("expected texts, and a list of texts as `about`")
    if _PARTS.get(row["verdict"]) != len(about):
        raise ValueError(f"{row['verdict']!r} of {len(about)} ids is no judgement; expected one of: {', '.join(_PARTS)}")
    return Judgement(about=tuple(about), **row)


def merged(log: Sequence[Judgement], more: Iterable[Judgement]) -> list[Judgement]:
    """The lines of `more` that a log does not hold, in order of time."""
    there = {line.id for line in log}
    return sorted((line for line in {m.id: m for m in more}.values() if line.id not in there), key=lambda line: (line.when, line.id))


def _survivors(same: Iterable[Pair]) -> dict[str, str]:
    """By each id of a class, but the one that answers for it, that one."""
    classes: dict[str, set[str]] = {}
    for one, other in same:
        united = classes.get(one, {one}) | classes.get(other, {other})
        classes.update(dict.fromkeys(united, united))
    heads = {id_: min(members, key=lambda m: (m not in _reference_ids(), m)) for id_, members in classes.items()}
    return {id_: head for id_, head in heads.items() if id_ != head}


@cache
def _reference_ids() -> frozenset[str]:
    return frozenset(row.id for row in reference_rows())
