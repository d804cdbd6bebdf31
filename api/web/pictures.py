"""The picture that fits an answer, as plain data for `static/pictures.js`; every picture is of rows that stand in the table beside it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.web.addresses import thing_address
from api.web.layouts import place
from api.web.matrices import NONE, UNKNOWN, Matrix, matrix_of, shade, unit_words
from graph.store import Cell
from queries.answer import Answer

BARS = 12
ROWS = 40
"""Lines that one picture shows; its caption says so where there are more."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: how it is drawn, what it shows in words, and its data (Any: each kind has its own)."""

    kind: str
    caption: str
    data: Mapping[str, Any]
    tall: bool = False
    legend: tuple[tuple[int, str], ...] = ()


def pictures_of(answer: Answer) -> tuple[Picture, ...]:
    """The pictures of an answer; none where there is nothing to see."""
    build = BUILDERS.get(answer.chart)
    return tuple(build(answer)) if build and answer.rows else ()


def money(answer: Answer) -> Iterable[Picture]:
    """Bars of amounts, one picture a currency (and rate, and flow): they are never put on one scale."""
    scales: dict[tuple[str, str, str], list[Mapping[str, Cell]]] = {}
    for row in answer.rows:
        if row.get("amount") is not None:
            scales.setdefault((str(row["currency"] or ""), str(row["per"] or ""), str(row.get("flow") or "")), []).append(row)
    for (currency, per, flow), rows in sorted(scales.items(), key=lambda pair: (pair[0][0] == "", -len(pair[1]), pair[0]))[:3]:
        unit = unit_words((currency, per, flow))
        yield bars(rows, "amount", f"Amounts of the funder's own, {unit}.", unit)


def counts(answer: Answer) -> Iterable[Picture]:
    """Bars of how many programmes."""
    if "programme_count" in answer.rows[0] and "name" in answer.rows[0] and len(answer.rows) > 1:
        yield bars(answer.rows, "programme_count", "Programmes by partner.", "programmes")


def bars(rows: Sequence[Mapping[str, Cell]], column: str, caption: str, unit: str) -> Picture:
    """Bars of one column, the longest first."""
    ordered = sorted(rows, key=lambda row: (-float(str(row[column] or 0)), str(row["name"])))
    owner = next((name for name in ("actor", "programme") if name in rows[0]), "")
    items = [
        {"name": str(row["name"]), "value": float(str(row[column] or 0)), "href": thing_address(str(row.get(owner) or ""))}
        for row in ordered[:BARS]
    ]
    return Picture("bars", caption + _first(len(rows), BARS), {"items": items, "unit": unit})


def timeline(answer: Answer) -> Iterable[Picture]:
    """A line a programme (or action) with its periods; those without dates are left to the table."""
    column = next((c for c in ("periods", "deadlines") if c in answer.rows[0]), "")
    dated = [(row, spans) for row in answer.rows if (spans := _spans(row.get(column)))]
    if not dated:
        return
    earliest = min(span["start"] for _, spans in dated for span in spans if span["start"])[:4] + "-01-01"
    latest = max(span["end"] or span["start"] for _, spans in dated for span in spans)
    owner = answer.columns[0].name
    rows = [
        {
            "name": str(row["name"]),
            "href": thing_address(str(row[owner])),
            "spans": [{**s, "start": s["start"] or earliest, "end": s["end"] or max(latest, s["start"])} for s in spans],
        }
        for row, spans in sorted(dated, key=lambda pair: min(s["start"] or earliest for s in pair[1]))[:ROWS]
    ]
    undated = len(answer.rows) - len(dated)
    caption = f"When they run, as stated; paler where a bound is open.{f' {undated} of the rows have no dates.' if undated else ''}"
    yield Picture("timeline", caption + _first(len(dated), ROWS), {"rows": rows})


def heatmap(answer: Answer) -> Iterable[Picture]:
    """Countries by themes: how many programmes, or that nothing, or no theme, was found."""
    yield heat_of(matrix_of(answer), "Programmes by country and theme.")


def heat_of(matrix: Matrix, caption: str) -> Picture:
    """A matrix as colours; countries without any figure are left to the table.

    Args:
        caption: what the figures are.
    """
    known = [row for row in matrix.rows if any(cell.known for cell in row.cells)] or list(matrix.rows)
    cells = [
        {
            "row": down,
            "column": across,
            "value": shade(cell, matrix.measure),
            "unknown": cell.coverage == "theme unknown",
            "label": cell.label,
            "text": cell.text,
            "href": cell.href,
        }
        for down, row in enumerate(known[:ROWS])
        for across, cell in enumerate(row.cells)
        if cell.text
    ]
    hidden = len(matrix.rows) - len(known)
    return Picture(
        "heatmap",
        f"{caption} “{UNKNOWN}”: programmes are there, but no source that names the country gives their theme; “{NONE}”: none was found in "
        "the documents searched, which is no proof that there is none."
        + _first(len(known), ROWS)
        + (f" Countries without a figure stand in the table: {hidden}." if hidden else ""),
        {"rows": [row.name for row in known[:ROWS]], "columns": list(matrix.themes), "cells": cells},
    )


def graph(answer: Answer) -> Iterable[Picture]:
    """Pairs as a network; where rows are no pairs, the time that they take."""
    if "other" not in answer.rows[0]:
        return timeline(answer)
    if "relation" in answer.rows[0]:
        return steps(answer)
    first = answer.columns[0].name
    names = {str(row[i]): str(row[n]) for row in answer.rows for i, n in ((first, "name"), ("other", "other_name"))}
    ids = sorted(names)
    at = {id_: place_ for place_, id_ in enumerate(ids)}
    shared = "programmes" if first == "actor" else "places"
    links = [(at[str(row[first])], at[str(row["other"])], f"shares {_length(row.get(shared)) or 1} {shared} with") for row in answer.rows]
    spots = place(len(ids), tuple((a, b) for a, b, _ in links))
    nodes = [
        {"name": names[id_], "kind": first, "group": 0, "x": x, "y": y, "href": thing_address(id_), "focus": thing_address(id_)}
        for id_, (x, y) in zip(ids, spots, strict=True)
    ]
    group = {"name": f"{first}s", "shape": "circle" if first == "actor" else "rect"}
    return (
        Picture(
            "network",
            f"Who shares {shared}: a line for each pair of the table. Drag to move, scroll to come nearer.",
            {"nodes": nodes, "links": links, "groups": [group]},
            tall=True,
        ),
    )


def steps(answer: Answer) -> Iterable[Picture]:
    """The ways between two things as a network: a line a step."""
    names = {str(row[i]): str(row[f"{i}_name"]) for row in answer.rows for i in ("one", "other")}
    at = {id_: place_ for place_, id_ in enumerate(sorted(names))}
    said = {(at[str(row["one"])], at[str(row["other"])]): row["relation"] for row in answer.rows}
    links = [(a, b, "; ".join(map(str, words)) if isinstance(words, list) else "") for (a, b), words in sorted(said.items())]
    kinds = [id_.partition(":")[0] for id_ in at]
    groups = {kind: number for number, kind in enumerate(sorted(set(kinds)))}
    nodes = [
        {"name": names[id_], "kind": kind, "group": groups[kind], "x": x, "y": y, "href": thing_address(id_), "focus": thing_address(id_)}
        for id_, kind, (x, y) in zip(at, kinds, place(len(at), tuple((a, b) for a, b, _ in links)), strict=True)
    ]
    shown = [{"name": f"{kind}s", "shape": "circle" if kind == "actor" else "rect"} for kind in groups]
    yield Picture(
        "network",
        "The shortest ways: a line for each step of the table. Drag to move, scroll to come nearer.",
        {"nodes": nodes, "links": links, "groups": shown},
        tall=True,
    )


BUILDERS: Mapping[str, Callable[[Answer], Iterable[Picture]]] = {
    "bar": money,
    "table": counts,
    "timeline": timeline,
    "heatmap": heatmap,
    "graph": graph,
}
"""What draws each `chart` of a question's header."""


def _spans(cell: Cell) -> list[dict[str, Any]]:
    """Periods as days; the bounds that are open stay empty."""
    found = []
    for record in cell if isinstance(cell, list | tuple) else ():
        if isinstance(record, Mapping):
            start, end, phase = (str(record.get(name) or "") for name in ("start_date", "end_date", "phase"))
            if start or end:
                text = f"{f'phase {phase}: ' if phase.isdigit() else f'{phase}: ' if phase else ''}{start or '…'} – {end or '…'}"
                found.append({"start": _first_day(start), "end": _last_day(end), "open": int(not (start and end)), "text": text})
    return [s for s in found if s["start"] or s["end"]]


def _first_day(text: str) -> str:
    return text + "-01-01"[len(text) - 4 :] if len(text) in (4, 7) else text


def _last_day(text: str) -> str:
    return text + ("-12-31" if len(text) == 4 else "-28" if len(text) == 7 else "")


def _length(cell: Cell) -> int:
    return len(cell) if isinstance(cell, list | tuple) else 0


def _first(number: int, most: int) -> str:
    return f" The first {most} of {number}." if number > most else ""
