"""How cells look: lists, records, periods, money; and CSV that no spreadsheet runs."""

import csv
import io

import pytest

from api.render import show_cell, write_csv
from graph.store import Cell


@pytest.mark.parametrize(("cell", "shown"), [
    (None, ""),
    (True, "true"),
    (1500000.0, "1,500,000"),
    ([], ""),
    (["one"], "one"),
    (["one", "two"], "• one\n• two"),
    ([{"id": "x", "name": "LANTERN", "role": "funds", "phase": ""}, {"id": "x", "name": "LANTERN", "role": "leads", "phase": "2"}],
     "LANTERN: funds; leads, phase 2"),
    ([{"id": "x", "start_date": "2021-01-01", "end_date": "2023-12-31"}], "2021-01-01 – 2023-12-31"),
    ([{"id": "x", "start_date": "2021", "end_date": "2021", "phase": "renewed"}], "2021: renewed"),
    ([{"id": "x", "start_date": "2021", "end_date": ""}], "2021 – …"),
    ([{"id": "x", "amount": 10.0, "currency": "EUR", "per": "year"}], "10 EUR a year"),
    ([{"id": "x", "amount": 10.0, "currency": "", "per": ""}], "10 (no currency stated)"),
    ([{"id": "x", "name": "LANTERN", "amount": None}], "LANTERN"),
    ([{"id": "x", "name": "LANTERN", "amount": 10.0, "currency": "EUR", "per": "", "converted": 115.0, "to": "SEK", "rate": 11.5,
       "rate_of": "1 EUR = 11.5 SEK", "rate_date": "2022-12-31", "rate_source": "Bank", "day": "2023-01-01", "missing": ""}],
     "LANTERN: 10 EUR, = 115 SEK (1 EUR = 11.5 SEK on 2022-12-31, Bank)"),
    ([{"id": "x", "amount": 10.0, "currency": "EUR", "per": "", "converted": None, "to": "SEK", "rate_of": "", "missing": "no rate"}],
     "10 EUR: not converted, no rate"),
    ([{"id": "x", "amount": 10.0, "currency": "SEK", "converted": 10.0, "to": "SEK", "rate_of": ""}], "10 SEK: = 10 SEK"),
    ([{"id": "x", "name": "LANTERN", "part": False}, {"id": "y", "name": "BEACON", "part": True}], "• LANTERN\n• BEACON: part"),
    (["a" * 300], "a" * 120 + "…"),
])  # fmt: skip
def test_cells(cell: Cell, shown: str) -> None:
    assert show_cell(cell) == shown


@pytest.mark.parametrize(("cell", "written"), [
    ("=1+1", "'=1+1"), ("@x", "'@x"), ("+x", "'+x"), ("-x", "'-x"), ("-1+cmd", "'-1+cmd"), ("\tx", "'\tx"), (" =1", "' =1"),
    ("-5", "-5"), ("+31.5", "+31.5"), ("plain", "plain"), ("", ""), ("a, \"b\"\nc", "a, \"b\"\nc"),
])  # fmt: skip
def test_no_cell_is_a_formula(capsys: pytest.CaptureFixture[str], cell: str, written: str) -> None:
    write_csv(["head"], [[cell]])
    assert list(csv.reader(io.StringIO(capsys.readouterr().out, newline="")))[1:] in ([[written]], [[]])
