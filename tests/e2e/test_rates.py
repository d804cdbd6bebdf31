"""`tipgraph rates`, and `convert` on the command line, in Python and over HTTP."""

import csv
import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import tipgraph as face
from tests.e2e.running import Tipgraph, write

LINES = ("currency,to,date,rate,source", "EUR,SEK,2020-12-31,10,Riksbanken", "EUR,SEK,2022-12-31,11.5,Riksbanken")


@pytest.fixture
def rated(loaded: Tipgraph, tmp_path: Path) -> Tipgraph:
    """The loaded store, with a place of its own for rates."""
    return replace(loaded, environment={"TIPGRAPH_RATES": str(tmp_path / "kept" / "rates.csv")})


def test_rates_are_loaded_shown_and_forgotten(rated: Tipgraph, tmp_path: Path) -> None:
    assert "No exchange rates are loaded" in rated.run("rates").stdout
    assert rated.json("rates") == []
    table = write(tmp_path, "table.csv", LINES)
    assert "2 rates in " in rated.run("rates", table).stdout
    assert rated.json("rates") == [
        {
            "currency": "EUR",
            "to": "SEK",
            "source": "Riksbanken",
            "rates": 2,
            "first": "2020-12-31",
            "last": "2022-12-31",
            "last_rate": "11.5",
        }
    ]
    assert "--forget" in rated.run("rates", table, "--forget", code=2).stderr
    rated.run("rates", "--forget")
    rated.run("rates", "--forget")
    assert rated.json("rates") == []


def test_a_bad_table_leaves_the_one_before(rated: Tipgraph, tmp_path: Path) -> None:
    rated.run("rates", write(tmp_path, "table.csv", LINES))
    bad = write(tmp_path, "bad.csv", [*LINES, "EUR,SEK,2023-12-31,eleven,Riksbanken"])
    said = rated.run("rates", bad, code=2).stderr
    assert "bad.csv, line 4: rate is 'eleven'. Write a number above zero" in said
    assert rated.json("rates")[0]["last"] == "2022-12-31"
    assert "cannot be read" in rated.run("rates", tmp_path / "none.csv", code=2).stderr
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["rates.csv"]


def test_converted_amounts_stand_beside_the_originals(rated: Tipgraph, tmp_path: Path) -> None:
    assert "none are loaded. Load a table first: tipgraph rates" in rated.run("ask", "funding-by-funder", "convert=SEK", code=2).stderr
    rated.run("rates", write(tmp_path, "table.csv", LINES))
    shown = rated.run("ask", "funding-by-funder", "convert=sek").stdout
    assert "1,500,000 EUR" in shown
    assert "Riksbanken" in shown
    assert "of them in SEK too, beside the original." in shown
    answer = rated.json("ask", "funding-by-funder", "convert=SEK")
    found = [record for row in answer["rows"] for record in row["conversions"] if record["amount"] == 1_500_000.0]
    assert found
    assert {(r["converted"], r["rate_date"]) for r in found} == {(17_250_000.0, "2022-12-31")}
    rows = list(csv.DictReader(io.StringIO(rated.run("ask", "funding-by-funder", "convert=SEK", "-o", "csv").stdout)))
    assert rows[0]["converted"] == "#value+converted"
    assert "the rates loaded are of: EUR, SEK" in rated.run("ask", "funding-by-funder", "convert=USD", code=2).stderr


def test_python_takes_a_table(loaded: Tipgraph, tmp_path: Path) -> None:
    shutil.copytree(loaded.store, tmp_path / "store")
    with face.open(tmp_path / "store", rates=write(tmp_path, "table.csv", LINES)) as graph:
        rows = graph.ask("funding-by-funder", convert="SEK").rows
    assert any(row["conversions"] for row in rows)
