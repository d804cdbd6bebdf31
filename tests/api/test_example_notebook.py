"""The example notebook runs from its first cell to its last, in the checkout's folder, and its tables hold rows."""

import json
from pathlib import Path
from typing import Any

import pandas
import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"


def _cells() -> list[str]:
    found: dict[str, Any] = json.loads(NOTEBOOK.read_text("utf-8"))
    assert (found["nbformat"], found["nbformat_minor"]) == (4, 5)
    assert all(cell.get("outputs", []) == [] for cell in found["cells"]), "clear the outputs before you commit"
    return ["".join(cell["source"]) for cell in found["cells"] if cell["cell_type"] == "code"]


def test_every_cell_runs_in_turn(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    shown: list[Any] = []
    for cell in _cells():
        *lines, last = cell.splitlines()
        exec("\n".join(lines), names)
        try:
            shown.append(eval(last, names))
        except SyntaxError:  # a statement shows nothing
            exec(last, names)
    tables = [value for value in shown if isinstance(value, pandas.DataFrame)]
    assert [next(iter(table.columns)) for table in tables] == ["name", "name", "path"]
    assert all(len(table) for table in tables)
    assert "statements" in capsys.readouterr().out
