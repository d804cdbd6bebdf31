"""3W workbooks: merged cells, several sheets, formulas without values, damage."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import openpyxl
import pytest

from graph.data_file import Records
from graph.errors import SourceError
from graph.store import Cell, SourceBatch
from loaders import read_data
from loaders.three_w.sheets import Sheet
from loaders.three_w.tables import find_table
from tests.loaders.whole import whole_batch

Row = Iterable[str | None]
TAGS = ("#org", "#sector", "#country")


def write(folder: Path, sheets: Mapping[str, Iterable[Row]], merged: Iterable[str] = ()) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for place in merged:
            sheet.merge_cells(place)
    book.save(folder / "book.xlsx")
    return folder / "book.xlsx"


def read(folder: Path, sheets: Mapping[str, Iterable[Row]], merged: Iterable[str] = ()) -> tuple[Records, SourceBatch]:
    records = read_data(write(folder, sheets, merged), folder / "run")
    return records, whole_batch(records)


def column(batch: SourceBatch, predicate: str, name: str) -> list[Cell]:
    return [cell for (edge, _, _), columns in batch.edges.items() if edge == predicate for cell in columns[name]]


def test_merged_heads_and_cells_are_read(tmp_path: Path) -> None:
    rows = (("Who", None, "Where"), ("Org", "Sector", "Country"), TAGS, ("A Club", "Health", "Kenya"), (None, "Food", "Kenya"))
    _, batch = read(tmp_path, {"3W": rows}, ("A1:B1", "A4:A5"))
    assert column(batch, "IMPLEMENTS", "subject_text") == ["A Club", "A Club"]


def test_every_sheet_with_hashtags_is_read_and_the_locator_names_it(tmp_path: Path) -> None:
    sheets = {"Kenya": [TAGS, ("A Club", "Food", "Kenya")], "Mid year": [TAGS, ("B Club", "Food", "Chad"), ("A Club", "Food", "Kenya")]}
    records, batch = read(tmp_path, sheets)
    assert records.records == len(set(batch.nodes["Passage"]["id"])) == 3
    assert column(batch, "TARGETS", "locator") == ["Kenya!C2", "'Mid year'!C2", "'Mid year'!C3"]
    assert len(set(column(batch, "TARGETS", "id"))) == 3
    assert len(set(column(batch, "TARGETS", "from_id"))) == 2
    assert batch.nodes["Passage"]["section"] == ["sheet Kenya, row 2", "sheet Mid year, row 2", "sheet Mid year, row 3"]


def test_a_hidden_sheet_is_read_and_told(tmp_path: Path) -> None:
    path = write(tmp_path, {"Kenya": [TAGS, ("A Club", "Food", "Kenya")], "Old": [TAGS, ("B Club", "Food", "Chad")]})
    book = openpyxl.load_workbook(path)
    book["Old"].sheet_state = "hidden"
    book.save(path)
    records = read_data(path, tmp_path / "run")
    assert records.records == 2
    assert [(skipped.place, "hidden" in skipped.reason) for skipped in records.skipped] == [("sheet Old, row 1", True)]


def test_the_only_sheet_that_holds_anything_is_not_named(tmp_path: Path) -> None:
    _, batch = read(tmp_path, {"Kenya": [TAGS, ("A Club", "Food", "Kenya")], "Sheet2": []})
    assert column(batch, "TARGETS", "locator") == ["C2"]


def test_sheets_that_are_no_3w_are_told_and_the_others_read(tmp_path: Path) -> None:
    sheets: dict[str, list[Row]] = {
        "Read me": [("Ask the cluster",)],
        "3W": [TAGS, ("A Club", "Food", "Kenya")],
        "Cases": [("Victim code", "Org"), ("#meta", "#org"), ("V1", "B Club")],
        "Places": [("#country", "#adm1"), ("Kenya", "Coast")],
    }
    records, batch = read(tmp_path, sheets)
    assert column(batch, "TARGETS", "locator") == ["'3W'!C2"]
    assert [skipped.place for skipped in records.skipped] == ["sheet Read me", "sheet Cases", "sheet Places, row 1"]
    assert all("the sheet is not read" in skipped.reason for skipped in records.skipped)
    assert "B Club" not in str(batch)


def test_a_refusal_names_every_sheet(tmp_path: Path) -> None:
    path = write(tmp_path, {"Read me": [("Ask the cluster",)], "Cases": [("Victim code", "Org"), ("#meta", "#org")]})
    with pytest.raises(SourceError, match=r"sheet Read me: no row of HXL hashtags.*sheet Cases: .*cases or victims") as caught:
        read_data(path, tmp_path / "run")
    assert caught.value.fix


def test_a_sheet_with_too_many_cells_is_told() -> None:
    with pytest.raises(SourceError, match=r"sheet Big: a sheet has 6,000,000 cells"):
        find_table(Sheet("Big", (), (), 6_000_000), "book.xlsx", 0, None)


def test_a_formula_without_a_value_is_told(tmp_path: Path) -> None:
    records, batch = read(tmp_path, {"3W": [TAGS, ("A Club", "Food", '=CONCATENATE("Ke","nya")'), ("B Club", "=D9", "Chad")]})
    assert column(batch, "TARGETS", "to_id") == ["country:TD"]
    assert [(skipped.place, "formula has no value" in skipped.reason) for skipped in records.skipped] == [("C2", True)]
    assert "(2 times)" in records.skipped[0].reason


def test_a_formula_that_gives_no_text_is_an_empty_cell(tmp_path: Path) -> None:
    path = write(tmp_path, {"3W": [TAGS, ("A Club", "=D9", "Chad")]})
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<c r="B2">', b'<c r="B2" t="str">'))
    path.write_bytes(packed.getvalue())
    assert read_data(path, tmp_path / "run").skipped == ()


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"hello", b""])
def test_a_damaged_workbook_gets_a_clear_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.xlsx"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=r"damaged"):
        read_data(path, tmp_path / "run")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_workbook_with_damage_inside_a_part_gets_a_clear_error(tmp_path: Path, part: str) -> None:
    path = write(tmp_path, {"3W": [TAGS, ("A Club", "Food", "Kenya")]})
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo(part).header_offset + 30 + len(part)
    data = bytearray(path.read_bytes())
    data[start : start + 40] = b"\xff" * 40
    path.write_bytes(bytes(data))
    with pytest.raises(SourceError, match=r"damaged"):
        read_data(path, tmp_path / "run")
