"""Reading the rows and totals of a question's statements, for values that were made of what somebody asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.store import Cell, GraphStore
from queries.analyses import get_analysis
from queries.cells import plain_number
from queries.computed import Computed, Step
from queries.evidence import first_cited
from queries.places import find_places
from queries.spec import Choice, Part, Question, Text, chosen
from queries.text import parameters_used

_RESTRICTING = frozenset({"hidden"})
"""Values that a statement may be run with again, of which programmes' own properties know nothing."""

_PAGE = frozenset({"each", "limit", "offset"})
"""Values that choose among the rows of an analysis, and do not change them."""

PLACES = frozenset({"places", "reached", "regions_around", "worldwide_places"})
"""The values that stand for a country, looked up only where a statement uses them."""

Totals = Mapping[str, int | float]
"""Figures over all rows, by name."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with everything that its statements get."""

    store: GraphStore
    question: Question
    values: Mapping[str, Cell]
    timeout: float
    told: bool
    asked: frozenset[str]
    version: str

    def read(self, text: Text, more: Mapping[str, Cell]) -> list[dict[str, Cell]]:
        """The rows of one statement, given the parameters that it uses and no others."""
        cypher = text.cypher(self._is_told(more), self.asked)
        used = parameters_used(cypher)
        values = {**self.values, **(places_asked(self.store, self.values, self.version) if used & PLACES else {}), **more}
        return list(self.store.read(cypher, {n: values[n] for n in used}, timeout=self.timeout).dicts())

    def _is_told(self, more: Mapping[str, Cell]) -> bool:
        return self.told and not more.keys() & _RESTRICTING

    def totals(self, more: Mapping[str, Cell]) -> Totals:
        """The totals, those of several parts added up."""
        if self.question.analysis:
            return dict(self.computed(more).totals)
        added: dict[str, int | float] = {total.name: 0 for total in self.question.totals}
        for part in self.question.parts:
            for texts in (part.totals, part.set_aside):
                for name, cell in self.read(chosen(texts, self.values), more)[0].items() if texts else ():
                    added[name] += plain_number(cell)
        return added

    def computed(self, more: Mapping[str, Cell]) -> Computed:
        """All rows and totals that the question's analysis computes from its statements; kept, so that the next page costs nothing."""
        values = sorted((name, repr(value)) for name, value in {**self.values, **more}.items() if name not in _PAGE)
        key = ("computed", self.question.name, self.told, *values)
        return self.store.memory.kept(self.version, key, lambda: self._compute(more), _weigh_computed)

    def _compute(self, more: Mapping[str, Cell]) -> Computed:
        analysis = get_analysis(self.question.analysis)
        values, edges = {**self.values, **more}, list[dict[str, Cell]]()
        for number, part in enumerate(self.question.parts):
            given = analysis.choose(Step(number, edges, values, self._is_told(more))) if analysis.choose else {}
            if given is not None:
                edges += self.read(chosen(part.edges, values), {**given, **more})
        return analysis.compute(edges, values)


def _weigh_computed(computed: Computed) -> int:
    cells = (row.get("said", row.get("evidence")) for row in computed.rows)
    return 1 + computed.weight + sum(1 + (len(said) if isinstance(said, list) else 0) for said in cells)


def places_asked(store: GraphStore, values: Mapping[str, Cell], version: str) -> Mapping[str, Cell]:
    """The places that stand for the country asked for, as the documents searched say."""
    country, reach, documents = str(values.get("country") or ""), int(str(values.get("reach", 0))), values["documents"]
    key = ("places", country, reach, *documents)  # type: ignore[misc]  # a list of ids
    return store.memory.kept(version, key, lambda: find_places(store, country, documents, reach))  # type: ignore[arg-type]


def read_computed(asked: Asked, offset: int, limit: int) -> tuple[list[dict[str, Cell]], Computed]:
    """The page of computed rows, with what statements say of it; and all that was computed."""
    computed = asked.computed({})
    page = [computed.complete(row) if computed.complete else row for row in computed.rows[offset : offset + limit]]
    page = [_first_cited(row) if "said" in row else row for row in page]
    return (_filled(asked, page, asked.question.shown) if asked.question.shown else page), computed


def _first_cited(row: dict[str, Cell]) -> dict[str, Cell]:
    """A row with the statements behind it that are listed; how many there are stays in `behind`."""
    said = row["said"]
    return {**row, "evidence": first_cited(said), "behind": len(said)}  # type: ignore[arg-type]  # a list of statements


def read_shown(asked: Asked, offset: int) -> tuple[list[dict[str, Cell]], Totals]:
    """The page of rows, and the totals.

    Nothing is asked for a page behind the last row: ladybug 0.22 ends with its process where it skips far more than there is.
    """
    totals = asked.totals({})
    return ([] if offset >= totals["rows"] else _rows(asked)), totals


def _rows(asked: Asked) -> list[dict[str, Cell]]:
    """The page of rows; where a question has several parts, the page is cut from one after the other."""
    parts: tuple[Part, ...] = asked.question.parts
    limit, offset = int(str(asked.values["limit"])), int(str(asked.values["offset"]))
    if parts[0].keys:
        return _keyed_rows(asked, parts[0])
    if len(parts) == 1:
        return asked.read(parts[0].rows[0], {})
    found: list[dict[str, Cell]] = []
    for part in parts:
        if len(found) < offset + limit:
            found += asked.read(part.rows[0], {"offset": 0, "limit": offset + limit - len(found)})
    return found[offset : offset + limit]


def _keyed_rows(asked: Asked, part: Part) -> list[dict[str, Cell]]:
    """The rows of the page's keys, in their order."""
    return _filled(asked, asked.read(chosen(part.keys, asked.values), {}), part.rows, part.listed)


def _filled(asked: Asked, page: list[dict[str, Cell]], texts: Sequence[Text], listed: Choice = ()) -> list[dict[str, Cell]]:
    """Rows with what statements say of their keys; what none says of a row is empty."""
    keys = [str(row["key"]) for row in page]
    if not keys:
        return []
    blank: dict[str, Cell] = {c.name: [] if c.type in {"strings", "records"} else None for c in asked.question.columns}
    rows = {key: {**blank, **row} for key, row in zip(keys, page, strict=True)}
    more: dict[str, Cell] = {"keys": keys, "apart": sorted({part for key in keys for part in key.split()})}
    items: list[dict[str, Cell]] = []
    if listed:
        each = 0 if asked.values.get("convert") else int(str(asked.values["each"]))  # what is converted is the sum of all
        items = _listed(asked.read(chosen(listed, asked.values), more), each)
        more |= {"items": items, "parts": sorted({str(item["id"]) for item in items})}
    for text in texts:
        found = asked.read(text, more)
        if "parts" in text.used:
            _add_parts(rows, items, found)
        else:
            for row in found:
                rows[str(row["key"])].update(row)
    return list(rows.values())


def _add_parts(rows: Mapping[str, dict[str, Cell]], items: Sequence[Mapping[str, Cell]], found: Sequence[dict[str, Cell]]) -> None:
    """Add what statements say of the parts of items to the rows that list them; all their cells are lists."""
    parts = {row.pop("part"): row for row in found}
    for item in items:
        row = rows[str(item["key"])]
        for name, cell in parts.get(item["id"], {}).items():
            row[name] = [*(row.get(name) or ()), cell]  # type: ignore[misc]  # a list that may hold lists


def _listed(found: list[dict[str, Cell]], each: int) -> list[dict[str, Cell]]:
    """The first `each` items of every key, all for 0: a mapping for each of an item's parts."""
    items: list[dict[str, Cell]] = []
    seen: dict[str, int] = {}
    for row in found:
        key = str(row["key"])
        seen[key] = seen.get(key, 0) + 1
        if not each or seen[key] <= each:
            more = {name: cell for name, cell in row.items() if name not in {"item", "parts"}}
            items += [{**more, "first": key.partition(" ")[0], **part} for part in row["parts"]]  # type: ignore[attr-defined]  # maps, collected
    return items
