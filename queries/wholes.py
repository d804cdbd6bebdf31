"""What of a row lies in a whole that the same row lists too, so that its money is set aside: over as many levels as there are."""

from collections.abc import Mapping, Sequence

from graph.store import Cell
from queries.asked import Asked
from queries.spec import Text

Row = Mapping[str, Cell]


def find_within(asked: Asked, wholes: Sequence[Text], listed: Sequence[Row], more: Row) -> list[str]:
    """The row's key and the id, a blank between, of each part of a whole that the row lists with an amount, as it does the part.

    Args:
        wholes: find what is part of what: of the page's rows, and of `$parts`.
        listed: what the page's rows list, each with its ids in all sources; `silent` is 1 where none gives an amount.
        more: the values that stand for the page.
    """
    above = _above(asked, wholes, more)
    found: list[str] = []
    for key, items in _amounts(listed).items():
        found += [f"{key} {id_}" for id_, item in items.items() if any(items.get(whole, item) != item for whole in _climbed(above, id_))]
    return found


def _above(asked: Asked, wholes: Sequence[Text], more: Row) -> Mapping[str, set[str]]:
    """The wholes that each programme is said to be directly in, of what the page's rows list and of all that is above that."""
    above: dict[str, set[str]] = {}
    rows = asked.read(wholes[0], more)
    while rows:
        for row in rows:
            above.setdefault(str(row["part"]), set()).add(str(row["whole"]))
        unseen = sorted(set().union(*above.values()) - above.keys())
        above.update({id_: set() for id_ in unseen})
        rows = asked.read(wholes[1], {**more, "parts": unseen}) if unseen else []
    return above


def _climbed(above: Mapping[str, set[str]], id_: str) -> set[str]:
    """Everything above a programme."""
    found: set[str] = set()
    new = above.get(id_, set())
    while new := new - found:
        found |= new
        new = set().union(*(above[whole] for whole in new))
    return found


def _amounts(listed: Sequence[Row]) -> Mapping[str, dict[str, str]]:
    """By row and id, the programme of each amount that the page's rows list."""
    found: dict[str, dict[str, str]] = {}
    for row in listed:
        if not row["silent"]:
            ids = [str(part["id"]) for part in row["parts"]]  # type: ignore[attr-defined]  # maps, collected
            found.setdefault(str(row["key"]), {}).update(dict.fromkeys(ids, str(row["item"])))
    return found
