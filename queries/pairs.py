"""Two nodes side by side: what the sources say of each, and what both have in common."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.editions import all_editions
from graph.store import Cell, GraphStore
from queries.look import Node, Statement, show

PASSAGES = 5
"""Passages shown of each side."""

_SHARED = ("Programme", "Country", "Actor", "Region")


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The evidence for and against two nodes being one.

    Attributes:
        shared: by label, the names of what both are joined to by statements.
        together: the documents that name both: an author who uses two names for one thing is rarer than one who names two things.
        passages: of each side, the quotes of its first statements, with the document.
    """

    one: Node
    other: Node
    shared: Mapping[str, tuple[str, ...]]
    together: tuple[str, ...]
    passages: tuple[tuple[Mapping[str, Cell], ...], tuple[Mapping[str, Cell], ...]]


def side_by_side(store: GraphStore, one: str, other: str) -> SideBySide:
    """Two nodes by id or name.

    Raises:
        UnknownName: see queries.look.find_node.
    """
    first, second = show(store, one), show(store, other)
    stems = {edition.id: edition.stem for edition in all_editions(store)}
    near = [_neighbours(node) for node in (first, second)]
    shared = {label: tuple(sorted(near[0][id_] for id_ in near[0].keys() & near[1].keys() if id_.startswith(f"{label.lower()}:")))
              for label in _SHARED}  # fmt: skip
    together = {s.document for s in first.statements} & {s.document for s in second.statements}
    passages = tuple(_passages(node.statements, stems) for node in (first, second))
    return SideBySide(first, second, {label: names for label, names in shared.items() if names},
                      tuple(sorted(stems[d] for d in together)), (passages[0], passages[1]))  # fmt: skip


def _neighbours(node: Node) -> dict[str, str]:
    return {end[1]: end[2] for said in node.statements for end in (said.subject, said.object) if end[1] != node.id}


def _passages(statements: Iterable[Statement], stems: Mapping[str, str]) -> tuple[Mapping[str, Cell], ...]:
    quotes = {(stems.get(s.document, s.document), s.quote): s for s in sorted(statements, key=lambda s: (s.document, s.passage, s.id))}
    return tuple({"document": stem, "quote": quote, "statement": said.id} for (stem, quote), said in list(quotes.items())[:PASSAGES])
