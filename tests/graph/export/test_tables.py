"""CSV and XLSX: HXL tags, types, and nothing that a spreadsheet would run; read back by pandas and openpyxl."""

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas
import pytest

from graph.export.csv_table import csv_lines
from graph.export.facts import facts
from graph.export.facts_table import facts_csv, facts_xlsx
from graph.export.tables import Table, TableColumn, inert
from graph.export.xlsx_table import MOST_CHARACTERS, write_xlsx
from graph.store import GraphStore

COLUMNS = (TableColumn("name", "#org+name"), TableColumn("amount", "#value", "number"), TableColumn("day", "#date", "date"))


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@x", "\tx", "\rx", "\n=x", "  =x", " +1+cmd", "-1+cmd|' /C calc'!A0"])
def test_what_a_spreadsheet_would_run_is_made_text(text: str) -> None:
    assert inert(text) == "'" + text


@pytest.mark.parametrize("text", ["", "IOM", "-5", "+31.5", "1-2", "a=b", "'quoted"])
def test_other_text_stays(text: str) -> None:
    assert inert(text) == text


def test_pandas_reads_the_facts_without_the_row_of_tags(small: GraphStore) -> None:
    text = "".join(facts_csv(small))
    read = pandas.read_csv(io.StringIO(text), skiprows=[1])
    wanted = list(facts(small))
    assert list(read["statement"]) == [fact["id"] for fact in wanted]
    amounts = read[read["predicate"] == "FUNDS"]["amount"].dropna()
    assert sorted(amounts) == [100000.0, 500000.0, 2000000.0, 2000000.0]
    assert set(read["review"].dropna()) == {"dismissed"}
    assert "".join(facts_csv(small, hxl=False)) == "".join(line for n, line in enumerate(text.splitlines(keepends=True)) if n != 1)


def test_every_tag_is_a_hashtag_of_hxl(small: GraphStore) -> None:
    names, tags = list(csv.reader(next(iter([line])) for line in list(facts_csv(small))[:2]))
    assert len(names) == len(tags) == len(set(names))
    pattern = r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*"
    assert pandas.Series(tags).str.fullmatch(pattern).all()


def test_the_same_fact_stands_in_the_lines_and_in_the_table(small: GraphStore) -> None:
    rows = csv.DictReader(io.StringIO("".join(facts_csv(small, hxl=False)), newline=""))
    row = next(row for row in rows if row["object"] == "theme:prevention" and row["document"] == "survey")
    fact = next(f for f in facts(small) if f["id"] == row["statement"])
    assert json.loads(json.dumps(fact["subject"]))["name"] == row["subject_name"] != ""
    assert (row["document"], row["page"], row["quote"]) == (fact["document"], "1", fact["quote"])


def test_hostile_names_are_text_in_csv(hostile: GraphStore) -> None:
    rows = list(csv.DictReader(io.StringIO("".join(facts_csv(hostile, hxl=False)), newline="")))
    assert {row["subject_name"][0] for row in rows if row["subject_name"].lstrip("'")[0] in "=@-"} == {"'"}


def test_openpyxl_reads_typed_cells_under_a_frozen_head(small: GraphStore, tmp_path: Path) -> None:
    with (tmp_path / "facts.xlsx").open("wb") as file:
        facts_xlsx(small, file)
    book = openpyxl.load_workbook(tmp_path / "facts.xlsx")
    sheet = book["facts"]
    assert book.sheetnames == ["facts", "sources"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A3", f"A2:{sheet.cell(1, sheet.max_column).column_letter}{sheet.max_row}")
    head = [cell.value for cell in sheet[1]]
    assert sheet.max_row - 2 == len(list(facts(small)))
    amounts = [row[head.index("amount")].value for row in sheet.iter_rows(3) if row[head.index("predicate")].value == "HAS_BUDGET"]
    assert sorted(amounts) == [41200000, 55150000]
    starts = {row[head.index("start")].value for row in sheet.iter_rows(3) if row[head.index("predicate")].value == "HAS_PERIOD"}
    assert starts == {datetime(2021, 1, 1), "2024", "2021", "2021-02"}
    assert [row[0].value for row in book["sources"].iter_rows(3)] == ["plan", "reply", "survey"]


def test_hostile_names_are_no_formula_in_xlsx(hostile: GraphStore, tmp_path: Path) -> None:
    with (tmp_path / "facts.xlsx").open("wb") as file:
        facts_xlsx(hostile, file)
    sheet = openpyxl.load_workbook(tmp_path / "facts.xlsx")["facts"]
    cells = [cell for row in sheet.iter_rows(3) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    risky = [cell for cell in cells if str(cell.value).startswith("=HYPERLINK")]
    assert risky
    assert all(cell.quotePrefix for cell in risky)


def test_more_rows_than_a_sheet_holds_go_on_in_another(tmp_path: Path) -> None:
    rows = [(f"body {n}", n, "2024-05-31") for n in range(7)]
    with (tmp_path / "t.xlsx").open("wb") as file:
        write_xlsx([Table("rows", COLUMNS, iter(rows)), Table("none", COLUMNS, ())], file, most_rows=3)
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert {name: book[name].max_row - 2 for name in book.sheetnames} == {"rows": 3, "rows 2": 3, "rows 3": 1, "none": 0}
    assert [cell.value for cell in book["rows 3"][3]] == ["body 6", 6, datetime(2024, 5, 31)]


def test_a_text_longer_than_a_cell_is_cut_and_says_so(tmp_path: Path) -> None:
    with (tmp_path / "t.xlsx").open("wb") as file:
        write_xlsx([Table("rows", COLUMNS, [("x" * 40_000, None, "")])], file)
    text = openpyxl.load_workbook(tmp_path / "t.xlsx")["rows"].cell(3, 1).value
    assert len(text) == MOST_CHARACTERS
    assert text.endswith("x…")


def test_numbers_and_lists_are_written_without_loss() -> None:
    columns = tuple(TableColumn(name, "#meta") for name in "abcd")
    line = list(csv_lines(Table("t", columns, [(1234567.5, True, ["a", "b"], [{"id": "x", "name": "N", "role": "funds"}])]), hxl=False))[1]
    assert line == "1234567.5,true,a; b,N (funds)\r\n"
