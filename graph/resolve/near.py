"""Pairs of names that may be one, with a score and reasons: never merged here, only shown to people.

Names are compared only where they share something that few others do (blocking), so that a hundred thousand of them take seconds;
then the guards have their say, and what is left is scored.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from rapidfuzz import fuzz

from graph.ids import fold, name_key
from graph.resolve.groups import is_acronym
from graph.resolve.guards import Named, acronyms, why_apart
from graph.resolve.reference import reference_rows

CROWD = 40
"""A thing that more nodes share says nothing of any two of them (an identifier of a hundred names, "project")."""

LEAST = 0.85
"""The likeness of two names below which they are no candidates."""

_FORMS = frozenset((
    "foundation", "stichting", "stiftelse", "stiftung", "fondation", "fundacion", "association", "vereniging", "verein", "forening",
    "organisation", "ngo", "international", "ltd", "limited", "inc", "bv", "ev", "asbl", "vzw", "gmbh", "trust", "project", "programme",
    "initiative",
))  # fmt: skip
"""Words of a name that say what form a thing has, not which it is."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Near:
    """Two nodes that may be one.

    Attributes:
        score: 0 to 1; how likely, by the strongest reason and a little more for each further one.
        reasons: in words, the strongest first.
    """

    one: Named
    other: Named
    score: float
    reasons: tuple[str, ...]


def find_near(nodes: Sequence[Named], leave_out: Collection[Pair] = ()) -> list[Near]:
    """The pairs of nodes that may be one, most likely first.

    Args:
        leave_out: pairs of ids in order that are no question any more: judged, or said to be two by a source.
    """
    nodes = sorted(nodes, key=lambda node: node.id)
    by_id = {node.id: node for node in nodes}
    found: dict[Pair, dict[str, float]] = defaultdict(dict)
    for block in (_identified, _named_alike, _spelt_out, _slips, _spelt_nearly):
        for one, other, score, reason in block(nodes):
            pair = (one, other) if one < other else (other, one)
            if one != other and pair not in leave_out and score > found[pair].get(reason, 0):
                found[pair][reason] = score
    near = [_near(by_id[one], by_id[other], reasons) for (one, other), reasons in found.items() if reasons]
    kept = [pair for pair in near if _may_be_one(pair)]
    return sorted(kept, key=lambda pair: (-pair.score, pair.one.id, pair.other.id))


K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=Hashable)

_Found = Iterator[tuple[str, str, float, str]]
"""Two ids, the score, and the reason in words."""


def _near(one: Named, other: Named, reasons: Mapping[str, float]) -> Near:
    ordered = sorted(reasons, key=lambda reason: (-reasons[reason], reason))
    score = min(0.99, max(reasons.values()) + 0.02 * (len(reasons) - 1))
    return Near(one, other, round(score, 3), tuple(ordered))


def _may_be_one(pair: Near) -> bool:
    """Whether the guards let a pair be shown; a shared identifier outweighs two acronyms, which languages have each their own."""
    if why_apart(pair.one, pair.other):
        return False
    if any(reason.startswith(("both publish", "may be a slip")) for reason in pair.reasons):
        return True
    here, there = acronyms(pair.one.names), acronyms(pair.other.names)
    return not here or not there or bool(here & there)


def _identified(nodes: Iterable[Named]) -> _Found:
    """Nodes that publish the same identifier."""
    for identifier, ids in _shared(((node.label, i), node.id) for node in nodes for i in node.identifiers):
        for one, other in combinations(ids, 2):
            yield one, other, 0.95, f"both publish the identifier {identifier[1]}"


def _named_alike(nodes: Iterable[Named]) -> _Found:
    """Nodes with a name in common, in the scopes of two states or of a state and none."""
    keys = (((node.label, key), (node.id, name)) for node in nodes for name in node.names if (key := name_key(name)))
    for _, named in _shared(keys):
        for (one, name), (other, again) in combinations(named, 2):
            acronym = is_acronym(name) or is_acronym(again)
            yield one, other, 0.7 if acronym else 0.9, f"both are called {name}"


def _spelt_out(nodes: Sequence[Named]) -> _Found:
    """An acronym that no document spells out, and a name whose words begin with its letters."""
    initials: dict[Hashable, dict[tuple[str, str], None]] = defaultdict(dict)
    for node in nodes:
        for name in node.names:
            for letters in {_initials(name_key(name)), _initials(fold(name))}:
                if len(letters) > 2:
                    initials[node.label, letters][node.id, name] = None
    by_id = {node.id: node for node in nodes}
    for node in nodes:
        for acronym in _bare(node):
            full = list(initials.get((node.label, acronym.lower()), ()))
            for other, name in full if len(full) <= CROWD else ():
                if _one_state(node, by_id[other]):
                    yield node.id, other, 0.8, f"{acronym} has the first letters of {name}"


def _slips(nodes: Sequence[Named]) -> _Found:
    """An acronym that no document spells out, one letter from one that is known: ION and IOM; never the first letter (FIOD, SIOD)."""
    masked: dict[Hashable, dict[tuple[str, str], None]] = defaultdict(dict)
    known = {row.id for row in reference_rows()}
    by_id = {node.id: node for node in nodes}
    for node in nodes:
        if node.id in known or not _bare(node):
            for acronym in acronyms(node.names):
                for mask in _masks(acronym):
                    masked[node.label, mask][node.id, acronym] = None
    for node in nodes:
        for acronym in _bare(node) if node.id not in known else ():
            others = {hit for mask in _masks(acronym) for hit in masked.get((node.label, mask), ()) if hit[1] != acronym}
            for other, name in sorted(others) if len(others) <= CROWD else ():
                if _one_state(node, by_id[other]):
                    reason = f"may be a slip: {acronym} is one letter from {name}, and no document spells {acronym} out"
                    yield node.id, other, 0.6 if len(acronym) > 3 else 0.5, reason


def _spelt_nearly(nodes: Sequence[Named]) -> _Found:
    """Names that differ in a few letters, in the order of their words, or in words that only say what form a thing has."""
    named = ((node, name) for node in nodes for name in node.names if not acronyms([name]))
    signatures = (((node.label, signature), (node.id, name)) for node, name in named for signature in _signatures(name))
    seen: set[tuple[str, str]] = set()
    for _, sharing in _shared(signatures):
        for (one, name), (other, again) in combinations(sharing, 2):
            pair = (name, again) if name < again else (again, name)
            if one != other and pair not in seen:
                seen.add(pair)
                yield from _likeness(one, name, other, again)


def _likeness(one: str, name: str, other: str, again: str) -> _Found:
    first, second = name_key(name), name_key(again)
    if first == second:
        return
    bare = [" ".join(w for w in key.split() if w not in _FORMS) for key in (first, second)]
    if bare[0] == bare[1] and bare[0]:
        yield one, other, 0.8, f"{name} and {again} differ only in words like foundation or project"
        return
    letters, words = fuzz.ratio(first, second) / 100, fuzz.token_sort_ratio(first, second) / 100
    if letters >= LEAST:
        yield one, other, round(letters * 0.95, 3), f"{name} and {again} are spelt nearly alike"
    elif words >= LEAST + 0.05:
        yield one, other, round(words * 0.85, 3), f"{name} and {again} are nearly the same words in another order"


def _signatures(name: str) -> Iterator[Hashable]:
    """What two names that are spelt nearly alike share: all words but one, or all letters but one of a short name."""
    words = sorted(set(name_key(name).split()))
    bare = tuple(word for word in words if word not in _FORMS)
    if bare:
        yield bare
    if len(words) >= 3:
        yield from (tuple(words[:i] + words[i + 1 :]) for i in range(len(words)))
    letters = name_key(name).replace(" ", "")
    if 5 <= len(letters) <= 24 and len(words) <= 2:
        yield from {letters[:i] + letters[i + 1 :] for i in range(len(letters))} | {letters}


def _shared(pairs: Iterable[tuple[K, V]]) -> Iterator[tuple[K, list[V]]]:
    """What two things or more share, but no crowd."""
    found: dict[K, list[V]] = defaultdict(list)
    for key, thing in pairs:
        found[key].append(thing)
    for key, things in found.items():
        if len(things) > 1 and 1 < len(different := list(dict.fromkeys(things))) <= CROWD:
            yield key, different


def _bare(node: Named) -> frozenset[str]:
    """The acronyms of a node that no document spells out; none where it has a full name."""
    short = acronyms(node.names)
    return frozenset(name for name in short if len(name) > 2) if len(short) == len(set(node.names)) else frozenset()


def _masks(acronym: str) -> Iterator[str]:
    """An acronym with each letter but the first hidden, and with each two neighbours swapped."""
    for i in range(1, len(acronym)):
        yield f"{acronym[:i]}?{acronym[i + 1 :]}"
    yield acronym
    for i in range(1, len(acronym) - 1):
        yield acronym[:i] + acronym[i + 1] + acronym[i] + acronym[i + 2 :]


def _initials(words: str) -> str:
    return "".join(word[0] for word in words.split())


def _one_state(one: Named, other: Named) -> bool:
    return not one.country or not other.country or one.country == other.country
