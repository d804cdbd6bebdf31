"""What each source says of one programme, side by side, and what the sources disagree in.

The facts come from the statements of `compare-sources`, one a row: `fact`, `part` (the programme's id in a source), `document`, what it
says, and `evidence`. What no source says differs from nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from math import fsum
from typing import Any

from graph.store import Cell

Row = dict[str, Cell]
Facts = Sequence[Mapping[str, Any]]

_LISTED = ("", "implementation", "focus")
"""The roles of a country that make a list of countries."""

_EVIDENCE = {"place": "evidence", "period": "evidence_period", "amount": "evidence_amount", "partner": "evidence_partner",
             "status": "evidence_status"}  # fmt: skip
_SAID = {"place": "countries", "period": "dates", "amount": "amounts", "partner": "partners"}
"""What the sources may disagree in, by the facts that say it."""


def parts(facts: Facts, _: Mapping[str, Cell]) -> list[str]:
    """The ids of the programme, as far as they are known."""
    return sorted({str(fact["part"]) for fact in facts if fact["fact"] in {"stand", "also"}})


def compared(facts: Facts) -> tuple[list[Row], dict[str, int]]:
    """A row for each source and id of the programme, in order of kind and title; and the totals."""
    by_fact: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for fact in facts:
        by_fact[fact["fact"]].append(fact)
    differ = {"countries": _countries_differ(by_fact["place"]), "dates": _dates_differ(by_fact["period"]),
              "amounts": _amounts_differ(by_fact["amount"]), "partners": _partners_differ(by_fact["partner"])}  # fmt: skip
    rows = [row for named in by_fact["named"] if (row := _row(named, by_fact, differ))]
    rows.sort(key=lambda row: (str(row["kind"]), str(row["title"]), str(row["document"]), str(row["programme"])))
    aspects = sum(differ.values()) if rows else 0
    return rows, {"rows": len(rows), "sources": len({row["document"] for row in rows}), "aspects": aspects}


def _row(named: Mapping[str, Any], by_fact: Mapping[str, Facts], differ: Mapping[str, bool]) -> Row | None:
    """What one source says under one id; None where it says nothing."""
    said = {name: [f for f in by_fact[name] if (f["document"], f["part"]) == (named["document"], named["part"])] for name in _EVIDENCE}
    if not any(said.values()):
        return None
    counted = {"place": [f for f in said["place"] if f["role"] in _LISTED], "period": said["period"], "amount": said["amount"],
               "partner": [f for f in said["partner"] if f["role"] != "reports"]}  # fmt: skip
    row: Row = {name: named[name] for name in ("document", "title", "kind", "issued", "name", "identifiers")}
    row |= {
        "programme": named["part"],
        "countries": [f["place"] for f in said["place"]],
        "periods": [f["period"] for f in said["period"]],
        "amounts": _amounts(said["amount"]),
        "partners": [{**f["partner"], "role": f["role"]} for f in said["partner"]],
        "statuses": [f["status"] for f in said["status"]],
        "differs": [aspect for name, aspect in _SAID.items() if counted[name] and differ[aspect]],
        "joined_by": [f["reasons"] for f in by_fact["same"] if f["part"] == named["part"]],
    }
    return row | {column: [f["evidence"] for f in said[name]] for name, column in _EVIDENCE.items()}


def _lists_differ(pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether one document lists what another does not."""
    found = set(pairs)
    return len({document for document, _ in found}) * len({thing for _, thing in found}) != len(found)


def _countries_differ(facts: Facts) -> bool:
    listed = (f for f in facts if f["role"] in _LISTED and f["id"].startswith("country:"))
    return _lists_differ((f["document"], f["id"]) for f in listed)


def _partners_differ(facts: Facts) -> bool:
    roles = {f["role"] for f in facts} - {"reports"}
    return any(_lists_differ((f["document"], f["partner"]["id"]) for f in facts if f["role"] == role) for role in roles)


def _dates_differ(facts: Facts) -> bool:
    """Whether a start or end that one document gives is, at any precision, none of those that another gives of the same phase and kind."""
    others: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for fact in facts:
        others[fact["document"]].append(fact)
    return any(
        _unlike(fact, [other for other in there if _comparable(fact, other)], name)
        for fact in facts for document, there in others.items() if document != fact["document"] for name in ("start_date", "end_date")
    )  # fmt: skip


def _comparable(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    same_kind = one["kind"] == other["kind"] or not one["kind"] or not other["kind"]
    return same_kind and (one["period"]["phase"] or "") == (other["period"]["phase"] or "")


def _unlike(one: Mapping[str, Any], others: Facts, name: str) -> bool:
    day = one["period"][name] or ""
    days = [other["period"][name] for other in others if other["period"][name]]
    return bool(day and days) and not any(day.startswith(other) or other.startswith(day) for other in days)


def _sums(facts: Facts) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """What each document gives: budgets as stated, other amounts of one kind added up within a passage, the largest of several passages.

    Yields what they are of (document, own id where it has no kind, kind, revision, phase, currency, what it is for), and the amount.
    """
    passages: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for f in facts:
        own = "" if f["kind"] else f["id"]
        passages[(f["document"], own, f["kind"], f["revision"], f["phase"], f["currency"], f["per"], f["passage"])].append(f["amount"])
    found: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for key, amounts in passages.items():
        stated = [amount for amount in amounts if amount is not None]
        found[key[:-1]] += [max(stated) if key[1] else fsum(stated)] if stated else []
    for key, sums in found.items():
        yield key[:-1], key[-1], max(sums, default=None)


def _amounts(facts: Facts) -> list[Row]:
    return [
        {"id": f"{kind}|{revision}|{phase}|{own}|{currency}", "amount": amount, "currency": currency, "per": per, "phase": phase,
         "kind": kind, "revision": revision}
        for (_, own, kind, revision, phase, currency), per, amount in _sums(facts) if amount is not None
    ]  # fmt: skip


def _amounts_differ(facts: Facts) -> bool:
    """Whether an amount that one document gives is none of those of its kind that another gives."""
    compared: dict[tuple[Any, ...], set[bool]] = defaultdict(set)
    for (one, per, amount), (other, other_per, other_amount) in product(list(_sums(facts)), repeat=2):
        document, _, kind, revision, phase, currency = one
        likely = document != other[0] and (kind or "budget") == (other[2] or "budget") and phase == other[4] and per == other_per
        alike = all(mine == its or not mine or not its for mine, its in ((revision, other[3]), (currency, other[5])))
        if likely and alike:
            key = (document, other[0], kind or "budget", revision, phase, currency, amount)
            compared[key].add(amount is not None and other_amount is not None and abs(amount - other_amount) < 1)
    return any(found == {False} for found in compared.values())
