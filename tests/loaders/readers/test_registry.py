"""The table of formats: what is imported when, and how a file comes to its reader."""

import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import SourceError
from loaders import DATA_ENDINGS
from loaders.base import read_source
from loaders.readers import READERS
from tests.loaders.rendered.as_pdf import to_pdf
from tests.loaders.rendered.parts import Part

LIBRARIES = ("pypdfium2", "pdfplumber", "pdfminer", "mammoth", "selectolax")


def test_a_text_needs_no_library_of_other_formats(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("A plan.", encoding="utf-8")
    code = (
        f"import sys, pathlib, loaders.base as b; b.read_source(pathlib.Path({str(path)!r})); print(*set(sys.modules) & set({LIBRARIES!r}))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""


def test_every_format_has_its_reader() -> None:
    assert all(callable(found.read) for found in READERS.values())


def test_an_ending_in_capitals_is_the_same_format(tmp_path: Path) -> None:
    path = tmp_path / "PLAN.PDF"
    path.write_bytes(to_pdf([Part("paragraph", "Mr John Holvard visits quays.")]))
    source = read_source(path)
    assert "Holvard" not in source.text
    assert source.text.endswith("visits quays.\n\f")
    assert source.blocks[0].page == 1


def test_a_passage_of_a_paragraph_that_goes_on_says_its_own_page(tmp_path: Path) -> None:
    from loaders.base import Draft, document_info

    path = tmp_path / "plan.pdf"
    path.write_bytes(to_pdf([Part("paragraph", " ".join(f"The port of Oslo opened house {i} for crews." for i in range(300)))]))
    source = read_source(path)
    passages = Draft(source).finish(document_info(source, "plan", "Plan")).passages
    assert passages[0].page == 1
    assert passages[-1].page == source.text.count("\f") > 1


def test_an_unknown_ending_names_those_that_are_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no reader for \.odt\. Give one of: \.docx, \.htm"):
        read_source(tmp_path / "plan.odt")


def test_an_unknown_ending_names_those_of_data_too(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no reader for \.json") as caught:
        read_source(tmp_path / "a.json")
    assert [ending for ending in DATA_ENDINGS - {".gz", ".zip"} if ending not in str(caught.value)] == []


@pytest.mark.parametrize("ending", [".tab", ".xls", ".ODS"])
def test_a_table_of_another_format_is_told_how_to_be_saved(tmp_path: Path, ending: str) -> None:
    with pytest.raises(SourceError, match=rf"no reader for \{ending}. Save it as .csv or .xlsx"):
        read_source(tmp_path / f"3w{ending}")
