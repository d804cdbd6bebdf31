"""What the editions in force say together of each programme, kept on its node: is it about trafficking, when does it run.

The questions hold the same rules as Cypher (`queries/cypher/terms.toml`: relevance, state, dated, active), for answers drawn from fewer
documents; the test of both compares their answers. Kept here, a question of a country reads a column instead of three kinds of edges.
"""

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from graph.days import AFTER_ANY, OPEN, OPEN_NUMBER, day_before, pauses_between
from graph.editions import edition_of, editions_in_force
from graph.extracts import Extract
from graph.resolve.judgements import DISMISSED, Judged
from graph.schema import RELEVANCES, TOLD, TURNS
from graph.stores.embedded.entities import judged_rows

CLOSED = "0000"
"""The last day of what ended no source says when."""

_ANY_TIME = {"runs_from": 0, "runs_to": OPEN_NUMBER, "pause_from": OPEN_NUMBER, "pause_to": 0, "by_period": 0}
"""What a programme without periods, and one without a pause, holds."""

_DAY = r"^(?:[0-9]{4}(?:-[0-9]{2}){0,2})?$"
"""A date of ISO 8601 to any precision, or none."""

_OVER = ("ended", "finalisation", "cancelled")


class Told:
    """What is told of the programmes, by id."""

    def __init__(self, sources: Sequence[Extract], judged: Judged) -> None:
        """Fold the statements of the editions in force, dismissed ones left out."""
        chosen = {edition.id for edition in editions_in_force(tuple(edition_of(source.document) for source in sources))}
        self._sources = [source for source in sources if source.document["id"] in chosen]
        self._judged = judged
        self._before = {str(source.document["id"]): day_before(edition_of(source.document).dated) for source in self._sources}
        self._rows = _ended(self._periods(), self._statuses()).join(self._relevances(), "from_id", join_type="full outer")

    def added_to(self, programmes: pa.Table) -> pa.Table:
        """Nodes with what is told of them, texts null where no source says any; those about trafficking first, in order of their turns.

        So what questions look at first lies together in the file.
        """
        places = self._places(programmes["id"])
        told = {name: self._rows[name].take(places) for name in TOLD if name in self._rows.column_names}
        rank, turns = _turns(programmes["id"], told["relevance"], self._rows["end"].take(places))
        told |= {name: pc.fill_null(told[name], number) for name, number in _ANY_TIME.items()}
        for name, cells in {**told, "turn": turns}.items():
            programmes = programmes.set_column(programmes.schema.get_field_index(name), name, cells)
        first = pc.equal(rank, 0)
        return pa.concat_tables([programmes.filter(first).sort_by("turn"), programmes.filter(pc.invert(first))])

    def best_relevances(self, joined: Mapping[str, str]) -> dict[str, str]:
        """The relevance of programmes that are one in several sources: the best of them; one of which nothing is said is about trafficking.

        Args:
            joined: by the id of each, the id that stands for all.
        """
        ranks = self._rows["relevance"].take(self._places(pa.array(joined, pa.string()))).to_pylist()
        best: dict[str, int] = {}
        for group, relevance in zip(joined.values(), ranks, strict=True):
            best[group] = min(best.get(group, len(RELEVANCES)), RELEVANCES.index(relevance or RELEVANCES[0]))
        return {id_: RELEVANCES[best[group]] for id_, group in joined.items()}

    def _places(self, ids: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
        """Where programmes stand; null of those of which nothing is told."""
        return pc.index_in(ids, self._rows["from_id"].combine_chunks())

    def _periods(self) -> pa.Table:
        """By programme: the first start, the last end that is firm, the last end, whether one that is firm has none; when it runs."""
        rows = self._joined("HAS_PERIOD", "Period", ("kind", "phase"), ("start_date", "end_date"))
        kind, phase, start, end = (pc.fill_null(rows[name], "") for name in ("kind", "phase", "start_date", "end_date"))
        ends, nothing = pc.not_equal(end, ""), pa.scalar(None, pa.string())
        until = pc.binary_join_element_wise(end, AFTER_ANY, "")  # so that 2025 ends after 2025-05 does
        odd = pc.invert(pc.and_(pc.match_substring_regex(start, _DAY), pc.match_substring_regex(end, _DAY)))
        columns = {
            "from_id": rows["from_id"],
            "first_day": pc.if_else(pc.and_(pc.not_equal(kind, ""), pc.equal(start, "")), nothing, start),
            "firm_end": pc.if_else(pc.and_(ends, pc.not_equal(kind, "planned")), until, nothing),
            "any_end": pc.if_else(ends, until, nothing),
            "open": pc.cast(pc.and_(pc.equal(kind, ""), pc.and_(pc.invert(ends), pc.not_equal(start, ""))), pa.int8()),
            "dated": pc.cast(pc.or_(ends, pc.not_equal(start, "")), pa.int8()),
            "apart": pc.cast(pc.or_(odd, pc.not_equal(phase, "")), pa.int8()),
        }  # fmt: skip
        asked = [("first_day", "min"), *((name, "max") for name in ("firm_end", "any_end", "open", "dated", "apart"))]
        found = _grouped(pa.table(columns), asked)
        found = found.set_column(found.schema.get_field_index("first_day"), "first_day", pc.fill_null(found["first_day"], ""))
        for name in ("firm_end", "any_end"):
            found = found.set_column(found.schema.get_field_index(name), name, pc.utf8_rtrim(found[name], AFTER_ANY))
        days = (pc.if_else(odd, "", day) for day in (start, end))
        return _with_spans(found, _spans(rows["from_id"], kind, *days))

    def _statuses(self) -> pa.Table:
        """By programme: whether all statuses say that it is over, and the last day before a source said so."""
        rows = self._joined("HAS_STATUS", "Status", ("document",), ("status",))
        over = pc.is_in(rows["status"], pa.array(_OVER))
        places = pc.index_in(rows["document"], pa.array(self._before, pa.string()))
        before = pc.if_else(over, pa.array(list(self._before.values()), pa.string()).take(places), pa.scalar(None, pa.string()))
        found = pa.table({"from_id": rows["from_id"], "over": pc.cast(over, pa.int8()), "before": before})
        return _grouped(found, [("over", "min"), ("before", "min")])

    def _relevances(self) -> pa.Table:
        """By programme: the best that is said of it."""
        rows = self._joined("HAS_RELEVANCE", "Relevance", (), ("relevance",))
        rank = pc.index_in(rows["relevance"], pa.array(RELEVANCES))
        best = _grouped(pa.table({"from_id": rows["from_id"], "rank": rank}), [("rank", "min")])
        return pa.table({"from_id": best["from_id"], "relevance": pa.array(RELEVANCES).take(best["rank"])})

    def _joined(self, edge: str, label: str, qualifiers: Sequence[str], cells: Sequence[str]) -> pa.Table:
        """All edges of one type from programmes, with what their values hold."""
        empty = pa.table({name: pa.array([], pa.string()) for name in ("from_id", *qualifiers, *cells)})
        return pa.concat_tables([empty, *self._parts((edge, "Programme", label), qualifiers, cells)])

    def _parts(self, table: tuple[str, str, str], qualifiers: Sequence[str], cells: Sequence[str]) -> Iterator[pa.Table]:
        given = ("from_id", "subject_was", "to_id", "id", "review", *qualifiers)
        for source in self._sources:
            if table in source.tables:
                values = pa.concat_tables(source.arrow((table[2],), ("id", *cells)))
                for rows in source.arrow(table, given):
                    judged = judged_rows(table, rows, self._judged)
                    kept = judged.filter(pc.not_equal(pc.fill_null(judged["review"], ""), DISMISSED))
                    places = pc.index_in(kept["to_id"], values["id"].combine_chunks())
                    yield pa.table({name: kept[name] for name in ("from_id", *qualifiers)} | {c: values[c].take(places) for c in cells})


def _turns(ids: pa.ChunkedArray, relevance: pa.ChunkedArray, last_day: pa.ChunkedArray) -> tuple[pa.ChunkedArray, pa.Array]:
    """The rank of each programme's relevance, and its turn: by rank, then what ends last, then by id."""
    rank = pc.index_in(pc.fill_null(relevance, RELEVANCES[0]), pa.array(RELEVANCES))
    last = pc.fill_null(last_day, "")
    last = pc.if_else(pc.equal(last, ""), "", pc.binary_join_element_wise(last, AFTER_ANY, ""))
    rows = pa.table({"rank": rank, "last": last, "id": ids})
    order = pc.sort_indices(rows, [("rank", "ascending"), ("last", "descending"), ("id", "ascending")])
    place = pc.add(pc.cast(pc.sort_indices(order), pa.int64()), 1)
    return rank, pc.add(pc.multiply(pc.cast(rank, pa.int64()), TURNS), place)


def _grouped(rows: pa.Table, asked: Sequence[tuple[str, str]]) -> pa.Table:
    """One row a programme, columns under their own names."""
    found = rows.group_by("from_id").aggregate(list(asked))
    return found.rename_columns([name.removesuffix(f"_{dict(asked).get(name.rpartition('_')[0], '')}") for name in found.column_names])


def _numbers(days: pa.ChunkedArray, pad: str) -> pa.ChunkedArray:
    """Dates as numbers, "" the first or the last of all: graph.days.first_number where padded with 0, last_number with 9."""
    return pc.cast(pc.utf8_rpad(pc.replace_substring(days, "-", ""), 8, pad), pa.int64())


def _spans(ids: pa.ChunkedArray, kind: pa.ChunkedArray, start: pa.ChunkedArray, end: pa.ChunkedArray) -> pa.Table:
    """The spans in which programmes run (graph.days.runs), `from_id`, `start` and `end` as numbers; planned and actual periods are one."""
    rows = pa.table({"from_id": ids, "start": _numbers(start, "0"), "end": _numbers(end, "9")})
    alone, number = pc.equal(kind, ""), pa.scalar(None, pa.int64())
    bounds = {name: pc.if_else(pc.equal(day, ""), number, rows[name]) for name, day in (("start", start), ("end", end))}
    runs = pa.table({"from_id": ids, **bounds}).filter(pc.invert(alone))
    found = _grouped(runs, [("start", "min"), ("end", "max")])
    filled = {"start": pc.fill_null(found["start"], 0), "end": pc.fill_null(found["end"], OPEN_NUMBER)}
    return pa.concat_tables([rows.filter(alone), pa.table({"from_id": found["from_id"], **filled})])


def _with_spans(programmes: pa.Table, spans: pa.Table) -> pa.Table:
    """Programmes with when they run, as numbers (graph.schema.TOLD)."""
    cells = {"from_id": spans["from_id"]}
    cells |= {"runs_from": spans["start"], "last_start": spans["start"], "runs_to": spans["end"], "first_end": spans["end"]}
    asked = [("runs_from", "min"), ("first_end", "min"), ("last_start", "max"), ("runs_to", "max")]
    programmes = programmes.join(_grouped(pa.table(cells), asked), "from_id")
    paused = programmes.filter(pc.less(programmes["first_end"], programmes["last_start"]))["from_id"].combine_chunks()
    return _with_pauses(programmes, spans.filter(pc.is_in(spans["from_id"], paused)))


def _with_pauses(programmes: pa.Table, spans: pa.Table) -> pa.Table:
    """Programmes with `pause_from`, `pause_to`, `by_period` (graph.schema.TOLD), null where there is none.

    Args:
        programmes: with `from_id` and `apart`, 1 for those whose periods are of phases, or no dates of ISO 8601.
        spans: `start` and `end` of all periods of those that may have a pause.
    """
    periods: dict[str, list[tuple[int, int]]] = {}
    for id_, *span in zip(*(spans[name].to_pylist() for name in ("from_id", "start", "end")), strict=True):
        periods.setdefault(id_, []).append((span[0], span[1]))
    pauses = {id_: pauses_between(found) for id_, found in periods.items()}
    one = {id_: found[0] for id_, found in pauses.items() if len(found) == 1}
    apart = programmes.filter(pc.equal(programmes["apart"], 1))["from_id"].to_pylist()
    by_period = sorted({*apart, *(id_ for id_, found in pauses.items() if len(found) > 1)})
    columns: dict[str, dict[str, int]] = {
        "pause_from": {id_: end for id_, (end, _) in one.items()},
        "pause_to": {id_: start for id_, (_, start) in one.items()},
        "by_period": {id_: number for number, id_ in enumerate(by_period, 1)},
    }
    for name, cells in columns.items():
        places = pc.index_in(programmes["from_id"], pa.array(list(cells), pa.string()))
        programmes = programmes.append_column(name, pa.array(list(cells.values()), pa.int64()).take(places))
    return programmes


def _ended(periods: pa.Table, statuses: pa.Table) -> pa.Table:
    """The first and the last day of each programme, see the term `state` of the questions; its `end`, see `ending`."""
    rows = periods.join(statuses, "from_id", join_type="full outer")
    over = pc.fill_null(pc.equal(rows["over"], 1), False)
    undated = pc.fill_null(pc.equal(rows["dated"], 0), True)
    planned = pc.and_(pc.is_valid(rows["any_end"]), pc.is_null(rows["firm_end"]))
    end = pc.case_when(
        pc.make_struct(
            pc.and_(pc.fill_null(pc.equal(rows["open"], 1), False), pc.invert(over)),
            pc.is_valid(rows["firm_end"]),
            planned,
            pc.and_(pc.invert(undated), pc.invert(over)),
            over,
        ),
        OPEN, rows["firm_end"], rows["any_end"], OPEN, CLOSED, "",
    )  # fmt: skip
    later = pc.greater(*(pc.binary_join_element_wise(rows[name], AFTER_ANY, "") for name in ("any_end", "before")))
    last = pc.if_else(pc.and_(pc.and_(planned, over), pc.fill_null(later, False)), rows["before"], end)
    kept = ["from_id", *(name for name in TOLD if name in rows.column_names)]
    return rows.select(kept).append_column("last_day", last).append_column("end", end)
