"""Programmes that are the same, put together: each class, and who stands for it."""

from collections.abc import Collection, Iterable, Mapping


class Classes:
    """Classes of ids that grow pair by pair; two that were judged different are never in one."""

    def __init__(self, apart: Collection[tuple[str, str]] = ()) -> None:
        self._apart = apart
        self._of: dict[str, set[str]] = {}

    def unite(self, one: str, other: str) -> bool:
        """Put two ids in one class; False where that would put two together that were judged different."""
        first, second = self._of.get(one, {one}), self._of.get(other, {other})
        if any({a, b} <= first | second for a, b in self._apart):
            return False
        united = first | second
        self._of.update(dict.fromkeys(united, united))
        return True

    def members(self) -> Mapping[str, Collection[str]]:
        """By each id that is in a class, the class."""
        return self._of


def stand_ins(pairs: Iterable[tuple[str, str]], documents: Collection[str]) -> dict[str, str]:
    """By each id of a class, its own included, the id that stands for the class: a document's programme, then the smallest.

    Args:
        pairs: the ids that are the same, two by two.
        documents: those that documents name.
    """
    classes = Classes()
    for one, other in pairs:
        if one != other:
            classes.unite(one, other)
    return {id_: min(members, key=lambda m: (m not in documents, m)) for id_, members in classes.members().items()}
