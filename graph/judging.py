"""Judgements of people: two names are the same, different or unsure; a statement is accepted or dismissed; any of it is taken back.

The only way into a store's judgements. Each is checked against what is there under the writer's lock, so that two who judge at once
see each other; nothing is read from a document again.
"""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from graph.candidates import find_join_candidates, find_named
from graph.errors import QueryError, Refused, UnknownName
from graph.resolve.guards import why_apart
from graph.resolve.judgements import DIFFERENT, REVIEWS, SAME, UNDO, VERDICTS, Judged, in_force, judged_by, make
from graph.schema import EDGES, JUDGED, STATEMENTS
from graph.store import GraphStore, Judgement

_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_PERSON = re.compile(r"([A-Z][a-z]+[-_]?){2,}|([A-Z][-_])+[A-Z][a-z]+|[A-Z][a-z]+")
"""What a person's name looks like as a label: AnnaBerg, Anna-Berg, A-Berg, Anna."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody wants to judge.

    Attributes:
        verdict: one of `graph.resolve.judgements.VERDICTS` of a pair, or of `REVIEWS` of a statement.
        about: the two nodes, by id or name; or the statement's id.
        place: where it stands in a file, for messages; "" where it stands in none.
    """

    verdict: str
    about: tuple[str, ...]
    note: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a verdict: the judgement in force now, and whether this made it; or the problem."""

    verdict: Verdict
    judgement: Judgement | None = None
    made: bool = False
    problem: str = ""


def check_label(by: str) -> str:
    """The label of who judges.

    Raises:
        Refused: it is missing, is no label, or looks like a person's name or address: people's names never enter the graph.
    """
    form = "Give the label of a key or a desk: up to 40 letters, digits, - and _, without spaces (for example desk-2)"
    if not by:
        raise Refused(f"Who judges? {form} with --by, or in TIPGRAPH_BY.")
    if "@" in by or not _LABEL.fullmatch(by):
        raise Refused(f"{by!r} is no label. {form}; no names and no e-mail addresses.")
    if _PERSON.fullmatch(by):
        raise Refused(f"{by!r} looks like a person's name, and those are not kept. {form}; in small letters, if it is none.")
    return by


def judge(store: GraphStore, verdict: Verdict, by: str, *, against_guards: bool = False) -> Outcome:
    """Judge two names or a statement; see judge_all.

    Raises:
        Refused, UnknownName: see judge_all; nothing is changed.
    """
    (outcome,) = judge_all(store, [verdict], by, against_guards=against_guards)
    if outcome.problem:
        raise Refused(outcome.problem)
    return outcome


def judge_all(store: GraphStore, verdicts: Sequence[Verdict], by: str, *, against_guards: bool = False) -> list[Outcome]:
    """Judge many at once, in one change: those that are wrong are told with their problem, the others are made.

    What is in force already is no new line.

    Args:
        by: the label of a key or a desk; see check_label.
        against_guards: let a `same` pass that the guards of names forbid (two places, numbers, levels, two rows of a reference table).

    Raises:
        Refused: the label is none.
        StoreError: the store cannot be written; nothing is judged.
    """
    check_label(by)
    statements = find_statements(store, [v.about[0] for v in verdicts if v.verdict in REVIEWS and v.about])
    outcomes = _Session(store, by, against_guards, statements).all(verdicts)
    if all(outcome.problem for outcome in outcomes):
        return outcomes
    with store.writing() as change:
        outcomes = _Session(store, by, against_guards, statements).all(verdicts)  # again, now that nobody else writes
        change.judge([o.judgement for o in outcomes if o.judgement and o.made])
    return outcomes


def undo(store: GraphStore, about: Sequence[str], by: str, note: str = "") -> Judgement:
    """Take back a judgement: then it is as if it had never been made, and the one before it counts again.

    Args:
        about: the id of a judgement; the two nodes that it is about; or the statement.

    Returns:
        The judgement that was taken back.

    Raises:
        Refused: there is none in force, or what counts again contradicts others.
    """
    check_label(by)
    _find(store, about, store.judgements())
    with store.writing() as change:
        log = store.judgements()
        found = _find(store, about, log)
        line = make(_next_time(log), by, UNDO, [found.id], note)
        _check_agreement(judged_by([*log, line]))
        change.judge([line])
    return found


def undo_all(store: GraphStore, statements: Iterable[str], by: str, note: str = "") -> list[Judgement]:
    """Take back the reviews of statements, in one change: all or none.

    Raises:
        Refused: one of them has no review in force.
    """
    check_label(by)
    wanted = list(dict.fromkeys(statements))
    with store.writing() as change:
        log = list(store.judgements())
        found = [_find(store, [statement], log) for statement in wanted]
        lines: list[Judgement] = []
        for judgement in found:
            lines.append(make(_next_time([*log, *lines]), by, UNDO, [judgement.id], note))
        change.judge(lines)
    return found


class _Session:
    """Verdicts taken one after the other, each seeing those before it."""

    def __init__(self, store: GraphStore, by: str, against_guards: bool, statements: Container[str]) -> None:
        self._store, self._by, self._against_guards, self._statements = store, by, against_guards, statements
        self._log = list(store.judgements())
        self._judged = judged_by(self._log)

    def all(self, verdicts: Iterable[Verdict]) -> list[Outcome]:
        return [self.outcome(verdict) for verdict in verdicts]

    def outcome(self, verdict: Verdict) -> Outcome:
        try:
            about = self._statement(verdict) if verdict.verdict in REVIEWS else self._pair(verdict)
            there = self._judged.reviews.get(about[0]) if len(about) == 1 else self._judged.pairs.get((about[0], about[1]))
            if there and there.verdict == verdict.verdict:
                return Outcome(verdict, there)
            line = make(_next_time(self._log), self._by, verdict.verdict, about, verdict.note)
            judged = judged_by([*self._log, line])
            _check_agreement(judged)
        except QueryError as problem:
            return Outcome(verdict, problem=f"{verdict.place}: {problem}" if verdict.place else str(problem))
        self._log.append(line)
        self._judged = judged
        return Outcome(verdict, line, made=True)

    def _statement(self, verdict: Verdict) -> tuple[str, ...]:
        """The statement, checked."""
        if len(verdict.about) != 1:
            raise Refused(f"{verdict.verdict} takes one statement, not {len(verdict.about)}.")
        if verdict.about[0] not in self._statements:
            raise UnknownName(f"There is no statement {verdict.about[0]!r}. Take an id from an answer or from `tipgraph show`.")
        return verdict.about

    def _pair(self, verdict: Verdict) -> tuple[str, str]:
        """The two ids of a pair in order, each as given where it is an id, checked."""
        if verdict.verdict not in VERDICTS:
            raise Refused(f"{verdict.verdict!r} is no judgement. Use one of: {', '.join((*VERDICTS, *REVIEWS))}.")
        if len(verdict.about) != 2:
            raise Refused(f"{verdict.verdict} takes two names or ids, not {len(verdict.about)}.")
        one, other = sorted(find_judged(self._store, name) for name in verdict.about)
        if one == other:
            raise Refused(f"Both are {one}. Name two nodes.")
        if one.split(":")[0] != other.split(":")[0]:
            raise Refused(f"{one} and {other} are of two kinds. Judge two actors or two programmes.")
        if verdict.verdict == SAME and not self._against_guards:
            self._check_guards(one, other)
        return one, other

    def _check_guards(self, one: str, other: str) -> None:
        nodes = find_named(self._store, [self._judged.survivor(one), self._judged.survivor(other)])
        if len(nodes) == 2 and (reason := why_apart(*nodes)) and not self._may_join({node.id for node in nodes}):
            raise Refused(f"{one} and {other} are not the same by their names ({reason}). If they are, say so with --against-guards.")

    def _may_join(self, ids: set[str]) -> bool:
        """Whether a document's programme and an activity may be joined: what a title says beside the name keeps them no more apart."""
        return any({pair.one.id, pair.other.id} == ids for pair in find_join_candidates(self._store))


def find_judged(store: GraphStore, name: str) -> str:
    """The id of an actor or programme by its id or name; the id as given where it is one, also where another answers for it.

    Raises:
        UnknownName: nothing, or several things, are called so; the message lists near names, or all.
    """
    found = store.find_ids([name], JUDGED).get(name, ())
    if found and name.startswith(tuple(f"{label.lower()}:" for label in JUDGED)):
        return name
    if len(found) == 1:
        return found[0][1]
    if found:
        known = tuple(id_ for _, id_ in found)
        raise UnknownName(f"{name!r} is the name of {len(found)} things: {', '.join(known)}. Give one of these ids.", known)
    near = tuple(f"{hit.text} ({hit.id})" for hit in store.search(name, JUDGED, 5))
    hint = f"Near: {', '.join(near)}." if near else "Nothing in the graph is called nearly so."
    raise UnknownName(f"No actor and no programme is called {name!r}. {hint}", near)


def find_statements(store: GraphStore, ids: Sequence[str]) -> frozenset[str]:
    """Those of these ids that are statements of the graph."""
    found: set[str] = set()
    for name in STATEMENTS if ids and store.version() != "0" else ():
        for left, right in EDGES[name].pairs:
            rows = store.read(f"MATCH (a:{left})-[r:{name}]->(b:{right}) WHERE r.id IN $ids RETURN r.id", {"ids": list(ids)}).rows
            found.update(str(id_) for (id_,) in rows)
    return frozenset(found)


def _find(store: GraphStore, about: Sequence[str], log: Sequence[Judgement]) -> Judgement:
    """The judgement in force that these name."""
    judged = judged_by(log)
    if len(about) == 1:
        by_id = {line.id: line for line in in_force(log)}
        found = by_id.get(about[0]) or judged.reviews.get(about[0])
        if not found:
            gone = any(line.id == about[0] for line in log)
            raise Refused(f"{about[0]} {'was taken back already' if gone else 'is no judgement in force'}. See `tipgraph resolve log`.")
        return found
    if len(about) != 2:
        raise Refused("undo takes the id of a judgement, or the two names that it is about.")
    one, other = sorted(_known(store, judged, name) for name in about)
    pair = judged.pairs.get((one, other))
    if pair:
        return pair
    if chain := judged.chain(one, other):
        links = ", ".join(f"{line.id} ({' and '.join(line.about)})" for line in chain)
        raise Refused(f"{one} and {other} were not judged as a pair; they are one by {links}. Take one of these back.")
    raise Refused(f"{one} and {other} were not judged. See `tipgraph resolve log`.")


def _known(store: GraphStore, judged: Judged, name: str) -> str:
    """The id that a name means; one that a judgement is about needs not be in the graph any more."""
    return name if any(name in pair for pair in judged.pairs) else find_judged(store, name)


def _check_agreement(judged: Judged) -> None:
    """Refuse what makes two nodes one and two at once.

    Raises:
        Refused: it names the judgements.
    """
    if found := judged.contradiction():
        different, same = found
        links = ", ".join(f"{line.id} ({' and '.join(line.about)})" for line in same)
        raise Refused(
            f"{' and '.join(different.about)} cannot be one and two: {different.id} says {DIFFERENT}, and they are the {SAME} by {links}. "
            "Take one of these back first."
        )


def _next_time(log: Sequence[Judgement]) -> str:
    """Now, in any case later than every line of the log: a clock may have been set back."""
    now = datetime.now(UTC)
    last = max((datetime.fromisoformat(line.when) for line in log), default=now)
    return (now if last < now else last + timedelta(microseconds=1)).isoformat(timespec="microseconds")
