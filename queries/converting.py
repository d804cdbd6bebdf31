"""Amounts of an answer in another currency too, by a rate table: the original stays, rate and day stand beside.

The day of an amount is the last of the year, or years, that it is for; where its source names none, the earliest start of its programme
(of its phase, where that has one). What has no currency, no day or no rate is not converted, and the answer says so. A sum is converted
part by part, each at its own day, and only where all parts can be.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import QueryError
from graph.store import Cell
from queries.cells import plain_number
from queries.dates import last_day
from queries.rates import Rates
from queries.spec import Text

Row = Mapping[str, Cell]
Read = Callable[[Text, Mapping[str, Cell]], list[dict[str, Cell]]]
"""Runs a statement under the question's own filters."""

_STARTS = Text("""
MATCH (p:Programme)
WHERE p.id IN $ids
OPTIONAL MATCH (p)-[h:HAS_PERIOD]->(d:Period)
WHERE in_force(h) AND d.start_date <> ''
RETURN DISTINCT p.id AS id, p.name AS name, coalesce(h.phase, '') AS phase, coalesce(d.start_date, '') AS start
ORDER BY id, phase, start
""")
_DATED = Text("""
MATCH (p:Programme)-[b:HAS_BUDGET]->(v:Budget)
WHERE p.id IN $ids AND in_force(b)
WITH p.id AS programme, b.document AS document, b.passage AS passage, coalesce(b.kind, '') AS kind, coalesce(b.revision, '') AS revision,
  coalesce(b.phase, '') AS phase, coalesce(b.year, '') AS year, v.currency AS currency, v.per AS per,
  CASE coalesce(b.kind, '') WHEN '' THEN v.id ELSE '' END AS own, sum(v.amount) AS added, max(v.amount) AS stated
RETURN programme, document, passage, per, kind + '|' + revision + '|' + phase + '|' + own + '|' + currency AS id, year,
  CASE own WHEN '' THEN added ELSE stated END AS amount, own
ORDER BY programme, document, passage, id, per, year
""")
"""The parts, by year, of the sums that `compare-sources` shows in `amounts`."""

_GIVEN = Text("""
looked_up(p)<-[r:FUNDS]-(a:Actor)
WHERE in_force(r) AND r.kind <> '' AND r.amount IS NOT NULL
RETURN DISTINCT p.id AS programme, r.passage AS passage, r.kind AS kind, r.currency AS currency, r.subject_text AS printed, a.id AS actor
ORDER BY programme, passage, kind, currency, printed, actor
""")
_FLOWS = Text("""
looked_up(p)-[b:HAS_BUDGET]->(v:Budget)
WHERE in_force(b) AND b.provider <> ''
RETURN p.id AS programme, b.passage AS passage, b.kind AS kind, v.currency AS currency, b.provider AS printed, coalesce(b.year, '') AS year,
  v.amount AS amount
ORDER BY programme, passage, kind, currency, printed, year, amount
""")
"""What a record gives of funders in all, and its flows by year, which name a funder as it is printed there."""

_NOTHING = 0.01
"""Amounts that differ by less are the same."""

_MISSING = {
    "no currency": ("names no currency", "name no currency"),
    "no date": ("has no year of its own, and its programme no start", "have no year of their own, and their programmes no start"),
    "no rate": ("has no rate on or before its date", "have no rate on or before their dates"),
}


def check_currency(currency: str, rates: Rates) -> str:
    """The currency that amounts are asked in, as the table writes it; "" where none is asked. Raises QueryError."""
    asked = currency.strip().upper()
    if asked and not rates.rates:
        raise QueryError("convert needs exchange rates, and none are loaded. Load a table first: tipgraph rates FILE.csv", "convert")
    if asked and asked not in rates.currencies:
        raise QueryError(f"convert is '{currency}'; the rates loaded are of: {', '.join(rates.currencies)}.", "convert")
    return asked


def convert_rows(rows: Sequence[Row], to: str, rates: Rates, read: Read) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """The rows with their amounts in another currency beside, and in words what could not be converted.

    Args:
        to: the currency; "" leaves the rows as they are.
        read: runs a statement under the filters of the question that gave the rows.
    """
    if not to or not rows:
        return tuple(rows), ()
    ids: list[Cell] = [*sorted({id_ for row in rows for group in _groups(row) for id_ in group})]
    parts = _parts(read(_DATED, {"ids": ids}), "document", "programme", "id", "per") if any("amounts" in row for row in rows) else {}
    given: list[Cell] = [*sorted({id_ for row in rows if row.get("flow") for group in _groups(row) for id_ in group})]
    paid = _paid(read(_GIVEN, {"parts": given}), read(_FLOWS, {"parts": given})) if given else {}
    table = _Table(to, rates, _Starts(read(_STARTS, {"ids": ids})), parts, paid)
    made = tuple(table.convert(row) for row in rows)
    return made, tuple(_notes(made, to))


class _Starts:
    """When programmes begin."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.names: dict[str, str] = {}
        self.days: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in rows:
            self.names[str(row["id"])] = str(row["name"])
            if row["start"]:
                self.days[str(row["id"])].append((str(row["phase"]), last_day(str(row["start"]))))

    def first(self, ids: Iterable[str], phase: str) -> str:
        """The earliest start of a phase, else of the whole; "" where none is known."""
        found = [start for id_ in ids for start in self.days.get(id_, ())]
        of_phase = [day for its, day in found if phase and its == phase]
        return min(of_phase or [day for _, day in found], default="")

    def named(self, groups: Sequence[frozenset[str]], name: str) -> frozenset[str]:
        """The programme of that name among some; nothing where several have it, and so nobody knows which is meant."""
        found = groups if len(groups) == 1 else [group for group in groups if name in {self.names.get(id_) for id_ in group}]
        return found[0] if len(found) == 1 else frozenset()


@dataclass(frozen=True, slots=True)
class _Table:
    """What rows are converted with.

    Attributes:
        parts: those of sums, by source, programme, id and what it is for.
        paid: those of what a funder gives, by funder, programme, flow and currency.
    """

    to: str
    rates: Rates
    starts: _Starts
    parts: Mapping[tuple[str, ...], list[Row]]
    paid: Mapping[tuple[str, ...], list[Row]]

    def convert(self, row: Row) -> Row:
        """One row, converted."""
        made: dict[str, Cell] = dict(row)
        groups = _groups(row)
        shares = [part for r, group in zip(_records(row, "programmes"), groups, strict=False) if r["amount"] is not None
                  for part in self._shares(row, r, group)]  # fmt: skip
        whole = [self._one(r, self.starts.named(groups, str(r["programme"])) if "programme" in r else groups[0])
                 for r in _records(row, "budgets")]  # fmt: skip
        sums = [(r, self._of_sum(row, r, groups[0])) for r in _records(row, "amounts")]
        if "converted" in row:
            made["converted"] = _total(shares, row["amount"])
        if sums:
            made["amounts"] = [{**r, "converted": _total(parts, r["amount"])} for r, parts in sums]
        made["conversions"] = [*shares, *whole, *(part for _, parts in sums for part in parts)]
        return made

    def _shares(self, row: Row, record: Row, group: frozenset[str]) -> list[dict[str, Cell]]:
        """What a funder gives to one programme, by year where those of a record are the amount shown."""
        share = {**_only(record, "id", "name", "amount"), "currency": row["currency"], "per": row["per"]}
        for id_ in sorted(group):
            parts = self.paid.get(tuple(map(str, (row.get("actor"), id_, row.get("flow"), row["currency"]))), ())
            if parts and abs(sum(plain_number(part["amount"]) for part in parts) - plain_number(record["amount"])) < _NOTHING:
                return [self._one({**share, **_only(part, "year", "amount")}, group) for part in parts]
        return [self._one(share, group)]

    def _of_sum(self, row: Row, record: Row, group: frozenset[str]) -> list[dict[str, Cell]]:
        key = tuple(map(str, (row["document"], row["programme"], record["id"], record["per"])))
        return [self._one({**record, **_only(part, "year", "amount")}, group) for part in self.parts.get(key, ())]

    def _one(self, record: Row, group: frozenset[str]) -> dict[str, Cell]:
        """One amount with what it is in the other currency, and the rate that says so; `missing` says why there is none."""
        amount, currency = float(str(record["amount"])), str(record["currency"] or "")
        day = last_day(str(record.get("year") or "").rpartition("/")[2]) or self.starts.first(group, str(record.get("phase") or ""))
        blank = {"converted": None, "to": self.to, "rate": None, "rate_of": "", "rate_date": "", "rate_source": "", "day": day}
        if currency == self.to:
            return {**record, **blank, "converted": amount, "rate": 1.0, "missing": ""}
        rate = self.rates.find(currency, self.to, day)
        if rate is None:
            return {**record, **blank, "missing": "no currency" if not currency else "no rate" if day else "no date"}
        said = {"rate": float(rate.rate), "rate_of": str(rate), "rate_date": rate.date, "rate_source": rate.source}
        return {**record, **blank, "converted": rate.convert(amount, currency), **said, "missing": ""}


def _groups(row: Row) -> list[frozenset[str]]:
    """The ids of each programme that a row tells of, in the order of its records."""
    if isinstance(row.get("programmes"), list):
        return [_ids(record["id"], record["also"]) for record in _records(row, "programmes")]
    return [_ids(row["programme"], row.get("also"))]


def _ids(one: Cell, also: Cell) -> frozenset[str]:
    return frozenset((str(one), *(map(str, also) if isinstance(also, list | tuple) else ())))


def _records(row: Row, column: str) -> Iterator[Row]:
    cell = row.get(column)
    return (record for record in (cell if isinstance(cell, list) else ()) if isinstance(record, Mapping))


def _only(record: Row, *names: str) -> dict[str, Cell]:
    return {name: record[name] for name in names}


def _total(parts: Sequence[Row], amount: Cell) -> Cell:
    """The parts added up; None unless all are converted and together are the amount shown."""
    converted = [part["converted"] for part in parts]
    whole = sum(plain_number(part["amount"]) for part in parts)
    if not parts or None in converted or abs(whole - plain_number(amount)) >= 1:
        return None
    return round(float(sum(plain_number(cell) for cell in converted)), 2)


def _parts(rows: Iterable[Row], *names: str) -> dict[tuple[str, ...], list[Row]]:
    """The parts of each sum: of the passage that gives most, as the sum itself is made; an amount stated alone is its own part.

    Args:
        names: what tells one sum from another.
    """
    passages: defaultdict[tuple[str, ...], defaultdict[Cell, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found = passages[tuple(str(row[name]) for name in names)][row["passage"]]
        if not (row.get("own") and found):
            found.append({**row, "amount": plain_number(row["amount"])})
    return {key: max(of.values(), key=lambda parts: sum(plain_number(part["amount"]) for part in parts)) for key, of in passages.items()}


def _paid(given: Iterable[Row], flows: Iterable[Row]) -> dict[tuple[str, ...], list[Row]]:
    """The parts, by year, of what records give of a funder: by funder, programme, flow and currency."""
    same = ("programme", "passage", "kind", "currency", "printed")
    funders: defaultdict[tuple[Cell, ...], list[Cell]] = defaultdict(list)
    for row in given:
        funders[tuple(row[name] for name in same)].append(row["actor"])
    names = ("actor", "programme", "kind", "currency", "passage", "year")
    years: defaultdict[tuple[str, ...], float] = defaultdict(float)
    for flow in flows:
        for actor in funders.get(tuple(flow[name] for name in same), ()):
            years[tuple(str({**flow, "actor": actor}[name]) for name in names)] += plain_number(flow["amount"])
    return _parts(({**dict(zip(names, key, strict=True)), "amount": years[key]} for key in sorted(years)), *names[:4])


def _notes(rows: Iterable[Row], to: str) -> Iterator[str]:
    amounts = [record for row in rows for record in _records(row, "conversions")]
    done = sum(record["converted"] is not None for record in amounts)
    yield f"Amounts in these rows: {len(amounts):,}; {done:,} of them in {to} too, beside the original."
    counts = Counter(str(record["missing"]) for record in amounts)
    for missing, (one, several) in _MISSING.items():
        if counts[missing]:
            words = f"1 amount {one}" if counts[missing] == 1 else f"{counts[missing]:,} amounts {several}"
            yield f"{words}: not converted, and in no converted sum."
