"""The rows of one page: their keys first, then what statements say of these."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import product

from graph.store import Cell
from queries.asked import Asked, Totals
from queries.computed import ITEMS, Computed, items_of
from queries.evidence import first_cited
from queries.spec import Part, Question, chosen
from queries.text import returned
from queries.wholes import find_within

Row = dict[str, Cell]

BEST = {
    "relevance": ("yes", "unknown", "no"),
    "state": ("running", "planned", "unknown", "ended"),
    "place": ("direct", "region", "worldwide"),
}
"""The columns of which a programme in several sources has the best: their words, best first."""


def read_computed(asked: Asked, offset: int, limit: int) -> tuple[list[dict[str, Cell]], Computed]:
    """The page of computed rows, with what statements say of it; and all that was computed."""
    computed = asked.computed({})
    page = [computed.complete(row) if computed.complete else row for row in computed.rows[offset : offset + limit]]
    page = [_first_cited(row) if "said" in row else row for row in page]
    if page and (shown := asked.question.shown):
        page = _listing(asked, page, shown) if ITEMS in page[0] else _filled(asked, page, shown)
    return page, computed


def _first_cited(row: Row) -> Row:
    """A row with the statements behind it that are listed; how many there are stays in `behind`."""
    said = row["said"]
    return {**row, "evidence": first_cited(said), "behind": len(said)}  # type: ignore[arg-type]  # a list of statements


def read_shown(asked: Asked, offset: int) -> tuple[list[dict[str, Cell]], Totals]:
    """The page of rows, and the totals.

    Nothing is asked for a page behind the last row: ladybug 0.22 ends with its process where it skips far more than there is.
    """
    by_part = asked.part_totals({})
    totals = asked.added(by_part)
    return ([] if offset >= totals["rows"] else _rows(asked, totals, by_part)), totals


def _rows(asked: Asked, totals: Totals, by_part: Sequence[Totals]) -> list[Row]:
    """The page of rows; where a question has several parts, the page is cut from one after the other."""
    parts: tuple[Part, ...] = asked.question.parts
    limit, offset = int(str(asked.values["limit"])), int(str(asked.values["offset"]))
    if parts[0].keys:
        keys = _foremost(asked, totals, offset + limit).read(chosen(parts[0].keys, asked.values), {})
        return _filled(asked, keys, parts[0])
    if len(parts) == 1:
        return asked.read(parts[0].rows[0], {})
    found: list[Row] = []
    for part, counted in zip(parts, by_part, strict=True):
        if counted["rows"] and len(found) < offset + limit:
            found += asked.read(part.rows[0], {"offset": 0, "limit": offset + limit - len(found)})
    return found[offset : offset + limit]


def _foremost(asked: Asked, totals: Totals, end: int) -> Asked:
    """The same, asked of what is about trafficking alone where the page's last row, the one before `end`, still is."""
    if not (asked.question.relevant_first and asked.told and asked.values["relevance"] == "all" and end <= totals["relevant"]):
        return asked
    return replace(asked, values={**asked.values, "relevance": "yes"}, asked=asked.asked | {"relevance"})


def _filled(asked: Asked, page: list[Row], part: Part) -> list[Row]:
    """Rows with what statements say of their keys; what none says of a row is empty."""
    keys = [str(row["key"]) for row in page]
    if not keys:
        return []
    gathering = _Gathering(asked.question, page)
    apart = sorted({id_ for key in keys for id_ in key.split()})
    more: Row = {"keys": keys, "apart": apart}
    listed = asked.read(chosen(part.listed, asked.values), more) if part.listed else []
    items = _items(asked, part, more, listed)
    more |= {
        "parts": sorted({str(item["id"]) for item in items}),
        "listed": sorted({f"{item['key']} {item.get('item', item['id'])}" for item in items}),
        "pairs": _pairs(keys, items),
        "within": find_within(asked, part.wholes, listed, more) if part.wholes else [],
    }
    known = not part.parts
    for text in part.rows:
        found = asked.read(text, more)
        if "second" in text.used:
            for said in found:
                gathering.add(str(said["key"]), said, own=True)
        elif "parts" in text.used:
            if not known:
                more["parts"], known = sorted({str(row["part"]) for row in found}), True
            _add_parts(gathering, items, found)
        else:
            for row in found:
                gathering.rows[str(row["key"])].update(row)
    return gathering.finished()


def _listing(asked: Asked, page: list[Row], part: Part) -> list[Row]:
    """Rows that say themselves what they list, with what statements say of that."""
    gathering = _Gathering(asked.question, page)
    items = [(str(row["key"]), item) for row in page for item in items_of(row)]
    ids = _other_ids(asked, part, {item.id for _, item in items})
    for text in part.rows:
        columns = returned(text.cypher())
        given = [(key, item) for key, item in items if item.column in columns]
        if not given:
            continue
        found: dict[Cell, list[Row]] = {}
        for said in asked.read(text, {"parts": sorted({id_ for _, item in given for id_ in ids[item.id]})}):
            found.setdefault((said.pop("part"), said.pop("key")), []).append(said)
        for key, item in given:
            for id_ in ids[item.id]:
                for said in found.get((id_, item.key), ()):
                    gathering.add(key, said, own=id_ == item.id)
    return gathering.finished()


def _other_ids(asked: Asked, part: Part, programmes: AbstractSet[str]) -> Mapping[str, Sequence[str]]:
    """The ids that each programme has in all sources: the one that stands for it last."""
    found: dict[str, list[str]] = {id_: [] for id_ in sorted(programmes)}
    if found:
        for row in asked.read(part.parts[0][1], {"parts": list(found)}):
            found[str(row["key"])].append(str(row["part"]))
    return {id_: [*(other for other in others if other != id_), id_] for id_, others in found.items()}


class _Gathering:
    """Puts together what statements say of rows, one statement at a time."""

    def __init__(self, question: Question, page: Sequence[Row]) -> None:
        """Begin with the rows as their keys came."""
        blank = {c.name: list if c.type in {"strings", "records"} else (lambda: None) for c in question.columns}
        self.rows: dict[str, Row] = {str(row["key"]): {**{name: make() for name, make in blank.items()}, **row} for row in page}
        self._counted = {c.name for c in question.columns if c.type == "integer"}
        self._seen: dict[tuple[str, str], set[Cell]] = {}

    def add(self, key: str, said: Mapping[str, Cell], own: bool) -> None:
        """Lists together, of what is counted each once, of other cells the better one.

        Args:
            own: it is said of the programme that stands for the row's.
        """
        row = self.rows[key]
        for name, cell in said.items():
            if name in self._counted:
                self._seen.setdefault((key, name), set()).add(cell)
            elif isinstance(kept := row.setdefault(name, []), list):
                kept.append(cell)
            else:
                row[name] = _better(name, kept, cell, own)

    def finished(self) -> list[Row]:
        """The rows in their order."""
        for (key, name), cells in self._seen.items():
            self.rows[key][name] = len(cells)
        return list(self.rows.values())


def _items(asked: Asked, part: Part, more: Mapping[str, Cell], listed: list[Row]) -> list[Row]:
    """What the page's rows list: a mapping for each part of each item; where rows are programmes, for each id that a row's has."""
    if part.listed:
        each = 0 if asked.values.get("convert") else int(str(asked.values["each"]))  # what is converted is the sum of all
        return _listed(listed, each)
    ids: Sequence[str] = more["apart"]  # type: ignore[assignment]  # a list of ids
    joined = {(id_, id_) for id_ in ids}
    if part.parts:
        joined |= {(str(row["key"]), str(row["part"])) for row in asked.read(part.parts[0][1], more)}
    return [{"key": key, "id": id_} for key, id_ in sorted(joined, key=lambda pair: (pair[0] == pair[1], pair))]


def _pairs(keys: Sequence[str], items: Sequence[Row]) -> list[Row]:
    """Where keys are pairs of programmes, each with every id that both have: the one that stands for all last."""
    ids: dict[str, list[Cell]] = {}
    for item in items:
        ids.setdefault(str(item["key"]), []).append(item["id"])
    pairs = (key.split() for key in keys if key.count(" ") == 1)
    return [{"first": one, "second": other} for first, second in pairs for one, other in product(ids.get(first, ()), ids.get(second, ()))]


def _add_parts(gathering: _Gathering, items: Sequence[Row], found: Sequence[Row]) -> None:
    """Add what statements say of the parts of items to the rows that list them."""
    parts: dict[Cell, list[Row]] = {}
    for said in found:
        parts.setdefault(said.pop("part"), []).append(said)
    for item in items:
        for said in parts.get(item["id"], ()):
            gathering.add(str(item["key"]), said, own=item["key"] == item["id"])


def _better(name: str, one: Cell, other: Cell, own: bool) -> Cell:
    """Of what two parts say the best; where words have no order what the programme that stands for all says, else the least."""
    if one is None or other is None:
        return other if one is None else one
    if name in BEST:
        return min(one, other, key=lambda cell: BEST[name].index(str(cell)))
    return other if own else min(str(one), str(other))


def _listed(found: list[Row], each: int) -> list[Row]:
    """The first `each` items of every key, all for 0: a mapping for each of an item's parts."""
    items: list[Row] = []
    seen: dict[str, int] = {}
    for row in found:
        key = str(row["key"])
        seen[key] = seen.get(key, 0) + 1
        if not each or seen[key] <= each:
            more = {name: cell for name, cell in row.items() if name != "parts"}
            items += [{**more, **part} for part in row["parts"]]  # type: ignore[attr-defined]  # maps, collected
    return items
