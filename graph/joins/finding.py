"""Which programmes of documents and activities of data files are the same, and which may be.

Activities pass by once, against an index of the documents' few hundred names; only what matches is read further.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.joins.classes import Classes
from graph.joins.identifiers import variant_key
from graph.joins.names import NameIndex, NameMatch
from graph.joins.reading import DATA_KINDS, NO_DOCUMENTS, Claim, Read, read_claims, read_sides
from graph.joins.weighing import SHOWN, weigh
from graph.resolve.judgements import DIFFERENT, SAME, Judged

BY_IDENTIFIER, BY_NAME = "join.identifier", "join.name"
"""The rules that make joins."""

_EXACT, _VARIANT = 1.0, 0.98
"""The score of one identifier as published in both sources, and of two shapes of one."""


@dataclass(frozen=True, slots=True)
class Join:
    """A document's programme and an activity of a data file.

    Attributes:
        programme, activity: their ids in the graph; `own` and `own_activity`: those that their sources gave them.
        name, title: what the document calls the programme, and the file the activity.
        sources: the data files that hold the activity.
        joined: whether it is one by the rules; otherwise people are asked.
    """

    programme: str
    activity: str
    own: str
    own_activity: str
    name: str
    title: str
    score: float
    rule: str
    reasons: tuple[str, ...]
    sources: tuple[str, ...]
    joined: bool


@dataclass(frozen=True, slots=True)
class Kinds:
    """The sources that a graph is made of, by what they are to joins: documents, data files, reference tables (ids)."""

    documents: frozenset[str]
    data: frozenset[str]
    reference: frozenset[str]

    @classmethod
    def of(cls, kinds: Mapping[str, str]) -> "Kinds":
        """Sources sorted by the kind of each id."""
        return cls(
            frozenset(id_ for id_, kind in kinds.items() if kind not in NO_DOCUMENTS),
            frozenset(id_ for id_, kind in kinds.items() if kind in DATA_KINDS),
            frozenset(id_ for id_, kind in kinds.items() if kind == "reference"),
        )


@dataclass(slots=True)
class _Programme:
    """A document's programme: the id that its first source gave it, what documents call it, which do, and which data files."""

    own: str
    names: dict[str, None]
    identifiers: set[str]
    documents: set[str]
    data: set[str]


@dataclass(frozen=True, slots=True)
class Matched:
    """The pairs whose identifiers or names match, before anything else is weighed: what takes one pass over all activities."""

    programmes: Mapping[str, _Programme]
    identified: Mapping[tuple[str, str], Join]
    named: Mapping[tuple[str, str], tuple[NameMatch, Claim]]


def match_programmes(read: Read, kinds: Mapping[str, str], judged: Judged) -> Matched:
    """The pairs whose identifiers or names match.

    Args:
        kinds: the kind of every document of the graph, by id.
        judged: pairs that were judged are no question any more, and no rule joins them.
    """
    sources = Kinds.of(kinds)
    programmes = _programmes(read_claims(read, sources.documents)) if sources.data else {}
    index = NameIndex({id_: programme.names for id_, programme in programmes.items()})
    by_key = _by_identifier(programmes)
    decided = _decided(judged)
    pairs: dict[tuple[str, str], Join] = {}
    matches: dict[tuple[str, str], tuple[NameMatch, Claim]] = {}
    for claim in read_claims(read, sources.data) if index or by_key else ():
        if claim.programme in programmes:
            programmes[claim.programme].data.add(claim.document)
        for join in _identified(claim, by_key, programmes):
            _add(pairs, join, decided)
        for match in index.find(claim.names):
            key = (match.programme, claim.programme)
            if match.programme != claim.programme and _pair(*key) not in decided:
                _add_match(matches, key, match, claim)
    return Matched(programmes, pairs, {key: match for key, match in matches.items() if key not in pairs})


def find_joins(read: Read, kinds: Mapping[str, str], judged: Judged, matched: Matched | None = None) -> list[Join]:
    """The pairs that are joined and those that may be, most likely first.

    Args:
        kinds, judged: see match_programmes.
        matched: what it gave for them, where somebody called it before.
    """
    matched = matched or match_programmes(read, kinds, judged)
    named = _weighed(read, matched, Kinds.of(kinds))
    return _settled([*matched.identified.values(), *named], matched.programmes, judged)


def _programmes(claims: Iterable[Claim]) -> dict[str, _Programme]:
    """The documents' programmes by id, the same whatever order the claims come in."""
    found: dict[str, _Programme] = {}
    for claim in sorted(claims, key=lambda c: (c.programme, c.own, c.document, c.names)):
        one = found.setdefault(claim.programme, _Programme(claim.own, {}, set(), set(), set()))
        one.names.update(dict.fromkeys(claim.names))
        one.identifiers.update(claim.identifiers)
        one.documents.add(claim.document)
    return found


def _by_identifier(programmes: Mapping[str, _Programme]) -> dict[str, dict[str, str]]:
    """By what all shapes of an identifier have in common, the programmes that documents give it to, and the shape of each."""
    found: dict[str, dict[str, str]] = {}
    for id_, programme in programmes.items():
        for identifier in sorted(programme.identifiers):
            found.setdefault(variant_key(identifier), {}).setdefault(id_, identifier)
    return found


def _identified(claim: Claim, by_key: Mapping[str, Mapping[str, str]], programmes: Mapping[str, _Programme]) -> Iterator[Join]:
    for identifier in claim.identifiers:
        for id_, published in by_key.get(variant_key(identifier), {}).items():
            if id_ != claim.programme:
                same = published == identifier
                reason = (
                    f"identifier: both publish {identifier}" if same else f"identifier: {published} and {identifier} are two shapes of one"
                )
                one = programmes[id_]
                yield Join(id_, claim.programme, one.own, claim.own, next(iter(one.names)), claim.names[0], _EXACT if same else _VARIANT,
                           BY_IDENTIFIER, (reason,), (claim.document,), joined=True)  # fmt: skip


def _add(pairs: dict[tuple[str, str], Join], join: Join, decided: Collection[tuple[str, str]]) -> None:
    """Keep a join, the stronger of two of one pair; the files that hold its activity are put together."""
    key = (join.programme, join.activity)
    if _pair(*key) in decided:
        return
    before = pairs.get(key)
    if before:
        better = max(before, join, key=lambda j: (j.score, j.sources))
        join = replace(better, sources=tuple(sorted({*before.sources, *join.sources})))
    pairs[key] = join


def _add_match(matches: dict[tuple[str, str], tuple[NameMatch, Claim]], key: tuple[str, str], match: NameMatch, claim: Claim) -> None:
    before = matches.get(key)
    rank = (not match.phases, match.score, claim.document, match.title)
    if before is None or rank > (not before[0].phases, before[0].score, before[1].document, before[0].title):
        matches[key] = match, claim


def _weighed(read: Read, matched: Matched, sources: Kinds) -> Iterator[Join]:
    """The pairs whose names match, with what else speaks for them or against them."""
    if not matched.named:
        return
    ones = read_sides(read, {programme for programme, _ in matched.named}, sources.documents, sources.reference)
    others = read_sides(read, {activity for _, activity in matched.named}, sources.data, sources.reference)
    for (programme, activity), (match, claim) in sorted(matched.named.items()):
        weighed = weigh(match, ones[programme], others[activity])
        yield Join(programme, activity, matched.programmes[programme].own, claim.own, match.name, match.title, weighed.score, BY_NAME,
                   weighed.reasons, (claim.document,), weighed.joined)  # fmt: skip


def _settled(found: Iterable[Join], programmes: Mapping[str, _Programme], judged: Judged) -> list[Join]:
    """Joins that the others allow; what a rule alone would join twice, or what a judgement keeps apart, is for people."""
    ordered = sorted(found, key=lambda j: (not j.joined, -j.score, j.programme, j.activity))
    held = {(id_, document) for id_, programme in programmes.items() for document in programme.data}
    held |= {(j.programme, document) for j in ordered if j.joined and j.rule == BY_IDENTIFIER for document in j.sources}
    rivals = _rivals((j for j in ordered if j.joined and j.rule == BY_NAME), programmes)
    classes = Classes(_apart(judged))
    settled: list[Join] = []
    for join in ordered:
        doubt = "" if join.rule == BY_IDENTIFIER or not join.joined else _doubt(join, held, rivals, programmes)
        if join.joined and not doubt and not classes.unite(join.programme, join.activity):
            doubt = "a judgement says that two of those it would join are different"
        if doubt:
            join = replace(join, joined=False, reasons=(*join.reasons, f"left to people: {doubt}"))
        if join.joined or join.score >= SHOWN:
            settled.append(join)
    return sorted(settled, key=lambda j: (not j.joined, -j.score, j.programme, j.activity))


_Key = tuple[str, str, str]


def _keys(join: Join, programmes: Mapping[str, _Programme]) -> Iterator[_Key]:
    """What only one join by name may have: a programme in a data file one activity, an activity in a document one programme."""
    yield from (("activities of the file fit the programme", join.programme, file) for file in join.sources)
    documents = sorted(programmes[join.programme].documents)
    yield from (("programmes of the document fit the activity", join.activity, document) for document in documents)


def _rivals(joins: Iterable[Join], programmes: Mapping[str, _Programme]) -> dict[_Key, list[Join]]:
    """The joins that fit best where only one may be: where several do, no rule decides."""
    found: dict[_Key, list[Join]] = {}
    for join in joins:
        for key in _keys(join, programmes):
            found.setdefault(key, []).append(join)
    return {key: [j for j in rivals if j.score == max(r.score for r in rivals)] for key, rivals in found.items()}


def _doubt(
    join: Join, held: Collection[tuple[str, str]], rivals: Mapping[_Key, Sequence[Join]], programmes: Mapping[str, _Programme]
) -> str:
    """Why a join by name is left to people; "" where nothing is in its way."""
    if any((join.programme, document) in held for document in join.sources):
        return "the file holds another activity that is the same by its identifier or by a judgement"
    for key in _keys(join, programmes):
        if rivals[key] != [join]:
            others = sorted({j.activity if j.programme == join.programme else j.programme for j in rivals[key] if j != join})
            return f"several {key[0]}, also {', '.join(others)}"
    return ""


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _decided(judged: Judged) -> frozenset[tuple[str, str]]:
    """The pairs that were judged, but for those that are one node now, under the ids that answer now."""
    pairs = (pair for pair, line in judged.pairs.items() if line.verdict != SAME)
    return frozenset(_pair(judged.survivor(one), judged.survivor(other)) for one, other in pairs)


def _apart(judged: Judged) -> frozenset[tuple[str, str]]:
    """The pairs that were judged different."""
    pairs = (pair for pair, line in judged.pairs.items() if line.verdict == DIFFERENT)
    return frozenset(_pair(judged.survivor(one), judged.survivor(other)) for one, other in pairs)
